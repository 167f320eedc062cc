"""The dialogue for a version to be kept: its name, and what it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from planner.i18n import N_
from ui.text import say
from ui.widgets import button, column, label, row

__all__ = ["KeepVersion"]

WIDTH = 460


class KeepVersion(QDialog):
    """``kept`` carries the name and the note; without a name there is nothing to keep."""

    kept = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        say(self, self.setWindowTitle, N_("Keep a version"))
        self.name, self.note = QLineEdit(), QLineEdit()
        for entry, words, example in (
            (self.name, N_("Name of the version"), N_("Such as: for the May meeting")),
            (self.note, N_("Note on the version"), N_("What to know about it, if anything")),
        ):
            say(entry, entry.setAccessibleName, words)
            say(entry, entry.setPlaceholderText, example)
        self.keep_button = button(N_("Save and keep"), self._keep, icon="save", role="main")
        self.keep_button.setDefault(True)
        self.name.textChanged.connect(self._look)
        self.setLayout(
            column(
                label(N_("Keep a version"), "heading"),
                label(
                    N_(
                        "The work as it stands is saved, and stays in the file under this name "
                        "until somebody deletes the file."
                    ),
                    "muted",
                ),
                label(N_("Name of the version")),
                self.name,
                label(N_("Note on the version")),
                self.note,
                row(1, button(N_("Go back"), self.reject), self.keep_button),
                gap=8,
                margin=24,
            )
        )
        self._look()

    def _look(self) -> None:
        self.keep_button.setEnabled(bool(self.name.text().strip()))

    def _keep(self) -> None:
        self.accept()
        self.kept.emit(self.name.text().strip(), self.note.text().strip())
