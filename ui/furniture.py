"""What the window is made of once it has been seen: document, files, actions, messages, pages."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from pathways.library import starter
from planner.i18n import N_
from planner.workspace import Workspace
from ui.actions import Actions
from ui.add_pathway import blank_pathway
from ui.autosave import Autosave
from ui.combining import Combining
from ui.document import Document
from ui.files import Files
from ui.focus import FocusRing
from ui.history import History
from ui.messages import MessageBar, Toast
from ui.pages.beginnings import Beginnings
from ui.pictures import Pictures
from ui.ranges import Ranges
from ui.swings import Swings
from ui.tasks import Tasks
from ui.text import say
from ui.text_undo import TextUndo
from ui.workspace_bar import WorkspaceBar

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.work_area import WorkArea

__all__ = ["Furniture"]


def _imported() -> None:
    import resources.estimate
    import resources.sampled
    import resources.sensitivity  # noqa: F401


class Furniture(QObject):
    """Joins the parts of the window; holds no logic of its own."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._work: WorkArea | None = None
        self.tasks = Tasks(self)
        self.messages = MessageBar(window)
        self.document = document = Document(parent=self)
        self.swings = Swings(document, self)
        self.ranges = Ranges(document, self)
        self.files = Files(window, document, self.tasks, self.messages)
        self.autosave = Autosave(document, self.files, self.tasks, self.messages)
        self.history = History(document, self.files, self.tasks, self.messages)
        self.combining = Combining(window, document, self.files, self.tasks, self.messages)
        self.pictures = Pictures(document, self.tasks, self.messages, lambda: self.work)
        self.bar = WorkspaceBar(document)
        window.header.add_bar(self.bar)
        self.actions = Actions(window, self)
        # Where the keyboard begins; otherwise the first button would look as if somebody chose it.
        window.start.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        say(window.start, window.start.setAccessibleName, N_("Start page"))
        window.start.setFocus()
        self.toast = Toast(window, document.undo_stack.undo, self.messages)
        self.ring = FocusRing(window, window.application)
        self.text_undo = TextUndo(window.application, self)
        self.beginnings = Beginnings(self.tasks)
        window.start.add(self.beginnings)
        if not self.beginnings.cluster_box.name.currentText():
            self.beginnings.cluster_box.name.setFocus()
        document.rejected.connect(self.messages.show_refused)
        document.changed.connect(self.messages.pass_by)
        document.told.connect(self.toast.show_words)
        document.opened.connect(self._show_open)
        document.saved.connect(window.say_title)
        document.changed.connect(window.say_title)
        self.beginnings.starter_chosen.connect(self.begin_with)
        self.beginnings.blank_chosen.connect(self.begin_blank)
        self.beginnings.sample_chosen.connect(self.begin_with_sample)
        self.beginnings.open_chosen.connect(self.files.open)
        self.beginnings.file_chosen.connect(self.files.open_path)
        self.beginnings.recovered.open_chosen.connect(self.files.open_recovered)
        self.beginnings.filled.connect(self._get_ready)

    @property
    def is_working(self) -> bool:
        """Whether a workspace is shown rather than the start page."""
        return self._window.pages.currentWidget() is not self._window.start

    @property
    def work(self) -> "WorkArea":
        """The pages and panels of the open workspace; made when they are first needed."""
        if self._work is None:
            from ui.work_area import WorkArea

            self._work = WorkArea(
                self.document, self.tasks, self.messages, self._window.theme, self.ranges
            )
            self._window.pages.addWidget(self._work)
            self.bar.page_chosen.connect(self._work.show_page)
            self._work.page_shown.connect(self.bar.show_page)
            self._work.population_asked.connect(self.bar.ask_population)
            self._work.done.connect(self.toast.show_words)
        return self._work

    def _get_ready(self) -> None:
        """Read what the first estimate needs while the start page is looked at."""
        self.beginnings.filled.disconnect(self._get_ready)
        self.tasks.run(_imported, lambda _none: self.work, lambda _error: None)

    def begin_with(self, starter_id: str) -> None:
        """Open a workspace of my cluster with one starter in it."""
        workspace = self.beginnings.cluster_box.workspace()
        self.files.begin(workspace.with_pathway(starter(starter_id)))

    def begin_with_sample(self) -> None:
        """Open the sample workspace."""
        from planner.commands.whole import sample_workspace

        self.files.begin(sample_workspace())

    def begin_blank(self) -> None:
        """Open a workspace of my cluster with an empty pathway to draw."""
        workspace = self.beginnings.cluster_box.workspace()
        self.files.begin(workspace.with_pathway(blank_pathway()))

    def begin_empty(self) -> None:
        """Open a workspace of my cluster with nothing in it."""
        self.files.begin(self.beginnings.cluster_box.workspace())

    def show_start(self) -> None:
        """Go back to the start page, once unsaved work has been asked about."""
        self.files.leave(self._show_start)

    def _show_start(self) -> None:
        self._window.pages.setCurrentWidget(self._window.start)
        self.bar.set_open(is_open=False)
        self.document.opened.disconnect(self._show_open)
        self.document.open(Workspace(cluster=""))
        self.document.opened.connect(self._show_open)
        self.beginnings.show_recent()
        self.beginnings.recovered.look()
        self._window.say_title()

    def _show_open(self) -> None:
        work = self.work
        self.messages.hide()
        self.bar.set_open(is_open=True)
        self._window.pages.setCurrentWidget(work)
        work.show_page(0)
        work.settle()
        work.map.view.setFocus(Qt.FocusReason.MouseFocusReason)

    def settle(self) -> None:
        """Give the panels their widths anew."""
        if self._work is not None:
            self._work.settle()

    def put_away(self) -> None:
        """Keep what is remembered for the next time, and let running work end."""
        if self._work is not None:
            self._work.remember()
            self._work.results.stop()
        self.swings.stop()
        self.ranges.stop()
        self.tasks.wait()
        self.autosave.put_away()
