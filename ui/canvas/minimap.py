"""The whole map small in a corner of the view, with a frame around what is in view."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from pathways.model import CURRENT
from planner.i18n import N_
from planner.look import Palette
from planner.maps.content import Content
from planner.maps.showing import Way
from ui.bugs import guarded
from ui.canvas.looking import chosen_area
from ui.canvas.moving import ARROWS
from ui.settings import recall, remember
from ui.text import say
from ui.theme import set_icon

if TYPE_CHECKING:
    from ui.canvas.view import MapView

__all__ = ["Minimap"]

SHOWN: Final = "map/overview"
LARGEST: Final = QSize(216, 132)
FOLDED: Final = QSize(28, 28)
FROM_EDGE: Final = 10
INSIDE: Final = 4
FAINT: Final = 0.18
NEAR: Final = 0.1  # how much of the view an arrow key scrolls


class Minimap(QWidget):
    """Moves the view when it is pressed or dragged; away where the whole map is in view.

    It never stands over what is chosen: it goes to another corner, or fades where there is none.
    Folded it is a small button, and does nothing at all.
    """

    def __init__(self, view: "MapView") -> None:
        super().__init__(view.viewport())
        self._view = view
        self._picture = QPixmap()
        self._drawn: Content | None = None
        self._look: Palette | None = None
        self._scale = 1.0
        self._frame = QRectF()
        self.is_faint = False
        self.is_shown: bool = recall(SHOWN, "yes") == "yes"
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        say(self, self.setAccessibleName, N_("Overview of the map"))
        self.fold: QToolButton = QToolButton(self)
        self.fold.setProperty("role", "quiet")
        self.fold.setIconSize(QSize(16, 16))
        self.fold.setFixedSize(24, 24)
        self.fold.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fold.clicked.connect(self.toggle)
        self._say_fold()
        self.hide()
        view.viewport().installEventFilter(self)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(self.follow)
        document = view.document
        for happened in (
            view.zoomed,
            view.pane.changed,
            document.changed,
            document.pathway_switched,
            document.design_switched,
            document.selection_changed,
        ):
            happened.connect(self.follow)
        self.follow()

    def toggle(self) -> None:
        """Unfold or fold, now and from now on."""
        self.is_shown = not self.is_shown
        remember(SHOWN, "yes" if self.is_shown else "no")
        self._say_fold()
        self.follow()

    def _say_fold(self) -> None:
        text = N_("Fold the overview") if self.is_shown else N_("Show the overview")
        say(self.fold, self.fold.setAccessibleName, text)
        say(self.fold, self.fold.setToolTip, text)
        set_icon(self.fold, "close" if self.is_shown else "map")

    def follow(self) -> None:
        """Show what is now in view, if there is anything that is not."""
        view = self._view
        seen = view.mapToScene(view.viewport().rect()).boundingRect()
        whole = view.map_scene.map_rect
        fits = seen.adjusted(-1, -1, 1, 1).contains(whole)
        is_second = view.pane.way is Way.BESIDE and view.pane.design == CURRENT
        if fits or is_second or not view.map_scene.content.cards:
            self.hide()
            return
        if self.is_shown:
            self._draw(whole)
            self._frame = self._small(seen.intersected(whole))
        else:
            self.setFixedSize(FOLDED)
        self._stand()
        self.show()
        self.update()

    # Where it stands

    def _stand(self) -> None:
        room, size = self._view.viewport().rect(), self.size()
        right = room.width() - size.width() - FROM_EDGE
        bottom = room.height() - size.height() - FROM_EDGE
        corners = [
            QRect(x, y, size.width(), size.height())
            for x, y in ((right, bottom), (FROM_EDGE, bottom), (right, FROM_EDGE), (FROM_EDGE,) * 2)
        ]
        chosen, bar = self._view.mapFromScene(chosen_area(self._view)), self._view.bar
        taken = [chosen.boundingRect(), *([bar.geometry()] if bar.isVisible() else [])]
        free = [c for c in corners if not any(c.intersects(rect) for rect in taken)]
        self.is_faint = not free
        faded = Qt.WidgetAttribute.WA_TransparentForMouseEvents
        self.setAttribute(faded, self.is_faint)
        self.fold.setVisible(not self.is_faint)
        self.fold.move(size.width() - self.fold.width() - 2, 2)
        self.move((free or corners)[0].topLeft())

    # What it shows

    def _draw(self, whole: QRectF) -> None:
        """Draw the map small, where it is another than was drawn."""
        view, content = self._view, self._view.map_scene.content
        look, ratio = view.map_scene.look, view.devicePixelRatioF()
        is_same = self._look is look and self._picture.devicePixelRatio() == ratio
        if self._drawn is content and is_same and self.size() != FOLDED:
            return
        self._drawn, self._look = content, look
        inside = LARGEST - QSize(2 * INSIDE, 2 * INSIDE)
        self._scale = min(inside.width() / whole.width(), inside.height() / whole.height())
        size = QSize(round(whole.width() * self._scale), round(whole.height() * self._scale))
        self.setFixedSize(size + QSize(2 * INSIDE, 2 * INSIDE))
        self._picture = QPixmap(size * ratio)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(QColor(look.surface))
        painter = QPainter(self._picture)
        painter.scale(self._scale, self._scale)
        painter.translate(-whole.topLeft())
        _paint_map(painter, view)
        painter.end()

    def _small(self, rect: QRectF) -> QRectF:
        whole = self._view.map_scene.map_rect
        moved = rect.translated(-whole.topLeft())
        corner = moved.topLeft() * self._scale + QPointF(INSIDE, INSIDE)
        return QRectF(corner, moved.size() * self._scale)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the map, pale where it is out of view, and the frame."""
        look = self._view.map_scene.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(FAINT if self.is_faint else 1.0)
        edge = QColor(look.focus if self.hasFocus() else look.outline)
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        if self.is_shown:
            painter.drawPixmap(QPointF(INSIDE, INSIDE), self._picture)
            veil = QColor(look.canvas)
            veil.setAlphaF(0.6)
            inside = QRectF(self.rect()).adjusted(INSIDE, INSIDE, -INSIDE, -INSIDE)
            f = self._frame
            for rect in (
                QRectF(inside.left(), inside.top(), inside.width(), f.top() - inside.top()),
                QRectF(inside.left(), f.bottom(), inside.width(), inside.bottom() - f.bottom()),
                QRectF(inside.left(), f.top(), f.left() - inside.left(), f.height()),
                QRectF(f.right(), f.top(), inside.right() - f.right(), f.height()),
            ):
                painter.fillRect(rect, veil)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.ink), 1.6))
            painter.drawRect(f.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    # Moving the view

    def _look_at(self, at: QPointF) -> None:
        whole = self._view.map_scene.map_rect
        point = (at - QPointF(INSIDE, INSIDE)) / self._scale + whole.topLeft()
        self._view.settle()
        self._view.centerOn(point)

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at what is pressed."""
        event.accept()
        self.mouseMoveEvent(event)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on looking at what is below the mouse."""
        event.accept()
        if event.buttons() & Qt.MouseButton.LeftButton and self.is_shown:
            # It may change its corner meanwhile: what counts is where the mouse is on it now.
            self._look_at(QPointF(self.mapFromGlobal(event.globalPosition().toPoint())))

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll the view by the arrow keys; Escape goes back to the map."""
        key = Qt.Key(event.key())
        if key in ARROWS:
            across, down = ARROWS[key]
            port = self._view.viewport().size()
            for bar, by in (
                (self._view.horizontalScrollBar(), across * port.width() * NEAR),
                (self._view.verticalScrollBar(), down * port.height() * NEAR),
            ):
                bar.setValue(bar.value() + round(by))
        elif key == Qt.Key.Key_Escape:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the corner as the view changes its size."""
        if event.type() == QEvent.Type.Resize:
            self.follow()
        return super().eventFilter(watched, event)


def _paint_map(painter: QPainter, view: "MapView") -> None:
    scene = view.map_scene
    look, content = scene.look, scene.content
    for band in content.bands:
        tint = QColor(look.tint(band.setting) if band.setting else look.canvas)
        painter.fillRect(QRectF(0, band.y, content.right + 40, band.height), tint)
    pen = QPen(QColor(look.outline), 1)
    pen.setCosmetic(True)
    painter.setPen(pen)
    for line in content.connections.values():
        painter.drawPolyline([QPointF(x, y) for x, y in line.points])
    painter.setPen(Qt.PenStyle.NoPen)
    for face in content.cards.values():
        place, setting = face.place, face.card.setting
        painter.setBrush(QColor(look.mark(setting) if setting else look.muted))
        painter.drawRect(QRectF(place.x, place.y, place.width, place.height))
