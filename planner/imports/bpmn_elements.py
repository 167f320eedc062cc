"""The elements of a BPMN file, in anyone's dialect: boxes, flows, lanes and where they lie."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from planner.i18n import N_
from planner.imports.errors import TooMuchError
from planner.imports.words import share_in
from planner.imports.xml_files import (
    MOST_DEPTH,
    children,
    local,
    parse_xml,
    text_of,
    without_counting,
)

__all__ = ["Box", "Flow", "Process", "processes_of", "read_processes"]

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
DIAGRAM: Final = "http://www.omg.org/spec/BPMN/20100524/DI}"
OURS: Final = "urn:community-by-design:pathway:1}"


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
    has_messages: bool = False


def read_processes(data: bytes, file: str) -> list[Process]:
    """The processes of a BPMN file that hold anything; none where it is no BPMN.

    Raises:
        FileError: It is not XML, holds too much, or has a document type.
    """
    with without_counting():
        root = parse_xml(data, file, until=(b"rocess", b"ollaboration"))
        if local(root) != "definitions":
            return []
        return processes_of(root, file, lambda: parse_xml(data, file))


def processes_of(root: Element, file: str, drawn: Callable[[], Element]) -> list[Process]:
    """The processes of a file that hold anything, with their pools' names.

    ``drawn`` gives the file with its diagram, where it takes that to find a box's lane.

    Raises:
        TooMuchError: They are nested too deeply.
    """
    pools: dict[str, str] = {}
    has_messages = False
    for collaboration in children(root, "collaboration"):
        has_messages |= any(True for _flow in children(collaboration, "messageFlow"))
        for pool in children(collaboration, "participant"):
            reference = (pool.get("processRef") or "").rpartition(":")[2]
            pools[reference] = pool.get("name") or ""
    found = []
    for element in children(root, "process"):
        process = _process(element, file, 0)
        process.pool = pools.get(process.id, "")
        process.has_messages = has_messages
        found.append(process)
    _lanes_as_drawn(drawn, found)
    return [process for process in found if process.boxes]


def _process(element: Element, file: str, depth: int) -> Process:
    if depth > MOST_DEPTH // 4:
        raise TooMuchError(file=file, what=N_("sub-processes within sub-processes"))
    made = Process(element.get("id") or "", element.get("name") or "")
    boxes, flows = made.boxes, made.flows
    for child in element:
        tag = local(child)
        if tag == "sequenceFlow":
            get = child.get
            source, target = get("sourceRef"), get("targetRef")
            if source and target:
                flows.append(Flow(source, target, _share(child)))
        elif tag in GATEWAYS or tag.endswith(("ask", "Event", "Activity")) or tag in SUB:
            if id_ := child.get("id"):
                boxes[id_] = _box(child, id_, tag, file, depth)
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
    for one, other in made.beside:
        for note, id_ in ((one, other), (other, one)):
            if note in made.notes and id_ in boxes:
                boxes[id_].note = f"{boxes[id_].note} {made.notes.pop(note)}".strip()
                break
    return made


def _box(element: Element, id_: str, tag: str, file: str, depth: int) -> Box:
    get = element.get
    box = Box(id_, tag, get("name") or "", get("attachedToRef") or "")
    for child in element:
        if local(child) == "documentation":
            box.note = f"{box.note} {text_of(child)}".lstrip()
    if tag in SUB:
        inner = _process(element, file, depth + 1)
        box.within = inner if inner.boxes else None
    return box


def _share(flow: Element) -> float | None:
    if len(flow) and (said := next(flow.iter(f"{OURS}share"), None)) is not None:
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


def _lanes_as_drawn(drawn: Callable[[], Element], found: list[Process]) -> None:
    """Put boxes that no lane lists into the lane they are drawn in, as some programs leave it."""
    open_ = [p for p in found if p.lane_ids and any(box not in p.lanes for box in p.boxes)]
    if not open_:
        return
    areas: dict[str, tuple[float, float, float, float]] = {}
    wanted = {id_ for p in open_ for id_ in p.boxes if id_ not in p.lanes}
    wanted |= {id_ for p in open_ for id_ in p.lane_ids}
    root = drawn()
    shapes = [*root.iter(f"{DIAGRAM}BPMNShape")]
    for shape in shapes or [s for s in root.iter() if local(s) == "BPMNShape"]:
        id_ = (shape.get("bpmnElement") or "").rpartition(":")[2]
        if id_ in wanted and (area := _area(shape)) is not None:
            areas[id_] = area
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


def _area(shape: Element) -> tuple[float, float, float, float] | None:
    """Left, top, width and height of a shape; ``None`` where they are no numbers."""
    for bounds in children(shape, "Bounds"):
        try:
            x, y, w, h = (float(bounds.get(k) or "") for k in ("x", "y", "width", "height"))
        except ValueError:
            return None
        return x, y, w, h
    return None
