"""A line that is being written in a table, an outline or on the map, put in place in time."""

from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit

from ui.canvas.editors import InPlaceEditor

__all__ = ["end_writing"]


def end_writing() -> None:
    """Put what is being written in its place, as leaving the line would.

    Saving, leaving and undoing are about all of the work, also the word that is being typed.
    """
    line = QApplication.focusWidget()
    if isinstance(line, InPlaceEditor):
        line.clearFocus()
        return
    if not isinstance(line, QLineEdit | QComboBox):
        return
    above = line.parentWidget()
    while above is not None and not isinstance(above, QAbstractItemView):
        above = above.parentWidget()
    if above is not None:
        line.clearFocus()
        above.setFocus()
