"""The figures behind a proposal's tables as plain values, in the units they are printed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pathways.model import CURRENT, Part, Setting

if TYPE_CHECKING:
    from resources.activity import StaffKey
    from resources.estimate import Estimate, YearResult
    from resources.transfer import Transfer

__all__ = [
    "HoursTable",
    "MoneyRow",
    "OrganisationChange",
    "PartSplit",
    "RoleChange",
    "TestLine",
    "diagnostics",
    "double_running_by_year",
    "hours_tables",
    "money_rows",
    "organisations",
    "part_splits",
    "roles",
]

_HOSPITAL: Final = Setting.HOSPITAL.value
_QUARTERS: Final = 4


@dataclass(frozen=True, slots=True)
class HoursTable:
    """The transfer of one part of the work in the last plan year [hours/year].

    ``rows`` are donors and ``columns`` receivers; ``cells`` holds a row for each donor.
    """

    part: str
    rows: "tuple[StaffKey, ...]"
    columns: "tuple[StaffKey, ...]"
    cells: tuple[tuple[float, ...], ...]
    released: tuple[float, ...]
    required: tuple[float, ...]
    no_receiver: tuple[float, ...]
    no_donor: tuple[float, ...]
    stays: "Mapping[StaffKey, float]"
    ratio: float | None

    @property
    def all_released(self) -> float:
        """Hours that donors release."""
        return sum(self.released)

    @property
    def all_required(self) -> float:
        """Hours that receivers need."""
        return sum(self.required)

    @property
    def matched(self) -> tuple[tuple[float, ...], ...]:
        """The cells, at most what their receivers need: release that finds work to do."""
        factor = min(1.0, self.ratio) if self.ratio is not None else 0.0
        return tuple(tuple(hours * factor for hours in row) for row in self.cells)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of this part changes."""
        return not self.rows and not self.columns


@dataclass(frozen=True, slots=True)
class RoleChange:
    """A role in the last plan year [WTE]: unchanged and planned, and what is between them.

    ``released`` and ``needed`` are falls and rises in any setting; ``moved`` leaves hospital for
    work outside it.
    """

    role: str
    unchanged: float
    planned: float
    released: float
    needed: float
    moved: float


@dataclass(frozen=True, slots=True)
class PartSplit:
    """Hours of one part of the work, in hospital and outside it, unchanged and planned."""

    part: str
    hospital_unchanged: float
    hospital_planned: float
    outside_unchanged: float
    outside_planned: float


@dataclass(frozen=True, slots=True)
class OrganisationChange:
    """Staff of one organisation in one setting: hours and pay a year, unchanged and planned."""

    organisation: str
    setting: str
    hours_unchanged: float
    hours_planned: float

    @property
    def more(self) -> float:
        """Hours a year more than if nothing changed."""
        return self.hours_planned - self.hours_unchanged


@dataclass(frozen=True, slots=True)
class TestLine:
    """A test in the last plan year: how many and where, and the devices outside hospital.

    ``use`` is the share of the hours a device can be used; pounds are real, a year.
    """

    __test__ = False  # not a class of tests

    test: str
    hospital_unchanged: float
    hospital_planned: float
    outside_unchanged: float
    outside_planned: float
    devices: int
    use: float
    kits: float
    consumables: float
    device_cost: float


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A line of the money over the plan years [£], from year 1."""

    key: str
    pounds: tuple[float, ...]
    is_total: bool = False
    is_part: bool = False


def hours_tables(estimate: "Estimate") -> tuple[HoursTable, ...]:
    """A transfer table for each part of the work in which something changes."""
    tables = (_hours(table) for table in estimate.final.minutes_transfers)
    return tuple(table for table in tables if not table.is_empty)


def _hours(table: "Transfer[StaffKey]") -> HoursTable:
    rows, columns = tuple(table.released), tuple(table.required)
    return HoursTable(
        part=table.part,
        rows=rows,
        columns=columns,
        cells=tuple(tuple(table.cells.get((r, c), 0.0) / 60 for c in columns) for r in rows),
        released=tuple(table.released[r] / 60 for r in rows),
        required=tuple(table.required[c] / 60 for c in columns),
        no_receiver=tuple(table.no_receiver.get(r, 0.0) / 60 for r in rows),
        no_donor=tuple(table.no_donor.get(c, 0.0) / 60 for c in columns),
        stays={key: spent / 60 for key, spent in table.stays.items()},
        ratio=table.ratio,
    )


def roles(estimate: "Estimate") -> tuple[RoleChange, ...]:
    """What becomes of each role, the most senior first."""
    year, per = estimate.final, 60 * estimate.hours_per_wte
    found = dict.fromkeys(role for role, _setting in (*year.wte_unchanged, *year.wte))
    by_rank = sorted(found, key=lambda r: (-estimate.library.role(r).rank, r))
    return tuple(_role(year, role, per) for role in by_rank)


def _role(year: "YearResult", role: str, per: float) -> RoleChange:
    tables = year.minutes_transfers
    return RoleChange(
        role=role,
        unchanged=sum(v for (r, _s), v in year.wte_unchanged.items() if r == role),
        planned=sum(v for (r, _s), v in year.wte.items() if r == role),
        released=sum(v for t in tables for k, v in t.released.items() if k.role == role) / per,
        needed=sum(v for t in tables for k, v in t.required.items() if k.role == role) / per,
        moved=sum(
            v
            for t in tables
            for (donor, receiver), v in t.matched.items()
            if donor.role == role and donor.setting == _HOSPITAL and receiver.setting != _HOSPITAL
        )
        / per,
    )


def part_splits(estimate: "Estimate") -> tuple[PartSplit, ...]:
    """Hours of each part of the work, in and outside hospital."""
    year = estimate.final

    def hours(planned: bool, part: str, *, inside: bool) -> float:
        minutes = (year.planned if planned else year.unchanged).minutes
        return (
            sum(
                v
                for k, v in minutes.items()
                if k.part == part and (k.setting == _HOSPITAL) is inside
            )
            / 60
        )

    lines = (
        PartSplit(
            part.value,
            hours(False, part.value, inside=True),
            hours(True, part.value, inside=True),
            hours(False, part.value, inside=False),
            hours(True, part.value, inside=False),
        )
        for part in Part
    )
    return tuple(
        line
        for line in lines
        if any(
            (
                line.hospital_unchanged,
                line.hospital_planned,
                line.outside_unchanged,
                line.outside_planned,
            )
        )
    )


def organisations(estimate: "Estimate") -> tuple[OrganisationChange, ...]:
    """Hours of staff by organisation and setting in the last plan year, home first."""
    hours: dict[tuple[str, str], list[float]] = {}
    year = estimate.final
    for at, done in enumerate((year.unchanged, year.planned)):
        for key, spent in done.minutes.items():
            hours.setdefault((key.organisation, key.setting), [0.0, 0.0])[at] += spent / 60
    order = [setting.value for setting in Setting]
    places = sorted(hours, key=lambda place: (order.index(place[1]), place[0]))
    return tuple(OrganisationChange(*place, *hours[place]) for place in places)


def diagnostics(estimate: "Estimate") -> tuple[TestLine, ...]:
    """Each test that either design uses, in pathway order."""
    year = estimate.final
    designs = (CURRENT, estimate.option)
    used = dict.fromkeys(
        use.test
        for step in estimate.pathway.steps
        for design in designs
        if design in step.deliveries
        for use in step.deliveries[design].tests
    )
    costed = {line.test: line for line in year.community_planned.tests}

    def number(planned: bool, test: str, *, inside: bool) -> float:
        tests = (year.planned if planned else year.unchanged).tests
        return sum(
            n for k, n in tests.items() if k.test == test and (k.setting == _HOSPITAL) is inside
        )

    lines = []
    for test in used:
        cost = costed.get(test)
        lines.append(
            TestLine(
                test=test,
                hospital_unchanged=number(False, test, inside=True),
                hospital_planned=number(True, test, inside=True),
                outside_unchanged=number(False, test, inside=False),
                outside_planned=number(True, test, inside=False),
                devices=cost.devices if cost else 0,
                use=cost.use if cost else 0.0,
                kits=cost.kits if cost else 0.0,
                consumables=cost.consumables if cost else 0.0,
                device_cost=cost.device_cost if cost else 0.0,
            )
        )
    return tuple(lines)


def double_running_by_year(estimate: "Estimate") -> tuple[float, ...]:
    """Double running of each plan year [£, real]."""
    quarters = estimate.double_running.by_quarter
    return tuple(sum(quarters[i : i + _QUARTERS]) for i in range(0, len(quarters), _QUARTERS))


def money_rows(estimate: "Estimate", *, nominal: bool) -> tuple[MoneyRow, ...]:
    """The money of each plan year: what the community needs, what hospital releases, the gap.

    Real at the price base, or nominal: as it will be paid. Funding lines stand as they were given.
    """
    years = estimate.years[1:]
    factors = [y.nominal_factor if nominal else 1.0 for y in years]

    def priced(values: "list[float]") -> tuple[float, ...]:
        return tuple(v * f for v, f in zip(values, factors, strict=True))

    needed = priced([y.recurring_cost for y in years])
    released = priced([y.release.released for y in years])
    twice = priced(list(double_running_by_year(estimate)))
    funded = tuple(_funded(estimate, year.year) for year in years)
    before = tuple(n + t - r for n, t, r in zip(needed, twice, released, strict=True))
    return (
        MoneyRow("planned", priced([y.community_planned.total for y in years])),
        MoneyRow("unchanged", priced([y.community_unchanged.total for y in years])),
        MoneyRow("needed", needed, is_total=True),
        MoneyRow("released", released, is_total=True),
        MoneyRow("cashable", priced([y.release.cashable for y in years]), is_part=True),
        MoneyRow("capacity", priced([y.release.capacity for y in years]), is_part=True),
        MoneyRow("double_running", twice),
        MoneyRow("to_fund", before, is_total=True),
        MoneyRow("funded", funded),
        MoneyRow("open", tuple(b - f for b, f in zip(before, funded, strict=True)), is_total=True),
        MoneyRow("stranded", priced([y.release.stranded for y in years])),
    )


def _funded(estimate: "Estimate", year: int) -> float:
    """What the funding lines give in one plan year [£]."""
    return sum(
        line.pounds
        for line in estimate.pathway.money.funding
        if line.is_recurrent or line.until_year is None or year <= line.until_year
    )
