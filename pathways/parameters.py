"""Every quantity of a pathway as one list: what it is, its unit, and how to put another in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from pathways.bounds import BOUNDS, Bounds
from pathways.edits import replace_step, replace_stream
from pathways.library import Library, library
from pathways.model import Delivery, Pathway, Step
from pathways.text import N_
from pathways.values import FrozenMap, Name, Quantity

__all__ = ["Parameter", "Put", "parameters", "replaceable", "with_parameter"]

Put = Callable[[Quantity], Pathway]
T = TypeVar("T")
_DELIVERY: Final = {
    "dna": "share",
    "rebooked": "share",
    "room_minutes": "minutes/contact",
    "bed_days": "days/contact",
    "group_size": "people",
    "capacity": "contacts/year",
}
_PARTS: Final = {
    "technical": N_("technical"),
    "interpretation": N_("interpretation"),
    "care": N_("care"),
    "admin": N_("admin"),
    "travel": N_("travel"),
    "supervision": N_("supervision"),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One quantity of a pathway.

    ``subject`` is the stream or step it belongs to; ``design`` the design, or blank; ``bounds``
    say what it is and can be; ``part`` is a text to translate; ``detail`` names the role or test;
    ``year`` is a plan year or 0.
    """

    key: str
    subject: Name
    design: str
    unit: str
    quantity: Quantity
    bounds: Bounds
    detail: Name = Name("")
    part: str = ""
    year: int = 0

    @property
    def what(self) -> str:
        """What it is called, as a text to translate."""
        return self.bounds.what


def parameters(pathway: Pathway, shared: Library | None = None) -> tuple[Parameter, ...]:
    """Every quantity of the pathway, in the order a reader meets them."""
    return tuple(found for found, _put in replaceable(pathway, shared))


def with_parameter(pathway: Pathway, key: str, quantity: Quantity) -> Pathway:
    """The pathway with one of its quantities replaced.

    Raises:
        KeyError: The pathway has no such quantity.
    """
    for found, put in replaceable(pathway):
        if found.key == key:
            return put(quantity)
    raise KeyError(key)


def replaceable(pathway: Pathway, shared: Library | None = None) -> Iterator[tuple[Parameter, Put]]:
    """Every quantity of the pathway, with what gives the pathway with another in its place."""
    shared = shared or library()
    for stream in pathway.streams:
        for field, unit in (("per_10000", "people/10,000/year"), ("growth", "share/year")):
            quantity, bounds = getattr(stream, field), BOUNDS[field]
            key = f"streams.{stream.id}.{field}"
            found = Parameter(key, stream.name, "", unit, quantity, bounds)
            yield (
                found,
                _putter(lambda q, s=stream, f=field: replace_stream(pathway, replace(s, **{f: q}))),
            )
    for i, adopted in enumerate(pathway.adoption):
        key, bounds = f"adoption.{i + 1}", BOUNDS["adoption"]
        found = Parameter(key, pathway.name, "", "share", adopted, bounds, year=i + 1)
        yield (
            found,
            _putter(
                lambda q, i=i: replace(
                    pathway, adoption=(*pathway.adoption[:i], q, *pathway.adoption[i + 1 :])
                )
            ),
        )
    for step in pathway.steps:
        for design, delivery in step.deliveries.items():
            yield from _of_delivery(pathway, shared, step, design, delivery)


def _of_delivery(
    pathway: Pathway, shared: Library, step: Step, design: str, delivery: Delivery
) -> Iterator[tuple[Parameter, Put]]:
    where = f"steps.{step.id}.{design}"

    def put(changed: Delivery) -> Pathway:
        deliveries: FrozenMap[Delivery] = step.deliveries.with_(design, changed)
        return replace_step(pathway, replace(step, deliveries=deliveries))

    for i, line in enumerate(delivery.staff):
        role = shared.roles.get(line.role)
        found = Parameter(
            f"{where}.staff.{i}",
            step.name,
            design,
            "minutes",
            line.minutes,
            BOUNDS["minutes"],
            role.name if role else Name(line.role),
            _PARTS[line.part.value],
        )
        yield (
            found,
            _putter(
                lambda q, i=i, line=line: put(
                    replace(delivery, staff=_swapped(delivery.staff, i, replace(line, minutes=q)))
                )
            ),
        )
    for i, use in enumerate(delivery.tests):
        test = shared.tests.get(use.test)
        found = Parameter(
            f"{where}.tests.{i}",
            step.name,
            design,
            "tests/contact",
            use.quantity,
            BOUNDS["quantity"],
            test.name if test else Name(use.test),
        )
        yield (
            found,
            _putter(
                lambda q, i=i, use=use: put(
                    replace(delivery, tests=_swapped(delivery.tests, i, replace(use, quantity=q)))
                )
            ),
        )
    for field, unit in _DELIVERY.items():
        quantity, bounds = getattr(delivery, field), BOUNDS[field]
        if quantity is not None:
            key = f"{where}.{field}"
            found = Parameter(key, step.name, design, unit, quantity, bounds)
            yield found, _putter(lambda q, f=field: put(replace(delivery, **{f: q})))


def _putter(put: Callable[..., Pathway]) -> Put:
    return lambda quantity: put(quantity)


def _swapped(values: tuple[T, ...], at: int, value: T) -> tuple[T, ...]:
    return (*values[:at], value, *values[at + 1 :])
