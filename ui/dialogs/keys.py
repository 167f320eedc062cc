"""The list of keys, by what they work on, found by typing."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QLineEdit, QWidget

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
            ("Ctrl+E", N_("Write the PDF proposal")),
            ("Ctrl+Alt+S", N_("Keep a version")),
            ("Ctrl+Alt+H", N_("Earlier versions")),
            ("Ctrl+Shift+E", N_("Save a picture of the map")),
            ("Ctrl+Shift+C", N_("Copy the map, or the chosen steps, as a picture")),
            ("Ctrl+Shift+P", N_("Print the map")),
            ("Ctrl+W", N_("Back to the start page")),
            ("Ctrl+Q", N_("Leave the planner")),
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
            ("Ctrl+Tab, Ctrl+PgDown", N_("Next tab")),
            ("Ctrl+Shift+Tab, Ctrl+PgUp", N_("Previous tab")),
            ("Ctrl+F4", N_("Close the tab")),
            ("Ctrl+Shift+PgDown", N_("Move the tab right")),
            ("Ctrl+Shift+PgUp", N_("Move the tab left")),
            ("F1", N_("This list")),
        ),
    ),
    (
        N_("Map: steps"),
        (
            ("H, C, V, O", N_("Move the chosen steps to hospital, community, virtual, home")),
            ("N", N_("New step")),
            ("A", N_("New step after the chosen one")),
            ("Shift+A", N_("New end after the chosen step")),
            ("L", N_("Connect the chosen step to another")),
            ("R", N_("Change the kind of the chosen steps")),
            ("E, F2", N_("Name the chosen step")),
            ("Ctrl+D", N_("Duplicate the chosen steps")),
            ("Ctrl+C", N_("Copy the chosen steps")),
            ("Ctrl+X", N_("Cut the chosen steps")),
            ("Ctrl+V", N_("Paste steps")),
            ("Ctrl+Shift+V", N_("Paste beside what is chosen")),
            ("Del", N_("Delete what is chosen")),
            ("B", N_("Go to the buttons beside what is chosen; ← and → go along them")),
        ),
    ),
    (
        N_("Map: connections"),
        (
            ("W", N_("Choose the next connection of the chosen step; Shift: the one before")),
            ("I", N_("Insert a step into the chosen connection")),
            ("Shift+I", N_("Put a step that stands alone into the chosen connection")),
            ("E, F2", N_("Change the share of the chosen connection")),
            ("%", N_("Keep its share, and scale the others to 100%")),
            ("Ctrl+←, →, ↑, ↓", N_("Move the words of the chosen connection; Shift: faster")),
            ("Alt+←, →, ↑, ↓", N_("Move the line of the chosen connection; Shift: faster")),
            ("T", N_("Straighten the chosen connection")),
        ),
    ),
    (
        N_("Map: placing"),
        (
            ("Ctrl+←, →, ↑, ↓", N_("Move the chosen steps; Shift: faster")),
            ("P", N_("Pin the chosen steps in their place, or unpin them")),
            ("T", N_("Arrange the chosen steps")),
            ("Shift+T", N_("Arrange the whole map")),
            ("S", N_("Make or take away room")),
            ("Ctrl+G", N_("Show or hide the grid")),
            (N_("Alt while dragging"), N_("Place without grid and guides")),
        ),
    ),
    (
        N_("Map: choosing and looking"),
        (
            ("←, →, ↑, ↓", N_("Go to the next step; Shift keeps what is chosen")),
            ("Ctrl+A", N_("Choose all steps")),
            ("Shift+L", N_("Choose steps with a lasso")),
            (N_("Shift or Ctrl and a click"), N_("Choose one more step, or one less")),
            ("Escape", N_("Choose nothing")),
            (N_("Space while dragging"), N_("Move the map")),
            ("Ctrl+F", N_("Search the map")),
            ("Ctrl+1", N_("Fit the map into the window")),
            ("Ctrl+2", N_("Zoom to what is chosen")),
            ("Ctrl+0", N_("Actual size")),
            ("M", N_("Show the overview")),
            ("Ctrl+=, Ctrl+-", N_("Zoom in, zoom out")),
            ("F6", N_("Compare the designs in another way")),
            ("F7", N_("Show or hide the numbers on the map")),
            ("F8", N_("List the differences of the designs")),
            ("F9", N_("Say the most likely ways through in words")),
            ("Enter", N_("Open the sub-pathway")),
            ("Ctrl+Backspace", N_("Back out of the sub-pathway")),
            (N_("Menu key"), N_("What can be done here")),
        ),
    ),
    (
        N_("Table"),
        (
            ("Enter", N_("Write in the cell")),
            ("Del", N_("Clear the cells")),
            ("Ctrl+Enter", N_("Add a step below")),
            ("Ctrl+C", N_("Copy")),
            ("Ctrl+V", N_("Paste from Excel")),
            ("Alt+Up", N_("Move up")),
            ("Alt+Down", N_("Move down")),
            ("Ctrl+Del", N_("Delete the steps")),
        ),
    ),
    (
        N_("Outline"),
        (
            ("Enter, E", N_("Write the name or share")),
            ("A", N_("Add a step after this one")),
            ("N", N_("Add a step")),
            ("L", N_("Connect to…")),
            ("G", N_("Go to where it leads")),
            ("H, C, V, O", N_("Move the chosen steps to hospital, community, virtual, home")),
            ("Del", N_("Delete")),
        ),
    ),
)


class Keys(QDialog):
    """Every key there is, by where it works; typing leaves those whose words or key hold it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        say(self, self.setWindowTitle, N_("Keys"))
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        say(self.search, self.search.setAccessibleName, N_("Find a key"))
        say(self.search, self.search.setPlaceholderText, N_("Find a key by what it does"))
        self.search.textChanged.connect(self._find)
        self._groups: list[tuple[QLabel, list[tuple[QLabel, QLabel]]]] = []
        self._nothing = label(N_("No key is called that. Try a shorter word."), "muted")
        self._nothing.hide()
        inside = QWidget()
        inside.setLayout(column(self._filled(), self._nothing, 1, gap=0, margin=(24, 8, 24, 8)))
        head = column(self.search, margin=(24, 16, 24, 0))
        done = button(N_("Close"), self.accept, role="main")
        done.setAutoDefault(False)
        foot = row(1, done)
        foot.setContentsMargins(24, 0, 24, 20)
        self.setLayout(column(head, scrolled(inside), foot, gap=8))
        self.resize(600, 640)
        self.search.setFocus()

    def _filled(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        at = 0
        for group, keys in KEYS:
            heading = label(group, "heading")
            heading.setContentsMargins(0, 10 if at else 0, 0, 0)
            grid.addWidget(heading, at, 0, 1, 2)
            pairs = []
            for key, does in keys:
                at += 1
                pair = line("", "strong", wrap=False), label(does)
                say(pair[0], pair[0].setText, key)
                grid.addWidget(pair[0], at, 0)
                grid.addWidget(pair[1], at, 1)
                pairs.append(pair)
            self._groups.append((heading, pairs))
            at += 1
        return grid

    @property
    def shown(self) -> tuple[tuple[str, str], ...]:
        """The keys that are listed and what each does, as they are read."""
        return tuple(
            (key.text(), does.text())
            for _heading, pairs in self._groups
            for key, does in pairs
            if not does.isHidden()
        )

    def _find(self, typed: str) -> None:
        words = typed.casefold().split()
        for heading, pairs in self._groups:
            group = heading.text().casefold()
            is_any = False
            for key, does in pairs:
                text = f"{key.text()} {does.text()} {group}".casefold()
                is_found = all(word in text for word in words)
                key.setVisible(is_found)
                does.setVisible(is_found)
                is_any |= is_found
            heading.setVisible(is_any)
        self._nothing.setVisible(not self.shown)
