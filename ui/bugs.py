"""What goes wrong that nobody can put right: written down, told calmly, and kept out of Qt."""

import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import wraps
from types import TracebackType
from typing import Concatenate, Final, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from pathways.errors import UserError
from planner.i18n import N_
from ui.settings import notes

__all__ = ["BugError", "Bugs", "guarded", "tell"]

MOST_NOTES: Final = 200_000  # bytes, after which the notes begin anew
S = TypeVar("S")
P = ParamSpec("P")


class BugError(UserError):
    """A fault of the planner's own, where a figure or a file was expected."""

    text = N_(
        "Something went wrong inside the planner ({what}). Your work is still here: "
        "save it, and send the details to whoever looks after the planner."
    )

    @classmethod
    def of(cls, error: BaseException) -> "BugError":
        """The words for an error that is no ``UserError``."""
        return cls(what=type(error).__name__)


def tell(error: BaseException) -> None:
    """Hand an error that nobody can put right to where bugs are told."""
    sys.excepthook(type(error), error, error.__traceback__)


def guarded(override: Callable[Concatenate[S, P], None]) -> Callable[Concatenate[S, P], None]:
    """An override of a Qt method that tells its bugs and lets none of them into Qt.

    Qt cannot carry a Python error. PySide keeps one aside until it is back in Python; when a second
    override fails meanwhile, the program ends.
    """

    @wraps(override)
    def safe(self: S, /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            override(self, *args, **kwargs)
        except Exception as error:
            tell(error)

    return safe


class Bugs(QObject):
    """Every error that reaches nobody, from any thread, goes into the notes and is told.

    ``came`` carries a ``BugError`` and the details. It may come out of another thread, or from the
    midst of a painting: who shows it connects to it queued.
    """

    came = Signal(object, str)

    def watch(self) -> None:
        """Take in the errors of the program from now on."""
        sys.excepthook = self._take
        threading.excepthook = lambda told: self._take(
            told.exc_type, told.exc_value, told.exc_traceback
        )
        sys.unraisablehook = lambda told: self._take(
            told.exc_type, told.exc_value, told.exc_traceback
        )

    def _take(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        error = error or kind()
        details = "".join(traceback.format_exception(kind, error, trace))
        with suppress(Exception):  # a windowed program has no such stream
            print(details, file=sys.__stderr__, flush=True)
        with suppress(OSError):
            _note(details)
        if isinstance(error, Exception):
            with suppress(RuntimeError):  # the window has gone
                self.came.emit(BugError.of(error), details)


def _note(details: str) -> None:
    file = notes()
    file.parent.mkdir(parents=True, exist_ok=True)
    is_full = file.exists() and file.stat().st_size > MOST_NOTES
    with file.open("w" if is_full else "a", encoding="utf-8") as lines:
        lines.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n{details}\n")
