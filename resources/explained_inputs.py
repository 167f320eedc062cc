"""The inputs that go into each figure, with value, unit, basis and source."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from pathways.model import CURRENT
from pathways.parameters import Parameter, parameters
from pathways.values import Basis, Name, Quantity, basis_kind
from resources.costs import unit_cost_key
from resources.estimate import Estimate

__all__ = [
    "TRAINING_KEYS",
    "TRAVEL_KEYS",
    "ExplainedInput",
    "assumed_inputs",
    "cost_inputs",
    "demand_inputs",
    "double_inputs",
    "each_once",
    "release_inputs",
    "staff_inputs",
]


TRAVEL_KEYS: Final = (
    "travel.hospital_km",
    "travel.community_km",
    "travel.hospital_minutes",
    "travel.community_minutes",
    "travel.home_km",
    "travel.courier_km",
    "travel.car_share",
    "carbon.car",
    "carbon.van",
)
TRAINING_KEYS: Final = (
    "turnover",
    "training.hours",
    "training.fee",
    "training.again_hours",
    "training.again_fee",
    "training.again_years",
)


@dataclass(frozen=True, slots=True)
class ExplainedInput:
    """A number that goes into a figure. ``what`` is a text to translate; blank where ``label`` is
    all there is to say. ``quantity`` is ``None`` for the population."""

    key: str
    label: Name
    what: str
    value: float
    unit: str
    basis: Basis
    source: Name
    quantity: Quantity | None = None


def each_once(*many: Iterable[ExplainedInput]) -> tuple[ExplainedInput, ...]:
    """Inputs of several lists, each of them once."""
    return tuple({one.key: one for some in many for one in some}.values())


def demand_inputs(made: Estimate) -> Iterable[ExplainedInput]:
    yield ExplainedInput(
        "population",
        Name("Registered population", "Poblogaeth gofrestredig"),
        "",
        made.population,
        "people",
        Basis.SOURCED,
        Name(""),
    )
    final = made.final.year
    for found in parameters(made.pathway, made.library):
        if found.key.startswith("streams.") or (found.year and found.year == final):
            yield _of_parameter(made, found)


def staff_inputs(made: Estimate) -> Iterable[ExplainedInput]:
    yield from demand_inputs(made)
    yield from _kept(made, lambda p: ".staff." in p.key or p.key.endswith((".dna", ".group_size")))
    yield from assumed_inputs(
        made,
        "weekly_hours",
        "annual_leave_days",
        "bank_holidays",
        "sickness",
        "study",
        "direct_contact",
        "rebooked",
    )


def cost_inputs(made: Estimate) -> Iterable[ExplainedInput]:
    yield from staff_inputs(made)
    roles = dict.fromkeys(k.role for k in made.final.planned.minutes)
    bands = dict.fromkeys(f"pay.band.{made.library.role(role).band}" for role in roles)
    yield from assumed_inputs(made, *(b for b in bands if b in made.assumptions))
    for role in (made.library.role(r) for r in roles):
        if f"pay.band.{role.band}" not in made.assumptions:
            yield _quantity(made, f"salary.{role.id}", role.name, "", "£/WTE/year", role.salary)
    yield from assumed_inputs(made, "community_overhead")


def release_inputs(made: Estimate) -> Iterable[ExplainedInput]:
    yield from demand_inputs(made)
    keys = (
        unit_cost_key(made.pathway, step, made.assumptions) for step in made.final.release.by_step
    )
    yield from assumed_inputs(made, *dict.fromkeys(k for k in keys if k))
    yield from assumed_inputs(
        made,
        *(k for k in made.assumptions if k.startswith(("uprate.", "session_size."))),
        "variable_share",
        "semi_share",
        "fixed_share",
    )


def double_inputs(made: Estimate) -> Iterable[ExplainedInput]:
    yield from release_inputs(made)
    yield from _kept(made, lambda p: p.key.startswith("adoption."))
    yield from assumed_inputs(made, "release_lag")


def _kept(made: Estimate, wanted: Callable[[Parameter], bool]) -> Iterable[ExplainedInput]:
    used = (CURRENT, made.option, "")
    for found in parameters(made.pathway, made.library):
        if found.design in used and wanted(found):
            yield _of_parameter(made, found)


def _of_parameter(made: Estimate, found: Parameter) -> ExplainedInput:
    said = " · ".join(p for p in (found.subject.en, found.detail.en) if p)
    welsh = " · ".join(p for p in (found.subject.said("cy"), found.detail.said("cy")) if p)
    return _quantity(made, found.key, Name(said, welsh), found.what, found.unit, found.quantity)


def _quantity(
    made: Estimate, key: str, label: Name, what: str, unit: str, quantity: Quantity
) -> ExplainedInput:
    source = made.library.sources.get(quantity.basis)
    return ExplainedInput(
        key=key,
        label=label,
        what=what,
        value=quantity.central,
        unit=unit,
        basis=basis_kind(quantity.basis),
        source=source.text if source and not quantity.source else Name(quantity.source),
        quantity=quantity,
    )


def assumed_inputs(made: Estimate, *keys: str) -> Iterable[ExplainedInput]:
    """Assumptions by key; those that nobody has given yet are left out."""
    for key in keys:
        if key in made.assumptions.blanks:
            continue
        found = made.assumptions[key]
        yield ExplainedInput(
            key=key,
            label=found.name,
            what="",
            value=found.quantity.central,
            unit=found.unit,
            basis=found.basis,
            source=Name(found.quantity.source) if found.quantity.source else found.source,
            quantity=found.quantity,
        )
