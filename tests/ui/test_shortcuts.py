"""Keys go where a person means them to: to the text being typed, the map, or the whole work."""

import pytest
from map_hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from pathways.model import Pathway, Setting
from ui.document import Document
from ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
STEP = "spiro"


@pytest.fixture
def document(working: MainWindow) -> Document:
    working.resize(1500, 900)
    working.activateWindow()
    QApplication.processEvents()
    return working.furniture.document


@pytest.fixture
def hands(working: MainWindow, document: Document) -> Hands:
    return Hands(working.furniture.work.map.view)


def shown(document: Document) -> Pathway:
    assert document.pathway is not None
    return document.pathway


def name_field(window: MainWindow) -> QLineEdit:
    """The field for the English name of the step that is chosen."""
    for entry in window.furniture.work.inspector.findChildren(QLineEdit):
        if entry.accessibleName() == "Name in English" and entry.isVisible():
            entry.setFocus(Qt.FocusReason.MouseFocusReason)
            return entry
    raise AssertionError


def press(key: Qt.Key) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, CTRL)


def undo() -> None:
    press(Qt.Key.Key_Z)


def redo() -> None:
    press(Qt.Key.Key_Y)


def test_keys_work_straight_after_a_card_was_pressed(document: Document, hands: Hands) -> None:
    hands.click(hands.card(STEP))
    hands.key("h")
    assert shown(document).step(STEP).setting("proposed") is Setting.HOSPITAL
    undo()
    assert shown(document).step(STEP).setting("proposed") is Setting.COMMUNITY
    redo()
    assert shown(document).step(STEP).setting("proposed") is Setting.HOSPITAL


def test_letters_typed_into_the_inspector_do_nothing_else(
    working: MainWindow, document: Document
) -> None:
    document.select_steps(STEP)
    field = name_field(working)
    before = shown(document).step(STEP)
    QTest.keyClicks(field, "hcvonalirtpsbm")
    assert field.text() == "hcvonalirtpsbm" + before.name.en
    after = shown(document).step(STEP)
    assert after.deliveries == before.deliveries
    assert len(shown(document).steps) == len(document.workspace.pathways[0].steps)
    assert working.furniture.work.map.view.tool is None


def test_undo_in_a_field_takes_back_what_is_typed_there_first_then_the_work(
    working: MainWindow, document: Document, hands: Hands
) -> None:
    hands.click(hands.card(STEP))
    hands.key("h")
    name = shown(document).step(STEP).name.en
    field = name_field(working)
    field.end(False)
    QTest.keyClicks(field, "xy")
    assert shown(document).step(STEP).name.en == name + "xy"
    undo()
    assert field.text() == name
    assert shown(document).step(STEP).name.en == name
    assert shown(document).step(STEP).setting("proposed") is Setting.HOSPITAL
    undo()
    assert shown(document).step(STEP).setting("proposed") is Setting.COMMUNITY
    assert field.hasFocus()
    redo()
    assert shown(document).step(STEP).setting("proposed") is Setting.HOSPITAL


def test_undo_works_on_the_work_after_the_keyboard_sat_in_the_inspector(
    working: MainWindow, document: Document, hands: Hands
) -> None:
    first = document.workspace
    document.select_steps(STEP)
    field = name_field(working)
    QTest.keyClicks(field, "x")
    hands.click(hands.card(STEP))
    hands.key("h")
    assert document.undo_stack.count() == 2
    name_field(working)  # what was typed before it was left is no longer its own to undo
    undo()
    assert shown(document).step(STEP).setting("proposed") is Setting.COMMUNITY
    undo()
    assert document.workspace == first


def test_undo_in_lines_of_text_takes_back_what_is_typed_there_first(
    working: MainWindow, document: Document, hands: Hands
) -> None:
    hands.click(hands.card(STEP))
    hands.key("h")
    notes = working.furniture.work.inspector.findChildren(QPlainTextEdit)
    assert notes
    entry = notes[0]
    entry.setFocus()
    QTest.keyClicks(entry, "a")
    changed = document.workspace
    undo()
    assert document.workspace != changed
    assert shown(document).step(STEP).setting("proposed") is Setting.HOSPITAL
    undo()
    assert shown(document).step(STEP).setting("proposed") is Setting.COMMUNITY


def test_a_name_written_on_the_map_keeps_undo_to_itself(document: Document, hands: Hands) -> None:
    hands.click(hands.card(STEP))
    hands.key("h")
    hands.key("e")
    undo()
    assert shown(document).step(STEP).setting("proposed") is Setting.HOSPITAL
    hands.key(Qt.Key.Key_Escape)
    undo()
    assert shown(document).step(STEP).setting("proposed") is Setting.COMMUNITY


def test_ctrl_f_opens_the_search_from_wherever_the_keyboard_is(
    working: MainWindow, document: Document
) -> None:
    document.select_steps(STEP)
    name_field(working)
    working.furniture.work.show_page(1)
    QTest.keyClick(QApplication.focusWidget() or working, Qt.Key.Key_F, CTRL)
    pad = working.furniture.work.map.view.search
    assert pad is not None
    assert pad.isVisible()
    assert pad.field.hasFocus()
