"""Where each figure likely lies, drawn off the GUI thread once edits have paused."""

from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.document import Document
from ui.tasks import Tasks

if TYPE_CHECKING:
    from resources.estimate import Estimate
    from resources.sampled import Sample

__all__ = ["Ranges"]

PAUSE: Final = 350  # milliseconds without an edit


class Ranges(QObject):
    """Draws whatever estimate the document shows, and gives it the sample.

    While people edit, a few thousand draws are enough; ``draw_more`` makes as many as a proposal
    is printed with. Draws under way are given up at the next edit, and nothing else waits for
    them: they are tasks of their own. ``progressed`` carries how far they are, in hundredths.
    """

    progressed = Signal(int)
    is_drawing_changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.tasks = Tasks(self)
        self._given_up = Event()
        self._is_drawing = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._draw_few)
        for happened in (document.changed, document.pathway_switched, document.design_switched):
            happened.connect(self._begin_again)

    @property
    def is_drawing(self) -> bool:
        """Whether the many draws that somebody asked for are under way."""
        return self._is_drawing

    def stop(self) -> None:
        """Give up what is under way; what was found before stays."""
        self._timer.stop()
        self._given_up.set()
        self._set_drawing(is_drawing=False)

    def draw_more(self) -> None:
        """Draw as often as a proposal is printed with."""
        from resources.sampled import FINAL_DRAWS

        self.stop()
        made = self._document.estimate
        if made is not None:
            self._set_drawing(is_drawing=True)
            self._draw(made, FINAL_DRAWS)

    def _begin_again(self) -> None:
        self.stop()
        self._timer.start()

    def _draw_few(self) -> None:
        from resources.sampled import DRAFT_DRAWS

        made = self._document.estimate
        if made is not None and self._document.sample is None:
            self._draw(made, DRAFT_DRAWS)

    def _draw(self, made: "Estimate", count: int) -> None:
        given_up = self._given_up = Event()
        self.tasks.run(
            partial(self._sample, made, count, given_up),
            partial(self._take, made, given_up),
            lambda _error: self._end(given_up),
        )

    def _sample(self, made: "Estimate", count: int, given_up: Event) -> "Sample | None":
        from resources.sampled import PART, sample

        asked, told = 0, -1

        def goes_on() -> bool:
            nonlocal asked, told
            if given_up.is_set():
                return False
            now = min(100, asked * PART * 100 // count)
            asked += 1
            if now != told:
                told = now
                self.progressed.emit(now)
            return True

        return sample(made, count=count, goes_on=goes_on)

    def _take(self, made: "Estimate", given_up: Event, drawn: "Sample | None") -> None:
        self._end(given_up)
        if drawn is not None:
            self._document.take_sample(made, drawn)

    def _end(self, given_up: Event) -> None:
        if given_up is self._given_up:
            self._set_drawing(is_drawing=False)

    def _set_drawing(self, *, is_drawing: bool) -> None:
        if is_drawing != self._is_drawing:
            self._is_drawing = is_drawing
            self.is_drawing_changed.emit()
