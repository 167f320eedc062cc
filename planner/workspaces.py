"""Opening, saving and checking workspace files; a pathway's JSON serves where one is read."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from planner.backups import back_up
from planner.errors import (
    AlreadyThereError,
    ChangedSinceError,
    DamagedError,
    FileMissingError,
    NewerWorkspaceError,
    WorkspaceError,
)
from planner.files import is_there, read_whole, replacing
from planner.i18n import N_
from planner.locks import holding
from planner.workspace import Workspace

if TYPE_CHECKING:
    from planner.store.image import Revision
    from planner.store.versions import Versions

__all__ = [
    "SUFFIX",
    "Report",
    "change_workspace",
    "make_workspace",
    "open_workspace",
    "read_any",
    "save_workspace",
    "verify",
]

Told = TypeVar("Told")

SUFFIX: Final = ".cbdplan"
_MOST_MEGABYTES: Final = 500
_SQLITE: Final = b"SQLite format 3"


@dataclass(frozen=True, slots=True)
class Report:
    """What a file holds once everything in it has been checked; a lone pathway has no revisions."""

    workspace: Workspace
    revisions: tuple["Revision", ...] = ()

    @property
    def seal(self) -> str:
        """What tells this save of the file from any other; empty for a lone pathway."""
        return self.revisions[-1].seal if self.revisions else ""


@dataclass(frozen=True, slots=True)
class _Old:
    """What a save goes on from: the bytes it replaces, and what they hold where they are whole."""

    data: bytes = b""
    revisions: tuple["Revision", ...] = ()
    versions: "Versions | None" = None

    @property
    def format(self) -> int:
        """The schema of the bytes; 0 where they are no workspace."""
        return int.from_bytes(self.data[60:64], "big") if self.data.startswith(_SQLITE) else 0

    def up_to(self, seal: str) -> "_Old":
        """The same as it was at the save with this seal; without a past where it knows of none."""
        at = next((i for i, one in enumerate(self.revisions, 1) if one.seal == seal), 0)
        if not at or self.versions is None:
            return _Old(self.data)
        revisions = self.revisions[:at]
        listed = tuple(v for v in self.versions.listed if v.number <= revisions[-1].number)
        return _Old(self.data, revisions, replace(self.versions, listed=listed))


def open_workspace(path: Path) -> Workspace:
    """The workspace in a file; the file is read whole and never locked or changed.

    Raises:
        FileError: It is missing or cannot be read.
        WorkspaceError: It is not a workspace, cut short, damaged, altered or of a newer planner.
    """
    return _report(read_whole(path, megabytes=_MOST_MEGABYTES), path).workspace


def verify(path: Path) -> Report:
    """What a file holds, every page, row and digest checked and every pathway read.

    Raises:
        UserError: As ``read_any``.
    """
    data = read_whole(path, megabytes=_MOST_MEGABYTES)
    return _pathway_report(path) if _is_pathway(data, path) else _report(data, path)


def read_any(path: Path) -> Workspace:
    """The workspace in a file; a pathway's JSON is one with that pathway and no population.

    Raises:
        FileError: It is missing or cannot be read.
        WorkspaceError: It is not a workspace, cut short, damaged, altered or of a newer planner.
        PathwayError: The JSON holds no pathway.
    """
    return verify(path).workspace


def save_workspace(
    workspace: Workspace,
    path: Path,
    *,
    since: str | None = None,
    now: Callable[[], datetime] | None = None,
    named: tuple[str, str] | None = None,
    copied_from: tuple[Path, str] | None = None,
) -> str:
    """The seal of the file once the workspace is in it: it is the old file or this, whole.

    The new file is written beside the old one, flushed, read back and compared before it takes
    its place. The revisions and versions of the old file are kept and one is added; the old file
    itself becomes a backup.

    Args:
        workspace: What is saved.
        path: The file; through a link, the file it leads to.
        since: The seal of the file as it was opened or last saved; a file that has another by
            now is not replaced, unless that save was merged into the workspace. Left out,
            whatever is there is replaced.
        now: The time of the save.
        named: The name and the note of the version that this save is to be kept as.
        copied_from: The file the workspace came from and its seal then, where ``path`` is to be
            another one: its revisions and versions until then go on in the copy, so that both
            know what they come from.

    Raises:
        ChangedSinceError: Somebody else saved the file since.
        FileError: It cannot be written.
        NewerWorkspaceError: The old file belongs to a newer planner.
    """
    with holding(path):
        old = _old(path)
        seal = old.revisions[-1].seal if old.revisions else ""
        if since is not None and is_there(path) and seal not in (since, *workspace.joined):
            raise ChangedSinceError(file=str(path))
        if copied_from is not None:
            origin = _old(copied_from[0]).up_to(copied_from[1])
            if origin.revisions:
                old = replace(old, revisions=origin.revisions, versions=origin.versions)
        return _put(workspace, path, old, now, named)


def make_workspace(workspace: Workspace, path: Path) -> str:
    """The seal of a new file that holds the workspace.

    Raises:
        AlreadyThereError: Something of that name is there.
        FileError: It cannot be written.
    """
    with holding(path):
        if is_there(path):
            raise AlreadyThereError(file=str(path))
        return _put(workspace, path, _Old())


def change_workspace(path: Path, change: Callable[[Workspace], tuple[Workspace, Told]]) -> Told:
    """What ``change`` tells besides the workspace it makes of the one in ``path``, once saved.

    No other planner saves the file between its being read and replaced.

    Raises:
        UserError: As ``open_workspace``, ``save_workspace`` or ``change``; the file is as it was.
    """
    if not is_there(path):
        raise FileMissingError(file=str(path))
    with holding(path):
        report = _report(read_whole(path, megabytes=_MOST_MEGABYTES), path)
        after, told = change(report.workspace)
        _put(after, path, _old(path))
    return told


def _put(
    workspace: Workspace,
    path: Path,
    old: _Old,
    now: Callable[[], datetime] | None = None,
    named: tuple[str, str] | None = None,
) -> str:
    from planner.store import image  # SQLAlchemy costs the window's start 0.2 s
    from planner.store.schemas import SCHEMA
    from planner.store.versions import NO_VERSIONS

    at = now() if now else datetime.now(UTC)
    data = image.write(workspace, old.revisions, at, old.versions or NO_VERSIONS, named)
    with replacing(path) as fresh:
        with fresh.open("r+b") as file:
            file.write(data)
        written = fresh.read_bytes()
        revisions = image.check(written, path.name)
        if written != data:
            raise DamagedError(file=path.name, what=N_("what was written is not what was read"))
        if old.format:
            back_up(path, old.data, old.format if old.format < SCHEMA else 0)
    return revisions[-1].seal


def _old(path: Path) -> _Old:
    """The file that is to be replaced; it has no revisions where it holds no workspace."""
    from planner.store import image

    data = b""
    try:
        data = read_whole(path, megabytes=_MOST_MEGABYTES)
        return _Old(data, *image.earlier(data, path.name))
    except NewerWorkspaceError:
        raise
    except (FileMissingError, WorkspaceError):
        return _Old(data)


def _report(data: bytes, path: Path) -> Report:
    from planner.store import image

    return Report(*image.read(data, path.name))


def _is_pathway(data: bytes, path: Path) -> bool:
    """Whether a file is to be read as a pathway: it begins like one, or is named like one."""
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(_SQLITE):
        return False
    return start.startswith((b"{", b"[")) or path.suffix.lower() == ".json"


def _pathway_report(path: Path) -> Report:
    from planner.imports.json_files import read_pathway_file

    pathway = read_pathway_file(path)
    return Report(Workspace(cluster=pathway.cluster, pathways=(pathway,)))
