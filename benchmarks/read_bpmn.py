"""Time to read a 4 MB BPMN file: ours against defusedxml and the same extraction."""

import argparse
import gc
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, Final
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from planner.imports.bpmn_elements import Process, processes_of, read_processes
from planner.imports.errors import DoctypeError

TARGET: Final = 0.45
MEGABYTES: Final = 4.0
SPACES: Final = (
    'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" '
    'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" '
    'xmlns:di="http://www.omg.org/spec/DD/20100524/DI"'
)


def drawn(megabytes: float) -> bytes:
    """A drawing of tasks, gateways and flows in two lanes with its diagram, of about that size."""
    boxes: list[str] = []
    shapes: list[str] = []
    lanes: tuple[list[str], list[str]] = ([], [])
    size = number = 0
    while size < megabytes * 1_000_000:
        number += 1
        task, gate = f"Activity_{number:06}", f"Gateway_{number:06}"
        ahead = f"Activity_{number + 1:06}"
        boxes.append(
            f'<userTask id="{task}" name="Task {number}"><documentation>Why</documentation>'
            f"<incoming>a_{number - 1}</incoming><outgoing>a_{number}</outgoing></userTask>"
            f'<exclusiveGateway id="{gate}"/>'
            f'<sequenceFlow id="a_{number}" sourceRef="{task}" targetRef="{gate}"/>'
            f'<sequenceFlow id="b_{number}" name="60%" sourceRef="{gate}" targetRef="{ahead}"/>'
            f'<sequenceFlow id="c_{number}" name="40%" sourceRef="{gate}" targetRef="end"/>'
        )
        for id_ in (task, gate):
            shapes.append(
                f'<bpmndi:BPMNShape id="{id_}_di" bpmnElement="{id_}">'
                f'<dc:Bounds x="{number * 10}" y="80" width="100" height="80"/></bpmndi:BPMNShape>'
            )
            lanes[number % 2].append(f"<flowNodeRef>{id_}</flowNodeRef>")
        shapes += [
            f'<bpmndi:BPMNEdge id="{flow}_{number}_di" bpmnElement="{flow}_{number}">'
            f'<di:waypoint x="{number}" y="1"/><di:waypoint x="{number + 9}" y="1"/>'
            "</bpmndi:BPMNEdge>"
            for flow in "abc"
        ]
        size += len(boxes[-1]) + sum(map(len, shapes[-5:])) + 90
    last = f"Activity_{number + 1:06}"
    boxes.append(f'<userTask id="{last}"/><endEvent id="end"/>')
    lanes[0].extend(f"<flowNodeRef>{id_}</flowNodeRef>" for id_ in (last, "end"))
    both = "".join(
        f'<lane id="l{i}" name="{name}">{"".join(refs)}</lane>'
        for i, (name, refs) in enumerate(zip(("Community", "Hospital"), lanes, strict=True))
    )
    return (
        f"<definitions {SPACES}><process id='p'><laneSet id='ls'>{both}</laneSet>"
        f"{''.join(boxes)}</process><bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement='p'>"
        f"{''.join(shapes)}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>"
    ).encode()


def ours(data: bytes) -> list[Process]:
    """What we read of a drawing."""
    return read_processes(data, "drawn.bpmn")


def theirs(data: bytes) -> list[Process]:
    """The same, of the tree that defusedxml makes with every document type forbidden."""
    root: Element = fromstring(data, forbid_dtd=True)
    return processes_of(root, "drawn.bpmn", lambda: root)


def seconds(read: Callable[[bytes], Any], data: bytes) -> float:
    """Processor time of one reading [s], which others at work on the machine do not change."""
    gc.collect()
    began = time.process_time()
    read(data)
    return time.process_time() - began


def refuses_every_doctype() -> bool:
    """Whether a document type is refused, in each encoding and wherever it may stand."""
    for start in ("", "<?xml version='1.0'?>", "<!-- a -->\n"):
        for encoding in ("utf-8", "utf-16", "iso-8859-1"):
            try:
                ours(f"{start}<!DOCTYPE a [<!ENTITY b 'c'>]><a/>".encode(encoding))
            except DoctypeError:
                continue
            return False
    return True


def main(argv: Sequence[str] | None = None) -> int:
    """Print both medians and their ratio; 0 when the target is met and both read the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--megabytes", type=float, default=MEGABYTES)
    options = parser.parse_args(argv)
    data = drawn(options.megabytes)
    if ours(data) != theirs(data):
        raise SystemExit("ours and defusedxml read different things")
    times = [(seconds(ours, data), seconds(theirs, data)) for _ in range(options.runs)]
    mine, other = (statistics.median(column) for column in zip(*times, strict=True))
    ratio = mine / other
    is_safe = refuses_every_doctype()
    print(f"{len(data) / 1e6:.1f} MB: ours {mine:.3f} s, defusedxml {other:.3f} s")
    print(f"ratio {ratio:.2f} (target {TARGET}); every document type refused: {is_safe}")
    return 0 if ratio <= TARGET and is_safe else 1


if __name__ == "__main__":
    sys.exit(main())
