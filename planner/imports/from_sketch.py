"""A pathway made from a drawing of somebody else's, and what had to be assumed for it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from pathways.edits import fresh_id, new_delivery
from pathways.library import library
from pathways.model import (
    CURRENT,
    PROPOSED,
    Connection,
    Delivery,
    Kind,
    Pathway,
    Setting,
    Step,
    Stream,
    StreamKind,
)
from pathways.outside import refuse_counted
from pathways.values import FrozenMap, Name, Quantity
from planner.i18n import LANGUAGES, N_, _, language, speaking
from planner.imports.errors import TooMuchError
from planner.imports.preview import Notes, Wishes
from planner.sketch import STREAM, Mark, Sketch, Way

__all__ = ["MOST_STEPS", "Ids", "finished", "pathway_from"]

MOST_STEPS = 10_000


class Ids:
    """Ids given out so far, each once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = set(taken)
        self.next: dict[str, int] = defaultdict(lambda: 2)

    def fresh(self, wanted: str) -> str:
        """An id made of the letters of ``wanted`` that was not given out before."""
        stem = fresh_id(wanted, ())
        made = stem
        while made in self.taken:
            made = f"{stem}_{self.next[stem]}"
            self.next[stem] += 1
        self.taken.add(made)
        return made


def pathway_from(sketch: Sketch, notes: Notes, wishes: Wishes, file: str) -> Pathway:
    """The pathway a sketch shows, the same in both designs; its arrows all have shares.

    Raises:
        TooMuchError: It has more steps than any pathway.
        PathwayError: A number is out of bounds.
    """
    if len(sketch.marks) > MOST_STEPS:
        raise TooMuchError(file=file, what=N_("too many steps"))
    made = _Making(sketch, notes, wishes)
    pathway = made.pathway()
    refuse_counted(pathway, file)
    _note_read(pathway, notes)
    return pathway


def _note_read(pathway: Pathway, notes: Notes) -> None:
    notes.read[
        _(
            "“{name}”: steps {steps}, connections {connections}, streams {streams}.",
            name=pathway.name.said(language()),
            steps=len(pathway.steps),
            connections=len(pathway.connections),
            streams=len(pathway.streams),
        )
    ] = None


def _own(text: str) -> Name:
    """A name as it stands in the file, in the language being spoken."""
    return Name("").with_(language(), text)


def _worded(word: str, **blanks: object) -> Name:
    """A name of ours, in both languages."""
    said = []
    for code in LANGUAGES:
        with speaking(code):
            said.append(_(word, **blanks))
    return Name(*said)


class _Making:
    """A pathway while it is being made from a sketch."""

    def __init__(self, sketch: Sketch, notes: Notes, wishes: Wishes) -> None:
        self.sketch = sketch
        self.notes = notes
        self.wishes = wishes
        self.ids = Ids()
        self.ahead: dict[str, list[Way]] = defaultdict(list)
        for way in sketch.ways:
            self.ahead[way.source].append(way)
        self.steps: dict[str, Step] = {}
        self.starts: list[tuple[str, Name]] = []

    def pathway(self) -> Pathway:
        for number, mark in enumerate(self.sketch.marks, start=1):
            self._take(mark, number)
        return self.completed(self._connections())

    def completed(self, connections: list[Connection]) -> Pathway:
        """The pathway of the steps so far, with ends and streams where it has none."""
        connections += self._ends(connections)
        self._streams(connections)
        ids = Ids()
        nobody = Quantity.exact(0.0)
        streams = tuple(
            Stream(
                ids.fresh(name.said()),
                name,
                self.steps[entry].id,
                StreamKind.REFERRAL,
                nobody,
                nobody,
            )
            for entry, name in self.starts
        )
        if streams:
            self.notes.assumed[
                _("How many people enter is not in the file: give it for each stream.")
            ] = None
        name = self.sketch.name
        return Pathway(
            fresh_id(self.sketch.id or name or "pathway", ()),
            _own(name) if not Name(name).is_blank else _worded(N_("Imported pathway")),
            streams,
            tuple(self.steps.values()),
            tuple(connections),
        )

    def _take(self, mark: Mark, number: int) -> None:
        """Take up one box: a start that leads to one place becomes a stream, any other a step."""
        name = _own(mark.name)
        if name.is_blank:
            name = _worded(N_("Step {number}"), number=number)
            self.notes.assumed[_("Boxes without a name are called by their number.")] = None
        if mark.kind == STREAM:
            ways = self.ahead[mark.id]
            if not ways:
                self.notes.refused[
                    _("The start “{name}” was left out: it leads nowhere.", name=name.said())
                ] = None
                return
            self.starts.append((ways[0].target if len(ways) == 1 else mark.id, name))
            if len(ways) == 1:
                return
            self.notes.assumed[
                _("“{name}” leads to several steps, so it is a step too.", name=name.said())
            ] = None
        kind = Kind(mark.kind) if mark.kind in {*Kind} else Kind.CONTACT
        if kind is Kind.END and self.ahead[mark.id]:
            kind = Kind.CONTACT
        self.steps[mark.id] = self._step(mark, name, kind)

    def _step(self, mark: Mark, name: Name, kind: Kind) -> Step:
        id_ = self.ids.fresh(name.said())
        if kind is Kind.END:
            return Step(id_, name, kind, note=mark.note)
        if not mark.setting:
            self.notes.assumed[
                _(
                    "Steps that do not say where they are done are put in: {setting}.",
                    setting=_(self.wishes.setting.value.capitalize()),
                )
            ] = None
        delivery = new_delivery(Setting(mark.setting or self.wishes.setting))
        if mark.organisation:
            delivery = replace(
                delivery, organisation=library().organisation_called(mark.organisation)
            )
        if mark.minutes is not None:
            delivery = replace(delivery, room_minutes=Quantity.exact(mark.minutes))
        both: dict[str, Delivery] = dict.fromkeys((CURRENT, PROPOSED), delivery)
        return Step(id_, name, kind, FrozenMap(both), note=mark.note, opens=mark.opens)

    def _connections(self) -> list[Connection]:
        made: dict[tuple[str, str], Connection] = {}
        for way in self.sketch.ways:
            if way.source not in self.steps:
                continue
            if way.target not in self.steps:
                self.notes.refused[
                    _("An arrow that leads back to a start, or to nothing, was left out.")
                ] = None
                continue
            ends = self.steps[way.source].id, self.steps[way.target].id
            both = dict.fromkeys((CURRENT, PROPOSED), way.share or 0.0)
            made.setdefault(ends, Connection(*ends, FrozenMap(both)))
        return list(made.values())

    def _ends(self, connections: list[Connection]) -> list[Connection]:
        """Connections to an end for steps that lead nowhere."""
        leading = {c.source for c in connections}
        last = [s for s in self.steps.values() if not s.is_end and s.id not in leading]
        if not last:
            return []
        end = next((s for s in self.steps.values() if s.is_end), None)
        if end is None:
            name = _worded(N_("Leaves the pathway"))
            end = Step(self.ids.fresh(name.said()), name, Kind.END)
            self.steps[end.id + "\n"] = end  # no id of a file has a line end in it
        for step in last:
            self.notes.assumed[
                _(
                    "“{name}” leads nowhere, so people leave the pathway there.",
                    name=step.name.said(language()),
                )
            ] = None
        whole = dict.fromkeys((CURRENT, PROPOSED), 1.0)
        return [Connection(step.id, end.id, FrozenMap(whole)) for step in last]

    def _streams(self, connections: list[Connection]) -> None:
        """Where nothing is drawn as a start, people come to the steps that nothing leads to."""
        self.starts = [(entry, name) for entry, name in self.starts if entry in self.steps]
        if self.starts or not self.steps:
            return
        led_to = {c.target for c in connections}
        begun = [(id_, s) for id_, s in self.steps.items() if s.id not in led_to and not s.is_end]
        begun = begun or [next(iter(self.steps.items()))]
        for id_, step in begun:
            self.starts.append((id_, step.name))
        self.notes.assumed[
            _("No start is drawn, so people come to the steps that nothing leads to.")
        ] = None


def finished(pathway: Pathway, notes: Notes) -> Pathway:
    """A pathway of steps alone with the ends and streams that its table could not hold."""
    marks = [Mark(step.id, step.name.said(language()), step.kind.value) for step in pathway.steps]
    ways = [Way(c.source, c.target, c.share(CURRENT)) for c in pathway.connections]
    sketch = Sketch(pathway.id, "", tuple(marks), tuple(ways))
    made = _Making(sketch, Notes(), Wishes())
    made.steps = {step.id: step for step in pathway.steps}
    made.ids = Ids(made.steps)
    made.notes = notes
    whole = made.completed(list(pathway.connections))
    grown = replace(
        pathway, steps=whole.steps, connections=whole.connections, streams=whole.streams
    )
    _note_read(grown, notes)
    return grown
