"""Steps made into a pathway of their own: every figure stays what it was."""

from dataclasses import replace

import nested_pathways as given
import pytest

from pathways import edits
from pathways.errors import ClosedLoopError, SeveralEntriesError
from pathways.extracting import can_extract, extract
from pathways.library import STARTERS, starter
from pathways.model import CURRENT, PROPOSED, Kind, Setting
from pathways.nested import expanded
from pathways.values import FrozenMap, Name
from resources.estimate import estimate

NAME, END = Name("Diagnosis", "Diagnosis cy"), Name("Goes on", "Mynd ymlaen")


def test_the_chosen_steps_become_a_pathway_that_one_step_opens_as() -> None:
    outer, inner = extract(given.FLAT, ["history", "blow", "read"], NAME, END, ["diagnosis"])
    assert [s.id for s in outer.steps] == ["see", "history", "review", "home"]
    opens = outer.step("history")
    assert (opens.name, opens.opens) == (NAME, "diagnosis_2")
    assert not opens.deliveries[CURRENT].staff
    assert inner.id == "diagnosis_2"
    assert [s.id for s in inner.steps] == ["history", "blow", "read", "goes_on"]
    assert inner.streams == ()
    assert outer.connection("see", "history").share(PROPOSED) == 0.6


def test_people_go_on_by_the_chances_with_which_they_left() -> None:
    outer, _inner = extract(given.FLAT, ["history", "blow", "read"], NAME, END)
    # Of all who are diagnosed now, 3 of 4 go to the review whichever way they came.
    assert outer.connection("history", "review").share(CURRENT) == pytest.approx(0.75)
    assert outer.connection("history", "home").share(CURRENT) == pytest.approx(0.25)


def test_chances_that_differ_by_the_way_out_are_weighed_by_who_takes_it() -> None:
    flat = edits.set_share(given.FLAT, "history", "review", CURRENT, 0.0)
    flat = edits.set_share(flat, "history", "home", CURRENT, 0.2)
    outer, inner = extract(flat, ["history", "blow", "read"], NAME, END)
    # 0.8 are tested and all leave after reading, 3 of 4 of them to the review: 0.6.
    assert outer.connection("history", "review").share(CURRENT) == pytest.approx(0.6)
    assert outer.connection("history", "home").share(CURRENT) == pytest.approx(0.4)
    made = [estimate(p, population=10_000) for p in (flat, expanded(outer, {inner.id: inner}))]
    assert made[0].headline.contacts_out == pytest.approx(made[1].headline.contacts_out)


@pytest.mark.parametrize("starter_id", STARTERS)
def test_every_step_of_a_starter_can_be_a_pathway_and_no_total_moves(starter_id: str) -> None:
    flat = starter(starter_id)
    before = estimate(flat, population=40_000).headline
    for step in [s for s in flat.steps if not s.is_end][::3]:
        outer, inner = extract(flat, [step.id], NAME, END)
        assert outer.step(step.id).name == step.name
        after = estimate(expanded(outer, {inner.id: inner}), population=40_000).headline
        assert after.contacts_out == pytest.approx(before.contacts_out)
        assert after.recurring_cost == pytest.approx(before.recurring_cost)
        assert after.wte_needed == pytest.approx(before.wte_needed)


def test_steps_entered_at_several_places_are_refused() -> None:
    flat = edits.connect(given.FLAT, "see", "read", [CURRENT])
    flat = edits.set_share(flat, "see", "read", CURRENT, 0.1)
    assert not can_extract(flat, ["history", "blow", "read"])
    assert can_extract(given.FLAT, ["history", "blow", "read"])
    with pytest.raises(SeveralEntriesError, match="“History”, “Read”"):
        extract(flat, ["history", "blow", "read"], NAME, END)


def test_each_design_can_have_an_entry_of_its_own() -> None:
    # Now people come to spirometry; as proposed to FeNO first, which is not done now.
    outer, inner = extract(starter("copd"), ["spiro", "feno"], NAME, END)
    assert [s.id for s in inner.steps] == ["feno", "spiro", "goes_on"]
    assert outer.step("feno").exists_in(CURRENT)
    assert outer.connection("triage", "feno").share(CURRENT) > 0
    whole = expanded(outer, {inner.id: inner})
    assert whole.connection("triage", "feno/spiro").share(PROPOSED) == 0
    made = [estimate(p, population=40_000).headline for p in (starter("copd"), whole)]
    assert made[0].contacts_out == pytest.approx(made[1].contacts_out)
    assert made[0].recurring_cost == pytest.approx(made[1].recurring_cost)


def test_steps_that_nobody_could_leave_are_refused() -> None:
    closed = edits.set_share(given.FLAT, "read", "blow", CURRENT, 1.0)
    with pytest.raises(ClosedLoopError):
        extract(closed, ["blow", "read"], NAME, END)


def test_answers_about_the_steps_go_with_them_and_their_reason_stays_within() -> None:
    flat = replace(given.FLAT, answers=FrozenMap({"C01:read": "No reader", "C05": "Elsewhere"}))
    outer, inner = extract(flat, ["history", "blow", "read"], NAME, END)
    assert dict(outer.answers) == {"C05": "Elsewhere"}
    assert dict(inner.answers) == {"C01:read": "No reader"}
    assert inner.step("read").setting(CURRENT) is Setting.HOSPITAL


def test_a_step_made_an_end_opens_as_nothing() -> None:
    assert edits.set_kind(given.OUTER, "diagnose", Kind.END).step("diagnose").opens == ""
