"""Workspaces that went apart made into one, with what they disagree about kept as conflicts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from planner.merging.conflict import Conflict
from planner.merging.needed import completed
from planner.merging.three_way import NOBODY_KNOWS, Difference, Merging, differences_of
from planner.merging.tree import read_tree, written_tree
from planner.workspace import Workspace

__all__ = ["Combined", "changes_between", "combined", "combined_all"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Combined:
    """What a merge came to.

    ``conflicts`` are those of this merge; the workspace holds them and those it had. ``ours`` and
    ``theirs`` are what each copy changed since they went apart; where that is not known, neither
    is, and both are empty.
    """

    workspace: Workspace
    conflicts: tuple[Conflict, ...] = ()
    ours: tuple[Difference, ...] = ()
    theirs: tuple[Difference, ...] = ()
    has_ancestor: bool = True


def changes_between(before: Workspace, after: Workspace) -> tuple[Difference, ...]:
    """Where ``after`` says something else than ``before``, conflicts left out."""
    return tuple(differences_of((), written_tree(before), written_tree(after)))


def combined(base: Workspace | None, ours: Workspace, theirs: Workspace) -> Combined:
    """Two copies of ``base`` made into one; every change of either is in it, or in a conflict.

    Where both changed the same, ours stands until the conflict is settled; what one took away and
    the other changed or still needs stays. Without a ``base`` every difference is a conflict.

    Raises:
        UserError: What the copies hold together cannot stand.
    """
    if ours in (theirs, base) or theirs == base:
        taken = theirs if ours == base else ours
        return Combined(taken, (), *_both(base, ours, theirs), base is not None)
    mine, others = written_tree(ours), written_tree(theirs)
    past = NOBODY_KNOWS if base is None else written_tree(base)
    merging = Merging()
    merged = merging.merged((), past, mine, others)
    merged = completed(merged, past, mine, others, merging)
    known = (() if base is None else base.conflicts, ours.conflicts, theirs.conflicts)
    decided = (() if base is None else base.settled, ours.settled, theirs.settled)
    settled = _kept(*decided)
    closed = {one.conflict for one in settled}
    waiting = dict.fromkeys(one for one in _kept(*known) if not {one, one.turned} & closed)
    for conflict in merging.conflicts:
        if conflict.turned not in waiting:
            waiting[conflict] = None
    workspace = replace(
        read_tree(merged),
        conflicts=tuple(waiting),
        settled=settled,
        joined=tuple(dict.fromkeys((*ours.joined, *theirs.joined))),
    )
    changed = _both(base, ours, theirs)
    return Combined(workspace, tuple(merging.conflicts), *changed, base is not None)


def combined_all(base: Workspace | None, copies: Sequence[Workspace]) -> Workspace:
    """Any number of copies of ``base`` made into one, one after another.

    Raises:
        ValueError: There is none.
        UserError: As ``combined``.
    """
    if not copies:
        raise ValueError("copies")
    made = copies[0]
    for copy in copies[1:]:
        made = combined(base, made, copy).workspace
    return made


def _both(
    base: Workspace | None, ours: Workspace, theirs: Workspace
) -> tuple[tuple[Difference, ...], tuple[Difference, ...]]:
    if base is None:
        return (), ()
    return changes_between(base, ours), changes_between(base, theirs)


def _kept(base: tuple[T, ...], ours: tuple[T, ...], theirs: tuple[T, ...]) -> tuple[T, ...]:
    """What both still have of ``base``, and what either has besides, each once."""
    gone = {one for one in base if one not in ours or one not in theirs}
    return tuple(dict.fromkeys(one for one in (*ours, *theirs) if one not in gone))
