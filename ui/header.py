"""The head of the window: language, appearance and help, and room for what is open."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QPushButton, QToolButton

from planner.i18n import LANGUAGES, N_, language
from ui.text import on_language_change
from ui.theme import Theme, set_icon
from ui.widgets import row, segments, tool

if TYPE_CHECKING:
    from ui.workspace_bar import WorkspaceBar

__all__ = ["ENDONYMS", "Header"]

ENDONYMS: Final = {"cy": "Cymraeg", "en": "English"}  # each in its own language


class Header(QFrame):
    """The language is one click away wherever one is."""

    language_chosen = Signal(str)
    help_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("header")
        self._theme = theme
        self._languages = QButtonGroup(self)
        spoken = segments(*(self._tongue(code) for code in reversed(LANGUAGES)))
        self._row = row(1, spoken, gap=6, margin=(8, 4, 12, 4))
        self.setLayout(self._row)
        self.setFixedHeight(60)
        on_language_change(self, self._show_language)

    def add_bar(self, bar: "WorkspaceBar") -> None:
        """Put what is open at the left of the language, and appearance and help at its right."""
        self._row.insertWidget(0, bar, 100)
        self._look = tool("dark", N_("Light, dark or high contrast"))
        self._look.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._row.addWidget(self._look)
        self._row.addWidget(tool("help", N_("Keys"), self.help_asked.emit))
        self._theme.changed.connect(self._show_look)
        self._show_look()

    def offer_looks(self, looks: Sequence[QAction]) -> None:
        """Let the appearance be chosen from these actions."""
        menu = QMenu(self._look)
        menu.addActions(looks)
        self._look.setMenu(menu)

    def _tongue(self, code: str) -> QPushButton:
        made = QPushButton(ENDONYMS[code])
        made.setAccessibleName(ENDONYMS[code])
        made.setProperty("code", code)
        made.setCheckable(True)
        made.clicked.connect(lambda: self.language_chosen.emit(code))
        self._languages.addButton(made)
        return made

    def _show_language(self) -> None:
        for made in self._languages.buttons():
            made.setChecked(made.property("code") == language())

    def _show_look(self) -> None:
        set_icon(self._look, "light" if self._theme.palette.is_dark else "dark")
