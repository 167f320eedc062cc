"""The small signs at a card: pinned in its place, no way on from it yet, no way to it yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pathways.model import Pathway
from planner.drawing.marks import Line, Mark, circle, polygon
from planner.drawing.pathway_map import Place
from planner.i18n import N_, _
from planner.look import Palette

__all__ = ["NO_SIGNS", "Signs", "sign_marks", "signs_of"]

OUT: Final = 11.0  # how far a way that leads nowhere stands out of its card


@dataclass(frozen=True, slots=True)
class Signs:
    """What is to be known of a step besides what it is."""

    is_pinned: bool = False
    has_no_way_on: bool = False
    has_no_way_in: bool = False

    def said(self) -> tuple[str, ...]:
        """Each sign in a sentence."""
        told = (
            (self.has_no_way_in, N_("No way leads here yet.")),
            (self.has_no_way_on, N_("No way leads on from here yet.")),
            (self.is_pinned, N_("Pinned in its place on the map.")),
        )
        return tuple(_(text) for is_so, text in told if is_so)


NO_SIGNS: Final = Signs()


def signs_of(pathway: Pathway, design: str) -> Mapping[str, Signs]:
    """The signs of every step in one design, by its id; an end needs no way on.

    To a pathway without streams of its own people come at its first step, out of another.
    """
    used = [c for c in pathway.connections if c.is_drawn_in(design)]
    sources = {c.source for c in used}
    reached = {c.target for c in used} | {stream.entry for stream in pathway.streams}
    if not pathway.streams:
        reached |= {s.id for s in [*pathway.steps_in(design)][:1]}
    return {
        step.id: Signs(
            is_pinned=step.id in pathway.placing.pins,
            has_no_way_on=not step.is_end and step.id not in sources,
            has_no_way_in=step.id not in reached,
        )
        for step in pathway.steps_in(design)
    }


def sign_marks(signs: Signs, place: Place, palette: Palette) -> list[Mark]:
    """The signs around a card with its top left corner at the origin."""
    marks: list[Mark] = []
    middle = place.height / 2
    if signs.has_no_way_in:
        marks += _stub(0, -OUT, middle, palette)
    if signs.has_no_way_on:
        marks += _stub(place.width, place.width + OUT, middle, palette)
    if signs.is_pinned:
        marks += _pin(palette)
    return marks


def _stub(start: float, end: float, y: float, palette: Palette) -> list[Mark]:
    """A short dashed line that leads to an empty circle."""
    return [
        Line(start, y, end, y, palette.warning, 2, (3.0, 2.5)),
        circle(end, y, 4.5, fill=palette.surface, stroke=palette.warning, stroke_width=2),
    ]


def _pin(palette: Palette) -> list[Mark]:
    """A drawing pin in a circle at the upper left corner."""
    ink = palette.ink
    return [
        circle(0, 0, 9, fill=palette.surface, stroke=palette.outline, stroke_width=1.2),
        polygon([(-2, -5.5), (2, -5.5), (2.6, 0), (4.2, 1.8), (-4.2, 1.8), (-2.6, 0)], ink),
        Line(0, 1.8, 0, 6, ink, 1.4),
    ]
