"""One design of a pathway as a plain drawing of boxes and arrows, as other programs know it."""

from dataclasses import dataclass
from typing import Final

from pathways.model import Pathway
from planner.i18n import language
from planner.imports.json_files import clean_text

__all__ = ["STREAM", "Mark", "Sketch", "Way", "plain_name", "sketch_of"]

STREAM: Final = "stream"
MOST_LETTERS: Final = 300


@dataclass(frozen=True, slots=True)
class Mark:
    """A box: where people come from, a step, or an end; ``kind`` and ``setting`` may be unsaid.

    ``organisation`` is the name of the pool it lies in, ``opens`` the id of another sketch,
    ``minutes`` [minutes a contact] and ``note`` what is written beside it.
    """

    id: str
    name: str
    kind: str = ""
    setting: str = ""
    organisation: str = ""
    opens: str = ""
    minutes: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """An arrow; ``share`` is the fraction who take it, ``None`` where it is not said."""

    source: str
    target: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Sketch:
    """Boxes and arrows between them, in the order in which they were drawn."""

    id: str
    name: str
    marks: tuple[Mark, ...] = ()
    ways: tuple[Way, ...] = ()


def plain_name(text: str) -> str:
    """A name on one line, without control characters and no longer than anyone could read."""
    return " ".join(clean_text(text).replace("\ufffe", "").replace("\uffff", "").split())[
        :MOST_LETTERS
    ].strip()


def sketch_of(pathway: Pathway, design: str) -> Sketch:
    """What is drawn of a design: ids say which stream or step of the pathway each box is."""
    spoken = language()
    ids = {step.id: f"step_{i}" for i, step in enumerate(pathway.steps)}
    drawn = {step.id for step in pathway.steps_in(design)}
    marks = [
        Mark(f"stream_{i}", plain_name(stream.name.said(spoken)), STREAM)
        for i, stream in enumerate(pathway.streams)
    ]
    ways = [
        Way(f"stream_{i}", ids[stream.entry], 1.0)
        for i, stream in enumerate(pathway.streams)
        if stream.entry in drawn
    ]
    for step in pathway.steps_in(design):
        setting = step.setting(design)
        marks.append(
            Mark(
                ids[step.id],
                plain_name(step.name.said(spoken)),
                step.kind.value,
                setting.value if setting else "",
            )
        )
        ways += [
            Way(ids[step.id], ids[c.target], c.share(design))
            for c in pathway.leaving(step.id, design)
            if c.target in drawn
        ]
    return Sketch("pathway", plain_name(pathway.name.said(spoken)), tuple(marks), tuple(ways))
