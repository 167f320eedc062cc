"""A list of things, each with fields of its own, that can be added to and taken from."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.i18n import N_
from ui.document import Document
from ui.fields.field import Field
from ui.fields.lens import Lens
from ui.text import say
from ui.widgets import box, button, clear, column, label, row, tool

__all__ = ["RowsField"]

Fields = Callable[[Lens], Sequence[QWidget]]


class RowsField(QWidget):
    """The items of a tuple, one below another.

    Args:
        document: What is edited.
        lens: Where the tuple is.
        fields: Makes the fields of one item from the lens of that item.
        new: The item that "add" puts at the end.
        add: The words of that button.
        empty: What is said where there are none.
    """

    def __init__(
        self,
        document: Document,
        lens: Lens,
        fields: Fields,
        new: Callable[[], Any],
        *,
        add: str,
        empty: str,
    ) -> None:
        super().__init__()
        self._document = document
        self._lens = lens
        self._fields = fields
        self._new = new
        self._empty = label(empty, "muted")
        self._list = column(gap=8)
        self._shown = -1
        self._add_text = add
        add_button = button(add, self._add, icon="add")
        self.setLayout(column(self._empty, self._list, row(add_button, 1), gap=8))
        self.refresh()

    def _items(self) -> tuple[Any, ...]:
        pathway = self._document.pathway
        items: tuple[Any, ...] = self._lens.get(pathway) if pathway else ()
        return items

    def refresh(self) -> None:
        """Show the items there are now."""
        items = self._items()
        if len(items) != self._shown:
            self._shown = len(items)
            clear(self._list)
            self._empty.setVisible(not items)
            for i in range(len(items)):
                self._list.addWidget(self._row(i))
            return
        for field in self.findChildren(Field):
            field.refresh()

    def _row(self, at: int) -> QWidget:
        take = tool("delete", N_("Take this line out"), lambda: self._remove(at))
        say(take, take.setAccessibleName, N_("Take line {n} out"), n=str(at + 1))
        inside = column(*self._fields(self._lens.item(at)), gap=6)
        return box(row(_holding(inside), _at_top(take), gap=4, margin=8), "inset")

    def _add(self) -> None:
        item = self._new()
        self._document.edit(
            N_("Add: {field}"),
            lambda p: self._lens.put(p, (*self._lens.get(p), item)),
            field=self._add_text,
        )

    def _remove(self, at: int) -> None:
        def without(items: tuple[Any, ...]) -> tuple[Any, ...]:
            return (*items[:at], *items[at + 1 :])

        self._document.edit(
            N_("Take a line out"), lambda p: self._lens.put(p, without(self._lens.get(p)))
        )


def _holding(layout: Any) -> QWidget:
    made = QWidget()
    made.setLayout(layout)
    return made


def _at_top(widget: QWidget) -> Any:
    return column(widget, 1, gap=0)
