"""Which inputs change the answer most: each put at its low and its high, the others at central."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pathways.errors import UserError
from pathways.model import PROPOSED, Pathway
from pathways.parameters import parameters, with_parameter
from pathways.values import Basis, Quantity, basis_kind
from resources.assumptions import Assumptions, default_assumptions
from resources.estimate import YearResult, last_year

__all__ = ["Swing", "net_recurring", "swing_order", "tornado"]


@dataclass(frozen=True, slots=True)
class Swing:
    """One input and the result at its low and at its high [£/year].

    ``key`` names a parameter of the pathway or an assumption.
    """

    key: str
    quantity: Quantity
    basis: Basis
    at_low: float
    at_high: float

    @property
    def size(self) -> float:
        """How far the result moves."""
        return abs(self.at_high - self.at_low)


def net_recurring(year: YearResult) -> float:
    """What the community needs less what hospital releases, in a plan year [£/year]."""
    return year.recurring_cost - year.release.released


def swing_order(swings: Sequence[Swing]) -> tuple[Swing, ...]:
    """The swings, largest first; equal ones by key, so that the order never changes by chance."""
    return tuple(sorted(swings, key=lambda s: (-s.size, s.key)))


def tornado(
    pathway: Pathway,
    *,
    population: float,
    assumptions: Assumptions | None = None,
    option: str = PROPOSED,
) -> tuple[Swing, ...]:
    """How far each input with a range moves the net recurring cost, largest first (I7).

    An input at whose low or high no estimate can be made is left out.

    Raises:
        UserError: No estimate can be made at the central values.
    """
    inputs = assumptions or default_assumptions()
    last_year(pathway, population=population, assumptions=inputs, option=option)
    swings: list[Swing] = []
    for key, quantity, basis in _ranged(pathway, inputs):
        try:
            low, high = (
                net_recurring(
                    _with(pathway, inputs, key, Quantity.exact(value), population, option)
                )
                for value in (quantity.low, quantity.high)
            )
        except UserError:
            continue
        swings.append(Swing(key, quantity, basis, low, high))
    return swing_order(swings)


def _ranged(pathway: Pathway, inputs: Assumptions) -> Iterator[tuple[str, Quantity, Basis]]:
    for found in parameters(pathway):
        if found.quantity.low != found.quantity.high:
            yield found.key, found.quantity, basis_kind(found.quantity.basis)
    for key, assumption in inputs.items():
        if assumption.quantity.low != assumption.quantity.high:
            yield key, assumption.quantity, assumption.basis


def _with(
    pathway: Pathway,
    inputs: Assumptions,
    key: str,
    quantity: Quantity,
    population: float,
    option: str,
) -> YearResult:
    if key in inputs:
        inputs = inputs.with_values({key: quantity})
    else:
        pathway = with_parameter(pathway, key, quantity)
    return last_year(pathway, population=population, assumptions=inputs, option=option)
