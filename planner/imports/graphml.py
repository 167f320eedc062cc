"""GraphML as networkx, yEd and this planner write it, read as pathways."""

import math
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

from pathways.model import Kind, Pathway
from planner.i18n import N_, _
from planner.imports.errors import EmptySourceError, NoProcessError, TooMuchError
from planner.imports.from_sketch import pathway_from
from planner.imports.gateways import resolved
from planner.imports.preview import Notes, Preview, Wishes
from planner.imports.returning import returned
from planner.imports.words import setting_in, share_in
from planner.imports.xml_files import children, local, parse_xml, read_xml, text_of
from planner.sketch import STREAM, Mark, Sketch, Way, plain_name

__all__ = ["read_graphml"]

MOST_NESTED = 50
_LABELS = ("label", "name", "title")
_SHARES = ("share", "weight", "probability", "chance", "label")


def read_graphml(path: Path, wishes: Wishes) -> Preview:
    """The pathways of a GraphML file, one for each graph or only the one wished for.

    Raises:
        FileError: The file cannot be read, or has no graph with nodes.
        PathwayError: What this planner wrote there is no pathway any more.
    """
    root = parse_xml(read_xml(path), path.name)
    notes = Notes()
    keys = {
        key.get("id") or "": key.get("attr.name") or key.get("yfiles.type") or ""
        for key in children(root, "key")
    }
    graphs = {
        graph.get("id") or f"graph_{number}": graph
        for number, graph in enumerate(children(root, "graph"))
        if any(True for _n in children(graph, "node"))
    }
    if local(root) != "graphml" or not graphs:
        raise EmptySourceError(file=path.name, wanted=_("a graph with nodes"))
    if wishes.process and wishes.process not in graphs:
        raise NoProcessError(file=path.name, id=wishes.process, ids=", ".join(graphs))
    made = [
        _Reading(graph, keys, notes, wishes, path.name).pathway(id_)
        for id_, graph in graphs.items()
        if wishes.process in ("", id_)
    ]
    return replace(notes.of(*made), processes={id_: plain_name(id_) for id_ in graphs})


class _Reading:
    """One graph while it is being read."""

    def __init__(
        self, graph: Element, keys: dict[str, str], notes: Notes, wishes: Wishes, file: str
    ) -> None:
        self.graph = graph
        self.keys = keys
        self.notes = notes
        self.wishes = wishes
        self.file = file
        self.marks: dict[str, Mark] = {}
        self.ways: list[Way] = []

    def pathway(self, id_: str) -> Pathway:
        """The pathway that the graph shows."""
        self._take(self.graph, 0)
        data = self._data(self.graph)
        if self.graph.get("edgedefault") == "undirected":
            self.notes.assumed[_("Lines without a direction go as they are written.")] = None
        ways = [w for w in self.ways if w.source in self.marks and w.target in self.marks]
        if len(ways) < len(self.ways):
            self.notes.refused[_("Flows from or to what is not there were left out.")] = None
        settled = resolved(ways, (), (), self.file)
        name = plain_name(data.get("name", "") or data.get("label", ""))
        if "cbd_pathway" in data:
            ours = data.get("cbd_design", ""), data.get("cbd_language", ""), data["cbd_pathway"]
            sketch = Sketch(id_, name, tuple(self.marks.values()), settled.ways)
            return returned(ours, sketch, _fitted, self.notes, self.wishes, self.file)
        for source in settled.equal:
            self.notes.assumed[
                _(
                    "The shares out of “{name}” are not said, so they are equal.",
                    name=self.marks[source].name or source,
                )
            ] = None
        led_to = {way.target for way in ways}
        leading = {way.source for way in ways}
        marks = []
        for mark in self.marks.values():
            if not mark.kind and mark.id in leading and mark.id not in led_to:
                mark = replace(mark, kind=STREAM)
            elif not mark.kind and mark.id in led_to and mark.id not in leading:
                mark = replace(mark, kind=Kind.END.value)
            marks.append(mark)
        if any(mark.minutes is not None for mark in marks):
            self.notes.assumed[_("Minutes are taken as room minutes: say who gives them.")] = None
        sketch = Sketch(id_, name or id_, tuple(marks), settled.ways)
        return pathway_from(sketch, self.notes, self.wishes, self.file)

    def _take(self, graph: Element, depth: int) -> None:
        if depth > MOST_NESTED:
            raise TooMuchError(file=self.file, what=N_("groups within groups"))
        for child in graph:
            tag = local(child)
            if tag == "node":
                inner = [*children(child, "graph")]
                for within in inner:
                    self._take(within, depth + 1)
                if not inner:
                    self._node(child)
            elif tag == "edge":
                source, target = child.get("source"), child.get("target")
                if source and target:
                    self.ways.append(Way(source, target, self._share(child)))
            elif tag == "hyperedge":
                self.notes.refused[_("Lines between more than two boxes are left out.")] = None

    def _node(self, node: Element) -> None:
        data = self._data(node)
        id_ = node.get("id") or ""
        label = next((data[key] for key in _LABELS if data.get(key)), "") or self._label(node)
        kind = data.get("kind", "").strip().lower().replace(" ", "_").replace("-", "_")
        setting = setting_in(data.get("setting", "") or data.get("lane", ""))
        self.marks[id_] = Mark(
            id_,
            plain_name(label or ("" if "cbd_pathway" in self.keys else id_)),
            kind if kind == STREAM or kind in {*Kind} else "",
            setting.value if setting else "",
            plain_name(data.get("organisation", "")),
            minutes=_amount(data.get("minutes", "")),
            note=" ".join(data.get("description", "").split()),
        )

    def _label(self, element: Element) -> str:
        """The label of a yEd shape or line."""
        for data in children(element, "data"):
            for within in data.iter():
                if local(within) in ("NodeLabel", "EdgeLabel") and (said := text_of(within)):
                    return said
        return ""

    def _share(self, edge: Element) -> float | None:
        data = self._data(edge)
        for key in _SHARES:
            if (share := share_in(data.get(key, ""))) is not None:
                return share
            if (exact := _amount(data.get(key, ""))) is not None and exact <= 1:
                return exact
        return share_in(self._label(edge))

    def _data(self, element: Element) -> dict[str, str]:
        """The attributes of an element by name, in the file's own spelling or a lower case one."""
        return {
            self.keys.get(data.get("key") or "", data.get("key") or "").lower(): data.text or ""
            for data in children(element, "data")
        }


def _amount(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and value >= 0 else None


def _fitted(_base: Pathway, sketch: Sketch) -> Sketch:
    """The sketch with nothing that ours does not draw."""
    marks = tuple(
        replace(
            mark,
            organisation="",
            minutes=None,
            note="",
            kind=mark.kind or Kind.CONTACT.value,
        )
        for mark in sketch.marks
    )
    return replace(sketch, marks=marks)
