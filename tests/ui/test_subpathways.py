"""Sub-pathways in the window: made, opened, left again, listed, and counted in the numbers."""

from dataclasses import replace

import nested_pathways as given
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from pathways import edits
from pathways.model import CURRENT, Setting
from pathways.values import FrozenMap, Name
from planner.errors import OpenedElsewhereError
from planner.workspace import Workspace
from ui.canvas.menu import map_menu
from ui.document import Document
from ui.main_window import MainWindow
from ui.panels.trail import way_after
from ui.row_button import RowButton
from ui.subpathways import could_open, listed_within, make_own, open_step, opens
from ui.work_area import WorkArea

PLACE = Workspace("Here", population=10_000, pathways=(given.OUTER, given.DIAGNOSIS))
FLAT = Workspace("Here", population=10_000, pathways=(given.FLAT,))


@pytest.fixture
def nested(qapp: object) -> Document:
    return Document(PLACE)


@pytest.fixture
def work(window: MainWindow) -> WorkArea:
    window.furniture.document.open(PLACE)
    return window.furniture.work


def document_of(window: MainWindow) -> Document:
    return window.furniture.document


def test_an_edit_within_moves_the_numbers_of_the_outer_pathway(nested: Document) -> None:
    made = nested.estimate
    assert made is not None
    nested.show_pathway("diagnosis")
    near = FrozenMap({d: given.done(Setting.COMMUNITY, "gp", 5.0) for d in given.BOTH})
    nested.edit("Move", lambda p: edits.replace_step(p, replace(p.step("read"), deliveries=near)))
    nested.show_pathway("copd")
    after = nested.estimate
    assert after is not None
    assert after is nested.estimate
    # All 57.658 readings a year leave hospital now.
    before, now = (one.designs[CURRENT].activity.contacts["hospital"] for one in (made, after))
    assert before - now == pytest.approx(57.658, abs=0.001)


def test_making_steps_a_pathway_is_one_undo_step_and_moves_no_number(qapp: object) -> None:
    document = Document(FLAT)
    before = document.estimate
    assert make_own(document, ["history", "blow", "read"])
    assert document.undo_stack.count() == 1
    outer, inner = document.workspace.pathways
    assert outer.step("history").name.en == "History and what follows"
    assert inner.name == Name("History and what follows", "history cy a'r hyn sy'n dilyn")
    after = document.estimate
    assert before is not None
    assert after is not None
    assert after.headline.contacts_out == pytest.approx(before.headline.contacts_out)
    document.undo_stack.undo()
    assert document.workspace == FLAT


def test_steps_that_cannot_become_a_pathway_are_refused_in_words(qtbot: QtBot) -> None:
    document = Document(FLAT)
    document.edit("Enter", lambda p: edits.connect(p, "review", "read", [CURRENT]))
    document.edit("Enter", lambda p: edits.set_share(p, "review", "read", CURRENT, 0.1))
    with qtbot.waitSignal(document.rejected):
        assert not make_own(document, ["history", "blow", "read"])


def test_a_step_can_open_as_what_does_not_contain_it(nested: Document) -> None:
    assert [id_ for id_, _name in could_open(nested)] == ["", "diagnosis"]
    nested.show_pathway("diagnosis")
    assert [id_ for id_, _name in could_open(nested)] == [""]


def test_opening_a_step_shows_its_pathway_and_the_way_leads_back(work: WorkArea) -> None:
    document = work.trail._document
    assert work.trail.isHidden()
    assert not open_step(document, "see")
    assert open_step(document, "diagnose")
    assert document.pathway_id == "diagnosis"
    assert work.trail.way == ("copd", "diagnosis")
    assert not work.trail.isHidden()
    crumb = work.trail.findChild(QPushButton)
    assert isinstance(crumb, QPushButton)
    assert crumb.text() == "COPD"
    assert crumb.accessibleName() == "Back to “COPD”"
    crumb.click()
    assert document.pathway_id == "copd"
    assert document.selection.step == "diagnose"
    assert work.trail.isHidden()


def test_the_way_holds_only_while_each_pathway_opens_the_next() -> None:
    assert way_after(("copd",), "diagnosis", PLACE) == ("copd", "diagnosis")
    assert way_after(("copd", "diagnosis"), "copd", PLACE) == ("copd",)
    assert way_after(("diagnosis",), "copd", PLACE) == ("copd",)
    steps = tuple(replace(s, opens="") for s in given.OUTER.steps)
    cut = PLACE.with_pathway(replace(given.OUTER, steps=steps))
    assert way_after(("copd", "diagnosis"), "diagnosis", cut) == ("diagnosis",)


def test_enter_opens_the_chosen_step_and_keys_lead_back(
    qtbot: QtBot, window: MainWindow, work: WorkArea
) -> None:
    document = document_of(window)
    document.select_steps("diagnose")
    view = work.map.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert document.pathway_id == "diagnosis"
    assert work.trail.back()
    assert document.pathway_id == "copd"
    document.select_steps("see")
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert document.pathway_id == "copd"
    view.commands.give_up()


def test_a_double_click_on_the_mark_opens_and_on_the_name_writes(
    qtbot: QtBot, window: MainWindow, work: WorkArea
) -> None:
    view = work.map.view
    qtbot.waitUntil(lambda: view.map_scene.card("diagnose") is not None)
    card = view.map_scene.card("diagnose")
    assert card is not None
    on_mark = card.card_rect.topLeft() + QPointF(30, 2)
    assert card.opens_at(on_mark)
    assert not card.opens_at(card.card_rect.center())
    view.actual_size()
    view.centerOn(on_mark)
    at: QPoint = view.mapFromScene(on_mark)
    QTest.mouseDClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
    )
    assert document_of(window).pathway_id == "diagnosis"


def test_the_menu_offers_to_open_or_to_make_a_pathway(window: MainWindow, work: WorkArea) -> None:
    def offered(*step_ids: str) -> list[str]:
        document_of(window).select_steps(*step_ids)
        menu = map_menu(work.map.view, Setting.COMMUNITY)
        return [action.text().split("\t")[0] for action in menu.actions() if action.isEnabled()]

    assert "Open the sub-pathway" in offered("diagnose")
    assert "Make a pathway of its own" in offered("see")
    # Nobody comes to the review but through the sub-pathway and the first contact: two entries.
    assert "Make a pathway of its own" not in offered("see", "review")


def test_the_form_of_a_step_says_what_does_not_count(window: MainWindow, work: WorkArea) -> None:
    document = document_of(window)
    document.select_steps("diagnose")
    form = work.inspector.form
    assert form is not None
    buttons = [b.accessibleName() for b in form.findChildren(QPushButton)]
    assert "Open “Diagnosis”" in buttons
    document.edit("None", lambda p: edits.replace_step(p, replace(p.step("diagnose"), opens="")))
    form = work.inspector.form
    assert form is not None
    assert "Open “Diagnosis”" not in [b.accessibleName() for b in form.findChildren(QPushButton)]


def test_the_list_shows_a_sub_pathway_beneath_the_one_that_opens_it_once(
    work: WorkArea,
) -> None:
    twin = replace(given.OUTER, id="asthma", name=Name("Asthma"))
    listed = listed_within((given.DIAGNOSIS, given.OUTER, twin))
    assert [(p.id, depth) for p, depth in listed] == [
        ("copd", 0), ("diagnosis", 1), ("asthma", 0),
    ]  # fmt: skip
    names = [b.accessibleName() for b in work.pathways.findChildren(RowButton)]
    assert names == ["COPD", "Diagnosis, opened within “COPD”"]


def test_what_is_opened_elsewhere_is_not_deleted(qtbot: QtBot, work: WorkArea) -> None:
    document = work.trail._document
    with (
        qtbot.waitSignal(document.rejected) as refused,
        qtbot.assertNotEmitted(work.pathways.deleted),
    ):
        work.pathways._delete("diagnosis")
    assert refused.args is not None
    assert isinstance(refused.args[0], OpenedElsewhereError)
    assert opens(document, "diagnose") == given.DIAGNOSIS


def test_a_finding_within_leads_to_the_step(work: WorkArea) -> None:
    from ui.panels.questions import selection_of

    document = work.trail._document
    found = next(f for f in document.findings if f.rule == "C01")
    assert found.objects == ("diagnose/read",)
    assert selection_of(found, given.OUTER).step == "diagnose"
    about_test = next(f for f in document.findings if f.objects == ("spirometry",))
    others = document.workspace.by_id
    assert selection_of(about_test, given.OUTER, others).step == "diagnose"
    assert selection_of(about_test, given.DIAGNOSIS, others).test == "spirometry"
