"""The scene: an item for everything on the map, of which only what is different is made anew."""

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from planner.look import Palette
from planner.maps.content import ConnectionFace, Content, Key
from ui.canvas.grips import GripItem, Grips
from ui.canvas.items import CardItem, ConnectionItem, MapItem, ShareItem, StreamItem
from ui.canvas.passing import HandleItem
from ui.selection import NOTHING, Selection

__all__ = ["MapScene"]

MARGIN: Final = 16.0
EMPTY: Final = Content({}, {}, {}, (), 0.0, 0.0)
K = TypeVar("K")
F = TypeVar("F")
I = TypeVar("I", CardItem, ConnectionItem, ShareItem, StreamItem)  # noqa: E741


class MapScene(QGraphicsScene):
    """Shows a ``Content``; who looks at it says which selection is lit."""

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.BspTreeIndex)
        self.look = palette
        self.content = EMPTY
        self.cards: dict[Key, CardItem] = {}
        self.connections: dict[Key, ConnectionItem] = {}
        self.shares: dict[Key, ShareItem] = {}
        self.streams: dict[str, StreamItem] = {}
        self.handle = HandleItem(palette)
        self.addItem(self.handle)
        self.grips = Grips(self)
        self._is_large = False
        self._selection = NOTHING
        self._has_focus = False
        self._trail: tuple[str, ...] = ()

    @property
    def items_shown(self) -> Iterable[MapItem]:
        """Every item that stands for something of the pathway."""
        yield from self.cards.values()
        yield from self.connections.values()
        yield from self.shares.values()
        yield from self.streams.values()

    @property
    def map_rect(self) -> QRectF:
        """The map with the room around it."""
        c = self.content
        return QRectF(0, -4, c.right + MARGIN, c.bottom + 8)

    def show_content(self, content: Content) -> None:
        """Take up what the map is to show."""
        if content == self.content:
            return
        self.content = content
        self._match(self.connections, content.connections, ConnectionItem)
        self._match(self.shares, content.connections, ShareItem)
        self._match(self.streams, content.streams, StreamItem)
        self._match(self.cards, content.cards, CardItem)
        if self.map_rect != self.sceneRect():
            self.setSceneRect(self.map_rect)
        self.light(self._selection, has_focus=self._has_focus)
        self._fade()

    def _match(
        self, items: dict[K, I], faces: Mapping[K, F], make: Callable[[F, Palette], I]
    ) -> None:
        for key in [key for key in items if key not in faces]:
            self.removeItem(items.pop(key))
        for key, face in faces.items():
            item = items.get(key)
            if item is None:
                item = items[key] = make(face, self.look)
                item.take_up(self.look, is_large=self._is_large)
                self.addItem(item)
            else:
                item.show_face(face)  # type: ignore[arg-type]

    def take_up(self, palette: Palette, *, is_large: bool) -> None:
        """Draw in another appearance or size of type."""
        if (palette, is_large) == (self.look, self._is_large):
            return
        self.look, self._is_large = palette, is_large
        self.handle.look = palette
        for item in self.items_shown:
            item.take_up(palette, is_large=is_large)
        self.update()

    def light(self, selection: Selection, *, has_focus: bool) -> None:
        """Show what is chosen."""
        self._selection, self._has_focus = selection, has_focus
        for card in self.cards.values():
            card.light(is_lit=card.face.step in selection.steps, has_focus=has_focus)
        for key, line in self.connections.items():
            is_lit = (line.face.source, line.face.target) == selection.connection
            line.light(is_lit=is_lit, has_focus=has_focus)
            self.shares[key].light(is_lit=is_lit, has_focus=has_focus)
        for stream in self.streams.values():
            stream.light(is_lit=stream.face.id == selection.stream, has_focus=has_focus)
        self.handle.stand_at(self.card(selection.step) if selection.step else None)
        self.grips.stand_at(self._chosen_line(selection), self.look)

    def _chosen_line(self, selection: Selection) -> ConnectionFace | None:
        faces = (line.face for line in self.connections.values() if line.face.is_shown)
        if selection.connection is None:
            return None
        return next((f for f in faces if (f.source, f.target) == selection.connection), None)

    def follow(self, trail: tuple[str, ...]) -> None:
        """Let one way through stand out, by its steps; none: nothing."""
        self._trail = trail
        self._fade()

    def _fade(self) -> None:
        trail, arcs = self._trail, set(pairwise(self._trail))
        for card in self.cards.values():
            on_it = card.face.is_shown and card.face.step in trail
            card.fade(is_faded=bool(trail) and not on_it)
        for key, line in self.connections.items():
            on_it = line.face.is_shown and (line.face.source, line.face.target) in arcs
            for item in (line, self.shares[key]):
                item.fade(is_faded=bool(trail) and not on_it)
            line.lead(is_leading=bool(trail) and on_it)

    def card(self, step_id: str) -> CardItem | None:
        """The card of a step, in the design shown where it stands there."""
        return self.cards.get((step_id, "")) or self.cards.get((step_id, "other"))

    def share_rect(self, ends: Key) -> QRectF:
        """Where the share of a connection stands, in the design shown if it is used there."""
        found = [
            (line.face.is_shown, self.shares[key] if self.shares[key].isVisible() else line)
            for key, line in self.connections.items()
            if (line.face.source, line.face.target) == ends
        ]
        if not found:
            return QRectF()
        return max(found, key=lambda pair: pair[0])[1].sceneBoundingRect()

    def connection_rect(self, ends: Key) -> QRectF:
        """Where a connection runs."""
        for item in self.connections.values():
            if (item.face.source, item.face.target) == ends:
                return item.sceneBoundingRect()
        return QRectF()

    def lane_at(self, point: QPointF) -> str:
        """The lane at a height; the nearest one above and below the map."""
        bands = self.content.bands
        for band in bands:
            if point.y() < band.y + band.height:
                return band.setting or ""
        return (bands[-1].setting or "") if bands else ""

    def hit(self, point: QPointF) -> MapItem | HandleItem | GripItem | None:
        """What can be taken hold of at a point, the uppermost first."""
        for item in self.items(point):
            if isinstance(item, MapItem | HandleItem | GripItem):
                return item
        return None
