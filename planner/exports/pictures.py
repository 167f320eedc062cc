"""Pictures of a pathway: the map of a design as a neutral drawing, and that drawing as SVG."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from pathways.layout import END_SIZE, LANES, STEP_SIZE, Arc, Layout, Node, arrange
from pathways.library import library
from pathways.model import CURRENT, Delivery, Pathway, Step
from planner import formats
from planner.drawing.marks import Drawing
from planner.drawing.pathway_map import Band, Card, Link, Place, map_drawing
from planner.drawing.svg import svg
from planner.drawing.words import setting_word
from planner.files import replacing
from planner.fonts import text_width
from planner.i18n import _, speaking
from planner.look import LIGHT, TYPE, Palette

__all__ = ["Form", "layout_of", "map_of", "write_svg"]

Form = Literal["screen", "print", "thumbnail"]
_MARGIN: Final = 16.0


@dataclass(frozen=True, slots=True)
class _Measures:
    """Sizes of cards, and by how much the room between them is drawn smaller than on a screen."""

    step: tuple[float, float]
    end: tuple[float, float]
    squeeze: float
    label: float


_SCREEN: Final = _Measures(STEP_SIZE, END_SIZE, 1.0, 12.0)
_PRINT: Final = _Measures((112.0, 82.0), (96.0, 64.0), 2.2, 8.0)


def map_of(
    pathway: Pathway,
    design: str,
    language: str,
    palette: Palette = LIGHT,
    *,
    form: Form = "screen",
    size: tuple[float, float] | None = None,
    designs: tuple[str, ...] | None = None,
) -> Drawing:
    """The map of one design, every step where it is in the pathway's other designs too.

    Args:
        pathway: Whose map it is.
        design: The design that is drawn.
        language: In which language the words are.
        palette: The colours to draw in.
        form: ``print`` has narrow cards in large type; ``thumbnail`` has no words.
        size: Width and height to fit the map into; its own size without it [points].
        designs: The designs that share the places; all of the pathway's where left out.
    """
    measures = _PRINT if form == "print" else _SCREEN
    with speaking(language):
        together = designs or pathway.designs
        layout = _layout(pathway, together, measures)
        steps = tuple(pathway.steps_in(design))
        cards = tuple(_card(step, design, language, form) for step in steps)
        places = {s.id: _place(layout, _node_id(pathway, s, design)) for s in steps}
        title = _("{pathway}: {design}", pathway=pathway.name.said(language), design=_word(design))
        return map_drawing(
            cards,
            places,
            tuple(_links(pathway, design, layout)),
            tuple(Band(lane.name, lane.y, lane.height) for lane in layout.lanes),
            palette=palette,
            title=title,
            description=_in_words(pathway, design, language),
            detail="thumbnail" if form == "thumbnail" else "full",
            size=size,
        )


def write_svg(pathway: Pathway, design: str, path: Path, language: str = "en") -> None:
    """Puts the map of one design in an SVG file that stands alone.

    Raises:
        MissingDesignError: The pathway has no such design.
        FileError: The file cannot be written.
    """
    with speaking(language):
        written = svg(map_of(pathway, design, language), margin=_MARGIN)
    with replacing(path) as fresh:
        fresh.write_text(written, "utf-8", newline="\n")


def layout_of(pathway: Pathway, design: str) -> Layout:
    """Where the steps and used connections of one design lie on its map on a screen."""
    layout = _layout(pathway, pathway.designs, _SCREEN)
    ids = {_node_id(pathway, s, design): s.id for s in pathway.steps_in(design)}
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


def _word(design: str) -> str:
    return {CURRENT: _("now"), "proposed": _("proposed")}.get(design, design)


def _lane(pathway: Pathway, step: Step, design: str) -> str:
    """The lane of a step; an end lies where most of those who come to it come from."""
    if (setting := step.setting(design)) is not None:
        return setting.value
    arriving: dict[str, float] = {}
    for connection in pathway.connections:
        if connection.target == step.id:
            for option in pathway.designs:
                came = pathway.step(connection.source).setting(option)
                if came is not None:
                    share = connection.share(option)
                    arriving[came.value] = arriving.get(came.value, 0.0) + share
    return max(arriving, key=lambda lane: (arriving[lane], lane)) if arriving else "community"


def _node_id(pathway: Pathway, step: Step, design: str) -> str:
    return f"{step.id}@{_lane(pathway, step, design)}"


def _layout(pathway: Pathway, designs: tuple[str, ...], measures: _Measures) -> Layout:
    """One layout for several designs: a step that moves has a place in each of its lanes."""
    k = measures.squeeze
    nodes: dict[str, Node] = {}
    arcs: dict[tuple[str, str], Arc] = {}
    entries = {stream.entry for stream in pathway.streams}
    for step in pathway.steps:
        for design in designs:
            if step.exists_in(design):
                id_ = _node_id(pathway, step, design)
                width, height = measures.end if step.is_end else measures.step
                lane = _lane(pathway, step, design)
                is_entry = step.id in entries
                nodes[id_] = Node(id_, lane, width * k, height * k, is_entry, step.is_end)
    for connection in pathway.connections:
        for design in designs:
            ends = [pathway.step(s) for s in (connection.source, connection.target)]
            if connection.share(design) > 0 and all(s.exists_in(design) for s in ends):
                source, target = (_node_id(pathway, s, design) for s in ends)
                said = _share(connection.share(design))
                width = (text_width(said, TYPE.text.size) + measures.label) * k if said else 0.0
                known = arcs.get((source, target))
                if known is None or known.label_width < width:
                    arcs[source, target] = Arc(source, target, width, TYPE.text.line * k)
    return _shrunk(arrange(tuple(nodes.values()), tuple(arcs.values()), lanes=LANES), k)


def _shrunk(layout: Layout, k: float) -> Layout:
    """The same layout, every length divided by ``k``."""
    return Layout(
        {
            id_: replace(box, x=box.x / k, y=box.y / k, width=box.width / k, height=box.height / k)
            for id_, box in layout.steps.items()
        },
        tuple(
            replace(
                route,
                points=tuple((x / k, y / k) for x, y in route.points),
                label=(route.label[0] / k, route.label[1] / k) if route.label else None,
            )
            for route in layout.connections
        ),
        tuple(replace(lane, y=lane.y / k, height=lane.height / k) for lane in layout.lanes),
        layout.width / k,
        layout.height / k,
    )


def _place(layout: Layout, id_: str) -> Place:
    box = layout.steps[id_]
    return Place(box.x, box.y, box.width, box.height)


def _share(share: float) -> str:
    return "" if share == 1 else formats.percent(share, 1 if 0 < share < 0.01 else 0)


def _links(pathway: Pathway, design: str, layout: Layout) -> Iterator[Link]:
    routes = {(route.source, route.target): route for route in layout.connections}
    for connection in pathway.connections:
        ends = [pathway.step(s) for s in (connection.source, connection.target)]
        if connection.share(design) > 0 and all(s.exists_in(design) for s in ends):
            source, target = (_node_id(pathway, s, design) for s in ends)
            yield Link(routes[source, target].points, _share(connection.share(design)))


def _card(step: Step, design: str, language: str, form: Form) -> Card:
    delivery = step.deliveries.get(design)
    before = step.setting(CURRENT) if design != CURRENT else None
    has_moved = delivery is not None and before is not None and before is not delivery.setting
    return Card(
        id=step.id,
        title=step.name.said(language),
        subtitle=_who(delivery, language) if delivery and form == "screen" else "",
        setting=delivery.setting.value if delivery else None,
        kind=step.kind.value,
        moved_from=before.value if has_moved and before else None,
        needs_reason=bool(
            delivery
            and delivery.setting.value == "hospital"
            and design != CURRENT
            and not step.why_hospital.is_given
        ),
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


def _in_words(pathway: Pathway, design: str, language: str) -> str:
    """Where each step is done, for who cannot see the map."""
    said = []
    for step in pathway.steps_in(design):
        setting = step.setting(design)
        name = step.name.said(language)
        said.append(
            _("{step}: {setting}.", step=name, setting=setting_word(setting.value).lower())
            if setting
            else _("{step}: end of the pathway.", step=name)
        )
    return " ".join(said)
