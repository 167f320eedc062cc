"""The overview in a corner of the map: moves the view, covers nothing chosen, can be folded."""

from time import perf_counter

import pytest
from map_hands import Hands
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.canvas.minimap import Minimap
from ui.canvas.view import MapView
from ui.document import Document

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def overview(view: MapView) -> Minimap:
    """The overview of a map of which only a part is in view."""
    view.resize(700, 500)
    view.actual_size()
    view.centerOn(0, 0)
    return view.overview


def middle(view: MapView) -> QPointF:
    return view.mapToScene(view.viewport().rect().center())


def test_it_is_away_where_the_whole_map_is_in_view(
    qtbot: QtBot, view: MapView, overview: Minimap
) -> None:
    assert overview.isVisible()
    view.resize(1600, 1000)
    view.fit()
    qtbot.waitUntil(lambda: not overview.isVisible())


def test_a_press_and_a_drag_move_the_view(view: MapView, overview: Minimap) -> None:
    QTest.mousePress(overview, LEFT, NONE, QPoint(overview.width() - 12, overview.height() // 2))
    far = middle(view)
    assert far.x() > view.map_scene.map_rect.center().x()
    QTest.mouseMove(overview, QPoint(12, overview.height() // 2))
    QTest.mouseRelease(overview, LEFT, NONE, QPoint(12, overview.height() // 2))
    view.document.select_steps()
    assert overview.isVisible()


def test_arrow_keys_on_it_scroll_the_view(view: MapView, overview: Minimap) -> None:
    before = middle(view)
    QTest.keyClick(overview, Qt.Key.Key_Right)
    assert middle(view).x() > before.x()


def test_it_never_stands_over_what_is_chosen(
    view: MapView, overview: Minimap, document: Document
) -> None:
    assert document.pathway is not None
    for step in document.pathway.steps_in("proposed"):
        document.select_steps(step.id)
        card = view.map_scene.card(step.id)
        assert card is not None
        chosen = view.mapFromScene(card.card_rect).boundingRect()
        port = view.viewport().rect()
        assert not overview.geometry().intersects(chosen) or overview.is_faint
        assert QRect(QPoint(), port.size()).contains(overview.geometry())
        assert not overview.is_faint  # one card leaves a corner free


def test_it_fades_and_lets_the_mouse_through_where_no_corner_is_free(
    view: MapView, overview: Minimap, document: Document
) -> None:
    view.commands.choose_all()
    view.centerOn(view.map_scene.map_rect.center())
    assert overview.is_faint
    assert overview.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_it_stays_in_its_corner_as_the_map_is_scrolled(view: MapView, overview: Minimap) -> None:
    before = overview.geometry()
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().value() + 90)
    assert overview.geometry() == before


def test_it_is_folded_by_key_and_remembered(
    qtbot: QtBot, hands: Hands, view: MapView, overview: Minimap, document: Document
) -> None:
    hands.key("m")
    assert not overview.is_shown
    assert overview.width() < 40
    again = MapView(document)
    qtbot.addWidget(again)
    assert not again.overview.is_shown
    QTest.mouseClick(overview.fold, LEFT)
    assert overview.is_shown
    assert overview.width() > 100


@pytest.mark.parametrize("is_shown", [True, False])
def test_it_costs_little_for_each_scroll(
    view: MapView, overview: Minimap, *, is_shown: bool
) -> None:
    if not is_shown:
        overview.toggle()
    begun, turns = perf_counter(), 200
    for _turn in range(turns):
        overview.follow()
    took = (perf_counter() - begun) / turns
    assert took < 0.002


def test_zooming_to_what_is_chosen_shows_it_large(
    hands: Hands, view: MapView, document: Document
) -> None:
    assert document.pathway is not None
    step = next(document.pathway.steps_in("proposed")).id
    document.select_steps(step)
    hands.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    card = view.map_scene.card(step)
    assert card is not None
    assert view.scale_shown == pytest.approx(1.5)
    at = view.mapFromScene(card.card_rect.center())
    assert (at - view.viewport().rect().center()).manhattanLength() < 400
    assert view.viewport().rect().contains(at)
