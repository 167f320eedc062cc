"""The results page."""

from PySide6.QtWidgets import QWidget

from ui.document import Document

__all__ = ["ResultsPage"]


class ResultsPage(QWidget):
    """One question per chart."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
