"""Which design is shown: a button for each design of the pathway."""

from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from pathways.model import CURRENT
from planner.i18n import N_, language
from planner.words import design_word
from ui.document import Document
from ui.text import on_language_change, say
from ui.widgets import clear, row

__all__ = ["DesignSwitch"]


class DesignSwitch(QWidget):
    """Stands where a page works on one design; the choice is that of the document."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._buttons = row(gap=0)
        self._group = QButtonGroup(self)
        self._shown: tuple[object, ...] = ()
        self.setLayout(self._buttons)
        for signal in (document.changed, document.pathway_switched, document.design_switched):
            signal.connect(self.refresh)
        on_language_change(self, self.refresh)

    def refresh(self) -> None:
        """Offer the designs of the pathway shown."""
        pathway = self._document.pathway
        designs = pathway.designs if pathway else ()
        key = (designs, language())
        if key != self._shown:
            self._shown = key
            clear(self._buttons)
            for design in designs:
                self._buttons.addWidget(self._button(design))
        for made in self._group.buttons():
            made.setChecked(made.property("design") == self._document.design)

    def _button(self, design: str) -> QPushButton:
        word = design_word(design)
        made = QPushButton(word)
        made.setAccessibleName(word)
        made.setProperty("role", "segment")
        made.setProperty("place", "next" if self._buttons.count() else "first")
        made.setProperty("design", design)
        made.setCheckable(True)
        text = N_("How it is done now") if design == CURRENT else N_("How it is to be done")
        say(made, made.setToolTip, text)
        made.clicked.connect(lambda: self._document.show_design(design))
        self._group.addButton(made)
        return made
