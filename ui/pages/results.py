"""The results page: a chart for each question, its answer as title, its table one click away."""

from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHeaderView,
    QPushButton,
    QTableView,
    QWidget,
)

from planner.i18n import N_, _
from planner.proposals import Proposal
from ui.bugs import guarded
from ui.document import Document
from ui.drawing import DrawingView
from ui.empty import Empty, is_empty
from ui.models.plain import PlainTable
from ui.pages.answers import Answer, contacts, money, parts, staff, transfer
from ui.text import on_language_change, say
from ui.widgets import button, clear, column, line, row, scrolled, segments
from ui.words import PARTS

__all__ = ["ResultsPage"]

WIDEST: Final = 1040
TALLEST_TABLE: Final = 420


class ResultCard(QFrame):
    """One answer: its words, its chart or the table behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("box")
        self.title = line("", "heading")
        self.unit = line("", "muted")
        self.view = DrawingView()
        self._model = PlainTable()
        self.table = QTableView()
        self.table.setModel(self._model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        say(self.table, self.table.setAccessibleName, N_("The figures of the chart"))
        self.table.hide()
        self.switch = button(N_("Table"), icon="table")
        self.switch.setCheckable(True)
        self.switch.toggled.connect(self._show_table)
        self.extra = row(gap=0)
        head = row(column(self.title, self.unit, gap=2), column(self.switch, 1, gap=0), gap=16)
        head.setStretch(0, 1)
        self.setLayout(column(head, self.extra, self.view, self.table, gap=10, margin=20))

    def show_answer(self, answer: Answer) -> None:
        """Show an answer."""
        self.title.setText(answer.title)
        self.unit.setText(answer.unit)
        self.view.setFixedHeight(answer.height)
        self.view.show_drawing(answer.draw)
        self._model.show_rows(answer.heads, answer.rows)
        rows = 34 * (len(answer.rows) + 1) + 16
        self.table.setFixedHeight(min(rows, TALLEST_TABLE))

    def _show_table(self, shown: bool) -> None:
        self.table.setVisible(shown)
        self.view.setVisible(not shown)
        say(self.switch, self.switch.setText, N_("Chart") if shown else N_("Table"))


class ResultsPage(QWidget):
    """Follows the document while it is seen."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("page")
        self._document = document
        self._has_been_seen = False
        self._part = ""
        self._parts: tuple[str, ...] = ()
        self.why_not = Empty(document)
        self.contacts, self.staff, self.transfer, self.money = cards = (
            ResultCard(),
            ResultCard(),
            ResultCard(),
            ResultCard(),
        )
        self._cards = QWidget()
        self._cards.setMaximumWidth(WIDEST)
        self._cards.setLayout(column(*cards, 1, gap=16))
        self._group = QButtonGroup(self)
        body = QWidget()
        body.setObjectName("body")
        inside = row(column(self.why_not, self._cards, 1, gap=12), gap=0, margin=(24, 20, 24, 20))
        body.setLayout(inside)
        self.setLayout(column(scrolled(body, "page"), gap=0))
        for signal in (document.changed, document.pathway_switched, document.design_switched):
            signal.connect(self._refresh_where_seen)
        on_language_change(self, self._say)

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

    def refresh(self) -> None:
        """Show what the document now gives."""
        proposal = self._document.proposal
        has_nothing = is_empty(self._document)
        self._cards.setVisible(not has_nothing)
        self.why_not.setVisible(has_nothing)
        if proposal is None or has_nothing:
            self.why_not.refresh(_("Add a pathway first: then its results are shown here."))
            return
        self.contacts.show_answer(contacts(proposal))
        self.staff.show_answer(staff(proposal))
        self.money.show_answer(money(proposal))
        self._show_transfer(proposal)

    def _show_transfer(self, proposal: Proposal) -> None:
        self._parts = parts(proposal)
        self.transfer.setVisible(bool(self._parts))
        if not self._parts:
            return
        if self._part not in self._parts:
            self._part = self._parts[0]
        clear(self.transfer.extra)
        buttons = [self._part_button(part) for part in self._parts]
        self.transfer.extra.addLayout(segments(*buttons))
        self.transfer.extra.addStretch(1)
        self.transfer.show_answer(transfer(proposal, self._part))

    def _part_button(self, part: str) -> QPushButton:
        made = QPushButton(_(PARTS[part]))
        made.setAccessibleName(_(PARTS[part]))
        made.setCheckable(True)
        made.setChecked(part == self._part)
        made.clicked.connect(lambda: self._choose(part))
        self._group.addButton(made)
        return made

    def _choose(self, part: str) -> None:
        self._part = part
        proposal = self._document.proposal
        if proposal is not None:
            self._show_transfer(proposal)
