"""Backups: what a save replaced, kept among the planner's own files on this computer.

They are not beside the file, so that they go neither with its folder nor through its
synchronisation: the last ten, one a day for thirty days, one a month for twelve, and the last of
each older format.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from planner.errors import AlreadyThereError, FileError, MissingBackupError
from planner.files import is_there, make_folder, read_whole, replacing
from planner.locks import holding
from planner.own_folder import own_folder

__all__ = ["Backup", "back_up", "backup_numbered", "backups_of", "restore", "to_keep"]

LAST: Final = 10
DAYS: Final = 30
MONTHS: Final = 12
_MOST_MEGABYTES: Final = 500
_FORM: Final = "%Y%m%d-%H%M%S-%f"
_NAMED: Final = re.compile(r"(\d{8}-\d{6}-\d{6})(?:-format-(\d+))?")
_MONTH: Final = 31  # days; a month more is kept rather than one less


@dataclass(frozen=True, slots=True)
class Backup:
    """A file as it was until ``at`` (UTC), when a save replaced it; 0 is today's format."""

    file: Path
    at: datetime
    older_format: int = 0


def back_up(path: Path, data: bytes, older_format: int = 0, at: datetime | None = None) -> None:
    """Nothing; what stands at ``path`` can be had again once it is replaced.

    A save goes on without its backup where there is no room or permission for it: the new file
    keeps earlier versions within itself too.
    """
    at = at or datetime.now(UTC)
    older = f"-format-{older_format}" if older_format else ""
    folder = _folder(path)
    with suppress(FileError, OSError):
        make_folder(folder)
        with replacing(folder / f"{at:{_FORM}}{older}{path.suffix}") as fresh:
            fresh.write_bytes(data)
        found = backups_of(path)
        kept = set(to_keep(found, at))
        for one in found:
            if one not in kept:
                one.file.unlink(missing_ok=True)


def backups_of(path: Path) -> tuple[Backup, ...]:
    """The backups of a file, the latest first; the file itself may be gone."""
    return tuple(sorted(_found(_folder(path)), key=lambda one: one.at, reverse=True))


def backup_numbered(found: Sequence[Backup], number: int, path: Path) -> Backup:
    """One of the backups of ``path``; 1 is the latest.

    Raises:
        MissingBackupError: There is none of this number.
    """
    if not 1 <= number <= len(found):
        raise MissingBackupError(file=str(path), number=str(number), count=str(len(found)))
    return found[number - 1]


def restore(backup: Backup, out: Path) -> None:
    """Nothing; ``out`` is the backup, byte for byte, where no file was.

    Raises:
        AlreadyThereError: Something of that name is there.
        FileError: It cannot be read or written.
    """
    data = read_whole(backup.file, megabytes=_MOST_MEGABYTES)
    with holding(out):
        if is_there(out):
            raise AlreadyThereError(file=str(out))
        with replacing(out) as fresh:
            fresh.write_bytes(data)


def to_keep(found: Iterable[Backup], now: datetime) -> Iterator[Backup]:
    """Which backups are kept; the latest of each day and month stands for it."""
    latest_first = sorted(found, key=lambda one: one.at, reverse=True)
    days: set[str] = set()
    months: set[str] = set()
    formats: set[int] = set()
    for place, one in enumerate(latest_first):
        age = now - one.at
        day, month = f"{one.at:%Y-%m-%d}", f"{one.at:%Y-%m}"
        is_of_day = age <= timedelta(days=DAYS) and day not in days
        is_of_month = age <= timedelta(days=MONTHS * _MONTH) and month not in months
        is_of_format = bool(one.older_format) and one.older_format not in formats
        days.add(day)
        months.add(month)
        formats.add(one.older_format)
        if place < LAST or is_of_day or is_of_month or is_of_format:
            yield one


def _folder(path: Path) -> Path:
    real = os.path.normcase(os.path.realpath(path))
    name = re.sub(r"[^\w-]+", "-", path.stem)[:40]
    return own_folder("backups") / f"{name}-{hashlib.sha256(real.encode()).hexdigest()[:10]}"


def _found(folder: Path) -> Iterator[Backup]:
    files: list[Path] = []
    with suppress(OSError):
        files = sorted(folder.iterdir())
    for file in files:
        named = _NAMED.fullmatch(file.stem)
        if named is not None:
            at = datetime.strptime(named[1], _FORM).replace(tzinfo=UTC)
            yield Backup(file, at, int(named[2] or 0))
