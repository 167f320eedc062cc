"""A list of sentences under headings, which reads aloud well and leads to what each is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ui.bugs import guarded

__all__ = ["Sentence", "SentenceList"]

PADDING = 12


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of the list; ``about`` is given back when it is chosen, ``None`` for a heading."""

    text: str
    about: object = None


class SentenceList(QListWidget):
    """``chose`` carries what the line is about that a person goes to; ``went``, that is opened.

    Going from line to line chooses; Enter or a double click opens.
    """

    chose = Signal(object)
    went = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Sentence, ...] = ()
        self.setObjectName("sentences")
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.currentRowChanged.connect(self._choose)
        self.itemClicked.connect(lambda item: self._choose(self.row(item)))
        self.itemActivated.connect(lambda item: self._go(self.row(item)))

    @property
    def shown(self) -> tuple[Sentence, ...]:
        """The lines as they stand."""
        return self._shown

    def show_sentences(self, sentences: Sequence[Sentence]) -> None:
        """Show other lines; whoever was on a line stays on what it is about."""
        if tuple(sentences) == self._shown:
            return
        about = self._about(self.currentRow())
        self._shown = tuple(sentences)
        self.blockSignals(True)
        self.clear()
        for one in self._shown:
            item = QListWidgetItem(one.text, self)
            if one.about is None:
                font = QFont(self.font())
                font.setBold(True)
                item.setFont(font)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            if one.about is not None and one.about == about:
                self.setCurrentItem(item)
        self._fit_rows()
        self.blockSignals(False)

    def _about(self, row: int) -> object:
        return self._shown[row].about if 0 <= row < len(self._shown) else None

    def _choose(self, row: int) -> None:
        if (about := self._about(row)) is not None:
            self.chose.emit(about)

    def _go(self, row: int) -> None:
        if (about := self._about(row)) is not None:
            self.went.emit(about)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open what the line is about with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.currentRow())
        else:
            super().keyPressEvent(event)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every line the height its text takes up."""
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        room = max(self.viewport().width() - 2 * PADDING, 80)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        for row in range(self.count()):
            item = self.item(row)
            metrics = self.fontMetrics()
            rect = metrics.boundingRect(0, 0, room, 10_000, flags, item.text())
            item.setSizeHint(QSize(room, rect.height() + 10))
