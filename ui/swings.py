"""How far each input moves the answer, found off the GUI thread once edits have paused."""

from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from ui.document import Document
from ui.tasks import Tasks

if TYPE_CHECKING:
    from resources.estimate import Estimate
    from resources.sensitivity import Swing

__all__ = ["Swings"]

PAUSE: Final = 300  # milliseconds without an edit


class Swings(QObject):
    """Finds the swings of whatever estimate the document shows, and gives them to it.

    A long pathway has hundreds of them, so a search is given up at the next edit, and nothing else
    waits for one: they are tasks of their own.
    """

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.tasks = Tasks(self)
        self._given_up = Event()
        self._found_for: Estimate | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._find)
        for happened in (document.changed, document.pathway_switched, document.design_switched):
            happened.connect(self._begin_again)

    def stop(self) -> None:
        """Give up the search that is under way."""
        self._timer.stop()
        self._given_up.set()

    def _begin_again(self) -> None:
        self.stop()
        self._timer.start()

    def _find(self) -> None:
        made = self._document.estimate
        if made is None or made is self._found_for:
            return
        self._given_up = Event()
        self.tasks.run(
            partial(_search, made, self._given_up),
            partial(self._take, made),
            lambda _error: None,
        )

    def _take(self, made: "Estimate", swings: "tuple[Swing, ...] | None") -> None:
        if swings is not None:
            self._found_for = made
            self._document.take_swings(made, swings)


def _search(made: "Estimate", given_up: Event) -> "tuple[Swing, ...] | None":
    """The swings of an estimate; ``None`` where the search has been given up."""
    from resources.sensitivity import each_swing, swing_order

    found = []
    for swing in each_swing(made):
        if given_up.is_set():
            return None
        found.append(swing)
    return swing_order(found)
