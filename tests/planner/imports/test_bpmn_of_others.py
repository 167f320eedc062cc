"""BPMN that other programs wrote: what becomes of each thing they draw, and what is said of it."""

from pathlib import Path

import pytest

from pathways.errors import UserError
from pathways.model import Kind, Pathway, Setting
from planner.errors import said
from planner.imports import Preview, Wishes, read_source
from planner.imports.errors import DoctypeError, EmptySourceError, NoProcessError, NotXmlError

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DIALECTS = {
    "bpmn.io": ("bpmn:", f'xmlns:bpmn="{MODEL}" exporter="bpmn-js"'),
    "camunda": ("", f'xmlns="{MODEL}" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"'),
    "signavio": ("", f'xmlns="{MODEL}" exporter="Signavio"'),
    "visio": ("v:", 'xmlns:v="http://schema.omg.org/spec/BPMN/2.0"'),
    "semantic": ("semantic:", f'xmlns:semantic="{MODEL}"'),
}
TRIAGE = """
<{p}collaboration id="c"><{p}participant id="pp" name="Urology clinic" processRef="one"/>
</{p}collaboration>
<{p}process id="one" name="Urology">
 <{p}laneSet id="ls"><{p}lane id="l1" name="Community team"><{p}flowNodeRef>triage</{p}flowNodeRef>
 </{p}lane><{p}lane id="l2" name="Yr ysbyty"><{p}flowNodeRef>scan</{p}flowNodeRef></{p}lane>
 </{p}laneSet>
 <{p}startEvent id="s" name="Referral"/>
 <{p}userTask id="triage" name="Triage"><{p}documentation>Ask twice.</{p}documentation>
 </{p}userTask>
 <{p}exclusiveGateway id="g"/>
 <{p}serviceTask id="scan" name="Scan"/>
 <{p}endEvent id="e" name="Home"/>
 <{p}sequenceFlow id="f1" sourceRef="s" targetRef="triage"/>
 <{p}sequenceFlow id="f2" sourceRef="triage" targetRef="g"/>
 <{p}sequenceFlow id="f3" sourceRef="g" targetRef="scan" name="urgent 25%"/>
 <{p}sequenceFlow id="f4" sourceRef="g" targetRef="e" name="0.75"/>
 <{p}sequenceFlow id="f5" sourceRef="scan" targetRef="e"/>
</{p}process>
"""


def read(body: str, folder: Path, wishes: Wishes | None = None, **more: str) -> Preview:
    path = folder / "drawn.bpmn"
    space = more.get("space", f'xmlns="{MODEL}"')
    text = f"<definitions {space}>{body}</definitions>"
    path.write_text(text, "utf-8")
    return read_source(path, wishes or Wishes())


def by_name(pathway: Pathway) -> dict[str, str]:
    return {s.name.en: s.id for s in pathway.steps}


def process(inside: str) -> str:
    return f'<process id="p" name="P">{inside}</process>'


def flow(source: str, target: str, name: str = "") -> str:
    id_ = f"{source}_{target}"
    return f'<sequenceFlow id="{id_}" sourceRef="{source}" targetRef="{target}" name="{name}"/>'


def shares(pathway: Pathway) -> dict[tuple[str, str], float]:
    names = {s.id: s.name.en for s in pathway.steps}
    return {(names[c.source], names[c.target]): c.share("current") for c in pathway.connections}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_steps_settings_shares_and_streams_are_read_in_each_dialect(
    dialect: str, tmp_path: Path
) -> None:
    prefix, space = DIALECTS[dialect]
    path = tmp_path / "drawn.bpmn"
    body = TRIAGE.format(p=prefix)
    path.write_text(f"<{prefix}definitions {space}>{body}</{prefix}definitions>", "utf-8")
    (pathway,) = read_source(path).pathways
    assert pathway.name.en == "Urology"
    steps = by_name(pathway)
    assert list(steps) == ["Triage", "Scan", "Home"]
    triage, scan = pathway.step(steps["Triage"]), pathway.step(steps["Scan"])
    assert triage.setting("current") is triage.setting("proposed") is Setting.COMMUNITY
    assert scan.setting("current") is Setting.HOSPITAL
    assert scan.kind is Kind.TEST
    assert triage.note == "Ask twice."
    assert triage.deliveries["current"].organisation == "Urology clinic"
    assert shares(pathway) == {
        ("Triage", "Scan"): 0.25,
        ("Triage", "Home"): 0.75,
        ("Scan", "Home"): 1.0,
    }
    (stream,) = pathway.streams
    assert (stream.name.en, stream.entry) == ("Referral", triage.id)


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252"])
def test_other_encodings_are_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "drawn.bpmn"
    text = f'<?xml version="1.0" encoding="{encoding}"?><definitions xmlns="{MODEL}">'
    text += process('<task id="a" name="Café"/>') + "</definitions>"
    path.write_bytes(text.encode(encoding))
    assert "Café" in by_name(read_source(path).pathways[0])


def test_gateways_after_gateways_multiply_their_shares(tmp_path: Path) -> None:
    body = process(
        '<task id="a" name="A"/><task id="b" name="B"/><task id="c" name="C"/>'
        '<task id="d" name="D"/>'
        '<exclusiveGateway id="g"/><exclusiveGateway id="h"/><exclusiveGateway id="j"/>'
        + flow("a", "g")
        + flow("g", "b", "60%")
        + flow("g", "h", "40%")
        + flow("h", "c", "0.5")
        + flow("h", "j", "50 %")
        + flow("j", "d")
        + flow("b", "d")
        + flow("c", "d")
    )
    (pathway,) = read(body, tmp_path).pathways
    found = shares(pathway)
    assert found["A", "B"] == 0.6
    assert found["A", "C"] == pytest.approx(0.2)  # 40% of which half
    assert found["A", "D"] == pytest.approx(0.2)


def test_shares_that_nobody_said_are_equal_and_told(tmp_path: Path) -> None:
    body = process(
        '<task id="a" name="A"/><task id="b" name="B"/><task id="c" name="C"/>'
        '<inclusiveGateway id="g" name="Well?"/>'
        + flow("a", "g")
        + flow("g", "b", "yes")
        + flow("g", "c", "no")
    )
    preview = read(body, tmp_path)
    assert shares(preview.pathways[0])["A", "B"] == 0.5
    assert "The shares out of “Well?” are not said, so they are equal." in preview.assumed


def test_one_share_said_leaves_the_rest_to_the_others(tmp_path: Path) -> None:
    body = process(
        '<task id="a" name="A"/><task id="b" name="B"/><task id="c" name="C"/>'
        + flow("a", "b", "30%")
        + flow("a", "c")
    )
    assert shares(read(body, tmp_path).pathways[0])["A", "C"] == pytest.approx(0.7)


def test_every_branch_of_a_parallel_gateway_gets_everybody(tmp_path: Path) -> None:
    body = process(
        '<task id="a" name="A"/><task id="b" name="B"/><task id="c" name="C"/>'
        '<parallelGateway id="g"/>' + flow("a", "g") + flow("g", "b") + flow("g", "c")
    )
    preview = read(body, tmp_path)
    found = shares(preview.pathways[0])
    assert found["A", "B"] == found["A", "C"] == 1
    assert any("parallel" in told for told in preview.assumed)


def test_a_gateway_that_loops_to_itself_keeps_nobody(tmp_path: Path) -> None:
    body = process(
        '<task id="a" name="A"/><task id="b" name="B"/>'
        '<exclusiveGateway id="g"/><exclusiveGateway id="h"/>'
        + flow("a", "g")
        + flow("g", "h", "50%")
        + flow("h", "g")
        + flow("g", "b", "50%")
    )
    # Half go round and come back; of all who come, everybody goes on to B in the end.
    assert shares(read(body, tmp_path).pathways[0])["A", "B"] == pytest.approx(1)


def test_events_are_passed_through_and_told(tmp_path: Path) -> None:
    body = process(
        '<task id="a" name="A"/><task id="b" name="B"/><task id="c" name="C"/>'
        '<intermediateCatchEvent id="wait" name="A week"/>'
        '<boundaryEvent id="late" attachedToRef="a"/>'
        + flow("a", "wait", "90%")
        + flow("wait", "b")
        + flow("late", "c")
    )
    preview = read(body, tmp_path)
    found = shares(preview.pathways[0])
    assert found["A", "B"] == pytest.approx(0.9)
    assert found["A", "C"] == pytest.approx(0.1)
    assert any("passed through" in told for told in preview.assumed)
    assert any("on the edge" in told for told in preview.assumed)


SUB = process(
    '<startEvent id="s"/><subProcess id="sub" name="Work-up"><startEvent id="s1"/>'
    '<task id="x" name="X"/><task id="y" name="Y"/><endEvent id="e1"/>'
    + flow("s1", "x")
    + flow("x", "y")
    + flow("y", "e1")
    + '</subProcess><task id="b" name="B"/><endEvent id="e" name="Out"/>'
    + flow("s", "sub")
    + flow("sub", "b")
    + flow("b", "e")
)


def test_a_sub_process_becomes_a_pathway_that_its_step_opens_as(tmp_path: Path) -> None:
    outer, inner = read(SUB, tmp_path).pathways
    step = next(s for s in outer.steps if s.name.en == "Work-up")
    assert step.opens == inner.id
    assert [s.name.en for s in inner.steps][:2] == ["X", "Y"]


def test_a_sub_process_is_made_flat_where_that_is_asked(tmp_path: Path) -> None:
    (pathway,) = read(SUB, tmp_path, Wishes(is_flat=True)).pathways
    assert shares(pathway) == {("X", "Y"): 1.0, ("Y", "B"): 1.0, ("B", "Out"): 1.0}
    assert pathway.streams[0].entry == pathway.steps[0].id


def test_a_lane_without_a_word_for_a_setting_is_asked_about(tmp_path: Path) -> None:
    body = process(
        '<laneSet id="ls"><lane id="l" name="Team Blue"><flowNodeRef>a</flowNodeRef></lane>'
        '</laneSet><task id="a" name="A"/>'
    )
    preview = read(body, tmp_path)
    assert preview.lanes == ("Team Blue",)
    assert preview.pathways[0].steps[0].setting("current") is Setting.COMMUNITY
    again = read(body, tmp_path, Wishes(lanes={"Team Blue": Setting.HOME}))
    assert again.lanes == ()
    assert again.pathways[0].steps[0].setting("current") is Setting.HOME


def test_a_box_that_no_lane_lists_is_in_the_lane_it_is_drawn_in(tmp_path: Path) -> None:
    body = process(
        '<laneSet id="ls"><lane id="l" name="Hospital"/></laneSet><task id="a" name="A"/>'
    )
    body += (
        '<BPMNDiagram><BPMNPlane><BPMNShape bpmnElement="l"><Bounds x="0" y="0" width="500" '
        'height="200"/></BPMNShape><BPMNShape bpmnElement="a"><Bounds x="50" y="50" width="100" '
        'height="80"/></BPMNShape></BPMNPlane></BPMNDiagram>'
    )
    assert read(body, tmp_path).pathways[0].steps[0].setting("current") is Setting.HOSPITAL


def test_several_processes_are_all_read_or_one_is_chosen(tmp_path: Path) -> None:
    body = '<process id="p1"><task id="a" name="A"/></process>'
    body += '<process id="p2"><task id="b" name="B"/></process>'
    assert len(read(body, tmp_path).pathways) == 2
    assert [*read(body, tmp_path).processes] == ["p1", "p2"]
    (chosen,) = read(body, tmp_path, Wishes(process="p2")).pathways
    assert chosen.steps[0].name.en == "B"
    with pytest.raises(NoProcessError, match="p1, p2"):
        read(body, tmp_path, Wishes(process="p3"))


def test_notes_beside_a_step_are_kept_and_others_are_told(tmp_path: Path) -> None:
    body = process(
        '<task id="a" name="A"/><textAnnotation id="n"><text>Same day</text></textAnnotation>'
        '<textAnnotation id="m"><text>By whom?</text></textAnnotation><dataObject id="d"/>'
        '<association id="x" sourceRef="a" targetRef="n"/>'
    )
    preview = read(body, tmp_path)
    assert preview.pathways[0].steps[0].note == "Same day"
    assert any("By whom?" in told for told in preview.refused)
    assert any("Data objects" in told for told in preview.refused)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('<!DOCTYPE x [<!ENTITY a "b">]><definitions/>', DoctypeError),
        ('<?xml version="1.0"?><!-- x --><!DOCTYPE definitions><definitions/>', DoctypeError),
        ("<definitions>", NotXmlError),
        ("", NotXmlError),
        ("<definitions/>", EmptySourceError),
        ('<?xml version="1.0" encoding="utf-99"?><definitions/>', NotXmlError),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(
    text: str, error: type[UserError], tmp_path: Path
) -> None:
    path = tmp_path / "bad.bpmn"
    path.write_text(text)
    with pytest.raises(error) as caught:
        read_source(path)
    assert "bad.bpmn" in said(caught.value)


def test_a_doctype_in_two_byte_letters_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "bad.bpmn"
    path.write_bytes("<!DOCTYPE x><definitions/>".encode("utf-16"))
    with pytest.raises(DoctypeError):
        read_source(path)
