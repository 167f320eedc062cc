"""What would have to be true: a switch put in its place makes the result just so."""

from dataclasses import replace

import pytest

from pathways.library import STARTERS, starter
from pathways.parameters import with_parameter
from pathways.proposal_parts import StaffPlan
from pathways.values import Quantity
from resources.assumptions import default_assumptions
from resources.errors import UnknownInputError
from resources.estimate import estimate, net_recurring_if
from resources.switches import REACH, RESULTS, largest_switches, switch, switches
from resources.whatif import switch_value


def test_a_straight_line_switches_where_a_person_would_say() -> None:
    # I10: 80,000 fixed and 200,000 gained at full adoption: 80,000 / 200,000 = 40 %.
    assert switch_value(lambda a: 200_000 * a - 80_000, 0, 1) == pytest.approx(0.4)


def test_a_jump_over_the_target_is_named_where_it_jumps() -> None:
    found = switch_value(lambda x: -1.0 if x < 0.37 else 5.0, 0, 1, close=1e-9)
    assert found == pytest.approx(0.37, abs=1e-8)


@pytest.mark.parametrize("name", STARTERS)
def test_the_net_cost_is_nought_on_one_side_and_not_on_the_other_of_each_switch(
    name: str,
) -> None:
    made = estimate(starter(name), population=40_000)
    found = [one for one in largest_switches(made) if one.value is not None and one.key != REACH]
    for one in found:
        assert one.value is not None
        ends = []
        for value in (one.value * (1 - 1e-6), one.value * (1 + 1e-6)):
            exact = Quantity.exact(value)
            if one.key in made.assumptions:
                inputs = made.assumptions.with_values({one.key: exact})
                ends.append(net_recurring_if(made, assumptions=inputs))
            else:
                pathway = with_parameter(made.pathway, one.key, exact)
                ends.append(net_recurring_if(made, pathway=pathway))
        assert min(ends) <= 1e-3, one.key
        assert max(ends) >= -1e-3, one.key
        assert one.bounds.low <= one.value <= one.bounds.high


def test_adoption_moves_all_years_together() -> None:
    made = estimate(starter("upc"), population=40_000)
    one = switch(made, REACH, "npv_cash")
    assert one is not None
    assert one.value is not None
    last = made.pathway.adoption[-1].central
    slower = tuple(
        Quantity.exact(min(a.central * one.value / last, 1.0)) for a in made.pathway.adoption
    )
    at = estimate(replace(made.pathway, adoption=slower), population=40_000)
    again = switch(at, REACH, "npv_cash")
    assert again is not None
    assert abs(again.at) < 1e-3 * abs(one.at)


def test_moving_nobody_is_no_answer() -> None:
    # At no adoption nothing moves and nothing costs; that is not what anybody asks for.
    made = estimate(starter("dvt"), population=40_000)
    one = switch(made, REACH)
    assert one is not None
    assert one.value is None


def test_the_gap_is_that_of_the_role_which_is_shortest() -> None:
    pathway = starter("copd")
    made = estimate(pathway, population=40_000)
    assert switches(made, ["sickness"], "wte_gap") == ()  # nobody has said who there is
    role = next(iter(made.final.wte))[0]
    need = sum(n for (who, _setting), n in made.final.wte.items() if who == role)
    plan = StaffPlan(role, need * 0.99, turnover=0.0)
    short = estimate(replace(pathway, staff_plans=(plan,)), population=40_000)
    one = switch(short, "sickness", "wte_gap")
    assert one is not None
    assert one.at == pytest.approx(need * 0.01)
    # The hours worked have to grow by 1 / 0.99: sickness and study leave are taken off 1.
    study = default_assumptions().value("study")
    sickness = 1 - study - (1 - study - one.quantity.central) / 0.99
    assert one.value == pytest.approx(sickness, rel=1e-6)


def test_an_input_that_nobody_knows_is_refused() -> None:
    made = estimate(starter("dvt"), population=40_000)
    with pytest.raises(UnknownInputError):
        switch(made, "no.such")


def test_every_result_can_be_asked_for() -> None:
    made = estimate(starter("copd"), population=40_000)
    for result in RESULTS:
        assert len(switches(made, ["variable_share"], result)) <= 1
