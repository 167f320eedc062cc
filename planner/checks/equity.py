"""Rules on fairness: who is reached, by deprivation fifth."""

from collections.abc import Iterator
from typing import Final

from planner.checks.findings import Context, Figure, Hit, hit
from planner.formats import number, signed
from resources.equity import slope_index

__all__ = ["gap_widens", "no_deprivation_split"]

FIFTHS: Final = 5


def no_deprivation_split(context: Context) -> Iterator[Hit]:
    """E01: demand is not split by deprivation fifth."""
    if not context.pathway.equity.deprivation_shares:
        yield hit()


def gap_widens(context: Context) -> Iterator[Hit]:
    """E02: the most deprived, against the least, are reached less than now.

    Fifths count as equal where the shares of demand are not known.
    """
    equity = context.pathway.equity
    if len(equity.reach_current) != FIFTHS or len(equity.reach_proposed) != FIFTHS:
        return
    shares = equity.deprivation_shares
    if len(shares) != FIFTHS or sum(shares) <= 0:
        shares = (1 / FIFTHS,) * FIFTHS
    now, then = (slope_index(shares, r) for r in (equity.reach_current, equity.reach_proposed))
    if then < now - 1e-9:
        yield hit(now=Figure(now, _slope), then=Figure(then, _slope))


def _slope(per_1000: float) -> str:
    return signed(per_1000, number)
