"""Files that went apart find what they come from, and the command makes one of them."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pathways import edits
from pathways.library import starter
from planner.cli import main
from planner.copies import combined_files, combined_with
from planner.errors import ChangedSinceError
from planner.exports.data import write_json
from planner.workspace import Workspace
from planner.workspaces import make_workspace, open_workspace, save_workspace, verify

COPD = starter("copd")
STEP, OTHER = (s.id for s in COPD.steps[:2])
BASE = Workspace("Cwm", population=40_000, pathways=(COPD,))


@pytest.fixture
def laptops(tmp_path: Path) -> tuple[Path, Path]:
    one, other = tmp_path / "one.cbdplan", tmp_path / "other.cbdplan"
    make_workspace(BASE, one)
    shutil.copy(one, other)
    return one, other


def work(path: Path, step: str, note: str) -> None:
    workspace = open_workspace(path)
    pathway = workspace.pathways[0]
    noted = edits.replace_step(pathway, replace(pathway.step(step), note=note))
    save_workspace(workspace.with_pathway(noted), path, since=verify(path).seal)


def notes(path: Path) -> tuple[str, str]:
    pathway = open_workspace(path).pathways[0]
    return pathway.step(STEP).note, pathway.step(OTHER).note


def test_two_copies_find_the_save_they_both_come_from(laptops: tuple[Path, Path]) -> None:
    one, other = laptops
    for n in range(3):
        work(one, STEP, f"one {n}")
        work(other, OTHER, f"other {n}")
    found = combined_files(one, other)
    assert found.has_ancestor
    assert found.conflicts == ()
    assert (len(found.ours), len(found.theirs)) == (1, 1)


def test_a_copy_under_another_name_knows_where_it_comes_from(tmp_path: Path) -> None:
    one, other = tmp_path / "one.cbdplan", tmp_path / "other.cbdplan"
    make_workspace(BASE, one)
    seal = verify(one).seal
    work(one, STEP, "one")
    save_workspace(BASE, other, copied_from=(one, seal))
    work(other, OTHER, "other")
    found = combined_files(one, other)
    assert found.has_ancestor
    assert found.conflicts == ()


def test_after_a_merge_only_what_came_since_is_new(
    laptops: tuple[Path, Path], tmp_path: Path
) -> None:
    one, other = laptops
    work(one, STEP, "one")
    work(other, STEP, "other")
    out = tmp_path / "out.cbdplan"
    assert main(["merge", str(out), str(one), str(other)]) == 0
    assert len(open_workspace(out).conflicts) == 1
    work(other, OTHER, "since")
    found = combined_files(out, other)
    assert found.conflicts == ()
    assert [change.place[3] for change in found.theirs] == [OTHER]
    back = combined_files(other, out)
    assert back.conflicts == ()
    assert back.workspace.pathways == found.workspace.pathways


def test_files_with_no_past_in_common_list_every_difference(tmp_path: Path) -> None:
    one, other = tmp_path / "one.cbdplan", tmp_path / "other.cbdplan"
    make_workspace(BASE, one)
    make_workspace(replace(BASE, population=50_000), other)
    found = combined_files(one, other)
    assert not found.has_ancestor
    assert [c.place for c in found.conflicts] == [("population",)]


def test_a_lone_pathway_joins_or_is_compared_with_its_own(
    laptops: tuple[Path, Path], tmp_path: Path
) -> None:
    alone = tmp_path / "copd.json"
    write_json(replace(COPD, note="By bus"), alone)
    assert [c.place[2] for c in combined_files(laptops[0], alone).conflicts] == ["note"]
    write_json(starter("dvt"), alone)
    found = combined_files(laptops[0], alone)
    assert found.conflicts == ()
    assert set(found.workspace.by_id) == {"copd", "dvt"}


def test_merge_keeps_conflicts_in_the_file_and_lists_them(
    laptops: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = laptops
    work(one, STEP, "here")
    work(other, STEP, "there")
    out = tmp_path / "out.cbdplan"
    assert main(["merge", str(out), str(one), str(other), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    (row,) = said["conflicts"]
    assert (row["ours"], row["theirs"]) == ("here", "there")
    assert (said["ours"], said["theirs"], said["has_ancestor"]) == (1, 1, True)
    assert len(open_workspace(out).conflicts) == 1
    assert main(["verify", str(out)]) == 0
    assert "“here” here, “there” in the other copy" in capsys.readouterr().out


def test_merge_into_the_first_copy_replaces_it_and_no_other_file(
    laptops: tuple[Path, Path],
) -> None:
    one, other = laptops
    work(one, STEP, "one")
    work(other, OTHER, "other")
    before = other.read_bytes()
    assert main(["merge", str(other), str(one), str(other)]) == 1
    assert other.read_bytes() == before
    assert main(["merge", str(one), str(one), str(other)]) == 0
    assert notes(one) == ("one", "other")


def test_a_file_saved_by_somebody_since_can_be_combined_with_and_then_saved(
    laptops: tuple[Path, Path],
) -> None:
    path, _other = laptops
    seal = verify(path).seal
    mine = replace(BASE, pcpg="Gwent")
    work(path, STEP, "somebody")
    with pytest.raises(ChangedSinceError):
        save_workspace(mine, path, since=seal)
    found = combined_with(mine, path, seal, path)
    assert found.conflicts == ()
    save_workspace(found.workspace, path, since=seal)
    assert notes(path)[0] == "somebody"
    assert open_workspace(path).pcpg == "Gwent"
