"""Damaged workspaces: what is left of them is read, and what is gone is named."""

from dataclasses import replace
from pathlib import Path
from sqlite3 import connect

import pytest

from pathways.errors import UserError
from pathways.library import starter
from planner.cli import main
from planner.errors import NothingReadableError
from planner.rescuing import rescued, rescued_words
from planner.versions import versions_of
from planner.workspace import Workspace
from planner.workspaces import open_workspace, save_workspace, verify

PLAN = Workspace(
    "Cwm", population=40_000, pathways=tuple(starter(one) for one in ("copd", "dvt", "fls"))
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.cbdplan"
    save_workspace(PLAN, path)
    return path


def spoil(file: Path, pathway: str) -> None:
    """Spoil the inside of one pathway, wherever the file holds it."""
    raw = connect(file)
    raw.execute("UPDATE pathway SET document = x'00' WHERE id = ?", (pathway,))
    raw.commit()
    raw.close()


def test_the_other_pathways_of_a_damaged_file_are_rescued_and_the_lost_one_is_named(
    file: Path,
) -> None:
    spoil(file, "dvt")
    found = rescued(file)
    assert found.workspace == replace(PLAN, pathways=(PLAN.pathways[0], PLAN.pathways[2]))
    assert (found.earlier, found.lost) == ((), ("dvt",))
    assert rescued_words(found)[-1] == "Lost: “dvt”."


def test_an_earlier_version_stands_in_for_a_pathway_that_is_gone(file: Path) -> None:
    dvt = PLAN.pathways[1]
    shorter = replace(dvt, note="Changed since")
    save_workspace(PLAN.with_pathway(shorter), file)
    spoil(file, "dvt")
    found = rescued(file)
    assert found.workspace == PLAN  # as the version before had it, and in its place
    assert (found.earlier, found.lost) == (("dvt",), ())


def test_a_file_that_was_cut_short_gives_what_came_before_the_cut(file: Path) -> None:
    whole = file.read_bytes()
    read = []
    for share in (0.2, 0.5, 0.9):
        file.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(UserError):
            verify(file)
        try:
            read.append(len(rescued(file).workspace.pathways))
        except NothingReadableError:
            read.append(0)
    assert read == sorted(read)
    assert read[-1] >= 1


def test_no_damage_makes_the_rescue_itself_fail(file: Path) -> None:
    whole = file.read_bytes()
    read = 0
    for at in range(0, len(whole), len(whole) // 150):
        file.write_bytes(whole[:at] + bytes(64) + whole[at + 64 :])
        try:
            read += len(rescued(file).workspace.pathways)
        except NothingReadableError:
            continue
    assert read > 150


def test_a_table_that_is_not_the_planners_is_asked_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "strange.cbdplan"
    raw = connect(path)
    raw.execute("CREATE VIEW pathway AS SELECT 1 AS position, load_extension('x') AS document")
    raw.execute("CREATE TABLE workspace (id, cluster)")
    raw.commit()
    raw.close()
    with pytest.raises(NothingReadableError):
        rescued(path)


def test_verify_says_what_can_be_rescued_and_rescue_writes_it(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(file, "dvt")
    damaged = file.read_bytes()
    assert main(["verify", str(file)]) == 1
    said = capsys.readouterr()
    assert "2 pathways can be read." in said.err
    assert "damaged" in said.err
    out = file.with_name("rescued.cbdplan")
    assert main(["rescue", str(file), str(out)]) == 0
    assert len(open_workspace(out).pathways) == 2
    assert file.read_bytes() == damaged
    assert main(["rescue", str(file), str(out)]) == 1  # nothing is written over


def test_versions_and_backups_are_listed_and_taken_out(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_workspace(PLAN.with_population(1), file, named=("For the board", ""))
    assert main(["versions", str(file)]) == 0
    assert "For the board" in capsys.readouterr().out
    out = file.with_name("first.cbdplan")
    assert main(["versions", str(file), "--number", "1", "--out", str(out)]) == 0
    assert open_workspace(out) == PLAN
    assert len(versions_of(file)) == 2
    file.unlink()
    assert main(["backups", str(file)]) == 0
    assert main(["backups", str(file), "--number", "2"]) == 1
    assert main(["backups", str(file), "--number", "1"]) == 0
    assert open_workspace(file) == PLAN
