"""The promises about a person's file, with their full figures; each trial prints its counts."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import Edit, any_edit, edited, pathways, workspaces

from pathways.codec import read_pathway, write_pathway
from pathways.errors import UserError
from pathways.library import starter, starters
from pathways.model import Pathway
from planner.errors import DiskFullError, WorkspaceError
from planner.store import image
from planner.workspace import Workspace
from planner.workspaces import open_workspace, save_workspace

MANY = int(os.environ.get("CBD_TRIALS", "10000"))
NOON = datetime(2027, 4, 6, 12, tzinfo=UTC)
counts: Counter[str] = Counter()


@pytest.fixture(autouse=True, scope="module")
def _told() -> Iterator[None]:
    yield
    for what, count in sorted(counts.items()):
        print(f"\n{count:>8,} {what}", end="")
    print()


@settings(max_examples=MANY)
@given(pathways())
def test_pathways_written_and_read(pathway: Pathway) -> None:
    assert read_pathway(write_pathway(pathway)) == pathway
    counts["pathways written and read equal"] += 1


@settings(max_examples=MANY)
@given(workspaces(most_pathways=1))
def test_workspaces_saved_and_opened(workspace: Workspace) -> None:
    assert image.read(image.write(workspace, (), NOON), "plan")[0] == workspace
    counts["workspaces saved and opened equal"] += 1


@settings(max_examples=MANY)
@given(pathways(), st.lists(any_edit(), max_size=20))
def test_edits_undone(pathway: Pathway, run: list[Edit]) -> None:
    first = write_pathway(pathway)
    states, refused = edited(pathway, run)
    assert read_pathway(write_pathway(states[-1])) == states[-1]
    assert write_pathway(states[0]) == first
    counts["runs of edits undone to the first pathway"] += 1
    counts["edits made"] += len(states) - 1
    counts["edits refused"] += refused


@pytest.fixture
def sample() -> Workspace:
    return Workspace("Cwm", population=40_000, pathways=tuple(starters()))


def test_flipped_bits(sample: Workspace) -> None:
    data = image.write(sample, (), NOON)
    chance = random.Random(1)
    for _ in range(MANY):
        flipped = bytearray(data)
        flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        try:
            read, _revisions = image.read(bytes(flipped), "plan")
        except WorkspaceError:
            counts["flipped bits reported"] += 1
        else:
            assert read == sample
            counts["flipped bits outside the content, workspace equal"] += 1


def test_mutated_files(sample: Workspace) -> None:
    data = image.write(sample, (), NOON)
    chance = random.Random(2)
    for _ in range(MANY):
        mutated = bytearray(data)
        for _again in range(chance.randrange(1, 8)):
            at = chance.randrange(len(mutated))
            size = chance.randrange(1, 200)
            match chance.randrange(4):
                case 0:
                    mutated[at : at + size] = chance.randbytes(size)
                case 1:
                    del mutated[at : at + size]
                case 2:
                    mutated[at:at] = chance.randbytes(size)
                case 3:
                    start = chance.randrange(len(mutated))
                    mutated[at : at + size] = mutated[start : start + size]
        try:
            read, _revisions = image.read(bytes(mutated), "plan")
        except UserError:
            counts["mutated files refused"] += 1
        else:
            assert read == sample
            counts["mutated files whose content was untouched"] += 1


SAVING = """
import sys
from pathlib import Path
from planner.workspaces import open_workspace, save_workspace

path = Path(sys.argv[1])
workspace = open_workspace(path)
while True:
    workspace = workspace.with_population(workspace.population + 1)
    save_workspace(workspace, path)
    print(workspace.population, flush=True)
"""


def test_killed_at_any_moment(tmp_path: Path) -> None:
    path = tmp_path / "plan.cbdplan"
    save_workspace(Workspace("Cwm", population=0, pathways=(starter("copd"),)), path)
    chance = random.Random(3)
    for _ in range(200):
        with subprocess.Popen(
            [sys.executable, "-c", SAVING, path], stdout=subprocess.PIPE, text=True
        ) as saving:
            assert saving.stdout is not None
            saving.stdout.readline()  # it is saving by now
            time.sleep(chance.random() * 0.05)
            os.kill(saving.pid, signal.SIGKILL)
            said = [line for line in saving.stdout.read().split("\n") if line]
        found = open_workspace(path).population
        assert found is not None
        if said:
            assert found >= int(said[-1])
        counts["kills while saving, nothing acknowledged lost, file whole"] += 1


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_fills_up(small_disk: Path, sample: Workspace) -> None:
    path = small_disk / "plan.cbdplan"
    save_workspace(replace(sample, pathways=sample.pathways[:1]), path)
    before = path.read_bytes()
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * 140_000)
    with pytest.raises(DiskFullError):
        save_workspace(sample, path)
    assert path.read_bytes() == before
    assert sorted(p.name for p in small_disk.iterdir()) == ["filler", "plan.cbdplan"]
    filler.unlink()
    save_workspace(sample, path)
    assert open_workspace(path) == sample
    counts["real disks filled, old file kept, saved once there was room"] += 1
