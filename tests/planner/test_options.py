"""The options of a pathway side by side, their order in words, and the choice among pathways."""

import time
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.library import STARTERS, starter
from pathways.scenarios import CRITERIA, Mark, OptionKind
from pathways.values import FrozenMap
from planner.i18n import speaking
from planner.options import criterion_word, four_options, options_side_by_side, order_sentences
from planner.portfolio import MEASURES, portfolio
from planner.workspace import Workspace
from resources.allocation import Candidate, choose_all, choose_best_first

HERE = Workspace("Here", population=40_000, pathways=(starter("copd"),))
COPD = HERE.pathways[0]
FOUR = four_options(COPD)


def test_there_are_four_options_and_weights_that_add_up() -> None:
    assert [one.kind for one in FOUR.options] == [*OptionKind][:4]
    assert sum(FOUR.weights.values()) == pytest.approx(1)
    assert tuple(FOUR.weights) == CRITERIA


def test_doing_nothing_moves_nothing_and_more_moves_in_each_option_after_it() -> None:
    found = options_side_by_side(HERE, COPD, FOUR, count=500)
    assert found is not None
    assert found.compared is not None
    out = [value or 0.0 for value in found.compared.central("contacts_out")]
    assert out[0] == pytest.approx(0, abs=1e-6)
    assert out == sorted(out)
    assert out[3] > out[2] > out[1] > 1
    nothing = found.compared.drawn[0]
    assert nothing.interval("net_recurring") == pytest.approx((0, 0, 0), abs=1e-6)
    assert found.compared.differences[2]["contacts_out"].chance_better == 1


def test_an_option_under_a_scenario_that_is_gone_says_so() -> None:
    options = (replace(FOUR.options[1], scenario="mine"), *FOUR.options[2:])
    found = options_side_by_side(HERE, COPD, replace(FOUR, options=options), count=50)
    assert found is not None
    assert found.scenarios[0].made is None
    assert len(found.shown) == 2


def test_the_order_and_what_turns_it_are_said() -> None:
    marks = ((10, 10, 10, 90, 50), (80, 70, 60, 50, 65))
    options = tuple(
        replace(
            one,
            marks=FrozenMap({k: Mark(s) for k, s in zip(CRITERIA, scores, strict=True)}),
        )
        for one, scores in zip(FOUR.options[:3:2], marks, strict=True)
    )
    said = list(order_sentences(replace(FOUR, options=options)))
    assert said[0] == "“Preferred” comes first with 66.8, “Do nothing” second with 28."
    assert any("if Deliverability weighs more than" in sentence for sentence in said)
    with speaking("cy"):
        first = next(order_sentences(replace(FOUR, options=options)))
    assert first == "“Yr un a ffefrir” sydd gyntaf gyda 66.8, a “Gwneud dim” yn ail gyda 28."
    assert list(order_sentences(FOUR)) == []


def test_a_criterion_of_ones_own_keeps_its_name() -> None:
    assert criterion_word("need") == "Need"
    assert criterion_word("Iaith Gymraeg") == "Iaith Gymraeg"


def test_trying_every_set_is_never_worse_than_best_first() -> None:
    # P1: with 130 the best set is COPD and Vasectomy, 80 for 116; best first takes Vasectomy,
    # HF after it would be 136, so COPD: the same here. With 110, HF alone gives 80.
    candidates = [
        Candidate(*one)
        for one in (
            ("COPD", 60, 90),
            ("DVT", 30, 52),
            ("HF", 80, 110),
            ("Vasectomy", 20, 26),
            ("FLS", 50, 80),
        )
    ]
    assert choose_all(candidates, 110).names == ("HF",)
    assert choose_best_first(candidates, 110).benefit == 70
    began = time.process_time()
    best = choose_all([Candidate(str(i), 10 + i % 7, 5 + i % 4) for i in range(20)], 60)
    assert time.process_time() - began < 1
    assert (best.benefit, best.cost) == (141, 60)


@given(
    st.lists(st.tuples(st.floats(-5, 50), st.floats(0, 50)), max_size=7),
    st.floats(0, 120),
)
def test_the_best_set_is_that_of_trying_each(
    figures: list[tuple[float, float]], budget: float
) -> None:
    candidates = [Candidate(str(i), *one) for i, one in enumerate(figures)]
    sets = (some for n in range(8) for some in combinations(candidates, n))
    most = max(sum(c.benefit for c in s) for s in sets if sum(c.cost for c in s) <= budget)
    found = choose_all(candidates, budget)
    assert found.cost <= budget + 1e-9
    assert found.benefit == pytest.approx(most, abs=1e-6)


def test_pathways_of_a_workspace_are_chosen_within_a_budget() -> None:
    every = tuple(starter(name) for name in STARTERS)
    workspace = Workspace("Here", population=40_000, pathways=every)
    for measure in MEASURES:
        found = portfolio(workspace, 200_000, measure)
        assert not found.left_out
        assert found.exact is not None
        assert found.exact.cost <= 200_000
        assert found.exact.benefit >= found.greedy.benefit - 1e-9
        assert 0 < len(found.exact.names) <= len(every)
        assert all(one.cost >= 0 for one in found.candidates)


def test_a_pathway_without_figures_is_left_out_and_says_why() -> None:
    nobody = replace(COPD, id="empty", streams=(replace(COPD.streams[0], entry="gone"),))
    found = portfolio(HERE.with_pathway(nobody), 1e6)
    assert [id_ for id_, _error in found.left_out] == ["empty"]
    assert [one.name for one in found.candidates] == ["copd"]
