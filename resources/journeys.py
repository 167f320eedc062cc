"""The most likely ways through a design, from where people enter to where they leave."""

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple

from pathways.model import Pathway
from resources.activity import activity, attended

if TYPE_CHECKING:
    from resources.estimate import Estimate

__all__ = ["Journey", "Journeys", "journeys", "ways_through"]

MOST: Final = 20
ENOUGH: Final = 0.95
LOOKED_AT: Final = 20_000  # beginnings of ways, so that long loops end the search


@dataclass(frozen=True, slots=True)
class Journey:
    """One way through, and what it comes to for one person who takes it.

    ``chance`` is of those who enter by the stream, ``share`` of all people; ``minutes`` are staff
    time, ``bed_days`` days in a hospital bed. A step that is visited again stands there again.
    """

    stream: str
    steps: tuple[str, ...]
    chance: float
    share: float
    contacts: float
    minutes: float
    bed_days: float


@dataclass(frozen=True, slots=True)
class Journeys:
    """The ways found, the most likely first; ``left_over`` is the share of people on others."""

    design: str
    ways: tuple[Journey, ...]
    left_over: float


def journeys(
    made: "Estimate", design: str, *, most: int = MOST, enough: float = ENOUGH
) -> Journeys:
    """The most likely ways, until they cover ``enough`` of the people or there are ``most``.

    Streams count by how many people come by them at the base year's demand.
    """
    demand = made.designs[design].demand
    people = sum(demand.values())
    entering = {stream: n / people if people else 1 / len(demand) for stream, n in demand.items()}
    each = _each(made.pathway, design, made.assumptions.value("rebooked"))
    ways: list[Journey] = []
    covered = 0.0
    for stream, steps, share in ways_through(made.pathway, design, entering):
        sums = [sum(each[step][i] for step in steps if step in each) for i in range(3)]
        ways.append(Journey(stream, steps, share / entering[stream], share, *sums))
        covered += share
        if len(ways) >= most or covered >= enough:
            break
    return Journeys(design, tuple(ways), max(0.0, 1 - covered) if ways else 0.0)


def ways_through(
    pathway: Pathway, design: str, entering: Mapping[str, float]
) -> Iterator[tuple[str, tuple[str, ...], float]]:
    """Stream, steps and share of every way through a design, the most likely first.

    A way ends where nothing of it goes on. What is less likely than what came before it is looked
    at later, so a loop only makes the ways longer and rarer; after ``LOOKED_AT`` beginnings the
    search ends.

    Args:
        pathway: With chances that add up in ``design``.
        design: The design to go through.
        entering: The share of people that enters by each stream.
    """
    onward: dict[str, list[tuple[str, float]]] = {}
    for connection in pathway.connections:
        if (share := connection.share(design)) > 0:
            onward.setdefault(connection.source, []).append((connection.target, share))
    turn = count()  # settles ties by who came first
    begun: list[tuple[float, int, str, _Trail]] = [
        (-share, next(turn), stream, _Trail(pathway.stream(stream).entry, None))
        for stream, share in entering.items()
        if share > 0
    ]
    heapq.heapify(begun)
    for _look in range(LOOKED_AT):
        if not begun:
            return
        minus, _turn, stream, trail = heapq.heappop(begun)
        further = [] if pathway.step(trail.step).is_end else onward.get(trail.step, [])
        if not further:
            yield stream, trail.steps(), -minus
        for target, share in further:
            heapq.heappush(begun, (minus * share, next(turn), stream, _Trail(target, trail)))


class _Trail(NamedTuple):
    """A step and the way to it, which ways that part later share."""

    step: str
    before: "_Trail | None"

    def steps(self) -> tuple[str, ...]:
        """The whole way, from where it begins."""
        backwards = []
        at: _Trail | None = self
        while at is not None:
            backwards.append(at.step)
            at = at.before
        return tuple(reversed(backwards))


def _each(pathway: Pathway, design: str, rebooked: float) -> dict[str, tuple[float, float, float]]:
    """Contacts, staff minutes and bed days of one visit of each step."""
    steps = [s for s in pathway.steps_in(design) if not s.is_end]
    one = activity(pathway, design, dict.fromkeys((s.id for s in steps), 1.0), rebooked)
    minutes = dict.fromkeys((s.id for s in steps), 0.0)
    for (at, _key), spent in one.step_minutes.items():
        minutes[at] += spent
    found = {}
    for step in steps:
        delivery = step.deliveries[design]
        days = 0.0
        if delivery.bed_days:
            dna = delivery.dna.central if delivery.dna else 0.0
            again = delivery.rebooked.central if delivery.rebooked else rebooked
            days = attended(1.0, dna, again) * delivery.bed_days.central
        contacts = one.step_contacts.get((step.id, delivery.setting.value), 0.0)
        found[step.id] = (contacts, minutes[step.id], days)
    return found
