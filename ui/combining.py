"""Combining the open workspace with another file, and settling what is still disagreed about."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.i18n import N_, _
from planner.workspace import Workspace
from ui.document import Document
from ui.files import Files
from ui.messages import MessageBar
from ui.settings import own_folder
from ui.tasks import Tasks

if TYPE_CHECKING:
    from planner.merging.combine import Combined
    from ui.dialogs.combine import Combine

__all__ = ["Combining"]


class Combining(QObject):
    """What the menu offers about copies that went apart; each is one undo step when accepted."""

    def __init__(
        self,
        window: QWidget,
        document: Document,
        files: Files,
        tasks: Tasks,
        messages: MessageBar,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._files = files
        self._tasks = tasks
        self._messages = messages

    def ask(self) -> None:
        """Ask which file, and combine with it."""
        path = self._files.origin[0]
        chosen, _filter = QFileDialog.getOpenFileName(
            self._window,
            _("Combine with another file"),
            str(path.parent if path else own_folder()),
            _("Workspaces and pathways (*.cbdplan *.json)"),
        )
        if chosen:
            self.combine_with(Path(chosen))

    def combine_with(self, theirs: Path) -> None:
        """Show what combining with a file comes to, and do it where that is accepted."""
        workspace, (ours, seal) = self._document.workspace, self._files.origin

        def work() -> "Combined":
            from planner.copies import combined_with

            return combined_with(workspace, ours, seal, theirs)

        show = partial(self._show, workspace, theirs)
        self._tasks.run(work, show, self._messages.show_error)

    def settle(self) -> None:
        """Show what is still disagreed about, and settle what was chosen."""
        from ui.dialogs.combine import Combine

        workspace = self._document.workspace
        if workspace.conflicts:
            self._run(Combine(self._window, workspace), workspace, N_("Settle what disagrees"))

    def _show(self, workspace: Workspace, theirs: Path, found: "Combined") -> None:
        from ui.dialogs.combine import Combine

        if workspace is not self._document.workspace:
            self.combine_with(theirs)  # work has been done since, which belongs in it
            return
        made = Combine(self._window, found.workspace, found)
        self._run(made, workspace, N_("Combine with another file"))

    def _run(self, dialog: "Combine", before: Workspace, text: str) -> None:
        dialog.exec()
        dialog.deleteLater()
        after = dialog.result_workspace
        if after is not None and before is self._document.workspace:
            self._document.edit_workspace(text, lambda _workspace: after)
