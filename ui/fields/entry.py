"""Fields for text, plain numbers and opening hours."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from pathways.errors import UserError
from pathways.values import Hours
from ui.document import Document
from ui.fields.field import Field
from ui.fields.lens import Lens
from ui.numbers import as_typed, read_number, read_whole
from ui.widgets import label, row

__all__ = ["HoursField", "LongTextField", "NumberField", "TextField", "WholeField"]

NUMBER_WIDTH = 92


class TextField(Field):
    """A line of text."""

    def __init__(self, document: Document, text: str, lens: Lens, **blanks: str) -> None:
        super().__init__(document, text, lens, **blanks)
        self.entry = QLineEdit()
        self.entry.setProperty("checked_entry", True)
        self.entry.textEdited.connect(self._typed)
        self.add_editor(self.entry)
        self.refresh()

    def _typed(self, text: str) -> None:
        self.put(self.read(text), typing=True)

    def read(self, text: str) -> Any:
        """The value that the text stands for."""
        return text

    def shown(self, value: Any) -> str:
        """The text that a value is shown as."""
        return str(value)

    def refresh(self) -> None:
        """Show the value, unless it is what the text already says, or the text was refused."""
        if self.is_refused:
            return
        value = self.value()
        if self.read(self.entry.text()) != value or not self.entry.text():
            self.entry.setText(self.shown(value))
            self.entry.setCursorPosition(0)
            self.show_fault(None)


class HoursField(TextField):
    """Opening hours as they are written, such as "Mon-Fri 8:00-18:30, Sat am"."""

    def read(self, text: str) -> Hours:
        """The hours that the text gives."""
        return Hours.read(text)

    def shown(self, value: Any) -> str:
        """The hours as they were written."""
        return str(value.written)


class LongTextField(Field):
    """Text of several lines."""

    def __init__(self, document: Document, text: str, lens: Lens, **blanks: str) -> None:
        super().__init__(document, text, lens, **blanks)
        self.entry = _Lines()
        self.entry.setTabChangesFocus(True)
        self.entry.setProperty("checked_entry", True)
        self.add_editor(self.entry)
        self.refresh()
        self.entry.textChanged.connect(self._typed)

    def _typed(self) -> None:
        text = self.entry.toPlainText()
        if text != self.value():
            self.put(text, typing=True)

    def refresh(self) -> None:
        """Show the text."""
        if self.entry.toPlainText() != self.value():
            self.entry.setPlainText(self.value())


class _Lines(QPlainTextEdit):
    """Room for three lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(64)

    def sizeHint(self) -> QSize:
        """Narrow, so that the panel decides the width."""
        return QSize(80, 64)


class NumberField(Field):
    """A number with its unit; blank is "not said" where the lens allows ``None``."""

    def __init__(
        self,
        document: Document,
        text: str,
        lens: Lens,
        unit: str = "",
        *,
        percent: bool = False,
        blank: float | None = None,
        read: Callable[[str], float | None] = read_number,
        **blanks: str,
    ) -> None:
        super().__init__(document, text, lens, **blanks)
        self._percent = percent
        self._blank = blank
        self._read = read
        self.entry = QLineEdit()
        self.entry.setProperty("checked_entry", True)
        self.entry.setFixedWidth(NUMBER_WIDTH)
        self.entry.textEdited.connect(self._typed)
        holder = QWidget()
        holder.setLayout(_beside(self.entry, unit))
        self.add_editor(holder, first=self.entry)
        self.refresh()

    def _typed(self, text: str) -> None:
        try:
            value = self._entered(text)
        except UserError as error:
            self.refuse(error)
            return
        self.put(value, typing=True)

    def _entered(self, text: str) -> float | None:
        value = self._read(text)
        if value is None:
            return self._blank
        return value / 100 if self._percent else value

    def refresh(self) -> None:
        """Show the number, unless it is what the text already says, or the text was refused."""
        if self.is_refused:
            return
        try:
            said_now: Any = self._entered(self.entry.text())
        except UserError:
            said_now = object()
        value = self.value()
        if said_now != value or not self.entry.text():
            self.entry.setText(as_typed(value, percent=self._percent))
            self.show_fault(None)


class WholeField(NumberField):
    """A whole number, such as a month or a year."""

    def __init__(self, document: Document, text: str, lens: Lens, unit: str = "") -> None:
        super().__init__(document, text, lens, unit, read=read_whole)


def _beside(entry: QLineEdit, unit: str) -> QHBoxLayout:
    return row(entry, label(unit, "muted")) if unit else row(entry, 1)
