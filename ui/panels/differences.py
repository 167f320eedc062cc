"""The list of what differs between the current design and the option, in sentences."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.difference_words import Entry, groups
from planner.differences import differences
from planner.i18n import N_, _
from ui.document import Document
from ui.panels.sentences import Sentence, SentenceList
from ui.selection import Selection
from ui.text import say
from ui.widgets import column

__all__ = ["DifferencesList"]


class DifferencesList(QWidget):
    """Follows the document while it is seen; choosing a line chooses what it is about.

    ``went`` says that the map is to be gone to.
    """

    went = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.list = SentenceList()
        say(self.list, self.list.setAccessibleName, N_("Differences between the designs"))
        self.list.chose.connect(self._choose)
        self.list.went.connect(self._go)
        self.setLayout(column(self.list, gap=0))

    def refresh(self) -> None:
        """Say what differs now."""
        document = self._document
        pathway = document.pathway
        lines: list[Sentence] = []
        if pathway is None:
            first = _("Add a pathway first: then what differs between its designs is told here.")
            self.list.show_sentences([Sentence(first)])
            return
        found = groups(differences(pathway, document.option, document.estimate))
        if not any(entry.step or entry.connection for group in found for entry in group.entries):
            text = _("The designs do not differ yet. Move a step, or add one, in the other design.")
            lines.append(Sentence(text))
        for group in found:
            lines.append(Sentence(group.title))
            lines += (Sentence(entry.text, entry) for entry in group.entries)
        self.list.show_sentences(lines)

    def _choose(self, entry: object) -> None:
        if not isinstance(entry, Entry):
            return
        if entry.connection is not None:
            self._document.select(Selection(connection=entry.connection))
        elif entry.step:
            self._document.select_steps(entry.step)

    def _go(self, entry: object) -> None:
        self._choose(entry)
        self.went.emit()
