"""Scenarios of the pathway shown worked out side by side, off the GUI thread, once edits pause."""

from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from pathways.model import Pathway
from pathways.scenarios import Scenario
from pathways.values import Name
from planner.workspace import Workspace
from ui.document import Document
from ui.tasks import Tasks

if TYPE_CHECKING:
    from planner.scenarios import SideBySide

__all__ = ["Comparing", "in_order"]

PAUSE: Final = 400  # milliseconds without an edit


class Comparing(QObject):
    """``found`` says that ``result`` is of the workspace as it stands."""

    found = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.tasks = Tasks(self)
        self.result: SideBySide | None = None
        self._of: tuple[object, ...] = ()
        self._given_up = Event()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._work)

    def stop(self) -> None:
        """Give up what is under way."""
        self._timer.stop()
        self._given_up.set()

    def want(self) -> None:
        """Compare what the document shows, unless it was compared already."""
        document = self._document
        key = (document.workspace, document.pathway_id, document.option)
        if self._of and key[0] is self._of[0] and key[1:] == self._of[1:]:
            return
        self.stop()
        self._of = key
        self.result = None
        self._timer.start()

    def _work(self) -> None:
        pathway = self._document.pathway
        if pathway is None or not pathway.scenarios:
            return
        self._given_up = Event()
        workspace, option = self._document.workspace, self._document.option
        self.tasks.run(
            partial(_compare, workspace, pathway, option, self._given_up),
            partial(self._take, self._of),
            lambda _error: None,
        )

    def _take(self, of: tuple[object, ...], found: "SideBySide | None") -> None:
        if found is not None and of is self._of:
            self.result = found
            self.found.emit()


def in_order(pathway: Pathway) -> tuple[Scenario, ...]:
    """The scenarios to compare, one that changes nothing first: the plan itself if none is."""
    plain = [one for one in pathway.scenarios if not one.changes]
    first = plain[0] if plain else Scenario("", Name("The plan as typed", "Y cynllun fel y mae"))
    return (first, *(one for one in pathway.scenarios if one is not first))


def _compare(
    workspace: Workspace, pathway: Pathway, option: str, given_up: Event
) -> "SideBySide | None":
    from planner.scenarios import side_by_side

    return side_by_side(
        workspace,
        pathway,
        in_order(pathway),
        option=option,
        goes_on=lambda: not given_up.is_set(),
    )
