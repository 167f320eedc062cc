"""What a plan is worth in real pounds, year by year and in present values, seen three ways."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pathways.values import Basis, basis_kind
from resources.costs import device_annuity
from resources.effects import avoided, journeys_saved
from resources.estimate import Estimate, YearResult
from resources.training import training_by_year
from resources.value import Worth, break_even, with_optimism_bias, worth

__all__ = ["Appraisal", "Scope", "View", "YearFlow", "appraisal", "running_by_year"]

QUARTERS: Final = 4
TONNE: Final = 1000  # kilograms


class Scope(StrEnum):
    """Whose benefits are counted; each scope holds those of the one before it."""

    CASH = "cash"
    NHS = "nhs"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class YearFlow:
    """What a plan costs and brings in one year, year 0 the base year [£ real, at the price base].

    Costs: ``community``, more than if nothing moved; ``bias``, for device prices that nobody has
    confirmed; ``double_running``; ``training``. Benefits: ``cash`` that leaves a hospital budget;
    ``capacity`` set free for other patients, at the margin; ``beds``, for admissions avoided;
    ``patients``' time; ``carbon``. ``None`` is not known: an input for it is blank.
    """

    year: int
    community: float
    bias: float
    double_running: float
    training: float | None
    cash: float
    capacity: float
    beds: float | None
    patients: float | None
    carbon: float | None

    @property
    def cost(self) -> float:
        """All that is known of the costs."""
        return self.community + self.bias + self.double_running + (self.training or 0.0)

    def benefit(self, scope: Scope) -> float | None:
        """The benefits within a scope; ``None`` where one is not known."""
        lines = [self.cash]
        if scope is not Scope.CASH:
            lines += [self.capacity, self.beds or 0.0]
        if scope is Scope.WHOLE:
            if self.patients is None or self.carbon is None:
                return None
            lines += [self.patients, self.carbon]
        return sum(lines)


@dataclass(frozen=True, slots=True)
class View:
    """The plan's worth within one scope.

    ``worth`` has benefits and costs in present values, their difference (NPV), ratio (BCR) and gain
    for each pound (ROI); ``pays_back`` is the year by which it is earned back, ``None`` where that
    is not within the plan. Both are ``None`` where an input is blank, and ``missing`` names it.
    """

    scope: Scope
    benefits: tuple[float, ...] | None
    worth: Worth | None
    pays_back: float | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Appraisal:
    """The flows of every year from 0, discounted at ``rate`` a year, and what they are worth.

    ``left_out`` names blank inputs without which a cost or a benefit is not in the flows at all.
    """

    rate: float
    flows: tuple[YearFlow, ...]
    views: tuple[View, ...]
    left_out: tuple[str, ...]

    @property
    def costs(self) -> tuple[float, ...]:
        """Costs of each year [£ real]."""
        return tuple(flow.cost for flow in self.flows)

    def view(self, scope: Scope) -> View:
        """The worth within one scope."""
        return next(view for view in self.views if view.scope is scope)


def appraisal(made: Estimate) -> Appraisal:
    """The worth of the option against no change (E5, E7, E8, E10).

    Devices are paid for evenly over their lives, as in the recurring cost. Double running is a cost
    of its years and not recurrent, so benefits are those of care that has moved.
    """
    given = made.assumptions.given
    running = running_by_year(made)
    trained, untold = training_by_year(made)
    care = avoided(made)
    travel = journeys_saved(made)
    bed_day, hour, tonne = (
        given(key) for key in ("value.bed_day", "value.patient_hour", "value.carbon")
    )
    flows = tuple(
        YearFlow(
            year=year.year,
            community=year.recurring_cost,
            bias=_bias(made, year),
            double_running=running[year.year],
            training=trained[year.year],
            cash=year.release.cashable,
            capacity=year.release.released - year.release.cashable,
            beds=_priced(care[year.year].bed_days if care else 0.0, bed_day),
            patients=_priced(travel[year.year].hours, hour),
            carbon=_priced(travel[year.year].carbon, None if tonne is None else tonne / TONNE),
        )
        for year in made.years
    )
    left_out = list(untold)
    if any(flow.beds is None for flow in flows):
        left_out.append("value.bed_day")
    blank = [key for year in travel for key in year.missing]
    if any(flow.patients is None for flow in flows) and hour is None:
        blank.append("value.patient_hour")
    if any(flow.carbon is None for flow in flows) and tonne is None:
        blank.append("value.carbon")
    rate = made.assumptions.value("discount_rate")
    views = tuple(_view(flows, scope, rate, tuple(dict.fromkeys(blank))) for scope in Scope)
    return Appraisal(rate, flows, views, tuple(dict.fromkeys(left_out)))


def running_by_year(made: Estimate) -> tuple[float, ...]:
    """Double running by year from 0: its quarters added up [£ real]."""
    quarters = made.double_running.by_quarter
    years = range(len(made.years) - 1)
    return (0.0, *(sum(quarters[QUARTERS * t : QUARTERS * (t + 1)]) for t in years))


def _view(flows: tuple[YearFlow, ...], scope: Scope, rate: float, blank: tuple[str, ...]) -> View:
    found = [flow.benefit(scope) for flow in flows]
    benefits = tuple(b for b in found if b is not None)
    if len(benefits) < len(flows):
        return View(scope, None, None, None, blank)
    costs = [flow.cost for flow in flows]
    net = [b - c for b, c in zip(benefits, costs, strict=True)]
    return View(scope, benefits, worth(benefits, costs, rate), break_even(net, rate), ())


def _priced(many: float | None, each: float | None) -> float | None:
    """So many at a price; nothing of what has no price is nothing."""
    if not many:
        return many
    return None if each is None else many * each


def _bias(made: Estimate, year: YearResult) -> float:
    """What device prices nobody has confirmed may cost more, of those the plan adds (E10) [£]."""
    value = made.assumptions.value
    total = 0.0
    for community, sign in ((year.community_planned, 1), (year.community_unchanged, -1)):
        for cost in community.tests:
            test = made.library.test(cost.test)
            if test.price is None or test.life_years is None:
                continue
            even = device_annuity(test.price.central, test.life_years, value("discount_rate"))
            biased = with_optimism_bias(
                even,
                value("optimism_bias"),
                is_confirmed=basis_kind(test.price.basis) is Basis.CONFIRMED,
            )
            total += sign * cost.devices * (biased - even)
    return total
