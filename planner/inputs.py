"""Every input that an estimate rests on, pathway and assumptions alike, ready to be printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pathways.bounds import Bounds
from pathways.library import library
from pathways.model import CURRENT, Pathway
from pathways.parameters import Parameter, parameters
from pathways.values import Basis, Quantity, basis_kind
from planner.i18n import N_, _, language

if TYPE_CHECKING:
    from resources.assumptions import Assumption
    from resources.estimate import Estimate

__all__ = [
    "BASES",
    "Input",
    "InputShare",
    "design_word",
    "inputs_of",
    "share_of_inputs",
    "share_of_pathway",
]

BASES = {
    Basis.ILLUSTRATIVE: N_("illustrative"),
    Basis.DERIVED: N_("derived"),
    Basis.SOURCED: N_("sourced"),
    Basis.CONFIRMED: N_("confirmed locally"),
}


@dataclass(frozen=True, slots=True)
class Input:
    """One input in words: ``group`` is the stream, step or table it stands under.

    ``source`` is the code of a source, or its text where it has none; ``bounds`` are those of the
    number, where it has any.
    """

    key: str
    group: str
    label: str
    unit: str
    quantity: Quantity
    basis: Basis
    source: str
    price_year: str = ""
    bounds: Bounds | None = None


@dataclass(frozen=True, slots=True)
class InputShare:
    """How many inputs the figures rest on, and how many of them are illustrative."""

    count: int
    illustrative: int

    @property
    def share(self) -> float:
        """The illustrative share of the inputs, 0 to 1."""
        return self.illustrative / self.count if self.count else 0.0


def design_word(design: str) -> str:
    """What a design is called: now, proposed, or the name an option was given."""
    return {"": "", CURRENT: _("now"), "proposed": _("proposed")}.get(design, design)


def inputs_of(estimate: "Estimate") -> tuple[Input, ...]:
    """Every input of the estimate: those of the two designs, then the assumptions they use."""
    pathway = (_of_parameter(found) for found in _parameters(estimate))
    return (*pathway, *(_of_assumption(a) for a in _used(estimate)))


def _parameters(estimate: "Estimate") -> Iterator[Parameter]:
    """The quantities of the pathway that can move a figure of this estimate."""
    designs = ("", *estimate.designs)
    return (p for p in parameters(estimate.pathway, estimate.library) if p.design in designs)


def share_of_inputs(estimate: "Estimate") -> InputShare:
    """How many of ``inputs_of`` are illustrative."""
    bases = [basis_kind(found.quantity.basis) for found in _parameters(estimate)]
    bases += [found.basis for found in _used(estimate)]
    return InputShare(len(bases), bases.count(Basis.ILLUSTRATIVE))


def share_of_pathway(pathway: Pathway) -> InputShare:
    """How many of a pathway's own numbers are illustrative, its assumptions left out."""
    found = [basis_kind(p.quantity.basis) for p in parameters(pathway, library())]
    return InputShare(len(found), found.count(Basis.ILLUSTRATIVE))


def _of_parameter(found: Parameter) -> Input:
    quantity = found.quantity
    return Input(
        key=found.key,
        group=found.subject.said(language()),
        label=_label(found),
        unit=found.unit,
        quantity=quantity,
        basis=basis_kind(quantity.basis),
        source=quantity.source or quantity.basis,
        bounds=found.bounds,
    )


def _label(found: Parameter) -> str:
    what, design = _(found.what), design_word(found.design)
    detail, part = found.detail.said(language()), _(found.part) if found.part else ""
    if part:
        return _(
            "{what}: {role}, {part} ({design})", what=what, role=detail, part=part, design=design
        )
    if detail:
        return _("{what}: {test} ({design})", what=what, test=detail, design=design)
    if design:
        return _("{what} ({design})", what=what, design=design)
    return _("{what}, year {year}", what=what, year=found.year) if found.year else what


def _of_assumption(found: "Assumption") -> Input:
    return Input(
        key=found.key,
        group=_("Assumptions shared by every pathway"),
        label=found.name.said(language()),
        unit=found.unit,
        quantity=found.quantity,
        basis=found.basis,
        source=found.quantity.source or found.source.said(language()),
        price_year=found.price_year,
        bounds=found.bounds,
    )


def _used(estimate: "Estimate") -> Iterator["Assumption"]:
    """The assumptions that can move a figure of this estimate."""
    from resources.costs import unit_cost_key

    assumptions, pathway = estimate.assumptions, estimate.pathway
    prices = {unit_cost_key(pathway, step.id, assumptions) for step in pathway.steps} - {""}
    years = {assumptions[key].price_year for key in prices}
    roles = {
        line.role
        for step in pathway.steps
        for design in estimate.designs
        if design in step.deliveries
        for line in step.deliveries[design].staff
    }
    bands = {estimate.library.role(role).band for role in roles}
    wanted = prices | {f"uprate.{year}" for year in years} | {f"pay.band.{band}" for band in bands}
    for key, found in assumptions.items():
        if key in wanted or not key.startswith(("unit_cost.", "uprate.", "pay.band.")):
            yield found
