"""The drawer below the map: the differences of the designs, or the ways through one, in words."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget

from planner.i18n import N_
from ui.bugs import guarded
from ui.document import Document
from ui.panels.basis import BasisChip
from ui.panels.differences import DifferencesList
from ui.panels.journeys import JourneysList
from ui.text import on_language_change
from ui.widgets import column, label, row, tool

__all__ = ["DIFFERENCES", "JOURNEYS", "Drawer"]

DIFFERENCES, JOURNEYS = range(2)
HEADS: Final = (N_("Differences between the designs"), N_("Journeys in words"))
HEIGHT: Final = 210


class Drawer(QFrame):
    """Follows the document while it is open.

    ``followed`` carries the steps of a way through that is to stand out on the map, none for
    none; ``went`` says that the map is to be gone to, ``closed`` that the drawer was closed.
    """

    followed = Signal(object)
    went = Signal()
    closed = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("drawer")
        self._document = document
        self.differences = DifferencesList(document)
        self.journeys = JourneysList(document)
        self.chip = BasisChip()
        self._stack = QStackedWidget()
        self._titles = QStackedWidget()
        for text, part in zip(HEADS, (self.differences, self.journeys), strict=True):
            self._stack.addWidget(part)
            self._titles.addWidget(label(text, "heading", wrap=False))
        shut = tool("close", N_("Close the list"), self.shut)
        head = row(self._titles, self.chip, 1, shut, gap=8, margin=(12, 4, 8, 0))
        whole = column(head, self._stack, gap=2)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.hide()
        self.journeys.followed.connect(self.followed)
        self.differences.went.connect(self.went)
        self.journeys.went.connect(self.went)
        for happened in (document.changed, document.pathway_switched, document.design_switched):
            happened.connect(self._refresh)
        on_language_change(self, self._refresh)

    def sizeHint(self) -> QSize:
        """A third of the map or so."""
        return QSize(super().sizeHint().width(), HEIGHT)

    @property
    def part(self) -> int | None:
        """Which list is open; ``None`` while neither is."""
        return None if self.isHidden() else self._stack.currentIndex()

    def open_part(self, part: int) -> None:
        """Show one of the two lists and let keys go to it."""
        if part != self._stack.currentIndex():
            self.followed.emit(())
        self._stack.setCurrentIndex(part)
        self._titles.setCurrentIndex(part)
        self.show()
        self._refresh()
        (self.differences, self.journeys)[part].list.setFocus()

    def shut(self) -> None:
        """Close the drawer."""
        self.hide()
        self.followed.emit(())
        self.closed.emit()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        """Say what holds now, which nobody followed while it was hidden."""
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        self.chip.refresh(self._document.estimate)
        if self._stack.currentIndex() == DIFFERENCES:
            self.differences.refresh()
        else:
            self.followed.emit(())
            self.journeys.refresh()
