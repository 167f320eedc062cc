"""What the mouse does on the map: the tool it works with, and the card it is near."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from pathways.model import Setting
from ui.canvas.drag import DragTool
from ui.canvas.grips import GripItem
from ui.canvas.items import CardItem, ConnectionItem, ShareItem, StreamItem
from ui.canvas.leading import BendTool, ReconnectTool, WordsTool
from ui.canvas.passing import HandleItem
from ui.canvas.tools import ADDING, BandTool, ConnectTool, PanTool, Tool
from ui.selection import NOTHING, Selection

if TYPE_CHECKING:
    from ui.canvas.view import MapView

__all__ = ["Mouse"]

LEFT = Qt.MouseButton.LeftButton
MIDDLE = Qt.MouseButton.MiddleButton
RIGHT = Qt.MouseButton.RightButton


class Mouse:
    """Begins what the thing pressed is for, and goes on with it until the release."""

    def __init__(self, view: "MapView") -> None:
        self._view = view
        self.tool: Tool | None = None
        self._is_hand = False
        self._is_pressing = False
        self._near: CardItem | None = None

    @property
    def is_at_work(self) -> bool:
        """Whether the map must stand still below the mouse."""
        return self._is_pressing or self.tool is not None

    def take_up(self, tool: Tool) -> None:
        """Do something else from now on."""
        self.drop()
        self.tool = tool
        tool.begin()
        self._view.bar.refresh()

    def drop(self) -> bool:
        """Leave what is being done, undone; whether anything was."""
        tool, self.tool = self.tool, None
        if tool is not None:
            tool.cancel()
            self._view.bar.refresh()
        return tool is not None

    def be_hand(self, is_hand: bool) -> None:
        """Take hold of the map itself with the next press, or no longer do so."""
        self._is_hand = is_hand
        self.show_cursor()

    def show_cursor(self) -> None:
        """Show what the mouse can do where it is."""
        hand = Qt.CursorShape.OpenHandCursor
        self._view.viewport().setCursor(hand if self._is_hand else Qt.CursorShape.ArrowCursor)

    def press(self, event: QMouseEvent) -> None:
        """Go on with a tool that waits for a press, else begin what the thing pressed is for."""
        at, button = event.position().toPoint(), event.button()
        if self.tool is not None and button == RIGHT:
            self.drop()
        if self.tool is not None and button == LEFT:
            self.tool.press(event)
        elif button == MIDDLE or (button == LEFT and self._is_hand):
            self.take_up(PanTool(self._view, at))
        elif button in (LEFT, RIGHT):
            self._is_pressing = True
            self._press(at, event)
            self._is_pressing = False

    def _press(self, at: QPoint, event: QMouseEvent) -> None:
        view, document = self._view, self._view.document
        found = view.map_scene.hit(view.mapToScene(at))
        is_left = event.button() == LEFT
        match found:
            case HandleItem(card=CardItem() as card) if is_left:
                self.take_up(ConnectTool(view, card))
            case CardItem() if is_left:
                self.take_up(DragTool(view, found, event))
            case CardItem():
                if found.face.step not in document.selection.steps:
                    document.select_steps(found.face.step)
            case GripItem():
                self._take_hold(found, event)
            case ConnectionItem() | ShareItem():
                self._press_line(found, event)
            case StreamItem():
                document.select(Selection(stream=found.face.id))
            case _ if is_left:
                self.take_up(BandTool(view, at, adds=bool(event.modifiers() & ADDING)))
            case _:
                document.select(NOTHING)

    def _press_line(self, item: ConnectionItem | ShareItem, event: QMouseEvent) -> None:
        """Choose a connection; the words may be dragged at once, a line only once chosen."""
        view, document, face = self._view, self._view.document, item.face
        ends = (face.source, face.target)
        was_chosen = document.selection.connection == ends
        document.select(Selection(connection=ends))
        if event.button() != LEFT or not face.is_shown:
            return
        if isinstance(item, ShareItem):
            self.take_up(WordsTool(view, item, event))
        elif was_chosen:
            self.take_up(BendTool(view, face, event))

    def _take_hold(self, grip: GripItem, event: QMouseEvent) -> None:
        if event.button() != LEFT:
            return
        if grip.is_end:
            self.take_up(ReconnectTool(self._view, grip.face, is_target=grip.is_target))
        else:
            self.take_up(BendTool(self._view, grip.face, event, grip.at))

    def move(self, event: QMouseEvent) -> None:
        """Go on with what was begun, or show what the mouse is over."""
        if self.tool is not None:
            self.tool.move(event)
            return
        found = self._view.map_scene.hit(self._view.mapToScene(event.position().toPoint()))
        if not isinstance(found, HandleItem):
            self._come_near(found if isinstance(found, CardItem) else None)

    def leave(self) -> None:
        """Be over nothing."""
        self._come_near(None)

    def _come_near(self, card: CardItem | None) -> None:
        if card is self._near:
            return
        if self._near is not None:
            self._near.come_near(is_near=False)
        self._near = card
        if card is not None:
            card.come_near(is_near=True)
        scene, chosen = self._view.map_scene, self._view.document.selection.step
        scene.handle.stand_at(card or scene.card(chosen))

    def release(self, event: QMouseEvent) -> None:
        """End what was begun."""
        tool, self.tool = self.tool, None
        if tool is not None:
            tool.release(event)
            self._view.bar.refresh()

    def double_click(self, event: QMouseEvent) -> None:
        """Open a sub-pathway at its mark, write what was pressed, or add a step."""
        if event.button() != LEFT:
            return
        view = self._view
        point = view.mapToScene(event.position().toPoint())
        match view.map_scene.hit(point):
            case GripItem(is_end=False) as grip:
                corners = grip.face.points
                led = (*corners[: grip.at], *corners[grip.at + 1 :])
                view.commands.places.lead((grip.face.source, grip.face.target), led)
            case CardItem() as card if card.opens_at(point) and view.commands.open_step(
                card.face.step
            ):
                pass
            case CardItem() as card:
                view.commands.rename(card.face.step)
            case (ConnectionItem() | ShareItem()) as found:
                view.commands.edit_share((found.face.source, found.face.target))
            case None:
                lane = view.map_scene.lane_at(point)
                if lane:
                    view.commands.new_step(Setting(lane))
