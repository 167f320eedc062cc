"""How far care has moved out of hospital (LS1 to LS5), and whether resources follow it (RF)."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from pathways.model import Setting
from resources.activity import Activity

__all__ = ["AvoidedCare", "LeftShift", "avoided_admissions", "left_shift", "outside_share"]

NOTHING: Final = 1e-6  # pounds


class LeftShift(NamedTuple):
    """Shares outside hospital, and bed days; ``None`` where there is nothing to share.

    ``ls1`` contacts, ``ls2`` cost, ``ls3`` staff hours [shares]; ``ls4`` bed days per 1,000 people;
    ``ls5`` tests [share].
    """

    ls1: float | None
    ls2: float | None
    ls3: float | None
    ls4: float | None
    ls5: float | None


def outside_share(by_setting: Mapping[str, float]) -> float | None:
    """The share of an amount that is not in hospital; ``None`` where there is none."""
    total = sum(by_setting.values())
    return 1 - by_setting.get(Setting.HOSPITAL.value, 0.0) / total if total else None


def left_shift(
    done: Activity, community_pounds: float, hospital_pounds: float, population: float
) -> LeftShift:
    """The five measures for a year's activity; hospital pounds at full average cost.

    Source: formulas LS1 to LS4 (example G1); LS5 is the share of tests done outside hospital.
    """
    hours: dict[str, float] = {}
    for key, spent in done.minutes.items():
        hours[key.setting] = hours.get(key.setting, 0.0) + spent
    tests: dict[str, float] = {}
    for test, n in done.tests.items():
        tests[test.setting] = tests.get(test.setting, 0.0) + n
    return LeftShift(
        outside_share(done.contacts),
        outside_share({"community": community_pounds, "hospital": hospital_pounds}),
        outside_share(hours),
        done.bed_days / population * 1000 if population else None,
        outside_share(tests),
    )


def resource_follows(transferred: float, needed: float) -> float | None:
    """Pounds moved to the community over pounds it needs (G2); ``None`` where it needs none.

    What sums leave behind in their last digits is no need.
    """
    return transferred / needed if needed > NOTHING else None


class AvoidedCare(NamedTuple):
    """Admissions avoided a year, the bed days they would have taken, and beds."""

    admissions: float
    bed_days: float
    beds: float


def avoided_admissions(
    at_risk: float,
    risk: float,
    reduction: float,
    attribution: float,
    length_of_stay: float,
    occupancy: float,
) -> AvoidedCare:
    """Admissions avoided: reach, risk, effect and attribution multiplied (G3)."""
    avoided = at_risk * risk * reduction * attribution
    days = avoided * length_of_stay
    return AvoidedCare(avoided, days, days / (365 * occupancy))
