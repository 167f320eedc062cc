"""One of the five numbers as a button that opens it: how much, what, how sure, beside what."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from planner.i18n import N_, _
from planner.proposals import KeyFigure
from ui.bugs import guarded
from ui.widgets import column, line, set_role

__all__ = ["FIGURE_OF", "FigureButton"]

SIDE: Final = 2
SPARE: Final = 2  # letters do not reach the edge of their line
OPENS: Final = N_("Show where this figure comes from")
# What each of the five numbers is called where it is worked out and explained.
FIGURE_OF: Final[Mapping[str, str]] = {"wte": "wte_needed", "recurring": "recurring_cost"}


class FigureButton(QPushButton):
    """The number, its words, its likely range and its note, one below another."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "figure")
        self.figure = ""
        self._said = ""
        self._notes: tuple[str, ...] = ()
        self._is_tight = False
        self.value = line("", "figure", wrap=False)
        self.what = line("")
        self.range = line("", "muted", wrap=False)
        self.note = line("", "muted")
        parts = (self.value, self.what, self.range, self.note)
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.range.setMinimumWidth(1)
        self.range.setFixedHeight(self.range.fontMetrics().height() + 2)
        self.setLayout(column(*parts, 1, gap=0, margin=(SIDE, 0, SIDE, 0)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the window needs it to be: the tooltip says all of it."""
        return QSize(60, 60)

    def set_tight(self, is_tight: bool) -> None:
        """Be as small as a narrow window asks: what it stands beside is in the tooltip."""
        self._is_tight = is_tight
        set_role(self.value, "tight", "true" if is_tight else "false")
        self._fit()

    @guarded
    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no height for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the note where it fits below the rest, whether or not a range is known yet."""
        room = self.width() - 2 * SIDE
        above = self.value.sizeHint().height() + self.range.sizeHint().height()
        above += max(self.what.heightForWidth(room), 0)
        for note in self._notes:
            self.note.setText(note)
            fits = above + self.note.heightForWidth(room) <= self.height() + SPARE
            if fits and not self._is_tight:
                self.note.show()
                return
        self.note.hide()

    def show_figure(self, figure: KeyFigure) -> None:
        """Show another number."""
        self.figure = FIGURE_OF.get(figure.key, figure.key)
        self.value.setText(figure.value)
        self.what.setText(figure.label)
        self._notes = tuple(note for note in (figure.note, figure.short) if note)
        self._said = f"{figure.value} {figure.label}"
        self.setToolTip(f"{figure.label}\n{figure.note}\n{_(OPENS)}")
        self.show_range("")
        self._fit()

    def show_range(self, text: str) -> None:
        """Say where it likely lies; nothing while nobody knows."""
        self.range.setText(text)
        self.setAccessibleName(f"{self._said}, {text}" if text else self._said)
        self.setAccessibleDescription(_(OPENS))
