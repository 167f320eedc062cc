"""Between which numbers each number of a pathway has to lie, by the field of the model it is in."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pathways.errors import NotANumberError, PathwayError
from pathways.text import N_
from pathways.values import Quantity

__all__ = [
    "BOUNDS",
    "CHANCE",
    "MOST_YEARS",
    "Bounds",
    "BoundsError",
    "YearsError",
    "refuse_outside",
]

MOST_YEARS: Final = 10


class BoundsError(PathwayError):
    """A number that nothing of its sort can be."""

    text = N_("“{what}” is {value}. Give a number from {low} to {high}.")


class YearsError(PathwayError):
    """A plan longer than anybody plans."""

    text = N_("The plan has {given} years. Give at most {most}.")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that a number called ``what`` can be; a share is said in per cent."""

    what: str
    low: float
    high: float
    is_share: bool = False

    def hold(self, value: float) -> bool:
        """Whether ``value`` is within the bounds, which belong to what is allowed."""
        return self.low <= value <= self.high

    def about(self, value: float, known: Quantity | None = None) -> Quantity:
        """A quantity about ``value``, with the spread of the ``known`` one as far as bounds let it.

        Raises:
            BoundsError: ``value`` is outside the bounds.
        """
        self.refuse(value)
        if known is None:
            return Quantity.exact(value)
        try:
            wide = known.with_central(value)
        except NotANumberError:  # from next to nothing to a lot: there is no proportion to keep
            return Quantity.exact(value, known.basis, known.source)
        low, high = (min(max(end, self.low), self.high) for end in (wide.low, wide.high))
        return Quantity(low, value, high, known.basis, known.source)

    def said(self, value: float) -> str:
        """``value`` in digits, such as 1,200 or 25%."""
        if not self.is_share:
            return f"{value:,.10g}"
        if abs(value) < 1e15:
            return f"{value * 100:,.10g}%"
        return f"{value:.3g} × 100%" if math.isfinite(value) else f"{value:g}"

    def refuse(self, value: float) -> None:
        """Refuse a number outside.

        Raises:
            BoundsError: ``value`` is outside the bounds.
        """
        if not self.hold(value):
            raise BoundsError(what=self.what, **self.blanks(value))

    def blanks(self, value: float) -> dict[str, str]:
        """What an error or a finding says of ``value``: itself, and between what it has to lie."""
        return {
            "value": self.said(value),
            "low": self.said(self.low),
            "high": self.said(self.high),
        }


def _share(what: str, low: float = 0, high: float = 1) -> Bounds:
    return Bounds(what, low, high, is_share=True)


CHANCE: Final = _share(N_("Chance of going on"))

# The upper bounds are far above anything planned: they keep out slips of the hand, and sums that
# no computer can carry.
BOUNDS: Final[Mapping[str, Bounds]] = {
    "per_10000": Bounds(N_("People entering for each 10,000"), 0, 1_000_000),
    "growth": _share(N_("Growth in a year"), -0.9, 1),
    "adoption": _share(N_("Share of patients on the proposed design")),
    "minutes": Bounds(N_("Staff minutes"), 0, 100_000),
    "quantity": Bounds(N_("Tests for each patient seen"), 0, 1_000),
    "dna": _share(N_("Share who do not attend"), 0, 0.99),
    "rebooked": _share(N_("Share of missed appointments booked again")),
    "room_minutes": Bounds(N_("Room minutes"), 0, 100_000),
    "bed_days": Bounds(N_("Bed days"), 0, 1_000),
    "group_size": Bounds(N_("Group size"), 1, 1_000),
    "capacity": Bounds(N_("Capacity"), 0, 100_000_000),
    "year": Bounds(N_("Plan year by which the step moves"), 1, MOST_YEARS),
    "review_months": Bounds(N_("Month of a review"), 1, 240),
    "decide_by_month": Bounds(N_("Month of the decision"), 0, 240),
    "until_year": Bounds(N_("Plan year until which the money lasts"), 0, 100),
    "baseline": Bounds(N_("Measure now"), -1e12, 1e12),
    "target": Bounds(N_("Target of a measure"), -1e12, 1e12),
    "pounds": Bounds(N_("Amount of money"), 0, 1e11),
    "transition_fund": Bounds(N_("Set aside for double running"), 0, 1e11),
    "wte": Bounds(N_("Staff released"), 0, 100_000),
    "supply_wte": Bounds(N_("Staff in the area"), 0, 100_000),
    "completing": Bounds(N_("Staff who finish training in a year"), 0, 100_000),
    "recruited": Bounds(N_("Staff recruited in a year"), 0, 100_000),
    "turnover": _share(N_("Share of staff who leave in a year")),
    "training_months": Bounds(N_("Months until somebody is trained"), 0, 240),
    "prevalence": _share(N_("Share of people on a register")),
    "reviews_each": Bounds(N_("Reviews offered to each person a year"), 0, 1_000),
    "uptake": _share(N_("Share of reviews taken up")),
    "leaving": _share(N_("Share who leave a register in a year")),
    "joining": Bounds(N_("People who join a register in a year"), 0, 100_000_000),
    "national": Bounds(N_("National rate for each 10,000"), 0, 1_000_000),
    "fifths": _share(N_("Share of people in a fifth")),
    "ratios": Bounds(N_("Rate of a fifth over that of the first"), 0, 1_000),
    "people": Bounds(N_("People"), 0, 100_000_000),
    "band_per_10000": Bounds(N_("People entering for each 10,000 of an age"), 0, 1_000_000),
    "minutes_current": Bounds(N_("Minutes to travel now"), 0, 10_000),
    "minutes_proposed": Bounds(N_("Minutes to travel as proposed"), 0, 10_000),
    "deprivation_shares": _share(N_("Share of demand in a fifth")),
    "reach_current": Bounds(N_("People reached now, for each 1,000"), 0, 1_000),
    "reach_proposed": Bounds(N_("People reached as proposed, for each 1,000"), 0, 1_000),
    "at_risk": Bounds(N_("People at risk"), 0, 100_000_000),
    "baseline_risk": Bounds(N_("Admissions of each person at risk"), 0, 100),
    "relative_reduction": _share(N_("Share of admissions avoided")),
    "attribution": _share(N_("Share due to the pathway")),
    "length_of_stay": Bounds(N_("Days in hospital"), 0, 1_000),
    "score": Bounds(N_("Score of an option"), 0, 100),
    "weight": _share(N_("Weight of a criterion")),
    "overlap_with": _share(N_("Share of people also in another pathway")),
}


def refuse_outside(field: str, value: Any, was: Any = None) -> None:
    """Refuse what a field of the model cannot be; what it ``was`` already is left alone.

    Raises:
        BoundsError: A number of it, central or at an end of its range, is out of bounds.
        YearsError: There are more plan years than can be planned.
    """
    bounds = BOUNDS.get(field)
    if bounds is None or value == was:
        return
    if field == "adoption" and len(value) > max(MOST_YEARS, len(was or ())):
        raise YearsError(given=str(len(value)), most=str(MOST_YEARS))
    many = isinstance(value, tuple)
    known = was if many and isinstance(was, tuple) else (was,)
    for one in value if many else (value,):
        if one is None or one in known:
            continue
        for number in (one.central, one.low, one.high) if isinstance(one, Quantity) else (one,):
            bounds.refuse(number)
