"""The part of the results about the workforce: what is needed, who there is, who is short."""

from planner.answers.care import staff
from ui.document import Document
from ui.results.part import Part

__all__ = ["StaffPart"]


class StaffPart(Part):
    """Roles beside each other."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.staff = self.ask(staff)
