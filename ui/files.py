"""Opening and saving from the window: work is never let go of without being asked about."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.i18n import _
from planner.workspace import Workspace
from planner.workspaces import SUFFIX, read_any, save_workspace
from ui.dialogs.question import DISCARD, SAVE, ask_unsaved
from ui.document import Document
from ui.messages import MessageBar
from ui.settings import remember_file
from ui.tasks import Tasks

__all__ = ["Files"]

PATHWAY_FILE: Final = ".json"


class Files(QObject):
    """The open document and its file."""

    def __init__(
        self, window: QWidget, document: Document, tasks: Tasks, messages: MessageBar
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._tasks = tasks
        self._messages = messages

    def name(self) -> str:
        """What the workspace is called where its file is meant."""
        path, cluster = self._document.path, self._document.workspace.cluster
        return path.stem if path else cluster or _("Not saved yet")

    def leave(self, then: Callable[[], object]) -> None:
        """Do ``then`` once unsaved work is saved or discarded; nothing when that is cancelled."""
        if not self._document.is_dirty:
            then()
            return
        answer = ask_unsaved(self._window, self.name())
        if answer == SAVE:
            self.save(then)
        elif answer == DISCARD:
            then()

    def begin(self, workspace: Workspace) -> None:
        """Take up a workspace that no file holds yet."""
        self.leave(lambda: self._document.open(workspace))

    def open(self) -> None:
        """Ask which file, and open it."""
        chosen, _filter = QFileDialog.getOpenFileName(
            self._window,
            _("Open a file"),
            str(self._folder()),
            _("Workspaces and pathways (*.cbdplan *.json)"),
        )
        if chosen:
            self.open_path(Path(chosen))

    def open_path(self, path: Path) -> None:
        """Open a file; a pathway's JSON becomes a new workspace with that pathway."""

        def take(workspace: Workspace) -> None:
            is_workspace = path.suffix.lower() != PATHWAY_FILE
            self._document.open(workspace, path if is_workspace else None)
            if is_workspace:
                remember_file(path)

        self.leave(lambda: self._tasks.run(lambda: read_any(path), take, self._messages.show_error))

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Save to the file it came from, or ask for one; ``then`` follows only once it is saved."""
        path = self._document.path
        if path is None:
            self.save_as(then)
        else:
            self._write(path, then)

    def save_as(self, then: Callable[[], object] = lambda: None) -> None:
        """Ask for a file, and save to it."""
        proposed = self._folder() / f"{self._file_name()}{SUFFIX}"
        chosen, _filter = QFileDialog.getSaveFileName(
            self._window, _("Save as"), str(proposed), _("Workspaces (*.cbdplan)")
        )
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        self._write(path, then)

    def _write(self, path: Path, then: Callable[[], object]) -> None:
        workspace = self._document.workspace

        def saved(_seal: str) -> None:
            self._document.mark_saved(workspace, path)
            remember_file(path)
            then()

        self._tasks.run(lambda: save_workspace(workspace, path), saved, self._messages.show_error)

    def _folder(self) -> Path:
        path = self._document.path
        if path is not None:
            return path.parent
        places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(places[0]) if places else Path.home()

    def _file_name(self) -> str:
        words = self._document.workspace.cluster or _("Workspace")
        return "".join(c if c.isalnum() or c in " -_" else "-" for c in words).strip()
