"""What would have to be true, in sentences of both languages."""

from dataclasses import replace

from pathways.bounds import BOUNDS
from pathways.library import starter
from pathways.values import Quantity
from planner.i18n import speaking
from planner.switch_words import switch_sentence, switch_sentences
from resources.estimate import estimate
from resources.switches import REACH, RESULTS, Switch, largest_switches

SHORT = Switch(REACH, "npv_nhs", -900.0, Quantity(0.4, 0.5, 0.6), BOUNDS["adoption"], value=0.7204)


def test_adoption_would_have_to_reach_a_share() -> None:
    assert switch_sentence(SHORT, None) == (
        "“Share of patients on the proposed design” would have to be 72% (now 50%) for benefits to "
        "cover costs."
    )
    with speaking("cy"):
        assert "72% (50% yn awr) er mwyn i'r buddion dalu'r costau" in switch_sentence(SHORT, None)


def test_nothing_within_the_bounds_is_said() -> None:
    assert switch_sentence(replace(SHORT, value=None), None) == (
        "No value of “Share of patients on the proposed design” tried from 0% to 100% (now 50%) "
        "lets benefits cover costs."
    )


def test_what_holds_already_says_how_far_it_can_go() -> None:
    holds = replace(SHORT, at=900.0, value=0.3)
    assert "can fall from 50% to 30% before" in switch_sentence(holds, None)
    assert "can rise from 50% to 80% before" in switch_sentence(replace(holds, value=0.8), None)
    assert "at every value" in switch_sentence(replace(holds, value=None), None)


def test_less_is_better_where_it_costs() -> None:
    costs = replace(SHORT, result="net_recurring", at=10.0, value=0.6)
    assert "would have to be 60%" in switch_sentence(costs, None)


def test_every_result_has_words_and_every_input_its_unit() -> None:
    made = estimate(starter("hf_af"), population=40_000)
    for result in RESULTS:
        found = largest_switches(made, result, most=4)
        said = list(switch_sentences(made, found))
        assert len(said) == len(found)
        assert not any("steps." in sentence for sentence in said)
    first = list(switch_sentences(made, largest_switches(made, most=2)))
    assert "£" in first[1]
