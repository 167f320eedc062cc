"""The part of the results about money: the gap, the worth, who pays, and when."""

from planner.answers.money import affordable, gains, money, rungs, running, worth
from ui.document import Document
from ui.results.part import Part

__all__ = ["MoneyPart"]


class MoneyPart(Part):
    """The questions that a finance lead asks, each with its chart."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.money = self.ask(money)
        self.worth = self.ask(lambda proposal: worth(proposal, self.document.sample))
        self.affordable = self.ask(affordable)
        self.running = self.ask(lambda proposal: running(proposal, self.document.sample))
        self.rungs = self.ask(rungs)
        self.gains = self.ask(gains)
        document.sampled.connect(self._take_up_ranges)

    def _take_up_ranges(self) -> None:
        proposal = self.document.proposal
        if proposal is not None and self.isVisible():
            self.worth.show_answer(worth(proposal, self.document.sample))
            self.running.show_answer(running(proposal, self.document.sample))
