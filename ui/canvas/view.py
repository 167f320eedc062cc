"""The map that is worked on: shows the document's pathway and passes mouse and keys on."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QContextMenuEvent,
    QCursor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QGraphicsView, QMenu, QWidget

from pathways.model import Setting
from planner.i18n import N_
from planner.look import Palette
from ui.appearance import look_of
from ui.bugs import guarded
from ui.canvas.bar import ContextBar
from ui.canvas.commands import Commands
from ui.canvas.content import Layouts, content_of
from ui.canvas.describe import compared_in_words, in_words
from ui.canvas.items import CardItem
from ui.canvas.keys import act_on
from ui.canvas.lanes import HEADS, LaneHeads, paint_grid, paint_lanes
from ui.canvas.menu import popup
from ui.canvas.minimap import Minimap
from ui.canvas.mouse import Mouse
from ui.canvas.overlays import EmptyMap, FocusFrame, Hint
from ui.canvas.pane import Pane
from ui.canvas.scene import EMPTY, MapScene
from ui.canvas.search import SearchPad
from ui.canvas.tools import Tool
from ui.canvas.zoom import LARGE_BELOW, ZoomView
from ui.document import Document
from ui.text import say

__all__ = ["MapView"]

KEYBOARD: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


class MapView(ZoomView):
    """The map of the document's pathway in the design of its pane."""

    document: Document
    pane: Pane
    commands: Commands
    map_scene: MapScene

    def __init__(
        self,
        document: Document,
        parent: QWidget | None = None,
        *,
        pane: Pane | None = None,
        layouts: Layouts | None = None,
    ) -> None:
        super().__init__(parent)
        self.document: Document = document
        self.pane: Pane = pane or Pane(document, self)
        self.commands: Commands = Commands(self)
        look = look_of(self.palette())
        self.map_scene = MapScene(look, self)
        self.heads = LaneHeads(self)
        self.layouts: Layouts = layouts or Layouts()
        self._is_large = False
        self._size_seen = QSize()
        self.lit_lane = ""
        self.mouse: Mouse = Mouse(self)
        self._is_by_key = False  # whether the keyboard moved the focus here
        self.has_grid = False
        self.menu: QMenu | None = None
        self.search: SearchPad | None = None
        self._build()
        self.setScene(self.map_scene)
        self._connect()

    def _build(self) -> None:
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setViewportMargins(HEADS, 0, 0, 0)
        self.bar: ContextBar = ContextBar(self)
        self.empty = EmptyMap(self.viewport(), self.commands.add_first_step, self.document)
        self.hint = Hint(self.viewport())
        self.ring = FocusFrame(self, self.map_scene.look)
        say(self, self.setAccessibleName, N_("Map of the pathway"))

    def _connect(self) -> None:
        document = self.document
        document.changed.connect(self.refresh)
        document.design_switched.connect(self.refresh)
        self.pane.changed.connect(self.refresh)
        self.pane.followed.connect(lambda: self.map_scene.follow(self.pane.trail))
        document.pathway_switched.connect(self._begin)
        document.undo_stack.indexChanged.connect(self._say_done)
        document.selection_changed.connect(self._show_selection)
        self._begin()
        self.overview: Minimap = Minimap(self)  # last, so that it follows what the view has done

    # What is shown

    def set_palette(self, palette: Palette) -> None:
        """Draw in another appearance."""
        self.map_scene.take_up(palette, is_large=self._is_large)
        self.ring.look = palette
        self.heads.update()
        self.viewport().update()
        self.overview.follow()

    def retranslate(self) -> None:
        """Say everything in the language now spoken."""
        self.refresh()
        for item in self.map_scene.items_shown:
            item.redraw()
        self.heads.update()

    def refresh(self) -> None:
        """Take up the pathway as it stands."""
        self.drop_tool()
        is_empty = self._show_content()
        self.empty.offer(has_pathway=self.document.pathway is not None)
        self.empty.setVisible(is_empty)
        self.heads.setVisible(not is_empty)
        self._place_overlays()
        self._describe()
        self.bar.refresh()

    def _show_content(self) -> bool:
        """Let the scene show the document; whether there is nothing to show."""
        pathway = self.document.pathway
        if pathway is None or not pathway.steps:
            content = EMPTY
        else:
            content = content_of(pathway, self.pane, self.layouts, is_large=self._is_large)
        bands_before = self.map_scene.content.bands
        was_empty = self.map_scene.content is EMPTY
        self.map_scene.show_content(content)
        if was_empty:
            self.refit()
        if content.bands != bands_before:
            self.heads.update()
            self.viewport().update()
        return content is EMPTY

    def _begin(self) -> None:
        self.refresh()
        self.begin_fitted()

    def focal_point(self) -> QPointF:
        """The chosen step where it is in view, else the middle."""
        card = self.map_scene.card(self.document.selection.step)
        if card is not None:
            at = self.mapFromScene(card.card_rect.center())
            if self.viewport().rect().contains(at):
                return QPointF(at)
        return super().focal_point()

    def scaled(self) -> None:
        """Choose the size of type that can be read."""
        self.heads.update()
        self.bar.refresh()
        is_large = self.scale_shown < LARGE_BELOW
        if is_large != self._is_large:
            self._is_large = is_large
            self.map_scene.take_up(self.map_scene.look, is_large=is_large)
            self._show_content()

    def focus_step(self, step_id: str) -> None:
        """Bring a step into view, and let keys go to the map."""
        card = self.map_scene.card(step_id)
        if card is not None:
            self.show_rect(card.sceneBoundingRect())
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_selection(self) -> None:
        selection = self.document.selection
        is_one = bool(selection.step) or selection.connection is not None
        if is_one and self.pane.is_taken_up and not self.mouse.is_at_work:
            rect = self.chosen_rect(whole=True)
            if not rect.isNull():
                self.show_rect(rect)
        self._show_focus()
        self._describe()

    def chosen_rect(self, *, whole: bool = False) -> QRectF:
        """Where the chosen step is, or the words of the chosen connection; ``whole`` its line."""
        selection, scene = self.document.selection, self.map_scene
        if selection.connection is not None:
            if whole:
                return scene.connection_rect(selection.connection)
            return scene.share_rect(selection.connection)
        card = scene.card(selection.step) if selection.step else None
        if card is None:
            return QRectF()
        return card.sceneBoundingRect() if whole else card.card_rect

    def arrange_all(self) -> None:
        """Lay the whole map out afresh, with nothing placed by hand."""
        self.commands.places.arrange()

    def toggle_grid(self) -> None:
        """Show the grid that cards come to rest on, or hide it."""
        self.has_grid = not self.has_grid
        self.viewport().update()

    def _describe(self) -> None:
        selection = self.document.selection
        card = self.map_scene.card(selection.step) if selection.step else None
        said = in_words(self.document.pathway, self.pane.design, selection)
        said = f"{said} {compared_in_words(card.face if card else None)}".rstrip()
        if said == self.accessibleDescription():
            return
        self.setAccessibleDescription(said)
        if QAccessible.isActive() and self.hasFocus():
            changed = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(changed)
            self._announce(said)

    def _say_done(self) -> None:
        """Let who hears the map hear what was done."""
        if self.hasFocus() and QAccessible.isActive():
            done = self.document.undo_stack.undoText()
            if done:
                self._announce(done)

    def _announce(self, said: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    # The mouse

    @property
    def tool(self) -> Tool | None:
        """What is being done with the mouse."""
        return self.mouse.tool

    def take_up_tool(self, tool: Tool) -> None:
        """Let the mouse do something else from now on."""
        self.mouse.take_up(tool)

    def drop_tool(self) -> bool:
        """Leave what is being done with the mouse, undone; whether anything was."""
        return self.mouse.drop()

    def show_hint(self, text: str, **blanks: str) -> None:
        """Say how to go on with what was begun, as a text of the catalogue; blank stops it."""
        self.hint.say(text, **blanks)
        self._place_overlays()

    def light_lane(self, lane: str) -> None:
        """Light the lane that a drop would go to; none for blank."""
        if lane != self.lit_lane:
            changed = {lane, self.lit_lane}
            self.lit_lane = lane
            for band in self.map_scene.content.bands:
                if band.setting in changed:
                    top = self.mapFromScene(0, band.y).y()
                    foot = self.mapFromScene(0, band.y + band.height).y()
                    self.viewport().update(0, top - 1, self.viewport().width(), foot - top + 2)
            self.heads.update()

    def card_at(self, at: QPoint) -> CardItem | None:
        """The card at a point of the viewport."""
        found = self.map_scene.hit(self.mapToScene(at))
        return found if isinstance(found, CardItem) else None

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what the thing pressed is for."""
        event.accept()
        self.mouse.press(event)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with what was begun, or show what the mouse is over."""
        self.mouse.move(event)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End what was begun."""
        event.accept()
        self.mouse.release(event)

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Write what was pressed twice, or add a step where there is none."""
        event.accept()
        self.mouse.double_click(event)

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        """Show that the mouse is over nothing."""
        self.mouse.leave()
        super().leaveEvent(event)

    @guarded
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done, at the mouse or at the chosen step."""
        event.accept()
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            self.show_menu()
            return
        found = self.map_scene.lane_at(self.mapToScene(event.pos()))
        lane = Setting(found) if found else self.commands.setting_here()
        self.menu = popup(self, lane, event.globalPos())

    def show_menu(self) -> None:
        """Offer what can be done at what is chosen."""
        rect, at = self.chosen_rect(), QCursor.pos()
        if not rect.isNull():
            self.show_rect(rect)
            at = self.viewport().mapToGlobal(self.mapFromScene(rect.center()))
        self.menu = popup(self, self.commands.setting_here(), at)

    # Keys and focus

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key is for on the map; Space held lets the mouse pan."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.mouse.be_hand(is_hand=True)
        elif not act_on(self, event):
            event.ignore()

    @guarded
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of the map with Space."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.mouse.be_hand(is_hand=False)
        else:
            event.ignore()

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show what keys go to."""
        super().focusInEvent(event)
        self.pane.take_up()
        self._is_by_key = event.reason() in KEYBOARD
        self._show_focus()

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere, and leave what was begun."""
        super().focusOutEvent(event)
        self.mouse.be_hand(is_hand=False)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.drop_tool()
        self._show_focus()

    def _show_focus(self) -> None:
        selection, has_focus = self.document.selection, self.hasFocus()
        self.map_scene.light(selection, has_focus=has_focus)
        self.ring.setVisible(has_focus and self._is_by_key and selection.is_empty)
        self.bar.refresh()

    # Qt

    @guarded
    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint the lanes."""
        scene = self.map_scene
        paint_lanes(painter, QRectF(rect), scene.content.bands, scene.look, self.lit_lane)
        if self.has_grid:
            paint_grid(painter, QRectF(rect), scene.content.bands, scene.look)

    @guarded
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Keep the lanes' words beside their lanes."""
        super().scrollContentsBy(dx, dy)
        self.heads.update()
        self.commands.place_editor()
        self.bar.refresh()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep everything in its place."""
        super().resizeEvent(event)
        self.heads.setGeometry(0, 0, HEADS, self.viewport().height())
        self.ring.setGeometry(self.rect())
        self._place_overlays()
        if self.size() != self._size_seen:  # a scroll bar that comes or goes changes no zoom
            self._size_seen = self.size()
            self.refit()
        self.commands.place_editor()
        self.bar.refresh()

    def _place_overlays(self) -> None:
        room = self.viewport().size()
        self.empty.adjustSize()
        self.empty.move(
            (room.width() - self.empty.width()) // 2, (room.height() - self.empty.height()) // 2
        )
        self.hint.adjustSize()
        self.hint.move((room.width() - self.hint.width()) // 2, 12)
