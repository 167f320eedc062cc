"""Money over the plan: double running by quarter, the transition fund, real and nominal."""

from collections.abc import Sequence
from typing import NamedTuple

from pathways.proposal_parts import FundingLine

__all__ = ["DoubleRunning", "double_running", "nominal", "paid_in", "quarterly_ramp"]


class DoubleRunning(NamedTuple):
    """Paying for both settings: by quarter, in all, and the quarter it peaks (from 1) [£]."""

    by_quarter: tuple[float, ...]
    total: float
    peak_quarter: int


def double_running(
    releasable: float, community_ramp: Sequence[float], hospital_release: Sequence[float]
) -> DoubleRunning:
    """What it costs to run both settings while care moves (E4); one-off, not recurrent [£].

    Args:
        releasable: What hospital releases in a year once all has moved [£/year].
        community_ramp: Share of the community service running in each quarter, 0 to 1.
        hospital_release: Share of the hospital release reached in each quarter, 0 to 1.
    """
    by_quarter = tuple(
        releasable / 4 * max(0.0, ramp - gone)
        for ramp, gone in zip(community_ramp, hospital_release, strict=True)
    )
    total = sum(by_quarter)
    peak = by_quarter.index(max(by_quarter)) + 1 if total > 0 else 0
    return DoubleRunning(by_quarter, total, peak)


def net_cash(
    community: float,
    releasable: float,
    community_ramp: Sequence[float],
    hospital_release: Sequence[float],
) -> float:
    """Community cost less hospital release over some quarters [£]."""
    return sum(
        community / 4 * ramp - releasable / 4 * gone
        for ramp, gone in zip(community_ramp, hospital_release, strict=True)
    )


def quarterly_ramp(adoption: Sequence[float]) -> tuple[float, ...]:
    """The share of its final level a service has reached in the middle of each quarter.

    ``adoption`` gives the share of patients by plan year; each year's quarters rise evenly from
    the year before's level, so that the year's last quarter reaches its own.
    """
    full = max(adoption, default=0.0)
    if full <= 0:
        return (0.0,) * (4 * len(adoption))
    ramp: list[float] = []
    before = 0.0
    for share in adoption:
        ramp += [(before + (share - before) * quarter / 4) / full for quarter in (1, 2, 3, 4)]
        before = share
    return tuple(ramp)


def lagged(ramp: Sequence[float], quarters: int) -> tuple[float, ...]:
    """The same rise, so many quarters later."""
    return (*[0.0] * min(quarters, len(ramp)), *ramp[: max(0, len(ramp) - quarters)])


def paid_in(line: FundingLine, year: int) -> float:
    """What a funding line pays in a plan year [£]; one that ends and does not say when, in year 1.

    Funding stands as it is written down: it is money of the year it is paid in.
    """
    lasts = line.is_recurrent or year <= (1 if line.until_year is None else line.until_year)
    return line.pounds if year >= 1 and lasts else 0.0


def nominal(real: float, inflation: float, year: int) -> float:
    """Money of the base year's prices as it will be paid in ``year`` [£] (E6)."""
    return float(real * (1 + inflation) ** year)
