"""Damaged and harmful files: read or refused in words, in time, and never anything else."""

from pathlib import Path

import pytest
from hostile import SORTS, read_bombs, read_mutants, whole, workbook

from planner.imports import Wishes, read_source
from planner.imports.errors import HostileError
from planner.imports.zip_gate import checked_workbook


@pytest.mark.parametrize("sort", SORTS)
def test_a_damaged_file_is_read_or_refused_in_words(sort: str, tmp_path: Path) -> None:
    read, refused, _longest = read_mutants(sort, 200, tmp_path, seed=7)
    assert read + refused == 200
    assert refused


@pytest.mark.parametrize("sort", SORTS)
def test_the_files_that_are_damaged_are_sound_before(sort: str, tmp_path: Path) -> None:
    from hostile import CALENDAR

    path = tmp_path / f"sound.{'csv' if sort == 'pair' else sort}"
    path.write_bytes(whole(sort, 1))
    (tmp_path / "calendar.csv").write_bytes(CALENDAR)
    assert read_source(path, Wishes(calendar=tmp_path / "calendar.csv")).pathways


def test_bombs_are_refused(tmp_path: Path) -> None:
    read_bombs(48, tmp_path, seed=3)


def test_an_old_or_locked_workbook_says_so() -> None:
    with pytest.raises(HostileError, match="old form"):
        checked_workbook(b"\xd0\xcf\x11\xe0" + b"\0" * 100, "old.xlsx")


def test_a_sound_workbook_passes_the_gate_unchanged() -> None:
    data = workbook()
    assert checked_workbook(data, "good.xlsx").getvalue() == data
