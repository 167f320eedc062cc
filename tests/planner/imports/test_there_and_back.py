"""BPMN and GraphML that this planner wrote, read again: nothing lost, changes taken up."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from strategies import flowing_pathways, pathways

from pathways.library import STARTERS, starter
from pathways.model import Pathway, Setting
from planner.exports.bpmn import bpmn_text, write_bpmn
from planner.exports.graphml import graphml_text, write_graphml
from planner.i18n import speaking
from planner.imports import Preview, read_source

SUFFIXES = (".bpmn", ".graphml")


def put(pathway: Pathway, design: str, path: Path, language: str = "en") -> Path:
    write = write_bpmn if path.suffix == ".bpmn" else write_graphml
    write(pathway, design, path, language)
    return path


def changed(path: Path, *swaps: tuple[str, str]) -> Preview:
    text = path.read_text("utf-8")
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
    return read_source(path)


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("id_", STARTERS)
def test_a_starter_comes_back_equal(id_: str, suffix: str, language: str, tmp_path: Path) -> None:
    pathway = starter(id_)
    for design in pathway.designs:
        preview = read_source(put(pathway, design, tmp_path / f"one{suffix}", language))
        assert preview.pathways == (pathway,)
        assert preview.assumed == preview.refused == ()


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pathway=flowing_pathways())
def test_any_pathway_comes_back_equal(suffix: str, pathway: Pathway, tmp_path: Path) -> None:
    for design in pathway.designs:
        preview = read_source(put(pathway, design, tmp_path / f"one{suffix}"))
        assert preview.pathways == (pathway,)
        assert preview.assumed == preview.refused == ()


@settings(max_examples=20, deadline=None)
@given(pathway=pathways())
def test_anything_that_can_be_held_can_be_written(pathway: Pathway) -> None:
    for design in pathway.designs:
        ElementTree.fromstring(bpmn_text(pathway, design))
        ElementTree.fromstring(graphml_text(pathway, design))


def test_each_step_and_arrow_of_bpmn_is_drawn_where_the_map_has_it() -> None:
    root = ElementTree.fromstring(bpmn_text(starter("copd"), "proposed"))
    space = {"b": "http://www.omg.org/spec/BPMN/20100524/MODEL"}
    drawn = {
        element.get("bpmnElement")
        for element in root.iter()
        if element.tag.endswith(("BPMNShape", "BPMNEdge"))
    }
    process = root.find("b:process", space)
    assert process is not None
    wanted = {child.get("id") for child in process if child.get("id") and "Set" not in child.tag}
    assert wanted
    assert wanted <= drawn


def test_a_step_renamed_and_moved_elsewhere_keeps_its_staff(tmp_path: Path) -> None:
    pathway = starter("copd")
    at, step = next(
        (i, s)
        for i, s in enumerate(pathway.steps)
        if s.setting("proposed") is Setting.COMMUNITY and s.deliveries["proposed"].staff
    )
    path = put(pathway, "proposed", tmp_path / "one.bpmn")
    preview = changed(
        path,
        (f'name="{step.name.en}"', 'name="Breathing clinic"'),
        (f"<flowNodeRef>step_{at}</flowNodeRef>", ""),
        (
            'name="Hospital">',
            f'name="Hospital"><flowNodeRef>step_{at}</flowNodeRef>',
        ),
    )
    (read,) = preview.pathways
    again = read.step(step.id)
    assert again.name.en == "Breathing clinic"
    assert again.name.cy == step.name.cy
    assert again.setting("proposed") is Setting.HOSPITAL
    assert again.deliveries["proposed"].staff == step.deliveries["proposed"].staff
    assert again.deliveries["current"] == step.deliveries["current"]
    assert "changed in another program" in preview.assumed[0]


def test_a_task_drawn_in_another_program_becomes_a_step_of_that_design(tmp_path: Path) -> None:
    pathway = starter("copd")
    path = put(pathway, "proposed", tmp_path / "one.bpmn")
    preview = changed(
        path,
        (
            "</process>",
            '<userTask id="new" name="Home visit"/>'
            '<sequenceFlow id="f1" sourceRef="step_0" targetRef="new"/></process>',
        ),
    )
    (read,) = preview.pathways
    (added,) = (s for s in read.steps if not pathway.has_step(s.id))
    assert added.name.en == "Home visit"
    assert tuple(added.deliveries) == ("proposed",)
    assert read.connection(pathway.steps[0].id, added.id).share("current") == 0


def test_a_share_changed_in_graphml_holds_in_that_design_alone(tmp_path: Path) -> None:
    pathway = starter("copd")
    way = next(c for c in pathway.connections if 0 < c.share("proposed") < 1)
    with speaking("en"):
        path = put(pathway, "proposed", tmp_path / "one.graphml")
    preview = changed(path, (f">{way.share('proposed')!r}<", ">0.123<"))
    before = {(c.source, c.target): c.share("current") for c in pathway.connections}
    after = {(c.source, c.target): c.share("current") for c in preview.pathways[0].connections}
    assert after == before
    assert 0.123 in [c.share("proposed") for c in preview.pathways[0].connections]
