"""Settling what two copies disagree about: with mine, with theirs or with another value."""

import json
from dataclasses import replace
from typing import Any

from pathways import edits
from pathways.connecting import remove_connection
from pathways.model import Pathway
from planner.errors import WorkspaceError
from planner.i18n import N_
from planner.merging.conflict import ABSENT, UNKNOWN, Choice, Conflict, Settled, packed
from planner.merging.keys import BETWEEN
from planner.merging.needed import leads_nowhere
from planner.merging.parts import part_at, with_part
from planner.merging.three_way import MISSING
from planner.merging.tree import read_tree, written_tree
from planner.workspace import Workspace

__all__ = ["CannotSettleError", "another_value", "can_be_typed", "settled", "standing"]


class CannotSettleError(WorkspaceError):
    """A conflict cannot be settled so, because of what stands around it by now."""

    text = N_(
        "This cannot be put in, because what it belongs to, or leads to, is not there any more. "
        "Settle that first, or keep what stands now."
    )


class NotSuchAValueError(WorkspaceError):
    """Another value of a sort that cannot stand there."""

    text = N_("“{value}” cannot stand there. Give a number.")


def standing(workspace: Workspace, conflict: Conflict) -> str:
    """What stands at the conflict's place now, as JSON or ``ABSENT``."""
    found = part_at(written_tree(workspace), conflict.place)
    return ABSENT if found is MISSING else packed(found)


def can_be_typed(conflict: Conflict) -> bool:
    """Whether a conflict is about a text or a number, for which a person can type another."""
    known = [json.loads(v) for v in (conflict.ours, conflict.theirs) if v not in (ABSENT, UNKNOWN)]
    return bool(known) and all(
        isinstance(v, str | int | float) and not isinstance(v, bool)
        for v in (v.get("central", v.get("people")) if isinstance(v, dict) else v for v in known)
    )


def another_value(conflict: Conflict, typed: str) -> str:
    """What a person typed, as JSON of the sort that the conflict is about.

    A number keeps the spread of the number that stands there, in proportion.

    Raises:
        NotSuchAValueError: It is about a number and this is none, or about more than can be typed.
    """
    sample = next(
        (json.loads(v) for v in (conflict.ours, conflict.theirs) if v not in (ABSENT, UNKNOWN)),
        "",
    )
    if isinstance(sample, str):
        return packed(typed)
    try:
        number = float(typed.strip().replace(",", ""))
    except ValueError:
        raise NotSuchAValueError(value=typed) from None
    if isinstance(sample, dict) and "central" in sample:
        return packed(_about(sample, number))
    if isinstance(sample, dict) and "people" in sample:
        return packed({"people": int(number), "source": ""})
    if isinstance(sample, int | float) and not isinstance(sample, bool):
        return packed(int(number) if isinstance(sample, int) else number)
    raise NotSuchAValueError(value=typed)


def _about(sample: dict[str, Any], number: float) -> dict[str, Any]:
    from pathways.reader import write_quantity
    from pathways.values import Quantity

    known = Quantity(sample["low"], sample["central"], sample["high"], sample["basis"])
    return write_quantity(known.with_central(number))


def settled(
    workspace: Workspace,
    conflict: Conflict,
    choice: Choice,
    value: str = ABSENT,
    *,
    reason: str = "",
    who: str = "",
    day: str = "",
) -> Workspace:
    """The workspace with one conflict decided, and the decision kept.

    Args:
        workspace: It may hold the conflict among those that are open.
        conflict: What is decided.
        choice: Whose value is taken; for ``ANOTHER`` it is ``value``.
        value: JSON, or ``ABSENT`` to take away what is there.
        reason: Why, in words.
        who: Who decided.
        day: When, an ISO date.

    Raises:
        UserError: What would be put in cannot stand there.
    """
    chosen = {Choice.MINE: conflict.ours, Choice.THEIRS: conflict.theirs}.get(choice, value)
    decided = Settled(conflict, choice, chosen, reason, who, day)
    changed = workspace
    if chosen != standing(workspace, conflict):
        changed = _put(workspace, conflict, chosen)
    return replace(
        changed,
        conflicts=tuple(one for one in workspace.conflicts if one != conflict),
        settled=(*workspace.settled, decided),
    )


def _put(workspace: Workspace, conflict: Conflict, value: str) -> Workspace:
    place = conflict.place
    if value == ABSENT and place[0] == "pathways":
        taken = _without(workspace, place)
        if taken is not None:
            return taken
    tree = written_tree(workspace)
    known = set(leads_nowhere(tree))
    try:
        tree = with_part(tree, place, MISSING if value == ABSENT else json.loads(value))
    except KeyError:
        raise CannotSettleError from None
    if not known.issuperset(leads_nowhere(tree)):
        raise CannotSettleError
    return _as(workspace, tree)


def _as(workspace: Workspace, tree: dict[str, Any]) -> Workspace:
    return replace(
        read_tree(tree),
        conflicts=workspace.conflicts,
        settled=workspace.settled,
        joined=workspace.joined,
    )


def _without(workspace: Workspace, place: tuple[str, ...]) -> Workspace | None:
    """The workspace without a part that others lead to; ``None`` for parts nothing leads to."""
    if len(place) == 2:
        return workspace.without_pathway(place[1])
    pathway = workspace.pathway(place[1])
    taken = _pathway_without(pathway, place[2:])
    return None if taken is None else workspace.with_pathway(taken)


def _pathway_without(pathway: Pathway, place: tuple[str, ...]) -> Pathway | None:
    match place:
        case ("steps", step):
            return edits.remove_steps(pathway, [step])
        case ("designs", design):
            return edits.remove_design(pathway, design)
        case ("streams", stream):
            return edits.remove_stream(pathway, stream)
        case ("steps", step, design) if design in pathway.designs:
            return edits.set_delivery(pathway, step, design, None)
        case ("connections", _ends):
            known = {f"{c.source}{BETWEEN}{c.target}": c for c in pathway.connections}
            found = known.get(place[1])
            if found is None:
                return None
            return remove_connection(pathway, found.source, found.target)
    return None
