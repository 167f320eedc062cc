"""Copies of a workspace file that went apart: what both come from, and one made of both."""

from dataclasses import replace
from pathlib import Path

from planner.errors import FileError, WorkspaceError
from planner.files import read_whole
from planner.merging.ancestors import Lineage, ancestor_of, joined_with
from planner.merging.combine import Combined, combined
from planner.workspace import Workspace
from planner.workspaces import Report, verify

__all__ = ["combined_files", "combined_with"]

_MOST_MEGABYTES = 500


def combined_files(ours: Path, theirs: Path) -> Combined:
    """Two files made into one; ``planner.workspaces`` saves it.

    Raises:
        UserError: One cannot be read, or what they hold together cannot stand.
    """
    report = verify(ours)
    return combined_with(report.workspace, ours, report.seal, theirs)


def combined_with(workspace: Workspace, ours: Path | None, seal: str, theirs: Path) -> Combined:
    """An open workspace and a file made into one.

    The workspace came from the file ``ours``, if from any, when that had the seal; what somebody
    saved there since is none of it.

    A lone pathway is combined with the one of its id, or joins the others.

    Raises:
        UserError: ``theirs`` cannot be read, or what both hold together cannot stand.
    """
    report = verify(theirs)
    if not report.seal:
        return _with_pathway(workspace, report)
    other = _lineage(theirs, report.workspace)
    mine = Lineage(joined=workspace.joined)
    if ours is not None:
        mine = _lineage(ours, workspace).up_to(seal)
    found = combined(ancestor_of(mine, other), workspace, report.workspace)
    return replace(found, workspace=joined_with(found.workspace, other))


def _with_pathway(workspace: Workspace, report: Report) -> Combined:
    """A workspace combined with a lone pathway: nothing else of it is disagreed about."""
    alone = report.workspace.first()
    if alone.id not in workspace.by_id:
        return combined(workspace, workspace, workspace.with_pathway(alone))
    return combined(None, workspace, workspace.with_pathway(alone))


def _lineage(path: Path, workspace: Workspace) -> Lineage:
    """The saves a file holds; none where it has gone or holds no workspace any more."""
    from planner.store import image
    from planner.store.versions import workspace_of

    try:
        data = read_whole(path, megabytes=_MOST_MEGABYTES)
        revisions, versions = image.earlier(data, path.name)
    except (FileError, WorkspaceError):
        return Lineage(joined=workspace.joined)
    numbers = {one.seal: one.number for one in revisions}
    fresh = min((v.number for v in versions.listed if not v.name), default=None)

    def kept(seal: str) -> Workspace | None:
        """What a save held: its own version, or that of the last save which changed something."""
        number = numbers.get(seal)
        if number is None:
            return None
        for one in reversed(versions.listed):
            if one.number > number:
                continue
            if one.number == number or (fresh is not None and one.number >= fresh):
                return workspace_of(one, versions, path.name)
            return None
        return None

    return Lineage(tuple(one.seal for one in revisions), workspace.joined, kept)
