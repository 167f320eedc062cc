"""Whether a plan can be paid for, year by year in the money of each year."""

from dataclasses import dataclass
from typing import Final

from pathways.text import N_
from resources.appraisal import YearFlow, appraisal
from resources.estimate import Estimate
from resources.finance import paid_in

__all__ = [
    "CASH_RELEASED",
    "COSTS",
    "RUNNING",
    "Affordability",
    "AffordableYear",
    "FundedCost",
    "affordability",
]

RUNNING: Final = N_("Double running")
COSTS: Final = (
    N_("Care outside hospital"),
    N_("More care in hospital"),
    N_("Device prices not yet confirmed"),
    N_("Training"),
    RUNNING,
)
CASH_RELEASED: Final = N_("Cash that hospital releases")


@dataclass(frozen=True, slots=True)
class FundedCost:
    """A cost of a year and what pays for it [£ nominal]: the transition fund, and source by source.

    ``gap`` is what nobody pays for. A cost below 0 is a saving and needs no funding.
    """

    cost: str
    pounds: float
    from_fund: float
    funded: tuple[tuple[str, float], ...]

    @property
    def gap(self) -> float:
        """What is left to be found."""
        given = sum(pounds for _source, pounds in self.funded)
        return max(0.0, self.pounds) - self.from_fund - given


@dataclass(frozen=True, slots=True)
class AffordableYear:
    """A plan year: its costs with their funding, and what it has to pay with [£ nominal].

    ``sources`` are the cash released and the funding lines of the year; ``fund`` is what the
    transition fund holds as the year begins.
    """

    year: int
    costs: tuple[FundedCost, ...]
    sources: tuple[tuple[str, float], ...]
    fund: float

    @property
    def cost(self) -> float:
        """All costs of the year."""
        return sum(line.pounds for line in self.costs)

    @property
    def gap(self) -> float:
        """What is left to be found."""
        return sum(line.gap for line in self.costs)

    @property
    def surplus(self) -> float:
        """What the sources of the year leave unused, savings included; the fund is not."""
        given = sum(pounds for line in self.costs for _source, pounds in line.funded)
        saved = sum(max(0.0, -line.pounds) for line in self.costs)
        return sum(pounds for _source, pounds in self.sources) - given + saved

    @property
    def fund_left(self) -> float:
        """What the transition fund holds as the year ends."""
        return self.fund - sum(line.from_fund for line in self.costs)


@dataclass(frozen=True, slots=True)
class Affordability:
    """Every plan year, the transition fund, and blank inputs a cost is left out for.

    ``fund`` is what was set aside [£]; ``None`` where nobody has said.
    """

    years: tuple[AffordableYear, ...]
    fund: float | None
    left_out: tuple[str, ...]

    @property
    def gap(self) -> float:
        """What is left to be found over all years [£ nominal]."""
        return sum(year.gap for year in self.years)


def affordability(made: Estimate) -> Affordability:
    """A funding line for each cost by plan year, in nominal pounds (E6).

    Recurring costs are paid by the cash that hospital releases, then by funding lines in their
    order; double running by the transition fund while it lasts, then by what funding lines have
    left. What none of them pays is a gap, and is shown.
    """
    worth = appraisal(made)
    money = made.pathway.money
    left = money.transition_fund or 0.0
    years = []
    for flow in worth.flows[1:]:
        factor = made.years[flow.year].nominal_factor
        lines = ((line.name, paid_in(line, flow.year)) for line in money.funding)
        sources = _by_name((CASH_RELEASED, max(0.0, flow.cash * factor)), *lines)
        amounts = dict(sources)
        costs = tuple(
            _funded(cost, pounds * factor, left if cost == RUNNING else 0.0, amounts)
            for cost, pounds in zip(COSTS, _costs(flow), strict=True)
        )
        years.append(AffordableYear(flow.year, costs, sources, left))
        left = years[-1].fund_left
    return Affordability(tuple(years), money.transition_fund, worth.left_out)


def _costs(flow: YearFlow) -> tuple[float, ...]:
    """What ``COSTS`` come to in a year [£ real]."""
    inside = max(0.0, -flow.cash)
    return flow.community, inside, flow.bias, flow.training or 0.0, flow.double_running


def _by_name(*lines: tuple[str, float]) -> tuple[tuple[str, float], ...]:
    """Amounts by name, those of one name added up."""
    together: dict[str, float] = {}
    for name, pounds in lines:
        together[name] = together.get(name, 0.0) + pounds
    return tuple(together.items())


def _funded(cost: str, pounds: float, fund: float, amounts: dict[str, float]) -> FundedCost:
    """A cost paid from the fund and then from ``amounts``, which hold less afterwards."""
    need = max(0.0, pounds)
    from_fund = min(need, fund)
    need -= from_fund
    funded = []
    for source, has in amounts.items():
        given = min(need, has)
        if given > 0:
            funded.append((source, given))
            amounts[source] = has - given
            need -= given
    return FundedCost(cost, pounds, from_fund, tuple(funded))
