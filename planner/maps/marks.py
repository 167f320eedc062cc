"""What cards, shares and streams look like, as marks around their own origin."""

from dataclasses import replace
from typing import Final, Literal

from pathways.compare import Change
from planner.drawing.marks import Drawing, Group, Line, Mark, Rect, Text, circle, polygon, polyline
from planner.drawing.pathway_map import Link, Place, card_marks, connection_marks, opening_marks
from planner.drawing.patterns import rule, symbol
from planner.drawing.words import cut, from_setting, stacked, to_setting, wrapped
from planner.exports.map_layouts import FIGURES
from planner.fonts import text_width
from planner.i18n import N_, _
from planner.look import RADIUS, TYPE, Palette, TypeSize
from planner.maps.content import CardFace, ConnectionFace
from planner.maps.signs import sign_marks
from planner.maps.streams import StreamFace

__all__ = [
    "LABEL",
    "LARGE_LABEL",
    "card_drawing",
    "label_drawing",
    "label_width",
    "line_drawing",
    "stream_drawing",
]

Sign = Literal["arrow", "plus", "minus", "wave"]
LABEL: Final = TYPE.text.size
LARGE_LABEL: Final = 17.0
SIZES: Final = (TypeSize(21, 22), TypeSize(19, 20), TypeSize(17, 18))
BELOW: Final = 4.0  # how far the middle of a sign stands below the edge of its card
WIDEST: Final = 7.5  # what the fullest connection is wider than an empty one
WHO: Final = TypeSize(16, 18)
CHANGES: Final[dict[Change, tuple[Sign, str]]] = {
    Change.ADDED: ("plus", N_("added")),
    Change.REMOVED: ("minus", N_("taken out")),
    Change.CHANGED: ("wave", N_("changed")),
}


def card_drawing(face: CardFace, palette: Palette, *, is_large: bool) -> Drawing:
    """A card with its top left corner at the origin; large type where the map is small."""
    whole = replace(face.place, x=0, y=0)
    place = replace(whole, height=whole.height - FIGURES) if face.has_foot else whole
    card = face.card
    if is_large or not face.is_shown:
        marks = _plain_card(face, place, palette, is_large=is_large)
    else:
        who = _who(face, place.width - 48, TYPE.text.size)
        marks = card_marks(replace(card, moved_from=None, subtitle=who), place, palette)
    size = LARGE_LABEL if is_large else LABEL
    if face.has_foot:
        ground = marks[0]
        if isinstance(ground, Rect):
            marks[0] = replace(ground, height=whole.height)
        marks += _foot(face, place.height, palette, size)
    if card.opens and (is_large or not face.is_shown):
        marks += opening_marks(whole, palette, size)
    if face.short:
        marks += _badge(whole, palette, face.short, size)
    if face.goes_to:
        marks += _pill(whole, palette, face.goes_to, "arrow", to_setting(face.goes_to), size)
    elif face.change in CHANGES:
        sign, word = CHANGES[face.change]
        marks += _pill(whole, palette, None, sign, _(word), size)
    elif card.moved_from:
        marks += _pill(
            whole, palette, card.moved_from, "arrow", from_setting(card.moved_from), size
        )
    marks += sign_marks(face.signs, whole, palette)
    return Drawing(whole.width, whole.height, tuple(marks), card.title)


def _foot(face: CardFace, top: float, palette: Palette, size: float) -> list[Mark]:
    """A hairline with the figures below it."""
    if not face.figures:
        return []
    ink = palette.ink if face.is_shown else palette.muted
    marks: list[Mark] = [Line(8, top, face.place.width - 8, top, palette.hairline)]
    for i, text in enumerate(face.figures):
        words = (cut(text, face.place.width - 24, size, bold=not i),)
        down = top + 2 + i * (size + 3)
        marks += stacked(words, 14, down, ink, TypeSize(size, size + 3), bold=not i)
    return marks


def _badge(place: Place, palette: Palette, word: str, size: float) -> list[Mark]:
    """A warning on the upper edge of a card: a triangle with a word."""
    high, middle = size + 8, -6.0
    text = cut(word, place.width - 52, size)
    width, mark = text_width(text, size) + 36, palette.warning
    triangle = [(13, middle + 7), (21, middle - 7), (29, middle + 7)]
    return [
        Rect(6, middle - high / 2, width, high, high / 2, palette.surface, mark, 1.6),
        polygon(triangle, mark),
        Text(21, middle + 5.5, "!", 11, palette.surface, True, anchor="middle"),
        Text(33, middle + size * 0.35, text, size, palette.ink),
    ]


def _plain_card(face: CardFace, place: Place, palette: Palette, *, is_large: bool) -> list[Mark]:
    """A card with its name alone: large, or that of a design that is not the one worked on."""
    card, width, height = face.card, place.width, place.height
    mark = palette.mark(card.setting)
    edge = palette.error if card.needs_reason else palette.outline
    ink, fill = palette.ink, palette.surface
    dash: tuple[float, ...] = ()
    if not face.is_shown:
        ink, fill, edge, dash = palette.muted, palette.tint(card.setting), mark, (5.0, 4.0)
    marks: list[Mark] = [Rect(0, 0, width, height, RADIUS, fill, edge, 1.2, dash)]
    left = 8.0
    if card.setting is not None:
        left = 15.0
        marks += rule(7, 8, 7, height - 8, card.setting, mark, 3.2 if is_large else 2.6)
    has_pill = bool(face.goes_to or card.moved_from or face.change in CHANGES)
    top, foot = 7.0 if card.opens else 4.0, (12.0 if is_large else 9.0) if has_pill else 4.0
    room = height - top - foot
    under = _who(face, width - left - 6, WHO.size)
    indent = left if card.setting is None else left + 23
    name, size = _fitting(
        card.title, width - indent - 5, room - (WHO.line if under else 0), is_large=is_large
    )
    if under and (len(name) * size.line > room - WHO.line or size is SIZES[-1]):
        under = ""
        name, size = _fitting(card.title, width - indent - 5, room, is_large=is_large)
    used = len(name) * size.line + (WHO.line if under else 0)
    down = top + (room - used) / 2
    if card.setting is not None:
        middle = down + len(name) * size.line / 2
        marks.append(symbol(card.kind, left - 2, middle - 10, 20, mark))
    marks += stacked(name, indent, down, ink, size, bold=True)
    if under:
        marks += stacked((under,), left, down + len(name) * size.line, palette.muted, WHO)
    if card.needs_reason:
        radius = 12.0 if is_large else 9.0
        size_ = LARGE_LABEL if is_large else LABEL
        marks.append(circle(width, 0, radius, fill=palette.error, stroke=palette.surface))
        marks.append(Text(width, size_ * 0.35, "?", size_, palette.surface, True, anchor="middle"))
    return marks


def _who(face: CardFace, room: float, size: float) -> str:
    """Who and how long in a line; a long name of a role is cut, the minutes are not."""
    if not face.role:
        return ""
    without = text_width(_("{role}, {minutes} min", role="", minutes=face.minutes), size)
    role = cut(face.role, room - without, size)
    return _("{role}, {minutes} min", role=role, minutes=face.minutes)


def _fitting(
    text: str, width: float, height: float, *, is_large: bool
) -> tuple[tuple[str, ...], TypeSize]:
    """The text in the largest type in which it fits whole, else shortened in the smallest."""
    sizes = SIZES if is_large else (TYPE.card, TYPE.text)
    for size in sizes:
        lines = wrapped(text, width, size.size, bold=True)
        is_whole = not any(line.endswith("-") for line in lines) or size is sizes[-1]
        if len(lines) * size.line <= height and is_whole:
            return lines, size
    size = sizes[-1]
    return wrapped(text, width, size.size, bold=True, most=max(1, int(height // size.line))), size


def _pill(
    place: Place, palette: Palette, setting: str | None, sign: Sign, word: str, size: float
) -> list[Mark]:
    """A word with a sign on the lower edge of a card, where no connection begins or ends."""
    high, foot = size + 8, place.height + BELOW
    text = cut(word, place.width - 36, size)
    width = text_width(text, size) + 36
    x = place.width - width - min(12.0, (place.width - width) / 2)
    ink = palette.mark(setting) if setting else palette.ink
    fill = palette.tint(setting) if setting else palette.surface
    return [
        Rect(x, foot - high / 2, width, high, high / 2, fill, ink, 1),
        Group(tuple(_sign(sign, x + 10, ink)), 0, foot),
        Text(x + 28, foot + size * 0.35, text, size, palette.ink),
    ]


def _sign(sign: Sign, x: float, ink: str) -> list[Mark]:
    across = polyline([(x, 0), (x + 12, 0)], ink, 2)
    if sign == "arrow":
        return [
            polyline([(x, 0), (x + 10, 0)], ink, 1.8),
            polygon([(x + 14, 0), (x + 8, -4.5), (x + 8, 4.5)], ink),
        ]
    if sign == "plus":
        return [across, polyline([(x + 6, -6), (x + 6, 6)], ink, 2)]
    if sign == "minus":
        return [across]
    return [polyline([(x, 3), (x + 4, -3), (x + 8, 3), (x + 12, -3)], ink, 2)]


def label_width(text: str, *, is_large: bool) -> float:
    """How wide the share in words is with the room around it."""
    return text_width(text, LARGE_LABEL if is_large else LABEL) + 8


def label_drawing(
    text: str, palette: Palette, *, is_large: bool, is_shown: bool, is_changed: bool, is_lit: bool
) -> Drawing:
    """The share of a connection around its middle."""
    size = LARGE_LABEL if is_large else LABEL
    width, height = label_width(text, is_large=is_large), size + 5
    ink = palette.ink if is_shown else palette.muted
    edge = palette.ink if is_lit or (is_changed and is_shown) else None
    return Drawing(
        width,
        height,
        (
            Rect(-width / 2, -height / 2, width, height, height / 2, palette.surface, edge, 1.2),
            Text(0, size * 0.35, text, size, ink, anchor="middle", bold=is_lit),
        ),
        text,
    )


def line_drawing(
    face: ConnectionFace,
    palette: Palette,
    *,
    is_lit: bool = False,
    is_target: bool = False,
    is_large: bool = False,
) -> Drawing:
    """The line of a connection and its head, in the coordinates of the map."""
    colour, width = palette.muted, 1.5 + face.width * WIDEST
    if is_target:
        colour, width = palette.good, 4.5
    elif is_lit:
        colour, width = palette.ink, max(3.0, width)
    elif not face.is_shown:
        colour = palette.outline
    elif face.is_changed:
        colour, width = palette.ink, max(2.0, width)
    dash = () if face.is_shown else (6.0, 5.0)
    more, head = (0.9, 14.0) if is_large else (0.0, 9.0)
    marks = connection_marks(
        Link(face.points),
        palette,
        colour=colour,
        width=width + more,
        head=max(head, width * 2.2),
        dash=dash,
    )
    return Drawing(1, 1, tuple(marks), "")


def stream_drawing(face: StreamFace, palette: Palette, *, is_lit: bool) -> Drawing:
    """The words of a stream and its arrow, in the coordinates of the map."""
    left, top, right, bottom = face.box
    ink = palette.ink
    marks: list[Mark] = []
    if is_lit:
        box = (left, top - 3, right - left + 6, bottom - top + 6)
        marks.append(Rect(*box, RADIUS, palette.surface, ink))
    marks += stacked(face.words, right, top, ink, face.size, anchor="end")
    below = top + len(face.words) * face.size.line
    marks += stacked((face.count,), right, below, palette.muted, face.size, anchor="end")
    link = Link(face.arrow)
    marks += connection_marks(link, palette, colour=ink, width=3 if is_lit else 2, head=11)
    return Drawing(right - left, bottom - top, tuple(marks), face.name)
