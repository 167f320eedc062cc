"""Value over the plan in real money: present values, break-even, benefit against cost, devices."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

__all__ = [
    "DeviceCost",
    "Worth",
    "break_even",
    "cumulative_present_values",
    "device_cost",
    "discount_factors",
    "equivalent_annual_cost",
    "present_value",
    "real_growth",
    "with_optimism_bias",
    "worth",
]


def discount_factors(years: int, rate: float) -> tuple[float, ...]:
    """What a pound of each year is worth in year 0, which is not discounted (E5)."""
    return tuple(float((1 + rate) ** -t) for t in range(years))


def present_value(flows: Sequence[float], rate: float) -> float:
    """Real flows of year 0, 1, … together, at the end of each year's worth in year 0 (E5) [£]."""
    factors = discount_factors(len(flows), rate)
    return sum(flow * factor for flow, factor in zip(flows, factors, strict=True))


def cumulative_present_values(flows: Sequence[float], rate: float) -> tuple[float, ...]:
    """Present values added up from year 0 to each year [£]."""
    factors = discount_factors(len(flows), rate)
    return tuple(accumulate(flow * factor for flow, factor in zip(flows, factors, strict=True)))


def break_even(flows: Sequence[float], rate: float) -> float | None:
    """The year by which present values add up to nothing lost; ``None`` within no year given (E7).

    The end of the last stretch below 0, interpolated in a straight line to the year after it, so
    that a plan that begins with nothing, or gains before it loses, has not paid itself back yet;
    year 0 where nothing is ever lost.
    """
    totals = cumulative_present_values(flows, rate)
    below = [year for year, total in enumerate(totals) if total < 0]
    if not below:
        return 0.0
    last = below[-1]
    if last == len(totals) - 1:
        return None
    return last + totals[last] / (totals[last] - totals[last + 1])


class Worth(NamedTuple):
    """Benefits against costs in present values [£]; ``None`` ratios where nothing is spent."""

    benefits: float
    costs: float

    @property
    def net(self) -> float:
        """Benefits less costs [£]."""
        return self.benefits - self.costs

    @property
    def ratio(self) -> float | None:
        """Benefits for each pound spent (BCR)."""
        return self.benefits / self.costs if self.costs > 0 else None

    @property
    def gain(self) -> float | None:
        """Net benefit for each pound spent (ROI)."""
        return self.net / self.costs if self.costs > 0 else None


def worth(benefits: Sequence[float], costs: Sequence[float], rate: float) -> Worth:
    """Benefits and costs by year in present values (E8)."""
    return Worth(present_value(benefits, rate), present_value(costs, rate))


def real_growth(growth: float, deflator: float) -> float:
    """How much faster than prices in general something grows, a year (E6)."""
    return (1 + growth) / (1 + deflator) - 1


def equivalent_annual_cost(price: float, years: float, rate: float) -> float:
    """What a thing costs a year, if paid for evenly over its life (E9) [£/year]."""
    if rate == 0:
        return price / years
    return float(price * rate / (1 - (1 + rate) ** -years))


class DeviceCost(NamedTuple):
    """A device's cost a year: its price spread out, all of it, and for each test [£]."""

    equivalent: float
    annual: float
    per_test: float | None


def device_cost(
    price: float, years: float, rate: float, running: Sequence[float], volume: float
) -> DeviceCost:
    """What a device costs (E9).

    Args:
        price: To buy it [£].
        years: How long it lasts.
        rate: Discount rate.
        running: Service, external quality assessment, connections and the like [£/year].
        volume: Tests a year; the cost of each is ``None`` where there are none.
    """
    equivalent = equivalent_annual_cost(price, years, rate)
    annual = equivalent + sum(running)
    return DeviceCost(equivalent, annual, annual / volume if volume > 0 else None)


def with_optimism_bias(cost: float, bias: float, *, is_confirmed: bool = False) -> float:
    """Capital as it should be planned until somebody confirms it (E10) [£]."""
    return cost if is_confirmed else cost * (1 + bias)
