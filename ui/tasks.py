"""The one way to run work off the GUI thread: its result or its error comes back on that thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from contextvars import Context, copy_context
from itertools import count
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from pathways.errors import UserError
from ui.bugs import BugError, tell

__all__ = ["Tasks"]

AT_ONCE: Final = 8  # so that a save never waits for documents that are being written
R = TypeVar("R")


class Tasks(QObject):
    """The tasks under way for one window."""

    busy_changed = Signal()
    _came_back = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads = ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="task")
        self._numbers = count()
        self._awaited: dict[int, tuple[Callable[[Any], object], Callable[[UserError], object]]] = {}
        self._futures: set[Future[None]] = set()
        self._came_back.connect(self._end)

    @property
    def are_running(self) -> bool:
        """Whether any task has not come back yet."""
        return bool(self._awaited)

    def run(
        self,
        work: Callable[[], R],
        done: Callable[[R], object],
        failed: Callable[[UserError], object],
    ) -> None:
        """Run ``work`` in a thread; then ``done`` or ``failed`` on this one.

        ``work`` must touch no widget and only read immutable values; it speaks the language of
        whoever started it. An error that nobody can put right fails as a ``BugError`` and goes to
        the place where bugs are told.
        """
        number = next(self._numbers)
        self._awaited[number] = (done, failed)
        self.busy_changed.emit()
        future = self._threads.submit(self._work, number, copy_context(), work)
        self._futures.add(future)
        future.add_done_callback(self._futures.discard)

    def _work(self, number: int, context: Context, work: Callable[[], object]) -> None:
        result: object = None
        fault: BaseException | None = None
        try:
            result = context.run(work)
        except BaseException as error:
            fault = error
        with suppress(RuntimeError):  # the window has gone: nobody waits for it any more
            self._came_back.emit(number, result, fault)

    def _end(self, number: int, result: object, error: BaseException | None) -> None:
        done, failed = self._awaited.pop(number)
        self.busy_changed.emit()
        if error is None:
            done(result)
        elif isinstance(error, UserError):
            failed(error)
        else:
            failed(BugError.of(error))
            tell(error)

    def wait(self) -> None:
        """Let every task that is under way come to its end, before the window goes."""
        wait(set(self._futures))
