"""One layout for all designs of a pathway, so that a step stands where it stood on every map."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pathways.layout import (
    END_SIZE,
    LANES,
    STEP_SIZE,
    Arc,
    InLane,
    Layout,
    Led,
    Node,
    arrange,
    hold,
)
from pathways.model import Connection, Pathway, Setting, Step, Stream
from pathways.placing import Spot
from planner import formats
from planner.drawing.words import wrapped
from planner.exports.placed import Fitting, exactly, fitted
from planner.fonts import text_width
from planner.look import TYPE

__all__ = [
    "EDITOR",
    "EDITOR_COMPARED",
    "EDITOR_NUMBERED",
    "FIGURES",
    "SCREEN",
    "THUMBNAIL",
    "Measures",
    "arranged_layout",
    "lane_of",
    "node_id",
    "print_measures",
    "share_word",
    "share_words",
    "shared_layout",
    "stream_node_id",
]

LINE: Final = TYPE.text.line - 2
SQUEEZE: Final = 3.6
WIDTHS: Final = (92.0, 104.0, 116.0, 128.0, 139.0)


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes of cards by step id, and by how much the room between them is less than on a screen.

    ``label`` is the room beside the words on a line, which are of ``type_size``; ``least`` is the
    room for words that every line has, so that no change of a number moves a card; with
    ``is_compared`` there is room for the shares of both designs where they differ. ``step`` and
    ``end`` are the sizes of cards that have none of their own; ``stream`` is that of the words
    of a stream, which have no place of their own without it.
    """

    sizes: Mapping[str, tuple[float, float]] = field(hash=False)
    squeeze: float
    label: float
    type_size: float = TYPE.text.size
    is_compared: bool = False
    least: float = 0.0
    step: tuple[float, float] = STEP_SIZE
    end: tuple[float, float] = END_SIZE
    stream: tuple[float, float] | None = None

    def size(self, step: Step) -> tuple[float, float]:
        """Width and height of a step's card."""
        return self.sizes.get(step.id, self.end if step.is_end else self.step)


SCREEN: Final = Measures({}, 1.0, 12.0)
EDITOR: Final = Measures(
    sizes={},
    squeeze=1.0,
    label=14.0,
    type_size=17.0,
    is_compared=True,
    step=(168.0, 76.0),
    end=(136.0, 50.0),
    stream=(176.0, 66.0),
)
FIGURES: Final = 52.0  # the foot of a card that figures stand in
EDITOR_COMPARED: Final = replace(EDITOR, step=(168.0, 76.0 + FIGURES))
EDITOR_NUMBERED: Final = replace(EDITOR_COMPARED, least=text_width("8,888 · 88%", 17.0) + 14.0)
THUMBNAIL: Final = Measures({}, 2.0, -math.inf)


def print_measures(
    pathway: Pathway, language: str, room: tuple[float, float], frame: tuple[float, float]
) -> Measures:
    """The sizes of cards that let a map be printed largest with every name whole.

    Args:
        pathway: Whose map it is.
        language: In which language the names are.
        room: Width and height on paper [points].
        frame: What the map needs beside its layout: across and down [points of the map].
    """
    narrowest = max((_longest_word(step, language) + 22 for step in pathway.steps), default=0.0)
    widths = [w for w in WIDTHS if w >= narrowest] or [WIDTHS[-1]]
    found = (_measures(pathway, language, width) for width in widths)
    return max(found, key=lambda m: _scale(pathway, m, room, frame))


def _scale(
    pathway: Pathway, measures: Measures, room: tuple[float, float], frame: tuple[float, float]
) -> float:
    layout = shared_layout(pathway, pathway.designs, measures)
    return min(room[0] / (layout.width + frame[0]), room[1] / (layout.height + frame[1]))


def _longest_word(step: Step, language: str) -> float:
    words = step.name.said(language).replace("-", "- ").replace("/", "/ ").split()
    return max((text_width(word, TYPE.text.size, bold=True) for word in words), default=0.0)


def _measures(pathway: Pathway, language: str, width: float) -> Measures:
    sizes = {}
    for step in pathway.steps:
        across = width - 12 if step.is_end else width
        name = step.name.said(language)
        room = across - (14 if step.is_end else 20)
        lines = wrapped(name, room, TYPE.text.size, bold=True)
        moves = len({d.setting for d in step.deliveries.values()}) > 1
        more = (10 if moves else 0) + (18 if step.opens else 0)
        sizes[step.id] = (across, max(2, len(lines)) * LINE + 10 + more)
    return Measures(sizes, SQUEEZE, 8.0)


def lane_of(step: Step, design: str) -> str:
    """The lane of a step; people leave the pathway from the community's."""
    setting = step.setting(design)
    return setting.value if setting is not None else Setting.COMMUNITY.value


def node_id(step: Step, design: str) -> str:
    """What a step's place in one design is called: it has one in each lane it is ever in."""
    return f"{step.id}@{lane_of(step, design)}"


def stream_node_id(stream: Stream, step: Step, design: str) -> str:
    """What the place of a stream's words is called, where it enters ``step`` in one design."""
    return f"stream:{stream.id}@{lane_of(step, design)}"


def share_word(connection: Connection, design: str) -> str:
    """The share of a connection; nothing where everybody takes it."""
    share = connection.share(design)
    return "" if share == 1 else _percent(share)


def _percent(share: float) -> str:
    """A share as people would add it up: with a decimal where it is no whole percentage."""
    return formats.percent(share, 0 if abs(share * 100 - round(share * 100)) < 0.05 else 1)


def share_words(connection: Connection, designs: tuple[str, ...]) -> str:
    """The shares of a connection in several designs, in their order, each that differs once."""
    used = [d for d in designs if connection.share(d) > 0]
    if len({connection.share(d) for d in used}) < 2:
        return share_word(connection, used[0]) if used else ""
    return " → ".join(_percent(connection.share(d)) for d in used)


def shared_layout(
    pathway: Pathway,
    designs: tuple[str, ...],
    measures: Measures,
    arranged: Layout | None = None,
) -> Layout:
    """Where everything of several designs lies, nodes called by ``node_id``.

    What is placed by hand lies where it was put in the editor. On a map with cards of other sizes,
    as on paper, it keeps its place among the columns and rows, and gives way where it would lie on
    other cards there.

    Args:
        pathway: Whose map it is.
        designs: The designs that have a place on it.
        measures: The sizes of its cards.
        arranged: How it lies by itself, as ``arranged_layout`` says, where that is known.
    """
    drawn = _drawn(pathway, designs, measures)
    layout = arranged or arrange(drawn.nodes, drawn.arcs, lanes=LANES)
    if not pathway.placing.is_automatic:
        layout = _held(pathway, designs, measures, layout, drawn)
    return _shrunk(layout, measures.squeeze)


def arranged_layout(
    pathway: Pathway,
    designs: tuple[str, ...],
    measures: Measures,
    near: Layout | None = None,
) -> Layout:
    """Where everything lies by itself, nothing placed by hand, before the room is squeezed.

    ``near`` is such a layout from before an edit, from which few cards then move.
    """
    drawn = _drawn(pathway, designs, measures)
    return arrange(drawn.nodes, drawn.arcs, lanes=LANES, near=near)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The cards and lines of a map."""

    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]


def _drawn(pathway: Pathway, designs: tuple[str, ...], measures: Measures) -> _Drawn:
    k = measures.squeeze
    line = measures.type_size + TYPE.text.line - TYPE.text.size
    entries = {stream.entry for stream in pathway.streams}
    nodes: dict[str, Node] = {}
    arcs: dict[tuple[str, str], Arc] = {}
    for design in designs:
        for step in pathway.steps_in(design):
            id_, lane = node_id(step, design), lane_of(step, design)
            width, height = measures.size(step)
            nodes[id_] = Node(id_, lane, width * k, height * k, step.id in entries, step.is_end)
        for connection in pathway.connections:
            ends = [pathway.step(id_) for id_ in (connection.source, connection.target)]
            if connection.is_drawn_in(design) and all(step.exists_in(design) for step in ends):
                source, target = (node_id(step, design) for step in ends)
                word = share_word(connection, design)
                if measures.is_compared and (source, target) in arcs:
                    word = share_words(connection, designs)
                width = max(0.0, text_width(word, measures.type_size) + measures.label) * k
                width = max(measures.least, width if word else 0.0)
                known = arcs.get((source, target))
                if known is None or known.label_width < width:
                    arcs[source, target] = Arc(source, target, width, line * k)
    order = {step.id: i for i, step in enumerate(pathway.steps)}
    placed = sorted(nodes.values(), key=lambda node: order[node.id.rpartition("@")[0]])
    entered = tuple(_entered(pathway, designs, measures))
    placed = [*(node for node, _arc in entered), *placed]
    connected = [*(arc for _node, arc in entered), *arcs.values()]
    return _Drawn(tuple(placed), tuple(connected))


def _held(
    pathway: Pathway,
    designs: tuple[str, ...],
    measures: Measures,
    layout: Layout,
    drawn: _Drawn,
) -> Layout:
    """The layout with what is placed by hand where it was put; streams go with their step."""
    is_editor = measures == EDITOR
    is_like_editor = measures.stream == EDITOR.stream and measures.squeeze == EDITOR.squeeze
    fit: Fitting = exactly
    if not is_like_editor:
        fit = fitted(arranged_layout(pathway, designs, EDITOR), layout)
    pins = {
        node_id(step, design): fit(spot.x, spot.y)
        for step in pathway.steps
        if (spot := pathway.placing.pins.get(step.id)) is not None
        for design in designs
        if step.exists_in(design) and spot.lane in ("", lane_of(step, design))
    }
    lines = {
        (f"{line.source}@{line.source_lane}", f"{line.target}@{line.target_lane}"): Led(
            tuple(_in_lane(spot, fit) for spot in line.bends),
            _in_lane(line.label, fit) if line.label else None,
        )
        for line in pathway.placing.lines
    }
    words = dict(_beside(pathway, designs, layout, pins))
    if is_editor:
        return hold(layout, drawn.nodes, drawn.arcs, pins=pins, lines=lines, wishes=words)
    by_place = dict(sorted(pins.items(), key=lambda pin: (pin[1], pin[0])))
    wishes = {**by_place, **words}
    return hold(layout, drawn.nodes, drawn.arcs, pins={}, lines=lines, wishes=wishes)


def _in_lane(spot: Spot, fit: Fitting) -> InLane:
    return InLane(*fit(spot.x, spot.y), spot.lane)


def _beside(
    pathway: Pathway,
    designs: tuple[str, ...],
    layout: Layout,
    pins: Mapping[str, tuple[float, float]],
) -> Iterator[tuple[str, tuple[float, float]]]:
    """Where the words of streams go whose steps are pinned: as far from them as by themselves."""
    for stream in pathway.streams:
        for design in designs:
            if not pathway.has_step(stream.entry):
                continue
            step = pathway.step(stream.entry)
            words = layout.steps.get(stream_node_id(stream, step, design))
            card, pin = layout.steps.get(node_id(step, design)), pins.get(node_id(step, design))
            if words is not None and card is not None and pin is not None:
                yield (
                    stream_node_id(stream, step, design),
                    (pin[0] + words.x - card.x, pin[1] + words.y - card.y),
                )


def _entered(
    pathway: Pathway, designs: tuple[str, ...], measures: Measures
) -> Iterator[tuple[Node, Arc]]:
    """The words of each stream as a card before the step that it enters, once for each lane."""
    if measures.stream is None:
        return
    met: set[str] = set()
    for stream in pathway.streams:
        for design in designs:
            if not pathway.has_step(stream.entry):
                continue
            step = pathway.step(stream.entry)
            id_ = stream_node_id(stream, step, design)
            if step.exists_in(design) and id_ not in met:
                met.add(id_)
                width, height = (measures.squeeze * part for part in measures.stream)
                yield (
                    Node(id_, lane_of(step, design), width, height),
                    Arc(id_, node_id(step, design)),
                )


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
