"""Versions within a workspace file: kept with each save, named for good, read back, compared."""

import zlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import connect

import pytest

from pathways.errors import UserError
from pathways.library import starter
from pathways.values import Name
from planner.errors import DamagedError, MissingVersionError
from planner.i18n import speaking
from planner.store import image
from planner.store.schemas import SCHEMA
from planner.store.versions import MOST_UNNAMED
from planner.versions import change_words, version_numbered, versions_of
from planner.workspace import Workspace
from planner.workspaces import open_workspace, save_workspace, verify

PLAN = Workspace("Cwm", population=1, author="Siân", pathways=(starter("copd"), starter("dvt")))


def saved(path: Path, *people: int) -> None:
    for count in people:
        save_workspace(PLAN.with_population(count), path)


def numbers(path: Path) -> list[int]:
    return [one.number for one in versions_of(path)]


def test_each_save_is_kept_as_a_version_with_its_time_and_author(tmp_path: Path) -> None:
    path = tmp_path / "plan.cbdplan"
    when = datetime(2027, 4, 6, 9, 30, tzinfo=UTC)
    save_workspace(PLAN, path, now=lambda: when)
    saved(path, 2)
    later, first = versions_of(path)
    assert (first.at, first.author, first.workspace) == (when, "Siân", PLAN)
    assert later.workspace == open_workspace(path)
    assert [first.number, later.number] == [1, 2]


def test_a_save_that_changes_nothing_adds_no_version(tmp_path: Path) -> None:
    path = tmp_path / "plan.cbdplan"
    saved(path, 1, 1, 1)
    assert numbers(path) == [1]
    assert len(verify(path).revisions) == 3


def test_versions_without_a_name_are_let_go_of_in_time_and_named_ones_never(tmp_path: Path) -> None:
    path = tmp_path / "plan.cbdplan"
    saved(path, 1)
    save_workspace(PLAN.with_population(2), path, named=("For the board", "Agreed on Monday"))
    saved(path, *range(3, MOST_UNNAMED + 6))  # 23 more, of which the last 20 stay
    found = versions_of(path)
    named = [one for one in found if one.name]
    assert len(found) - len(named) == MOST_UNNAMED
    assert [(one.number, one.name, one.note) for one in named] == [
        (2, "For the board", "Agreed on Monday")
    ]
    assert named[0].workspace == PLAN.with_population(2)
    assert found[0].number == MOST_UNNAMED + 5


def test_what_was_just_saved_can_be_given_a_name(tmp_path: Path) -> None:
    path = tmp_path / "plan.cbdplan"
    saved(path, 1)
    for name in ("First", "Second"):
        save_workspace(PLAN.with_population(1), path, named=(name, ""))
    assert [one.name for one in versions_of(path)] == ["Second", "First"]


def test_a_pathway_that_many_versions_share_is_held_once(tmp_path: Path) -> None:
    path = tmp_path / "plan.cbdplan"
    saved(path, 1)
    once = path.stat().st_size
    saved(path, *range(2, 12))
    assert path.stat().st_size < once * 1.5
    assert connect(path).execute("SELECT count(*) FROM kept").fetchone() == (0,)
    save_workspace(replace(PLAN, pathways=(starter("fls"),)), path)
    held = connect(path).execute("SELECT count(*) FROM kept").fetchone()
    assert held == (2,)  # the two pathways that earlier versions have


def test_a_pathway_of_an_earlier_version_that_was_altered_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "plan.cbdplan"
    saved(path, 1)
    save_workspace(replace(PLAN, pathways=()), path)
    raw = connect(path)
    raw.execute("UPDATE kept SET document = ?", (zlib.compress(b"{}"),))
    raw.commit()
    raw.close()
    with pytest.raises(DamagedError, match="earlier version"):
        verify(path)


def test_a_version_that_is_not_there_is_said_with_those_that_are(tmp_path: Path) -> None:
    path = tmp_path / "plan.cbdplan"
    saved(path, 1, 2)
    found = versions_of(path)
    assert version_numbered(found, 1).workspace.population == 1
    with pytest.raises(MissingVersionError) as error:
        version_numbered(found, 9)
    assert isinstance(error.value, UserError)
    assert "2, 1" in str(error.value)


def test_a_file_of_the_second_schema_opens_without_versions_and_gains_them() -> None:
    old = Path(__file__).parent / "data" / "schema_2.cbdplan.z"  # saved by a planner without them
    data = zlib.decompress(old.read_bytes())
    revisions, versions = image.earlier(data, "old.cbdplan")
    assert versions.listed == ()
    found, _revisions = image.read(data, "old.cbdplan")
    assert (found.cluster, found.population) == ("Cwm", 40_000)
    assert found.assumptions["sickness"].owner == "Siân"
    again = image.write(found, revisions, datetime(2027, 4, 7, tzinfo=UTC), versions)
    assert int.from_bytes(again[60:64], "big") == SCHEMA
    assert len(image.earlier(again, "new.cbdplan")[1].listed) == 1


def test_what_changed_between_two_versions_is_said_in_words() -> None:
    copd = PLAN.pathways[0]
    first, *others = copd.steps
    renamed = replace(copd, steps=(replace(first, name=Name("Phone call")), *others))
    after = replace(PLAN, cluster="Nant", population=2, pathways=(renamed,))
    said = change_words(PLAN, after)
    assert "Cluster: from “Cwm” to “Nant”." in said
    assert "Population: from “1” to “2”." in said
    assert any("“Phone call”" in one for one in said)
    assert any(one.endswith(": taken out.") for one in said)
    assert any(one.endswith(": new.") for one in change_words(after, PLAN))
    assert change_words(PLAN, PLAN) == ()
    with speaking("cy"):
        assert not set(change_words(PLAN, after)) & set(said)
