"""The list of keys."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from planner.i18n import N_
from ui.text import say
from ui.widgets import button, column, label, line, row, scrolled

__all__ = ["KEYS", "Keys"]

KEYS: Final = (
    (
        N_("Files"),
        (
            ("Ctrl+N", N_("New workspace")),
            ("Ctrl+O", N_("Open a file")),
            ("Ctrl+S", N_("Save")),
            ("Ctrl+Shift+S", N_("Save under another name")),
            ("Ctrl+W", N_("Back to the start page")),
        ),
    ),
    (
        N_("Everywhere"),
        (
            ("Ctrl+K", N_("Search and commands")),
            ("Ctrl+Z", N_("Undo")),
            ("Ctrl+Y", N_("Redo")),
            ("Alt+1, 2, 3, 4", N_("Map, table, results, proposal")),
            ("Ctrl+L", N_("Welsh or English")),
            ("Ctrl+B", N_("Fold or unfold the left panel")),
            ("Ctrl+P", N_("Fold or unfold the right panel")),
            ("F1", N_("This list")),
        ),
    ),
    (
        N_("Map"),
        (
            ("H, C, V, O", N_("Move the chosen steps to hospital, community, virtual, home")),
            ("N", N_("New step")),
            ("A", N_("New step after the chosen one")),
            ("L", N_("Connect the chosen step to another")),
            ("E, F2", N_("Name the chosen step")),
            ("Ctrl+D", N_("Duplicate the chosen steps")),
            ("Del", N_("Delete what is chosen")),
            ("←, →, ↑, ↓", N_("Go to the next step")),
            ("Ctrl+A", N_("Choose all steps")),
            ("Ctrl+1", N_("Fit the map into the window")),
            ("Ctrl+0", N_("Actual size")),
            ("Ctrl+=, Ctrl+-", N_("Zoom in, zoom out")),
            ("F6", N_("Compare the designs in another way")),
            ("F7", N_("Show or hide the numbers on the map")),
            ("F8", N_("List the differences of the designs")),
            ("F9", N_("Say the most likely ways through in words")),
            ("Escape", N_("Choose nothing")),
        ),
    ),
)


class Keys(QDialog):
    """Every key there is, by where it works."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        say(self, self.setWindowTitle, N_("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setContentsMargins(24, 16, 24, 8)
        grid.setColumnStretch(1, 1)
        at = 0
        for group, keys in KEYS:
            grid.addWidget(label(group, "heading"), at, 0, 1, 2)
            for key, does in keys:
                at += 1
                grid.addWidget(line(key, "strong", wrap=False), at, 0)
                grid.addWidget(label(does), at, 1)
            at += 1
        inside = QWidget()
        inside.setLayout(grid)
        done = button(N_("Close"), self.accept, role="main")
        foot = row(1, done)
        foot.setContentsMargins(24, 0, 24, 20)
        self.setLayout(column(scrolled(inside), foot, gap=8))
        self.resize(560, 620)
