"""Getting there: distance, time and carbon that patients and staff travel, and who is near."""

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Access", "Travel", "access", "travel_saved"]


class Travel(NamedTuple):
    """What patients no longer travel in a year [km, hours], and carbon before and after staff and
    courier journeys [kgCO2e]; below 0 it is more than before, and is shown."""

    km: float
    hours: float
    patient_carbon: float
    net_carbon: float


def travel_saved(
    visits: float,
    *,
    hospital_km: float,
    community_km: float,
    hospital_minutes: float,
    community_minutes: float,
    car_share: float,
    car_carbon: float,
    staff_km: float = 0.0,
    courier_km: float = 0.0,
    van_carbon: float = 0.0,
) -> Travel:
    """What moving visits saves of travel, there and back, net of staff and couriers (G4).

    Args:
        visits: That move in a year.
        hospital_km: One way to hospital; ``hospital_minutes`` the time it takes.
        community_km: One way to the community place; ``community_minutes`` the time.
        hospital_minutes: See ``hospital_km``.
        community_minutes: See ``community_km``.
        car_share: Fraction of visits that people come to by car.
        car_carbon: Of a car [kgCO2e/km].
        staff_km: More than before, a year, by car.
        courier_km: More than before, a year, by van.
        van_carbon: Of a van [kgCO2e/km].
    """
    km = visits * 2 * (hospital_km - community_km)
    hours = visits * 2 * (hospital_minutes - community_minutes) / 60
    patients = km * car_share * car_carbon
    return Travel(km, hours, patients, patients - staff_km * car_carbon - courier_km * van_carbon)


class Access(NamedTuple):
    """How near people are: the share within a time, the mean and the longest time [minutes]."""

    within: float
    mean: float
    worst: float


def access(people: Sequence[float], minutes: Sequence[float], limit: float) -> Access:
    """How near groups of people are to a place (G5); nobody gives zeros."""
    total = sum(people)
    if not total:
        return Access(0.0, 0.0, 0.0)
    near = sum(n for n, t in zip(people, minutes, strict=True) if t <= limit)
    mean = sum(n * t for n, t in zip(people, minutes, strict=True)) / total
    return Access(near / total, mean, max(minutes))
