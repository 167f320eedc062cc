"""Working copies: every action that was kept is there after the program was killed."""

import os
import subprocess
import sys
import time
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from killing import killed_at_work

from pathways.library import starter
from pathways.values import FrozenMap, Quantity
from planner.errors import FileError
from planner.merging.conflict import Choice, Conflict, Settled
from planner.own_folder import SET_BY, own_folder
from planner.store import journal
from planner.store.journal import last
from planner.working_copies import (
    Recovered,
    WorkingCopy,
    put_aside,
    recovered,
    recovered_of,
    set_aside,
    sweep,
)
from planner.workspace import Workspace
from planner.workspaces import save_workspace

WORK = Workspace("Cwm", population=40_000, pathways=(starter("copd"), starter("dvt")))
WHOLE = replace(
    WORK,
    health_board="Bwrdd Iechyd",
    population_source="Cofrestr 2027",
    pcpg="Grŵp",
    author="Siân",
    assumptions=FrozenMap(
        sickness=Quantity(0.04, 0.05, 0.07, "local", "Rota", "Siân ŵyn", "2027-04-06")
    ),
    settings=FrozenMap(small_number_threshold="7"),
    conflicts=(Conflict(("pcpg",), '"a"', '"b"', '"c"'),),
    settled=(Settled(Conflict(("author",), '"a"', '"b"', '"c"'), Choice.MINE, '"b"', "why"),),
    joined=("a seal",),
)
LEFT = """
import os, sys
from pathlib import Path
from pathways.library import starter
from planner.working_copies import WorkingCopy
from planner.workspace import Workspace
copy = WorkingCopy(Path(sys.argv[1]))
origin = Path(sys.argv[2]) if len(sys.argv) > 2 else None
copy.keep(Workspace("Cwm", population=7, pathways=(starter("dvt"),)), origin)
os.kill(os.getpid(), 9)
"""


def left_behind(folder: Path, *origin: Path) -> Recovered:
    killed = subprocess.run([sys.executable, "-c", LEFT, str(folder), *origin], check=False)
    assert killed.returncode == -9
    return recovered(folder)[0]


def test_what_is_kept_is_read_back_with_every_field_of_it(tmp_path: Path) -> None:
    bare = Workspace("")
    of_merges = {"conflicts", "settled"}  # written and read with the merges that make them
    names = {field.name for field in fields(Workspace)} - of_merges
    assert all(getattr(WHOLE, name) != getattr(bare, name) for name in names)
    copy = WorkingCopy(tmp_path)
    when = datetime(2027, 4, 6, 9, 30, tzinfo=UTC)
    copy.keep(WHOLE, Path("/plans/cwm.cbdplan"), "a seal", when)
    kept = last(copy.path)
    assert kept is not None
    assert (kept.workspace, kept.since, kept.at) == (WHOLE, "a seal", when)
    assert kept.origin == Path("/plans/cwm.cbdplan")
    copy.remove()
    assert list(tmp_path.iterdir()) == []


def test_a_pathway_is_written_once_however_many_actions_leave_it_alone(tmp_path: Path) -> None:
    copy = WorkingCopy(tmp_path)
    copy.keep(WORK)
    first = copy.path.stat().st_size
    for people in range(100):
        copy.keep(WORK.with_population(people))
    each = (copy.path.stat().st_size - first) / 100
    assert each < first / 10
    kept = last(copy.path)
    assert kept is not None
    assert kept.workspace == WORK.with_population(99)
    copy.remove()


def test_a_long_piece_of_work_begins_a_new_file_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_MOST_RECORDS", 3)
    copy = WorkingCopy(tmp_path)
    for people in range(10):
        copy.keep(WORK.with_population(people))
        kept = last(copy.path)
        assert kept is not None
        assert kept.workspace.population == people
    copy.remove()


def test_of_a_torn_record_nothing_counts_and_the_one_before_does(tmp_path: Path) -> None:
    copy = WorkingCopy(tmp_path)
    copy.keep(WORK)
    whole = copy.path.stat().st_size
    copy.keep(WORK.with_population(1))
    data = copy.path.read_bytes()
    for cut in range(whole, len(data), 7):
        copy.path.write_bytes(data[:cut])
        kept = last(copy.path)
        assert kept is not None
        assert kept.workspace == WORK
    copy.path.write_bytes(data[: whole - 1])
    assert last(copy.path) is None
    copy.remove()


def test_after_a_full_disk_the_next_action_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = WorkingCopy(tmp_path)
    copy.keep(WORK)
    half = os.write

    def full(descriptor: int, data: bytes) -> int:
        half(descriptor, bytes(data)[:40])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("planner.store.journal.os.write", full)
        with pytest.raises(FileError):
            copy.keep(WHOLE)
    kept = last(copy.path)
    assert kept is not None
    assert kept.workspace == WORK
    copy.keep(WHOLE)
    kept = last(copy.path)
    assert kept is not None
    assert kept.workspace == WHOLE
    copy.remove()


def test_five_programs_killed_at_work_lose_nothing_they_had_been_told_was_kept(
    tmp_path: Path,
) -> None:
    found = [killed_at_work(tmp_path / str(number), seed=number) for number in range(5)]
    assert [one.lost for one in found] == [0] * 5
    assert all(one.is_offered for one in found)


def test_the_working_copy_of_a_living_program_is_not_offered(tmp_path: Path) -> None:
    copy = WorkingCopy(tmp_path)
    copy.keep(WORK)
    assert recovered(tmp_path) == ()
    one = left_behind(tmp_path)
    assert [found.file for found in recovered(tmp_path)] == [one.file]
    copy.remove()


def test_what_was_left_behind_is_offered_again_and_again_until_it_is_put_aside(
    tmp_path: Path,
) -> None:
    one = left_behind(tmp_path)
    for _start in range(3):
        sweep(tmp_path)
        assert recovered(tmp_path) == (one,)
    put_aside(one)
    put_aside(one)  # two windows may do so at once
    assert recovered(tmp_path) == ()
    assert [found.kept for found in set_aside(tmp_path)] == [one.kept]


def test_what_was_put_aside_is_kept_for_thirty_days(tmp_path: Path) -> None:
    put_aside(left_behind(tmp_path))
    day = timedelta(days=1).total_seconds()
    sweep(tmp_path, time.time() + 29 * day)
    assert len(set_aside(tmp_path)) == 1
    sweep(tmp_path, time.time() + 31 * day)
    assert set_aside(tmp_path) == ()


def test_work_left_on_a_file_is_found_by_the_file_while_it_is_newer(tmp_path: Path) -> None:
    file, folder = tmp_path / "plan.cbdplan", tmp_path / "working"
    save_workspace(WORK, file)
    assert recovered_of(file, folder) is None
    one = left_behind(folder, file)
    assert recovered_of(file, folder) == one
    later = time.time() + 60
    os.utime(file, (later, later))
    assert recovered_of(file, folder) is None
    assert recovered(folder) == (one,)  # but it is still offered at start


def test_a_file_that_is_no_working_copy_is_left_alone(tmp_path: Path) -> None:
    strange = tmp_path / "0123.cbdwork"
    strange.write_bytes(b"of a newer planner")
    assert recovered(tmp_path) == ()
    assert strange.read_bytes() == b"of a newer planner"


def test_the_folder_can_be_set_for_a_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SET_BY, str(tmp_path))
    assert own_folder("working") == tmp_path / "working"
    monkeypatch.delenv(SET_BY)
    assert own_folder("working").is_absolute()
