"""The maps of the page: one, or the current design and the option side by side."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from pathways.model import CURRENT
from planner.look import Palette
from planner.maps.showing import Way
from ui.bugs import guarded
from ui.canvas.content import Layouts
from ui.canvas.linked import Linked
from ui.canvas.pane import Side
from ui.canvas.view import MapView
from ui.document import Document
from ui.text import on_language_change
from ui.widgets import column, line, set_role
from ui.words import design_word

__all__ = ["Maps"]

NARROW: Final = 900  # two maps stand one above the other where there is less room than this


class Maps(QWidget):
    """One map, or two that are scrolled and zoomed together and share what is chosen.

    ``zoomed`` says that a map was scaled, ``looked`` that designs are compared in another way.
    """

    zoomed = Signal()
    looked = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._layouts = Layouts()
        self._way = Way.ONE
        self._has_numbers = False
        self._first = _Headed(MapView(document, layouts=self._layouts))
        self._first.view.zoomed.connect(self.zoomed)
        self._second: _Headed | None = None
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(4)
        self._splitter.addWidget(self._first)
        self.setLayout(column(self._splitter, gap=0))
        document.design_switched.connect(self._say_heads)
        on_language_change(self, self._say_heads)

    @property
    def way(self) -> Way:
        """How the designs are compared."""
        return self._way

    @property
    def views(self) -> tuple[MapView, ...]:
        """Every map there is, the current design's first where there are two."""
        return tuple(part.view for part in self._parts)

    @property
    def _parts(self) -> "tuple[_Headed, ...]":
        return (self._first,) if self._second is None else (self._first, self._second)

    @property
    def view(self) -> MapView:
        """The map of the design that the document shows."""
        has_second = self._second is not None and self._document.design != CURRENT
        return self.views[-1] if has_second else self._first.view

    def look(self, way: Way) -> None:
        """Compare the designs in another way."""
        if way is self._way:
            return
        had_focus = any(view.hasFocus() for view in self.views)
        self._way = way
        if way is Way.BESIDE:
            self._first.view.pane.look(way, Side.CURRENT)
            self._add_second()
        else:
            self._drop_second()
            self._first.view.pane.look(way)
        self._say_heads()
        if had_focus:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.looked.emit()

    def _add_second(self) -> None:
        made = MapView(self._document, layouts=self._layouts)
        made.pane.look(Way.BESIDE, Side.OPTION)
        made.pane.show_numbers(is_shown=self._has_numbers)
        made.zoomed.connect(self.zoomed)
        self._second = _Headed(made)
        self._splitter.addWidget(self._second)
        self._splitter.setSizes([1, 1])
        Linked(self._first.view, made)

    def _drop_second(self) -> None:
        if self._second is not None:
            holder, self._second = self._second, None
            holder.hide()
            holder.setParent(None)
            holder.deleteLater()

    def show_numbers(self, *, is_shown: bool) -> None:
        """Put the estimate's numbers on every map, or take them off."""
        self._has_numbers = is_shown
        for view in self.views:
            view.pane.show_numbers(is_shown=is_shown)

    def follow(self, trail: tuple[str, ...]) -> None:
        """Let a way through the design that the document shows stand out on its map."""
        for view in self.views:
            view.pane.follow(*(trail if view.pane.is_taken_up else ()))
            card = view.map_scene.card(trail[0]) if view.pane.trail else None
            if card is not None:
                view.show_rect(card.sceneBoundingRect())

    def set_palette(self, palette: Palette) -> None:
        """Draw in another appearance."""
        for view in self.views:
            view.set_palette(palette)

    def retranslate(self) -> None:
        """Say everything in the language now spoken."""
        for view in self.views:
            view.retranslate()

    def _say_heads(self) -> None:
        for part in self._parts:
            part.head.setText(design_word(part.view.pane.design))
            part.head.setVisible(self._second is not None)
            set_role(part.head, "role", "strong" if part.view is self.view else "muted")

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side where there is room for it."""
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW
        way = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if way is not self._splitter.orientation():
            self._splitter.setOrientation(way)


class _Headed(QWidget):
    """A map below the name of its design."""

    def __init__(self, view: MapView) -> None:
        super().__init__()
        self.view = view
        self.head = line("", wrap=False)
        self.head.setContentsMargins(12, 3, 12, 3)
        whole = column(self.head, view, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
