"""The part of the results about certainty: ranges, chances, what moves the result most."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QProgressBar, QPushButton

from planner import formats
from planner.answers.certainty import CURVES, by_year, chances, moving
from planner.i18n import N_, _
from planner.proposals import Proposal
from planner.register import to_confirm_first
from planner.units import yearly_pounds
from ui.document import Document
from ui.ranges import Ranges
from ui.results.part import Part
from ui.row_button import RowButton
from ui.text import say
from ui.widgets import button, clear, column, label, line, row, segments
from ui.words import BASES

if TYPE_CHECKING:
    from resources.sampled import Sample

__all__ = ["CertaintyPart"]

MANY: Final = N_("20,000 draws")


class CertaintyPart(Part):
    """Follows the draws and the swings as they are found."""

    def __init__(self, document: Document, ranges: Ranges) -> None:
        super().__init__(document)
        self._ranges = ranges
        self._curve = next(iter(CURVES))
        self.drawn = line("", "muted")
        self.more = button(MANY, ranges.draw_more, icon="results")
        self.cancel = button(N_("Cancel"), ranges.stop, icon="close")
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(160, 10)
        say(self.progress, self.progress.setAccessibleName, N_("How far the draws are"))
        head = row(self.drawn, self.progress, self.cancel, self.more, gap=12)
        head.setStretch(0, 1)
        self.column.addLayout(head)
        self.by_year = self.ask(lambda proposal: by_year(proposal, self.document.sample))
        self.chances = self.card()
        self._group = QButtonGroup(self)
        choices = [self._choice(figure, text) for figure, text in CURVES.items()]
        self.chances.extra.addLayout(segments(*choices))
        self.chances.extra.addStretch(1)
        self.column.addWidget(self.chances)
        self.moving = self.card()
        self.column.addWidget(self.moving)
        self.first = _Confirming()
        self.first.went.connect(self.went)
        self.column.addWidget(self.first)
        document.sampled.connect(self._follow)
        document.findings_changed.connect(self._follow)
        ranges.progressed.connect(self.progress.setValue)
        ranges.is_drawing_changed.connect(self._say_drawing)
        self._say_drawing()

    def _choice(self, figure: str, text: str) -> QPushButton:
        made = QPushButton()
        say(made, made.setText, text)
        say(made, made.setAccessibleName, text)
        made.setCheckable(True)
        made.setChecked(figure == self._curve)
        made.clicked.connect(lambda: self._choose(figure))
        self._group.addButton(made)
        return made

    def _choose(self, figure: str) -> None:
        self._curve = figure
        self._follow()

    def _follow(self) -> None:
        proposal = self.document.proposal
        if proposal is not None and self.isVisible():
            self.refresh(proposal)

    def _say_drawing(self) -> None:
        is_drawing = self._ranges.is_drawing
        self.progress.setVisible(is_drawing)
        self.cancel.setVisible(is_drawing)
        self.more.setVisible(not is_drawing)
        if is_drawing:
            self.progress.setValue(0)

    def refresh(self, proposal: Proposal) -> None:
        """Show what ``proposal`` gives, and what has been found beside it so far."""
        super().refresh(proposal)
        drawn, swings = self.document.sample, self.document.swings
        self.drawn.setText(_drawn_words(drawn))
        self.chances.setVisible(drawn is not None)
        if drawn is not None:
            self.chances.show_answer(chances(proposal, drawn, self._curve))
        self.moving.setVisible(swings is not None)
        self.first.setVisible(swings is not None)
        if swings is not None:
            self.moving.show_answer(moving(proposal, swings))
            self.first.show_numbers(proposal, self.document)


def _drawn_words(drawn: "Sample | None") -> str:
    if drawn is None:
        return _("Ranges are being drawn…")
    blanks = {"draws": formats.whole(drawn.count), "seed": drawn.seed}
    return _("Ranges from {draws} draws of every number with a range, seed {seed}.", **blanks)


class _Confirming(QFrame):
    """The numbers to confirm first; ``went`` carries the key of the one that was chosen."""

    went = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("box")
        self._shown: tuple[object, ...] = ()
        self.list = column(gap=2)
        self._none = label(N_("Every number that moves the result is sourced or confirmed."))
        about = label(
            N_("They are not sure yet, and move the net recurring cost most. Choose one to go to "
               "its field."), "muted"
        )  # fmt: skip
        title = label(N_("Confirm these numbers first"), "heading")
        self.setLayout(column(title, about, self._none, self.list, gap=6, margin=20))

    def show_numbers(self, proposal: Proposal, document: Document) -> None:
        """List the numbers as they now stand."""
        found = to_confirm_first(proposal.estimate, document.swings or ())
        if found == self._shown:
            return
        self._shown = found
        clear(self.list)
        self._none.setVisible(not found)
        for at, one in enumerate(found, 1):
            made = RowButton()
            words = _(
                "{n}. {pounds} a year: {where}, {what} ({basis})",
                n=at,
                where=one.input.group,
                what=one.input.label,
                basis=_(BASES[one.input.basis]),
                pounds=yearly_pounds(one.swing),
            )
            made.show_name(words)
            made.clicked.connect(partial(self._go, one.input.key))
            self.list.addWidget(made)

    def _go(self, key: str, _on: bool = False) -> None:
        self.went.emit(key)
