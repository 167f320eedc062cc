"""An own pathway is begun from every place where there is none yet."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pathways.model import CURRENT
from planner.workspace import Workspace
from ui.add_pathway import add_blank
from ui.document import Document
from ui.main_window import MainWindow


def test_the_start_page_offers_to_draw_a_pathway(qtbot: QtBot, window: MainWindow) -> None:
    window.furniture.beginnings.blank_chosen.emit()
    qtbot.waitUntil(lambda: window.furniture.document.pathway is not None)
    pathway = window.furniture.document.pathway
    assert pathway is not None
    assert (pathway.name.en, pathway.name.cy, pathway.steps) == (
        "New pathway",
        "Llwybr newydd",
        (),
    )


def test_a_second_empty_pathway_has_a_name_of_its_own(document: Document) -> None:
    add_blank(document)
    add_blank(document)
    names = [p.name.en for p in document.workspace.pathways[-2:]]
    assert names == ["New pathway", "New pathway (2)"]
    document.undo_stack.undo()
    assert document.pathway is not None
    assert document.pathway.name.en == "New pathway"


def test_a_step_drawn_in_an_empty_workspace_begins_a_pathway(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.furniture.document.open(Workspace("A"))
    view = window.furniture.work.map.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_N)
    QTest.keyClicks(QApplication.focusWidget() or view, "Triage")
    QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Return)
    pathway = window.furniture.document.pathway
    assert pathway is not None
    assert [s.name.en for s in pathway.steps] == ["Triage"]
    assert window.furniture.document.design == CURRENT


def test_documents_and_a_new_pathway_are_found_by_typing(working: MainWindow) -> None:
    found = [entry.text for entry in working.furniture.actions._entries()]
    assert "Export: PDF proposal" in found
    assert "Draw a new pathway" in found


def test_the_way_to_the_streams_is_shown_although_something_is_chosen(working: MainWindow) -> None:
    work = working.furniture.work
    working.furniture.document.select_steps("spiro")
    work.go_to_rule("G05")
    assert working.furniture.document.selection.is_empty


def test_who_begins_for_the_first_time_can_type_their_cluster_at_once(window: MainWindow) -> None:
    name = window.furniture.beginnings.cluster_box.name
    assert QApplication.focusWidget() in (name, name.lineEdit())


def test_without_steps_the_strip_says_what_to_do_in_place_of_zeros(
    qtbot: QtBot, working: MainWindow
) -> None:
    working.activateWindow()
    qtbot.waitUntil(working.isActiveWindow)
    add_blank(working.furniture.document)
    work = working.furniture.work
    assert work.strip.figures == ()
    assert "no steps yet" in work.strip.why_not
    work.strip._mend.click()
    QTest.keyClicks(QApplication.focusWidget() or work, "Triage")
    QTest.keyClick(QApplication.focusWidget() or work, Qt.Key.Key_Return)
    pathway = working.furniture.document.pathway
    assert pathway is not None
    assert [s.name.en for s in pathway.steps] == ["Triage"]
    assert "no steps yet" not in work.strip.why_not
