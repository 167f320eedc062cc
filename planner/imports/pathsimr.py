"""A pathway from the pair of CSV files that PathSimR reads: a network and its calendar."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from pathways.model import Pathway, Step, Stream
from pathways.values import Quantity
from planner.i18n import N_, _
from planner.imports.errors import RefusedError
from planner.imports.from_sketch import pathway_from
from planner.imports.pathsimr_faults import Point, read_calendar, read_network
from planner.imports.preview import Notes, Wishes
from planner.sketch import STREAM, Mark, Sketch, Way, plain_name

__all__ = ["UNITS", "read_pair"]

UNITS: Final = {"minute": 1.0, "hour": 60.0, "day": 1_440.0, "week": 10_080.0}
UNIT_WORDS: Final = {
    "minute": N_("minutes"),
    "hour": N_("hours"),
    "day": N_("days"),
    "week": N_("weeks"),
}
YEAR: Final = 365.25 * 1_440  # minutes
PEOPLE: Final = 10_000


def read_pair(
    network_rows: Sequence[Sequence[str]],
    calendar_rows: Sequence[Sequence[str]],
    name: str,
    notes: Notes,
    wishes: Wishes,
    file: str,
) -> Pathway:
    """The pathway of a network with its calendar.

    Raises:
        RefusedError: They have faults; all of them are named.
        PathwayError: A number is out of bounds.
    """
    network, faults = read_network(network_rows)
    made, late, varying = read_calendar(calendar_rows, network.points)
    faults += late if network.points else []
    if faults:
        raise RefusedError(file, tuple(dict.fromkeys(faults)))
    names = list(network.points)
    ids = {point: f"point_{i}" for i, point in enumerate(names)}
    marks, ways = [], []
    minutes = UNITS[wishes.unit]
    for point_name, point in network.points.items():
        label = plain_name(point_name.replace("_", " "))
        if point is None:
            marks.append(Mark(ids[point_name], label, "end"))
            continue
        if made["ext_arr", point_name] > 0:
            marks.append(Mark(f"start_{point_name}", label, STREAM))
            ways.append(Way(f"start_{point_name}", ids[point_name], 1.0))
        marks.append(Mark(ids[point_name], label, minutes=point.mean * minutes))
        ways += [
            Way(ids[point_name], ids[names[i]], chance)
            for i, chance in enumerate(point.chances)
            if chance > 0
        ]
    pathway = pathway_from(Sketch("", name, tuple(marks), tuple(ways)), notes, wishes, file)
    served = [point for point in network.points.values() if point is not None]
    caps = {
        step.id: _a_year(point, made["cap", point.name], minutes)
        for step, point in zip(pathway.steps, network.points.values(), strict=False)
        if point is not None
    }
    coming = [made["ext_arr", p.name] * YEAR / minutes for p in served if made["ext_arr", p.name]]
    _note(network.points, made, varying, notes, wishes)
    people = wishes.population or PEOPLE
    return replace(
        pathway,
        steps=tuple(_with_room(step, caps.get(step.id)) for step in pathway.steps),
        streams=tuple(
            _with_people(s, n * PEOPLE / people)
            for s, n in zip(pathway.streams, coming, strict=False)
        ),
    )


def _a_year(point: Point, servers: float, minutes: float) -> float | None:
    """The contacts that so many servers could deliver in a year, open all of it."""
    return servers * YEAR / (point.mean * minutes) if point.mean > 0 else None


def _with_room(step: Step, capacity: float | None) -> Step:
    if capacity is None or step.is_end:
        return step
    deliveries = step.deliveries
    for design, delivery in step.deliveries.items():
        room = replace(delivery, capacity=Quantity.exact(capacity), dna=None)
        deliveries = deliveries.with_(design, room)
    return replace(step, deliveries=deliveries)


def _with_people(stream: Stream, per_10000: float) -> Stream:
    return replace(stream, per_10000=Quantity.exact(per_10000))


def _note(
    points: Mapping[str, Point | None],
    made: dict[tuple[str, str], float],
    varying: Sequence[str],
    notes: Notes,
    wishes: Wishes,
) -> None:
    notes.assumed.pop(_("How many people enter is not in the file: give it for each stream."), None)
    notes.assumed[
        _("Times are in {unit}, and every point is open all year.", unit=_(UNIT_WORDS[wishes.unit]))
    ] = None
    notes.assumed[_("Mean service times are taken as room minutes: say who gives them.")] = None
    if wishes.population is None:
        notes.assumed[
            _("Arrivals are given for 10,000 people, as the population is not known.")
        ] = None
    for name in varying:
        notes.assumed[_("“{name}”: what changes over time is taken at its mean.", name=name)] = None
    for name, point in points.items():
        if point is None:
            continue
        if point.has_limit:
            notes.refused[_("“{name}”: the limits of its queues are left out.", name=name)] = None
        if point.has_delay:
            notes.refused[_("“{name}”: its delays between points are left out.", name=name)] = None
    for name in _at_their_limit(points, made):
        notes.assumed[
            _(
                "“{name}” is unstable: as many arrive as it can serve, so its queue never ends.",
                name=name,
            )
        ] = None


def _at_their_limit(
    points: Mapping[str, Point | None], made: dict[tuple[str, str], float]
) -> list[str]:
    """The points to which as many or more come as they can serve, by the network's own flow."""
    import numpy as np

    names = list(points)
    chances = np.array(
        [p.chances if p is not None else [0.0] * len(names) for p in points.values()]
    )
    arrivals = np.array([made.get(("ext_arr", name), 0.0) for name in names])
    try:
        coming = np.linalg.solve(np.eye(len(names)) - chances.T, arrivals)
    except np.linalg.LinAlgError:  # nobody who comes can ever leave; the checks say so
        return []
    return [
        name
        for name, point, people in zip(names, points.values(), coming, strict=True)
        if point is not None and 0 < made["cap", name] * (1 - 1e-9) <= people * point.mean
    ]
