"""Placing cards by hand: by mouse, by key and from the menu, each as one undo step."""

import pytest
from map_hands import Hands
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from pathways import edits
from pathways.model import CURRENT, Kind, Pathway, Setting
from pathways.placing import Spot
from pathways.values import Name
from ui.canvas.passing import GuideLines
from ui.canvas.view import MapView
from ui.document import Document
from ui.selection import Selection

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def pathway(document: Document) -> Pathway:
    assert document.pathway is not None
    return document.pathway


def pin(document: Document, step: str) -> Spot | None:
    return pathway(document).placing.pins.get(step)


def corner(view: MapView, step: str) -> tuple[float, float]:
    card = view.map_scene.card(step)
    assert card is not None
    return card.card_rect.x(), card.card_rect.y()


def test_a_drag_along_the_lane_pins_the_card_on_the_grid(
    document: Document, hands: Hands, view: MapView
) -> None:
    start = hands.card("triage")
    hands.drag(start, start + QPoint(61, 0))
    spot = pin(document, "triage")
    assert spot is not None
    assert spot.x > corner(view, "triage")[0] - 200
    assert document.undo_stack.undoText() == "Move “Practice assessment” on the map"
    document.undo_stack.undo()
    assert pathway(document).placing.is_automatic


def test_alt_places_a_card_off_the_grid_exactly_where_it_is_let_go(
    document: Document, hands: Hands, view: MapView
) -> None:
    start, before = hands.card("triage"), corner(view, "triage")[0]
    end = start + QPoint(61, 0)
    by = view.mapToScene(end).x() - view.mapToScene(start).x()
    hands.press(start)
    hands.move(end, held=Qt.KeyboardModifier.AltModifier)
    hands.release(end)
    spot = pin(document, "triage")
    assert spot is not None
    assert spot.x == pytest.approx(before + by, abs=0.1)


def test_a_card_dropped_in_another_lane_in_its_own_column_only_changes_its_setting(
    document: Document, hands: Hands
) -> None:
    start = hands.card("triage")
    hands.drag(start, QPoint(start.x() + 2, hands.lane("hospital").y()))
    assert pathway(document).step("triage").setting("proposed") is Setting.HOSPITAL
    assert pathway(document).placing.is_automatic


def test_a_card_dropped_in_another_lane_and_column_is_pinned_there_as_one_undo_step(
    document: Document, hands: Hands
) -> None:
    start = hands.card("triage")
    hands.drag(start, QPoint(start.x() + 140, hands.lane("hospital").y()))
    assert pathway(document).step("triage").setting("proposed") is Setting.HOSPITAL
    assert pin(document, "triage") is not None
    assert document.undo_stack.count() == 1


def test_a_drag_beside_another_card_shows_what_it_is_in_line_with(
    hands: Hands, view: MapView, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[int] = []
    monkeypatch.setattr(GuideLines, "show", lambda _self, guides: shown.append(len(guides)))
    start = hands.card("triage")
    hands.press(start)
    hands.move(start + QPoint(20, 0))  # still level with where it was
    hands.key(Key.Key_Escape)
    assert shown[-1] >= 1
    assert view.tool is None


def test_keys_move_the_chosen_cards_by_8_and_40_and_count_as_one_undo_step(
    document: Document, hands: Hands, view: MapView
) -> None:
    hands.click(hands.card("triage"))
    x, _y = corner(view, "triage")
    hands.key(Key.Key_Right, CTRL)
    spot = pin(document, "triage")
    assert spot is not None
    assert spot.x == pytest.approx(x + 8, abs=0.1)
    hands.key(Key.Key_Right, CTRL | SHIFT)
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert pin(document, "triage") is None


def test_p_pins_and_frees_the_chosen_cards(document: Document, hands: Hands) -> None:
    hands.click(hands.card("triage"))
    hands.key(Key.Key_P)
    assert pin(document, "triage") is not None
    assert document.undo_stack.undoText() == "Pin “Practice assessment”"
    hands.key(Key.Key_P)
    assert pin(document, "triage") is None


def test_t_arranges_what_is_chosen_and_shift_t_the_whole_map(
    document: Document, hands: Hands, view: MapView
) -> None:
    view.commands.places.pin(["triage", "admit"])
    document.select_steps("triage")
    hands.key(Key.Key_T)
    assert {*pathway(document).placing.pins} == {"admit"}
    hands.key(Key.Key_T, SHIFT)
    assert pathway(document).placing.is_automatic
    assert document.undo_stack.undoText() == "Arrange the whole map"
    document.undo_stack.undo()
    assert {*pathway(document).placing.pins} == {"admit"}


def test_arranging_a_step_frees_the_lines_at_it(document: Document, view: MapView) -> None:
    view.commands.places.move_words(("triage", "feno"), 300, 300)
    assert pathway(document).placing.lines
    view.commands.places.arrange(["feno"])
    assert not pathway(document).placing.lines


def loose_step(document: Document) -> str:
    """A step of the proposed design that nothing leads to or from."""
    made: list[str] = []

    def put(p: Pathway) -> Pathway:
        grown, id_ = edits.add_step(p, Name("Loose"), Kind.CONTACT)
        made.append(id_)
        return grown

    document.edit("Add", put)
    return made[0]


def test_a_loose_step_dropped_on_a_connection_is_put_into_it(
    document: Document, hands: Hands, view: MapView
) -> None:
    step = loose_step(document)
    share = pathway(document).connection("triage", "feno").share("proposed")
    start, line = hands.card(step), hands.share("triage", "feno")
    start = hands.card(step)
    hands.press(start)
    hands.move((start + line) / 2)
    hands.move(line)
    assert any(item.is_target for item in view.map_scene.connections.values())
    hands.release(line)
    assert pathway(document).connection("triage", step).share("proposed") == share
    assert pathway(document).connection(step, "feno").share("proposed") == 1
    assert "between" in document.undo_stack.undoText()


def test_a_new_step_is_put_into_the_chosen_connection_by_key(
    document: Document, hands: Hands
) -> None:
    document.show_design(CURRENT)
    ends = next((c.source, c.target) for c in pathway(document).connections if c.share(CURRENT) > 0)
    document.select(Selection(connection=ends))
    hands.key(Key.Key_I)
    hands.key("Phone call")
    hands.key(Key.Key_Return)
    made = document.selection.step
    assert pathway(document).step(made).name.said() == "Phone call"
    assert pathway(document).connection(ends[0], made).share(CURRENT) > 0
    assert pathway(document).connection(made, ends[1]).share(CURRENT) == 1
    assert document.undo_stack.count() == 1


def test_a_pinned_step_that_is_put_into_a_connection_finds_its_own_place(
    document: Document, view: MapView
) -> None:
    step = loose_step(document)
    view.commands.places.pin([step])
    assert view.commands.acts.insert(step, ("triage", "feno"))
    assert pin(document, step) is None


def test_a_step_that_stands_alone_is_put_into_a_connection_from_a_list(
    document: Document, hands: Hands, view: MapView
) -> None:
    step = loose_step(document)
    document.select(Selection(connection=("triage", "feno")))
    hands.key(Key.Key_I, SHIFT)
    chooser = view.commands.chooser
    assert chooser is not None
    assert chooser.list.count() == 1
    QTest.keyClick(chooser.search, Key.Key_Return)
    assert pathway(document).connection("triage", step).share("proposed") > 0


def test_a_card_stands_where_it_was_dropped_whatever_the_others_do(
    document: Document, hands: Hands, view: MapView
) -> None:
    for step, lane in (("triage", "community"), ("feno", "hospital"), ("spiro", "home")):
        start, before = hands.card(step), corner(view, step)
        band = next(b for b in view.map_scene.content.bands if b.setting == lane)
        middle = view.mapFromScene(0, band.y + band.height / 2).y()
        end = QPoint(start.x() + 90, middle)
        by = view.mapToScene(end) - view.mapToScene(start)
        hands.press(start)
        hands.move(end, held=Qt.KeyboardModifier.AltModifier)
        hands.release(end)
        spot = pin(document, step)
        assert spot is not None
        assert corner(view, step)[0] == pytest.approx(before[0] + by.x(), abs=0.1)
        top = next(b.y for b in view.map_scene.content.bands if b.setting == lane)
        assert corner(view, step)[1] - top == pytest.approx(spot.y, abs=0.1)
        assert pathway(document).step(step).setting("proposed") is Setting(lane)


def test_a_lane_grows_for_a_card_moved_below_it_by_key(
    document: Document, hands: Hands, view: MapView
) -> None:
    hands.click(hands.card("triage"))
    for _press in range(8):
        hands.key(Key.Key_Down, CTRL | SHIFT)
    card = view.map_scene.card("triage")
    assert card is not None
    band = next(b for b in view.map_scene.content.bands if b.setting == "community")
    assert card.card_rect.bottom() < band.y + band.height
    assert pathway(document).step("triage").setting("proposed") is Setting.COMMUNITY
