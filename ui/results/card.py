"""One answer of the results: its words, its chart, and the table behind it one click away."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from planner.answers.answer import Answer
from planner.i18n import N_
from ui.drawing import DrawingView
from ui.models.plain import PlainTable
from ui.text import say
from ui.widgets import button, column, line, row

__all__ = ["ResultCard"]

TALLEST: Final = 420
MARGIN: Final = 20
Index = QModelIndex | QPersistentModelIndex


class ResultCard(QFrame):
    """``explained`` carries the figure of the row that was chosen in the table, ``went`` the key of
    its input."""

    explained = Signal(str)
    went = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("box")
        self._answer: Answer | None = None
        self.title = line("", "heading")
        self.unit = line("", "muted")
        self.note = line("", "muted")
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
        self.table.activated.connect(self._open)
        self.table.clicked.connect(self._open)
        self.switch = button(N_("Table"), icon="table")
        self.switch.setCheckable(True)
        self.switch.toggled.connect(self._show_table)
        self.extra = row(gap=0)
        head = row(column(self.title, self.unit, gap=2), column(self.switch, 1, gap=0), gap=16)
        head.setStretch(0, 1)
        self.setLayout(
            column(head, self.extra, self.view, self.table, self.note, gap=10, margin=MARGIN)
        )

    @property
    def answer(self) -> Answer | None:
        """What is shown."""
        return self._answer

    def show_answer(self, answer: Answer) -> None:
        """Show an answer."""
        self._answer = answer
        self.title.setText(answer.title)
        self.unit.setText(answer.unit)
        self.unit.setVisible(bool(answer.unit))
        self.note.setText(answer.note)
        self.note.setVisible(bool(answer.note))
        has_chart = answer.draw is not None and answer.height > 0
        if has_chart:
            self.view.setFixedHeight(answer.height)
        self.view.show_drawing(answer.draw if has_chart else None)
        self._model.show_rows(answer.heads, answer.rows, opens=self._opens)
        self.table.setFixedHeight(min(34 * (len(answer.rows) + 1) + 16, TALLEST))
        self.switch.setVisible(has_chart and bool(answer.rows))
        is_table = not has_chart or self.switch.isChecked()
        self.table.setVisible(is_table and bool(answer.rows))
        self.view.setVisible(has_chart and not is_table)

    def _opens(self, at: int) -> bool:
        """Whether something opens behind a row."""
        return bool(self._figure(at) or self._key(at))

    def _figure(self, at: int) -> str:
        figures = self._answer.figures if self._answer else ()
        return figures[at] if at < len(figures) else ""

    def _key(self, at: int) -> str:
        keys = self._answer.keys if self._answer else ()
        return keys[at] if at < len(keys) else ""

    def _open(self, index: Index) -> None:
        if figure := self._figure(index.row()):
            self.explained.emit(figure)
        elif key := self._key(index.row()):
            self.went.emit(key)

    def _show_table(self, shown: bool) -> None:
        self.table.setVisible(shown)
        self.view.setVisible(not shown)
        say(self.switch, self.switch.setText, N_("Chart") if shown else N_("Table"))
        say(self.switch, self.switch.setAccessibleName, N_("Chart") if shown else N_("Table"))
        if shown and self.switch.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
