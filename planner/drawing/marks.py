"""What a picture is made of: plain marks in points, y down, that every renderer understands."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from planner.fonts import text_width

__all__ = [
    "Drawing",
    "Group",
    "Line",
    "Mark",
    "Path",
    "Rect",
    "Segment",
    "Text",
    "circle",
    "flat",
    "parsed",
    "polygon",
    "polyline",
    "rounded_polyline",
    "text_box",
]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, its corners rounded by ``radius``."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; ``round_cap`` with dashes of no length makes dots."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    stroke_width: float = 1
    dash: tuple[float, ...] = ()
    round_cap: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """One stroke of a path: ``M`` move, ``L`` line, ``C`` cubic curve, ``Z`` close."""

    verb: str
    points: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """An outline of straight and curved segments."""

    segments: tuple[Segment, ...]
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1
    dash: tuple[float, ...] = ()
    round_cap: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; ``y`` is its baseline, ``anchor`` start, middle or end, ``rotation`` in
    degrees clockwise about the anchor."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool = False
    italic: bool = False
    anchor: str = "start"
    rotation: float = 0

    @property
    def width(self) -> float:
        """How wide the text is, in points."""
        return text_width(self.text, self.size, bold=self.bold, italic=self.italic)


@dataclass(frozen=True, slots=True)
class Group:
    """Marks that belong together, moved by ``x`` and ``y`` and then enlarged by ``scale``."""

    marks: "tuple[Mark, ...]"
    x: float = 0
    y: float = 0
    scale: float = 1
    name: str = ""


Mark = Rect | Line | Path | Text | Group


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole picture; ``title`` and ``description`` say in words what it shows."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    title: str
    description: str = ""
    background: str | None = None


def circle(
    x: float,
    y: float,
    radius: float,
    *,
    fill: str | None = None,
    stroke: str | None = None,
    stroke_width: float = 1,
) -> Rect:
    """A circle around (x, y)."""
    d = 2 * radius
    return Rect(x - radius, y - radius, d, d, radius, fill, stroke, stroke_width)


def polyline(
    points: Sequence[tuple[float, float]],
    stroke: str,
    stroke_width: float = 1,
    dash: tuple[float, ...] = (),
    *,
    round_cap: bool = False,
) -> Path:
    """Straight lines from point to point."""
    return Path(_through(points), None, stroke, stroke_width, dash, round_cap)


def polygon(
    points: Sequence[tuple[float, float]],
    fill: str | None,
    stroke: str | None = None,
    stroke_width: float = 1,
) -> Path:
    """A closed shape with straight sides."""
    return Path((*_through(points), Segment("Z")), fill, stroke, stroke_width)


def _through(points: Sequence[tuple[float, float]]) -> tuple[Segment, ...]:
    return tuple(Segment("L" if i else "M", (p,)) for i, p in enumerate(points))


def rounded_polyline(
    points: Sequence[tuple[float, float]],
    stroke: str,
    stroke_width: float = 1,
    dash: tuple[float, ...] = (),
    radius: float = 8,
) -> Path:
    """Straight lines from point to point whose corners are rounded by up to ``radius``."""
    segments = [Segment("M", (points[0],))]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        reach = min(radius, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        start, end = _towards(corner, before, reach), _towards(corner, after, reach)
        first, second = (
            _towards(corner, before, reach * 0.45),
            _towards(corner, after, reach * 0.45),
        )
        segments += [Segment("L", (start,)), Segment("C", (first, second, end))]
    segments.append(Segment("L", (points[-1],)))
    return Path(tuple(segments), None, stroke, stroke_width, dash)


def _towards(
    start: tuple[float, float], end: tuple[float, float], distance: float
) -> tuple[float, float]:
    length = math.dist(start, end)
    if not length:
        return start
    part = distance / length
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


@cache
def parsed(outline: str) -> tuple[Segment, ...]:
    """The segments written in ``outline`` as letters M, L, C, Z and numbers with spaces between."""
    segments: list[Segment] = []
    verb, numbers = "", list[float]()
    for word in [*outline.split(), ""]:
        if word and word not in "MLCZ":
            numbers.append(float(word))
            continue
        if verb:
            segments.append(
                Segment(verb, tuple(zip(numbers[::2], numbers[1::2], strict=True))),
            )
        verb, numbers = word, []
    return tuple(segments)


def flat(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Every mark outside groups, moved and enlarged to where its groups put it."""
    for mark in marks:
        if isinstance(mark, Group):
            for inner in flat(mark.marks):
                yield _placed(inner, mark.x, mark.y, mark.scale)
        else:
            yield mark


def _placed(mark: Mark, x: float, y: float, k: float) -> Mark:
    match mark:
        case Text():
            return replace(mark, x=x + mark.x * k, y=y + mark.y * k, size=mark.size * k)
        case Rect():
            return replace(
                mark,
                x=x + mark.x * k,
                y=y + mark.y * k,
                width=mark.width * k,
                height=mark.height * k,
                radius=mark.radius * k,
                stroke_width=mark.stroke_width * k,
                dash=tuple(d * k for d in mark.dash),
            )
        case Line():
            return replace(
                mark,
                x1=x + mark.x1 * k,
                y1=y + mark.y1 * k,
                x2=x + mark.x2 * k,
                y2=y + mark.y2 * k,
                stroke_width=mark.stroke_width * k,
                dash=tuple(d * k for d in mark.dash),
            )
        case Path():
            moved = tuple(
                Segment(s.verb, tuple((x + px * k, y + py * k) for px, py in s.points))
                for s in mark.segments
            )
            return replace(
                mark,
                segments=moved,
                stroke_width=mark.stroke_width * k,
                dash=tuple(d * k for d in mark.dash),
            )
        case Group():
            return replace(mark, x=x + mark.x * k, y=y + mark.y * k, scale=mark.scale * k)


def text_box(text: Text) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of ``text`` as it stands, rotated only by quarter turns."""
    width, up, down = text.width, text.size * 0.74, text.size * 0.24
    left = {"start": 0.0, "middle": -width / 2, "end": -width}[text.anchor]
    corners = [(left, -up), (left + width, down)]
    turn = math.radians(text.rotation)
    turned = [
        (
            text.x + x * math.cos(turn) - y * math.sin(turn),
            text.y + x * math.sin(turn) + y * math.cos(turn),
        )
        for x, y in corners
    ]
    xs, ys = [p[0] for p in turned], [p[1] for p in turned]
    return min(xs), min(ys), max(xs), max(ys)
