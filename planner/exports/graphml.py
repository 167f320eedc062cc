"""A pathway as GraphML, as networkx and yEd write it, with all of ours beside what is drawn."""

import json
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from pathways.codec import write_pathway
from pathways.model import Pathway
from planner.exports.pictures import layout_of
from planner.files import replacing
from planner.i18n import language, speaking
from planner.privacy import refuse_patient_text
from planner.sketch import STREAM, sketch_of

__all__ = ["graphml_text", "write_graphml"]

GRAPHML: Final = "http://graphml.graphdrawing.org/xmlns"
YED: Final = "http://www.yworks.com/xml/graphml"
_NODE_KEYS: Final = ("label", "kind", "setting")
START: Final = (36.0, 36.0)


def write_graphml(pathway: Pathway, design: str, path: Path, spoken: str = "en") -> None:
    """Puts one design, drawn, and the whole pathway beside it, in a file that can be imported.

    Raises:
        PatientTextError: What is typed may identify a patient.
        FileError: The file cannot be written.
        MissingDesignError: The pathway has no such design.
    """
    refuse_patient_text([pathway])
    with speaking(spoken):
        written = graphml_text(pathway, design)
    with replacing(path) as fresh:
        fresh.write_bytes(written)


def graphml_text(pathway: Pathway, design: str) -> bytes:
    """One design of a pathway as GraphML in UTF-8, its names in the language being spoken."""
    sketch = sketch_of(pathway, design)
    root = Element("graphml", {"xmlns": GRAPHML, "xmlns:y": YED})
    for name in ("cbd_design", "cbd_language", "cbd_pathway"):
        _key(root, name, "graph", "string")
    for name in _NODE_KEYS:
        _key(root, name, "node", "string")
    SubElement(root, "key", {"id": "shape", "for": "node", "yfiles.type": "nodegraphics"})
    _key(root, "share", "edge", "double")
    graph = SubElement(root, "graph", id="pathway", edgedefault="directed")
    whole = json.dumps(write_pathway(pathway), separators=(",", ":"), allow_nan=False)
    for name, value in (
        ("cbd_design", design),
        ("cbd_language", language()),
        ("cbd_pathway", whole),
    ):
        SubElement(graph, "data", key=name).text = value
    layout = layout_of(pathway, design)
    ids = {f"step_{i}": step.id for i, step in enumerate(pathway.steps)}
    starts = 0
    for mark in sketch.marks:
        node = SubElement(graph, "node", id=mark.id)
        for name, value in zip(_NODE_KEYS, (mark.name, mark.kind, mark.setting), strict=True):
            if value:
                SubElement(node, "data", key=name).text = value
        if mark.kind == STREAM:
            area = (-100.0, starts * 80.0, *START)
            starts += 1
        else:
            box = layout.steps[ids[mark.id]]
            area = (box.x, box.y, box.width, box.height)
        _shape(node, mark.name, area)
    for number, way in enumerate(sketch.ways):
        edge = SubElement(graph, "edge", id=f"way_{number}", source=way.source, target=way.target)
        if way.share is not None and not way.source.startswith(STREAM):
            SubElement(edge, "data", key="share").text = repr(float(way.share))
    indent(root, " ")
    written: bytes = tostring(root, "utf-8", xml_declaration=True)
    return written + b"\n"


def _key(root: Element, name: str, of: str, sort: str) -> None:
    SubElement(root, "key", {"id": name, "for": of, "attr.name": name, "attr.type": sort})


def _shape(node: Element, label: str, area: tuple[float, float, float, float]) -> None:
    """What yEd draws: a box where our map has it."""
    shape = SubElement(SubElement(node, "data", key="shape"), "y:ShapeNode")
    x, y, width, height = (f"{value:.10g}" for value in area)
    SubElement(shape, "y:Geometry", x=x, y=y, width=width, height=height)
    SubElement(shape, "y:NodeLabel").text = label
    SubElement(shape, "y:Shape", type="roundrectangle")
