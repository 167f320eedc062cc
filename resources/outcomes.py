"""What care changes for people: claims that overlap, and days at home as a proxy."""

from collections.abc import Sequence
from math import prod
from typing import NamedTuple

__all__ = ["Overlap", "days_at_home", "joint_reduction"]

YEAR = 365.0


class Overlap(NamedTuple):
    """Admissions avoided by several pathways together, by adding them up, and counted twice."""

    joint: float
    added: float
    twice: float


def joint_reduction(admissions: float, reductions: Sequence[float]) -> Overlap:
    """What pathways avoid together where each claims some of the same admissions (G8).

    Each works on what the others leave, so reductions multiply and never reach more than all.
    """
    joint = admissions * (1 - prod(1 - r for r in reductions))
    added = admissions * sum(reductions)
    return Overlap(joint, added, added - joint)


def days_at_home(people: float, away: Sequence[float]) -> float:
    """Days a year for each person outside hospital, care homes and alive (G7) [days].

    A proxy, to be labelled as one: no official definition was found. ``away`` are days of all
    people by reason.
    """
    return YEAR - sum(away) / people
