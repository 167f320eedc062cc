"""What no pathway can have: found for a check, refused in a file and where it would count."""

from collections.abc import Iterator
from dataclasses import dataclass

from pathways.bounds import BOUNDS, MOST_YEARS, YearsError
from pathways.errors import PathwayError
from pathways.model import Pathway, Stream
from pathways.parameters import Parameter, parameters
from pathways.text import N_
from pathways.values import Name, Quantity

__all__ = [
    "NamelessError",
    "Outside",
    "PlacedBoundsError",
    "outside",
    "refuse_counted",
    "refuse_nameless",
]


class PlacedBoundsError(PathwayError):
    """A number out of bounds, and where it stands."""

    text = N_("{where}: “{what}” is {value}. Give a number from {low} to {high}.")


class NamelessError(PathwayError):
    """A name nobody could read, in a file."""

    text = N_("{where} has a name that cannot be seen. Give it one.")


@dataclass(frozen=True, slots=True)
class Outside:
    """A number out of bounds; ``is_central`` where it is not merely an end of its range."""

    parameter: Parameter
    value: float
    is_central: bool

    @property
    def blanks(self) -> dict[str, str]:
        """Its value, and between what it has to lie."""
        return self.parameter.bounds.blanks(self.value)


def outside(pathway: Pathway) -> Iterator[Outside]:
    """Each quantity and each plain number that is out of bounds, at most once."""
    for found in (*parameters(pathway), *_plain_numbers(pathway)):
        quantity, bounds = found.quantity, found.bounds
        for value in (quantity.central, quantity.low, quantity.high):
            if not bounds.hold(value):
                yield Outside(found, value, is_central=value == quantity.central)
                break


def refuse_counted(pathway: Pathway, where: str = "") -> None:
    """Refuse a pathway with a number that no sum can take; an end of a range may be held.

    ``where`` names the file it comes from; without it the step or stream is named.

    Raises:
        PlacedBoundsError: A number is out of bounds.
        YearsError: There are too many plan years.
    """
    if len(pathway.adoption) > MOST_YEARS:
        raise YearsError(given=str(len(pathway.adoption)), most=str(MOST_YEARS))
    for found in outside(pathway):
        if found.is_central:
            place = f"{where}: {found.parameter.key}" if where else found.parameter.subject
            what = found.parameter.bounds.what
            raise PlacedBoundsError(where=place, what=what, **found.blanks)


def refuse_nameless(pathway: Pathway, where: str) -> None:
    """Refuse a pathway of a file, ``where``, in which something has a name that cannot be seen.

    Raises:
        NamelessError: The pathway, a stream or a step has no name in either language.
    """
    names = {"": pathway.name}
    names |= {f".streams[{stream.id}]": stream.name for stream in pathway.streams}
    names |= {f".steps[{step.id}]": step.name for step in pathway.steps}
    for place, name in names.items():
        if name.is_blank:
            raise NamelessError(where=f"{where}{place}")


def _plain_numbers(pathway: Pathway) -> Iterator[Parameter]:
    """The numbers that no estimate rests on, each as a parameter without a unit."""
    money, equity, evaluation = pathway.money, pathway.equity, pathway.evaluation
    name = pathway.name
    for step in pathway.steps:
        yield from _of(f"steps.{step.id}.why_hospital", step.name, "year", step.why_hospital.year)
    for i, line in enumerate(money.funding):
        yield from _of(f"money.funding.{i}", Name(line.name), "pounds", line.pounds)
        yield from _of(f"money.funding.{i}", Name(line.name), "until_year", line.until_year)
    for i, stopped in enumerate(money.release):
        yield from _of(f"money.release.{i}", Name(stopped.name), "wte", stopped.wte)
    yield from _of("money", name, "transition_fund", money.transition_fund)
    for i, plan in enumerate(pathway.staff_plans):
        yield from _of(f"staff_plans.{i}", Name(plan.role), "supply_wte", plan.supply_wte)
        for field in ("turnover", "training_months"):
            yield from _of(f"staff_plans.{i}", Name(plan.role), field, getattr(plan, field))
        for field in ("completing", "recruited"):
            yield from _of(f"staff_plans.{i}", Name(plan.role), field, *getattr(plan, field))
    for field in ("deprivation_shares", "reach_current", "reach_proposed"):
        yield from _of("equity", name, field, *getattr(equity, field))
    for i, area in enumerate(equity.areas):
        for field in ("people", "minutes_current", "minutes_proposed"):
            yield from _of(f"equity.areas.{i}", Name(area.name), field, getattr(area, field))
    for stream in pathway.streams:
        yield from _worked_from(stream)
    yield from _of("evaluation", name, "review_months", *evaluation.review_months)
    for i, measure in enumerate(evaluation.measures):
        for field in ("baseline", "target"):
            yield from _of(
                f"evaluation.measures.{i}", Name(measure.name), field, getattr(measure, field)
            )
    yield from _of("exit", name, "decide_by_month", pathway.exit.decide_by_month)
    if (weighed := pathway.options_appraisal) is not None:
        yield from _of("options_appraisal", name, "weight", *weighed.weights.values())
        for option in weighed.options:
            scores = (mark.score for mark in option.marks.values())
            yield from _of(f"options_appraisal.{option.id}", option.name, "score", *scores)
    if (claim := pathway.avoided) is not None:
        for field in ("at_risk", "baseline_risk", "relative_reduction", "attribution"):
            yield from _of("avoided", name, field, getattr(claim, field))
        yield from _of("avoided", name, "length_of_stay", claim.length_of_stay)
        yield from _of("avoided", name, "overlap_with", *claim.overlap_with.values())


def _worked_from(stream: Stream) -> Iterator[Parameter]:
    """The numbers that a stream's rate was worked out from."""
    known, place = stream.worked_from, f"streams.{stream.id}.worked_from"
    if known is None:
        return
    for field in ("prevalence", "reviews_each", "uptake", "leaving", "joining", "national"):
        yield from _of(place, stream.name, field, getattr(known, field))
    for field in ("fifths", "ratios"):
        yield from _of(place, stream.name, field, *getattr(known, field))
    for i, band in enumerate(known.ages):
        yield from _of(f"{place}.ages.{i}", Name(band.name), "people", band.people)
        yield from _of(f"{place}.ages.{i}", Name(band.name), "band_per_10000", band.per_10000)


def _of(
    place: str, subject: Name, field: str, *values: Quantity | float | None
) -> Iterator[Parameter]:
    bounds = BOUNDS[field]
    for i, value in enumerate(values):
        if value is not None:
            quantity = value if isinstance(value, Quantity) else Quantity.exact(value)
            at = f".{i}" if len(values) > 1 else ""
            yield Parameter(f"{place}.{field}{at}", subject, "", "", quantity, bounds)
