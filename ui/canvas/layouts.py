"""The layouts that maps have had, so that an undone edit brings back the map as it was."""

from typing import NamedTuple, TypeVar

from pathways.layout import Layout
from pathways.model import Pathway
from pathways.placing import Placing
from planner.exports.map_layouts import EDITOR, Measures, arranged_layout, shared_layout

__all__ = ["Layouts"]

MOST = 50  # layouts remembered, enough for as many edits to be undone

Key = TypeVar("Key")
Kept = TypeVar("Kept")


class Shape(NamedTuple):
    """Everything that the layout of a pathway by itself is made from."""

    pathway: str
    measures: Measures
    designs: tuple[str, ...]
    steps: tuple[object, ...]
    connections: tuple[object, ...]
    streams: tuple[object, ...]
    arranged: int


class Layouts:
    """Remembers the last layouts by everything they were made from.

    A layout is kept for as long as nothing changes that it was made from, whichever pathways are
    looked at in between. A new one starts from the last one of the same pathway, so that an edit
    moves few cards, unless somebody had the map laid out afresh since.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[Shape, Placing], tuple[Layout, Layout]] = {}
        self._arranged: dict[Shape, Layout] = {}
        self._last: dict[tuple[str, int], Layout] = {}

    def layout(self, pathway: Pathway, measures: Measures = EDITOR) -> Layout:
        """Where everything of all designs lies."""
        shape = _shape(pathway, measures)
        key = (shape, pathway.placing)
        known, last = self._known.get(key), (pathway.id, pathway.placing.arranged)
        if known is None:
            arranged = self._arranged.get(shape) or arranged_layout(
                pathway, pathway.designs, measures, self._last.get(last)
            )
            known = arranged, shared_layout(pathway, pathway.designs, measures, arranged)
        _remember(self._last, last, known[0])
        _remember(self._arranged, shape, known[0])
        _remember(self._known, key, known)
        return known[1]


def _shape(pathway: Pathway, measures: Measures) -> Shape:
    return Shape(
        pathway.id,
        measures,
        pathway.designs,
        tuple(
            (step.id, step.is_end, tuple((d, x.setting) for d, x in step.deliveries.items()))
            for step in pathway.steps
        ),
        tuple((c.source, c.target, c.shares) for c in pathway.connections),
        tuple((stream.id, stream.entry) for stream in pathway.streams),
        pathway.placing.arranged,
    )


def _remember(known: dict[Key, Kept], key: Key, value: Kept) -> None:
    """Keeps a value as the latest, and lets the oldest go once there are too many."""
    known.pop(key, None)
    known[key] = value
    if len(known) > MOST:
        del known[next(iter(known))]
