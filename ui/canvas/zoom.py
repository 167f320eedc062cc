"""A view that is scrolled and zoomed: by wheel, by pinch, by key and to fit."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QNativeGestureEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QGraphicsView, QPinchGesture, QWidget

from ui.bugs import guarded
from ui.motion import motion_ms

__all__ = ["LARGE_BELOW", "Stretch", "ZoomView"]

STEP: Final = 1.2
LEAST: Final = 0.15
MOST: Final = 3.0
READABLE: Final = 0.5  # as small as a map is shown that nobody has asked to see whole
PLEASANT: Final = 0.7  # as large as a map is shown that is too wide for its room, if not too high
CLOSE: Final = 1.5  # as large as what is chosen is shown
LARGE_BELOW: Final = 0.75  # where type of 13 px would be smaller than 10


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which part of a map is looked at: its middle and scale, and whether it is kept fitted."""

    scale: float
    x: float
    y: float
    fits: bool = False
    is_readable: bool = True


class ZoomView(QGraphicsView):
    """Keeps fitting the map into its room until a person zooms; ``zoomed`` says it was scaled."""

    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fits = True
        self._is_readable = True
        self._gliding: QVariantAnimation | None = None
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    @property
    def scale_shown(self) -> float:
        """Pixels for one point of the map."""
        return self.transform().m11()

    def zoom_in(self) -> None:
        """Show the map larger."""
        self._glide_about(self.focal_point(), STEP)

    def zoom_out(self) -> None:
        """Show the map smaller."""
        self._glide_about(self.focal_point(), 1 / STEP)

    def actual_size(self) -> None:
        """Show the map at its own size."""
        self.settle()
        self._glide_about(self.focal_point(), 1 / self.scale_shown)

    def fit(self) -> None:
        """Show the whole map, however small, and keep it whole as the window changes."""
        before = self.stretch
        self._is_readable = False
        self._fits = True
        self._fit()
        self._glide_from(before)

    def zoom_to(self, rect: QRectF) -> None:
        """Show a part of the map as large as is sensible."""
        room = self.maximumViewportSize()
        if rect.isEmpty() or room.width() <= 1:
            return
        before = self.stretch
        self._fits = False
        scale = min(room.width() / rect.width(), room.height() / rect.height())
        self._scale_to(min(scale, CLOSE))
        self.centerOn(rect.center())
        self._glide_from(before)

    @property
    def stretch(self) -> Stretch:
        """What is looked at, once all motion has come to its end."""
        self.settle()
        middle = self.mapToScene(self.viewport().rect()).boundingRect().center()
        return Stretch(self.scale_shown, middle.x(), middle.y(), self._fits, self._is_readable)

    def look_at(self, stretch: Stretch) -> None:
        """Look at a part of the map again as it was looked at."""
        self.settle()
        self._fits, self._is_readable = stretch.fits, stretch.is_readable
        if stretch.fits:
            self._fit()
        else:
            self._scale_to(stretch.scale)
        self.centerOn(stretch.x, stretch.y)

    def begin_fitted(self) -> None:
        """Show as much of a map seen for the first time as can be read."""
        self._is_readable = True
        self._fits = True
        self._fit()

    def refit(self) -> None:
        """Fit the map again, unless a person has zoomed since."""
        self.settle()
        if self._fits:
            self._fit()

    def match(self, other: "ZoomView") -> None:
        """Show the same stretch as another view at its scale, and go on fitting if it does."""
        self._fits, self._is_readable = other._fits, other._is_readable
        if self.scale_shown != other.scale_shown:
            self._scale_to(other.scale_shown)
        for own, bar in (
            (self.horizontalScrollBar(), other.horizontalScrollBar()),
            (self.verticalScrollBar(), other.verticalScrollBar()),
        ):
            own.setValue(bar.value())

    def scaled(self) -> None:
        """Called after every change of scale."""

    def _fit(self) -> None:
        room, rect = self.maximumViewportSize(), self.sceneRect()
        if rect.width() <= 1 or room.width() <= 1:
            return
        across, down = (room.width() - 2) / rect.width(), (room.height() - 2) / rect.height()
        scale = min(across, down)
        if self._is_readable and across < PLEASANT:
            bar = self.horizontalScrollBar().sizeHint().height()
            down = (room.height() - 6 - bar) / rect.height()
            scale = max(across if across < down else 0.0, min(down, PLEASANT), READABLE)
        self._scale_to(min(scale, 1.0))
        self.centerOn(rect.center())
        if rect.width() * self.scale_shown > room.width():
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().minimum())

    def focal_point(self) -> QPointF:
        """What stays in its place in the viewport when keys or buttons zoom."""
        return QPointF(self.viewport().rect().center())

    def zoom_at(self, point: QPointF, factor: float) -> None:
        """Zoom so that what is at ``point`` of the viewport stays there."""
        self.settle()
        self._hold(self.mapToScene(point.toPoint()), point, self.scale_shown * factor)

    def _hold(self, held: QPointF, point: QPointF, scale: float) -> None:
        """Show the map at a scale with ``held`` of it at ``point`` of the viewport."""
        self._fits = False
        self._scale_to(scale)
        moved = QPointF(self.mapFromScene(held)) - point
        for bar, by in (
            (self.horizontalScrollBar(), moved.x()),
            (self.verticalScrollBar(), moved.y()),
        ):
            bar.setValue(bar.value() + round(by))

    # Motion

    def settle(self) -> None:
        """Come to the end of all motion at once."""
        gliding, self._gliding = self._gliding, None
        if gliding is not None:
            gliding.setCurrentTime(gliding.duration())
            gliding.stop()

    def _glide_about(self, point: QPointF, factor: float) -> None:
        self.settle()
        held, start = self.mapToScene(point.toPoint()), self.scale_shown
        self._glide(lambda part: self._hold(held, point, start * factor**part))

    def _glide_from(self, before: Stretch) -> None:
        """Go from where the view was to where it is."""
        after = self.stretch

        def show(part: float) -> None:
            if part >= 1:
                self.look_at(after)
                return
            self._scale_to(before.scale * (after.scale / before.scale) ** part)
            x, y = before.x + (after.x - before.x) * part, before.y + (after.y - before.y) * part
            self.centerOn(x, y)

        self._glide(show)

    def _glide(self, show: Callable[[float], object]) -> None:
        lasts = motion_ms()
        if not lasts or not self.isVisible():
            show(1.0)
            return
        show(0.0)  # before anything is painted where it will end
        gliding = QVariantAnimation(self)
        gliding.setDuration(lasts)
        gliding.setStartValue(0.0)
        gliding.setEndValue(1.0)
        gliding.setEasingCurve(QEasingCurve.Type.OutCubic)
        gliding.valueChanged.connect(show)
        gliding.finished.connect(self._come_to_rest)
        gliding.start(QVariantAnimation.DeletionPolicy.DeleteWhenStopped)
        self._gliding = gliding

    def _come_to_rest(self) -> None:
        self._gliding = None

    def _scale_to(self, scale: float) -> None:
        scale = min(max(scale, LEAST), MOST)
        self.setTransform(QTransform.fromScale(scale, scale))
        self.scaled()
        self.zoomed.emit()

    def show_rect(self, rect: QRectF) -> None:
        """Scroll until ``rect`` of the map is in view, if it is not."""
        self.ensureVisible(rect, 24, 24)

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held, scroll without; sideways with Shift."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_at(event.position(), STEP ** (event.angleDelta().y() / 120))
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not event.angleDelta().x():
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - event.angleDelta().y() // 2)
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Zoom by pinching, on a touch screen or a touch pad."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_at(event.position(), 1 + event.value())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                at = QPointF(self.viewport().mapFromGlobal(pinch.centerPoint().toPoint()))
                self.zoom_at(at, pinch.scaleFactor())
                return True
        return super().viewportEvent(event)
