"""Working on the map with mouse and keys: tag, create, connect, name, share, delete."""

import pytest
from map_hands import Hands
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pathways.errors import UserError
from pathways.model import CURRENT, Kind, Pathway, Setting
from ui.canvas.acts import read_share
from ui.canvas.passing import GhostItem
from ui.canvas.view import MapView
from ui.document import Document
from ui.selection import Selection

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def setting(document: Document, step: str, design: str = "proposed") -> Setting | None:
    assert document.pathway is not None
    return document.pathway.step(step).setting(design)


def pathway(document: Document) -> Pathway:
    assert document.pathway is not None
    return document.pathway


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Key.Key_H, Setting.HOSPITAL),
        (Key.Key_C, Setting.COMMUNITY),
        (Key.Key_V, Setting.VIRTUAL),
        (Key.Key_O, Setting.HOME),
    ],
)
def test_a_key_tags_the_chosen_steps_in_the_design_shown(
    document: Document, hands: Hands, key: Key, expected: Setting
) -> None:
    before = setting(document, "admit", CURRENT)
    hands.click(hands.card("admit"))
    hands.click(hands.card("triage"), CTRL)
    hands.key(key)
    assert setting(document, "admit") is setting(document, "triage") is expected
    assert setting(document, "admit", CURRENT) is before


def test_dragging_a_card_to_another_lane_changes_its_setting_and_says_so_in_undo(
    document: Document, hands: Hands
) -> None:
    hands.drag(hands.card("triage"), hands.lane("virtual"))
    assert setting(document, "triage") is Setting.VIRTUAL
    assert "“Practice assessment”" in document.undo_stack.undoText()


def test_a_drag_shows_a_ghost_and_escape_leaves_everything(
    document: Document, hands: Hands, view: MapView
) -> None:
    before = document.workspace
    hands.press(hands.card("triage"))
    hands.move(hands.lane("virtual"))
    assert any(isinstance(item, GhostItem) for item in view.map_scene.items())
    hands.key(Key.Key_Escape)
    QTest.mouseRelease(
        hands.port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, hands.lane("virtual")
    )
    assert not any(isinstance(item, GhostItem) for item in view.map_scene.items())
    assert document.workspace is before
    assert document.undo_stack.count() == 0


def menu_at(view: MapView, at: QPoint) -> list[str]:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    assert view.menu is not None
    return [action.text().partition("\t")[0] for action in view.menu.actions()]


def choose(view: MapView, text: str) -> None:
    assert view.menu is not None
    next(a for a in view.menu.actions() if a.text().partition("\t")[0] == text).trigger()
    view.menu.close()


def test_the_menu_tags_the_step_it_was_opened_on(
    document: Document, hands: Hands, view: MapView
) -> None:
    at = hands.card("triage")
    QTest.mouseClick(hands.port, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, at)
    offered = menu_at(view, at)
    assert offered[:4] == ["Home", "Virtual", "Community", "Hospital"]
    assert {"Rename", "Connect to…", "Duplicate", "Remove from this design", "Delete"} <= {*offered}
    choose(view, "Home")
    assert setting(document, "triage") is Setting.HOME


def test_the_menu_takes_a_step_out_of_the_design_shown_alone(
    document: Document, hands: Hands, view: MapView
) -> None:
    at = hands.card("triage")
    hands.click(at)
    menu_at(view, at)
    choose(view, "Remove from this design")
    assert setting(document, "triage") is None
    assert setting(document, "triage", CURRENT) is not None


def test_the_menu_key_opens_the_menu_at_the_chosen_step_and_changes_its_kind(
    document: Document, hands: Hands, view: MapView
) -> None:
    document.select_steps("triage")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(view.viewport(), event)
    assert view.menu is not None
    choose(view, "Change the kind…")
    chooser = view.commands.chooser
    assert chooser is not None
    QTest.keyClicks(chooser.search, "review")
    QTest.keyClick(chooser.search, Key.Key_Return)
    assert pathway(document).step("triage").kind is Kind.REVIEW


def test_n_makes_a_named_step_in_the_lane_of_the_selection_as_one_undo_step(
    document: Document, hands: Hands
) -> None:
    hands.click(hands.card("admit"))
    hands.key(Key.Key_N)
    hands.key("Early discharge clinic")
    hands.key(Key.Key_Return)
    made = document.selection.step
    assert pathway(document).step(made).name.said() == "Early discharge clinic"
    assert setting(document, made) is setting(document, "admit")
    assert document.undo_stack.undoText() == "Add the step “Early discharge clinic”"
    document.undo_stack.undo()
    assert not pathway(document).has_step(made)


def test_a_new_step_is_in_every_design_when_made_in_the_current_one(
    document: Document, hands: Hands
) -> None:
    document.show_design(CURRENT)
    hands.key(Key.Key_N)
    hands.key(Key.Key_Return)
    assert {*pathway(document).step(document.selection.step).deliveries} == {CURRENT, "proposed"}


def test_a_new_step_of_an_option_is_new_there(document: Document, hands: Hands) -> None:
    hands.key(Key.Key_N)
    hands.key(Key.Key_Return)
    assert {*pathway(document).step(document.selection.step).deliveries} == {"proposed"}


def test_a_appends_a_connected_step(document: Document, hands: Hands) -> None:
    hands.click(hands.card("triage"))
    hands.key(Key.Key_A)
    hands.key("Letter home")
    hands.key(Key.Key_Return)
    made = document.selection.step
    assert made != "triage"
    assert pathway(document).connection("triage", made) is not None


def test_double_click_on_an_empty_lane_makes_a_step_there(document: Document, hands: Hands) -> None:
    hands.double_click(hands.lane("home"))
    hands.key("Home oximetry")
    hands.key(Key.Key_Return)
    assert setting(document, document.selection.step) is Setting.HOME


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_F2, Key.Key_E])
def test_a_step_is_renamed_in_place(document: Document, hands: Hands, key: Key) -> None:
    hands.click(hands.card("triage"))
    hands.key(key)
    hands.key("Chest clinic")
    hands.key(Key.Key_Return)
    assert pathway(document).step("triage").name.said() == "Chest clinic"
    hands.key(Key.Key_H)  # the map has the keyboard again
    assert setting(document, "triage") is Setting.HOSPITAL


def test_escape_leaves_the_name_and_letters_typed_are_no_shortcuts(
    document: Document, hands: Hands, view: MapView
) -> None:
    hands.click(hands.card("triage"))
    hands.key(Key.Key_E)
    hands.key("hcvon")
    hands.key(Key.Key_Escape)
    assert view.commands.editor is None
    assert document.undo_stack.count() == 0
    assert document.selection.step == "triage"


def test_dragging_from_the_handle_connects(document: Document, hands: Hands, view: MapView) -> None:
    hands.click(hands.card("triage"))
    target = hands.card("admit")
    hands.drag(view.mapFromScene(view.map_scene.handle.scenePos()) + QPoint(3, 0), target)
    assert pathway(document).connection("triage", "admit").source == "triage"
    assert document.selection.connection == ("triage", "admit")


def test_l_and_a_click_connect(document: Document, hands: Hands) -> None:
    hands.click(hands.card("triage"))
    target = hands.card("admit")
    hands.key(Key.Key_L)
    hands.click(target)
    assert document.selection.connection == ("triage", "admit")


def test_a_connection_is_made_with_keys_alone(
    document: Document, hands: Hands, view: MapView
) -> None:
    document.select_steps("triage")
    hands.key(Key.Key_L)
    hands.key(Key.Key_Return)
    chooser = view.commands.chooser
    assert chooser is not None
    QTest.keyClicks(chooser.search, "admission")
    QTest.keyClick(chooser.search, Key.Key_Return)
    assert document.selection.connection == ("triage", "admit")


@pytest.mark.parametrize(("typed", "share"), [("60", 0.6), ("60%", 0.6), ("0.6", 0.6)])
def test_a_share_is_edited_in_place(
    document: Document, hands: Hands, typed: str, share: float
) -> None:
    hands.double_click(hands.share("triage", "feno"))
    hands.key(typed)
    hands.key(Key.Key_Return)
    assert pathway(document).connection("triage", "feno").share("proposed") == pytest.approx(share)


def test_a_share_of_120_percent_is_refused_in_words_and_stays_to_be_put_right(
    document: Document, hands: Hands, view: MapView, refused: list[UserError]
) -> None:
    before = document.workspace
    hands.double_click(hands.share("triage", "feno"))
    hands.key("120")
    hands.key(Key.Key_Return)
    assert "120%" in str(refused[0])
    assert document.workspace is before
    editor = view.commands.editor
    assert editor is not None
    view.resize(view.width(), view.height() - 40)  # as a message above the map makes it
    assert editor.geometry().contains(hands.share("triage", "feno"))
    hands.key(Key.Key_Escape)
    assert len(refused) == 1


@pytest.mark.parametrize(
    ("typed", "share"), [("1", 0.01), ("1.0", 1), ("100", 1), ("0.5%", 0.005), ("", None)]
)
def test_a_share_typed_is_a_percentage_unless_it_is_a_fraction_with_a_point(
    typed: str, share: float | None
) -> None:
    assert read_share(typed) == share


def test_delete_takes_the_chosen_steps_away_and_undo_brings_them_back(
    document: Document, hands: Hands, view: MapView
) -> None:
    before = document.workspace
    hands.click(hands.card("triage"))
    hands.key(Key.Key_Delete)
    assert not pathway(document).has_step("triage")
    assert view.map_scene.card("triage") is None
    document.undo_stack.undo()
    assert document.workspace == before
    assert view.map_scene.card("triage") is not None


def test_delete_takes_a_chosen_connection_away(document: Document, hands: Hands) -> None:
    hands.click(hands.share("triage", "feno"))
    assert document.selection == Selection(connection=("triage", "feno"))
    hands.key(Key.Key_Delete)
    assert all((c.source, c.target) != ("triage", "feno") for c in pathway(document).connections)


def test_duplicates_are_chosen(document: Document, hands: Hands) -> None:
    count = len(pathway(document).steps)
    hands.click(hands.card("triage"))
    hands.key(Key.Key_D, CTRL)
    assert len(pathway(document).steps) == count + 1
    assert document.selection.step not in ("", "triage")
