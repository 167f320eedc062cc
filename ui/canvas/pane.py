"""What one map shows of the document: which design, and how it is compared with the other."""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from pathways.model import CURRENT
from planner.maps.showing import Showing, Way
from ui.document import Document

__all__ = ["Pane", "Side"]


class Side(StrEnum):
    """Which design a map shows: that which the document shows, the current one, or the option."""

    SHOWN = "shown"
    CURRENT = "current"
    OPTION = "option"


class Pane(QObject):
    """One map's share of the document; edits made on the map go to the pane's ``design``.

    Selection and undo are the document's, so that maps side by side share them. ``changed`` says
    that something else is to be shown, ``followed`` that a way through is to be followed; the
    document says for itself when it is different.
    """

    changed = Signal()
    followed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document: Document = document
        self._side = Side.SHOWN
        self._way = Way.ONE
        self._has_numbers = False
        self._trail: tuple[str, ...] = ()

    @property
    def design(self) -> str:
        """The design that is shown and worked on."""
        match self._side:
            case Side.CURRENT:
                return CURRENT
            case Side.OPTION:
                return self.document.option
            case _:
                return self.document.design

    @property
    def other(self) -> str:
        """The design that this one is compared with; blank while it is looked at alone."""
        return Showing(self.design, self.document.option, self._way).other

    @property
    def way(self) -> Way:
        """How the design is compared with the other."""
        return self._way

    @property
    def has_numbers(self) -> bool:
        """Whether the estimate's numbers stand on the map."""
        return self._has_numbers

    @property
    def showing(self) -> Showing:
        """What is asked of the map."""
        document = self.document
        has_figures = self._has_numbers or self._way is not Way.ONE
        estimate = document.estimate if has_figures else None
        return Showing(self.design, document.option, self._way, self._has_numbers, estimate)

    def look(self, way: Way, side: Side = Side.SHOWN) -> None:
        """Compare in another way, showing the design of ``side``."""
        if (way, side) != (self._way, self._side):
            self._way, self._side = way, side
            self.changed.emit()

    def show_numbers(self, *, is_shown: bool) -> None:
        """Put the estimate's numbers on the map, or take them off."""
        if is_shown != self._has_numbers:
            self._has_numbers = is_shown
            self.changed.emit()

    @property
    def trail(self) -> tuple[str, ...]:
        """The steps of the way through that is followed; none where all of the map counts."""
        return self._trail

    def follow(self, *steps: str) -> None:
        """Let one way through stand out; no steps: let everything be as it was."""
        if steps != self._trail:
            self._trail = steps
            self.followed.emit()

    @property
    def is_taken_up(self) -> bool:
        """Whether the whole window works on this design."""
        return self.design == self.document.design

    def take_up(self) -> None:
        """Let the whole window work on this design."""
        self.document.show_design(self.design)
