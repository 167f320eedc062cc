"""What every part of the results is: answers one below another, of the document as it stands."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.answers.answer import Answer
from planner.proposals import Proposal
from ui.document import Document
from ui.results.card import ResultCard
from ui.widgets import column

__all__ = ["Part"]


class Part(QWidget):
    """``explained`` carries a figure that is to be opened, ``went`` the key of an input that is to
    be gone to."""

    explained = Signal(str)
    went = Signal(str)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self._questions: list[tuple[ResultCard, Callable[[Proposal], Answer | None]]] = []
        self.cards: list[ResultCard] = []
        self.column = column(gap=16)
        self.setLayout(self.column)

    def ask(self, question: Callable[[Proposal], Answer | None]) -> ResultCard:
        """Put a card at the foot that answers ``question``; hidden where that has no answer."""
        card = self.card()
        self._questions.append((card, question))
        self.column.addWidget(card)
        return card

    def card(self) -> ResultCard:
        """A card whose table leads on from here."""
        card = ResultCard()
        card.explained.connect(self.explained)
        card.went.connect(self.went)
        self.cards.append(card)
        return card

    def stop(self) -> None:
        """Give up what is being worked out; most parts work nothing out."""

    def refresh(self, proposal: Proposal) -> None:
        """Show the answers that ``proposal`` gives."""
        for card, question in self._questions:
            answer = question(proposal)
            card.setVisible(answer is not None)
            if answer is not None:
                card.show_answer(answer)
