"""The sheet Transfer: what each kind of staff time releases, who receives it, and the pounds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pathways.model import Part, Setting
from planner.exports.workbook.formulas import Cell, Formula, as_formula, span
from planner.exports.workbook.functions import (
    absolute,
    all_true,
    least,
    sum_ifs,
    total,
    unlike,
    when,
)
from planner.exports.workbook.inputs import Inputs
from planner.exports.workbook.job import Job
from planner.exports.workbook.page import Content
from planner.exports.workbook.words import dash, part_word, setting_words, year_word
from planner.exports.workbook.workforce import Workforce
from planner.i18n import N_, _
from resources.activity import StaffKey

__all__ = ["PartTransfer", "Transfer", "write_transfer"]

_TOLERANCE: Final = 1e-6
_FIRST: Final = 5  # the first receiver's column, right of the donor and what it releases
_AFTER: Final = 5  # columns right of the receivers
_PARTS: Final = {
    "technical": N_("Technical: performing tests and procedures [minutes a year]"),
    "interpretation": N_("Interpretation: reading results [minutes a year]"),
    "care": N_("Care [minutes a year]"),
    "admin": N_("Admin [minutes a year]"),
    "travel": N_("Travel [minutes a year]"),
    "supervision": N_("Supervision [minutes a year]"),
}


@dataclass(frozen=True)
class PartTransfer:
    """One part's table in the last plan year [minutes]: cells by donor and then receiver.

    ``needed`` is required outside hospital, ``freed`` released by hospital, ``moved`` the release
    by hospital that meets a requirement outside it.
    """

    donors: tuple[StaffKey, ...]
    receivers: tuple[StaffKey, ...]
    matrix: tuple[tuple[Cell, ...], ...]
    released: tuple[Cell, ...]
    required: tuple[Cell, ...]
    no_receiver: tuple[Cell, ...]
    no_donor: tuple[Cell, ...]
    ratio: Cell
    conserves: Cell
    needed: Cell
    freed: Cell
    moved: Cell


@dataclass(frozen=True)
class Transfer:
    """The tables by part, whole-time equivalents, and whether the pounds are all accounted for."""

    parts: Mapping[str, PartTransfer]
    needed: Cell
    freed: Cell
    moved: Cell
    pounds_conserve: Cell


def write_transfer(job: Job, inputs: Inputs, workforce: Workforce) -> Transfer:
    """Fills the sheet."""
    # Time that is only spent now can only be released, and new time only required.
    current, option = (_spent_in(job, design, workforce.keys) for design in job.designs)
    parts = [part for part in Part if any(k.part == part for k in workforce.keys)]
    widest = max((sum(k.part == part for k in option) for part in parts), default=1)
    page = job.pages["transfer"]
    page.widths(30, 14, 16, 13, *[14] * (widest + _AFTER))
    heads = [_("Donor"), _("Setting"), _("Organisation"), *[""] * (widest + _AFTER + 1)]
    note = _(
        "{year}. What a donor releases is shared over receivers in proportion to what they "
        "require, each part of the work by itself.",
        year=year_word(job.years[-1]),
    )
    job.open("transfer", inputs.banner, heads, note=note)
    made: dict[str, PartTransfer] = {}
    for part in parts:
        donors, receivers = (tuple(k for k in keys if k.part == part) for keys in (current, option))
        made[part.value] = _Table(job, workforce, part, donors, receivers).whole()
    tables = list(made.values())
    needed, freed, moved = _posts(job, inputs, tables)
    conserve = _Pounds(job, inputs).whole(made)
    for table in tables:
        if table.matrix and table.matrix[0]:
            job.book.name_block("TRANSFER_MATRIX", span(table.matrix))
            break
    return Transfer(made, needed, freed, moved, conserve)


def _spent_in(job: Job, design: str, order: Sequence[StaffKey]) -> list[StaffKey]:
    """Kinds of staff time that a design spends, in the order of the sheet Workforce."""
    spent = {
        StaffKey(line.role, line.part.value, delivery.setting.value, delivery.organisation)
        for step in job.steps[design]
        for delivery in (step.deliveries[design],)
        for line in delivery.staff
    }
    return [key for key in order if key in spent]


class _Table:
    """One part's table, written row by row."""

    def __init__(
        self,
        job: Job,
        workforce: Workforce,
        part: Part,
        donors: tuple[StaffKey, ...],
        receivers: tuple[StaffKey, ...],
    ) -> None:
        self.job = job
        self.page = job.pages["transfer"]
        self.changes = workforce.changes
        self.part = part
        self.donors = donors
        self.receivers = receivers
        self.words = setting_words()
        self.hospital = self.words[Setting.HOSPITAL.value]
        self.after = _FIRST + len(receivers)

    def whole(self) -> PartTransfer:
        self._heads()
        self.wanted, self.required = self._required()
        top = self.page.row
        self.released = [
            self.page.put(top + i, 4, self.changes[donor].released, "number")
            for i, donor in enumerate(self.donors)
        ]
        # The sum of what is released stands below the rows that share it out.
        below = top + len(self.donors)
        self.given = self.page.put(below, 4, _sum(self.released), "total number")
        factor = when(self.given > 0, least(1, self.wanted / self.given), 0.0)
        rows = [self._donor(i, donor, factor) for i, donor in enumerate(self.donors)]
        self.matrix = [row[0] for row in rows]
        self.loose = [row[1] for row in rows]
        moved, conserves = self._all_donors([row[2] for row in rows], [row[3] for row in rows])
        return self._foot(moved, conserves)

    def _heads(self) -> None:
        page = self.page
        page.section(_(_PARTS[self.part.value]))
        page.heads(
            [
                _("Donor"),
                _("Setting"),
                _("Organisation"),
                _("Released"),
                *(self.job.role_name(k.role) for k in self.receivers),
                _("Shared out"),
                _("No receiver"),
                _("Moves out of hospital"),
                _("Stays in hospital"),
                _("Adds up"),
            ],
            range(4, self.after + 4),
        )
        words = [self.words[k.setting] for k in self.receivers]
        self.where = page.line(
            [_("Receiver’s setting"), None, None, None, *words],
            ["label"] * 4 + [f"{k.setting} label" for k in self.receivers],
        )[4:]
        names = [self.job.organisation(k.organisation) for k in self.receivers]
        page.line(
            [_("Receiver’s organisation"), None, None, None, *names],
            ["label"] * (4 + len(self.receivers)),
        )

    def _required(self) -> tuple[Cell, list[Cell]]:
        cells = self.page.line(
            [_("Required"), None, None, None, *(self.changes[k].required for k in self.receivers)],
            ["strong label"] * 4 + ["number"] * len(self.receivers),
        )[4:]
        return self.page.put(self.page.row - 1, self.after, _sum(cells), "total number"), cells

    def _donor(
        self, i: int, donor: StaffKey, factor: Formula
    ) -> tuple[tuple[Cell, ...], Cell, Cell, Cell]:
        """A donor's row: its cells, what finds nobody, what leaves hospital, whether it adds up."""
        page, row, after = self.page, self.page.row, self.after
        released, wanted = self.released[i], self.wanted
        page.line(
            [
                self.job.role_name(donor.role),
                self.words[donor.setting],
                self.job.organisation(donor.organisation),
            ],
            ["label", f"{donor.setting} label", "label"],
        )
        cells = tuple(
            page.put(row, _FIRST + j, when(wanted > 0, released * need / wanted, 0.0), "number")
            for j, need in enumerate(self.required)
        )
        shared = page.put(row, after, _sum(cells), "total number")
        loose = page.put(row, after + 1, when(wanted > 0, 0.0, released), "number")
        is_hospital = donor.setting == Setting.HOSPITAL
        moves: Content = 0.0
        if is_hospital and cells:
            moves = factor * sum_ifs(span(cells), (span(self.where), unlike(self.hospital)))
        moved = page.put(row, after + 2, moves, "number")
        change = self.changes[donor]
        stays: Content = least(change.unchanged, change.planned) if is_hospital else 0.0
        page.put(row, after + 3, stays, "number")
        fine = absolute(shared + loose - released) < _TOLERANCE
        return cells, loose, moved, page.put(row, after + 4, fine, "check")

    def _all_donors(self, moved: Sequence[Cell], checks: Sequence[Cell]) -> tuple[Cell, Cell]:
        page, row, after = self.page, self.page.row, self.after
        page.line([_("All donors"), None, None], ["total label"] * 3)
        for j in range(len(self.receivers)):
            sums = _sum([cells[j] for cells in self.matrix])
            page.put(row, _FIRST + j, sums, "total number")
        is_table = bool(self.matrix and self.receivers)
        shared: Content = total(span(self.matrix)) if is_table else 0.0
        page.put(row, after, shared, "total number")
        page.put(row, after + 1, _sum(self.loose), "total number")
        all_moved = page.put(row, after + 2, _sum(moved), "total number")
        page.put(row, after + 3, None, "total label")
        holds = all_true(span(checks)) if checks else as_formula(True)
        conserves = page.put(row, after + 4, holds, "check")
        page.alarm([*checks, conserves])
        if is_table:
            page.heat(span(self.matrix))
        return all_moved, conserves

    def _foot(self, moved: Cell, conserves: Cell) -> PartTransfer:
        page = self.page
        no_donor = page.line(
            [
                _("No donor: new investment"),
                None,
                None,
                None,
                *(when(self.given > 0, 0.0, need) for need in self.required),
            ],
            ["label"] * 4 + ["number"] * len(self.required),
        )[4:]
        share = when(self.given > 0, self.wanted / self.given, dash())
        needed: Content = 0.0
        if self.required:
            needed = sum_ifs(span(self.required), (span(self.where), unlike(self.hospital)))
        freed: Content = 0.0
        if self.released:
            first, last = self.released[0].place.row, self.released[-1].place.row
            settings = page.block(first, 2, last, 2)
            freed = sum_ifs(span(self.released), (settings, as_formula(self.hospital)))
        ratio, needed_cell, freed_cell = (
            page.line([label, None, None, made], ["label", "label", "label", form])[3]
            for label, made, form in (
                (_("Required ÷ released"), share, "exact"),
                (_("Required outside hospital"), needed, "number"),
                (_("Released by hospital"), freed, "number"),
            )
        )
        return PartTransfer(
            donors=self.donors,
            receivers=self.receivers,
            matrix=tuple(self.matrix),
            released=tuple(self.released),
            required=tuple(self.required),
            no_receiver=tuple(self.loose),
            no_donor=tuple(no_donor),
            ratio=ratio,
            conserves=conserves,
            needed=needed_cell,
            freed=freed_cell,
            moved=moved,
        )


def _posts(job: Job, inputs: Inputs, tables: Sequence[PartTransfer]) -> tuple[Cell, Cell, Cell]:
    """Whole-time equivalents of all parts: required outside hospital, released by it, moved."""
    page = job.pages["transfer"]
    page.section(_("Whole-time equivalents, all parts"))
    page.heads([_("Measure"), "", "", _("WTE")], 4)
    needed, freed, moved = (
        page.line(
            [label, None, None, _added(cells) / 60 / inputs.hours],
            ["strong label", "label", "label", "total exact"],
        )[3]
        for label, cells in (
            (_("Required outside hospital"), [t.needed for t in tables]),
            (_("Released by hospital"), [t.freed for t in tables]),
            (_("Moves from hospital to outside it"), [t.moved for t in tables]),
        )
    )
    return needed, freed, moved


class _Pounds:
    """What the released time is worth at its donors' pay."""

    def __init__(self, job: Job, inputs: Inputs) -> None:
        self.job = job
        self.page = job.pages["transfer"]
        self.inputs = inputs
        self.words = setting_words()

    def whole(self, parts: Mapping[str, PartTransfer]) -> Cell:
        page = self.page
        page.section(
            _("Pounds: released time at the donor’s pay [£ a year, real]"),
            _("Pay with on-costs, without overhead. It shows what the time is worth, not cash."),
        )
        page.heads(
            [
                _("Donor"),
                _("Setting"),
                _("Organisation"),
                _("Part"),
                _("Released [minutes]"),
                _("£ a minute"),
                _("Released"),
                _("To receivers outside hospital"),
                _("To receivers in hospital"),
                _("No receiver"),
                _("Adds up"),
            ],
            range(5, 11),
        )
        first = page.row
        checks = [
            self._donor(part, table, i)
            for part, table in parts.items()
            for i in range(len(table.donors))
        ]
        last = page.row - 1
        if not checks:
            holds = as_formula(True)
            return page.line([_("No staff"), *[None] * 9, holds], ["label"] * 10 + ["check"])[10]
        sums = [total(page.block(first, c, last, c)) for c in (7, 8, 9, 10)]
        conserve = all_true(
            span(checks), absolute(sums[1] + sums[2] + sums[3] - sums[0]) < _TOLERANCE
        )
        cells = page.line(
            [_("All donors"), *[None] * 5, *sums, conserve],
            ["total label"] * 6 + ["total pounds"] * 4 + ["check"],
        )
        page.alarm([*checks, cells[10]])
        self.job.book.name_block("TRANSFER_GBP", page.block(first, 1, last, 10))
        return cells[10]

    def _donor(self, part: str, table: PartTransfer, i: int) -> Cell:
        page, row, donor = self.page, self.page.row, table.donors[i]
        made = page.line(
            [
                self.job.role_name(donor.role),
                self.words[donor.setting],
                self.job.organisation(donor.organisation),
                part_word(part),
                table.released[i],
                self.inputs.pay[donor.role] / 60 / self.inputs.hours,
            ],
            ["label", f"{donor.setting} label", "label", "label", "number", "pence"],
        )
        rate = made[5]
        released = page.put(row, 7, made[4] * rate, "pounds")
        shares: list[Cell] = []
        for column, inside in ((8, False), (9, True)):
            cells = [
                cell
                for cell, receiver in zip(table.matrix[i], table.receivers, strict=True)
                if (receiver.setting == Setting.HOSPITAL) is inside
            ]
            shares.append(page.put(row, column, _added(cells) * rate, "pounds"))
        loose = page.put(row, 10, table.no_receiver[i] * rate, "pounds")
        fine = absolute(shares[0] + shares[1] + loose - released) < _TOLERANCE
        return page.put(row, 11, fine, "check")


def _sum(cells: Sequence[Cell]) -> Formula:
    """The sum of neighbouring cells; nought where there are none."""
    return total(span(cells)) if cells else as_formula(0.0)


def _added(cells: Sequence[Cell]) -> Formula:
    """The sum of cells that need not be neighbours; nought where there are none."""
    return total(*cells) if cells else as_formula(0.0)
