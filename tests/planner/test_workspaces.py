"""Workspaces: the value, and what a file gives back of it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from strategies import workspaces

from pathways.edits import rename_step
from pathways.errors import DuplicateError
from pathways.library import starter, starters
from pathways.values import FrozenMap, Name, Quantity
from planner.errors import (
    AlteredError,
    DamagedError,
    FileMissingError,
    MissingPathwayError,
    MissingPopulationError,
    NewerWorkspaceError,
    NoPathwaysError,
    NotAFileError,
    NotAWorkspaceError,
    NotJsonError,
    PopulationError,
    TruncatedError,
    WorkspaceError,
)
from planner.exports.data import write_json
from planner.merging.conflict import Conflict
from planner.store import image
from planner.store.schemas import SCHEMA
from planner.workspace import Workspace
from planner.workspaces import open_workspace, read_any, save_workspace, verify

NOON = datetime(2027, 4, 6, 12, tzinfo=UTC)


@pytest.fixture
def workspace() -> Workspace:
    return Workspace(
        cluster="Clwstwr Ŵyr",
        health_board="Sample",
        population=40_000,
        population_source="Invented",
        pathways=(starter("copd"), starter("dvt")),
        assumptions=FrozenMap(sickness=Quantity(0.03, 0.05, 0.07, "local", "HR, 2026")),
        pcpg="Sir",
        author="A. Lead",
        settings=FrozenMap(small_number_threshold="10"),
        conflicts=(Conflict(("pathways", "copd", "note"), '"a"', '"b"', '"c"'),),
    )


@pytest.fixture
def file(workspace: Workspace, tmp_path: Path) -> Path:
    path = tmp_path / "plan.cbdplan"
    save_workspace(workspace, path, now=lambda: NOON)
    return path


def test_what_is_saved_is_opened_equal(workspace: Workspace, file: Path) -> None:
    assert open_workspace(file) == workspace


@given(workspaces(most_pathways=1))
def test_any_workspace_comes_back_equal(workspace: Workspace) -> None:
    data = image.write(workspace, (), NOON)
    assert image.read(data, "plan.cbdplan")[0] == workspace


def test_nothing_but_the_file_is_left_in_its_folder(file: Path) -> None:
    assert [p.name for p in file.parent.iterdir()] == [file.name]
    open_workspace(file)
    assert [p.name for p in file.parent.iterdir()] == [file.name]


def test_the_file_is_marked_as_ours(file: Path) -> None:
    with closing(sqlite3.connect(file)) as plain:
        assert plain.execute("PRAGMA application_id").fetchone() == (0x43624450,)
        assert plain.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        steps = plain.execute("SELECT id, steps FROM pathway ORDER BY position").fetchall()
    assert steps == [("copd", len(starter("copd").steps)), ("dvt", len(starter("dvt").steps))]


def test_each_save_adds_a_revision(workspace: Workspace, file: Path) -> None:
    later = replace(workspace, author="B. Nurse", pathways=workspace.pathways[:1])
    save_workspace(later, file)
    first, second = verify(file).revisions
    assert (first.number, first.saved_at, first.author, first.pathways) == (1, NOON, "A. Lead", 2)
    assert (second.number, second.author, second.pathways) == (2, "B. Nurse", 1)
    assert first.sha256 != second.sha256
    save_workspace(workspace, file)
    assert verify(file).revisions[2].sha256 != second.sha256


def test_equal_workspaces_have_equal_digests(workspace: Workspace, tmp_path: Path) -> None:
    digests = set()
    for name, order in (("a", 1), ("b", -1)):
        path = tmp_path / name
        settings = dict([("x", "1"), ("y", "2")][::order])
        save_workspace(replace(workspace, settings=FrozenMap(settings)), path)
        digests.add(verify(path).revisions[0].sha256)
    assert len(digests) == 1


def test_saving_over_another_file_begins_a_history(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("shopping")
    save_workspace(workspace, path)
    assert len(verify(path).revisions) == 1


def test_a_link_stays_a_link(workspace: Workspace, file: Path) -> None:
    link = file.with_name("link.cbdplan")
    link.symlink_to(file)
    save_workspace(replace(workspace, author="C"), link)
    assert link.is_symlink()
    assert open_workspace(file).author == "C"


def test_a_pathways_json_serves_where_a_workspace_is_read(tmp_path: Path) -> None:
    path = tmp_path / "copd.json"
    write_json(starter("copd"), path)
    read = read_any(path)
    assert read.pathways == (starter("copd"),)
    assert read.population is None
    assert verify(path).revisions == ()
    with pytest.raises(NotAWorkspaceError, match=r"copd\.json"):
        open_workspace(path)


# What cannot be opened: the error's class, and what is done to the bytes of a good file.
SPOILT: list[tuple[type[Exception], Callable[[bytes], bytes]]] = [
    (TruncatedError, lambda data: data[:-1]),
    (TruncatedError, lambda data: data[: len(data) // 2]),
    (TruncatedError, lambda data: data[:50]),
    (TruncatedError, lambda _data: b""),
    (DamagedError, lambda data: data + b"\0"),
    (DamagedError, lambda data: data[:4096] + b"\0" * 4096 + data[8192:]),
    (NotAWorkspaceError, lambda data: b"PK\x03\x04" + data),
    (NotAWorkspaceError, lambda _data: b"x"),
    (NotAWorkspaceError, lambda data: data[:68] + b"\0\0\0\0" + data[72:]),
    (NotAWorkspaceError, lambda data: data[:60] + b"\0\0\0\0" + data[64:]),
    (NewerWorkspaceError, lambda data: data[:60] + (SCHEMA + 1).to_bytes(4, "big") + data[64:]),
    (AlteredError, lambda data: data[:18] + b"\2\2" + data[20:]),
]


@pytest.mark.parametrize(("error", "spoil"), SPOILT)
def test_a_spoilt_file_is_refused_unchanged_and_named(
    error: type[Exception], spoil: Callable[[bytes], bytes], file: Path
) -> None:
    spoilt = spoil(file.read_bytes())
    file.write_bytes(spoilt)
    with pytest.raises(error, match=r"plan\.cbdplan"):
        verify(file)
    assert file.read_bytes() == spoilt


def test_a_newer_file_is_not_saved_over(workspace: Workspace, file: Path) -> None:
    data = file.read_bytes()
    newer = data[:60] + (SCHEMA + 1).to_bytes(4, "big") + data[64:]
    file.write_bytes(newer)
    with pytest.raises(NewerWorkspaceError, match="Update the planner"):
        save_workspace(workspace, file)
    assert file.read_bytes() == newer


# What another program can do to the file with SQL, and the error that follows.
TAMPERED = [
    (AlteredError, "CREATE TABLE more (x)"),
    (AlteredError, "CREATE VIEW more AS SELECT * FROM pathway"),
    (AlteredError, "CREATE TRIGGER t AFTER DELETE ON pathway BEGIN DELETE FROM setting; END"),
    (AlteredError, "CREATE INDEX i ON pathway (name_en)"),
    (AlteredError, "CREATE VIRTUAL TABLE v USING fts5(x)"),
    (AlteredError, "ALTER TABLE pathway ADD COLUMN more TEXT"),
    (AlteredError, "DROP TABLE conflict"),
    (DamagedError, "UPDATE workspace SET population = 80000"),
    (DamagedError, "UPDATE pathway SET name_en = 'Other' WHERE id = 'copd'"),
    (DamagedError, "UPDATE pathway SET document = x'00' WHERE id = 'copd'"),
    (DamagedError, "UPDATE pathway SET document = zeroblob(100) WHERE id = 'copd'"),
    (DamagedError, "DELETE FROM pathway WHERE id = 'dvt'"),
    (DamagedError, "UPDATE assumption SET central = 0.5"),
    (DamagedError, "DELETE FROM setting"),
    (DamagedError, "UPDATE conflict SET message = ''"),
    (DamagedError, "DELETE FROM revision"),
    (DamagedError, "UPDATE revision SET author = 'Somebody else'"),
    (DamagedError, "UPDATE revision SET saved_at = 'yesterday'"),
    (DamagedError, "DELETE FROM workspace"),
]


@pytest.mark.parametrize(("error", "statement"), TAMPERED)
def test_what_another_program_changed_is_noticed(
    error: type[Exception], statement: str, file: Path
) -> None:
    with closing(sqlite3.connect(file)) as plain:
        plain.execute(statement)
        plain.commit()
    with pytest.raises(error, match=r"plan\.cbdplan"):
        verify(file)


def test_a_document_that_unpacks_without_end_is_refused(file: Path) -> None:
    import zlib

    bomb = zlib.compress(b" " * 70_000_000)
    with closing(sqlite3.connect(file)) as plain:
        plain.execute("UPDATE pathway SET document = ? WHERE id = 'copd'", [bomb])
        plain.commit()
    with pytest.raises(DamagedError):
        verify(file)


def test_every_flipped_bit_of_content_is_noticed(workspace: Workspace, file: Path) -> None:
    # Flips in room that SQLite does not use, most of so small a file, leave the workspace equal.
    data = file.read_bytes()
    noticed = 0
    for bit in range(0, len(data) * 8, 1_499):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        try:
            read, _revisions = image.read(bytes(flipped), "plan.cbdplan")
        except WorkspaceError:
            noticed += 1
        else:
            assert read == workspace
    assert noticed > 30


@pytest.mark.parametrize(
    ("error", "name", "content"),
    [
        (NotJsonError, "p.json", b'{"schema": "cbd-pathway/1", '),
        (NotJsonError, "p.json", b"not at all"),
        (NotJsonError, "p.json", b'{"a": NaN}'),
        (NotJsonError, "p.json", b'{"a": ' + b"9" * 5000 + b"}"),
        (NotJsonError, "p.json", b'{"a": "\xff"}'),
        (NotJsonError, "p.json", b"[" * 100_000),
        (NotJsonError, "p.cbdplan", b'{"a"'),
        (NotAWorkspaceError, "p.cbdplan", b"hello"),
    ],
)
def test_what_is_neither_is_refused_by_name(
    error: type[Exception], name: str, content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(error, match=name):
        read_any(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError, match=r"nowhere\.cbdplan"):
        open_workspace(tmp_path / "nowhere.cbdplan")
    with pytest.raises(FileMissingError):
        open_workspace(tmp_path / "no" / "such.cbdplan")
    with pytest.raises(NotAFileError):
        open_workspace(tmp_path)


def test_a_pathway_is_put_in_place_of_its_namesake_or_last(workspace: Workspace) -> None:
    renamed = rename_step(starter("copd"), "triage", Name("First look"))
    assert workspace.with_pathway(renamed).pathways == (renamed, starter("dvt"))
    assert workspace.with_pathway(starter("fls")).pathways[-1] == starter("fls")


def test_a_starter_added_twice_gets_an_id_and_a_name_of_its_own(workspace: Workspace) -> None:
    grown, added = workspace.adding(starter("copd"))
    assert added.id == "copd_2"
    assert added.name.en == f"{starter('copd').name.en} (2)"
    assert [p.id for p in grown.pathways] == ["copd", "dvt", "copd_2"]
    assert grown.without_pathway("copd_2") == workspace


def test_a_pathway_that_is_not_there_is_named_with_those_that_are(workspace: Workspace) -> None:
    with pytest.raises(MissingPathwayError, match=r"“urology”.*copd, dvt"):
        workspace.pathway("urology")
    with pytest.raises(NoPathwaysError, match="Cwm"):
        Workspace("Cwm").first()


def test_an_unknown_population_blocks_and_nought_does_not(workspace: Workspace) -> None:
    with pytest.raises(MissingPopulationError, match="Clwstwr Ŵyr"):
        workspace.with_population(None).known_population()
    assert workspace.with_population(0).known_population() == 0
    with pytest.raises(PopulationError, match="-1"):
        workspace.with_population(-1)
    with pytest.raises(PopulationError):
        workspace.with_population(10**20)


def test_two_pathways_cannot_share_an_id(workspace: Workspace) -> None:
    with pytest.raises(DuplicateError, match="copd"):
        replace(workspace, pathways=(starter("copd"), starter("copd")))


def test_a_setting_is_the_planners_until_it_is_set(workspace: Workspace) -> None:
    assert Workspace("Cwm").setting("small_number_threshold") == "5"
    assert workspace.setting("small_number_threshold") == "10"


def test_a_workspace_of_every_starter_stays_small(tmp_path: Path) -> None:
    path = tmp_path / "all.cbdplan"
    save_workspace(Workspace("Cwm", pathways=tuple(starters())), path)
    assert path.stat().st_size < 200_000
