"""Opening, saving and checking workspace files; a pathway's JSON serves where one is read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

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
) -> str:
    """The seal of the file once the workspace is in it: it is the old file or this, whole.

    The new file is written beside the old one, flushed, read back and compared before it takes
    its place. The revisions of the old file are kept and one is added.

    Args:
        workspace: What is saved.
        path: The file; through a link, the file it leads to.
        since: The seal of the file as it was opened or last saved; a file that has another by
            now is not replaced. Left out, whatever is there is replaced.
        now: The time of the save.

    Raises:
        ChangedSinceError: Somebody else saved the file since.
        FileError: It cannot be written.
        NewerWorkspaceError: The old file belongs to a newer planner.
    """
    with holding(path):
        history = _history(path)
        if since is not None and is_there(path) and (not history or history[-1].seal != since):
            raise ChangedSinceError(file=str(path))
        return _put(workspace, path, history, now)


def make_workspace(workspace: Workspace, path: Path) -> str:
    """The seal of a new file that holds the workspace.

    Raises:
        AlreadyThereError: Something of that name is there.
        FileError: It cannot be written.
    """
    with holding(path):
        if is_there(path):
            raise AlreadyThereError(file=str(path))
        return _put(workspace, path, ())


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
        _put(after, path, report.revisions)
    return told


def _put(
    workspace: Workspace,
    path: Path,
    history: tuple["Revision", ...],
    now: Callable[[], datetime] | None = None,
) -> str:
    from planner.store import image  # SQLAlchemy costs the window's start 0.2 s

    data = image.write(workspace, history, now() if now else datetime.now(UTC))
    with replacing(path) as fresh:
        with fresh.open("r+b") as file:
            file.write(data)
        written = fresh.read_bytes()
        revisions = image.check(written, path.name)
        if written != data:
            raise DamagedError(file=path.name, what=N_("what was written is not what was read"))
    return revisions[-1].seal


def _history(path: Path) -> tuple["Revision", ...]:
    """The revisions of the file that is to be replaced; none where it holds no workspace."""
    from planner.store import image

    try:
        return image.check(read_whole(path, megabytes=_MOST_MEGABYTES), path.name)
    except NewerWorkspaceError:
        raise
    except (FileMissingError, WorkspaceError):
        return ()


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
