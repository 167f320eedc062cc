"""One program at a time over a file: a lock beside it, which the system takes from the dead."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from planner.errors import BusyError
from planner.files import unwritten

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


__all__ = ["claimed", "holding", "let_go"]

_PATIENCE: Final = 10.0  # seconds; a save takes a tenth of one
_PAUSE: Final = 0.02
_HELD: Final = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK})
_NO_LOCKS: Final = frozenset({errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})


@contextmanager
def holding(path: Path) -> Iterator[None]:
    """Nothing; while the block runs, every other program that asks for ``path`` waits.

    The lock is a file beside the one that ``path`` leads to, since that one is replaced on saving.
    It goes with the block. On a folder that knows no locks the block runs without one.

    Raises:
        BusyError: Another program did not let go of the file within ten seconds.
        FileError: Nothing can be written beside the file.
    """
    target = Path(os.path.realpath(path))
    lock = target.parent / f".{target.name}.lock"
    try:
        descriptor = _taken(lock, path)
    except OSError as error:
        raise unwritten(path, error) from error
    try:
        yield
    finally:
        let_go(lock, descriptor)


def _taken(lock: Path, path: Path) -> int:
    give_up = time.monotonic() + _PATIENCE
    while True:
        descriptor = os.open(lock, os.O_CREAT | os.O_RDWR, 0o666)
        if _is_ours(descriptor, lock):
            return descriptor
        os.close(descriptor)
        if time.monotonic() > give_up:
            raise BusyError(file=str(path))
        time.sleep(_PAUSE)


def _is_ours(descriptor: int, lock: Path) -> bool:
    """Whether the lock was free, and is still the one that others find beside the file."""
    try:
        _lock(descriptor)
        return os.path.samestat(os.fstat(descriptor), os.stat(lock))  # noqa: PTH116 - as fstat
    except FileNotFoundError:  # whoever held it has removed it
        return False
    except OSError as error:
        if error.errno in _NO_LOCKS:
            return True
        if error.errno in _HELD:
            return False
        os.close(descriptor)
        raise


def claimed(lock: Path) -> int | None:
    """What to let go of later; ``None`` where a living program has the lock.

    Raises:
        OSError: The lock cannot be made.
    """
    descriptor = os.open(lock, os.O_CREAT | os.O_RDWR, 0o666)
    if _is_ours(descriptor, lock):
        return descriptor
    os.close(descriptor)
    return None


def let_go(lock: Path, descriptor: int) -> None:
    """Nothing; Unix removes the lock while it is held, Windows only once it is closed."""
    if os.name != "nt":
        with suppress(OSError):
            lock.unlink()
    with suppress(OSError):
        os.close(descriptor)
    if os.name == "nt":
        with suppress(OSError):
            lock.unlink()
