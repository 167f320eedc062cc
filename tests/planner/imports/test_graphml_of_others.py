"""GraphML as networkx and yEd write it."""

from pathlib import Path

import networkx as nx
import pytest

from pathways.model import Kind, Setting
from planner.imports import read_source

YED = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
 xmlns:y="http://www.yworks.com/xml/graphml">
 <key id="d0" for="node" yfiles.type="nodegraphics"/>
 <key id="d1" for="edge" yfiles.type="edgegraphics"/>
 <graph edgedefault="directed" id="G">
 {nodes}
 <edge id="e0" source="n0" target="n1"/>
 <edge id="e1" source="n1" target="n2"><data key="d1"><y:PolyLineEdge>
  <y:EdgeLabel>70%</y:EdgeLabel></y:PolyLineEdge></data></edge>
 <edge id="e2" source="n1" target="n3"/>
 <edge id="e3" source="n2" target="n3"/>
 </graph></graphml>"""


def test_what_yed_draws_is_read_by_its_labels(tmp_path: Path) -> None:
    nodes = "".join(
        f'<node id="n{i}"><data key="d0"><y:ShapeNode><y:NodeLabel>{name}</y:NodeLabel>'
        "</y:ShapeNode></data></node>"
        for i, name in enumerate(("Referral", "Triage", "Scan", "Home"))
    )
    path = tmp_path / "drawn.graphml"
    path.write_text(YED.format(nodes=nodes))
    preview = read_source(path)
    (pathway,) = preview.pathways
    assert [s.name.en for s in pathway.steps] == ["Triage", "Scan", "Home"]
    assert pathway.streams[0].name.en == "Referral"
    assert pathway.steps[2].kind is Kind.END
    triage, scan, home = (s.id for s in pathway.steps)
    assert pathway.connection(triage, scan).share("current") == 0.7
    assert pathway.connection(triage, home).share("current") == pytest.approx(0.3)
    assert any("“Triage” are not said" in told for told in preview.assumed)


def test_what_networkx_writes_is_read_by_its_attributes(tmp_path: Path) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("gp", label="GP referral")
    graph.add_node("a", label="Clinic", setting="Hospital", kind="review", minutes=20.0)
    graph.add_node("b", label="Call", setting="virtual")
    graph.add_node("z", label="Done")
    graph.add_edge("gp", "a")
    graph.add_edge("a", "b", share=0.25)
    graph.add_edge("a", "z", share=0.75)
    graph.add_edge("b", "z")
    path = tmp_path / "drawn.graphml"
    nx.write_graphml(graph, path)
    (pathway,) = read_source(path).pathways
    clinic = pathway.steps[0]
    assert (clinic.kind, clinic.setting("current")) == (Kind.REVIEW, Setting.HOSPITAL)
    minutes = clinic.deliveries["proposed"].room_minutes
    assert minutes is not None
    assert minutes.central == 20
    assert pathway.steps[1].setting("current") is Setting.VIRTUAL
    assert pathway.connection(clinic.id, pathway.steps[1].id).share("proposed") == 0.25
