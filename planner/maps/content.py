"""What the map shows, as plain values: cards, connections, streams and lanes with their places."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pathways.compare import Change, compare
from pathways.layout import Box, Layout
from pathways.library import library
from pathways.model import CURRENT, Connection, Pathway, Step
from planner import formats
from planner.drawing.pathway_map import Band, Card, Place
from planner.exports.map_layouts import (
    lane_of,
    node_id,
    share_word,
    share_words,
)
from planner.exports.pictures import card_of
from planner.i18n import language
from planner.maps.figures import Figures, figures_of
from planner.maps.showing import Showing, Way
from planner.maps.signs import NO_SIGNS, Signs, signs_of
from planner.maps.streams import StreamFace, stream_faces

__all__ = ["CardFace", "ConnectionFace", "Content", "Key", "content_of"]

EMPTY: Final[Mapping[str, Box]] = {}
Key = tuple[str, str]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class CardFace:
    """A step where it stands in one design; ``is_shown`` tells the design that edits go to.

    ``figures`` stand at its foot, for which ``has_foot`` keeps room; ``short`` says by how much it
    is over its capacity.
    """

    step: str
    card: Card
    place: Place
    lane: str
    is_shown: bool = True
    change: Change = Change.SAME
    goes_to: str = ""
    role: str = ""
    minutes: str = ""
    figures: tuple[str, ...] = ()
    short: str = ""
    has_foot: bool = False
    signs: Signs = NO_SIGNS


@dataclass(frozen=True, slots=True)
class ConnectionFace:
    """A connection between two places, with its share in words; ``at`` is the words' middle.

    ``width`` is how many go along it, as a share of those who go along the fullest one.
    """

    source: str
    target: str
    points: tuple[Point, ...]
    label: str = ""
    at: Point | None = None
    is_shown: bool = True
    is_changed: bool = False
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Content:
    """Everything on the map; cards by step and place, connections by the places of their ends."""

    cards: Mapping[Key, CardFace]
    connections: Mapping[Key, ConnectionFace]
    streams: Mapping[str, StreamFace]
    bands: tuple[Band, ...]
    right: float
    bottom: float


def content_of(
    pathway: Pathway, showing: Showing, layout: Layout, *, is_large: bool = False
) -> Content:
    """The map of a design, over the other design where it is laid over it."""
    figures = figures_of(pathway, showing)
    cards = _cards(pathway, showing, figures, layout)
    connections = _connections(pathway, showing, figures, layout)
    streams = stream_faces(pathway, showing.design, layout, is_large=is_large)
    right = max(
        [layout.width, *(x for c in connections.values() for x, _y in c.points)], default=0.0
    )
    return Content(
        cards,
        connections,
        streams,
        tuple(Band(lane.name, lane.y, lane.height) for lane in layout.lanes),
        right,
        layout.height,
    )


def _below(showing: Showing) -> str:
    """The design that lies below the one worked on; blank where none does."""
    return showing.other if showing.way is Way.OVER else ""


def _cards(
    pathway: Pathway, showing: Showing, figures: Figures | None, layout: Layout
) -> dict[Key, CardFace]:
    design, other, option = showing.design, _below(showing), showing.option
    is_compared = showing.way is not Way.ONE
    changes = {c.step.id: c.change for c in compare(pathway, option).steps} if is_compared else {}
    has_foot = is_compared or showing.has_numbers
    signs = signs_of(pathway, design)
    faces: dict[Key, CardFace] = {}
    for step in pathway.steps:
        for at in (other, design):
            if not at or not step.exists_in(at):
                continue
            box = layout.steps[node_id(step, at)]
            is_elsewhere = at == other and step.exists_in(design)
            if is_elsewhere and node_id(step, design) == node_id(step, other):
                continue
            change = changes.get(step.id, Change.SAME)
            role, minutes = _who(step, at)
            faces[step.id, "" if at == design else "other"] = CardFace(
                step.id,
                card_of(step, at, language()),
                Place(box.x, box.y, box.width, box.height),
                lane_of(step, at),
                is_shown=at == design,
                change=change,
                goes_to=_goes_to(step, option) if at == CURRENT and change is Change.MOVED else "",
                role=role,
                minutes=minutes,
                figures=figures.lines(step, at) if figures else (),
                short=figures.short(step, at) if figures else "",
                has_foot=has_foot and not step.is_end,
                signs=signs[step.id] if at == design else NO_SIGNS,
            )
    return faces


def _who(step: Step, design: str) -> tuple[str, str]:
    """Who gives most of a step's time, and how many minutes."""
    staff = step.deliveries[design].staff if design in step.deliveries else ()
    if not staff:
        return "", ""
    line = max(staff, key=lambda s: s.minutes.central)
    role = library().roles.get(line.role)
    minutes = formats.number(line.minutes.central)
    return role.name.said(language()) if role else line.role, minutes


def _goes_to(step: Step, option: str) -> str:
    setting = step.setting(option)
    return setting.value if setting is not None else ""


def _connections(
    pathway: Pathway, showing: Showing, figures: Figures | None, layout: Layout
) -> dict[Key, ConnectionFace]:
    design, other = showing.design, _below(showing)
    routes = {(r.source, r.target): r for r in layout.connections}
    faces: dict[Key, ConnectionFace] = {}
    for connection in pathway.connections:
        for at in (other, design):
            ends = _ends(pathway, connection, at)
            if ends is None:
                continue
            is_both = ends in faces
            known = (connection.source, connection.target)
            route = routes[ends]
            faces[ends] = ConnectionFace(
                *known,
                route.points,
                _words_on(connection, showing, figures, at, is_both=is_both),
                route.label,
                is_shown=at == design,
                is_changed=_is_changed(connection, showing, is_both=is_both),
                width=figures.width(known, at) if figures else 0.0,
            )
    return faces


def _words_on(
    connection: Connection, showing: Showing, figures: Figures | None, at: str, *, is_both: bool
) -> str:
    """The share of a connection, of both designs where both go along it; or how many people do."""
    designs = (CURRENT, showing.option) if is_both else (at,)
    if figures is not None and figures.has_numbers:
        return figures.label(connection, designs)
    return share_words(connection, designs) if is_both else share_word(connection, at)


def _is_changed(connection: Connection, showing: Showing, *, is_both: bool) -> bool:
    """Whether the designs that are compared differ in it; laid over each other, also by place."""
    if showing.way is Way.ONE:
        return False
    differs = connection.share(showing.design) != connection.share(showing.other)
    return differs or (showing.way is Way.OVER and not is_both)


def _ends(pathway: Pathway, connection: Connection, design: str) -> Key | None:
    """The places of a connection's ends in a design; ``None`` where it is not drawn."""
    if not design or not connection.is_drawn_in(design):
        return None
    source, target = pathway.step(connection.source), pathway.step(connection.target)
    if not (source.exists_in(design) and target.exists_in(design)):
        return None
    return node_id(source, design), node_id(target, design)
