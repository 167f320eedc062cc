"""What is true of the money of any estimate: none is made, none is lost."""

import pytest

from resources.affordability import affordability
from resources.appraisal import Scope, appraisal, running_by_year
from resources.estimate import Estimate
from resources.incidence import money_transfer, moved_between, new_money, who_pays

TOLERANCE = 1e-9


def money_is_conserved(made: Estimate) -> None:
    """Transfers sum to nothing or are new money; who pays and who gains add up to the total."""
    running = running_by_year(made)
    for year in made.years:
        money = money_transfer(made, year)
        amounts = (*money.required.values(), *money.released.values())
        near = TOLERANCE * max(1.0, sum(amounts))
        assert sum(moved_between(money).values()) == pytest.approx(0, abs=near)
        assert new_money(money) == pytest.approx(year.net_recurring, abs=near)
        found = who_pays(made, year)
        total = year.release.released - year.recurring_cost - running[year.year]
        assert found.total == pytest.approx(total, abs=near)
        assert sum(found.running.values()) == pytest.approx(running[year.year], abs=near)


def every_pound_is_paid_or_missing(made: Estimate) -> None:
    """Sources and the gap add up to the costs of each year, and the worth to its flows."""
    for year in affordability(made).years:
        costs = sum(max(0.0, line.pounds) for line in year.costs)
        near = TOLERANCE * max(1.0, costs)
        given = sum(line.from_fund + sum(p for _s, p in line.funded) for line in year.costs)
        assert given + year.gap == pytest.approx(costs, abs=near)
        assert year.gap >= -near
    worth = appraisal(made)
    for flow in worth.flows:
        near = TOLERANCE * max(1.0, abs(flow.cost), abs(flow.cash), abs(flow.capacity))
        released = made.years[flow.year].release.released
        assert flow.benefit(Scope.NHS) == pytest.approx(released + (flow.beds or 0), abs=near)
