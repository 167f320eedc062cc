"""How a service is paid for: blended and capitated payment, pooled budgets, who pays and gains."""

from collections.abc import Mapping
from typing import NamedTuple

__all__ = [
    "Capitation",
    "PoolDeficit",
    "PoolSurplus",
    "blended_payment",
    "capitated",
    "contribution_shares",
    "incidence",
    "pool_deficit",
    "pool_surplus",
]


def blended_payment(
    activity: float,
    *,
    planned: float,
    fixed: float,
    variable: float,
    band: float,
    share: float,
    quality_pot: float,
    quality: float,
) -> float:
    """A fixed payment that follows activity beyond a band, and quality (F1) [£].

    Args:
        activity: What was done [contacts].
        planned: What the fixed payment is for [contacts].
        fixed: The fixed payment [£].
        variable: The full price of a contact [£].
        band: How far activity may differ without the payment changing [fraction of planned].
        share: The part of the price paid, or taken back, beyond the band [fraction].
        quality_pot: What is paid if every quality measure is met [£].
        quality: The part of them that is met, 0 to 1.
    """
    above = max(0.0, activity - planned * (1 + band))
    below = max(0.0, planned * (1 - band) - activity)
    return fixed + share * variable * (above - below) + quality_pot * quality


class Capitation(NamedTuple):
    """A budget by head, what was spent, and who bears what lies beyond the corridor [£]."""

    budget: float
    actual: float
    beyond: float
    commissioner: float
    provider: float


def capitated(
    people: float,
    monthly: float,
    risk: float,
    over: float,
    *,
    corridor: float,
    commissioner_share: float,
) -> Capitation:
    """A payment for each person, with a risk corridor (F2).

    The provider bears what lies within the corridor and its part of what lies beyond; spending
    less than the budget is shared in the same way, with the signs turned.

    Args:
        people: People it is for.
        monthly: For each of them a month [£].
        risk: How much more need they have than people at large; 1 for as much.
        over: How far spending went over the budget [fraction]; below 0 for under.
        corridor: How far it may go before it is shared [fraction].
        commissioner_share: The commissioner's part of what lies beyond [fraction].
    """
    budget = people * monthly * 12 * risk
    actual = budget * (1 + over)
    away = abs(over) - corridor
    beyond = budget * max(0.0, away) * (1 if over >= 0 else -1)
    commissioner = beyond * commissioner_share
    return Capitation(budget, actual, beyond, commissioner, actual - budget - commissioner)


def contribution_shares(contributions: Mapping[str, float]) -> dict[str, float]:
    """Each partner's part of a pooled budget [fractions]; zeros where nobody gives anything."""
    total = sum(contributions.values())
    return {p: given / total if total else 0.0 for p, given in contributions.items()}


class PoolSurplus(NamedTuple):
    """What is left of a pool: kept for services, and given back by partner [£]."""

    total: float
    reinvested: float
    returned: dict[str, float]


def pool_surplus(contributions: Mapping[str, float], spent: float, reinvest: float) -> PoolSurplus:
    """What becomes of money that a pool did not spend: reinvested first, the rest returned (F3)."""
    left = max(0.0, sum(contributions.values()) - spent)
    shares = contribution_shares(contributions)
    back = left * (1 - reinvest)
    return PoolSurplus(left, left * reinvest, {p: back * share for p, share in shares.items()})


class PoolDeficit(NamedTuple):
    """What a pool lacks: borne by partner up to a cap, and what nobody has agreed to pay [£]."""

    total: float
    borne: dict[str, float]
    unfunded: float


def pool_deficit(contributions: Mapping[str, float], spent: float, cap: float) -> PoolDeficit:
    """Who bears a pool's overspending, each at most ``cap`` of its contribution (F3)."""
    lacking = max(0.0, spent - sum(contributions.values()))
    shares = contribution_shares(contributions)
    borne = {p: min(lacking * shares[p], cap * given) for p, given in contributions.items()}
    return PoolDeficit(lacking, borne, lacking - sum(borne.values()))


def incidence(
    costs: Mapping[str, float],
    benefits: Mapping[str, float],
    paid_in: Mapping[str, float] | None = None,
    paid_out: Mapping[str, float] | None = None,
) -> dict[str, float]:
    """What each organisation gains or loses once the pool is settled (F4) [£].

    Args:
        costs: What each pays for care.
        benefits: What each no longer pays, or receives.
        paid_in: What each gives to the pool.
        paid_out: What each gets from it.
    """
    paid_in, paid_out = paid_in or {}, paid_out or {}
    parties = dict.fromkeys([*costs, *benefits, *paid_in, *paid_out])
    return {
        p: benefits.get(p, 0.0) - costs.get(p, 0.0) - paid_in.get(p, 0.0) + paid_out.get(p, 0.0)
        for p in parties
    }
