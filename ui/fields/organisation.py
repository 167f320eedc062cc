"""The field for an organisation: one of the library's by its name, or any other as typed."""

from typing import Any

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter

from pathways.library import library
from planner.i18n import N_, language
from ui.document import Document
from ui.fields.entry import TextField
from ui.fields.lens import Lens
from ui.text import on_language_change

__all__ = ["OrganisationField"]


class OrganisationField(TextField):
    """An organisation's name in the language being spoken; the document holds its id."""

    def __init__(self, document: Document, lens: Lens) -> None:
        super().__init__(document, N_("Organisation"), lens)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.activated.connect(lambda text: self.put(self.read(text)))
        self.entry.setCompleter(completer)
        on_language_change(self.entry, self._say_names)

    def read(self, text: str) -> Any:
        """The id of the organisation of this name, or the text."""
        return library().organisation_called(text)

    def shown(self, value: Any) -> str:
        """The name of the organisation."""
        return library().organisation(value).said(language())

    def _say_names(self) -> None:
        known = library().organisations.values()
        self._names.setStringList([name.said(language()) for name in known])
        self.entry.setText(self.shown(self.value()))
        self.entry.setCursorPosition(0)
