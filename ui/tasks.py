"""The one way to run work off the GUI thread: its result or its error comes back on that thread."""

import sys
from collections.abc import Callable
from contextvars import copy_context
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from pathways.errors import UserError

__all__ = ["Tasks"]

R = TypeVar("R")


class _Relay(QObject):
    """Carries what a task came to over to the thread it was started from."""

    ended = Signal(object, object)


class _Work(QRunnable):
    """Runs a function in the context, and so in the language, of whoever started it."""

    def __init__(self, work: Callable[[], Any], relay: _Relay) -> None:
        super().__init__()
        self._context = copy_context()
        self._work = work
        self._relay = relay

    def run(self) -> None:
        """Do the work."""
        try:
            result = self._context.run(self._work)
        except Exception as error:
            self._relay.ended.emit(None, error)
        else:
            self._relay.ended.emit(result, None)


class Tasks(QObject):
    """The tasks under way for one window."""

    busy_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._relays: set[_Relay] = set()

    @property
    def are_running(self) -> bool:
        """Whether any task has not come back yet."""
        return bool(self._relays)

    def run(
        self,
        work: Callable[[], R],
        done: Callable[[R], object],
        failed: Callable[[UserError], object],
    ) -> None:
        """Run ``work`` in a thread; then ``done`` or ``failed`` on this one.

        ``work`` must touch no widget and only read immutable values. An error that nobody can put
        right is a bug and goes to the place where bugs are told.
        """
        relay = _Relay(self)
        self._relays.add(relay)

        def end(result: R, error: Exception | None) -> None:
            self._relays.discard(relay)
            relay.deleteLater()
            self.busy_changed.emit()
            if error is None:
                done(result)
            elif isinstance(error, UserError):
                failed(error)
            else:
                sys.excepthook(type(error), error, error.__traceback__)

        relay.ended.connect(end, Qt.ConnectionType.QueuedConnection)
        self.busy_changed.emit()
        self._pool.start(_Work(work, relay))

    def wait(self) -> None:
        """Let every task that is under way come to its end, before the window goes."""
        self._pool.waitForDone()
