"""Ways of paying for a pathway over its estimate: blended, by head, pooled, by need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pathways.model import Setting
from resources.allocation import Allocation, by_need, need_index, settled
from resources.costs import unit_cost
from resources.effects import avoided
from resources.errors import OutOfBoundsError
from resources.estimate import Estimate, YearResult
from resources.payment import (
    Capitation,
    PoolDeficit,
    PoolSurplus,
    blended_payment,
    capitated,
    contribution_shares,
    pool_deficit,
    pool_surplus,
)

__all__ = [
    "Blend",
    "ClusterNeed",
    "PaidYear",
    "Pool",
    "PooledYear",
    "SharedOut",
    "blended",
    "by_head",
    "co_financing",
    "pooled",
    "shared_out",
]


@dataclass(frozen=True, slots=True)
class Blend:
    """Terms of a blended payment (F1): what is ``fixed`` [£/year], the ``price`` of a contact [£],
    the ``band`` about planned activity [fraction], the ``share`` of the price paid beyond it, and a
    ``quality_pot`` [£/year] of which the part ``quality`` is met."""

    fixed: float
    price: float
    band: float = 0.05
    share: float = 0.5
    quality_pot: float = 0.0
    quality: float = 0.0


class PaidYear(NamedTuple):
    """A plan year under a payment: contacts planned and done outside hospital, what is paid for
    them and what they cost [£ real]; ``balance`` is what the provider keeps, or loses below 0."""

    year: int
    planned: float
    done: float
    paid: float
    cost: float

    @property
    def balance(self) -> float:
        """Payment less cost."""
        return self.paid - self.cost


def blended(made: Estimate, terms: Blend, done: float = 1.0) -> tuple[PaidYear, ...]:
    """Each plan year under a blended payment, with ``done`` times as many contacts as planned.

    Staff and consumables follow activity and devices do not, so cost moves with all but devices.
    """
    paid = []
    for year in made.years[1:]:
        planned = _outside(year)
        fixed = sum(test.device_cost for test in year.community_planned.tests)
        pounds = blended_payment(
            planned * done,
            planned=planned,
            fixed=terms.fixed,
            variable=terms.price,
            band=terms.band,
            share=terms.share,
            quality_pot=terms.quality_pot,
            quality=terms.quality,
        )
        cost = fixed + (year.community_planned.total - fixed) * done
        paid.append(PaidYear(year.year, planned, planned * done, pounds, cost))
    return tuple(paid)


def _outside(year: YearResult) -> float:
    return sum(n for place, n in year.planned.contacts.items() if place != Setting.HOSPITAL)


def by_head(
    made: Estimate,
    *,
    monthly: float | None = None,
    risk: float = 1.0,
    corridor: float,
    commissioner_share: float,
    over: float = 0.0,
) -> tuple[Capitation, ...]:
    """Each plan year paid for by head (F2), with ``over`` more spent than the community service
    is estimated to cost.

    Args:
        made: The estimate; its population is who it is for.
        monthly: For each person a month [£]; where none is given, what the last year costs.
        risk: How much more need they have than people at large.
        corridor: How far spending may go over before it is shared [fraction].
        commissioner_share: The commissioner's part of what lies beyond [fraction].
        over: How much more than estimated is spent [fraction].

    Raises:
        OutOfBoundsError: There are no people to pay for.
    """
    if made.population * risk <= 0:
        raise OutOfBoundsError(what="population", value=f"{made.population:g}", bounds="> 0")
    heads = made.population * 12 * risk
    each = made.final.community_planned.total / heads if monthly is None else monthly
    found = []
    for year in made.years[1:]:
        budget = each * heads
        spent = year.community_planned.total * (1 + over)
        beyond = spent / budget - 1 if budget else 0.0
        found.append(
            capitated(
                made.population,
                each,
                risk,
                beyond,
                corridor=corridor,
                commissioner_share=commissioner_share,
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Pool:
    """A pooled budget (F3): what each partner gives [£/year], the part of a surplus that is kept
    for services, and the most that a partner bears of a deficit [fraction of what it gives]."""

    contributions: Mapping[str, float]
    reinvest: float
    cap: float

    @property
    def total(self) -> float:
        """The whole pool [£/year]."""
        return sum(self.contributions.values())

    @property
    def shares(self) -> dict[str, float]:
        """Each partner's part of it."""
        return contribution_shares(self.contributions)


class PooledYear(NamedTuple):
    """A plan year paid out of a pool: what the service costs [£ nominal], and what becomes of a
    surplus or of a deficit."""

    year: int
    spent: float
    surplus: PoolSurplus
    deficit: PoolDeficit


def pooled(made: Estimate, pool: Pool) -> tuple[PooledYear, ...]:
    """Each plan year's community service paid out of a pool, in the money of the year."""
    found = []
    for year in made.years[1:]:
        spent = year.community_planned.total * year.nominal_factor
        found.append(
            PooledYear(
                year.year,
                spent,
                pool_surplus(pool.contributions, spent, pool.reinvest),
                pool_deficit(pool.contributions, spent, pool.cap),
            )
        )
    return tuple(found)


def co_financing(made: Estimate, shares: Mapping[str, float]) -> tuple[dict[str, float], ...]:
    """What partners pay of hospital admissions in each plan year, by their ``shares`` [£ real].

    Admissions of the pathway at full average cost, less those it avoids at the variable cost that
    hospital does not spend; who shares them has a reason to avoid them.

    Raises:
        OutOfBoundsError: Shares do not add up to 1, or one is below 0.
    """
    need_index([1.0] * len(shares), list(shares.values()))
    care = avoided(made)
    variable = made.assumptions.value("variable_share")
    price = made.assumptions.at_price_base("unit_cost.admission")
    found = []
    for year in made.years[1:]:
        pounds = sum(
            n * unit_cost(made.pathway, step, made.assumptions)
            for (step, setting), n in year.planned.step_contacts.items()
            if setting == Setting.HOSPITAL and made.pathway.step(step).kind == "admission"
        )
        if care:
            pounds -= care[year.year].admissions * price * variable
        found.append({partner: pounds * share for partner, share in shares.items()})
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ClusterNeed:
    """A cluster's people and its need for each of them, relative to the mean of 1, by factor."""

    name: str
    people: float
    factors: Mapping[str, float]
    current: float


class SharedOut(NamedTuple):
    """A budget by cluster: by need, and settled within the pace of change; ``None`` where no shares
    within it add up to the budget."""

    need: Allocation
    settled: tuple[float, ...] | None


def shared_out(
    clusters: Sequence[ClusterNeed], weights: Mapping[str, float], budget: float, pace: float
) -> SharedOut:
    """A budget over clusters by need (F5) at a pace of change (F6) [£].

    Args:
        clusters: With a factor for each weight, such as deprivation or frailty.
        weights: How much each factor counts; they add up to 1.
        budget: What is to be shared out [£].
        pace: How far a cluster may be from what it has [fraction].

    Raises:
        OutOfBoundsError: The weights do not add up to 1, or one is below 0.
    """
    counts = list(weights.values())
    index = [need_index([c.factors[k] for k in weights], counts) for c in clusters]
    current = [c.current for c in clusters]
    need = by_need([c.people for c in clusters], index, budget, current, pace)
    return SharedOut(need, settled(need.target, current, pace, budget))
