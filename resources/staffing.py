"""Staff by role and plan year: what is needed, who there is, who has to be found and trained."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pathways.model import Setting
from resources.activity import Activity
from resources.estimate import Estimate, YearResult
from resources.training import Training, training
from resources.workforce import rounded_total, supply_next_year, wte

__all__ = ["Posts", "RoleYear", "posts_together", "role_mix", "staffing", "supply_by_year"]

NEARLY = 1e-9  # a post and a billionth is one post


@dataclass(frozen=True, slots=True)
class RoleYear:
    """One role in one year, in the order of the Six Steps to integrated workforce planning [WTE].

    Step 2, how the service changes: ``unchanged`` is the need if nothing moves, ``change`` what the
    plan adds to it. Step 3, the workforce required: ``need``, of which ``outside`` hospital, and
    ``posts``, whole. Step 4, who there is: ``supply``; ``None`` where nobody has said, or has not
    said how many leave. Step 5, what has to be done: ``gap``, ``completing`` training,
    ``recruited``, ``training`` and ``supervision`` given by the role, and the ``plan`` in words.
    Steps 1 and 6, purpose and review, are words of the proposal.
    """

    role: str
    year: int
    unchanged: float
    need: float
    outside: float
    supply: float | None
    completing: float
    recruited: float
    training: Training
    supervision: float
    plan: str

    @property
    def change(self) -> float:
        """What the plan needs more than if nothing moved; below 0 it is released."""
        return self.need - self.unchanged

    @property
    def posts(self) -> int:
        """Whole posts that hold the need."""
        return math.ceil(self.need - NEARLY)

    @property
    def gap(self) -> float | None:
        """Need less supply; ``None`` where the supply is not known (D5)."""
        return None if self.supply is None else self.need - self.supply


def staffing(made: Estimate) -> tuple[RoleYear, ...]:
    """Every role that works on the pathway, in every plan year, years of a role together."""
    roles = dict.fromkeys(
        role for year in made.years for role, _setting in (*year.wte_unchanged, *year.wte)
    )
    return tuple(year for role in roles for year in _years(made, role))


def _years(made: Estimate, role: str) -> Iterator[RoleYear]:
    supply = supply_by_year(made, role)
    trained = training(made, role)
    lines = [line for line in made.pathway.staff_plans if line.role == role]
    for year in made.years[1:]:
        yield RoleYear(
            role=role,
            year=year.year,
            unchanged=_of_role(year.wte_unchanged, role),
            need=_of_role(year.wte, role),
            outside=_of_role(year.wte, role, outside=True),
            supply=supply[year.year],
            completing=sum(_in_year(line.completing, year.year) for line in lines),
            recruited=sum(_in_year(line.recruited, year.year) for line in lines),
            training=trained[year.year - 1],
            supervision=_supervision(made, year, role),
            plan="; ".join(line.plan.strip() for line in lines if line.plan.strip()),
        )


def _of_role(posts: Mapping[tuple[str, str], float], role: str, *, outside: bool = False) -> float:
    return sum(
        n
        for (who, setting), n in posts.items()
        if who == role and not (outside and setting == Setting.HOSPITAL)
    )


def _in_year(by_year: tuple[float, ...], year: int) -> float:
    return by_year[year - 1] if 1 <= year <= len(by_year) else 0.0


def _supervision(made: Estimate, year: YearResult, role: str) -> float:
    spent = sum(
        minutes
        for key, minutes in year.planned.minutes.items()
        if key.role == role and key.part == "supervision"
    )
    return wte(spent, made.hours_per_wte)


def supply_by_year(made: Estimate, role: str) -> tuple[float | None, ...]:
    """Posts filled in a role, from year 0 (D5); ``None`` where it is not known [WTE].

    Later years are not known where neither the staff plan nor the assumptions say how many leave.
    """
    lines = [line for line in made.pathway.staff_plans if line.role == role]
    if not lines:
        return (None,) * len(made.years)
    leaving = made.assumptions.given("turnover")
    by_year: list[float | None] = [sum(line.supply_wte for line in lines)]
    filled = [line.supply_wte for line in lines]
    for year in range(1, len(made.years)):
        for i, line in enumerate(lines):
            share = leaving if line.turnover is None else line.turnover
            if share is None:
                return (*by_year, *[None] * (len(made.years) - year))
            filled[i] = supply_next_year(
                filled[i], share, _in_year(line.completing, year), _in_year(line.recruited, year)
            )
        by_year.append(sum(filled))
    return tuple(by_year)


@dataclass(frozen=True, slots=True)
class Posts:
    """A role's need in several pathways together [WTE]: by pathway, added up, then rounded."""

    role: str
    by_pathway: Mapping[str, float]

    @property
    def exact(self) -> float:
        """The need of all, not rounded."""
        return sum(self.by_pathway.values())

    @property
    def rounded(self) -> float:
        """The need of all to a tenth of a post, rounded once after adding up (D7)."""
        return rounded_total(self.by_pathway.values())

    @property
    def posts(self) -> int:
        """Whole posts that hold the need of all."""
        return math.ceil(self.exact - NEARLY)


def posts_together(estimates: Iterable[Estimate], *, outside: bool = False) -> tuple[Posts, ...]:
    """What several pathways need of each role in the last year of each, ``outside`` hospital or
    everywhere; rounded after adding up, never before."""
    by_role: dict[str, dict[str, float]] = {}
    for made in estimates:
        for role in dict.fromkeys(role for role, _setting in made.final.wte):
            need = _of_role(made.final.wte, role, outside=outside)
            if need > 0:
                by_role.setdefault(role, {})[made.pathway.id] = need
    return tuple(Posts(role, needs) for role, needs in by_role.items())


def role_mix(done: Activity) -> dict[str, dict[str, float]]:
    """The share of each part of the work that each role does, parts never mixed [shares]."""
    minutes: dict[str, dict[str, float]] = {}
    for key, spent in done.minutes.items():
        of_part = minutes.setdefault(key.part, {})
        of_part[key.role] = of_part.get(key.role, 0.0) + spent
    return {
        part: {role: spent / sum(by_role.values()) for role, spent in by_role.items()}
        for part, by_role in minutes.items()
        if sum(by_role.values()) > 0
    }
