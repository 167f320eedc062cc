"""Whole-time equivalents: hours in a post, posts a role needs, supply, gap and training."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from resources.activity import StaffKey
from resources.assumptions import Assumptions

__all__ = [
    "HoursPerWte",
    "hours_per_wte",
    "post_hours",
    "rounded_total",
    "skill_mix",
    "supply_next_year",
    "training_cost",
    "wte",
    "wte_by_role",
]


class HoursPerWte(NamedTuple):
    """A post's hours in a year: paid, after leave, after sickness and study, with patients."""

    gross: float
    after_leave: float
    net: float
    direct: float


def hours_per_wte(
    *, weekly: float, leave: float, holidays: float, sick: float, study: float, direct: float
) -> HoursPerWte:
    """Hours a whole-time equivalent works in a year [hours/year].

    Args:
        weekly: Hours in a full-time week.
        leave: Annual leave [days].
        holidays: Bank holidays [days].
        sick: Fraction of the time after leave lost to sickness.
        study: Fraction of the time after leave for study; added to ``sick``.
        direct: Fraction of the time left that is spent with or for patients.

    Source: formula D1.
    """
    gross = weekly * 52
    after_leave = gross - (leave + holidays) * weekly / 5
    net = after_leave * (1 - sick - study)
    return HoursPerWte(gross, after_leave, net, net * direct)


def post_hours(assumptions: Assumptions) -> HoursPerWte:
    """A post's hours in a year, by the assumptions [hours/WTE]."""
    return hours_per_wte(
        weekly=assumptions.value("weekly_hours"),
        leave=assumptions.value("annual_leave_days"),
        holidays=assumptions.value("bank_holidays"),
        sick=assumptions.value("sickness"),
        study=assumptions.value("study"),
        direct=assumptions.value("direct_contact"),
    )


def direct_hours(assumptions: Assumptions) -> float:
    """Hours with patients in a whole-time equivalent's year, by the assumptions [hours/WTE]."""
    return post_hours(assumptions).direct


def wte(minutes: float, hours: float) -> float:
    """Whole-time equivalents for staff minutes, at ``hours`` a post (D2); never rounded here."""
    return minutes / 60 / hours


def wte_by_role(minutes: Mapping[StaffKey, float], hours: float) -> dict[tuple[str, str], float]:
    """Whole-time equivalents by role and setting."""
    total: dict[tuple[str, str], float] = {}
    for key, spent in minutes.items():
        place = (key.role, key.setting)
        total[place] = total.get(place, 0.0) + wte(spent, hours)
    return total


def skill_mix(minutes: float, mix: Mapping[str, tuple[float, float]]) -> dict[str, float]:
    """Minutes of each role when work is shared out (D3).

    ``mix`` gives, by role, the share of the work and how many times as long it takes that role.
    """
    return {role: minutes * share * slower for role, (share, slower) in mix.items()}


def supply_next_year(supply: float, turnover: float, completing: float, recruited: float) -> float:
    """Posts filled a year on: those who stay, those who finish training, those recruited (D5)."""
    return supply * (1 - turnover) + completing + recruited


def training_cost(
    people: float,
    hours: float,
    rate: float,
    fee: float,
    *,
    turnover: float,
    again_hours: float,
    again_fee: float,
    again_years: float,
) -> tuple[float, float, float]:
    """Cost of training one person, of the first year, and of each later year (D6) [£].

    Later years train those who replace leavers and recertify the rest every ``again_years``.
    """
    one = hours * rate + fee
    first = people * one
    again = people / again_years * (again_hours * rate + again_fee)
    return one, first, people * turnover * one + again


def rounded_total(fractions: Iterable[float]) -> float:
    """Posts of several pathways together: added first, then rounded to 0.1 (D7)."""
    return round(sum(fractions), 1)
