"""The window: the start page, and the pages and panels around an open workspace."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from planner.i18n import _, language
from ui.focus import FocusRing
from ui.header import Header
from ui.messages import MessageBar, Toast, watch_for_bugs
from ui.pages.start import StartPage
from ui.settings import remember
from ui.tasks import Tasks
from ui.text import announce_language, on_language_change
from ui.theme import Theme
from ui.widgets import column

if TYPE_CHECKING:
    from ui.actions import Actions
    from ui.document import Document
    from ui.files import Files
    from ui.work_area import WorkArea

__all__ = ["MainWindow"]

SIZE = (1366, 768)


class MainWindow(QMainWindow):
    """Begins with the start page alone; the rest is built once that has been painted."""

    painted = Signal()

    def __init__(self, application: QApplication, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.tasks = Tasks(self)
        self.header = Header(theme)
        self.messages = MessageBar()
        self.start = StartPage(self.tasks)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        whole = column(self.header, self.messages, self._stack, gap=0)
        whole.setStretch(2, 1)
        body = QWidget()
        body.setLayout(whole)
        self.setCentralWidget(body)
        self._ring = FocusRing(self, application)
        self.document: Document | None = None
        self.files: Files | None = None
        self.work: WorkArea | None = None
        self.actions_of_window: Actions | None = None
        self._toast: Toast | None = None
        self._is_leaving = False
        self._has_painted = False
        self.header.language_chosen.connect(self.speak)
        self.resize(*SIZE)
        self.setMinimumSize(1000, 600)
        on_language_change(self, self._say_title)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once that the window has been seen."""
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def furnish(self) -> None:
        """Build what the start page does not need, and read what it shows."""
        if self.document is not None:
            return
        from ui.actions import Actions
        from ui.document import Document
        from ui.files import Files

        watch_for_bugs(self.messages)
        self.document = document = Document(parent=self)
        self.files = Files(self, document, self.tasks, self.messages)
        self.header.bind(document)
        self.actions_of_window = Actions(self, document, self.files)
        self._toast = Toast(self, document.undo_stack.undo)
        document.rejected.connect(self.messages.show_error)
        document.opened.connect(self.show_work)
        document.saved.connect(self._say_title)
        document.changed.connect(self._say_title)
        self.start.starter_chosen.connect(self.begin_with)
        self.start.sample_chosen.connect(self.begin_with_sample)
        self.start.open_chosen.connect(self.files.open)
        self.start.file_chosen.connect(self.files.open_path)
        self.start.fill()

    # Where to begin

    def begin_with(self, starter_id: str) -> None:
        """Open a workspace of my cluster with one starter in it."""
        from pathways.library import starter

        assert self.files is not None
        workspace = self.start.cluster_box.workspace()
        self.files.begin(workspace.with_pathway(starter(starter_id)))

    def begin_with_sample(self) -> None:
        """Open the sample workspace."""
        from planner.commands.whole import sample_workspace

        assert self.files is not None
        self.files.begin(sample_workspace())

    def begin_empty(self) -> None:
        """Open a workspace of my cluster with nothing in it."""
        assert self.files is not None
        self.files.begin(self.start.cluster_box.workspace())

    def open_path(self, path: Path) -> None:
        """Open a file."""
        self.furnish()
        assert self.files is not None
        self.files.open_path(path)

    # What is shown

    def show_work(self) -> None:
        """Show the open workspace."""
        work = self._work_area()
        self.messages.hide()
        self.header.set_open(is_open=True)
        self._stack.setCurrentWidget(work)
        work.show_page(0)
        work.settle()

    def show_start(self) -> None:
        """Go back to the start page, once unsaved work has been asked about."""
        assert self.files is not None
        self.files.leave(self._show_start)

    def _show_start(self) -> None:
        from planner.workspace import Workspace

        assert self.document is not None
        self.document.opened.disconnect(self.show_work)
        self.document.open(Workspace(cluster=""))
        self.document.opened.connect(self.show_work)
        self.header.set_open(is_open=False)
        self._stack.setCurrentWidget(self.start)
        self.start.show_recent()
        self._say_title()

    def _work_area(self) -> "WorkArea":
        if self.work is None:
            from ui.work_area import WorkArea

            assert self.document is not None
            self.work = WorkArea(self.document, self.tasks, self.messages, self._theme)
            self._stack.addWidget(self.work)
            self.header.page_chosen.connect(self.work.show_page)
            self.work.page_shown.connect(self.header.show_page)
            self.work.population_asked.connect(self.header.ask_population)
            self.work.done.connect(self.show_toast)
        return self.work

    def show_toast(self, text: str) -> None:
        """Say what was just done, with undo."""
        if self._toast is not None:
            self._toast.show_words(text)

    def speak(self, code: str) -> None:
        """Say everything in another language from now on."""
        remember("language", code)
        announce_language(code)
        if self.document is not None:
            self.document.retranslate()

    def speak_the_other(self) -> None:
        """Change between Welsh and English."""
        self.speak("en" if language() == "cy" else "cy")

    def _say_title(self) -> None:
        title = _("Community by Design pathway planner")
        is_open = self._stack.currentWidget() is not self.start
        if is_open and self.files is not None and self.document is not None:
            self.setWindowModified(self.document.is_dirty)
            self.setWindowTitle(f"{self.files.name()}[*] – {title}")
        else:
            self.setWindowModified(False)
            self.setWindowTitle(title)

    # Leaving

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the panels make room for the map."""
        super().resizeEvent(event)
        if self.work is not None:
            self.work.settle()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved work first; a save that fails keeps the window open."""
        document, files = self.document, self.files
        if self._is_leaving or document is None or files is None or not document.is_dirty:
            self._forget()
            event.accept()
            return
        event.ignore()
        files.leave(self._leave)

    def _leave(self) -> None:
        self._is_leaving = True
        self.close()

    def _forget(self) -> None:
        if self.work is not None:
            self.work.remember()
        self.tasks.wait()
