"""The foot of the window: the five numbers, or why there are none, and what the PCPG will ask."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QWidget

from pathways.errors import ClosedLoopError, UserError
from pathways.nested import outer_step
from planner.checks import Severity
from planner.errors import MissingPopulationError, PartOfAnotherError, said
from planner.i18n import N_, _
from planner.inputs import share_of_inputs
from planner.likely import likely_shortly
from planner.proposals import key_figures
from resources.errors import MissingEntryError
from ui.bugs import guarded
from ui.document import Document
from ui.panels.figure import FigureButton
from ui.panels.questions import MARKS, ROLES, counts, said_count, selection_of
from ui.selection import Selection
from ui.text import on_language_change, say
from ui.widgets import button, column, label, line, mark, row, set_role

__all__ = ["Strip"]

FIGURES: Final = 5
HEIGHT: Final = 104
SIDE: Final = 248
NARROW: Final = 208
TIGHT: Final = 1200  # a window narrower than this has no room for what a number stands beside


class Strip(QFrame):
    """Follows every edit; where no figure can be given it says why and leads to the remedy.

    ``explained`` carries the figure that is to be opened, ``step_asked`` a step and the rule that
    finds fault with it.
    """

    population_asked = Signal()
    questions_asked = Signal()
    streams_asked = Signal()
    step_asked = Signal(str, str)
    first_step_asked = Signal()
    explained = Signal(str)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("strip")
        self._document = document
        self._figures = [FigureButton() for _n in range(FIGURES)]
        for made in self._figures:
            made.clicked.connect(lambda _on=False, made=made: self.explained.emit(made.figure))
        self._year = line("", "strong")
        self._basis = line("", "chip", wrap=False)
        lead = column(self._year, row(self._basis, 1), 1, gap=6)
        lead.setContentsMargins(0, 6, 0, 0)
        holder = QWidget()
        holder.setLayout(lead)
        holder.setFixedWidth(96)
        figures = self._numbers = row(holder, *self._figures, gap=16)
        for at in range(FIGURES):
            figures.setStretch(at + 1, 1)
        shown = QWidget()
        shown.setLayout(figures)
        self._mark = mark("error", "error")
        self._why = line("")
        self._why.setMinimumHeight(36)
        self._mend = QPushButton()
        say(self._mend, self._mend.setAccessibleName, N_("What to do about it"))
        self._mend.clicked.connect(lambda: self._remedy())
        self._remedy: Callable[[], object] = lambda: None
        failed = QWidget()
        failed.setLayout(row(self._mark, self._why, self._mend, gap=12))
        self._stack = QStackedWidget()
        self._stack.addWidget(shown)
        self._stack.addWidget(failed)
        self._counts = [line("", wrap=False) for _severity in Severity]
        self._signs = [mark(MARKS[severity], ROLES[severity]) for severity in Severity]
        self._none = label(N_("Every check is met or answered."), "muted")
        ask = button(N_("What the PCPG will ask"), self.questions_asked.emit, icon="check")
        said_counts = [
            part for pair in zip(self._signs, self._counts, strict=True) for part in pair
        ]
        asked = column(row(ask, 1), row(*said_counts, 1, gap=6), self._none, 1, gap=8)
        asked.setContentsMargins(0, 4, 0, 0)
        side = self._side = QFrame()
        side.setLayout(asked)
        side.setFixedWidth(SIDE)
        divider = QFrame()
        divider.setObjectName("divider")
        divider.setFixedWidth(1)
        whole = row(self._stack, divider, side, gap=16)
        whole.setContentsMargins(16, 6, 12, 6)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.setFixedHeight(HEIGHT)
        self._is_tight = False
        document.changed.connect(self.refresh)
        document.findings_changed.connect(self.refresh)
        document.sampled.connect(self._show_ranges)
        document.pathway_switched.connect(self.refresh)
        document.design_switched.connect(self.refresh)
        on_language_change(self, self.refresh)

    @property
    def figures(self) -> tuple[str, ...]:
        """The five numbers as they are written; none where there is no estimate."""
        if self._stack.currentIndex():
            return ()
        return tuple(figure.value.text() for figure in self._figures)

    @property
    def ranges(self) -> tuple[str, ...]:
        """Where each of the numbers likely lies; blank until that is known."""
        return tuple(figure.range.text() for figure in self._figures)

    @property
    def why_not(self) -> str:
        """Why there are no numbers; blank where there are."""
        return self._why.text() if self._stack.currentIndex() else ""

    def refresh(self) -> None:
        """Show what the document now gives."""
        proposal, pathway = self._document.proposal, self._document.pathway
        self.setVisible(pathway is not None)
        has_steps = pathway is not None and bool(pathway.steps)
        self._mark.setVisible(has_steps)
        if not has_steps:
            self._lead_to_first_step()
        elif proposal is None:
            self._explain(self._document.estimate_error)
        else:
            for shown, figure in zip(self._figures, key_figures(proposal), strict=True):
                shown.show_figure(figure)
            self._show_ranges()
            rests = share_of_inputs(proposal.estimate)
            self._year.setText(_("Plan year {year}", year=proposal.estimate.headline.year))
            self._basis.setVisible(rests.illustrative > 0)
            self._basis.setText(_("illustrative"))
            self._basis.setToolTip(
                _("{n} of {all} inputs are illustrative.", n=rests.illustrative, all=rests.count)
            )
            self._stack.setCurrentIndex(0)
        self._count()

    def _show_ranges(self) -> None:
        drawn = self._document.sample
        for shown in self._figures:
            shown.show_range(likely_shortly(drawn, shown.figure) if drawn else "")

    def _count(self) -> None:
        open_now = counts(self._document.findings)
        for shown, (severity, n) in zip(self._counts, open_now.items(), strict=True):
            shown.setText(said_count(severity, n))
            shown.setVisible(n > 0)
        for sign, n in zip(self._signs, open_now.values(), strict=True):
            sign.setVisible(n > 0)
        self._none.setVisible(not any(open_now.values()))

    def _explain(self, error: UserError | None) -> None:
        if error is None:
            return
        self._why.setText(said(error))
        text, self._remedy = self._way_out(error)
        say(self._mend, self._mend.setText, text)
        say(self._mend, self._mend.setAccessibleName, text)
        self._stack.setCurrentIndex(1)

    def _lead_to_first_step(self) -> None:
        """Say what to do where there is nothing yet that a number could be about."""
        self._why.setText(_("There are no steps yet. Add the first, and the numbers follow."))
        self._remedy = self.first_step_asked.emit
        text = N_("Add the first step")
        say(self._mend, self._mend.setText, text)
        say(self._mend, self._mend.setAccessibleName, text)
        self._stack.setCurrentIndex(1)
        self._count()

    def _way_out(self, error: UserError) -> tuple[str, Callable[[], object]]:
        """What the button beside an error says, and where it leads."""
        document = self._document
        if isinstance(error, MissingPopulationError):
            return N_("Give the population"), self.population_asked.emit
        if isinstance(error, MissingEntryError):
            return N_("Go to the streams"), self.streams_asked.emit
        pathway = document.pathway
        if isinstance(error, ClosedLoopError) and pathway is not None:
            ids = frozenset(outer_step(pathway, id_) for id_ in error.ids)
            return N_("Go to the loop"), lambda: document.select(Selection(steps=ids))
        if isinstance(error, PartOfAnotherError):
            return N_("Go to the pathway that opens it"), partial(
                document.show_pathway, error.ids[0]
            )
        for finding in document.findings:
            if finding.severity is Severity.ERROR and pathway is not None:
                selection = selection_of(finding, pathway, self._document.workspace.by_id)
                if selection.step:
                    go = partial(self.step_asked.emit, selection.step, finding.rule)
                    return N_("Go there"), go
                if not selection.is_empty:
                    return N_("Go there"), partial(document.select, selection)
        return N_("Show what is to fix"), self.questions_asked.emit

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out beside what the numbers stand where there is no room for it."""
        super().resizeEvent(event)
        is_tight = self.width() < TIGHT
        if is_tight != self._is_tight:
            self._is_tight = is_tight
            self._side.setFixedWidth(NARROW if is_tight else SIDE)
            self._numbers.setSpacing(6 if is_tight else 16)
            for shown in self._figures:
                shown.set_tight(is_tight)

    def set_large(self, is_large: bool) -> None:
        """Show the numbers at their full size where there is room."""
        for figure in self._figures:
            set_role(figure.value, "large", "true" if is_large else "false")
        self.setFixedHeight(HEIGHT + 6 if is_large else HEIGHT)
