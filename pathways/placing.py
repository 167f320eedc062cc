"""Where a person put things on the map: pinned cards, bends of lines, and moved words."""

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from pathways.errors import NotANumberError
from pathways.values import FrozenMap

__all__ = ["AUTOMATIC", "FURTHEST", "Line", "Placing", "Spot"]

FURTHEST: Final = 100_000.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of the map [pixels at 100 %].

    ``x`` is from the map's left; ``y`` from the top of ``lane``, so that the point stays in its
    lane when a lane above it grows. A blank lane is that of the step it belongs to, in each design.

    Raises:
        NotANumberError: It lies further from the lane's beginning than ``FURTHEST``.
    """

    x: float
    y: float
    lane: str = ""

    def __post_init__(self) -> None:
        for value in (self.x, self.y):
            if not math.isfinite(value) or abs(value) > FURTHEST:
                raise NotANumberError(where="placing", value=f"{value:g}")


@dataclass(frozen=True, slots=True)
class Line:
    """How the line of a connection was led by hand, between steps in the lanes named.

    It holds while both steps are in those lanes; elsewhere the line finds its own way.
    ``bends`` are the corners between the two cards, ``label`` the middle of the words on the line.
    """

    source: str
    target: str
    source_lane: str
    target_lane: str
    bends: tuple[Spot, ...] = ()
    label: Spot | None = None

    @property
    def place(self) -> tuple[str, str, str, str]:
        """What tells it from other lines."""
        return self.source, self.target, self.source_lane, self.target_lane


@dataclass(frozen=True, slots=True)
class Placing:
    """What of the map is placed by hand; the rest is laid out around it.

    ``pins`` gives by step the top left corner of its card, the same in every design, so that a
    step which moves to another lane keeps its place along the pathway. ``arranged`` counts how
    often somebody had the whole map laid out afresh, so that undo brings back the map before.
    """

    pins: FrozenMap[Spot] = field(default_factory=FrozenMap)
    lines: tuple[Line, ...] = ()
    arranged: int = 0

    @property
    def is_automatic(self) -> bool:
        """Whether nothing is placed by hand."""
        return not (self.pins or self.lines)

    def line(self, place: tuple[str, str, str, str]) -> Line | None:
        """The line led by hand between two steps in two lanes, if there is one."""
        return next((line for line in self.lines if line.place == place), None)

    def with_pins(self, pins: dict[str, Spot]) -> "Placing":
        """The same placing with some cards pinned elsewhere."""
        return replace(self, pins=FrozenMap({**self.pins, **pins}))

    def without_pins(self, step_ids: Iterable[str]) -> "Placing":
        """The same placing with some cards free again."""
        gone = set(step_ids)
        return replace(self, pins=FrozenMap({k: v for k, v in self.pins.items() if k not in gone}))

    def with_line(self, line: Line) -> "Placing":
        """The same placing with a line led so; one without bends and label is free again."""
        others = tuple(known for known in self.lines if known.place != line.place)
        is_free = not line.bends and line.label is None
        return replace(self, lines=others if is_free else (*others, line))

    def within(self, steps: Collection[str], ends: Collection[tuple[str, str]]) -> "Placing":
        """What is left of it where only these steps and connections are there."""
        pins = {step: spot for step, spot in self.pins.items() if step in steps}
        lines = tuple(line for line in self.lines if (line.source, line.target) in ends)
        if len(pins) == len(self.pins) and len(lines) == len(self.lines):
            return self
        return replace(self, pins=FrozenMap(pins), lines=lines)


AUTOMATIC: Final = Placing()
