"""The results page: its parts side by side, each a column of answers made when first looked at."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QScrollArea, QWidget

from planner.i18n import N_, _
from ui.bugs import guarded
from ui.document import Document
from ui.empty import Empty, is_empty
from ui.ranges import Ranges
from ui.results.part import Part
from ui.text import on_language_change, say
from ui.widgets import column, row, scrolled

__all__ = ["PARTS", "ResultsPage"]

WIDEST: Final = 1040
PARTS: Final = {
    "care": N_("Activity"),
    "staff": N_("Workforce"),
    "money": N_("Money"),
    "certainty": N_("Certainty"),
    "scenarios": N_("Scenarios"),
    "outcomes": N_("Outcomes for people"),
}


class ResultsPage(QWidget):
    """Follows the document while it is seen.

    ``explained`` carries a figure that is to be opened, ``went`` the key of an input to go to.
    """

    explained = Signal(str)
    went = Signal(str)

    def __init__(self, document: Document, ranges: Ranges) -> None:
        super().__init__()
        self.setObjectName("page")
        self._document = document
        self._ranges = ranges
        self._has_been_seen = False
        self._parts: dict[str, Part] = {}
        self._chosen = next(iter(PARTS))
        self.why_not = Empty(document)
        self._group = QButtonGroup(self)
        self._tabs = {part: self._tab(part, text) for part, text in PARTS.items()}
        self._index = QFrame()
        self._index.setObjectName("toolbar")
        self._index.setLayout(row(*self._tabs.values(), 1, gap=0, margin=(16, 0, 16, 0)))
        self._holder = QWidget()
        self._holder.setMaximumWidth(WIDEST)
        self._held = column(gap=0)
        self._holder.setLayout(self._held)
        body = QWidget()
        body.setObjectName("body")
        inside = row(column(self.why_not, self._holder, 1, gap=12), gap=0, margin=(24, 16, 24, 20))
        body.setLayout(inside)
        self._area: QScrollArea = scrolled(body, "page")
        whole = column(self._index, self._area, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        for signal in (document.changed, document.pathway_switched, document.design_switched):
            signal.connect(self._refresh_where_seen)
        on_language_change(self, self._say)

    def _tab(self, part: str, text: str) -> QPushButton:
        made = QPushButton()
        made.setProperty("role", "tab")
        made.setCheckable(True)
        made.setChecked(part == self._chosen)
        say(made, made.setText, text)
        say(made, made.setAccessibleName, text)
        made.clicked.connect(lambda: self.show_part(part))
        self._group.addButton(made)
        return made

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        """Take up what has changed since the page was last seen."""
        super().showEvent(event)
        self._has_been_seen = True
        self.refresh()

    def _say(self) -> None:
        if self._has_been_seen:
            self.refresh()

    def _refresh_where_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    @property
    def chosen(self) -> str:
        """Which of ``PARTS`` is shown."""
        return self._chosen

    def part(self, name: str) -> Part:
        """One of ``PARTS``, made when it is first asked for."""
        if name not in self._parts:
            made = self._parts[name] = self._makers()[name]()
            made.explained.connect(self.explained)
            made.went.connect(self.went)
            made.hide()
            self._held.addWidget(made)
        return self._parts[name]

    def _makers(self) -> dict[str, Callable[[], Part]]:
        from ui.results.care import CarePart
        from ui.results.certainty import CertaintyPart
        from ui.results.money import MoneyPart
        from ui.results.outcomes import OutcomesPart
        from ui.results.scenarios import ScenariosPart
        from ui.results.staff import StaffPart

        document = self._document
        return {
            "care": lambda: CarePart(document),
            "staff": lambda: StaffPart(document),
            "money": lambda: MoneyPart(document),
            "certainty": lambda: CertaintyPart(document, self._ranges),
            "scenarios": lambda: ScenariosPart(document),
            "outcomes": lambda: OutcomesPart(document),
        }

    def stop(self) -> None:
        """Give up what any part is working out."""
        for part in self._parts.values():
            part.stop()

    def show_part(self, name: str) -> None:
        """Show one of ``PARTS`` from its beginning."""
        self._chosen = name
        self._tabs[name].setChecked(True)
        self._area.verticalScrollBar().setValue(0)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document now gives."""
        proposal = self._document.proposal
        has_nothing = is_empty(self._document)
        self._holder.setVisible(not has_nothing)
        self._index.setVisible(not has_nothing)
        self.why_not.setVisible(has_nothing)
        if proposal is None or has_nothing:
            self.why_not.refresh(_("Add a pathway first: then its results are shown here."))
            return
        shown = self.part(self._chosen)
        shown.refresh(proposal)
        for part in self._parts.values():
            part.setVisible(part is shown)
