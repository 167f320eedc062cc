"""Checks of pathways within pathways: which look inside, and where their findings point."""

from dataclasses import replace

import nested_pathways as given
import pytest

from pathways.edits import answer, set_share
from pathways.model import CURRENT, PROPOSED, Pathway, Setting
from pathways.values import FrozenMap, Name, Quantity
from planner.checks import Finding, findings
from planner.errors import OpenedElsewhereError, PartOfAnotherError
from planner.estimates import estimate_of
from planner.i18n import speaking
from planner.workspace import Workspace
from resources.errors import SharesError


def place(outer: Pathway = given.OUTER, inner: Pathway | None = given.DIAGNOSIS) -> Workspace:
    pathways = (outer,) if inner is None else (outer, inner)
    return Workspace("Here", population=10_000, pathways=pathways)


def of(rule: str, workspace: Workspace, pathway_id: str = "copd") -> list[Finding]:
    return [f for f in findings(workspace, pathway_id) if f.rule == rule]


def changed(pathway: Pathway, step_id: str, **fields: object) -> Pathway:
    steps = (replace(s, **fields) if s.id == step_id else s for s in pathway.steps)  # type: ignore[arg-type]
    return replace(pathway, steps=tuple(steps))


def test_rules_on_care_look_at_the_steps_within() -> None:
    # The reader works in hospital in both designs and nobody has said why.
    assert [f.objects for f in of("C01", place())] == [("diagnose/read",)]
    assert [f.objects for f in of("C01", place(), "diagnosis")] == [("read",)]


def test_an_answer_given_in_the_inner_pathway_counts_in_the_outer_one() -> None:
    inner = answer(given.DIAGNOSIS, "C01:read", "No reader near")
    assert [f.answer for f in of("C01", place(inner=inner))] == ["No reader near"]
    outer = answer(given.OUTER, "C01:diagnose/read", "Agreed here")
    assert [f.answer for f in of("C01", place(outer, inner))] == ["Agreed here"]


def test_rules_on_the_drawing_look_at_the_steps_drawn() -> None:
    uneven = set_share(given.OUTER, "diagnose", "home", CURRENT, 0.0)
    assert [f.objects for f in of("G01", place(uneven))] == [("diagnose",)]
    with pytest.raises(SharesError, match="“Diagnose”"):
        estimate_of(place(uneven), uneven)


def test_a_missing_pathway_is_an_error_that_names_the_step_and_what_it_opens() -> None:
    found = of("S01", place(inner=None))
    assert [f.objects for f in found] == [("diagnose",)]
    assert "“Diagnose” opens as the pathway “diagnosis”, which is not here" in found[0].message
    assert of("S01", place()) == []
    with speaking("cy"):
        assert "nad yw yma" in found[0].message


def test_a_pathway_within_itself_is_an_error_at_the_step_that_leads_there() -> None:
    inner = changed(given.DIAGNOSIS, "read", opens="copd")
    assert [f.objects for f in of("S01", place(inner=inner))] == [("diagnose",)]
    assert [f.objects for f in of("S01", place(inner=inner), "diagnosis")] == [("read",)]


def test_a_pathway_that_lacks_an_entry_in_a_design_says_in_which() -> None:
    history = given.DIAGNOSIS.step("history")
    only_now = {"deliveries": history.deliveries.without(PROPOSED)}
    found = of("S01", place(inner=changed(given.DIAGNOSIS, "history", **only_now)))
    assert "its streams start at no step of its proposed design" in found[0].message


def test_staff_of_a_step_that_opens_do_not_count_and_that_is_said() -> None:
    staffed = FrozenMap(dict.fromkeys(given.BOTH, given.NURSE))
    outer = changed(given.OUTER, "diagnose", deliveries=staffed)
    assert [f.objects for f in of("S02", place(outer))] == [("diagnose",)]
    assert of("S02", place()) == []
    with_staff, without = (estimate_of(place(one), one) for one in (outer, given.OUTER))
    assert with_staff.headline == without.headline


def test_faults_within_are_an_error_at_the_step() -> None:
    inner = set_share(given.DIAGNOSIS, "read", "told", CURRENT, 0.1)
    found = of("S03", place(inner=inner))
    assert [f.objects for f in found] == [("diagnose",)]
    assert "where there is something to fix: 1" in found[0].message
    assert of("S03", place()) == []


def test_a_pathway_entered_through_another_needs_no_stream_of_its_own() -> None:
    inner = replace(given.DIAGNOSIS, streams=())
    workspace = place(inner=inner)
    assert of("G05", workspace, "diagnosis") == []
    assert estimate_of(workspace, given.OUTER).headline.contacts_out > 0
    with pytest.raises(PartOfAnotherError, match="part of “COPD”"):
        estimate_of(workspace, inner)
    alone = Workspace("Here", population=10_000, pathways=(inner,))
    assert of("G05", alone, "diagnosis")


def test_what_is_about_the_whole_is_asked_of_the_outer_pathway_alone() -> None:
    workspace = place(inner=replace(given.DIAGNOSIS, streams=()))
    asked = {f.rule for f in findings(workspace, "diagnosis")}
    assert "C01" in asked
    assert "D01" in asked
    assert not asked & {"Q01", "Q06", "C04", "E01", "R05"}
    assert {"Q01", "Q06", "C04", "E01"} <= {f.rule for f in findings(workspace, "copd")}


def test_a_pathway_opened_elsewhere_cannot_be_taken_out() -> None:
    with pytest.raises(OpenedElsewhereError, match="“Diagnosis” is opened within “COPD”"):
        place().without_pathway("diagnosis")
    left = place().without_pathway("copd").without_pathway("diagnosis")
    assert left.pathways == ()


def test_an_edit_within_changes_the_figures_outside() -> None:
    near = FrozenMap({d: given.done(Setting.COMMUNITY, "gp", 5.0) for d in given.BOTH})
    inner = changed(given.DIAGNOSIS, "read", deliveries=near)
    before = estimate_of(place(), given.OUTER).designs[CURRENT].activity.contacts
    after = estimate_of(place(inner=inner), given.OUTER).designs[CURRENT].activity.contacts
    # 57.658 readings a year leave hospital, as many as there are tests.
    assert before["hospital"] - after["hospital"] == pytest.approx(57.658, abs=0.001)


def test_a_range_out_of_order_within_names_the_step_as_it_is_called_there() -> None:
    wrong = replace(given.NURSE, dna=Quantity(0.3, 0.2, 0.1))
    both = FrozenMap(dict.fromkeys(given.BOTH, wrong))
    inner = changed(given.DIAGNOSIS, "history", deliveries=both, name=Name("Talk"))
    assert of("N03", place(inner=inner)) == []
    assert "something to fix: 2" in of("S03", place(inner=inner))[0].message
