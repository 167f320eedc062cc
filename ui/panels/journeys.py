"""The most likely ways through the design shown, in words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pathways.model import Pathway
from pathways.nested import outer_step
from planner.errors import said
from planner.i18n import N_, _
from planner.journey_words import journey_in_words, left_over_in_words
from ui.document import Document
from ui.panels.sentences import Sentence, SentenceList
from ui.text import say
from ui.widgets import column
from ui.words import design_word

__all__ = ["JourneysList"]

Trail = tuple[str, ...]


class JourneysList(QWidget):
    """Follows the document while it is seen; ``followed`` carries the steps of the way chosen.

    ``went`` says that the map is to be gone to.
    """

    followed = Signal(object)
    went = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.list = SentenceList()
        say(self.list, self.list.setAccessibleName, N_("The most likely ways through"))
        self.list.chose.connect(self.followed)
        self.list.went.connect(lambda _trail: self.went.emit())
        self.setLayout(column(self.list, gap=0))

    def refresh(self) -> None:
        """Say the ways through the design now shown."""
        made, pathway = self._document.estimate, self._document.pathway
        if made is None or pathway is None or not made.designs[self._document.design].demand:
            self.list.show_sentences([Sentence(self._why_not())])
            return
        from resources.journeys import journeys

        design = self._document.design
        found = journeys(made, design)
        head = Sentence(
            _("{design}: {rest}", design=design_word(design), rest=left_over_in_words(found))
        )
        ways = (
            Sentence(journey_in_words(made.pathway, design, way), _drawn(pathway, way.steps))
            for way in found.ways
        )
        self.list.show_sentences([head, *ways])

    def _why_not(self) -> str:
        """What is to be done before any way through can be told."""
        if self._document.pathway is None:
            return _("Add a pathway first: then the ways through it are told here.")
        error = self._document.estimate_error
        if error is not None:
            return said(error)
        return _("Nobody enters this pathway yet. Add who comes, and the step they come to.")


def _drawn(pathway: Pathway, steps: Trail) -> Trail:
    """The way as it is drawn: a step that opens stands once for what is passed within it."""
    outer = [outer_step(pathway, step) for step in steps]
    return tuple(
        one
        for i, one in enumerate(outer)
        if i == 0 or one != outer[i - 1] or (steps[i] == one and steps[i - 1] == one)
    )
