"""Where in the window an input is typed: what to choose, and which quantity's field to go to."""

from typing import NamedTuple

from pathways.model import Pathway
from pathways.nested import outer_step
from pathways.parameters import parameters
from pathways.values import Quantity
from ui.selection import NOTHING, Selection

__all__ = ["Place", "place_of"]


class Place(NamedTuple):
    """What to choose, the design to show (blank for any), and the quantity to go to, if one is."""

    selection: Selection
    design: str = ""
    quantity: Quantity | None = None


def place_of(pathway: Pathway, key: str) -> Place:
    """Where an input of a figure is typed; an assumption's own form where no pathway holds it.

    An input of a step within another is found behind the step that opens.
    """
    for found in parameters(pathway):
        if found.key == key:
            return Place(_holder(pathway, key), found.design, found.quantity)
    head, _dot, rest = key.partition(".")
    if head in ("steps", "connections"):
        outer = outer_step(pathway, rest)
        if outer:
            return Place(Selection(steps=frozenset([outer])))
    if head == "connections":
        for connection in pathway.connections:
            ends = (connection.source, connection.target)
            if rest.startswith(f"{ends[0]}.{ends[1]}."):
                return Place(Selection(connection=ends))
    if head == "tests" and (test := rest.partition(".")[0]) in pathway.tests_used:
        return Place(Selection(test=test))
    return Place(Selection(assumption=key))


def _holder(pathway: Pathway, key: str) -> Selection:
    """The stream, the step or the pathway that a quantity belongs to."""
    for stream in pathway.streams:
        if key.startswith(f"streams.{stream.id}."):
            return Selection(stream=stream.id)
    steps = [step.id for step in pathway.steps if key.startswith(f"steps.{step.id}.")]
    return Selection(steps=frozenset([max(steps, key=len)])) if steps else NOTHING
