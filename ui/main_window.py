"""The window: the start page, and the pages and panels around an open workspace."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from planner.i18n import _, language
from ui.bugs import guarded
from ui.header import Header
from ui.pages.start import StartPage
from ui.settings import remember
from ui.text import announce_language, on_language_change
from ui.theme import Theme
from ui.widgets import column

if TYPE_CHECKING:
    from planner.workspace import Workspace
    from ui.furniture import Furniture

__all__ = ["MainWindow"]

SIZE = (1366, 768)


class MainWindow(QMainWindow):
    """Begins with little, so that it is seen at once; ``furnish`` brings the rest."""

    painted = Signal()

    def __init__(self, application: QApplication, theme: Theme) -> None:
        super().__init__()
        self.application = application
        self.theme = theme
        self.header = Header(theme)
        self.start = StartPage()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.start)
        self.rows = column(self.header, self.pages, gap=0)
        self.rows.setStretch(1, 1)
        body = QWidget()
        body.setLayout(self.rows)
        self.setCentralWidget(body)
        self._furniture: Furniture | None = None
        self._has_painted = False
        self._let_go: Workspace | None = None
        self.header.language_chosen.connect(self.speak)
        room = self.screen().availableSize()
        self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height()))
        self.setMinimumSize(1000, 600)
        on_language_change(self, self.say_title)

    @property
    def has_furniture(self) -> bool:
        """Whether the window is whole."""
        return self._furniture is not None

    @property
    def furniture(self) -> "Furniture":
        """What the window is made of once it is whole."""
        assert self._furniture is not None
        return self._furniture

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once that the window has been seen."""
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def furnish(self) -> None:
        """Build what the first look at the window does not need."""
        if self._furniture is None:
            from ui.furniture import Furniture

            self.theme.follow_system()
            self._furniture = Furniture(self)

    def open_path(self, path: Path) -> None:
        """Open a file."""
        self.furnish()
        self.furniture.files.open_path(path)

    def speak(self, code: str) -> None:
        """Say everything in another language from now on."""
        remember("language", code)
        announce_language(code)
        if self._furniture is not None:
            self._furniture.document.retranslate()

    def speak_the_other(self) -> None:
        """Change between Welsh and English."""
        self.speak("en" if language() == "cy" else "cy")

    def say_title(self) -> None:
        """Name the window after what is open in it."""
        title = _("Community by Design pathway planner")
        if self._furniture is not None and self.pages.currentWidget() is not self.start:
            self.setWindowModified(self._furniture.document.is_dirty)
            self.setWindowTitle(f"{self._furniture.files.name()}[*] – {title}")
        else:
            self.setWindowModified(False)
            self.setWindowTitle(title)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the panels make room for the map."""
        super().resizeEvent(event)
        if self._furniture is not None:
            self._furniture.settle()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the keyboard with Enter, as Space does."""
        from PySide6.QtCore import Qt  # its first use costs the window's start 18 ms

        pressed = QApplication.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(pressed, QAbstractButton):
            pressed.click()
        else:
            super().keyPressEvent(event)

    @guarded
    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved work first; a save that fails keeps the window open."""
        furniture = self._furniture
        if furniture is not None:
            from ui.writing import end_writing  # nothing is written before the furniture is there

            end_writing()
        if furniture is None:
            event.accept()
        elif furniture.files.is_safe or furniture.document.workspace is self._let_go:
            furniture.put_away()
            event.accept()
        else:
            event.ignore()
            furniture.files.leave(self._leave)

    def _leave(self) -> None:
        self._let_go = self.furniture.document.workspace  # work done from now on is asked about
        QTimer.singleShot(0, self, self.close)
