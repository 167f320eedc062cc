"""The mouse tools, one class each: what begins with a press goes on to its release."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QRubberBand

from planner.i18n import N_
from ui.canvas.items import CardItem
from ui.canvas.passing import WireItem

if TYPE_CHECKING:
    from ui.canvas.view import MapView

__all__ = ["ADDING", "BandTool", "ConnectTool", "LassoTool", "PanTool", "Tool"]

EDGE: Final = 30
CONNECTING: Final = N_(
    "Press the step to connect to. Enter: choose it from a list. Escape: leave it."
)
ADDING: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
LASSO: Final = N_("Draw a band around the steps to choose. Escape: leave it.")


class Tool:
    """Something being done with the mouse; ``cancel`` leaves everything as it was.

    One that was begun by key waits for its ``press``; ``key`` says whether a key was for it.
    """

    def __init__(self, view: "MapView") -> None:
        self.view = view

    def begin(self) -> None:
        """Show that it has begun."""

    def press(self, event: QMouseEvent) -> None:
        """Go on where the button is pressed."""

    def key(self, event: QKeyEvent) -> bool:  # noqa: ARG002
        """Go on by key; whether the key was for this."""
        return False

    def move(self, event: QMouseEvent) -> None:
        """Follow the mouse."""

    def release(self, event: QMouseEvent) -> None:
        """Do what was begun."""

    def cancel(self) -> None:
        """Give it up."""

    def _point(self, event: QMouseEvent) -> QPointF:
        return self.view.mapToScene(event.position().toPoint())

    def _keep_in_view(self, point: QPointF) -> None:
        self.view.ensureVisible(QRectF(point.x() - 1, point.y() - 1, 2, 2), EDGE, EDGE)


class PanTool(Tool):
    """Moves the map under the mouse."""

    def __init__(self, view: "MapView", at: QPoint) -> None:
        super().__init__(view)
        self._at = at

    def begin(self) -> None:
        """Take hold."""
        self.view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, event: QMouseEvent) -> None:
        """Scroll by as much as the mouse moved."""
        at = event.position().toPoint()
        by, self._at = at - self._at, at
        for bar, step in (
            (self.view.horizontalScrollBar(), by.x()),
            (self.view.verticalScrollBar(), by.y()),
        ):
            bar.setValue(bar.value() - step)

    def release(self, event: QMouseEvent) -> None:  # noqa: ARG002
        """Let go."""
        self.cancel()

    def cancel(self) -> None:
        """Let go."""
        self.view.mouse.show_cursor()


class BandTool(Tool):
    """Draws a band around steps to choose them; a press without it chooses nothing."""

    def __init__(self, view: "MapView", at: QPoint, *, adds: bool) -> None:
        super().__init__(view)
        self._start = at
        self._kept = view.document.selection.steps if adds else frozenset[str]()
        self._band: QRubberBand | None = None

    def move(self, event: QMouseEvent) -> None:
        """Draw the band and choose what it meets."""
        at = event.position().toPoint()
        if self._band is None:
            if (at - self._start).manhattanLength() < QApplication.startDragDistance():
                return
            self._band = QRubberBand(QRubberBand.Shape.Rectangle, self.view.viewport())
            self._band.show()
        rect = QRect(self._start, at).normalized()
        self._band.setGeometry(rect)
        area = self.view.mapToScene(rect).boundingRect()
        met = {
            card.face.step
            for card in self.view.map_scene.cards.values()
            if card.face.is_shown and card.card_rect.intersects(area)
        }
        self.view.document.select_steps(*(self._kept | met))

    def release(self, event: QMouseEvent) -> None:  # noqa: ARG002
        """Keep what was chosen."""
        if self._band is None:
            self.view.document.select_steps(*self._kept)
        self.cancel()

    def cancel(self) -> None:
        """Take the band away."""
        if self._band is not None:
            self._band.hide()
            self._band.deleteLater()
            self._band = None


class LassoTool(BandTool):
    """A band begun by key, which may begin on a card and adds to what is chosen."""

    def __init__(self, view: "MapView") -> None:
        super().__init__(view, QPoint(), adds=True)
        self._is_pressed = False

    def begin(self) -> None:
        """Show how to go on."""
        self.view.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self.view.show_hint(LASSO)

    def press(self, event: QMouseEvent) -> None:
        """Begin the band."""
        self._start = event.position().toPoint()
        self._is_pressed = True

    def move(self, event: QMouseEvent) -> None:
        """Draw the band once it has begun."""
        if self._is_pressed:
            super().move(event)

    def cancel(self) -> None:
        """Take the band and the hint away."""
        super().cancel()
        self.view.show_hint("")
        self.view.mouse.show_cursor()


class ConnectTool(Tool):
    """Draws a line from a step to the step it is to be connected to.

    Begun by key, it goes on until a card is pressed; drawn from a handle, until the release.
    """

    def __init__(self, view: "MapView", source: CardItem) -> None:
        super().__init__(view)
        self.source = source.face.step
        self._aimed: CardItem | None = None
        rect = source.card_rect
        self._wire = WireItem(QPointF(rect.right(), rect.center().y()), view.map_scene.look)

    def begin(self) -> None:
        """Show the line and how to go on."""
        self.view.map_scene.addItem(self._wire)
        self.view.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self.view.show_hint(CONNECTING)

    def move(self, event: QMouseEvent) -> None:
        """Lead the line to the mouse."""
        point = self._point(event)
        self._wire.lead_to(point)
        card = self.view.card_at(event.position().toPoint())
        if card is not self._aimed:
            self._aim(card)
        self._keep_in_view(point)

    def _aim(self, card: CardItem | None) -> None:
        if self._aimed is not None:
            self._aimed.aim(is_target=False)
        self._aimed = card if card is not None and card.face.is_shown else None
        if self._aimed is not None:
            self._aimed.aim(is_target=True)

    def release(self, event: QMouseEvent) -> None:
        """Connect to the card below the mouse."""
        card = self.view.card_at(event.position().toPoint())
        self.cancel()
        if card is not None and card.face.is_shown and card.face.step != self.source:
            self.view.commands.acts.connect(self.source, card.face.step)

    def cancel(self) -> None:
        """Take the line away."""
        self._aim(None)
        self.view.map_scene.removeItem(self._wire)
        self.view.show_hint("")
        self.view.mouse.show_cursor()
