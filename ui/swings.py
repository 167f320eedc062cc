"""How far each input moves the answer, found off the GUI thread once edits have paused."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from ui.document import Document
from ui.tasks import Tasks

if TYPE_CHECKING:
    from resources.estimate import Estimate

__all__ = ["Swings"]

PAUSE: Final = 300  # milliseconds without an edit


class Swings(QObject):
    """Finds the swings of whatever estimate the document shows, and gives them to it."""

    def __init__(self, document: Document, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._tasks = tasks
        self._found_for: Estimate | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._find)
        for happened in (document.changed, document.pathway_switched, document.design_switched):
            happened.connect(self._timer.start)

    def _find(self) -> None:
        made = self._document.estimate
        if made is None or made is self._found_for:
            return
        from planner.estimates import swings_of

        self._found_for = made
        self._tasks.run(
            partial(swings_of, made), partial(self._document.take_swings, made), lambda _error: None
        )
