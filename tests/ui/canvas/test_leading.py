"""Leading lines by hand: ends, bends, stretches and words, by mouse, by key and from lists."""

from map_hands import Hands
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtTest import QTest

from pathways.model import CURRENT, Pathway
from pathways.placing import Line
from pathways.values import FrozenMap
from planner.maps.content import ConnectionFace
from ui.canvas.grips import GripItem
from ui.canvas.view import MapView
from ui.document import Document
from ui.selection import Selection

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
ENDS = ("triage", "feno")


def pathway(document: Document) -> Pathway:
    assert document.pathway is not None
    return document.pathway


def face(view: MapView, ends: tuple[str, str] = ENDS) -> ConnectionFace:
    found = view.commands.places.line(ends)
    assert found is not None
    return found


def grip(view: MapView, at: int) -> GripItem:
    return view.map_scene.grips.items[at]


def place_of(view: MapView, item: GripItem) -> QPoint:
    view.show_rect(item.sceneBoundingRect())
    return view.mapFromScene(item.pos())


def line(document: Document) -> Line:
    (found,) = pathway(document).placing.lines
    return found


def test_an_end_of_the_chosen_line_is_dragged_to_another_card_in_the_option_alone(
    document: Document, hands: Hands, view: MapView
) -> None:
    share = pathway(document).connection(*ENDS).share("proposed")
    document.select(Selection(connection=ENDS))
    target = hands.card("admit")
    hands.press(place_of(view, grip(view, -1)))
    hands.move(target)
    assert "Proposed" in view.hint.text()
    card = view.map_scene.card("admit")
    assert card is not None
    assert card.is_target
    hands.release(target)
    assert pathway(document).connection("triage", "admit").share("proposed") == share
    assert document.selection.connection == ("triage", "admit")
    assert document.undo_stack.count() == 1


def test_in_the_current_design_an_end_is_led_there_and_options_keep_their_own(
    document: Document, view: MapView
) -> None:
    document.show_design(CURRENT)
    both = next(
        c
        for c in pathway(document).connections
        if all(c.share(d) > 0 for d in (CURRENT, "proposed"))
    )
    other = next(
        s.id
        for s in pathway(document).steps_in(CURRENT)
        if s.id not in (both.source, both.target)
        and all((c.source, c.target) != (both.source, s.id) for c in pathway(document).connections)
    )
    assert view.commands.acts.reconnect((both.source, both.target), (both.source, other))
    led = pathway(document).connection(both.source, other)
    assert led.shares == FrozenMap({CURRENT: both.share(CURRENT)})
    kept = pathway(document).connection(both.source, both.target)
    assert kept.shares == both.shares.without(CURRENT)


def test_an_end_is_led_to_a_step_chosen_from_a_list(
    document: Document, hands: Hands, view: MapView
) -> None:
    document.select(Selection(connection=ENDS))
    hands.click_button(view.bar.buttons[3])
    chooser = view.commands.chooser
    assert chooser is not None
    QTest.keyClicks(chooser.search, "admission with")
    QTest.keyClick(chooser.search, Key.Key_Return)
    assert document.selection.connection == ("triage", "admit")


def test_nobody_leads_a_beginning_to_an_end(
    document: Document, hands: Hands, view: MapView
) -> None:
    document.select(Selection(connection=ENDS))
    end = next(s.id for s in pathway(document).steps_in("proposed") if s.is_end)
    hands.press(place_of(view, grip(view, 0)))
    target = hands.card(end)
    hands.move(target)
    hands.release(target)
    assert document.undo_stack.count() == 0


def test_the_words_are_dragged(document: Document, hands: Hands, view: MapView) -> None:
    start = hands.share(*ENDS)
    before = face(view).at
    assert before is not None
    hands.drag(start, start + QPoint(0, 40))
    label = line(document).label
    assert label is not None
    assert document.undo_stack.undoText().startswith("Move the words")
    after = face(view).at
    assert after is not None
    assert after[1] > before[1]


def test_a_press_on_the_words_alone_moves_nothing(
    document: Document, hands: Hands, view: MapView
) -> None:
    hands.click(hands.share(*ENDS))
    assert document.selection.connection == ENDS
    assert document.undo_stack.count() == 0
    assert view.tool is None


def test_keys_move_the_chosen_words_and_straighten_puts_them_back(
    document: Document, hands: Hands, view: MapView
) -> None:
    before = face(view).at
    assert before is not None
    document.select(Selection(connection=ENDS))
    hands.key(Key.Key_Down, CTRL)
    hands.key(Key.Key_Down, CTRL)
    assert document.undo_stack.count() == 1
    assert line(document).label is not None
    hands.key(Key.Key_T)
    assert pathway(document).placing.is_automatic
    assert face(view).at == before


def test_a_stretch_of_the_chosen_line_is_dragged_and_its_bend_taken_away_by_a_double_click(
    document: Document, hands: Hands, view: MapView
) -> None:
    (x0, y0), (x1, y1) = face(view).points[0], face(view).points[-1]
    corner = x0 + 40, y0 + 80
    view.commands.places.lead(ENDS, ((x0, y0), corner, (x1, y1)))
    document.select(Selection(connection=ENDS))
    # Before the middle, where the words stand, and away from the end that can be grasped.
    grasp = QPointF(corner[0] + (x1 - corner[0]) * 0.3, corner[1] + (y1 - corner[1]) * 0.3)
    view.show_rect(QRectF(grasp, QSizeF(1, 1)))
    start = view.mapFromScene(grasp)
    hands.press(start)
    hands.move(start + QPoint(0, 20), held=ALT)
    hands.move(start + QPoint(0, 40), held=ALT)
    hands.release(start + QPoint(0, 40))
    assert len(line(document).bends) == 2
    bends = [item for item in view.map_scene.grips.items if not item.is_end]
    hands.double_click(place_of(view, bends[-1]))
    assert [(b.x, b.lane) for b in line(document).bends] == [(corner[0], "community")]


def test_a_bend_is_dragged(document: Document, hands: Hands, view: MapView) -> None:
    (x0, y0), (x1, _y1) = face(view).points[0], face(view).points[-1]
    middle = (x0 + x1) / 2
    view.commands.places.lead(ENDS, ((x0, y0), (middle, y0 + 60), (x1, y0)))
    document.select(Selection(connection=ENDS))
    bend = next(item for item in view.map_scene.grips.items if not item.is_end)
    start = place_of(view, bend)
    before = line(document).bends
    hands.drag(start, start + QPoint(0, 30))
    assert line(document).bends != before
    assert document.undo_stack.count() == 2


def test_alt_and_arrows_move_the_line_as_one_undo_step(
    document: Document, hands: Hands, view: MapView
) -> None:
    document.select(Selection(connection=ENDS))
    hands.key(Key.Key_Down, ALT)
    hands.key(Key.Key_Down, ALT)
    assert line(document).bends
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText().startswith("Lead the line")


def test_grips_stand_at_the_chosen_line_alone(document: Document, view: MapView) -> None:
    document.select(Selection(connection=ENDS))
    assert len(view.map_scene.grips.items) == len(face(view).points)
    document.select_steps("triage")
    assert not view.map_scene.grips.items


def test_connections_are_chosen_by_key_around_their_step(
    document: Document, hands: Hands, view: MapView
) -> None:
    document.select_steps("triage")
    lines = view.commands.places.lines_at("triage")
    met = []
    for _line in lines:
        hands.key(Key.Key_W)
        met.append(document.selection.connection)
    assert met == list(lines)
    assert all("triage" in ends for ends in lines)
    hands.key(Key.Key_W)
    assert document.selection.connection == lines[0]
    hands.key(Key.Key_W, Qt.KeyboardModifier.ShiftModifier)
    assert document.selection.connection == lines[-1]


def test_an_end_is_led_elsewhere_with_keys_alone(
    document: Document, hands: Hands, view: MapView
) -> None:
    document.select_steps("triage")
    while document.selection.connection != ENDS:
        hands.key(Key.Key_W)
    hands.key(Key.Key_B)
    for _button in range(3):
        hands.key(Key.Key_Right)
    hands.key(Key.Key_Return)
    chooser = view.commands.chooser
    assert chooser is not None
    QTest.keyClicks(chooser.search, "admission with")
    QTest.keyClick(chooser.search, Key.Key_Return)
    assert document.selection.connection == ("triage", "admit")


def test_no_grip_hides_the_words_of_its_line(document: Document, view: MapView) -> None:
    for connection in document.workspace.pathways[0].connections:
        ends = (connection.source, connection.target)
        document.select(Selection(connection=ends))
        share = view.map_scene.share_rect(ends).center()
        item = view.map_scene.hit(share)
        assert not isinstance(item, GripItem), ends
        for each in view.map_scene.grips.items:
            words = [
                s.mapRectToScene(s.shape().boundingRect())
                for s in view.map_scene.shares.values()
                if s.isVisible() and (s.face.source, s.face.target) == ends
            ]
            assert each.zValue() < 2 or not any(rect.contains(each.pos()) for rect in words)
