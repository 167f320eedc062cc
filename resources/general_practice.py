"""What a plan asks of general practice, year by year, and whether anybody pays for it."""

from dataclasses import dataclass
from typing import Final

from resources.activity import Activity
from resources.costs import pay_per_wte
from resources.estimate import Estimate
from resources.finance import paid_in
from resources.workforce import wte

__all__ = ["GMS", "PracticeYear", "general_practice"]

GMS: Final = "GMS"


@dataclass(frozen=True, slots=True)
class PracticeYear:
    """A plan year of general practice: time more than if nothing moved, its cost, what is paid.

    ``hours`` a year by role; below 0 they are relieved. ``cost`` is pay with overhead, in the
    money of the year [£]; ``paid`` is funding that says it goes to general practice [£], and
    ``unassigned`` funding that does not say where it goes [£].
    """

    year: int
    hours: dict[str, float]
    wte: float
    cost: float
    paid: float
    unassigned: float

    @property
    def asked(self) -> float:
        """Hours more in all; below 0 general practice is relieved."""
        return sum(self.hours.values())

    @property
    def is_paid(self) -> bool | None:
        """Whether a funding line goes to general practice; ``None`` where nothing is asked of it,
        or funding does not say where it goes."""
        if self.asked <= 0:
            return None
        return True if self.paid > 0 else None if self.unassigned > 0 else False


def general_practice(made: Estimate) -> tuple[PracticeYear, ...]:
    """What is asked of the organisation that holds general medical contracts, by plan year."""
    overhead = 1 + made.assumptions.value("community_overhead")
    lines = made.pathway.money.funding
    found = []
    for year in made.years[1:]:
        before, after = _minutes(year.unchanged), _minutes(year.planned)
        change = {r: after.get(r, 0.0) - before.get(r, 0.0) for r in {**before, **after}}
        posts = {role: wte(spent, made.hours_per_wte) for role, spent in change.items()}
        real = sum(
            n * pay_per_wte(made.library.role(role), made.assumptions) * overhead
            for role, n in posts.items()
        )
        found.append(
            PracticeYear(
                year=year.year,
                hours={role: spent / 60 for role, spent in change.items()},
                wte=sum(posts.values()),
                cost=real * year.nominal_factor,
                paid=sum(paid_in(x, year.year) for x in lines if x.organisation == GMS),
                unassigned=sum(paid_in(x, year.year) for x in lines if not x.organisation),
            )
        )
    return tuple(found)


def _minutes(done: Activity) -> dict[str, float]:
    """Minutes of general practice by role."""
    by_role: dict[str, float] = {}
    for key, spent in done.minutes.items():
        if key.organisation == GMS:
            by_role[key.role] = by_role.get(key.role, 0.0) + spent
    return by_role
