"""A panel at the side of the map that folds to a strip and remembers its width."""

from typing import Final, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from planner.i18n import N_
from ui.settings import recall, remember
from ui.text import say
from ui.widgets import column, label, row, tool

__all__ = ["STRIP", "SidePanel"]

STRIP: Final = 44
WIDEST: Final = 520


class SidePanel(QFrame):
    """A titled panel; folded, only the button that unfolds it is left."""

    folded = Signal()

    def __init__(
        self,
        side: Literal["left", "right"],
        title: str,
        content: QWidget,
        *,
        narrowest: int,
        tools: tuple[QWidget, ...] = (),
    ) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setProperty("side", side)
        self._side = side
        self._narrowest = narrowest
        self._content = content
        self.heading = label(title, "heading")
        self._fold_button = tool(f"fold_{side}", N_("Fold this panel"), self.toggle)
        ends = [self.heading, *tools, self._fold_button]
        self._head = QFrame()
        self._head.setObjectName("panelhead")
        self._head.setLayout(row(*ends, gap=4, margin=(16, 6, 8, 6)))
        self._unfold_button = tool(f"unfold_{side}", N_("Unfold this panel"), self.toggle)
        say(self._unfold_button, self._unfold_button.setToolTip, title)
        self._strip = QWidget()
        self._strip.setLayout(column(self._unfold_button, 1, gap=0, margin=6))
        whole = column(self._head, self._content, self._strip, gap=0)
        whole.setContentsMargins(int(side == "right"), 0, int(side == "left"), 0)  # the hairline
        self.setLayout(whole)
        self._is_folded = False
        self._show_parts()

    @property
    def is_folded(self) -> bool:
        """Whether only the strip is there."""
        return self._is_folded

    @property
    def wanted_width(self) -> int:
        """The width the panel was left at."""
        if self._is_folded:
            return STRIP
        return max(self._narrowest, int(recall(f"{self._side}/width") or self._narrowest))

    def start(self, *, is_folded: bool) -> None:
        """Begin as the panel was left, else as asked for."""
        left = recall(f"{self._side}/folded")
        self._set_folded(left == "yes" if left else is_folded)

    def toggle(self) -> None:
        """Fold the panel, or unfold it, and remember that."""
        if not self._is_folded:
            self.remember_width()
        self._set_folded(not self._is_folded)
        remember(f"{self._side}/folded", "yes" if self._is_folded else "no")

    def unfold(self) -> None:
        """Show the content."""
        if self._is_folded:
            self._set_folded(False)

    def fold(self) -> None:
        """Leave the strip alone, for as long as something else needs the room."""
        if not self._is_folded:
            self.remember_width()
            self._set_folded(True)

    def remember_width(self) -> None:
        """Keep the width for the next time."""
        if not self._is_folded and self.width() >= self._narrowest:
            remember(f"{self._side}/width", str(self.width()))

    def _set_folded(self, is_folded: bool) -> None:
        self._is_folded = is_folded
        self._show_parts()
        self.folded.emit()

    def _show_parts(self) -> None:
        self._head.setVisible(not self._is_folded)
        self._content.setVisible(not self._is_folded)
        self._strip.setVisible(self._is_folded)
        self.setMinimumWidth(STRIP if self._is_folded else self._narrowest)
        self.setMaximumWidth(STRIP if self._is_folded else WIDEST)


def share_out(splitter: QSplitter, left: SidePanel, right: SidePanel) -> None:
    """Give the panels the widths they want, and the map the rest."""
    widths = left.wanted_width, right.wanted_width
    splitter.setSizes([widths[0], max(splitter.width() - sum(widths), 200), widths[1]])
