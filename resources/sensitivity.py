"""Which inputs change the answer most: each put at its low and its high, the others at central."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from pathways.errors import UserError
from pathways.parameters import Put, replaceable
from pathways.values import Basis, Quantity, basis_kind
from resources.estimate import Estimate, net_recurring_if

__all__ = ["Swing", "each_swing", "swing_order", "tornado"]

_NetAt = Callable[[Quantity], float]


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


def swing_order(swings: Iterable[Swing]) -> tuple[Swing, ...]:
    """The swings, largest first; equal ones by key, so that the order never changes by chance."""
    return tuple(sorted(swings, key=lambda s: (-s.size, s.key)))


def tornado(made: Estimate) -> tuple[Swing, ...]:
    """How far each input with a range moves the net recurring cost, largest first (I7).

    An input at whose low or high no estimate can be made is left out.
    """
    return swing_order(each_swing(made))


def each_swing(made: Estimate) -> Iterator[Swing]:
    """The swings of ``tornado`` one by one, in no order that means anything.

    Who asks for them may stop at any of them: a long pathway has hundreds.
    """
    for key, quantity, basis, net_at in _ranged(made):
        try:
            low, high = (net_at(Quantity.exact(v)) for v in (quantity.low, quantity.high))
        except UserError:
            continue
        yield Swing(key, quantity, basis, low, high)


def _ranged(made: Estimate) -> Iterator[tuple[str, Quantity, Basis, _NetAt]]:
    """Each input with a range, and what gives the net recurring cost with another in its place."""
    for found, put in replaceable(made.pathway, made.library):
        quantity = found.quantity
        if quantity.low != quantity.high:
            yield found.key, quantity, basis_kind(quantity.basis), partial(_net_with, made, put)
    for key, assumption in made.assumptions.items():
        quantity = assumption.quantity
        if quantity.low != quantity.high:
            yield key, quantity, assumption.basis, partial(_net_assuming, made, key)


def _net_with(made: Estimate, put: Put, quantity: Quantity) -> float:
    return net_recurring_if(made, pathway=put(quantity))


def _net_assuming(made: Estimate, key: str, quantity: Quantity) -> float:
    return net_recurring_if(made, assumptions=made.assumptions.with_values({key: quantity}))
