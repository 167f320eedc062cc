"""The table page: the design shown as a table or as an outline, always in step with the map."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QWidget

from planner.i18n import N_, _
from ui.design_switch import DesignSwitch
from ui.document import Document
from ui.empty import Empty
from ui.pages.outline import Outline
from ui.pages.steps_table import StepsTable
from ui.text import on_language_change, say
from ui.tight_bar import TightBar
from ui.widgets import button, column, line, row, segments

__all__ = ["TablePage"]

TABLE, OUTLINE = range(2)
HINTS: Final = (
    N_("Type in any cell; Enter writes, Ctrl+Enter adds a step, Ctrl+V pastes rows from Excel."),
    N_("Enter writes, A adds a step after, L connects, H C V O say where, Delete deletes."),
)


class TablePage(QWidget):
    """The selection is the one of the map; ``done`` carries words for what can be undone."""

    done = Signal(str)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("page")
        self.table = StepsTable(document)
        self.outline = Outline(document)
        self._ways = QStackedWidget()
        self._ways.addWidget(self.table)
        self._ways.addWidget(self.outline)
        self.why_not = Empty(document)
        self._document = document
        self._hint = line("", "muted")
        self._group = QButtonGroup(self)
        choices = segments(*(self._way(at, t) for at, t in enumerate((N_("Table"), N_("Outline")))))
        self._paste = button(N_("Paste from Excel"), self.table.paste, icon="paste", role="quiet")
        self._copy = button(N_("Copy for Excel"), self.table.copy_all, icon="excel", role="quiet")
        add = button(N_("Add a step"), self.add, icon="add", role="quiet")
        bar_box = self._bar = TightBar(
            row(choices, DesignSwitch(document), 1, add, self._paste, self._copy, gap=10),
            {
                add: N_("Add a step"),
                self._paste: N_("Paste from Excel"),
                self._copy: N_("Copy for Excel"),
            },
        )
        self._parts = (bar_box, self._hint, self._ways)
        body = column(bar_box, self._hint, self._ways, self.why_not, gap=6)
        body.setContentsMargins(20, 10, 20, 16)
        body.setStretch(2, 1)
        body.setAlignment(self.why_not, Qt.AlignmentFlag.AlignTop)
        self.setLayout(body)
        self.table.done.connect(self.done)
        document.changed.connect(self._show_what_there_is)
        document.pathway_switched.connect(self._show_what_there_is)
        on_language_change(self, self._say)
        self.show_way(TABLE)

    def _way(self, at: int, text: str) -> QPushButton:
        made = button(text, lambda: self.show_way(at))
        made.setCheckable(True)
        self._group.addButton(made, at)
        return made

    def show_way(self, at: int) -> None:
        """Show the table (0) or the outline (1)."""
        self._ways.setCurrentIndex(at)
        self._group.button(at).setChecked(True)
        for shown in (self._paste, self._copy):
            shown.setVisible(at == TABLE)
        self._bar.fit()
        self._say()

    def add(self) -> None:
        """Add a step where it can be named at once."""
        if self._ways.currentIndex() == TABLE:
            self.table.setFocus()
            self.table.insert_below()
        else:
            self.outline.setFocus()
            self.outline.add_after() if self.outline.step() else self.outline.add()

    def _show_what_there_is(self) -> None:
        has_pathway = self._document.pathway is not None
        for part in self._parts:
            part.setVisible(has_pathway)
        self.why_not.setVisible(not has_pathway)
        self.why_not.refresh(_("Add a pathway first: then its steps are listed here."))

    def _say(self) -> None:
        self._show_what_there_is()
        say(self._hint, self._hint.setText, HINTS[self._ways.currentIndex()])
        self.table.steps.retranslate()
        self.outline.rows.refresh()
