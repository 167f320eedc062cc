"""Hands to work on the map with: mouse and keys, by where things stand on it."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from ui.canvas.view import MapView

__all__ = ["Hands"]

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


class Hands:
    """What a person does on the map, by where things stand on it."""

    def __init__(self, view: MapView) -> None:
        self.view = view
        self.port = view.viewport()

    def key(self, key: Qt.Key | str, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key; it goes to whatever has the focus."""
        target = QApplication.focusWidget() or self.view
        if isinstance(key, str):
            QTest.keyClicks(target, key, held)
        else:
            QTest.keyClick(target, key, held)

    def at(self, rect: QRectF) -> QPoint:
        """The middle of something on the map, once it is in view."""
        self.view.show_rect(rect)
        return self.view.mapFromScene(rect.center())

    def card(self, step_id: str) -> QPoint:
        """Where a step's card is in the window."""
        card = self.view.map_scene.card(step_id)
        assert card is not None
        return self.at(card.card_rect)

    def share(self, source: str, target: str) -> QPoint:
        """Where the share of a connection is in the window."""
        return self.at(self.view.map_scene.share_rect((source, target)))

    def lane(self, setting: str) -> QPoint:
        """A place in a lane where nothing else stands, beside its lower edge."""
        bands = self.view.map_scene.content.bands
        band = next(b for b in bands if b.setting == setting)
        rect = self.view.mapToScene(self.port.rect()).boundingRect()
        for x in range(int(rect.left()) + 20, int(rect.right()) - 20, 7):
            for y in (band.y + 6, band.y + band.height - 6):
                if self.view.map_scene.hit(QPointF(x, y)) is None:
                    return self.view.mapFromScene(QPointF(x, y))
        raise AssertionError(setting)

    def click(self, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """Press and release the left button."""
        QTest.mouseClick(self.port, LEFT, held, at)

    def double_click(self, at: QPoint) -> None:
        """Press twice."""
        QTest.mouseClick(self.port, LEFT, NONE, at)
        QTest.mouseDClick(self.port, LEFT, NONE, at)

    def click_button(self, button: QAbstractButton) -> None:
        """Press and release a button beside the map."""
        QTest.mouseClick(button, LEFT)

    def press(self, at: QPoint, button: Qt.MouseButton = LEFT) -> None:
        """Press and hold."""
        QTest.mousePress(self.port, button, NONE, at)

    def move(
        self, at: QPoint, button: Qt.MouseButton = LEFT, held: Qt.KeyboardModifier = NONE
    ) -> None:
        """Move with a button held."""
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(at),
            QPointF(self.port.mapToGlobal(at)),
            Qt.MouseButton.NoButton,
            button,
            held,
        )
        QApplication.sendEvent(self.port, event)

    def release(self, at: QPoint, button: Qt.MouseButton = LEFT) -> None:
        """Let go."""
        QTest.mouseRelease(self.port, button, NONE, at)

    def drag(self, start: QPoint, end: QPoint, button: Qt.MouseButton = LEFT) -> None:
        """Press, move in two steps, and release."""
        self.press(start, button)
        self.move((start + end) / 2, button)
        self.move(end, button)
        self.release(end, button)
