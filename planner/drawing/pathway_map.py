"""The picture of a pathway in one design: lanes, cards, connections, and what has moved."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from planner.drawing.marks import (
    Drawing,
    Group,
    Mark,
    Rect,
    Text,
    circle,
    polygon,
    rounded_polyline,
)
from planner.drawing.patterns import rule, symbol
from planner.drawing.words import cut, from_setting, setting_word, stacked, wrapped
from planner.fonts import text_width
from planner.i18n import N_, _
from planner.look import RADIUS, TYPE, Palette, TypeSize

__all__ = [
    "NARROW_GUTTER",
    "Band",
    "Card",
    "Link",
    "Place",
    "card_marks",
    "connection_marks",
    "lane_marks",
    "map_drawing",
    "opening_box",
    "opening_marks",
]

GUTTER: Final = 124.0
NARROW_GUTTER: Final = 100.0
EDGE: Final = 24.0
SLIM: Final = 140.0  # cards narrower than this have no symbol and fill with their name
ARROW: Final = 8.0
SUB_PATHWAY: Final = N_("sub-pathway")
Detail = Literal["full", "thumbnail"]
Point = tuple[float, float]
Dash = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What a step says on the map.

    ``setting`` is ``None`` for an end; ``moved_from`` is the setting it has left;
    ``needs_reason`` marks a hospital step that does not say why; ``opens`` one that opens as a
    pathway of its own.
    """

    id: str
    title: str
    subtitle: str = ""
    setting: str | None = None
    kind: str = "contact"
    moved_from: str | None = None
    needs_reason: bool = False
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card lies: its top left corner and its size, in points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Link:
    """A connection as a line from point to point, with the share it carries in words.

    ``at`` is where the middle of the share stands; without it a free stretch is looked for.
    """

    points: tuple[Point, ...]
    label: str = ""
    at: Point | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """A lane: its setting, or ``None`` for the lane of ends, and the height it takes up."""

    setting: str | None
    y: float
    height: float


def map_drawing(
    cards: Sequence[Card],
    places: Mapping[str, Place],
    links: Sequence[Link],
    bands: Sequence[Band],
    *,
    palette: Palette,
    title: str,
    description: str = "",
    detail: Detail = "full",
    size: tuple[float, float] | None = None,
    gutter: float = GUTTER,
    edge: float = EDGE,
) -> Drawing:
    """The map as a drawing.

    Args:
        cards: The steps of the design; one without a place is left out.
        places: Where each card lies, by step.
        links: The connections, in the coordinates of ``places``.
        bands: The lanes, in the coordinates of ``places``.
        palette: The colours to draw in.
        title: What the picture is called, in the reader's language.
        description: What it shows, in words, for who cannot see it.
        detail: ``thumbnail`` leaves out every word, for pictures too small to read.
        size: Width and height to fit the map into, in the middle; its own size without it.
        gutter: Room for the lanes' words; below ``GUTTER`` they are set in smaller type.
        edge: Room left of the first card and right of the last.
    """
    shown = [card for card in cards if card.id in places]
    gutter = gutter if detail == "full" else 0.0
    xs = [x for p in places.values() for x in (p.x, p.x + p.width)]
    xs += [x for link in links for x, _y in link.points]
    ys = [y for band in bands for y in (band.y, band.y + band.height)]
    ys += [y for p in places.values() for y in (p.y, p.y + p.height)]
    ys += [y for link in links for _x, y in link.points]
    left, right = (min(xs) - edge, max(xs) + edge) if xs else (0.0, 320.0)
    top, bottom = (min(ys), max(ys)) if ys else (0.0, 120.0)
    width, height = right - left + gutter, bottom - top
    scale = min(size[0] / width, size[1] / height) if size else 1.0
    if detail == "thumbnail":
        marks = _small(shown, places, links, bands, left, right, palette, 1 / scale)
    else:
        marks = _full(shown, places, links, bands, left - gutter, left, right, palette)
    out_width, out_height = size or (width, height)
    placed = Group(
        tuple(marks),
        (out_width - width * scale) / 2 + (gutter - left) * scale,
        (out_height - height * scale) / 2 - top * scale,
        scale,
    )
    return Drawing(out_width, out_height, (placed,), title, description)


def _small(
    cards: Sequence[Card],
    places: Mapping[str, Place],
    links: Sequence[Link],
    bands: Sequence[Band],
    left: float,
    right: float,
    palette: Palette,
    pen: float,
) -> list[Mark]:
    """Marks of a picture without words; ``pen`` is how wide a line of one point is drawn."""
    marks: list[Mark] = []
    for band in bands:
        if band.setting is not None:
            tint, mark = palette.tint(band.setting), palette.mark(band.setting)
            marks.append(Rect(left, band.y, right - left, band.height, 0, tint))
            marks += rule(left, band.y, right, band.y, band.setting, mark, 1.1 * pen)
    marks += [
        rounded_polyline(link.points, palette.outline, 1.2 * pen, (), 8)
        for link in links
        if len(link.points) > 1
    ]
    for card in cards:
        place = places[card.id]
        mark = palette.mark(card.setting)
        if card.setting is None:
            middle = (place.x + place.width / 2, place.y + place.height / 2)
            radius = max(min(place.width, place.height) / 4, 3 * pen)
            marks.append(circle(*middle, radius, fill=palette.muted))
            continue
        fill = mark if card.moved_from else palette.surface
        marks.append(
            Rect(place.x, place.y, place.width, place.height, 2 * pen, fill, mark, 1.2 * pen)
        )
    return marks


def _full(
    cards: Sequence[Card],
    places: Mapping[str, Place],
    links: Sequence[Link],
    bands: Sequence[Band],
    start: float,
    left: float,
    right: float,
    palette: Palette,
) -> list[Mark]:
    marks: list[Mark] = []
    for band in bands:
        marks += lane_marks(band, start, left, right, palette)
    for link in links:
        marks += connection_marks(link, palette)
    taken = [_grown(places[card.id], 2) for card in cards]
    for link in links:
        marks += _share(link, taken, palette)
    for card in cards:
        marks.append(Group(tuple(card_marks(card, places[card.id], palette)), name=_in_words(card)))
    return marks


def lane_marks(band: Band, start: float, left: float, right: float, palette: Palette) -> list[Mark]:
    """A lane from ``start``, where its word stands, past ``left``, where its cards may begin."""
    if band.setting is None:
        return []
    mark = palette.mark(band.setting)
    y, room = band.y + 1.5, left - start
    size, at = (TYPE.card.size, 12.0) if room >= GUTTER else (TYPE.text.size, 8.0)
    word = cut(setting_word(band.setting), room - at - 24, size, bold=True)
    return [
        Rect(start, band.y, right - start, band.height, 0, palette.tint(band.setting)),
        *rule(start, y, right, y, band.setting, mark, 1.8),
        symbol(band.setting, start + at, band.y + 13, 18, mark),
        Text(start + at + 24, band.y + 22 + size / 3, word, size, mark, bold=True),
    ]


def connection_marks(
    link: Link,
    palette: Palette,
    *,
    colour: str = "",
    width: float = 1.5,
    head: float = ARROW,
    dash: Dash = (),
) -> list[Mark]:
    """The line of a connection and its arrow head, in muted ink unless a colour is given."""
    colour = colour or palette.muted
    points = list(link.points)
    if len(points) < 2:
        return []
    tip, before = points[-1], points[-2]
    angle = math.atan2(tip[1] - before[1], tip[0] - before[0])
    back = (tip[0] - head * 0.8 * math.cos(angle), tip[1] - head * 0.8 * math.sin(angle))
    sides = [
        (tip[0] - head * math.cos(angle + turn), tip[1] - head * math.sin(angle + turn))
        for turn in (0.45, -0.45)
    ]
    line = rounded_polyline([*points[:-1], back], colour, width, dash)
    return [line, polygon([tip, *sides], colour)]


def _grown(place: Place, by: float) -> tuple[float, float, float, float]:
    return place.x - by, place.y - by, place.x + place.width + by, place.y + place.height + by


def _share(
    link: Link, taken: list[tuple[float, float, float, float]], palette: Palette
) -> list[Mark]:
    """The share on a halo, on the longest stretch where it covers nothing else."""
    if not link.label or len(link.points) < 2:
        return []
    width, height = text_width(link.label, TYPE.text.size) + 8, TYPE.text.line
    stretches = sorted(
        zip(link.points, link.points[1:], strict=False), key=lambda s: -math.dist(*s)
    )
    spots = [
        (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)
        for part in (0.5, 0.3, 0.7, 0.15, 0.85)
        for start, end in stretches
    ]
    if link.at is not None:
        spots = [link.at]
    boxes = [(x - width / 2, y - height / 2, x + width / 2, y + height / 2) for x, y in spots]
    box = next((b for b in boxes if not any(_overlap(b, other) for other in taken)), boxes[0])
    taken.append(box)
    return [
        Rect(box[0], box[1], width, height, height / 2, palette.surface),
        Text(
            (box[0] + box[2]) / 2,
            (box[1] + box[3]) / 2 + TYPE.text.size * 0.35,
            link.label,
            TYPE.text.size,
            palette.ink,
            anchor="middle",
        ),
    ]


def _overlap(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _in_words(card: Card) -> str:
    return f"{card.title} ({setting_word(card.setting)})" if card.setting else card.title


def card_marks(card: Card, place: Place, palette: Palette) -> list[Mark]:
    """A card with its words, and with its signs of having moved and of a reason missing."""
    x, y, width, height = place.x, place.y, place.width, place.height
    mark = palette.mark(card.setting)
    edge = palette.error if card.needs_reason else palette.outline
    marks: list[Mark] = [Rect(x, y, width, height, RADIUS, palette.surface, edge, 1)]
    if card.setting is not None:
        marks += rule(x + 6, y + 8, x + 6, y + height - 8, card.setting, mark, 2.6)
    if width < SLIM:
        marks += _slim_words(card, place, palette)
    else:
        marks.append(symbol(card.kind, x + 14, y + 9, 18, mark))
        marks += _card_words(card, place, palette)
    if card.moved_from is not None:
        # A slim card's upper edge is where its connection with itself stands.
        upper = y + height if width < SLIM else y
        marks += _moved(card.moved_from, card.setting, x + width, upper, width, palette)
    if card.opens:
        marks += opening_marks(place, palette)
    if card.needs_reason:
        marks.append(circle(x + width, y, 9, fill=palette.error, stroke=palette.surface))
        marks.append(
            Text(x + width, y + 4.6, "?", TYPE.text.size, palette.surface, True, anchor="middle")
        )
    return marks


def opening_box(place: Place, size: float = TYPE.text.size) -> tuple[float, float, float, float]:
    """Where the mark of a step that opens stands: its corner and its size.

    It is on the upper edge of a card, and within a slim one, which another may stand close above.
    """
    width, height = text_width(_(SUB_PATHWAY), size) + size + 22, size + 8
    x = place.x + min(12.0, (place.width - width) / 2)
    return x, place.y + (2 if place.width < SLIM else 5 - height), width, height


def opening_marks(place: Place, palette: Palette, size: float = TYPE.text.size) -> list[Mark]:
    """The mark of a step that opens as a pathway of its own: a sign and a word."""
    x, y, width, height = opening_box(place, size)
    if place.width < SLIM:
        return [
            symbol("sub_pathway", place.x + 11, y + 4, size, palette.ink),
            Text(place.x + size + 13, y + 4 + size * 0.86, _(SUB_PATHWAY), size, palette.ink),
        ]
    pill = Rect(x, y, width, height, height / 2, palette.surface, palette.ink, 1)
    return [
        pill,
        symbol("sub_pathway", x + 7, y + 3, size + 2, palette.ink),
        Text(x + size + 13, y + 4 + size * 0.86, _(SUB_PATHWAY), size, palette.ink),
    ]


def _card_words(card: Card, place: Place, palette: Palette) -> list[Mark]:
    room = place.width - 38 - 10
    lines = 2 if place.height >= 2 * TYPE.card.line + 12 else 1
    name = wrapped(card.title, room, TYPE.card.size, bold=True, most=lines)
    left = place.height - 14 - len(name) * TYPE.card.line
    under = card.subtitle if left >= TYPE.text.line - 2 else ""
    used = len(name) * TYPE.card.line + (TYPE.text.line if under else 0)
    top = place.y + max(7.0, (place.height - used) / 2) if not under else place.y + 8
    marks: list[Mark] = list(stacked(name, place.x + 38, top, palette.ink, TYPE.card, bold=True))
    if under:
        text = cut(under, room, TYPE.text.size)
        below = top + len(name) * TYPE.card.line
        marks += stacked((text,), place.x + 38, below, palette.muted)
    return marks


def _slim_words(card: Card, place: Place, palette: Palette) -> list[Mark]:
    """The name alone, in as many lines as there is room for over the word of where it was."""
    left = 14.0 if card.setting is not None else 8.0
    line = TYPE.text.line - 2
    above = 18 if card.opens else 0
    room = place.height - 8 - above - (10 if card.moved_from is not None else 0)
    lines = max(1, int(room // line))
    name = wrapped(card.title, place.width - left - 6, TYPE.text.size, bold=True, most=lines)
    top = place.y + 4 + above + (room - len(name) * line) / 2
    size = TypeSize(TYPE.text.size, line)
    return list(stacked(name, place.x + left, top, palette.ink, size, bold=True))


def _moved(
    before: str, now: str | None, right: float, y: float, most: float, palette: Palette
) -> list[Mark]:
    """The word of where a card came from, in a pill on its upper edge, with an arrow."""
    mark = palette.mark(now)
    text = cut(from_setting(before), max(most - 40, 100), TYPE.text.size)
    width = text_width(text, TYPE.text.size) + 34
    inset = min(10.0, (most - width) / 2)
    left, top, middle = right - width - inset, y - 11, y
    shaft = left + 9
    return [
        Rect(left, top, width, 22, 11, palette.tint(before), palette.mark(before), 1),
        rounded_polyline([(shaft, middle), (shaft + 11, middle)], mark, 1.8),
        polygon([(shaft + 14, middle), (shaft + 8, middle - 4.5), (shaft + 8, middle + 4.5)], mark),
        Text(left + 27, middle + 4.5, text, TYPE.text.size, palette.ink),
    ]
