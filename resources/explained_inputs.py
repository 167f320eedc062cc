"""The inputs that go into each figure, with value, unit, basis and source."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pathways.model import CURRENT
from pathways.parameters import Parameter, parameters
from pathways.values import Basis, Name, Quantity, basis_kind
from resources.costs import unit_cost_key
from resources.estimate import Estimate

__all__ = [
    "ExplainedInput",
    "cost_inputs",
    "demand_inputs",
    "double_inputs",
    "release_inputs",
    "staff_inputs",
]


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
    yield from _assumed(
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
    yield from _assumed(made, *(b for b in bands if b in made.assumptions))
    for role in (made.library.role(r) for r in roles):
        if f"pay.band.{role.band}" not in made.assumptions:
            yield _quantity(made, f"salary.{role.id}", role.name, "", "£/WTE/year", role.salary)
    yield from _assumed(made, "community_overhead")


def release_inputs(made: Estimate) -> Iterable[ExplainedInput]:
    yield from demand_inputs(made)
    keys = (
        unit_cost_key(made.pathway, step, made.assumptions) for step in made.final.release.by_step
    )
    yield from _assumed(made, *dict.fromkeys(k for k in keys if k))
    yield from _assumed(
        made,
        *(k for k in made.assumptions if k.startswith(("uprate.", "session_size."))),
        "variable_share",
        "semi_share",
        "fixed_share",
    )


def double_inputs(made: Estimate) -> Iterable[ExplainedInput]:
    yield from release_inputs(made)
    yield from _kept(made, lambda p: p.key.startswith("adoption."))
    yield from _assumed(made, "release_lag")


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


def _assumed(made: Estimate, *keys: str) -> Iterable[ExplainedInput]:
    for key in keys:
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
