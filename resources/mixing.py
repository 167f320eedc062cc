"""A plan with some groups of its numbers taken from another plan."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Final

from pathways.model import CURRENT, Delivery, Pathway, Step, Stream
from pathways.values import FrozenMap
from resources.assumptions import Assumptions
from resources.estimate import Estimate, estimate

__all__ = ["Factor", "as_now", "mixed"]


class Factor(StrEnum):
    """A group of numbers that belong together.

    ``ROUTES`` are the chances, where streams begin and which steps there are; ``PLACES`` who does a
    step where; ``SESSIONS`` attendance, groups, rooms, beds and capacity; ``PRICES`` all in pounds.
    """

    DEMAND = "demand"
    ADOPTION = "adoption"
    ROUTES = "routes"
    PLACES = "places"
    STAFF = "staff"
    TESTS = "tests"
    SESSIONS = "sessions"
    PRICES = "prices"
    ASSUMPTIONS = "assumptions"
    PLANS = "plans"


_FIELDS: Final[Mapping[Factor, tuple[str, ...]]] = {
    Factor.PLACES: ("setting", "organisation"),
    Factor.STAFF: ("staff",),
    Factor.TESTS: ("tests",),
    Factor.SESSIONS: (
        "dna",
        "rebooked",
        "room_minutes",
        "bed_days",
        "group_size",
        "capacity",
    ),
}


def as_now(made: Estimate) -> Estimate:
    """The same plan with an option that does everything as now: nothing moves, for comparison.

    Raises:
        UserError: As ``estimate`` does.
    """
    pathway, option = made.pathway, made.option

    def copied(step: Step) -> Step:
        delivery = step.deliveries.get(CURRENT)
        held = step.deliveries.without(option)
        return replace(step, deliveries=held if delivery is None else held.with_(option, delivery))

    connections = tuple(
        replace(
            c,
            shares=c.shares.with_(option, c.shares[CURRENT])
            if CURRENT in c.shares
            else c.shares.without(option),
        )
        for c in pathway.connections
    )
    still = replace(pathway, steps=tuple(map(copied, pathway.steps)), connections=connections)
    return _again(made, still, made.assumptions, made)


def mixed(one: Estimate, other: Estimate, groups: Iterable[Factor]) -> Estimate:
    """The plan of ``one`` with some groups of numbers as they are in ``other``.

    Steps that only one of the two has come with the routes, and so do streams; of those that both
    have, each group comes from the plan it is asked of. Options stand for one another whatever
    they are called. It is ``one`` itself where that changes nothing.

    Raises:
        UserError: No estimate can be made of the mixture.
    """
    taken = frozenset(groups)
    sides = {factor: other if factor in taken else one for factor in Factor}
    pathway = _pathway(sides)
    assumptions = _assumptions(one.assumptions, other.assumptions, taken)
    population = sides[Factor.DEMAND].population
    if (
        pathway == one.pathway
        and assumptions is one.assumptions
        and population == one.population
        and sides[Factor.PRICES].library == one.library
    ):
        return one
    return _again(sides[Factor.ROUTES], pathway, assumptions, sides[Factor.PRICES], population)


def _again(
    like: Estimate,
    pathway: Pathway,
    assumptions: Assumptions,
    priced: Estimate,
    population: float | None = None,
) -> Estimate:
    return estimate(
        pathway,
        population=like.population if population is None else population,
        assumptions=assumptions,
        option=like.option,
        shared=priced.library,
        is_held=like.is_held,
    )


def _pathway(sides: Mapping[Factor, Estimate]) -> Pathway:
    routes = sides[Factor.ROUTES]
    return replace(
        sides[Factor.PLANS].pathway,
        streams=tuple(
            _stream(stream, sides[Factor.DEMAND].pathway) for stream in routes.pathway.streams
        ),
        steps=tuple(_step(step, sides) for step in routes.pathway.steps),
        connections=routes.pathway.connections,
        designs=routes.pathway.designs,
        adoption=sides[Factor.ADOPTION].pathway.adoption,
    )


def _stream(stream: Stream, demand: Pathway) -> Stream:
    for known in demand.streams:
        if known.id == stream.id:
            return replace(stream, per_10000=known.per_10000, growth=known.growth)
    return stream


def _step(step: Step, sides: Mapping[Factor, Estimate]) -> Step:
    routes = sides[Factor.ROUTES]
    deliveries = dict(step.deliveries)
    for design in (CURRENT, routes.option):
        if design in deliveries:
            deliveries[design] = _delivery(step.id, design, deliveries[design], sides)
    return (
        step
        if deliveries == dict(step.deliveries)
        else replace(step, deliveries=FrozenMap(deliveries))
    )


def _delivery(
    step_id: str, design: str, own: Delivery, sides: Mapping[Factor, Estimate]
) -> Delivery:
    for factor, fields in _FIELDS.items():
        side = sides[factor]
        if side is sides[Factor.ROUTES] or not side.pathway.has_step(step_id):
            continue
        theirs = CURRENT if design == CURRENT else side.option
        known = side.pathway.step(step_id).deliveries.get(theirs)
        if known is not None:
            own = replace(own, **{field: getattr(known, field) for field in fields})
    return own


def _assumptions(one: Assumptions, other: Assumptions, taken: frozenset[Factor]) -> Assumptions:
    """The inputs of one with those of the groups taken from the other, where it has any."""
    wanted = {
        key: found.quantity
        for key, found in other.items()
        if (Factor.PRICES if _is_price(key, found.unit) else Factor.ASSUMPTIONS) in taken
        and (key not in one or one[key].quantity != found.quantity)
        and (key in one or key in one.blanks)
    }
    return one.with_values(wanted) if wanted else one


def _is_price(key: str, unit: str) -> bool:
    return unit.startswith("£") or key.startswith("uprate.")
