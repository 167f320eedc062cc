"""The part of the results about people and the work: who is seen where, whose hours move."""

from PySide6.QtWidgets import QButtonGroup, QPushButton

from planner.answers.care import contacts, parts, transfer
from planner.i18n import _
from planner.proposals import Proposal
from ui.document import Document
from ui.results.part import Part
from ui.widgets import clear, segments
from ui.words import PARTS

__all__ = ["CarePart"]


class CarePart(Part):
    """Contacts by setting, and a matrix for each part of the work."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._part = ""
        self._parts: tuple[str, ...] = ()
        self.contacts = self.ask(contacts)
        self.transfer = self.card()
        self.column.addWidget(self.transfer)
        self._group = QButtonGroup(self)

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the work that something moves in, most first."""
        return self._parts

    def refresh(self, proposal: Proposal) -> None:
        """Show what ``proposal`` gives."""
        super().refresh(proposal)
        self._parts = parts(proposal)
        self.transfer.setVisible(bool(self._parts))
        if not self._parts:
            return
        if self._part not in self._parts:
            self._part = self._parts[0]
        clear(self.transfer.extra)
        self.transfer.extra.addLayout(segments(*map(self._part_button, self._parts)))
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
        proposal = self.document.proposal
        if proposal is not None:
            self.transfer.show_answer(transfer(proposal, part))
