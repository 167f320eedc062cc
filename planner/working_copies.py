"""Working copies: what was done since the last save, kept on the disk action by action.

A working copy belongs to a living program, which holds its lock; the system takes the lock from
the dead, and what they left is offered to whoever starts next. Nothing is ever deleted at start
but what somebody put aside more than thirty days ago.
"""

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Final

from planner.errors import FileError
from planner.files import is_there, make_folder, unwritten
from planner.locks import claimed, let_go
from planner.own_folder import own_folder
from planner.store.journal import Journal, Kept, last
from planner.workspace import Workspace

__all__ = [
    "DAYS_KEPT",
    "Recovered",
    "WorkingCopy",
    "put_aside",
    "recovered",
    "recovered_of",
    "set_aside",
    "sweep",
]

DAYS_KEPT: Final = 30
_FOLDER: Final = "working"
_ASIDE: Final = "aside"
_SUFFIX: Final = ".cbdwork"
_ALIVE: Final = ".alive"
_DAY: Final = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a program that ended without saving left behind, in ``file``."""

    file: Path
    kept: Kept

    @property
    def name(self) -> str:
        """What it is known by: its file's name, or its cluster; blank where it has neither."""
        origin = self.kept.origin
        return origin.stem if origin else self.kept.workspace.cluster

    @property
    def is_newer(self) -> bool:
        """Whether it was worked on after its file was last written; so too where that is gone."""
        origin = self.kept.origin
        if origin is None or not is_there(origin):
            return True
        return self.kept.at.timestamp() >= origin.stat().st_mtime


class WorkingCopy:
    """The working copy of one open document, from its first action until it is removed."""

    def __init__(self, folder: Path | None = None) -> None:
        self._journal = Journal((folder or own_folder(_FOLDER)) / f"{token_hex(8)}{_SUFFIX}")
        self._lock = self.path.with_suffix(_ALIVE)
        self._descriptor: int | None = None

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self._journal.path

    def keep(
        self,
        workspace: Workspace,
        origin: Path | None = None,
        since: str = "",
        at: datetime | None = None,
    ) -> None:
        """Nothing; the workspace is on the disk when this returns.

        Raises:
            FileError: It cannot be written. What was kept before is still there.
        """
        if self._descriptor is None:
            make_folder(self.path.parent)
            try:
                self._descriptor = claimed(self._lock)
            except OSError as error:
                raise unwritten(self.path, error) from error
        self._journal.keep(workspace, origin, since, at)

    def remove(self) -> None:
        """Nothing; the work is saved, or was let go of. To remove it twice is no fault."""
        for left in (self.path, self.path.with_suffix(".fresh")):
            with suppress(OSError):
                left.unlink(missing_ok=True)
        self._leave()

    def _leave(self) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            let_go(self._lock, descriptor)


def recovered(folder: Path | None = None) -> tuple[Recovered, ...]:
    """What programs that have ended left behind, the latest first."""
    return _found(folder or own_folder(_FOLDER), only_orphans=True)


def set_aside(folder: Path | None = None) -> tuple[Recovered, ...]:
    """What was put aside in the last thirty days, the latest first."""
    return _found((folder or own_folder(_FOLDER)) / _ASIDE, only_orphans=False)


def recovered_of(path: Path, folder: Path | None = None) -> Recovered | None:
    """The latest work on a file that was left behind and is newer than the file."""
    for one in recovered(folder):
        with suppress(OSError):
            origin = one.kept.origin
            if origin is not None and origin.resolve() == path.resolve() and one.is_newer:
                return one
    return None


def put_aside(one: Recovered) -> None:
    """Nothing; it is not offered any more, and gone in thirty days.

    Raises:
        FileError: It cannot be moved.
    """
    aside = one.file.parent if one.file.parent.name == _ASIDE else one.file.parent / _ASIDE
    make_folder(aside)
    try:
        os.utime(one.file)
        one.file.rename(aside / one.file.name)
    except FileNotFoundError:
        return  # another window has put it aside
    except OSError as error:
        raise unwritten(one.file, error) from error


def sweep(folder: Path | None = None, now: float | None = None) -> None:
    """Nothing; what was put aside more than thirty days ago is gone."""
    oldest = (time.time() if now is None else now) - DAYS_KEPT * _DAY
    with suppress(OSError):
        for left in ((folder or own_folder(_FOLDER)) / _ASIDE).glob(f"*{_SUFFIX}"):
            if left.stat().st_mtime < oldest:
                left.unlink()


def _found(folder: Path, *, only_orphans: bool) -> tuple[Recovered, ...]:
    found = []
    files: list[Path] = []
    with suppress(OSError):
        files = sorted(folder.glob(f"*{_SUFFIX}"))
    for file in files:
        if only_orphans and not _is_orphan(file):
            continue
        with suppress(FileError):
            kept = last(file)
            if kept is not None:
                found.append(Recovered(file, kept))
    return tuple(sorted(found, key=lambda one: one.kept.at, reverse=True))


def _is_orphan(file: Path) -> bool:
    lock = file.with_suffix(_ALIVE)
    try:
        descriptor = claimed(lock)
    except OSError:
        return False
    if descriptor is None:
        return False
    let_go(lock, descriptor)
    return True
