"""What differs between two designs, step by step, and what that comes to in a year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from pathways.compare import Change, compare
from pathways.model import CURRENT, Connection, Delivery, Pathway, Step
from pathways.values import FrozenMap
from planner.map_numbers import MapNumbers, map_numbers

if TYPE_CHECKING:
    from resources.by_step import StepFigures
    from resources.estimate import Estimate

__all__ = [
    "ConnectionDifference",
    "Differences",
    "StepDifference",
    "differences",
    "differing_parts",
]

LEAST: Final = 1e-9  # of a figure; what is less is the rounding of sums
PARTS: Final = (
    "organisation",
    "staff",
    "tests",
    "dna",
    "rebooked",
    "room_minutes",
    "bed_days",
    "group_size",
    "capacity",
)


@dataclass(frozen=True, slots=True)
class StepDifference:
    """A step with what becomes of it; the figures are ``None`` where there is no estimate.

    ``change`` is ``SAME`` for a step that is done as before, though perhaps for more or fewer.
    """

    step: Step
    change: Change
    before: "StepFigures | None" = None
    after: "StepFigures | None" = None

    @property
    def is_counted(self) -> bool:
        """Whether a figure of the step is another."""
        if self.before is None or self.after is None:
            return False
        pairs = (
            (self.before.contacts, self.after.contacts),
            (self.before.minutes, self.after.minutes),
            (self.before.pounds, self.after.pounds),
        )
        return any(abs(b - a) > LEAST * max(abs(a), abs(b), 1.0) for b, a in pairs)


@dataclass(frozen=True, slots=True)
class ConnectionDifference:
    """A connection with another share; 0 where a design does not use it.

    People are a year's [visits of the connection]; ``None`` where there is no estimate.
    """

    connection: Connection
    before: float
    after: float
    people_before: float | None = None
    people_after: float | None = None


@dataclass(frozen=True)
class Differences:
    """Everything that ``option`` changes; the totals are of all steps, the same ones included.

    ``numbers`` are those of both designs by design, none where there is no estimate.
    """

    pathway: Pathway
    option: str
    steps: tuple[StepDifference, ...]
    connections: tuple[ConnectionDifference, ...]
    before: "StepFigures | None" = None
    after: "StepFigures | None" = None
    numbers: Mapping[str, MapNumbers] = field(default_factory=dict)

    def of(self, change: Change) -> tuple[StepDifference, ...]:
        """The steps with this change, in pathway order; the same ones where a figure is another."""
        return tuple(
            d
            for d in self.steps
            if d.change is change and (change is not Change.SAME or d.is_counted)
        )

    @cached_property
    def by_step(self) -> FrozenMap[StepDifference]:
        """Every step's difference by its id."""
        return FrozenMap({d.step.id: d for d in self.steps})


def differences(pathway: Pathway, option: str, made: "Estimate | None" = None) -> Differences:
    """What ``option`` changes of the current design.

    Args:
        pathway: With both designs.
        option: The design that is compared with the current one.
        made: The estimate of ``option``; without it there are no figures.
    """
    found = compare(pathway, option)
    if made is None:
        steps = tuple(StepDifference(c.step, c.change) for c in found.steps)
        shares = tuple(
            ConnectionDifference(c, c.share(CURRENT), c.share(option)) for c in found.connections
        )
        return Differences(pathway, option, steps, shares)
    from resources.by_step import NOTHING  # numpy is not wanted at the start

    now, then = (map_numbers(pathway, made, design) for design in (CURRENT, option))
    return Differences(
        pathway,
        option,
        tuple(
            StepDifference(
                c.step,
                c.change,
                now.steps.get(c.step.id, NOTHING),
                then.steps.get(c.step.id, NOTHING),
            )
            for c in found.steps
        ),
        tuple(
            ConnectionDifference(
                c,
                c.share(CURRENT),
                c.share(option),
                now.people.get((c.source, c.target), 0.0),
                then.people.get((c.source, c.target), 0.0),
            )
            for c in found.connections
        ),
        sum(now.steps.values(), NOTHING),
        sum(then.steps.values(), NOTHING),
        {CURRENT: now, option: then},
    )


def differing_parts(step: Step, option: str) -> tuple[str, ...]:
    """Which parts of how a step is done are others in ``option``, as fields of a delivery."""
    before, after = step.deliveries.get(CURRENT), step.deliveries.get(option)
    if before is None or after is None:
        return ()
    return tuple(part for part in PARTS if _part(before, part) != _part(after, part))


def _part(delivery: Delivery, part: str) -> object:
    return getattr(delivery, part)
