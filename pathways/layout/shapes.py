"""What a layout is made from, cards and connections; and what it gives: boxes, lines, lanes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = [
    "END_SIZE",
    "LANES",
    "STEP_SIZE",
    "Arc",
    "Box",
    "Lane",
    "Layout",
    "Node",
    "Point",
    "Route",
]

Point = tuple[float, float]

LANES = ("home", "virtual", "community", "hospital")
STEP_SIZE = (168.0, 64.0)
END_SIZE = (120.0, 40.0)


@dataclass(frozen=True, slots=True)
class Node:
    """A card to be placed; sizes in pixels at 100 %."""

    id: str
    lane: str
    width: float
    height: float
    is_entry: bool = False
    is_end: bool = False


@dataclass(frozen=True, slots=True)
class Arc:
    """A connection to be drawn, with the size of what is written on it (0 for nothing)."""

    source: str
    target: str
    label_width: float = 0.0
    label_height: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """Where a card lies; ``x`` and ``y`` are its top left corner."""

    x: float
    y: float
    width: float
    height: float
    lane: str


@dataclass(frozen=True, slots=True)
class Route:
    """A connection's line from card to card; ``label`` is the centre of what is written on it."""

    source: str
    target: str
    points: tuple[Point, ...]
    label: Point | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane's band across the whole map."""

    name: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole map: ``connections`` are in the order in which they were given."""

    steps: Mapping[str, Box] = field(default_factory=dict)
    connections: tuple[Route, ...] = ()
    lanes: tuple[Lane, ...] = ()
    width: float = 0.0
    height: float = 0.0
