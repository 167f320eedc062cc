"""A field for several numbers in a row, written with commas: months, or shares of fifths."""

from typing import Any

from PySide6.QtWidgets import QLineEdit

from pathways.errors import UserError
from planner.i18n import N_
from ui.document import Document
from ui.fields.field import Field
from ui.fields.lens import Lens
from ui.numbers import as_typed, read_number, read_whole

__all__ = ["SeriesField"]


class CountError(UserError):
    """Another number of numbers than is needed."""

    text = N_("{given} numbers are given. Give {wanted}, with a comma between them, or none.")


class SeriesField(Field):
    """Numbers in the order given, such as 6, 12, 24; ``count`` of them or none where it is set."""

    def __init__(
        self,
        document: Document,
        text: str,
        lens: Lens,
        *,
        count: int = 0,
        is_whole: bool = False,
        percent: bool = False,
    ) -> None:
        super().__init__(document, text, lens)
        self._count = count
        self._is_whole = is_whole
        self._percent = percent
        self.entry = QLineEdit()
        self.entry.setProperty("checked_entry", True)
        self.entry.textEdited.connect(self._typed)
        self.add_editor(self.entry)
        self.refresh()

    def _typed(self, text: str) -> None:
        try:
            self.put(self._read(text), typing=True)
        except UserError as error:
            self.refuse(error)

    def _read(self, text: str) -> tuple[float, ...]:
        read = read_whole if self._is_whole else read_number
        numbers = [n for n in (read(part) for part in text.split(",")) if n is not None]
        if self._count and numbers and len(numbers) != self._count:
            raise CountError(given=str(len(numbers)), wanted=str(self._count))
        return tuple(n / 100 if self._percent else n for n in numbers)

    def refresh(self) -> None:
        """Show the numbers, unless the text already says them, or was refused."""
        if self.is_refused:
            return
        numbers: Any = self.value()
        try:
            same = self._read(self.entry.text()) == numbers
        except UserError:
            same = False
        if not same:
            shown = (as_typed(n, percent=self._percent).replace(",", "") for n in numbers)
            self.entry.setText(", ".join(shown))
            self.show_fault(None)
