"""What a plan changes for people, year by year: admissions, bed days and journeys."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import prod

from pathways.model import Setting
from pathways.proposal_parts import AvoidedAdmissions
from resources.access import travel_saved
from resources.activity import Activity
from resources.estimate import Estimate, YearResult
from resources.left_shift import AvoidedCare, avoided_admissions
from resources.outcomes import Overlap, joint_reduction
from resources.served_tests import served

__all__ = ["Journeys", "avoided", "beds_released", "claims_together", "journeys_saved"]

DAYS = 365.0
NEARLY = 1e-9


def avoided(made: Estimate) -> tuple[AvoidedCare, ...] | None:
    """Admissions avoided in each year from 0, by the pathway's claim (G3); ``None`` without one.

    Reach, uptake (the share of patients on the option), effect and attribution are multiplied;
    people who are also in another pathway that claims them are left to it.
    """
    claim = made.pathway.avoided
    if claim is None:
        return None
    alone = prod(1 - share for share in claim.overlap_with.values())
    return tuple(
        avoided_admissions(
            claim.at_risk.central * year.adoption * alone,
            claim.baseline_risk.central,
            claim.relative_reduction.central,
            claim.attribution.central,
            claim.length_of_stay.central,
            made.assumptions.value("occupancy"),
        )
        for year in made.years
    )


def claims_together(estimates: Iterable[Estimate]) -> dict[tuple[str, str], Overlap]:
    """Admissions that pathways claim to avoid of the same people, by condition and age (G8).

    Each pathway's reduction is what it avoids in its last year over the admissions that the widest
    claim begins with; only conditions that two or more claim are given.
    """
    groups: dict[tuple[str, str], list[Estimate]] = {}
    for made in estimates:
        if (claim := made.pathway.avoided) is not None:
            groups.setdefault((claim.condition, claim.age_group), []).append(made)
    found: dict[tuple[str, str], Overlap] = {}
    for group, many in groups.items():
        most = max(_admissions(made.pathway.avoided) for made in many)
        if len(many) > 1 and most > 0:
            gone = [care[-1].admissions for made in many if (care := avoided(made))]
            found[group] = joint_reduction(most, [min(1.0, n / most) for n in gone])
    return found


def _admissions(claim: AvoidedAdmissions | None) -> float:
    return claim.at_risk.central * claim.baseline_risk.central if claim else 0.0


def beds_released(made: Estimate, year: YearResult) -> float:
    """Hospital beds that the plan's own fall in bed days is worth, never rounded up [beds].

    Admissions claimed as avoided are not in it.
    """
    days = year.unchanged.bed_days - year.planned.bed_days
    return days / (DAYS * made.assumptions.value("occupancy"))


@dataclass(frozen=True, slots=True)
class Journeys:
    """Journeys of a year as planned against none moved, there and back.

    ``km`` and ``hours`` that patients no longer travel; ``staff_km`` to homes and ``courier_km``
    with samples, more than before; ``patient_carbon`` and ``carbon``, net of those [kgCO2e saved].
    Below 0 there is more than before. What needs an input that is blank is ``None``, and
    ``missing`` names the input.
    """

    year: int
    km: float | None
    hours: float | None
    staff_km: float | None
    courier_km: float | None
    patient_carbon: float | None
    carbon: float | None
    missing: tuple[str, ...]


def journeys_saved(made: Estimate) -> tuple[Journeys, ...]:
    """Journeys in each year from 0 (G4).

    Contacts in hospital and in the community are journeys of the patient, those at home journeys
    of staff, and samples that a laboratory reads journeys of a courier when taken outside hospital.
    """
    return tuple(_journeys(made, year) for year in made.years)


def _journeys(made: Estimate, year: YearResult) -> Journeys:
    given, value = made.assumptions.given, made.assumptions.value
    more = {
        setting: _change(year.planned.contacts, year.unchanged.contacts, setting.value)
        for setting in Setting
    }
    samples = _couriered(year.planned) - _couriered(year.unchanged)
    asked: dict[str, float] = {
        "travel.hospital_km": more[Setting.HOSPITAL],
        "travel.community_km": more[Setting.COMMUNITY],
        "travel.hospital_minutes": more[Setting.HOSPITAL],
        "travel.community_minutes": more[Setting.COMMUNITY],
        "travel.home_km": more[Setting.HOME],
        "travel.courier_km": samples,
    }
    times = {key: _times(many, given(key)) for key, many in asked.items()}
    staff, courier = times["travel.home_km"], times["travel.courier_km"]
    there = [times[key] for key in asked][:4]
    saved = None
    if all(one is not None for one in there):
        to_hospital, to_place, in_hospital, in_place = (one or 0.0 for one in there)
        saved = travel_saved(
            1.0,
            hospital_km=-to_hospital,
            community_km=to_place,
            hospital_minutes=-in_hospital,
            community_minutes=in_place,
            car_share=value("travel.car_share"),
            car_carbon=value("carbon.car"),
            staff_km=staff or 0.0,
            courier_km=courier or 0.0,
            van_carbon=value("carbon.van"),
        )
    is_whole = saved is not None and staff is not None and courier is not None
    return Journeys(
        year=year.year,
        km=saved.km if saved else None,
        hours=saved.hours if saved else None,
        staff_km=staff,
        courier_km=courier,
        patient_carbon=saved.patient_carbon if saved else None,
        carbon=saved.net_carbon if saved and is_whole else None,
        missing=tuple(key for key, many in times.items() if many is None),
    )


def _change(after: dict[str, float], before: dict[str, float], setting: str) -> float:
    change = after.get(setting, 0.0) - before.get(setting, 0.0)
    return change if abs(change) > NEARLY else 0.0


def _times(many: float, each: float | None) -> float | None:
    """So many of each; nothing of an unknown is nothing."""
    return many * each if each is not None else None if many else 0.0


def _couriered(done: Activity) -> float:
    return sum(
        n
        for key, n in done.tests.items()
        if key.setting != Setting.HOSPITAL and served(key.test).is_couriered
    )
