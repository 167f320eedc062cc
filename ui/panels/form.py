"""A form of fields in folding sections, which shows what the document holds as it changes."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.fields.field import Field
from ui.fields.rows import RowsField
from ui.widgets import Section, column

__all__ = ["Form", "stack"]


class Form(QWidget):
    """Fields one below another; ``open_sections`` are those that begin unfolded."""

    def __init__(self, open_sections: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self._open = open_sections
        self._sections: dict[str, Section] = {}
        self._refreshers: list[Callable[[], object]] = []
        self._column = column(gap=10, margin=16)
        self.setLayout(self._column)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets at the foot of the form."""
        for widget in widgets:
            self._column.addWidget(widget)

    def section(self, text: str, make: Callable[[], Sequence[QWidget]]) -> Section:
        """Put a folding section at the foot; ``make`` gives what is in it when it is opened."""
        section = Section(text, lambda: stack(*make()), is_open=text in self._open)
        self._sections[text] = section
        self._column.addWidget(section)
        return section

    def finish(self) -> None:
        """Leave the rest of the room empty."""
        self._column.addStretch(1)

    @property
    def open_sections(self) -> frozenset[str]:
        """The sections that are unfolded."""
        return frozenset(text for text, section in self._sections.items() if section.is_open)

    def unfold(self, text: str) -> QWidget | None:
        """Unfold a section, and give what is in it."""
        section = self._sections.get(text)
        if section is None:
            return None
        section.unfold()
        return section

    def field_of(self, wanted: Callable[[Any], bool]) -> Field | None:
        """The first field whose value is wanted; its section is unfolded, others stay as they are.

        A section that has never been open is opened to look into it, and folded again for nothing.
        """
        for field in self.findChildren(Field):
            if wanted(field.value()):
                self._unfold_around(field)
                return field
        for section in self._sections.values():
            if section.content is not None:
                continue
            section.unfold()
            for field in section.findChildren(Field):
                if wanted(field.value()):
                    return field
            section.fold()
        return None

    def _unfold_around(self, field: Field) -> None:
        for section in self._sections.values():
            if section.isAncestorOf(field):
                section.unfold()

    def also(self, refresh: Callable[[], object]) -> None:
        """Do ``refresh`` now and whenever the form shows the document afresh."""
        self._refreshers.append(refresh)
        refresh()

    def refresh(self) -> None:
        """Show what the document holds."""
        for rows in self.findChildren(RowsField):
            rows.refresh()
        for field in self.findChildren(Field):
            field.refresh()
        for refresh in self._refreshers:
            refresh()


def stack(*widgets: QWidget) -> QWidget:
    """Widgets one below another as one."""
    made = QWidget()
    made.setLayout(column(*widgets, gap=10, margin=(0, 0, 0, 8)))
    return made
