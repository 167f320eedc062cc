"""Steps carried between pathways and workspaces: everything comes along, or is said to be left."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import pathways

from pathways import edits
from pathways.errors import UserError
from pathways.library import starter
from pathways.model import CURRENT, Kind, Pathway, Setting
from pathways.placing import Spot
from pathways.proposal_parts import FourFeatures, TestFeature
from pathways.values import FrozenMap, Name
from planner.clips import Clip, ClipError, clip_of, put_in, read_clip
from planner.workspace import Workspace

COPD = starter("copd")
STEPS = tuple(s.id for s in COPD.steps)


def opening_dvt() -> Workspace:
    """A workspace with a pathway one step of which opens as another."""
    step = COPD.steps[0]
    outer = edits.replace_step(COPD, replace(step, opens="dvt"))
    return Workspace("Arfon", pathways=(outer, starter("dvt")))


@settings(max_examples=60)
@given(pathway=pathways(), some=st.sets(st.integers(0, 8)))
def test_a_clip_that_is_written_and_read_is_the_same(pathway: Pathway, some: set[int]) -> None:
    ids = [s.id for at, s in enumerate(pathway.steps) if at in some]
    clip = clip_of(Workspace("", pathways=(pathway,)), pathway, ids, CURRENT, home="a")
    try:
        read = read_clip(clip.as_bytes())
    except UserError:
        return  # a number that no file may hold
    assert read == clip


def test_a_whole_pathway_put_into_itself_doubles_its_steps_and_connections() -> None:
    workspace = Workspace("", pathways=(COPD,))
    clip = clip_of(workspace, COPD, STEPS, "proposed", spots={STEPS[0]: Spot(40, 20)})
    made = put_in(workspace, COPD.id, clip, "proposed")
    after = made.workspace.pathway(COPD.id)
    assert len(after.steps) == 2 * len(COPD.steps)
    assert len(after.connections) == 2 * len(COPD.connections)
    copies = [after.step(id_) for id_ in made.steps]
    assert [replace(c, id="") for c in copies] == [replace(s, id="") for s in COPD.steps]
    assert made.left_out == ()
    assert after.placing == COPD.placing  # nothing is pinned that nobody placed


def test_a_design_that_the_pathway_lacks_is_left_out_and_said() -> None:
    wide = edits.add_design(COPD, "hub", "proposed")
    clip = clip_of(Workspace("", pathways=(wide,)), wide, STEPS[:2], "hub")
    target = Workspace("", pathways=(starter("dvt"),))
    made = put_in(target, "dvt", clip, "proposed")
    assert made.left_out == ("hub",)
    new = [made.workspace.pathway("dvt").step(id_) for id_ in made.steps]
    assert all(set(step.deliveries) <= {CURRENT, "proposed"} for step in new)


def test_a_design_that_the_clip_lacks_takes_what_was_proposed() -> None:
    wide = edits.add_design(starter("dvt"), "hub", "proposed")
    clip = clip_of(Workspace("", pathways=(COPD,)), COPD, STEPS[:2], "proposed")
    made = put_in(Workspace("", pathways=(wide,)), "dvt", clip, "hub")
    for old, new in zip(STEPS, made.steps, strict=False):
        step = made.workspace.pathway("dvt").step(new)
        assert step.deliveries.get("hub") == COPD.step(old).deliveries.get("proposed")


def test_steps_put_into_a_lane_are_delivered_there() -> None:
    workspace = Workspace("", pathways=(COPD,))
    clip = clip_of(workspace, COPD, STEPS[:1], "proposed")
    made = put_in(workspace, COPD.id, clip, "proposed", setting=Setting.HOME)
    step = made.workspace.pathway(COPD.id).step(made.steps[0])
    assert step.setting("proposed") is Setting.HOME
    assert step.setting(CURRENT) is COPD.steps[0].setting(CURRENT)


def test_a_sub_pathway_at_home_is_the_same_one() -> None:
    workspace = opening_dvt()
    clip = clip_of(workspace, workspace.pathways[0], STEPS[:1], CURRENT, home="here")
    changed = workspace.with_pathway(replace(starter("dvt"), name=Name("Clots")))
    made = put_in(changed, "copd", clip, CURRENT, home="here")
    assert len(made.workspace.pathways) == 2
    assert made.workspace.pathway("copd").step(made.steps[0]).opens == "dvt"


def test_a_sub_pathway_comes_along_into_another_workspace() -> None:
    workspace = opening_dvt()
    clip = clip_of(workspace, workspace.pathways[0], STEPS[:1], CURRENT, home="here")
    target = Workspace("Else", pathways=(starter("copd"),))
    made = put_in(target, "copd", read_clip(clip.as_bytes()), CURRENT, home="there")
    assert made.workspace.pathway("dvt") == starter("dvt")
    assert made.workspace.pathway("copd").step(made.steps[0]).opens == "dvt"
    assert made.closed == ()


def test_a_sub_pathway_whose_id_is_another_ones_gets_a_fresh_one() -> None:
    workspace = opening_dvt()
    clip = clip_of(workspace, workspace.pathways[0], STEPS[:1], CURRENT, home="here")
    other = replace(starter("copd"), id="dvt")
    target = Workspace("Else", pathways=(starter("copd"), other))
    made = put_in(target, "copd", clip, CURRENT, home="there")
    opens = made.workspace.pathway("copd").step(made.steps[0]).opens
    assert opens == "dvt_2"
    assert made.workspace.pathway("dvt") == other
    assert made.workspace.pathway(opens).steps == starter("dvt").steps


def test_a_step_put_into_the_pathway_it_opens_as_no_longer_opens() -> None:
    workspace = opening_dvt()
    clip = clip_of(workspace, workspace.pathways[0], STEPS[:1], CURRENT, home="here")
    made = put_in(workspace, "dvt", clip, CURRENT, home="here")
    assert made.workspace.pathway("dvt").step(made.steps[0]).opens == ""
    assert made.closed == (COPD.steps[0].name,)


def test_what_is_said_of_tests_comes_along_and_replaces_nothing() -> None:
    said = FourFeatures(TestFeature(evidence="said"))
    pathway = replace(COPD, features=FrozenMap({COPD.tests_used[0]: said}))
    clip = clip_of(Workspace("", pathways=(pathway,)), pathway, STEPS, CURRENT)
    empty = Pathway("empty", Name("Empty"))
    made = put_in(Workspace("", pathways=(empty,)), "empty", clip, CURRENT).workspace
    assert made.pathway("empty").features == pathway.features
    own = replace(empty, features=FrozenMap({COPD.tests_used[0]: FourFeatures()}))
    kept = put_in(Workspace("", pathways=(own,)), "empty", clip, CURRENT).workspace
    assert kept.pathway("empty").features == own.features


def test_ends_are_pasted_as_ends() -> None:
    end = next(s for s in COPD.steps if s.kind is Kind.END)
    clip = clip_of(Workspace("", pathways=(COPD,)), COPD, [end.id], CURRENT)
    made = put_in(Workspace("", pathways=(COPD,)), "copd", clip, CURRENT, setting=Setting.HOME)
    assert made.workspace.pathway("copd").step(made.steps[0]).is_end


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"schema": "cbd-steps/1"}', b"\xff"])
def test_what_is_no_clip_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(UserError):
        read_clip(data)


def test_a_clip_of_another_schema_is_refused() -> None:
    with pytest.raises(ClipError):
        read_clip(Clip(COPD, CURRENT).as_bytes().replace(b"cbd-steps/1", b"cbd-steps/9"))
