"""Pictures of a pathway: the map of a design as a neutral drawing."""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, Literal

from pathways.errors import MissingDesignError
from pathways.layout import Layout
from pathways.library import library
from pathways.model import CURRENT, Delivery, Pathway, Setting, Step
from planner import formats
from planner.drawing.marks import Drawing
from planner.drawing.pathway_map import NARROW_GUTTER, Band, Card, Link, Place, map_drawing
from planner.drawing.words import setting_word
from planner.exports.map_layouts import (
    SCREEN,
    THUMBNAIL,
    node_id,
    print_measures,
    share_word,
    shared_layout,
)
from planner.i18n import _, speaking
from planner.i18n import language as spoken
from planner.inputs import design_word
from planner.look import LIGHT, TYPE, Palette

__all__ = [
    "Form",
    "card_of",
    "in_words",
    "layout_of",
    "map_of",
    "print_maps",
    "title_of",
]

Form = Literal["screen", "print", "thumbnail"]
Point = tuple[float, float]
PRINT_EDGE: Final = 10.0
LEAST_TYPE: Final = 8.5
EVERYWHERE: Final = (-math.inf, math.inf)


def map_of(
    pathway: Pathway,
    design: str,
    language: str,
    palette: Palette = LIGHT,
    *,
    form: Form = "screen",
    size: tuple[float, float] | None = None,
) -> Drawing:
    """The map of one design, every step where it is in the pathway's other designs too.

    Args:
        pathway: Whose map it is.
        design: The design that is drawn.
        language: In which language the words are.
        palette: The colours to draw in.
        form: ``thumbnail`` has no words, for pictures too small to read.
        size: Width and height to fit the map into; its own size without it [points].

    Raises:
        MissingDesignError: The pathway has no such design.
    """
    if design not in pathway.designs:
        raise MissingDesignError(where=f"“{pathway.name.said(language)}”", id=design)
    with speaking(language):
        measures = THUMBNAIL if form == "thumbnail" else SCREEN
        layout = shared_layout(pathway, pathway.designs, measures)
        return _drawn(pathway, design, language, palette, layout, form=form, size=size)


def print_maps(
    pathway: Pathway, design: str, language: str, *, room: tuple[float, float]
) -> tuple[Drawing, ...]:
    """The map of one design for paper, in as many parts as large enough type needs.

    Each part fits into ``room`` [points] once it is made smaller; most pathways need one.
    """
    frame = (NARROW_GUTTER + 2 * PRINT_EDGE, 0.0)
    with speaking(language):
        measures = print_measures(pathway, language, room, frame)
        layout = shared_layout(pathway, pathway.designs, measures)
        windows = _windows(layout, room[0] * TYPE.text.size / LEAST_TYPE - frame[0])
        return tuple(
            _drawn(
                pathway,
                design,
                language,
                LIGHT,
                layout,
                form="print",
                window=window,
                part=(number, len(windows)),
            )
            for number, window in enumerate(windows, start=1)
        )


def layout_of(pathway: Pathway, design: str) -> Layout:
    """Where the steps and used connections of one design lie on its map on a screen."""
    layout = shared_layout(pathway, pathway.designs, SCREEN)
    ids = {node_id(s, design): s.id for s in pathway.steps_in(design)}
    return replace(
        layout,
        steps={ids[node]: box for node, box in layout.steps.items() if node in ids},
        connections=tuple(
            replace(route, source=ids[route.source], target=ids[route.target])
            for route in layout.connections
            if route.source in ids
            and route.target in ids
            and pathway.connection(ids[route.source], ids[route.target]).share(design) > 0
        ),
    )


def _drawn(
    pathway: Pathway,
    design: str,
    language: str,
    palette: Palette,
    layout: Layout,
    *,
    form: Form,
    size: tuple[float, float] | None = None,
    window: tuple[float, float] = EVERYWHERE,
    part: tuple[int, int] = (1, 1),
) -> Drawing:
    places = {}
    for step in pathway.steps_in(design):
        box = layout.steps[node_id(step, design)]
        if window[0] <= box.x + box.width / 2 < window[1]:
            places[step.id] = Place(box.x, box.y, box.width, box.height)
    is_print = form == "print"
    edges = {"gutter": NARROW_GUTTER, "edge": PRINT_EDGE} if is_print else {}
    return map_drawing(
        tuple(card_of(step, design, language, form) for step in pathway.steps_in(design)),
        places,
        tuple(_links(pathway, design, layout, window)),
        tuple(Band(lane.name, lane.y, lane.height) for lane in layout.lanes),
        palette=palette,
        title=title_of(pathway, design, part),
        description=in_words(pathway, design, language),
        detail="thumbnail" if form == "thumbnail" else "full",
        size=size,
        **edges,
    )


def _windows(layout: Layout, most: float) -> list[tuple[float, float]]:
    """The map from left to right in parts at most ``most`` wide where cards allow it."""
    count = max(1, math.ceil(layout.width / most))
    cuts = [-math.inf]
    for number in range(1, count):
        wanted = layout.width * number / count
        cuts.append(_gap(layout, wanted))
    return list(zip(cuts, [*cuts[1:], math.inf], strict=True))


def _gap(layout: Layout, wanted: float) -> float:
    """The middle of the gap between columns of cards that is nearest to ``wanted``."""
    spans = sorted((box.x, box.x + box.width) for box in layout.steps.values())
    gaps, reached = [], spans[0][1]
    for left, right in spans[1:]:
        if left > reached:
            gaps.append((left + reached) / 2)
        reached = max(reached, right)
    return min(gaps, key=lambda x: abs(x - wanted), default=wanted)


def title_of(pathway: Pathway, design: str, part: tuple[int, int] = (1, 1)) -> str:
    """What a map of one design is called, in the language being spoken."""
    name, said = pathway.name.said(spoken()), design_word(design)
    if part[1] == 1:
        return _("{pathway}: {design}", pathway=name, design=said)
    blanks = {"pathway": name, "design": said, "part": part[0], "parts": part[1]}
    return _("{pathway}: {design}, part {part} of {parts}", **blanks)


def _links(
    pathway: Pathway, design: str, layout: Layout, window: tuple[float, float]
) -> Iterator[Link]:
    routes = {(route.source, route.target): route for route in layout.connections}
    for connection in pathway.connections:
        ends = [pathway.step(id_) for id_ in (connection.source, connection.target)]
        if connection.share(design) > 0 and all(step.exists_in(design) for step in ends):
            source, target = (node_id(step, design) for step in ends)
            route, word = routes[source, target], share_word(connection, design)
            for points in _inside(route.points, window):
                at = route.label
                is_here = at is not None and window[0] <= at[0] < window[1]
                yield Link(points, word if is_here or window == EVERYWHERE else "", at)


def _inside(points: Sequence[Point], window: tuple[float, float]) -> Iterator[tuple[Point, ...]]:
    """The stretches of a line that lie inside the window."""
    low, high = window
    if low == -math.inf and high == math.inf:
        yield tuple(points)
        return
    stretch: list[Point] = []
    for (x1, y1), (x2, y2) in pairwise(points):
        a, b = (min(max(x, low), high) for x in (x1, x2))
        is_out = (x1 == x2 and not low <= x1 <= high) or (x1 != x2 and a == b)
        if is_out:
            if len(stretch) > 1:
                yield tuple(stretch)
            stretch = []
            continue
        steep = (y2 - y1) / (x2 - x1) if x1 != x2 else 0.0
        if not stretch:
            stretch = [(a, y1 + (a - x1) * steep)]
        stretch.append((b, y2 if b == x2 else y1 + (b - x1) * steep))
        if b != x2:
            yield tuple(stretch)
            stretch = []
    if len(stretch) > 1:
        yield tuple(stretch)


def card_of(step: Step, design: str, language: str, form: Form = "screen") -> Card:
    """What a step says on the map of one design."""
    delivery = step.deliveries.get(design)
    before = step.setting(CURRENT) if design != CURRENT else None
    has_moved = delivery is not None and before is not None and before is not delivery.setting
    is_unreasoned = (
        delivery is not None
        and delivery.setting is Setting.HOSPITAL
        and design != CURRENT
        and not step.why_hospital.is_given
    )
    return Card(
        id=step.id,
        title=step.name.said(language),
        subtitle=_who(delivery, language) if delivery and form == "screen" else "",
        setting=delivery.setting.value if delivery else None,
        kind=step.kind.value,
        moved_from=before.value if has_moved and before else None,
        needs_reason=is_unreasoned and form == "screen",
        opens=bool(step.opens) and not step.is_end,
    )


def _who(delivery: Delivery, language: str) -> str:
    """Who gives most of a step's time, and how many minutes."""
    if not delivery.staff:
        return ""
    line = max(delivery.staff, key=lambda s: s.minutes.central)
    role = library().roles.get(line.role)
    return _(
        "{role}, {minutes} min",
        role=role.name.said(language) if role else line.role,
        minutes=formats.number(line.minutes.central),
    )


def in_words(pathway: Pathway, design: str, language: str, only: Collection[str] = ()) -> str:
    """Where each step is done, or each of ``only``, for who cannot see the map."""
    said = []
    for step in pathway.steps_in(design):
        if only and step.id not in only:
            continue
        setting, name = step.setting(design), step.name.said(language)
        said.append(
            _("{step}: end of the pathway.", step=name)
            if setting is None
            else _("{step}: {setting}.", step=name, setting=setting_word(setting.value))
        )
    return " ".join(said)
