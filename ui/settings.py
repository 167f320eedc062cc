"""What the window remembers from one day to the next: widths, recent files, language, cluster."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings, QStandardPaths

__all__ = ["notes", "own_folder", "recall", "recent_files", "remember", "remember_file"]

MOST_RECENT: Final = 8


def _settings() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "cbd-planner", "window")


def notes() -> Path:
    """The file beside the settings into which what went wrong is written."""
    return Path(_settings().fileName()).with_name("went-wrong.txt")


def recall(key: str, default: str = "") -> str:
    """What was remembered under ``key``, as text."""
    return str(_settings().value(key, default))


def remember(key: str, value: str) -> None:
    """Remember ``value`` under ``key``."""
    _settings().setValue(key, value)


def own_folder() -> Path:
    """Where a person keeps documents, or their own folder where they have no such place."""
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
    return next((path for path in map(Path, places) if path.is_dir()), Path.home())


def recent_files() -> tuple[Path, ...]:
    """The files opened or saved last, the latest first; those that are gone are left out."""
    known = (Path(line) for line in recall("recent").split("\n") if line)
    return tuple(path for path in known if path.is_file())


def remember_file(path: Path) -> None:
    """Put ``path`` first among the recent files."""
    rest = [p for p in recent_files() if p != path.resolve()]
    remember("recent", "\n".join(str(p) for p in [path.resolve(), *rest][:MOST_RECENT]))
