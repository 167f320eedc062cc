"""Rules across the pathways of a workspace: the same thing twice, counted twice, or in conflict."""

from collections.abc import Iterator
from typing import Final

from pathways.model import Pathway
from pathways.proposal_parts import AvoidedAdmissions
from planner.checks.findings import Context, Figure, Hit, hit
from planner.formats import percent, whole

__all__ = ["claimed_twice", "conflicts_open", "similar_elsewhere"]

MOST_ALIKE: Final = 0.6


def _others(context: Context) -> Iterator[Pathway]:
    return (p for p in context.workspace.pathways if p.id != context.pathway.id)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def similar_elsewhere(context: Context) -> Iterator[Hit]:
    """P01: another cluster plans the same Appendix 1 service, over 60% of steps the same."""
    mine = context.pathway
    home = context.workspace.cluster
    for other in _others(context):
        alike = _likeness(mine, other)
        elsewhere = _plain(other.cluster or home) != _plain(mine.cluster or home)
        if elsewhere and _is_same_service(mine, other) and alike > MOST_ALIKE:
            yield hit(
                other.id,
                cluster=other.cluster or home,
                other=other.name,
                alike=Figure(alike, percent),
            )


def _is_same_service(one: Pathway, other: Pathway) -> bool:
    if set(one.catalogue_items) & set(other.catalogue_items):
        return True
    return bool(one.appendix1.strip()) and _plain(one.appendix1) == _plain(other.appendix1)


def _likeness(one: Pathway, other: Pathway) -> float:
    """The share of both pathways' steps, ends left out, that the other has by the same name."""
    mine, theirs = (
        {_plain(s.name.said()) for s in pathway.steps if not s.is_end} for pathway in (one, other)
    )
    everything = len(mine) + len(theirs)
    return 2 * len(mine & theirs) / everything if everything else 0.0


def claimed_twice(context: Context) -> Iterator[Hit]:
    """P02: another pathway avoids the admissions of the same people, and neither says so."""
    mine = context.pathway.avoided
    if mine is None:
        return
    for other in _others(context):
        theirs = other.avoided
        if theirs is None or not _are_same_people(mine, theirs):
            continue
        if other.id not in mine.overlap_with and context.pathway.id not in theirs.overlap_with:
            yield hit(other.id, other=other.name, condition=mine.condition)


def _are_same_people(one: AvoidedAdmissions, other: AvoidedAdmissions) -> bool:
    """Whether two claims are on one condition, at ages that may be the same; blank is all ages."""
    ages = {_plain(claim.age_group) for claim in (one, other)} - {""}
    return _plain(one.condition) == _plain(other.condition) and len(ages) < 2


def conflicts_open(context: Context) -> Iterator[Hit]:
    """P05: edits of a merge that nobody has settled."""
    if n := len(context.workspace.conflicts):
        yield hit(n=Figure(n, whole))
