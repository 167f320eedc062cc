"""The elements of a BPMN file, in anyone's dialect: boxes, flows, lanes and where they lie."""

from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from planner.i18n import N_
from planner.imports.errors import TooMuchError
from planner.imports.words import share_in
from planner.imports.xml_files import MOST_DEPTH, children, local, text_of

__all__ = ["Box", "Flow", "Process", "processes_of"]

SUB: Final = frozenset({"subProcess", "adHocSubProcess", "transaction"})
GATEWAYS: Final = frozenset(
    {
        "exclusiveGateway",
        "inclusiveGateway",
        "parallelGateway",
        "complexGateway",
        "eventBasedGateway",
    }
)
EVENTS: Final = frozenset(
    {
        "intermediateCatchEvent",
        "intermediateThrowEvent",
        "intermediateEvent",
        "implicitThrowEvent",
        "boundaryEvent",
    }
)
NOT_USED: Final = frozenset(
    {"dataObject", "dataObjectReference", "dataStoreReference", "group", "dataInput", "dataOutput"}
)
OURS: Final = "{urn:community-by-design:pathway:1}"


@dataclass(slots=True)
class Box:
    """A task, event, gateway or sub-process; ``within`` is what a sub-process holds."""

    id: str
    tag: str
    name: str
    attached: str = ""
    note: str = ""
    within: "Process | None" = None


@dataclass(slots=True)
class Flow:
    """A sequence flow; ``share`` is what its extension or its name says."""

    source: str
    target: str
    share: float | None


@dataclass(slots=True)
class Process:
    """A process or sub-process as it stands in the file.

    ``lanes`` gives by box the names of its lanes, innermost last; ``ours`` is the design,
    language and JSON that the planner put beside its own drawing.
    """

    id: str
    name: str
    pool: str = ""
    boxes: dict[str, Box] = field(default_factory=dict)
    flows: list[Flow] = field(default_factory=list)
    lanes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lane_ids: dict[str, str] = field(default_factory=dict)
    ours: tuple[str, str, str] | None = None
    unused: dict[str, int] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    beside: list[tuple[str, str]] = field(default_factory=list)


def processes_of(root: Element, file: str) -> list[Process]:
    """The processes of a file that hold anything, with their pools' names.

    Raises:
        TooMuchError: They are nested too deeply.
    """
    pools: dict[str, str] = {}
    for collaboration in children(root, "collaboration"):
        for pool in children(collaboration, "participant"):
            reference = (pool.get("processRef") or "").rpartition(":")[2]
            pools[reference] = pool.get("name") or ""
    found = []
    for element in children(root, "process"):
        process = _process(element, file, 0)
        process.pool = pools.get(process.id, "")
        found.append(process)
    _lanes_as_drawn(root, found)
    return [process for process in found if process.boxes]


def _process(element: Element, file: str, depth: int) -> Process:
    if depth > MOST_DEPTH // 4:
        raise TooMuchError(file=file, what=N_("sub-processes within sub-processes"))
    made = Process(element.get("id") or "", element.get("name") or "")
    boxes, flows = made.boxes, made.flows
    for child in element:
        tag = local(child)
        if tag == "sequenceFlow":
            source, target = child.get("sourceRef"), child.get("targetRef")
            if source and target:
                flows.append(Flow(source, target, _share(child)))
        elif tag == "laneSet":
            _lanes(child, made, (), file)
        elif tag == "extensionElements":
            _take_ours(child, made)
        elif tag == "textAnnotation":
            made.notes[child.get("id") or ""] = text_of(child)
        elif tag == "association":
            made.beside.append((child.get("sourceRef") or "", child.get("targetRef") or ""))
        elif tag in NOT_USED:
            made.unused[tag] = made.unused.get(tag, 0) + 1
        elif (id_ := child.get("id")) and (
            tag in SUB or tag in GATEWAYS or tag.endswith(("Event", "ask", "Activity"))
        ):
            box = Box(id_, tag, child.get("name") or "", child.get("attachedToRef") or "")
            if len(child):
                box.note = " ".join(text_of(d) for d in children(child, "documentation"))
                if tag in SUB:
                    inner = _process(child, file, depth + 1)
                    box.within = inner if inner.boxes else None
            boxes[id_] = box
    for one, other in made.beside:
        for note, id_ in ((one, other), (other, one)):
            if note in made.notes and id_ in boxes:
                boxes[id_].note = f"{boxes[id_].note} {made.notes.pop(note)}".strip()
                break
    return made


def _share(flow: Element) -> float | None:
    for beside in flow:
        if local(beside) == "extensionElements":
            for said in beside.iter(f"{OURS}share"):
                return _number(said.text or "")
    name = flow.get("name")
    return share_in(name) if name else None


def _number(text: str) -> float | None:
    try:
        share = float(text)
    except ValueError:
        return None
    return share if 0 <= share <= 1 else None


def _take_ours(element: Element, made: Process) -> None:
    for said in children(element, "pathway"):
        if said.tag == f"{OURS}pathway":
            made.ours = said.get("design") or "", said.get("lang") or "", said.text or ""


def _lanes(element: Element, made: Process, outer: tuple[str, ...], file: str) -> None:
    if len(outer) > MOST_DEPTH // 4:
        raise TooMuchError(file=file, what=N_("lanes within lanes"))
    for lane in children(element, "lane"):
        names = (*outer, lane.get("name") or "")
        made.lane_ids[lane.get("id") or ""] = names[-1]
        for child in lane:
            tag = local(child)
            if tag == "flowNodeRef" and child.text:
                made.lanes[child.text.strip()] = names
            elif tag in ("childLaneSet", "laneSet"):
                _lanes(child, made, names, file)


def _lanes_as_drawn(root: Element, found: list[Process]) -> None:
    """Put boxes that no lane lists into the lane they are drawn in, as some programs leave it."""
    open_ = [p for p in found if p.lane_ids and any(box not in p.lanes for box in p.boxes)]
    if not open_:
        return
    areas: dict[str, tuple[float, float, float, float]] = {}
    for shape in root.iter():
        if local(shape) == "BPMNShape":
            for bounds in children(shape, "Bounds"):
                id_ = (shape.get("bpmnElement") or "").rpartition(":")[2]
                try:
                    x, y, w, h = (float(bounds.get(k) or "") for k in ("x", "y", "width", "height"))
                except ValueError:
                    continue
                areas[id_] = (x, y, w, h)
    for process in open_:
        bands = [(areas[id_], name) for id_, name in process.lane_ids.items() if id_ in areas]
        bands.sort(key=lambda band: -band[0][2] * band[0][3])
        for id_ in process.boxes:
            if id_ in process.lanes or id_ not in areas:
                continue
            x, y, w, h = areas[id_]
            names = tuple(
                name
                for (left, top, wide, tall), name in bands
                if left <= x + w / 2 <= left + wide and top <= y + h / 2 <= top + tall
            )
            if names:
                process.lanes[id_] = names
