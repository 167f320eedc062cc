"""Earlier versions of the open workspace: kept under a name, looked through, brought back."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner import formats
from planner.i18n import N_, _
from ui.document import Document
from ui.files import Files
from ui.messages import MessageBar
from ui.tasks import Tasks

if TYPE_CHECKING:
    from planner.versions import Version

__all__ = ["History"]


class History(QObject):
    """What can be done with the versions that the file of the open workspace holds."""

    def __init__(
        self, document: Document, files: Files, tasks: Tasks, messages: MessageBar
    ) -> None:
        super().__init__(tasks)
        self._document = document
        self._files = files
        self._tasks = tasks
        self._messages = messages

    def ask_name(self) -> None:
        """Ask what the version of now is to be called, and save it under that name."""
        from ui.dialogs.keep_version import KeepVersion

        asked = KeepVersion(self._messages.window())
        asked.kept.connect(self._files.keep_version)
        asked.open()

    def show(self) -> None:
        """Show the versions that the file holds; say so where no file holds any."""
        from planner.versions import versions_of

        path = self._files.origin[0]
        if path is None:
            self._messages.show_words(
                lambda: _("Versions begin with the first save. Save the workspace first.")
            )
            return
        self._tasks.run(lambda: versions_of(path), self._open, self._messages.show_error)

    def _open(self, versions: "tuple[Version, ...]") -> None:
        from ui.dialogs.history import HistoryWindow

        shown = HistoryWindow(
            self._messages.window(), versions, self._document.workspace, self._tasks
        )
        shown.bring_back_chosen.connect(self.bring_back)
        shown.open()

    def show_put_aside(self) -> None:
        """Show the recovered work that was put aside in the last thirty days."""
        from ui.dialogs.put_aside import PutAside

        shown = PutAside(self._messages.window(), self._tasks)
        shown.open_chosen.connect(self._files.open_recovered)
        shown.open()

    def bring_back(self, version: "Version") -> None:
        """Put an earlier version in place of the work as one undo step."""
        when = formats.moment(version.at)
        now = self._document.workspace
        back = replace(version.workspace, joined=now.joined)  # what was combined stays known
        if self._document.edit_workspace(
            N_("Bring back the version of {when}"), lambda _now: back, when=when
        ):
            self._document.told.emit(_("Brought back the version of {when}.", when=when), True)
