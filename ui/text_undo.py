"""Undo and redo keys in a field: first in what is being typed there, then in the whole work."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

__all__ = ["TextUndo"]

REDO_TOO = QKeySequence("Ctrl+Shift+Z")


class TextUndo(QObject):
    """Watches the field that has the keyboard.

    A field would keep the keys to itself, and what was typed before it was last left. Here they
    go on to the window once there is nothing left to undo of what is being typed; cells of a table
    and names written on the map keep them, since what is typed there is not in the work yet.
    """

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QLineEdit | QPlainTextEdit | None = None
        application.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, QLineEdit | QPlainTextEdit) and old is self._watched:
            self._watched = None
            if isValid(old):  # it may be on its way out
                old.removeEventFilter(self)
                if not QApplication.activePopupWidget():
                    _forget(old)
        if isinstance(new, QLineEdit | QPlainTextEdit) and not _is_in_place(new):
            new.installEventFilter(self)
            self._watched = new

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window have an undo key that the field has no use for."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QLineEdit | QPlainTextEdit)
        ):
            pressed = QKeySequence(event.keyCombination())
            is_undo = event.matches(QKeySequence.StandardKey.Undo)
            is_redo = event.matches(QKeySequence.StandardKey.Redo) or pressed == REDO_TOO
            if (is_undo and not _can_undo(watched)) or (is_redo and not _can_redo(watched)):
                _forget(watched)  # what the window does now is later than all that was typed
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def _is_in_place(entry: QWidget) -> bool:
    """Whether what is typed goes into the work only at the end."""
    from ui.canvas.editors import InPlaceEditor

    around = entry.parentWidget()
    view = around.parentWidget() if around is not None else None
    return isinstance(entry, InPlaceEditor) or isinstance(view, QAbstractItemView)


def _can_undo(entry: QLineEdit | QPlainTextEdit) -> bool:
    if isinstance(entry, QLineEdit):
        return entry.isUndoAvailable()
    return entry.document().isUndoAvailable()


def _can_redo(entry: QLineEdit | QPlainTextEdit) -> bool:
    if isinstance(entry, QLineEdit):
        return entry.isRedoAvailable()
    return entry.document().isRedoAvailable()


def _forget(entry: QLineEdit | QPlainTextEdit) -> None:
    """Let the field have nothing to undo from before."""
    if isinstance(entry, QPlainTextEdit):
        entry.document().clearUndoRedoStacks()
    elif entry.isUndoAvailable() or entry.isRedoAvailable():
        at = entry.cursorPosition()
        was_blocked = entry.blockSignals(True)
        entry.setText(entry.text())
        entry.blockSignals(was_blocked)
        entry.setCursorPosition(at)
