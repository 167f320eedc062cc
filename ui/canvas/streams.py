"""Where the small arrows stand by which people enter the map, and what is written at them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pathways.model import Pathway
from planner import formats
from planner.drawing.words import wrapped
from planner.fonts import text_width
from planner.i18n import _, language

if TYPE_CHECKING:
    from ui.canvas.content import CardFace, ConnectionFace, Key

__all__ = ["StreamFace", "stream_faces"]

Box = tuple[float, float, float, float]  # left, top, right, bottom
Point = tuple[float, float]
SIZE: Final = 15.0
LINE: Final = 19.0
ROOM: Final = 132.0
ARROW: Final = 26.0
GAP: Final = 6.0
AIR: Final = 3.0


@dataclass(frozen=True, slots=True)
class StreamFace:
    """A stream at the step it enters: its name in lines, how many, their box, and the arrow."""

    id: str
    name: str
    words: tuple[str, ...]
    count: str
    box: Box
    arrow: tuple[Point, Point]
    is_right: bool  # set flush with the arrow at their right


def stream_faces(
    pathway: Pathway,
    cards: "Mapping[Key, CardFace]",
    connections: "Mapping[Key, ConnectionFace]",
) -> dict[str, StreamFace]:
    """The streams of the design shown, each where it covers nothing else if there is such room."""
    taken: list[Box] = [
        (p.x - AIR, p.y - 14, p.x + p.width + AIR, p.y + p.height + AIR)
        for p in (face.place for face in cards.values())
    ]
    for face in connections.values():
        taken += [
            (
                min(a[0], b[0]) - AIR,
                min(a[1], b[1]) - AIR,
                max(a[0], b[0]) + AIR,
                max(a[1], b[1]) + AIR,
            )
            for a, b in pairwise(face.points)
        ]
        if face.at is not None and face.label:
            half = (text_width(face.label, 17) + 14) / 2
            taken.append((face.at[0] - half, face.at[1] - 12, face.at[0] + half, face.at[1] + 12))
    faces: dict[str, StreamFace] = {}
    for stream in pathway.streams:
        at = cards.get((stream.entry, "")) or cards.get((stream.entry, "other"))
        if at is None:
            continue
        name = stream.name.said(language())
        count = _("{n} a year per 10,000", n=formats.number(stream.per_10000.central))
        words = wrapped(name, ROOM, SIZE, most=3)
        lines = (*words, count)
        width = max(text_width(line, SIZE) for line in lines)
        p = at.place
        spots = list(_spots((p.x, p.y, p.x + p.width, p.y + p.height), width, len(lines) * LINE))
        box, arrow, is_right = next(
            (s for s in spots if not any(_meet(s[0], other) for other in taken)), spots[0]
        )
        taken.append(box)
        faces[stream.id] = StreamFace(stream.id, name, words, count, box, arrow, is_right)
    return faces


def _spots(
    card: Box, width: float, height: float
) -> Iterator[tuple[Box, tuple[Point, Point], bool]]:
    """Boxes for the words with their arrows: to the left, then below, then above the card."""
    left, top, right, bottom = card
    middle = (top + bottom) / 2
    x = left - ARROW - GAP
    yield (
        (x - width, middle - height / 2, x, middle + height / 2),
        ((left - ARROW, middle), (left, middle)),
        True,
    )
    for at in (left + 20, (left + right) / 2, right - 20):
        for y, tip in ((bottom + 8, bottom), (top - 22 - height, top)):
            base = y if tip == bottom else y + height
            for beside in (at + 8, at - 8 - width):
                yield (
                    (beside, y, beside + width, y + height),
                    ((at, base + (14 if tip == bottom else -14)), (at, tip)),
                    beside < at,
                )


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
