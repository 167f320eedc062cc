"""Making room, choosing with a lasso, putting cards in line, and the grid."""

import pytest
from map_hands import Hands
from PySide6.QtCore import QPointF, Qt

from pathways.model import Pathway
from ui.canvas import deeds
from ui.canvas.entries import map_entries
from ui.canvas.menu import map_menu
from ui.canvas.view import MapView
from ui.document import Document

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def pathway(document: Document) -> Pathway:
    assert document.pathway is not None
    return document.pathway


def lefts(view: MapView) -> dict[str, float]:
    return {c.face.step: c.card_rect.x() for c in view.map_scene.cards.values() if c.face.is_shown}


def test_room_is_made_by_key_to_the_right_of_the_chosen_card(
    document: Document, hands: Hands, view: MapView
) -> None:
    before = lefts(view)
    document.select_steps("feno")
    hands.key(Key.Key_S)
    hands.key("120")
    assert "120" in view.hint.text()
    hands.key(Key.Key_Return)
    for step, x in lefts(view).items():
        moved = 120 if before[step] >= before["feno"] else 0
        assert x == pytest.approx(before[step] + moved, abs=0.1)
    assert document.undo_stack.undoText() == "Make room on the map"
    document.undo_stack.undo()
    assert lefts(view) == before


def test_arrows_make_room_in_steps_of_the_grid_and_escape_makes_none(
    document: Document, hands: Hands, view: MapView
) -> None:
    document.select_steps("feno")
    hands.key(Key.Key_S)
    hands.key(Key.Key_Right, SHIFT)
    hands.key(Key.Key_Right)
    assert "48" in view.hint.text()
    hands.key(Key.Key_Escape)
    assert view.tool is None
    assert not view.hint.isVisible()
    assert document.undo_stack.count() == 0


def test_no_more_room_is_taken_away_than_there_is(
    document: Document, hands: Hands, view: MapView
) -> None:
    document.select_steps("feno")
    hands.key(Key.Key_S)
    hands.key("-9999")
    hands.key(Key.Key_Return)
    cards = [c.card_rect for c in view.map_scene.cards.values()]
    assert not [(a, b) for i, a in enumerate(cards) for b in cards[i + 1 :] if a.intersects(b)]


def test_room_is_dragged_with_the_mouse(document: Document, hands: Hands, view: MapView) -> None:
    before = lefts(view)
    x = before["feno"] - 20
    start = view.mapFromScene(QPointF(x, 20))
    end = view.mapFromScene(QPointF(x + 160, 20))
    hands.key(Key.Key_S)
    hands.press(start)
    hands.move(end)
    hands.release(end)
    assert lefts(view)["feno"] == pytest.approx(before["feno"] + 160, abs=12)
    assert lefts(view)["triage"] == before["triage"]


def test_the_line_goes_from_card_to_card_by_key(
    document: Document, hands: Hands, view: MapView
) -> None:
    before = lefts(view)
    first = min(before, key=lambda step: before[step])
    document.select_steps(first)
    hands.key(Key.Key_S)
    hands.key(Key.Key_Down)
    hands.key("80")
    hands.key(Key.Key_Return)
    assert lefts(view)[first] == before[first]
    assert {round(x - before[s]) for s, x in lefts(view).items()} == {0, 80}


def test_a_lasso_may_begin_on_a_card(document: Document, hands: Hands, view: MapView) -> None:
    card = view.map_scene.card("triage")
    assert card is not None
    start = hands.card("triage")
    hands.key(Key.Key_L, SHIFT)
    hands.drag(start, view.mapFromScene(card.card_rect.bottomRight() + QPointF(6, 6)))
    assert document.selection.steps == {"triage"}
    assert view.tool is None
    assert document.undo_stack.count() == 0


@pytest.mark.parametrize(("edge", "at"), [("left", 0.0), ("centre", 0.5), ("right", 1.0)])
def test_cards_are_put_in_line(document: Document, view: MapView, edge: str, at: float) -> None:
    document.select_steps("triage", "admit")
    deed = next(d for d in deeds.ALIGN if d.icon == f"align_{edge}")
    deed.act(view)
    rects = [view.map_scene.cards[step, ""].card_rect for step in ("triage", "admit")]
    edges = {round(rect.x() + at * rect.width()) for rect in rects}
    assert len(edges) == 1
    assert document.undo_stack.undoText() == "Put the chosen steps in line"


def test_cards_are_spread_with_a_fixed_gap(document: Document, view: MapView) -> None:
    document.select_steps("triage", "feno")
    next(d for d in deeds.ALIGN if d.text == "Fixed gap across").act(view)
    first, second = sorted(
        (view.map_scene.cards[step, ""].card_rect for step in ("triage", "feno")),
        key=lambda rect: rect.x(),
    )
    assert second.left() - first.right() == pytest.approx(deeds.GAP, abs=0.2)


def test_menu_and_list_offer_what_keys_and_mouse_do(document: Document, view: MapView) -> None:
    document.select_steps("triage", "feno")
    menu = map_menu(view, view.commands.setting_here())
    (lines,) = (a.menu() for a in menu.actions() if a.text() == "Put in line")
    assert lines is not None
    listed = {entry.text for entry in map_entries(view)}
    assert {deed.text for deed in deeds.ALIGN} <= listed
    assert {"Make or take away room", "Choose steps with a lasso", "Arrange"} <= listed


def test_the_grid_is_shown_and_hidden_by_key(hands: Hands, view: MapView) -> None:
    plain = view.grab().toImage()
    hands.key(Key.Key_G, CTRL)
    assert view.has_grid
    assert view.grab().toImage() != plain
    hands.key(Key.Key_G, CTRL)
    assert not view.has_grid
