"""What all fields share: a label, the value of one place in the pathway, and a fault in words."""

from typing import Any, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from pathways.errors import UserError
from planner.errors import said
from planner.i18n import N_
from ui.document import Document
from ui.fields.lens import Lens
from ui.text import on_language_change, say
from ui.widgets import column, line, row, set_role

__all__ = ["Field"]

_UNTYPED: Final = object()


class Field(QWidget):
    """Shows the value at a lens and puts what is entered back as an undo step.

    What cannot stand is not put back: it stays as typed, marked wrong, with the reason below, and
    the value is what it was before the typing began.
    """

    def __init__(self, document: Document, text: str, lens: Lens, **blanks: str) -> None:
        super().__init__()
        self.document = document
        self.lens = lens
        self._text = text
        self._blanks = blanks
        self.caption = line("", "muted")
        say(self.caption, self.caption.setText, text, **blanks)
        self._fault = line("", "error")
        self._fault.hide()
        self._error: UserError | None = None
        self._before: Any = _UNTYPED
        self._kept: Any = _UNTYPED
        self._head = row(self.caption, gap=6)
        self.setLayout(column(self._head, gap=2))
        on_language_change(self._fault, self._say_fault)

    @property
    def fault(self) -> str:
        """What is wrong with what was entered; blank where nothing is."""
        return self._fault.text() if self._error else ""

    def add_beside_caption(self, widget: QWidget) -> None:
        """Put a widget at the end of the line of the label."""
        self._head.addWidget(widget)

    def add_editor(self, editor: QWidget, *, first: QWidget | None = None) -> None:
        """Put the widget that is edited below the label, and name it after the label."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(editor)
        layout.addWidget(self._fault)
        named = first or editor
        say(named, named.setAccessibleName, self._text, **self._blanks)
        self.caption.setBuddy(named)
        named.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the next edit be a step of its own once the field has been left."""
        if event.type() == QEvent.Type.FocusOut:
            self._before = _UNTYPED
            self.document.end_typing()
        return super().eventFilter(watched, event)

    def value(self) -> Any:
        """The value in the document."""
        pathway = self.document.pathway
        assert pathway is not None
        return self.lens.get(pathway)

    def put(self, value: Any, *, typing: bool = False) -> bool:
        """Put a value into the document, or say below the field why it cannot stand."""
        pathway = self.document.pathway
        if pathway is None:
            return False
        try:
            self.lens.put(pathway, value)
        except UserError as error:
            self.refuse(error)
            return False
        if typing and self._before is _UNTYPED:
            self._before = self.value()
        self.show_fault(None)
        return self._edit(value, typing=typing)

    def _edit(self, value: Any, *, typing: bool) -> bool:
        return self.document.edit(
            N_("Change “{field}”"),
            lambda p: self.lens.put(p, value),
            f"field {id(self)}" if typing else None,
            field=self._text,
        )

    def refuse(self, error: UserError) -> None:
        """Leave what was typed as it is, say what is wrong, and take back what led up to it."""
        self._kept = self.value() if self._before is _UNTYPED else self._before
        self.show_fault(error)
        if self.value() != self._kept:
            self._edit(self._kept, typing=True)

    @property
    def is_refused(self) -> bool:
        """Whether the field shows what was refused, and the value is still the one before it."""
        return self._error is not None and bool(self.value() == self._kept)

    def show_fault(self, error: UserError | None) -> None:
        """Say what is wrong below the field; nothing for ``None``."""
        self._error = error
        self._say_fault()
        self._fault.setVisible(error is not None)
        for editor in self.findChildren(QWidget):
            if editor.property("checked_entry"):
                set_role(editor, "wrong", "true" if error else "false")

    def _say_fault(self) -> None:
        self._fault.setText(said(self._error) if self._error else "")

    def refresh(self) -> None:
        """Show the value that the document now holds."""
        raise NotImplementedError
