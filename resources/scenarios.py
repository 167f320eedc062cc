"""Scenarios laid over a pathway and its assumptions, and what they name that is not there."""

from collections.abc import Mapping
from typing import NamedTuple

from pathways.library import Library
from pathways.model import Pathway
from pathways.parameters import replaceable
from pathways.scenarios import Scenario
from pathways.values import Quantity
from resources.assumptions import Assumptions

__all__ = ["Applied", "applied", "unknown_keys", "with_quantities"]


class Applied(NamedTuple):
    """A pathway and assumptions under a scenario; ``unknown`` are keys that neither of them has."""

    pathway: Pathway
    assumptions: Assumptions
    unknown: tuple[str, ...]


def applied(
    pathway: Pathway, assumptions: Assumptions, scenario: Scenario, shared: Library | None = None
) -> Applied:
    """The pathway and the assumptions with the numbers of a scenario in place of their own.

    Of two changes of one number the later holds. A change whose key is nowhere, as after its step
    was removed, is left out and named.

    Raises:
        PathwayError: A number is one that nothing of its sort can be.
    """
    wanted = {change.key: change.quantity for change in scenario.changes}
    own = {key: q for key, q in wanted.items() if _is_input(assumptions, key)}
    rest = {key: q for key, q in wanted.items() if key not in own}
    changed, unknown = with_quantities(pathway, rest, shared)
    return Applied(changed, assumptions.with_values(own) if own else assumptions, unknown)


def with_quantities(
    pathway: Pathway, wanted: Mapping[str, Quantity], shared: Library | None = None
) -> tuple[Pathway, tuple[str, ...]]:
    """The pathway with quantities replaced by key, and the keys that it does not have."""
    left = dict(wanted)
    while left:
        # Each putter makes a pathway of its own from the one it was asked of, so after one is
        # used, the others are asked for anew.
        for found, put in replaceable(pathway, shared):
            if found.key in left:
                pathway = put(left.pop(found.key))
                break
        else:
            break
    return pathway, tuple(left)


def unknown_keys(pathway: Pathway, assumptions: Assumptions, scenario: Scenario) -> tuple[str, ...]:
    """Keys of a scenario that neither the pathway nor the assumptions have, each once."""
    known = {found.key for found, _put in replaceable(pathway)}
    keys = dict.fromkeys(change.key for change in scenario.changes)
    return tuple(k for k in keys if k not in known and not _is_input(assumptions, k))


def _is_input(assumptions: Assumptions, key: str) -> bool:
    return key in assumptions or key in assumptions.blanks
