"""Our own pathway come back in a drawing: exactly as it was, or with what others drew in it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from pathways.codec import read_pathway
from pathways.edits import new_delivery
from pathways.model import (
    Connection,
    Kind,
    Pathway,
    Setting,
    Step,
    Stream,
    StreamKind,
)
from pathways.outside import refuse_counted, refuse_nameless
from pathways.values import FrozenMap, Name, Quantity
from planner.i18n import LANGUAGES, _, language, speaking
from planner.imports.from_sketch import Ids
from planner.imports.json_files import parse_json
from planner.imports.preview import Notes, Wishes
from planner.sketch import STREAM, Mark, Sketch, sketch_of

__all__ = ["Fit", "returned"]

Fit = Callable[[Pathway, Sketch], Sketch]
NOBODY: Final = Quantity.exact(0.0)


def returned(
    ours: tuple[str, str, str], sketch: Sketch, fit: Fit, notes: Notes, wishes: Wishes, file: str
) -> Pathway:
    """The pathway that stands beside a drawing, changed where the drawing was.

    ``ours`` are the design drawn, its language, and the pathway as JSON; ``fit`` gives the sketch
    the kinds that its boxes can still stand for.

    Raises:
        FileError: What stands beside the drawing is not JSON.
        PathwayError: It is no pathway.
    """
    design, spoken, text = ours
    base = read_pathway(parse_json(text.encode("utf-8", "surrogatepass"), file), file)
    refuse_counted(base, file)
    refuse_nameless(base, file)
    if design not in base.designs:
        design = base.options[0]
    with speaking(spoken if spoken in LANGUAGES else language()):
        drawn = fit(base, sketch)
        before = sketch_of(base, design)
        if not _same(drawn, before):
            base = _Drawn(base, design, before, drawn, wishes).pathway()
            refuse_nameless(base, file)
            said = base.name.said(language())
            notes.assumed[
                _(
                    "“{name}” was changed in another program. What is drawn now holds in the "
                    "design “{design}”; all that is not drawn was kept.",
                    name=said,
                    design=design,
                )
            ] = None
    notes.read[
        _(
            "“{name}”, with all its designs, as this planner wrote it.",
            name=base.name.said(language()),
        )
    ] = None
    return base


def _same(one: Sketch, other: Sketch) -> bool:
    return set(one.marks) == set(other.marks) and set(one.ways) == set(other.ways)


class _Drawn:
    """A pathway while what is drawn of one design is taken up."""

    def __init__(
        self, base: Pathway, design: str, before: Sketch, now: Sketch, wishes: Wishes
    ) -> None:
        self.base = base
        self.design = design
        self.before = {mark.id: mark for mark in before.marks}
        self.now = now
        self.wishes = wishes
        self.ids = {f"step_{i}": step.id for i, step in enumerate(base.steps)}

    def pathway(self) -> Pathway:
        steps = self._steps()
        return replace(
            self.base,
            steps=steps,
            connections=self._connections({s.id for s in steps}),
            streams=self._streams({s.id for s in steps}),
        )

    def _steps(self) -> tuple[Step, ...]:
        marks = {mark.id: mark for mark in self.now.marks if mark.kind != STREAM}
        made = []
        for i, step in enumerate(self.base.steps):
            mark = marks.pop(f"step_{i}", None)
            before = self.before.get(f"step_{i}")
            if mark is not None:
                made.append(self._changed(step, before, mark))
            elif before is None or not step.is_end:
                left = step.deliveries.without(self.design)
                made.append(replace(step, deliveries=left) if before is not None else step)
            elif any(step.id == c.target and self._is_used(c) for c in self.base.connections):
                made.append(step)
        fresh = Ids(step.id for step in self.base.steps)
        for mark in marks.values():
            id_ = fresh.fresh(mark.name or "step")
            self.ids[mark.id] = id_
            name = Name("").with_(language(), mark.name or id_)
            made.append(self._changed(Step(id_, name, Kind.CONTACT), None, mark))
        return tuple(made)

    def _is_used(self, connection: Connection) -> bool:
        return any(connection.share(d) > 0 for d in self.base.designs if d != self.design)

    def _changed(self, step: Step, before: Mark | None, mark: Mark) -> Step:
        if mark.name and (before is None or before.name != mark.name):
            step = replace(step, name=step.name.with_(language(), mark.name))
        if mark.kind and (before is None or before.kind != mark.kind):
            step = replace(step, kind=Kind(mark.kind))
        if step.is_end:
            return replace(step, deliveries=FrozenMap())
        known = step.deliveries.get(self.design)
        if known is None:
            made = new_delivery(Setting(mark.setting or self.wishes.setting))
            return replace(step, deliveries=step.deliveries.with_(self.design, made))
        if mark.setting and mark.setting != known.setting:
            moved = replace(known, setting=Setting(mark.setting))
            return replace(step, deliveries=step.deliveries.with_(self.design, moved))
        return step

    def _connections(self, there: set[str]) -> tuple[Connection, ...]:
        shares: dict[tuple[str, str], float] = {}
        for way in self.now.ways:
            if way.source in self.ids and way.target in self.ids:
                shares[self.ids[way.source], self.ids[way.target]] = way.share or 0.0
        made = []
        for known in self.base.connections:
            if not {known.source, known.target} <= there:
                continue
            share = shares.pop((known.source, known.target), None)
            changed = known.shares
            if share is not None:
                changed = changed.with_(self.design, share)
            elif known.share(self.design) > 0:
                changed = changed.without(self.design)
            made.append(replace(known, shares=changed))
        made += [
            Connection(source, target, FrozenMap({self.design: share}))
            for (source, target), share in shares.items()
            if {source, target} <= there
        ]
        return tuple(made)

    def _streams(self, there: set[str]) -> tuple[Stream, ...]:
        entries = {w.source: self.ids[w.target] for w in self.now.ways if w.target in self.ids}
        marks = {mark.id: mark for mark in self.now.marks if mark.kind == STREAM}
        made = []
        for i, stream in enumerate(self.base.streams):
            mark = marks.pop(f"stream_{i}", None)
            if mark is None:
                continue
            if mark.name and mark.name != self.before[mark.id].name:
                stream = replace(stream, name=stream.name.with_(language(), mark.name))
            if (entry := entries.get(mark.id, "")) and entry != stream.entry:
                stream = replace(stream, entry=entry)
            made.append(stream)
        fresh = Ids(stream.id for stream in self.base.streams)
        for mark in marks.values():
            if (entry := entries.get(mark.id, "")) in there:
                id_ = fresh.fresh(mark.name or "stream")
                name = Name("").with_(language(), mark.name or id_)
                made.append(Stream(id_, name, entry, StreamKind.REFERRAL, NOBODY, NOBODY))
        return tuple(made)
