"""Scrolling and zooming: by wheel, by pinch, by key, with little motion or none."""

import pytest
from map_hands import Hands
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication, QCommonStyle
from pytestqt.qtbot import QtBot

from planner.look import MOTION_MS
from ui import motion
from ui.canvas import zoom
from ui.canvas.view import MapView

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def small(view: MapView) -> MapView:
    """A view that shows a part of the map at its own size."""
    view.resize(700, 300)
    view.actual_size()
    view.centerOn(view.map_scene.map_rect.center())
    return view


def wheel(view: MapView, held: Qt.KeyboardModifier, at: QPointF, by: int = -120) -> None:
    event = QWheelEvent(
        at,
        QPointF(view.viewport().mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_scrolls_and_with_shift_goes_sideways(small: MapView) -> None:
    across, down = small.horizontalScrollBar(), small.verticalScrollBar()
    before = across.value(), down.value()
    wheel(small, NONE, QPointF(200, 100))
    assert (across.value(), down.value() > before[1]) == (before[0], True)
    after = down.value()
    wheel(small, SHIFT, QPointF(200, 100))
    assert (across.value() > before[0], down.value()) == (True, after)


def test_the_wheel_with_ctrl_zooms_about_the_mouse(small: MapView) -> None:
    at = QPointF(420, 90)
    held = small.mapToScene(at.toPoint())
    wheel(small, CTRL, at, 120)
    assert small.scale_shown == pytest.approx(1.2)
    assert (small.mapFromScene(held) - at.toPoint()).manhattanLength() <= 3


def test_pinching_on_a_touch_pad_zooms_about_the_fingers(small: MapView) -> None:
    at = QPointF(300, 120)
    held = small.mapToScene(at.toPoint())
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        QPointF(small.viewport().mapToGlobal(at.toPoint())),
        0.1,
        QPointF(),
    )
    QApplication.sendEvent(small.viewport(), event)
    assert small.scale_shown == pytest.approx(1.1)
    assert (small.mapFromScene(held) - at.toPoint()).manhattanLength() <= 3


def test_keys_zoom_fit_and_show_the_actual_size(qtbot: QtBot, hands: Hands, small: MapView) -> None:
    hands.key(Qt.Key.Key_Equal, CTRL)
    assert small.scale_shown == pytest.approx(1.2)
    hands.key(Qt.Key.Key_0, CTRL)
    assert small.scale_shown == pytest.approx(1.0)
    hands.key(Qt.Key.Key_Minus, CTRL)
    assert small.scale_shown == pytest.approx(1 / 1.2)
    hands.key(Qt.Key.Key_1, CTRL)
    whole = small.map_scene.map_rect

    def seen() -> float:
        return small.mapToScene(small.viewport().rect()).boundingRect().width()

    qtbot.waitUntil(lambda: seen() >= whole.width() - 2)


def test_a_view_comes_back_to_a_stretch_it_had(small: MapView) -> None:
    before = small.stretch
    small.fit()
    small.look_at(before)
    assert small.stretch.scale == before.scale
    assert (small.stretch.x, small.stretch.y) == pytest.approx((before.x, before.y), abs=2)


def test_motion_is_short_and_ends_where_it_would_without(
    qtbot: QtBot, small: MapView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zoom, "motion_ms", lambda: 60)
    small.zoom_in()
    assert small.scale_shown < 1.2
    qtbot.waitUntil(lambda: small.scale_shown == pytest.approx(1.2))
    small.zoom_in()
    small.zoom_in()  # asked for again before it has come to rest
    assert small.stretch.scale == pytest.approx(1.2**3)
    small.fit()
    assert small.scale_shown == pytest.approx(1.2**3)
    fitted = small.stretch
    assert fitted.fits
    assert fitted.scale < 1


def test_no_motion_where_the_system_asks_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOTION_MS < 150
    monkeypatch.setattr(motion, "SCREENLESS", ())
    assert 0 < motion.motion_ms() <= MOTION_MS
    monkeypatch.setattr(motion, "_windows_moves", lambda: False)
    assert motion.motion_ms() == 0
    monkeypatch.setattr(motion, "_windows_moves", lambda: True)

    monkeypatch.setattr(QCommonStyle, "styleHint", lambda *_asked: 0)
    monkeypatch.setattr(QApplication, "style", QCommonStyle)
    assert motion.motion_ms() == 0
