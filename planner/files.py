"""Reading a file whole, and replacing one whole or not at all."""

import errno
import os
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from secrets import token_hex
from typing import Final

from planner.errors import (
    BlockedError,
    CannotReadError,
    CannotWriteError,
    DiskFullError,
    FileError,
    FileMissingError,
    FolderMissingError,
    ForbiddenError,
    NotAFileError,
    ReadOnlyError,
    SameFileError,
    TooLargeError,
)

__all__ = [
    "is_there",
    "make_folder",
    "read_whole",
    "refuse_same_file",
    "replacing",
    "unwritten",
]

MEGABYTE: Final = 1_000_000
_FULL: Final = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_LEFT_BEHIND: Final = 24 * 60 * 60  # seconds after which an unfinished file is nobody's


def read_whole(path: Path, *, megabytes: int) -> bytes:
    """All bytes of a file.

    Raises:
        FileError: It is missing, forbidden, unreadable, above ``megabytes`` or not a file at all.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for, a device never end
            raise NotAFileError(file=str(path))
        if found.st_size > megabytes * MEGABYTE:
            raise TooLargeError(file=path.name, limit=str(megabytes))
        with path.open("rb") as file:
            return file.read(megabytes * MEGABYTE + 1)
    except OSError as error:
        raise _unread(path, error) from error


def _unread(path: Path, error: OSError) -> FileError:
    if _is_folder(path):  # Windows says of a folder that it is forbidden
        return NotAFileError(file=str(path))
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return FileMissingError(file=str(path))
    if error.errno in _FORBIDDEN:
        return ForbiddenError(file=str(path))
    return CannotReadError(file=str(path), reason=_reason(error))


def unwritten(path: Path, error: OSError) -> FileError:
    """What a person can do about a file that the system did not let the planner write."""
    if _is_folder(path):
        return NotAFileError(file=str(path))
    if error.errno in _FULL:
        return DiskFullError(file=str(path))
    if error.errno in _FORBIDDEN:
        return ReadOnlyError(file=str(path))
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        folder = Path(os.path.realpath(path)).parent if path.is_symlink() else path.parent
        return FolderMissingError(file=path.name, folder=str(folder))
    return CannotWriteError(file=str(path), reason=_reason(error))


def is_there(path: Path) -> bool:
    """Whether anything of that name is there, as far as one may look."""
    with suppress(OSError):
        return path.exists()
    return False


def refuse_same_file(out: Path, source: Path) -> None:
    """Nothing; ``out`` may be written without losing ``source``, by whatever name it goes.

    Raises:
        SameFileError: Both are one file.
    """
    with suppress(OSError):  # where one of the two is not there they are not the same
        if out.samefile(source):
            raise SameFileError(file=str(out))


def _is_folder(path: Path) -> bool:
    with suppress(OSError):  # a name too long to ask about is none
        return path.is_dir()
    return False


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def make_folder(path: Path) -> None:
    """A folder at ``path``, made with its parents where it is not there.

    Raises:
        FileError: It cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise BlockedError(folder=str(path)) from error
    except OSError as error:
        raise unwritten(path, error) from error


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """The name of an empty file beside ``path`` that takes its place when the block ends well.

    The bytes are on the disk before the old file goes, so that what is found at ``path`` is
    always the old file or the new one, whole. Through a link it is the link's file that is
    replaced, and the link stays. When the block fails, the new file is removed and
    the old one untouched; an ``OSError`` in the block becomes the error a person can act on.

    Raises:
        FileError: The file cannot be written.
    """
    target = Path(os.path.realpath(path))
    fresh = target.parent / f".{target.stem}-{token_hex(4)}.unfinished{target.suffix}"
    try:
        _refuse_unwritable(target)
        _sweep(target)
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        if target.exists():
            shutil.copymode(target, fresh)
        yield fresh
        _flush(fresh)
        os.replace(fresh, target)  # noqa: PTH105 - its faults are tried by name
        _flush_folder(target.parent)
    except OSError as error:
        raise unwritten(path, error) from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _refuse_unwritable(target: Path) -> None:
    if target.is_symlink():  # one that leads to itself
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if not target.exists():
        return
    if not target.is_file():
        raise NotAFileError(file=str(target))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _sweep(target: Path) -> None:
    """Nothing; what a killed program left beside ``target`` more than a day ago is removed."""
    with suppress(OSError):
        for left in target.parent.glob(f".{escape(target.stem)}-*.unfinished{target.suffix}"):
            if time.time() - left.stat().st_mtime > _LEFT_BEHIND:
                left.unlink()


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no way to flush a folder
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network folders cannot
            raise
    finally:
        os.close(descriptor)
