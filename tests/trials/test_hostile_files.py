"""10,000 damaged files of each sort and 2,000 bombs, read in time and in memory or refused."""

import resource
from pathlib import Path

import pytest
from hostile import SORTS, read_bombs, read_mutants

COUNT = 10_000
BOMBS = 2_000
MEGABYTES = 512


def most_memory() -> float:
    """The most memory this process ever had [MB]."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@pytest.mark.parametrize("sort", SORTS)
def test_damaged_files_are_read_or_refused(sort: str, tmp_path: Path) -> None:
    read, refused, longest = read_mutants(sort, COUNT, tmp_path, seed=2026)
    print(f"\n{sort}: {read} read, {refused} refused, longest {longest:.2f} s")
    assert read + refused == COUNT
    assert most_memory() < MEGABYTES


def test_bombs_are_refused(tmp_path: Path) -> None:
    count, longest = read_bombs(BOMBS, tmp_path, seed=2026)
    print(f"\n{count} bombs refused, longest {longest:.2f} s, {most_memory():.0f} MB")
    assert most_memory() < MEGABYTES
