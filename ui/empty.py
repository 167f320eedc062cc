"""What a page says where it has nothing to show: what to do next, and the button for it."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from planner.errors import MissingPopulationError, said
from planner.i18n import N_, _
from ui.add_pathway import pathway_button
from ui.document import Document
from ui.text import say
from ui.theme import set_icon
from ui.widgets import button, column, line, row

__all__ = ["Empty", "Way", "is_empty"]


class Way(StrEnum):
    """Where the button of an empty page leads."""

    POPULATION = "population"
    MAP = "map"
    QUESTIONS = "questions"


BUTTONS = {
    Way.POPULATION: (N_("Give the population"), "staff"),
    Way.MAP: (N_("Go to the map"), "map"),
    Way.QUESTIONS: (N_("Show what is to fix"), "check"),
}


def is_empty(document: Document) -> bool:
    """Whether there is nothing that results or a proposal could be about."""
    pathway = document.pathway
    return document.proposal is None or pathway is None or not pathway.steps


class Empty(QFrame):
    """One sentence and one button; ``asked`` says which of the ways on was taken."""

    asked = Signal(str)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("box")
        self._document = document
        self._way = Way.MAP
        self.words = line("", "heading")
        self.go = button(N_("Go to the map"), lambda: self.asked.emit(self._way), role="main")
        self.starters = pathway_button(document, "main")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setLayout(column(self.words, row(self.go, self.starters, 1), gap=14, margin=24))

    def refresh(self, nothing: str) -> None:
        """Say what is missing for figures; ``nothing`` where there is no pathway at all."""
        pathway, error = self._document.pathway, self._document.estimate_error
        self.starters.setVisible(pathway is None)
        self.go.setVisible(pathway is not None)
        if pathway is None:
            self.words.setText(nothing)
            return
        if error is not None and pathway.steps:
            self.words.setText(said(error))
            is_people = isinstance(error, MissingPopulationError)
            self._lead(Way.POPULATION if is_people else Way.QUESTIONS)
            return
        drawn = _("Nothing is drawn yet. Begin with where people enter, as it is done now.")
        self.words.setText(drawn)
        self._lead(Way.MAP)

    def _lead(self, way: Way) -> None:
        self._way = way
        text, icon = BUTTONS[way]
        say(self.go, self.go.setText, text)
        say(self.go, self.go.setAccessibleName, text)
        set_icon(self.go, icon)
