"""A map as a picture to take away: with its head, its lanes and what it rests on below."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from pathways.compare import Change
from pathways.errors import MissingDesignError
from pathways.model import CURRENT, Pathway
from planner import formats
from planner.drawing.marks import Drawing, Group, Mark, Text, flat
from planner.drawing.pathway_map import Band, lane_marks
from planner.drawing.words import stacked, wrapped
from planner.estimates import option_of
from planner.exports.map_layouts import shared_layout
from planner.exports.pictures import in_words, title_of
from planner.i18n import N_, _, language
from planner.inputs import share_of_pathway
from planner.look import LIGHT, TYPE, Palette, TypeSize
from planner.maps.content import CardFace, Content, content_of
from planner.maps.figures import measures_of
from planner.maps.marks import card_drawing, label_drawing, line_drawing, stream_drawing
from planner.maps.showing import Showing, Way
from planner.maps.signs import NO_SIGNS

if TYPE_CHECKING:
    from planner.workspace import Workspace
    from resources.estimate import Estimate

__all__ = ["Asked", "map_picture"]

MARGIN: Final = 24.0
GUTTER: Final = 126.0
EDGE: Final = 20.0
BETWEEN: Final = 28.0
MOST_LINES: Final = 3
LONGEST: Final = 160  # characters of a name that is said in full at the foot
LEAST_WIDTH: Final = 480.0
SMALL: Final = TypeSize(11, 15)
WIDE: Final = 1.3  # maps wider than this times their height stand one below the other


@dataclass(frozen=True, slots=True)
class Asked:
    """What a picture of a map is to show.

    ``design`` is blank for the option proposed. ``has_changes`` marks what differs from the
    current design, ``has_findings`` what is missing or too much, ``has_numbers`` puts the
    estimate's figures on cards and lines. ``steps`` are those that are shown; none: all.
    """

    design: str = ""
    way: Way = Way.ONE
    has_changes: bool = True
    has_findings: bool = False
    has_numbers: bool = False
    steps: tuple[str, ...] = ()


def map_picture(
    workspace: "Workspace",
    pathway: Pathway,
    asked: Asked,
    *,
    estimate: "Estimate | None" = None,
    when: date | None = None,
    palette: Palette = LIGHT,
) -> Drawing:
    """The picture, in the language being spoken, at its own size [points].

    Args:
        workspace: Whose cluster stands at its foot.
        pathway: Whose map it is.
        asked: What it shows.
        estimate: What figures are read from; none are shown without it.
        when: The day that stands at its foot; none where left out.
        palette: The colours to draw in.

    Raises:
        MissingDesignError: The pathway has no such design.
    """
    design = asked.design or option_of(pathway)
    if design not in pathway.designs:
        raise MissingDesignError(where=f"“{pathway.name.said(language())}”", id=design)
    option = design if design != CURRENT else option_of(pathway)
    shown = (CURRENT, option) if asked.way is Way.BESIDE else (design,)
    maps, cut_short = [], dict[str, None]()
    for one in shown:
        has_any = asked.has_numbers or asked.way is not Way.ONE
        showing = Showing(one, option, asked.way, asked.has_numbers, estimate if has_any else None)
        layout = shared_layout(pathway, pathway.designs, measures_of(showing))
        content = _only(_as_asked(content_of(pathway, showing, layout), asked), asked.steps)
        maps.append(_map(content, palette))
        cut_short |= dict.fromkeys(_cut_short(content, palette))
    heads = [title_of(pathway, one) for one in shown]
    whole = _beside(maps, heads, palette) if len(maps) > 1 else maps[0]
    title = _title(pathway, asked, heads, option)
    described = " ".join(
        f"{head}. {in_words(pathway, one, language(), asked.steps)}"
        if len(shown) > 1
        else in_words(pathway, one, language(), asked.steps)
        for head, one in zip(heads, shown, strict=True)
    )
    return _framed(
        whole, title, described, _foot(workspace, pathway, asked, when, [*cut_short]), palette
    )


def _title(pathway: Pathway, asked: Asked, heads: list[str], option: str) -> str:
    name = pathway.name.said(language())
    match asked.way:
        case Way.ONE:
            return heads[0]
        case Way.OVER:
            other = title_of(pathway, option)
            return _("{map}, laid over the current design (dashed)", map=other)
        case Way.BESIDE:
            return _("{pathway}: both designs", pathway=name)


def _as_asked(content: Content, asked: Asked) -> Content:
    """The same content without the marks that nobody asked for; pins are for who edits alone."""

    def kept(face: CardFace) -> CardFace:
        if not asked.has_findings:
            face = replace(
                face, signs=NO_SIGNS, short="", card=replace(face.card, needs_reason=False)
            )
        face = replace(face, signs=replace(face.signs, is_pinned=False))
        if not asked.has_changes:
            card = replace(face.card, moved_from=None)
            face = replace(face, change=Change.SAME, goes_to="", card=card)
        return face

    return replace(content, cards={key: kept(face) for key, face in content.cards.items()})


def _only(content: Content, steps: Iterable[str]) -> Content:
    """The steps of a content, what runs between them, and their lanes."""
    chosen = set(steps)
    if not chosen:
        return content
    cards = {key: face for key, face in content.cards.items() if face.step in chosen}
    tops = [face.place.y for face in cards.values()]
    feet = [face.place.y + face.place.height for face in cards.values()]
    bands = tuple(
        band
        for band in content.bands
        if tops and band.y < max(feet) and band.y + band.height > min(tops)
    )
    return replace(
        content,
        cards=cards,
        connections={
            key: face
            for key, face in content.connections.items()
            if face.source in chosen and face.target in chosen
        },
        streams={},
        bands=bands,
    )


def _map(content: Content, palette: Palette) -> Drawing:
    """The lanes with their words at the left, and everything that stands on them."""
    lines = [line_drawing(face, palette) for face in content.connections.values()]
    streams = [stream_drawing(face, palette, is_lit=False) for face in content.streams.values()]
    places = [face.place for face in content.cards.values()]
    xs = [x for p in places for x in (p.x, p.x + p.width)]
    ys = [y for p in places for y in (p.y, p.y + p.height)]
    for face in content.connections.values():
        xs += [x for x, _y in face.points]
        ys += [y for _x, y in face.points]
    for stream in content.streams.values():
        xs.append(stream.box[0])
    ys += [y for band in content.bands for y in (band.y, band.y + band.height)]
    left, right = (min(xs) - EDGE, max(xs) + EDGE) if xs else (0.0, LEAST_WIDTH)
    top, bottom = (min(ys), max(ys)) if ys else (0.0, 120.0)
    marks: list[Mark] = []
    for band in content.bands:
        marks += lane_marks(_within(band, top, bottom), left - GUTTER, left, right, palette)
    marks += [mark for line in lines for mark in line.marks]
    for face in content.connections.values():
        if face.label and face.at is not None:
            label = label_drawing(
                face.label,
                palette,
                is_large=False,
                is_shown=face.is_shown,
                is_changed=face.is_changed,
                is_lit=False,
            )
            marks.append(Group(label.marks, *face.at))
    marks += [mark for stream in streams for mark in stream.marks]
    for card in sorted(content.cards.values(), key=lambda face: face.is_shown):
        drawn = card_drawing(card, palette, is_large=False)
        marks.append(Group(drawn.marks, card.place.x, card.place.y, name=card.card.title))
    group = Group(tuple(marks), GUTTER - left, -top)
    return Drawing(right - left + GUTTER, bottom - top, (group,), "")


def _cut_short(content: Content, palette: Palette) -> Iterator[str]:
    """The names that the cards have no room for in full."""
    for face in content.cards.values():
        texts = flat(card_drawing(face, palette, is_large=False).marks)
        if any(isinstance(t, Text) and t.bold and t.text.endswith("…") for t in texts):
            yield face.card.title[:LONGEST]


def _within(band: Band, top: float, bottom: float) -> Band:
    start = max(band.y, top)
    return replace(band, y=start, height=min(band.y + band.height, bottom) - start)


def _beside(maps: list[Drawing], heads: list[str], palette: Palette) -> Drawing:
    """Maps with their heads, side by side, or one below the other where they are wide."""
    is_wide = max(one.width for one in maps) > WIDE * max(one.height for one in maps)
    size, marks, x, y = TYPE.card, list[Mark](), 0.0, 0.0
    widest = tallest = 0.0
    for one, head in zip(maps, heads, strict=True):
        marks.append(Text(x, y + size.size, head, size.size, palette.ink, bold=True))
        marks.append(Group(one.marks, x, y + size.line + 6))
        widest, tallest = max(widest, x + one.width), max(tallest, y + size.line + 6 + one.height)
        if is_wide:
            y = tallest + BETWEEN
        else:
            x = widest + BETWEEN
    return Drawing(widest, tallest, tuple(marks), "")


def _foot(
    workspace: "Workspace",
    pathway: Pathway,
    asked: Asked,
    when: date | None,
    cut_short: list[str],
) -> list[str]:
    """Whose map it is and of which day, and how much of it nobody has yet stood for."""
    cluster, day = workspace.cluster, formats.day(when) if when else ""
    who = _("{cluster} · {day}", cluster=cluster, day=day) if cluster and day else cluster or day
    lines = [who] if who else []
    if asked.steps:
        n = len([s for s in pathway.steps if s.id in asked.steps])
        lines.append(_("Part of the map: {n} of {all} steps.", n=n, all=len(pathway.steps)))
    if cut_short:
        lines.append(_("In full: {names}.", names="; ".join(cut_short)))
    rests = share_of_pathway(pathway)
    if rests.illustrative:
        words = N_("Illustrative: nobody stands for {share} of the numbers of this pathway yet.")
        lines.append(_(words, share=formats.percent(rests.share)))
    return lines


def _framed(
    whole: Drawing, title: str, description: str, foot: list[str], palette: Palette
) -> Drawing:
    """The map on white with its title above and its foot below, nothing of it cut."""
    width = max(whole.width, LEAST_WIDTH)
    head = wrapped(title, width, TYPE.title.size, bold=True, most=MOST_LINES)
    small = [line for text in foot for line in wrapped(text, width, SMALL.size)]
    marks: list[Mark] = [*stacked(head, MARGIN, MARGIN, palette.ink, TYPE.title, bold=True)]
    y = MARGIN + len(head) * TYPE.title.line + 10
    marks.append(Group(whole.marks, MARGIN, y))
    y += whole.height + 10
    marks += stacked(tuple(small), MARGIN, y, palette.muted, SMALL)
    y += len(small) * SMALL.line + MARGIN
    return Drawing(
        width + 2 * MARGIN, y, tuple(marks), title, description, background=palette.surface
    )
