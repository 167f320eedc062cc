"""Factor bars: each is what its group does alone, and with the interaction they add up."""

from dataclasses import replace

import pytest
from factor_facts import bars_add_up
from hypothesis import given, settings
from strategies import flowing_pathways

from pathways.library import STARTERS, starter
from pathways.model import Pathway
from pathways.values import Quantity
from planner.factor_words import factor_rows, factor_word
from resources.assumptions import default_assumptions
from resources.estimate import Estimate, estimate
from resources.factors import Factor, factors, factors_of_plan
from resources.mixing import as_now, mixed


def _contacts_out(made: Estimate) -> float:
    return made.final.contacts_out


def test_twice_the_people_and_half_the_adoption_by_hand() -> None:
    # Contacts that leave hospital go as people times adoption: at 2 and 1/2 they are the same.
    # Alone, the people add 100 % and the adoption takes 50 %, so together they undo 50 %.
    pathway = starter("copd")
    one = estimate(pathway, population=40_000)
    slower = tuple(Quantity.exact(a.central / 2) for a in pathway.adoption)
    other = estimate(replace(pathway, adoption=slower), population=80_000)
    found = factors(one, other, _contacts_out)
    base = one.final.contacts_out
    effects = {bar.factor: bar.effect for bar in found.bars}
    assert effects == {
        Factor.DEMAND: pytest.approx(base),
        Factor.ADOPTION: pytest.approx(-base / 2),
    }
    assert found.total == pytest.approx(0, abs=1e-9 * base)
    assert found.interaction == pytest.approx(-base / 2)


def test_a_dearer_price_is_all_there_is_to_it() -> None:
    pathway, inputs = starter("copd"), default_assumptions()
    dearer = inputs.with_values({"unit_cost.contact": Quantity.exact(400)})
    one, other = (
        estimate(pathway, population=40_000, assumptions=each) for each in (inputs, dearer)
    )
    found = factors(one, other, lambda made: made.final.release.released)
    assert [bar.factor for bar in found.bars] == [Factor.PRICES]
    assert found.interaction == pytest.approx(0, abs=1e-9)


def test_doing_everything_as_now_moves_nothing() -> None:
    for name in STARTERS:
        still = as_now(estimate(starter(name), population=40_000)).final
        assert still.contacts_out == pytest.approx(0, abs=1e-6)
        assert still.net_recurring == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("name", STARTERS)
def test_the_bars_of_a_starter_add_up_to_its_net_cost(name: str) -> None:
    made = estimate(starter(name), population=40_000)
    found = factors_of_plan(made)
    assert found.left_out == ()
    added = sum(bar.effect for bar in found.bars) + found.interaction
    assert added == pytest.approx(made.final.net_recurring, abs=1e-6)
    assert {bar.factor for bar in found.bars} <= {
        Factor.ROUTES,
        Factor.PLACES,
        Factor.STAFF,
        Factor.TESTS,
        Factor.SESSIONS,
    }


def test_two_pathways_with_different_steps_can_be_told_apart() -> None:
    one, other = (estimate(starter(n), population=40_000) for n in ("copd", "dvt"))
    found = factors(one, other, lambda made: made.final.net_recurring)
    added = sum(bar.effect for bar in found.bars) + found.interaction
    assert added == pytest.approx(found.total, abs=1e-6)
    assert mixed(one, other, Factor).final.net_recurring == pytest.approx(other.final.net_recurring)


@settings(max_examples=50)
@given(flowing_pathways())
def test_bars_and_interaction_add_up_in_any_pathway(pathway: Pathway) -> None:
    bars_add_up(pathway)


def test_bars_in_words_add_up_and_the_largest_comes_first() -> None:
    found = factors_of_plan(estimate(starter("hf_af"), population=40_000))
    rows = factor_rows(found)
    assert sum(effect for _words, effect in rows) == pytest.approx(found.total)
    sizes = [abs(effect) for _words, effect in rows[:-1]]
    assert sizes == sorted(sizes, reverse=True)
    assert rows[-1][0] == "What they do together"
    assert all(factor_word(factor) for factor in Factor)
