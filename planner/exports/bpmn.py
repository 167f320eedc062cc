"""A pathway as BPMN 2.0, drawn where our own map has it, with all of ours beside what is drawn."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from pathways.codec import write_pathway
from pathways.layout import Layout
from pathways.model import Pathway, Stream
from planner import formats
from planner.drawing.words import setting_word
from planner.exports.bpmn_tags import TASKS
from planner.exports.pictures import layout_of
from planner.files import replacing
from planner.i18n import _, language, speaking
from planner.privacy import refuse_patient_text
from planner.sketch import STREAM, Mark, Sketch, Way, sketch_of

__all__ = ["OURS", "bpmn_text", "write_bpmn"]

BPMN: Final = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DIAGRAM: Final = "http://www.omg.org/spec/BPMN/20100524/DI"
DC: Final = "http://www.omg.org/spec/DD/20100524/DC"
DI: Final = "http://www.omg.org/spec/DD/20100524/DI"
OURS: Final = "urn:community-by-design:pathway:1"
_PREFIXES: Final = {"bpmndi": DIAGRAM, "dc": DC, "di": DI, "cbd": OURS}

MARGIN: Final = 160.0  # left of the map, for the lanes' names and the starts
EVENT: Final = 36.0
GATEWAY: Final = 28.0

Area = tuple[float, float, float, float]


def write_bpmn(pathway: Pathway, design: str, path: Path, spoken: str = "en") -> None:
    """Puts one design, drawn, and the whole pathway beside it, in a file that can be imported.

    Raises:
        PatientTextError: What is typed may identify a patient.
        FileError: The file cannot be written.
        MissingDesignError: The pathway has no such design.
    """
    refuse_patient_text([pathway])
    with speaking(spoken):
        written = bpmn_text(pathway, design)
    with replacing(path) as fresh:
        fresh.write_bytes(written)


def bpmn_text(pathway: Pathway, design: str) -> bytes:
    """One design of a pathway as BPMN 2.0 in UTF-8, its names in the language being spoken."""
    sketch = sketch_of(pathway, design)
    root = Element("definitions", {"xmlns": BPMN, "id": "definitions", "targetNamespace": OURS})
    for prefix, space in _PREFIXES.items():
        root.set(f"xmlns:{prefix}", space)
    pool = SubElement(root, "collaboration", id="collaboration")
    SubElement(pool, "participant", id="pool", name=sketch.name, processRef="process")
    process = SubElement(root, "process", id="process", name=sketch.name, isExecutable="false")
    whole = json.dumps(write_pathway(pathway), separators=(",", ":"), allow_nan=False)
    beside = SubElement(process, "extensionElements")
    SubElement(beside, "cbd:pathway", design=design, lang=language()).text = whole
    _Drawing(pathway, sketch, layout_of(pathway, design), root, process).draw()
    indent(root, " ")
    written: bytes = tostring(root, "utf-8", xml_declaration=True)
    return written + b"\n"


class _Drawing:
    """The process and its diagram while they are being written."""

    def __init__(
        self, pathway: Pathway, sketch: Sketch, layout: Layout, root: Element, process: Element
    ) -> None:
        self.pathway = pathway
        self.sketch = sketch
        self.layout = layout
        self.process = process
        plane = SubElement(root, "bpmndi:BPMNDiagram", id="diagram")
        self.plane = SubElement(plane, "bpmndi:BPMNPlane", id="plane", bpmnElement="collaboration")
        self.steps = {f"step_{i}": s.id for i, s in enumerate(pathway.steps)}
        self.areas = dict(self._places())
        self.leaving: dict[str, list[Way]] = defaultdict(list)
        self.flows = 0

    def _places(self) -> list[tuple[str, Area]]:
        """Where each box lies; starts stand left of all else, one under another."""
        placed: list[tuple[str, Area]] = []
        starts = 0
        for mark in self.sketch.marks:
            if mark.kind == STREAM:
                placed.append((mark.id, (60.0, 20 + starts * 80.0, EVENT, EVENT)))
                starts += 1
                continue
            box = self.layout.steps[self.steps[mark.id]]
            size = (EVENT, EVENT) if mark.kind == "end" else (box.width, box.height)
            placed.append((mark.id, (MARGIN + box.x, box.y, *size)))
        return placed

    def draw(self) -> None:
        """Write lanes, boxes, gateways and flows, each with its shape."""
        for way in self.sketch.ways:
            self.leaving[way.source].append(way)
        self._lanes()
        for mark in self.sketch.marks:
            self._box(mark)
        for mark in self.sketch.marks:
            self._ways(mark)

    def _lanes(self) -> None:
        width = MARGIN + self.layout.width + 40
        bottom = max([self.layout.height, *(a[1] + a[3] for a in self.areas.values())]) + 20
        self._shape("pool", (0.0, 0.0, width, bottom), isHorizontal="true")
        lanes = SubElement(self.process, "laneSet", id="lanes")
        lane_of = {id_: box.lane for id_, box in self.layout.steps.items()}
        top = self.layout.lanes[0].name if self.layout.lanes else "community"
        for at, lane in enumerate(self.layout.lanes):
            made = SubElement(lanes, "lane", id=f"lane_{lane.name}", name=setting_word(lane.name))
            is_last = at == len(self.layout.lanes) - 1
            height = bottom - lane.y if is_last else self.layout.lanes[at + 1].y - lane.y
            self._shape(f"lane_{lane.name}", (30, lane.y, width - 30, height), isHorizontal="true")
            for mark in self.sketch.marks:
                place = top if mark.kind == STREAM else lane_of[self.steps[mark.id]]
                if place == lane.name:
                    SubElement(made, "flowNodeRef").text = mark.id
                    if len(self.leaving[mark.id]) > 1:
                        SubElement(made, "flowNodeRef").text = f"gateway_{mark.id}"

    def _box(self, mark: Mark) -> None:
        tag = TASKS[mark.kind]
        step = self.pathway.step(self.steps[mark.id]) if mark.id in self.steps else None
        if step is not None and step.opens and not step.is_end:
            tag = "callActivity"
        made = SubElement(self.process, tag, id=mark.id, name=mark.name)
        if mark.kind == STREAM:
            stream = self.pathway.streams[int(mark.id.rpartition("_")[2])]
            SubElement(made, "documentation").text = _demand(stream)
        self._shape(mark.id, self.areas[mark.id])
        if mark.kind != STREAM and len(self.leaving[mark.id]) > 1:
            SubElement(self.process, "exclusiveGateway", id=f"gateway_{mark.id}")
            x, y, width, height = self.areas[mark.id]
            where = (x + width + 12, y + height / 2 - GATEWAY / 2, GATEWAY, GATEWAY)
            self.areas[f"gateway_{mark.id}"] = where
            self._shape(f"gateway_{mark.id}", where)

    def _ways(self, mark: Mark) -> None:
        ways = self.leaving[mark.id]
        source = mark.id
        if len(ways) > 1:
            source = f"gateway_{mark.id}"
            self._flow(mark.id, source, None)
        for way in ways:
            self._flow(source, way.target, way)

    def _flow(self, source: str, target: str, way: Way | None) -> None:
        self.flows += 1
        id_ = f"flow_{self.flows}"
        flow = SubElement(self.process, "sequenceFlow", id=id_, sourceRef=source, targetRef=target)
        if way is not None and not way.source.startswith(STREAM):
            assert way.share is not None
            if way.share < 1:
                flow.set("name", formats.percent(way.share))
            beside = SubElement(flow, "extensionElements")
            SubElement(beside, "cbd:share").text = repr(float(way.share))
        edge = SubElement(self.plane, "bpmndi:BPMNEdge", id=f"{id_}_line", bpmnElement=id_)
        for x, y in self._points(source, target, way):
            SubElement(edge, "di:waypoint", x=_number(x), y=_number(y))

    def _points(self, source: str, target: str, way: Way | None) -> list[tuple[float, float]]:
        """From the middle of the right side, along the line of our map, to the left side."""
        x, y, width, height = self.areas[source]
        begin = (x + width, y + height / 2)
        left, top, _width, tall = self.areas[target]
        end = (left, top + tall / 2)
        between: list[tuple[float, float]] = []
        if way is not None and way.source in self.steps:
            ends = self.steps[way.source], self.steps[way.target]
            for route in self.layout.connections:
                if (route.source, route.target) == ends:
                    between = [(MARGIN + px, py) for px, py in route.points[1:-1]]
                    end = (MARGIN + route.points[-1][0], route.points[-1][1])
        return [begin, *between, end]

    def _shape(self, id_: str, area: Area, **more: str) -> None:
        shape = SubElement(
            self.plane, "bpmndi:BPMNShape", {"id": f"{id_}_shape", "bpmnElement": id_, **more}
        )
        x, y, width, height = map(_number, area)
        SubElement(shape, "dc:Bounds", x=x, y=y, width=width, height=height)


def _demand(stream: Stream) -> str:
    return _(
        "{people} for each 10,000 people a year", people=formats.number(stream.per_10000.central)
    )


def _number(value: float) -> str:
    return f"{value:.10g}"
