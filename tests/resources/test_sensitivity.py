"""The swings of an estimate: how far each input moves it, found without making it all again."""

from dataclasses import replace
from itertools import islice

import pytest

from pathways.edits import replace_step, replace_stream
from pathways.errors import UserError
from pathways.library import STARTERS, starter
from pathways.model import PROPOSED, Pathway
from pathways.parameters import parameters, with_parameter
from pathways.values import Quantity
from resources.assumptions import Assumptions
from resources.estimate import Estimate, estimate, net_recurring_if
from resources.sensitivity import each_swing, swing_order, tornado

POPULATION = 40_000


def made_of(pathway: Pathway, assumptions: Assumptions | None = None) -> Estimate:
    return estimate(pathway, population=POPULATION, assumptions=assumptions)


def plainly(made: Estimate, key: str, value: float) -> float:
    """The answer with one input replaced, by a whole estimate of its own [£/year]."""
    quantity = Quantity.exact(value)
    if key in made.assumptions:
        return made_of(
            made.pathway, made.assumptions.with_values({key: quantity})
        ).final.net_recurring
    return made_of(with_parameter(made.pathway, key, quantity)).final.net_recurring


def with_group_of(pathway: Pathway, low: float) -> Pathway:
    """The pathway with groups at its spirometry, whose low is as given."""
    step = pathway.step("spiro")
    delivery = replace(step.deliveries[PROPOSED], group_size=Quantity(low, 4.0, 6.0))
    deliveries = step.deliveries.with_(PROPOSED, delivery)
    return replace_step(pathway, replace(step, deliveries=deliveries))


@pytest.mark.parametrize("starter_id", STARTERS)
def test_what_one_input_changes_is_what_a_whole_estimate_says(starter_id: str) -> None:
    made = made_of(starter(starter_id))
    assert net_recurring_if(made) == pytest.approx(made.final.net_recurring, rel=1e-9)
    swings = tornado(made)
    assert swings
    for swing in swings[:: max(1, len(swings) // 12)]:
        for value, found in (
            (swing.quantity.low, swing.at_low),
            (swing.quantity.high, swing.at_high),
        ):
            assert found == pytest.approx(plainly(made, swing.key, value), rel=1e-9, abs=1e-9)


def test_every_input_with_a_range_swings_and_the_largest_comes_first() -> None:
    made = made_of(starter("urology"))
    swings = tornado(made)
    ranged = {p.key for p in parameters(made.pathway) if p.quantity.low != p.quantity.high}
    ranged |= {k for k, a in made.assumptions.items() if a.quantity.low != a.quantity.high}
    assert {s.key for s in swings} == ranged
    assert [s.size for s in swings] == sorted((s.size for s in swings), reverse=True)


def test_an_input_at_whose_low_there_is_no_estimate_is_left_out() -> None:
    # Groups of nobody: minutes for each patient would be divided by nought.
    made = made_of(with_group_of(starter("copd"), low=0.0))
    key = "steps.spiro.proposed.group_size"
    with pytest.raises(UserError):
        net_recurring_if(made, pathway=with_parameter(made.pathway, key, Quantity.exact(0.0)))
    assert key not in {s.key for s in tornado(made)}
    sound = made_of(with_group_of(starter("copd"), low=2.0))
    assert key in {s.key for s in tornado(sound)}


def test_a_number_no_sum_can_carry_is_refused() -> None:
    made = made_of(starter("copd"))
    stream = replace(made.pathway.streams[0], per_10000=Quantity.exact(1e300))
    with pytest.raises(UserError):
        net_recurring_if(made, pathway=replace_stream(made.pathway, stream))


def test_visits_are_worked_out_once_for_all_swings(monkeypatch: pytest.MonkeyPatch) -> None:
    made = made_of(starter("copd"))
    whole = tornado(made)

    def again(*_args: object) -> None:
        raise AssertionError

    monkeypatch.setattr("resources.estimate.visits_per_entrant", again)
    assert tornado(made) == whole


def test_the_search_can_be_given_up_part_of_the_way() -> None:
    made = made_of(starter("copd"))
    first = tuple(islice(each_swing(made), 3))
    assert len(first) == 3
    assert set(first) < set(tornado(made))
    assert swing_order(first) == swing_order(reversed(first))
