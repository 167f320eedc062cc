"""What leaves, who receives it, and what has no receiver or no donor."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from pathways.model import Setting
from resources.activity import Activity, PlacedTest, StaffKey

__all__ = [
    "Transfer",
    "minutes_transfers",
    "moved_out_of_hospital",
    "needed_outside_hospital",
    "released_by_hospital",
    "share_out",
    "tests_transfers",
]

K = TypeVar("K")
ROUNDING: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Transfer(Generic[K]):
    """One part's transfer table: what each donor releases to each receiver.

    ``cells`` has a donor's release shared over receivers in proportion to what they require; its
    row sums are ``released``. Where nobody requires anything, a donor's release stands in
    ``no_receiver``; where nobody releases, a requirement stands in ``no_donor``: new investment.
    ``stays`` is what a hospital donor goes on doing: it does not move and is not in the cells.
    """

    part: str
    released: Mapping[K, float]
    required: Mapping[K, float]
    cells: Mapping[tuple[K, K], float]
    no_receiver: Mapping[K, float]
    no_donor: Mapping[K, float]
    stays: Mapping[K, float]

    @property
    def ratio(self) -> float | None:
        """Required over released; ``None`` where nothing is released."""
        released = sum(self.released.values())
        return sum(self.required.values()) / released if released else None

    def row_sum(self, donor: K) -> float:
        """All that a donor's release goes to, the line without a receiver included."""
        given = sum(v for (d, _r), v in self.cells.items() if d == donor)
        return given + self.no_receiver.get(donor, 0.0)

    @property
    def matched(self) -> dict[tuple[K, K], float]:
        """The cells, at most what their receivers require: release that finds work to do."""
        ratio = self.ratio
        factor = min(1.0, ratio) if ratio is not None else 0.0
        return {cell: value * factor for cell, value in self.cells.items()}


def share_out(
    part: str,
    released: Mapping[K, float],
    required: Mapping[K, float],
    stays: Mapping[K, float] | None = None,
) -> Transfer[K]:
    """The transfer table of one part: T[r,q] = released_r · required_q / Σ required (D4)."""
    wanted = sum(required.values())
    given = sum(released.values())
    cells = {
        (donor, receiver): gives * needs / wanted
        for donor, gives in released.items()
        for receiver, needs in required.items()
        if wanted
    }
    return Transfer(
        part=part,
        released=dict(released),
        required=dict(required),
        cells=cells,
        no_receiver={} if wanted else dict(released),
        no_donor={} if given else dict(required),
        stays=dict(stays or {}),
    )


def _changes(
    before: Mapping[K, float], after: Mapping[K, float]
) -> tuple[dict[K, float], dict[K, float], dict[K, float]]:
    """What falls, what rises and what remains between two amounts, key by key."""
    falls, rises, remains = {}, {}, {}
    for key in dict.fromkeys((*before, *after)):
        was, becomes = before.get(key, 0.0), after.get(key, 0.0)
        if math.isclose(was, becomes, rel_tol=ROUNDING, abs_tol=ROUNDING):
            pass  # a mixture of two equal designs differs from either in its last digit
        elif becomes < was:
            falls[key] = was - becomes
        else:
            rises[key] = becomes - was
        if min(was, becomes) > 0:
            remains[key] = min(was, becomes)
    return falls, rises, remains


def minutes_transfers(before: Activity, after: Activity) -> tuple[Transfer[StaffKey], ...]:
    """A transfer table of staff minutes for each part of the work, parts never mixed."""
    falls, rises, remains = _changes(before.minutes, after.minutes)
    parts = dict.fromkeys(k.part for k in (*before.minutes, *after.minutes))
    return tuple(
        share_out(
            part,
            {k: v for k, v in falls.items() if k.part == part},
            {k: v for k, v in rises.items() if k.part == part},
            {k: v for k, v in remains.items() if k.part == part and k.setting == Setting.HOSPITAL},
        )
        for part in parts
    )


def tests_transfers(before: Activity, after: Activity) -> tuple[Transfer[PlacedTest], ...]:
    """A transfer table of tests for each type of test, between the settings that do it."""
    falls, rises, remains = _changes(before.tests, after.tests)
    tests = dict.fromkeys(k.test for k in (*before.tests, *after.tests))
    return tuple(
        share_out(
            test,
            {k: v for k, v in falls.items() if k.test == test},
            {k: v for k, v in rises.items() if k.test == test},
            {k: v for k, v in remains.items() if k.test == test and k.setting == Setting.HOSPITAL},
        )
        for test in tests
    )


Key = TypeVar("Key", StaffKey, PlacedTest)


def released_by_hospital(transfers: Iterable[Transfer[Key]]) -> float:
    """All that hospital donors release, in the unit of the tables."""
    return sum(v for t in transfers for k, v in t.released.items() if k.setting == Setting.HOSPITAL)


def needed_outside_hospital(transfers: Iterable[Transfer[Key]]) -> float:
    """All that receivers outside hospital require, in the unit of the tables."""
    return sum(v for t in transfers for k, v in t.required.items() if k.setting != Setting.HOSPITAL)


def moved_out_of_hospital(transfers: Iterable[Transfer[Key]]) -> float:
    """Release by hospital that meets a requirement outside it, in the unit of the tables."""
    return sum(
        v
        for t in transfers
        for (donor, receiver), v in t.matched.items()
        if donor.setting == Setting.HOSPITAL and receiver.setting != Setting.HOSPITAL
    )
