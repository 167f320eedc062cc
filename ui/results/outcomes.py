"""The part of the results about outcomes: what shifts, what is avoided, who is reached."""

from planner.answers.outcomes import effects, near, reach, shift
from ui.document import Document
from ui.results.part import Part

__all__ = ["OutcomesPart"]


class OutcomesPart(Part):
    """What changes for people."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.shift = self.ask(shift)
        self.effects = self.ask(effects)
        self.reach = self.ask(reach)
        self.near = self.ask(near)
