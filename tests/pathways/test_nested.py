"""Steps that open as another pathway: what stands in their place, and what is refused."""

from dataclasses import replace

import nested_pathways as given
import pytest

from pathways.errors import (
    OpensItselfError,
    OpensMissingError,
    OpensNoEndError,
    OpensNoEntryError,
    OpensNoStepError,
    OpensTooMuchError,
)
from pathways.library import STARTERS, starter
from pathways.model import CURRENT, PROPOSED, Kind, Pathway, Setting
from pathways.nested import design_within, expanded, opened, outer_step, path_to
from pathways.proposal_parts import FeatureStatus, FourFeatures, TestFeature
from pathways.values import FrozenMap, Name


def share(pathway: Pathway, source: str, target: str, design: str = CURRENT) -> float:
    return pathway.connection(source, target).share(design)


@pytest.mark.parametrize("starter_id", STARTERS)
def test_a_pathway_that_opens_no_other_is_the_same_object(starter_id: str) -> None:
    assert expanded(starter(starter_id), {}) is starter(starter_id)


def test_the_steps_within_stand_in_the_place_of_the_step_named_after_both() -> None:
    whole = expanded(given.OUTER, given.OTHERS)
    assert [s.id for s in whole.steps] == [
        "see", "diagnose/history", "diagnose/blow", "diagnose/read", "review", "home",
    ]  # fmt: skip
    blow = whole.step("diagnose/blow")
    assert blow.name == Name("Diagnose: Blow", "diagnose cy: blow cy")
    assert blow.setting(CURRENT) is Setting.HOSPITAL
    assert blow.setting(PROPOSED) is Setting.COMMUNITY


def test_who_comes_enters_and_who_reaches_any_end_goes_on_by_the_steps_own_chances() -> None:
    whole = expanded(given.OUTER, given.OTHERS)
    assert share(whole, "see", "diagnose/history") == 0.5
    assert share(whole, "review", "diagnose/history") == pytest.approx(0.1)
    assert share(whole, "diagnose/history", "diagnose/blow") == 0.8
    # Half of those whose result is read are told and a quarter stay unclear; 3 of 4 go to review.
    assert share(whole, "diagnose/read", "review") == pytest.approx(0.75 * 0.75)
    assert share(whole, "diagnose/read", "review", PROPOSED) == pytest.approx(0.9 * 0.5)


def test_people_enter_where_the_streams_do_in_proportion_to_their_demand() -> None:
    # 30 of 120 in 10,000 come to the history, 90 straight to the test: a quarter and the rest.
    streams = (given.stream("history", 30, "gp"), given.stream("blow", 90, "ward"))
    inner = replace(given.DIAGNOSIS, streams=streams)
    whole = expanded(given.OUTER, {"diagnosis": inner})
    assert share(whole, "see", "diagnose/history") == pytest.approx(0.5 * 0.25)
    assert share(whole, "see", "diagnose/blow") == pytest.approx(0.5 * 0.75)


def test_without_a_stream_people_enter_at_the_first_step() -> None:
    whole = expanded(given.OUTER, {"diagnosis": replace(given.DIAGNOSIS, streams=())})
    assert share(whole, "see", "diagnose/history") == 0.5


def test_the_first_step_is_that_of_the_design() -> None:
    history = given.DIAGNOSIS.step("history")
    later = replace(history, deliveries=history.deliveries.without(CURRENT))
    inner = replace(
        given.DIAGNOSIS,
        streams=(),
        steps=tuple(later if s is history else s for s in given.DIAGNOSIS.steps),
    )
    whole = expanded(given.OUTER, {"diagnosis": inner})
    assert share(whole, "see", "diagnose/blow", CURRENT) == 0.5
    assert share(whole, "see", "diagnose/history", CURRENT) == 0
    assert share(whole, "see", "diagnose/history", PROPOSED) == 0.6


def test_a_stream_into_the_step_enters_the_pathway_within() -> None:
    outer = replace(given.OUTER, streams=(given.stream("diagnose"),))
    assert expanded(outer, given.OTHERS).streams[0].entry == "diagnose/history"


def test_a_stream_into_several_entries_still_begins_at_one_step_that_takes_no_time() -> None:
    outer = replace(given.OUTER, streams=(given.stream("diagnose"),))
    streams = (given.stream("history", 30, "gp"), given.stream("blow", 90, "ward"))
    whole = expanded(outer, {"diagnosis": replace(given.DIAGNOSIS, streams=streams)})
    gate = whole.step("diagnose")
    assert whole.streams[0].entry == "diagnose"
    assert gate.kind is Kind.ADVICE
    assert not gate.deliveries[CURRENT].staff
    assert share(whole, "diagnose", "diagnose/blow") == pytest.approx(0.75)


def test_a_design_the_inner_pathway_does_not_have_uses_what_it_proposes() -> None:
    outer = replace(
        given.OUTER,
        designs=(CURRENT, PROPOSED, "hub"),
        steps=tuple(
            replace(s, deliveries=s.deliveries.with_("hub", s.deliveries[CURRENT]))
            if s.deliveries
            else s
            for s in given.OUTER.steps
        ),
    )
    whole = expanded(outer, given.OTHERS)
    assert whole.step("diagnose/blow").setting("hub") is Setting.COMMUNITY
    assert design_within(given.DIAGNOSIS, "hub") == PROPOSED
    assert design_within(given.DIAGNOSIS, CURRENT) == CURRENT


def test_steps_within_stand_only_where_the_step_has_a_delivery() -> None:
    diagnose = given.OUTER.step("diagnose")
    only_then = replace(diagnose, deliveries=diagnose.deliveries.without(CURRENT))
    outer = replace(
        given.OUTER, steps=tuple(only_then if s is diagnose else s for s in given.OUTER.steps)
    )
    blow = expanded(outer, given.OTHERS).step("diagnose/blow")
    assert blow.setting(CURRENT) is None
    assert blow.setting(PROPOSED) is Setting.COMMUNITY


def test_two_steps_can_open_as_the_same_pathway() -> None:
    twice = replace(
        given.OUTER,
        steps=tuple(
            replace(s, opens="diagnosis") if s.id == "review" else s for s in given.OUTER.steps
        ),
    )
    whole = expanded(twice, given.OTHERS)
    assert whole.has_step("diagnose/blow")
    assert whole.has_step("review/blow")
    # Out of the one (0.5 + 0.25 of those read) and into the other's first step (3 of 4).
    assert share(whole, "diagnose/read", "review/history") == pytest.approx(0.75 * 0.75)
    assert opened(twice, given.OTHERS) == (given.DIAGNOSIS,)


def deeper() -> dict[str, Pathway]:
    """The history of the diagnosis opens as a pathway of its own."""
    inside = Pathway(
        "talk",
        Name("Talk"),
        steps=(given.step("ask", given.NURSE), given.end("asked")),
        connections=(given.goes("ask", "asked", 1.0),),
    )
    steps = tuple(
        replace(s, opens="talk") if s.id == "history" else s for s in given.DIAGNOSIS.steps
    )
    return {"diagnosis": replace(given.DIAGNOSIS, steps=steps), "talk": inside}


def test_pathways_within_pathways_are_opened_too() -> None:
    others = deeper()
    whole = expanded(given.OUTER, others)
    assert share(whole, "see", "diagnose/history/ask") == 0.5
    assert whole.step("diagnose/history/ask").name.en == "Diagnose: History: Ask"
    assert [p.id for p in opened(given.OUTER, others)] == ["diagnosis", "talk"]
    assert outer_step(given.OUTER, "diagnose/history/ask") == "diagnose"
    assert outer_step(given.OUTER, "nothing/else") == ""


def test_a_pathway_that_contains_itself_is_refused_with_the_way_round() -> None:
    others = {**deeper(), "copd": given.OUTER}
    talk = others["talk"]
    others["talk"] = replace(talk, steps=(replace(talk.steps[0], opens="copd"), talk.steps[1]))
    with pytest.raises(OpensItselfError, match="COPD › Diagnosis › Talk › COPD") as caught:
        expanded(given.OUTER, others)
    assert caught.value.step_id == "ask"
    assert path_to(given.OUTER, "talk", others)


def test_what_cannot_be_opened_is_refused_naming_the_step() -> None:
    inner = given.DIAGNOSIS
    with pytest.raises(OpensMissingError, match="“Diagnose” opens as the pathway “diagnosis”"):
        expanded(given.OUTER, {})
    for broken, error in (
        (replace(inner, streams=(), steps=(), connections=()), OpensNoStepError),
        (replace(inner, steps=inner.steps[:3], connections=()), OpensNoEndError),
        (replace(inner, streams=(given.stream(""),)), OpensNoEntryError),
        (replace(inner, streams=(given.stream("told"),)), OpensNoEntryError),
    ):
        with pytest.raises(error, match="“Diagnose” opens as “Diagnosis”"):
            expanded(given.OUTER, {"diagnosis": broken})


def test_doubling_upon_doubling_is_refused_and_not_worked_out() -> None:
    def twice(at: int) -> Pathway:
        steps = [given.step(f"s{i}", given.GP, opens=f"p{at + 1}") for i in range(2)]
        return Pathway(
            f"p{at}",
            Name(f"P{at}"),
            steps=(*steps, given.end("out")),
            connections=(given.goes("s0", "s1", 1.0), given.goes("s1", "out", 1.0)),
        )

    last = replace(given.DIAGNOSIS, id="p11")
    with pytest.raises(OpensTooMuchError):
        expanded(twice(0), {**{f"p{at}": twice(at) for at in range(1, 11)}, "p11": last})


def test_features_of_tests_are_the_outer_ones_first() -> None:
    agreed = FourFeatures(device=TestFeature(FeatureStatus.CONFIRMED))
    inner = replace(given.DIAGNOSIS, features=FrozenMap({"spirometry": agreed, "feno": agreed}))
    outer = replace(given.OUTER, features=FrozenMap({"feno": FourFeatures()}))
    whole = expanded(outer, {"diagnosis": inner})
    assert whole.features["spirometry"] == agreed
    assert whole.features["feno"] == FourFeatures()


def test_an_answer_about_a_step_within_answers_for_the_outer_pathway_too() -> None:
    answers = FrozenMap(
        {"C01:read": "No reader near", "D01:spirometry": "Agreed", "N01:steps.blow.x": "Counted"}
    )
    whole = expanded(given.OUTER, {"diagnosis": replace(given.DIAGNOSIS, answers=answers)})
    assert dict(whole.answers) == {
        "C01:diagnose/read": "No reader near",
        "N01:steps.diagnose/blow.x": "Counted",
    }
