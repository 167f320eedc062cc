"""What would have to be true: for each input, the value at which a result is just so."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from pathways.bounds import BOUNDS, Bounds
from pathways.errors import UserError
from pathways.model import Pathway
from pathways.parameters import Put, replaceable
from pathways.values import Quantity
from resources.appraisal import Scope, appraisal
from resources.assumptions import Assumptions
from resources.errors import UnknownInputError
from resources.estimate import Estimate, estimate, net_recurring_if
from resources.sensitivity import tornado
from resources.staffing import staffing
from resources.whatif import switch_value

__all__ = ["REACH", "RESULTS", "Switch", "largest_switches", "switch", "switches"]

REACH: Final = "adoption"  # all plan years in proportion, by the share reached in the last
LISTED: Final = 10
NEAR_ENOUGH: Final = 1e-9
ASIDE: Final = 1e-3

_At = Callable[[float], float]
_Made = Callable[[Pathway | None, Assumptions | None], float | None]


@dataclass(frozen=True, slots=True)
class Switch:
    """The value of one input at which a result is just so, all others as they are.

    ``key`` names a parameter of the pathway or an assumption, or is ``REACH``. ``result`` is one of
    ``RESULTS`` and ``at`` what it is now; ``quantity`` and ``bounds`` are the input's. ``value`` is
    that nearest to the central one, ``None`` where no value within the bounds was found.
    """

    key: str
    result: str
    at: float
    quantity: Quantity
    bounds: Bounds
    value: float | None

    @property
    def is_likely(self) -> bool:
        """Whether the value lies within the range that the input was given."""
        return self.value is not None and self.quantity.low <= self.value <= self.quantity.high


def _net(made: Estimate) -> _Made:
    return lambda pathway, inputs: net_recurring_if(made, pathway=pathway, assumptions=inputs)


def _whole(made: Estimate, of: Callable[[Estimate], float | None]) -> _Made:
    def at(pathway: Pathway | None, inputs: Assumptions | None) -> float | None:
        return of(
            estimate(
                pathway or made.pathway,
                population=made.population,
                assumptions=inputs or made.assumptions,
                option=made.option,
                shared=made.library,
                is_held=made.is_held,
            )
        )

    return at


def _npv(scope: Scope) -> Callable[[Estimate], float | None]:
    def of(made: Estimate) -> float | None:
        worth = appraisal(made).view(scope).worth
        return None if worth is None else worth.net

    return of


def _shortest(made: Estimate) -> float | None:
    """The gap of the role that is shortest of staff in the last year; ``None`` without supply."""
    last = made.final.year
    gaps = [one.gap for one in staffing(made) if one.year == last and one.gap is not None]
    return max(gaps, default=None)


# Each result is just so at 0. RF is 1 where what hospital releases is what the community needs, so
# where the net recurring cost is 0. The gap is that of the role which is shortest of staff.
RESULTS: Final[Mapping[str, Callable[[Estimate], _Made]]] = {
    "net_recurring": _net,
    "resource_follows": _net,
    "npv_cash": lambda made: _whole(made, _npv(Scope.CASH)),
    "npv_nhs": lambda made: _whole(made, _npv(Scope.NHS)),
    "wte_gap": lambda made: _whole(made, _shortest),
}


def switch(made: Estimate, key: str, result: str = "net_recurring") -> Switch | None:
    """What an input would have to be for a result to be just so (I10).

    ``None`` where the result is not known now, as a gap without a supply.

    Raises:
        UnknownInputError: Neither the pathway nor the assumptions have such an input.
    """
    return next(iter(switches(made, [key], result)), None)


def switches(
    made: Estimate, keys: Iterable[str], result: str = "net_recurring"
) -> tuple[Switch, ...]:
    """What each of several inputs alone would have to be; none where the result is not known.

    Raises:
        UnknownInputError: Neither the pathway nor the assumptions have such an input.
    """
    return tuple(_switches(made, keys, result))


def largest_switches(
    made: Estimate, result: str = "net_recurring", most: int = LISTED
) -> tuple[Switch, ...]:
    """What the inputs that move the result most would have to be, adoption as a whole first.

    Adoption of single years is left out: they move together.
    """
    swings = tornado(made)
    keys = [s.key for s in swings if s.size > 0 and not s.key.startswith("adoption.")]
    reach = [REACH] if made.pathway.adoption else []
    return switches(made, [*reach, *keys][:most], result)


def _switches(made: Estimate, keys: Iterable[str], result: str) -> Iterator[Switch]:
    found = RESULTS[result](made)
    now = found(None, None)
    if now is None:
        return
    of_pathway = {p.key: (p, put) for p, put in replaceable(made.pathway, made.library)}
    for key in keys:
        if key == REACH and made.pathway.adoption:
            quantity, bounds = made.pathway.adoption[-1], BOUNDS["adoption"]
            at = _reached(made, found)
        elif key in of_pathway:
            parameter, put = of_pathway[key]
            quantity, bounds = parameter.quantity, parameter.bounds
            at = partial(_put_in, found, put)
        elif key in made.assumptions:
            assumption = made.assumptions[key]
            quantity, bounds = assumption.quantity, assumption.bounds
            at = partial(_assumed, found, made.assumptions, key)
        else:
            raise UnknownInputError(key=key, closest=next(iter(of_pathway), ""))
        yield Switch(key, result, now, quantity, bounds, _nearest(at, quantity, bounds, now))


def _put_in(found: _Made, put: Put, value: float) -> float:
    return _or_nan(found(put(Quantity.exact(value)), None))


def _assumed(found: _Made, inputs: Assumptions, key: str, value: float) -> float:
    return _or_nan(found(None, inputs.with_values({key: Quantity.exact(value)})))


def _or_nan(value: float | None) -> float:
    return float("nan") if value is None else value


def _reached(made: Estimate, found: _Made) -> _At:
    """The result by the share reached in the last year; where that is 0, every year reaches it."""
    planned = [a.central for a in made.pathway.adoption]
    last = planned[-1]

    def at(share: float) -> float:
        shares = [min(a / last * share, 1.0) if last else share for a in planned]
        adoption = tuple(Quantity.exact(a) for a in shares)
        return _or_nan(found(replace(made.pathway, adoption=adoption), None))

    return at


def _nearest(at: _At, quantity: Quantity, bounds: Bounds, now: float) -> float | None:
    """The value nearest to the central one at which the result is 0, towards either bound.

    A result that is 0 at a bound only because nobody moves there, or nobody comes, does not count.
    """
    if now == 0:
        return quantity.central
    found: list[float] = []
    for end in (bounds.low, bounds.high):
        try:
            if abs(at(end)) <= NEAR_ENOUGH * abs(now):
                end += ASIDE * (quantity.central - end)
            value = switch_value(at, quantity.central, end, close=NEAR_ENOUGH)
        except UserError:  # no estimate at the bound or on the way, so nothing can be said
            continue
        if value is not None:
            found.append(value)
    return min(found, key=lambda value: abs(value - quantity.central), default=None)
