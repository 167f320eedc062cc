"""One design as a system of queues: its stations, where people come in, and who goes on where."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import networkx as nx
import numpy as np

from pathways.model import Delivery, Pathway, Step
from pathways.values import Hours
from resources.activity import slots
from resources.errors import ManyServersError, NeverOpenError, NobodyServesError
from resources.flow import visits_per_entrant
from resources.simulation.weeks import ALWAYS, DAY, Array, Week, week_of

__all__ = ["MOST_SERVERS", "OUT", "Source", "Station", "System", "minutes_with_one", "system_of"]

OUT: Final = -1
MOST_SERVERS: Final = 10_000
STABLE_BELOW: Final = 1 - 1e-9


@dataclass(frozen=True, eq=False, slots=True)
class Station:
    """One step as a queue.

    ``servers`` is ``None`` where nobody ever has to wait for one; ``minutes`` is the mean time a
    server is with one person and ``variation`` its coefficient of variation. ``targets`` are the
    stations people go on to, or ``OUT``, and ``shares`` the part that goes there or to one before.
    ``a_year`` is how often the step is wanted in a year, missed appointments included.
    """

    step: str
    servers: int | None
    minutes: float
    variation: float
    week: Week
    targets: tuple[int, ...]
    shares: Array
    a_year: float
    group: int

    @property
    def utilisation(self) -> float:
        """The part of open server time that the work would fill, above 1 where it cannot be."""
        if self.servers is None:
            return 0.0
        return self.a_year * self.minutes / (self.servers * self.week.minutes_a_year)

    @property
    def is_stable(self) -> bool:
        """Whether the servers keep up with who comes."""
        return self.utilisation < STABLE_BELOW


@dataclass(frozen=True, slots=True)
class Source:
    """People who come in by one stream: to which station, how many a year, and when."""

    stream: str
    station: int
    a_year: float
    week: Week


@dataclass(frozen=True, slots=True)
class System:
    """The queues of one design that somebody reaches.

    ``groups`` are the stations that people can come back to from each other, or one station; a
    group comes after all that lead to it.
    """

    stations: tuple[Station, ...]
    sources: tuple[Source, ...]
    groups: tuple[tuple[int, ...], ...]
    behind: frozenset[int]

    def loops(self, group: tuple[int, ...]) -> bool:
        """Whether people come back to where they were within this group."""
        return len(group) > 1 or group[0] in self.stations[group[0]].targets

    @property
    def visits(self) -> float:
        """How often a step is wanted in a year, all steps together."""
        return sum(station.a_year for station in self.stations)


def minutes_with_one(delivery: Delivery) -> float:
    """How long one patient keeps a server [minutes]: a bed, or a room and who works in it.

    The days in bed where there are any; otherwise the time of the room or of the role that is
    longest at the step, whichever is more, shared by the group.
    """
    if delivery.bed_days and delivery.bed_days.central > 0:
        return delivery.bed_days.central * DAY
    by_role: dict[str, float] = {}
    for line in delivery.staff:
        by_role[line.role] = by_role.get(line.role, 0.0) + line.minutes.central
    room = delivery.room_minutes.central if delivery.room_minutes else 0.0
    group = delivery.group_size.central if delivery.group_size else 1.0
    return max(room, *by_role.values(), 0.0) / group


def system_of(
    pathway: Pathway,
    design: str,
    *,
    demand: Mapping[str, float],
    servers: Mapping[str, int],
    hours: Mapping[str, Hours],
    arriving: Hours | None,
    variation: Mapping[str, float],
    usual_variation: float,
    rebooked: float,
) -> System:
    """The queues of ``design``; see ``simulate`` for what the arguments mean.

    Raises:
        EstimateError: Its visits cannot be worked out, or a step could see nobody.
    """
    visits = visits_per_entrant(pathway, design)
    wanted = {
        step.id: sum(demand.get(s, 0.0) * visits[s][step.id] for s in visits)
        for step in pathway.steps_in(design)
        if not step.is_end and any(visits[s][step.id] > 0 for s in visits)
    }
    index = {step: at for at, step in enumerate(wanted)}
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(len(index)))
    ways: list[tuple[tuple[int, ...], Array]] = []
    for step, at in index.items():
        again = _again(pathway.step(step).deliveries[design], rebooked)
        targets = [at] if again else []
        chances = [again] if again else []
        for way in pathway.leaving(step, design):
            targets.append(index.get(way.target, OUT))
            chances.append((1 - again) * way.share(design))
        graph.add_edges_from((at, target) for target in targets if target != OUT)
        ways.append((tuple(targets), np.cumsum(chances)[:-1]))
    groups = _groups(graph)
    group_of = {at: number for number, group in enumerate(groups) for at in group}
    stations = tuple(
        _station(
            pathway.step(step),
            pathway.step(step).deliveries[design],
            wanted[step],
            given=servers.get(step),
            week=_open_week(pathway.step(step), hours),
            variation=variation.get(step, usual_variation),
            rebooked=rebooked,
            ways=ways[at],
            group=group_of[at],
        )
        for step, at in index.items()
    )
    coming = ALWAYS if arriving is None else week_of(arriving)
    if not coming.spans:
        raise NeverOpenError(step=pathway.name)
    sources = tuple(
        Source(s.id, index[s.entry], demand.get(s.id, 0.0), coming)
        for s in pathway.streams
        if s.entry in index
    )
    crowded = [at for at, station in enumerate(stations) if not station.is_stable]
    behind = frozenset[int]().union(*(nx.descendants(graph, at) for at in crowded))
    return System(stations, sources, groups, behind)


def _again(delivery: Delivery, rebooked: float) -> float:
    """The part of appointments that are missed and booked again."""
    missed = delivery.dna.central if delivery.dna else 0.0
    return missed * (delivery.rebooked.central if delivery.rebooked else rebooked)


def _open_week(step: Step, hours: Mapping[str, Hours]) -> Week:
    if step.id not in hours:
        return ALWAYS
    week = week_of(hours[step.id])
    if not week.spans:
        raise NeverOpenError(step=step.name)
    return week


def _station(
    step: Step,
    delivery: Delivery,
    wanted: float,
    *,
    given: int | None,
    week: Week,
    variation: float,
    rebooked: float,
    ways: tuple[tuple[int, ...], Array],
    group: int,
) -> Station:
    missed = delivery.dna.central if delivery.dna else 0.0
    again = delivery.rebooked.central if delivery.rebooked else rebooked
    a_year = slots(wanted, missed, again)
    minutes = minutes_with_one(delivery)
    count = given
    if given is None and delivery.capacity is not None:
        # A part of a server is a whole one that is slower, so that the capacity is as typed.
        kept = delivery.capacity.central / (1 - missed)
        open_ = week.minutes_a_year
        count = max(1, math.ceil(kept * minutes / open_ - 1e-9)) if kept > 0 else 0
        minutes = count * open_ / kept if kept > 0 else minutes
    if count is not None and count < 1:
        raise NobodyServesError(step=step.name)
    if count is not None and count > MOST_SERVERS:
        raise ManyServersError(step=step.name, servers=f"{count:,}", most=f"{MOST_SERVERS:,}")
    return Station(step.id, count, minutes, variation, week, *ways, a_year, group)


def _groups(graph: "nx.DiGraph[int]") -> tuple[tuple[int, ...], ...]:
    """Stations that lead back to each other together; each group after those that lead to it."""
    whole = nx.condensation(graph)
    members = {node: tuple(sorted(whole.nodes[node]["members"])) for node in whole}
    ordered = nx.lexicographical_topological_sort(whole, key=lambda node: members[node])
    return tuple(members[node] for node in ordered)
