"""Training of people in roles that a plan needs more of outside hospital, year by year."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from pathways.model import Setting
from resources.costs import pay_per_wte
from resources.estimate import Estimate
from resources.workforce import post_hours

__all__ = [
    "TooLate",
    "Training",
    "trained_too_late",
    "training",
    "training_by_year",
    "unsupervised",
]

NEARLY: Final = 1e-9
FIRST: Final = ("training.hours", "training.fee")
LATER: Final = ("turnover", "training.again_hours", "training.again_fee", "training.again_years")
# From this rank on (advanced practice) people answer for their own work.
ON_THEIR_OWN: Final = 6


@dataclass(frozen=True, slots=True)
class Training:
    """Training of one role in a year: people who begin, people trained before, and the cost [£].

    ``cost`` is ``None`` where an input for it is blank; ``missing`` names those inputs.
    """

    starting: int
    trained: int
    cost: float | None
    missing: tuple[str, ...] = ()


def training(made: Estimate, role: str) -> tuple[Training, ...]:
    """Who has to be trained in a role in each plan year, and for how much (D6), year 1 first.

    People are whole: as many as the posts that the role needs more of outside hospital than if
    nothing moved, and never fewer than in a year before. Later, those who replace leavers are
    trained, and everybody is certified again when it is due.
    """
    by_year: list[Training] = []
    trained = 0
    for year in made.years[1:]:
        rise = sum(
            sign * n
            for posts, sign in ((year.wte, 1), (year.wte_unchanged, -1))
            for (who, setting), n in posts.items()
            if who == role and setting != Setting.HOSPITAL
        )
        starting = max(0, math.ceil(rise - NEARLY) - trained)
        by_year.append(_costed(made, role, starting, trained))
        trained += starting
    return tuple(by_year)


def _costed(made: Estimate, role: str, starting: int, trained: int) -> Training:
    needed = (FIRST if starting or trained else ()) + (LATER if trained else ())
    missing = tuple(key for key in needed if made.assumptions.given(key) is None)
    if missing:
        return Training(starting, trained, None, missing)
    if not needed:
        return Training(0, 0, 0.0)
    value = made.assumptions.value
    hours = post_hours(made.assumptions).net
    rate = pay_per_wte(made.library.role(role), made.assumptions) / hours
    one = value("training.hours") * rate + value("training.fee")
    cost = starting * one
    if trained:
        again = value("training.again_hours") * rate + value("training.again_fee")
        cost += trained * (value("turnover") * one + again / value("training.again_years"))
    return Training(starting, trained, cost)


def training_by_year(made: Estimate) -> tuple[tuple[float | None, ...], tuple[str, ...]]:
    """Training of all roles by year from 0 [£ real], and the blank inputs it still needs.

    A year's cost is ``None`` where it needs a blank input.
    """
    roles = dict.fromkeys(role for year in made.years for role, _setting in year.wte)
    by_role = [training(made, role) for role in roles]
    missing = dict.fromkeys(key for years in by_role for year in years for key in year.missing)
    costs: list[float | None] = [0.0]
    for t in range(len(made.years) - 1):
        known = [years[t].cost for years in by_role]
        told = [cost for cost in known if cost is not None]
        costs.append(sum(told) if len(told) == len(known) else None)
    return tuple(costs), tuple(missing)


class TooLate(NamedTuple):
    """A role that is needed outside hospital in a plan year and trained only months after it."""

    role: str
    year: int
    months: int


def trained_too_late(made: Estimate) -> Iterator[TooLate]:
    """Roles whose first new people are needed before anybody who starts now is trained."""
    months = {
        line.role: line.training_months
        for line in made.pathway.staff_plans
        if line.training_months is not None
    }
    for role, takes in months.items():
        needed = (t + 1 for t, year in enumerate(training(made, role)) if year.starting)
        first = next(needed, None)
        if first is not None and takes > 12 * (first - 1):
            yield TooLate(role, first, takes)


def unsupervised(made: Estimate) -> tuple[str, ...]:
    """Roles that take on work outside hospital with nobody's time for supervising them.

    Somebody supervises where a delivery that has the role has a line for supervision too.
    """
    supervised = {
        line.role
        for step in made.pathway.steps
        if (delivery := step.deliveries.get(made.option)) is not None
        if any(line.part == "supervision" for line in delivery.staff)
        for line in delivery.staff
    }
    rising = dict.fromkeys(
        key.role
        for table in made.final.minutes_transfers
        for key in table.required
        if key.setting != Setting.HOSPITAL
    )
    return tuple(
        role
        for role in rising
        if role not in supervised and made.library.role(role).rank < ON_THEIR_OWN
    )
