"""The open workspace: edits, undo, what is shown, and the estimate that follows."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pathways import edits
from pathways.errors import ChanceError, UserError
from pathways.library import starter
from pathways.model import CURRENT, PROPOSED, Pathway, Setting
from pathways.values import Name
from planner.errors import MissingPopulationError
from planner.i18n import N_, speaking
from planner.workspace import Workspace
from resources.errors import SharesError
from ui.document import Document
from ui.selection import Selection


def move_to_hospital(pathway: Pathway) -> Pathway:
    return edits.set_setting(pathway, ["spiro"], PROPOSED, Setting.HOSPITAL)


def named(pathway: Pathway, name: str) -> Pathway:
    return replace(pathway, name=Name(name))


def moved(pathway: Pathway, step: str, setting: Setting) -> Pathway:
    return edits.set_setting(pathway, [step], PROPOSED, setting)


def shown(document: Document) -> Pathway:
    assert document.pathway is not None
    return document.pathway


def test_an_edit_is_one_step_that_undo_takes_back(qtbot: QtBot, document: Document) -> None:
    before = document.workspace
    with qtbot.waitSignal(document.changed):
        assert document.edit(N_("Move “{step}”"), move_to_hospital, step="Spirometry")
    assert document.undo_stack.undoText() == "Move “Spirometry”"
    assert shown(document).step("spiro").setting(PROPOSED) is Setting.HOSPITAL
    with qtbot.waitSignal(document.changed):
        document.undo_stack.undo()
    assert document.workspace is before


def test_typing_is_one_step_until_it_ends(document: Document) -> None:
    for name in ("C", "CO", "COP"):
        document.edit("Rename", partial(named, name=name), "name")
    assert document.undo_stack.count() == 1
    document.end_typing()
    document.edit("Rename", lambda p: replace(p, name=Name("COPD")), "name")
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    assert shown(document).name.en == "COP"


def test_typing_back_what_was_there_leaves_no_step(document: Document) -> None:
    name = shown(document).name
    document.edit("Rename", lambda p: replace(p, name=Name("X", name.cy)), "name")
    document.edit("Rename", lambda p: replace(p, name=name), "name")
    assert document.undo_stack.count() == 0
    assert not document.is_dirty


def test_an_edit_that_cannot_stand_changes_nothing_and_says_why(
    qtbot: QtBot, document: Document
) -> None:
    before = document.workspace
    connection = shown(document).connections[0]
    with qtbot.waitSignal(document.rejected) as said:
        stands = document.edit(
            "Change",
            lambda p: edits.set_share(p, connection.source, connection.target, CURRENT, 1.2),
        )
    assert not stands
    assert isinstance(said.args[0], ChanceError)
    assert document.workspace is before
    assert document.undo_stack.count() == 0


def test_an_edit_that_changes_nothing_adds_no_step(document: Document) -> None:
    assert document.edit("Nothing", lambda p: replace(p, note=p.note))
    assert document.undo_stack.count() == 0


def test_deleting_the_pathway_shown_shows_another_and_undo_shows_it_again(
    document: Document,
) -> None:
    document.show_pathway("dvt")
    document.edit_workspace("Delete", lambda w: w.without_pathway("dvt"))
    assert document.pathway_id == "copd"
    document.undo_stack.undo()
    assert document.pathway_id == "dvt"


def test_deleting_the_last_pathway_leaves_none_shown(qapp: QApplication) -> None:
    document = Document(Workspace("X", pathways=(starter("copd"),)))
    document.edit_workspace("Delete", lambda w: w.without_pathway("copd"))
    assert document.pathway is None
    assert document.estimate is None
    assert document.estimate_error is None
    assert document.findings == ()


def test_an_option_that_is_deleted_is_no_longer_shown(document: Document) -> None:
    document.edit("Add", lambda p: edits.add_design(p, "stretch", PROPOSED))
    document.show_design("stretch")
    assert document.option == "stretch"
    document.edit("Remove", lambda p: edits.remove_design(p, "stretch"))
    assert (document.design, document.option) == (PROPOSED, PROPOSED)


def test_the_current_design_is_shown_against_the_option_last_shown(document: Document) -> None:
    document.show_design(CURRENT)
    assert (document.design, document.option) == (CURRENT, PROPOSED)


def test_a_selection_loses_what_is_deleted(qtbot: QtBot, document: Document) -> None:
    document.select_steps("spiro", "triage")
    with qtbot.waitSignal(document.selection_changed):
        document.edit("Delete", lambda p: edits.remove_steps(p, ["spiro"]))
    assert document.selection == Selection(steps=frozenset(["triage"]))


def test_the_estimate_is_made_once_for_one_workspace(document: Document) -> None:
    first = document.estimate
    assert first is not None
    assert document.estimate is first
    document.edit("Move", move_to_hospital)
    assert document.estimate is not first


def test_without_a_population_there_is_an_error_and_no_estimate(document: Document) -> None:
    assert document.estimate is not None
    document.edit_workspace("Set", lambda w: w.with_population(None))
    assert document.estimate is None
    assert isinstance(document.estimate_error, MissingPopulationError)


def test_shares_that_do_not_add_up_give_an_error_and_no_stale_figure(document: Document) -> None:
    connection = next(c for c in shown(document).connections if c.share(PROPOSED) < 1)
    document.edit(
        "Change",
        lambda p: edits.set_share(p, connection.source, connection.target, PROPOSED, 1.0),
    )
    assert document.estimate is None
    assert isinstance(document.estimate_error, SharesError)
    document.undo_stack.undo()
    assert document.estimate is not None


def test_saving_makes_clean_only_what_was_saved(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "a.cbdplan"
    document.edit("Move", move_to_hospital)
    saved = document.workspace
    document.edit("Rename", lambda p: replace(p, name=Name("Later")))
    document.mark_saved(saved, path)
    assert document.is_dirty
    document.mark_saved(document.workspace, path)
    assert not document.is_dirty
    assert document.path == path


def test_undo_says_its_name_in_the_language_spoken(document: Document) -> None:
    document.edit(N_("Change “{field}”"), move_to_hospital, field=N_("Organisation"))
    with speaking("cy"):
        document.retranslate()
        assert document.undo_stack.undoText() == "Newid “Sefydliad”"


@pytest.mark.parametrize("error", [MissingPopulationError(cluster="X")])
def test_an_error_of_a_workspace_edit_is_told_too(
    qtbot: QtBot, document: Document, error: UserError
) -> None:
    def fails(_workspace: Workspace) -> Workspace:
        raise error

    with qtbot.waitSignal(document.rejected) as said:
        assert not document.edit_workspace("Fail", fails)
    assert said.args == [error]


moves = st.tuples(
    st.sampled_from(["spiro", "triage", "review", "nobody"]), st.sampled_from(list(Setting))
)


@settings(
    max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(moves, max_size=20))
def test_undoing_every_edit_gives_back_the_first_workspace(
    qapp: QApplication, chosen: list[tuple[str, Setting]]
) -> None:
    first = Workspace("X", population=40_000, pathways=(starter("copd"),))
    document = Document(first)
    for step, setting in chosen:  # some name a step that is not there and are rejected
        document.edit("Move", partial(moved, step=step, setting=setting))
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert document.workspace == first
