"""Keeps what is done in the working copy, a quarter of a second after it was done."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from pathways.errors import UserError
from planner.i18n import _
from ui.document import Document
from ui.messages import MessageBar
from ui.tasks import Tasks

if TYPE_CHECKING:
    from planner.working_copies import Recovered, WorkingCopy
    from planner.workspace import Workspace
    from ui.files import Files

__all__ = ["Autosave"]

SOON: Final = 250  # milliseconds, in which further actions are waited for


class Autosave(QObject):
    """The working copy of the open document.

    There is one while the document holds work that its file does not. It is removed once a file
    holds all of it, or the person has let go of it; a program that ends otherwise leaves it behind.
    """

    def __init__(
        self, document: Document, files: "Files", tasks: Tasks, messages: MessageBar
    ) -> None:
        super().__init__(tasks)
        self._document = document
        self._files = files
        self._tasks = tasks
        self._messages = messages
        self._copy: WorkingCopy | None = None
        self._over: WorkingCopy | None = None
        self._kept: Workspace | None = None
        self._left: Recovered | None = None
        self._is_writing = False
        self._has_failed = False
        self._timer = QTimer(self, singleShot=True, interval=SOON)
        self._timer.timeout.connect(self._keep)
        document.opened.connect(self._begin_again)
        document.changed.connect(self._look)
        document.saved.connect(self._look)
        files.recovered_opened.connect(self._take_over)

    @property
    def is_kept(self) -> bool:
        """Whether the disk holds all the work, in the file or in the working copy."""
        document = self._document
        return not document.is_dirty or self._kept is document.workspace

    def _look(self) -> None:
        if not self._document.is_dirty:
            self._timer.stop()
            self._end()
        elif not self.is_kept and not self._timer.isActive():
            self._timer.start()

    def _take_over(self, left: "Recovered") -> None:
        """Put what was recovered aside as soon as the new working copy holds it."""
        self._left = left

    def _begin_again(self) -> None:
        self._timer.stop()
        self._left = None
        self._has_failed = False
        self._end()

    def _keep(self) -> None:
        if self._is_writing or self.is_kept:
            return
        from planner.working_copies import WorkingCopy

        workspace, (origin, since) = self._document.workspace, self._files.origin
        copy = self._copy = self._copy or WorkingCopy()
        self._is_writing = True
        self._tasks.run(
            lambda: copy.keep(workspace, origin, since),
            lambda _none: self._has_kept(copy, workspace),
            self._has_not_kept,
        )

    def _has_kept(self, copy: "WorkingCopy", workspace: "Workspace") -> None:
        self._has_failed = False
        if copy is self._copy:
            self._kept = workspace
            self._put_left_aside()
        self._go_on()

    def _has_not_kept(self, _error: UserError) -> None:
        if not self._has_failed:
            self._has_failed = True  # said once, and tried again with the next action
            self._messages.show_words(
                lambda: _(
                    "Your work cannot be kept as you go, for want of room or permission on this "
                    "computer. Save it yourself now and then."
                ),
                "error",
            )
        self._is_writing = False
        self._remove_over()

    def _go_on(self) -> None:
        self._is_writing = False
        self._remove_over()
        self._look()

    def _put_left_aside(self) -> None:
        left, self._left = self._left, None
        if left is not None:
            from planner.working_copies import put_aside

            self._tasks.run(lambda: put_aside(left), lambda _none: None, lambda _error: None)

    def _end(self) -> None:
        """Remove the working copy, once nothing is being written into it."""
        copy, self._copy, self._kept = self._copy, None, None
        self._over = copy or self._over
        if not self._is_writing:
            self._remove_over()

    def _remove_over(self) -> None:
        over, self._over = self._over, None
        if over is not None:
            over.remove()

    def put_away(self) -> None:
        """End it with the window; no task is under way any more."""
        self._timer.stop()
        self._is_writing = False
        self._end()
