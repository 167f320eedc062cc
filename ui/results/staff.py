"""The part of the results about the workforce: what is needed, who there is, and their tools."""

from planner.answers.care import staff
from planner.answers.workforce import capacity, practice, supply, tests, times
from ui.document import Document
from ui.results.part import Part

__all__ = ["StaffPart"]


class StaffPart(Part):
    """Roles beside each other, general practice, devices, results and room."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.staff = self.ask(staff)
        self.supply = self.ask(supply)
        self.practice = self.ask(practice)
        self.tests = self.ask(tests)
        self.times = self.ask(times)
        self.capacity = self.ask(capacity)
