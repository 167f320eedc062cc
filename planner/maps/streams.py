"""The small arrows by which people enter the map, and what is written at them."""

from dataclasses import dataclass
from typing import Final

from pathways.layout import Layout
from pathways.model import Pathway
from planner import formats
from planner.drawing.words import wrapped
from planner.exports.map_layouts import stream_node_id
from planner.i18n import _, language
from planner.look import TypeSize

__all__ = ["StreamFace", "stream_faces"]

Box = tuple[float, float, float, float]  # left, top, right, bottom
Point = tuple[float, float]
SIZES: Final = {False: TypeSize(14, 18), True: TypeSize(17, 21)}  # by whether the type is large
GAP: Final = 6.0


@dataclass(frozen=True, slots=True)
class StreamFace:
    """A stream at the step it enters: its name in lines, how many come, the box, the arrow."""

    id: str
    name: str
    words: tuple[str, ...]
    count: str
    size: TypeSize
    box: Box
    arrow: tuple[Point, ...]


def stream_faces(
    pathway: Pathway, design: str, layout: Layout, *, is_large: bool
) -> dict[str, StreamFace]:
    """The streams that enter the design shown, their words flush with the arrow."""
    size = SIZES[is_large]
    routes = {route.source: route.points for route in layout.connections}
    faces: dict[str, StreamFace] = {}
    for stream in pathway.streams:
        if not pathway.has_step(stream.entry):
            continue
        step = pathway.step(stream.entry)
        if not step.exists_in(design):
            continue
        node = stream_node_id(stream, step, design)
        place = layout.steps[node]
        name = stream.name.said(language())
        count = _("{n} a year per 10,000", n=formats.number(stream.per_10000.central))
        words = wrapped(name, place.width - GAP, size.size, most=2)
        half = (len(words) + 1) * size.line / 2
        middle = place.y + place.height / 2
        box = (place.x, middle - half, place.x + place.width - GAP, middle + half)
        faces[stream.id] = StreamFace(stream.id, name, words, count, size, box, routes[node])
    return faces
