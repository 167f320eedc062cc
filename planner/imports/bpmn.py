"""BPMN 2.0 of any program, read as pathways: our own exactly, others' as well as can be said."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from pathways.model import Pathway
from planner.exports.bpmn_tags import TASKS
from planner.i18n import N_, _
from planner.imports.bpmn_elements import EVENTS, GATEWAYS, SUB, Process, read_processes
from planner.imports.errors import EmptySourceError, NoProcessError
from planner.imports.from_sketch import Ids, pathway_from
from planner.imports.gateways import resolved
from planner.imports.preview import Notes, Preview, Wishes
from planner.imports.returning import returned
from planner.imports.words import setting_in
from planner.imports.xml_files import read_xml
from planner.sketch import STREAM, Mark, Sketch, Way, plain_name

__all__ = ["read_bpmn"]

KINDS: Final = {
    "startEvent": STREAM,
    "endEvent": "end",
    "serviceTask": "test",
    "manualTask": "procedure",
}


def read_bpmn(path: Path, wishes: Wishes) -> Preview:
    """The pathways of a BPMN file, one for each process or only the one wished for.

    Raises:
        FileError: The file cannot be read, or has no process with anything in it.
        PathwayError: What this planner wrote there is no pathway any more.
    """
    notes = Notes()
    found = read_processes(read_xml(path), path.name)
    if not found:
        raise EmptySourceError(file=path.name, wanted=_("a BPMN process with tasks"))
    names = {p.id: plain_name(p.name or p.pool or p.id) for p in found}
    if wishes.process and wishes.process not in names:
        raise NoProcessError(file=path.name, id=wishes.process, ids=", ".join(names))
    if any(process.has_messages for process in found):
        notes.refused[_("Message flows between pools are not used.")] = None
    made: list[Pathway] = []
    for process in found:
        if wishes.process in ("", process.id):
            made += _Reading(process, notes, wishes, path.name).pathways()
    return replace(notes.of(*made), processes=names)


class _Reading:
    """One process while it is being read."""

    def __init__(
        self, process: Process, notes: Notes, wishes: Wishes, file: str, ids: Ids | None = None
    ) -> None:
        self.process = process
        self.notes = notes
        self.wishes = wishes
        self.file = file
        self.ids = ids or Ids()
        self.id = self.ids.fresh(process.name or process.pool or process.id or "pathway")
        self.inner: list[Pathway] = []
        self.marks: list[Mark] = []
        self.ways: list[Way] = []
        self.passed: dict[str, None] = {}
        self.parallel: set[str] = set()

    def pathways(self) -> list[Pathway]:
        """The pathway of the process, then those that its steps open as."""
        process = self.process
        self._take(process, "")
        known = {mark.id for mark in self.marks} | self.passed.keys()
        ways = [way for way in self.ways if way.source in known and way.target in known]
        if len(ways) < len(self.ways):
            self.notes.refused[_("Flows from or to what is not there were left out.")] = None
        settled = resolved(ways, self.passed, self.parallel, self.file)
        sketch = Sketch(
            self.id,
            plain_name(process.name or process.pool),
            tuple(self.marks),
            settled.ways,
        )
        if process.ours is not None:
            fit = self._fitted
            return [returned(process.ours, sketch, fit, self.notes, self.wishes, self.file)]
        self._note(settled.equal)
        return [pathway_from(sketch, self.notes, self.wishes, self.file), *self.inner]

    def _take(self, process: Process, setting: str) -> None:
        """Take up the boxes and flows of a process, or of one within it that is made flat."""
        for id_, box in process.boxes.items():
            if box.tag in GATEWAYS or box.tag in EVENTS:
                self.passed[id_] = None
                if box.tag == "parallelGateway":
                    self.parallel.add(id_)
                if box.attached:
                    self.ways.append(Way(box.attached, id_))
                continue
            where = self._setting(process, id_) or setting
            opens = ""
            if box.within is not None and process.ours is None:
                if self.wishes.is_flat:
                    self._flatten(id_, box.within, where)
                    continue
                name = plain_name(box.name) or id_
                within = replace(box.within, name=name, pool=process.pool)
                reading = _Reading(within, self.notes, self.wishes, self.file, self.ids)
                self.inner += reading.pathways()
                opens = reading.id
            self.marks.append(
                Mark(
                    id_,
                    plain_name(box.name),
                    KINDS.get(box.tag, "contact"),
                    where,
                    plain_name(self.process.pool) if process.ours is None else "",
                    opens,
                    note=box.note,
                )
            )
        self.ways += [Way(flow.source, flow.target, flow.share) for flow in process.flows]

    def _flatten(self, id_: str, within: Process, setting: str) -> None:
        """Put what a sub-process holds between what leads to it and what it leads to."""
        before, after = id_, f"{id_}\nend"
        self.ways = [replace(w, source=after) if w.source == id_ else w for w in self.ways]
        for flow in self.process.flows:
            if flow.source == id_:
                flow.source = after
        self.passed |= {before: None, after: None}
        inner = {flow.target for flow in within.flows}
        outer = {flow.source for flow in within.flows}
        first = [i for i in within.boxes if i not in inner]
        last = [i for i in within.boxes if i not in outer]
        self._take(within, setting)
        ends = {i for i in (*first, *last) if within.boxes[i].tag in ("startEvent", "endEvent")}
        self.marks = [mark for mark in self.marks if mark.id not in ends]
        self.passed |= dict.fromkeys(ends)
        self.ways += [Way(before, i) for i in first] + [Way(i, after) for i in last]

    def _setting(self, process: Process, id_: str) -> str:
        """The setting of the innermost lane whose name says one, or was said to be one."""
        names = process.lanes.get(id_, ())
        for name in reversed(names):
            found = self.wishes.lanes.get(name) or setting_in(name)
            if found is not None:
                return found.value
        for name in names:
            if process.ours is None and name.strip():
                self.notes.lanes[name] = None
        found = setting_in(process.pool)
        return found.value if found is not None and process.ours is None else ""

    def _fitted(self, base: Pathway, sketch: Sketch) -> Sketch:
        """The sketch with the kinds that our steps had, where their boxes can still mean them."""
        steps = {f"step_{i}": step for i, step in enumerate(base.steps)}
        marks = []
        for mark in sketch.marks:
            step = steps.get(mark.id)
            tag = self.process.boxes[mark.id].tag
            if step is not None and tag in (TASKS[step.kind.value], "callActivity", *SUB):
                mark = replace(mark, kind=step.kind.value)
            if mark.kind in (STREAM, "end"):
                mark = replace(mark, setting="")
            marks.append(replace(mark, organisation="", note=""))
        return replace(sketch, marks=tuple(marks))

    def _note(self, equal: tuple[str, ...]) -> None:
        """Note what a drawing of somebody else's could not say."""
        notes, process = self.notes, self.process
        tags = {box.tag for box in process.boxes.values()}
        if equal:
            names = {mark.id: mark.name for mark in self.marks}
            for id_ in equal:
                name = names.get(id_) or plain_name(self._box_name(id_)) or id_
                notes.assumed[
                    _("The shares out of “{name}” are not said, so they are equal.", name=name)
                ] = None
        said = {
            "parallelGateway": N_("At parallel gateways everybody takes every branch."),
            "eventBasedGateway": N_("Gateways that wait for events are read as choices."),
            "boundaryEvent": N_("Events on the edge of a task are read as ways out of it."),
            "callActivity": N_("Calls of other processes are read as steps."),
            "intermediateCatchEvent": N_("Events between steps are passed through."),
            "intermediateThrowEvent": N_("Events between steps are passed through."),
        }
        for tag, words in said.items():
            if tag in tags:
                notes.assumed[_(words)] = None
        if process.unused:
            notes.refused[
                _(
                    "Data objects and groups are left out: {number}.",
                    number=sum(process.unused.values()),
                )
            ] = None
        for text in process.notes.values():
            notes.refused[_("A note beside no step is left out: “{text}”.",
                            text=plain_name(text)[:80])] = None  # fmt: skip

    def _box_name(self, id_: str) -> str:
        box = self.process.boxes.get(id_)
        return box.name if box else ""
