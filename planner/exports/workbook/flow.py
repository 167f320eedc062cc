"""The sheet Flow: the chances of each design, and how often each step is visited by one entrant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pathways.model import CURRENT, Step
from planner.exports.workbook.formulas import Block, Cell, Formula, as_formula, span
from planner.exports.workbook.functions import absolute, all_true, total, when
from planner.exports.workbook.inputs import Inputs, chance_key
from planner.exports.workbook.job import Job
from planner.exports.workbook.page import Page
from planner.i18n import _, language
from planner.inputs import design_word

__all__ = ["Flow", "write_flow"]

_TOLERANCE: Final = 1e-6


@dataclass(frozen=True)
class Flow:
    """Visits of each step by one entrant of each stream, by design and step; and the checks.

    A block holds one cell for each stream, in their order; there is none where there are no
    streams.
    """

    visits: Mapping[tuple[str, str], Block]
    rows_add_up: Mapping[str, Formula]
    ends_add_up: Mapping[str, Formula]


def write_flow(job: Job, inputs: Inputs) -> Flow:
    """Fills the sheet."""
    page = job.pages["flow"]
    most = max(len(job.steps[d]) + len(job.ends[d]) for d in job.designs)
    page.widths(34, *[11.5] * (most + 2))
    heads = [_("From, in rows; to, in columns"), *[""] * (most + 2)]
    note = _("Visits of each step by one entrant are entry × (I − Q)⁻¹, loops included.")
    job.open("flow", inputs.banner, heads, 2, note)
    visits: dict[tuple[str, str], Block] = {}
    rows: dict[str, Formula] = {}
    ends: dict[str, Formula] = {}
    for design in job.designs:
        one = _Design(job, page, inputs, design)
        rows[design] = one.chances()
        visits |= one.visits()
        ends[design] = one.ends()
    return Flow(visits, rows, ends)


class _Design:
    """One design's tables, written one under another."""

    def __init__(self, job: Job, page: Page, inputs: Inputs, design: str) -> None:
        self.job = job
        self.page = page
        self.inputs = inputs
        self.design = design
        self.steps = job.steps[design]
        self.out = job.ends[design]
        self.tag = "CURRENT" if design == CURRENT else "PROPOSED"

    def _names(self, steps: Sequence[Step]) -> list[str]:
        return [s.name.said(language()) for s in steps]

    def chances(self) -> Formula:
        """The chance matrix; whether each of its rows adds up."""
        page, design = self.page, design_word(self.design)
        page.section(
            _("Chances of going on ({design})", design=design),
            _("Each chance is read from Inputs. A row must add up to 100%."),
        )
        heads = [
            _("From"),
            *self._names((*self.steps, *self.out)),
            _("Sum"),
            _("Check"),
        ]
        page.heads(heads, 2)
        head = page.row - 1
        if self.steps:
            names = page.block(head, 2, head, 1 + len(self.steps))
            self.job.book.name_block(f"STEPS_{self.tag}", names)
        self.matrix: list[list[Cell]] = []
        checks: list[Cell] = []
        for step in self.steps:
            row = [self._chance(step.id, target.id) for target in (*self.steps, *self.out)]
            styles = ["label", *["chance"] * len(row)]
            cells = page.line([step.name.said(language()), *row], styles)[1:]
            self.matrix.append(cells)
            added = page.put(page.row - 1, 2 + len(row), total(span(cells)), "total share")
            fine = when(absolute(added - 1) < _TOLERANCE, _("OK"), _("CHECK"))
            checks.append(page.put(page.row - 1, 3 + len(row), fine, "check"))
        page.alarm(checks, when_text=_("CHECK"))
        if not checks:
            return as_formula(True)
        return all_true(*(c.equals(_("OK")) for c in checks))

    def _chance(self, source: str, target: str) -> Formula | float:
        key = chance_key(self.design, source, target)
        return self.inputs[key] if key in self.inputs.used else 0.0

    def visits(self) -> dict[tuple[str, str], Block]:
        """Visits of each step by one entrant of each stream, as one array formula."""
        page, job = self.page, self.job
        streams, n = job.pathway.streams, len(self.steps)
        if not streams or not n:
            return {}
        design = design_word(self.design)
        page.section(_("Identity less chances, I − Q ({design})", design=design))
        page.heads([_("From"), *self._names(self.steps)], 2)
        less = [
            page.line(
                [self.steps[i].name.said(language()), *self._less(i)], ["label", *["chance"] * n]
            )[1:]
            for i in range(n)
        ]
        page.section(_("Where each stream enters ({design})", design=design))
        page.heads([_("Stream"), *self._names(self.steps)], 2)
        entries = [
            page.line(
                [stream.name.said(language()), *(float(s.id == stream.entry) for s in self.steps)],
                ["label", *["whole"] * n],
            )[1:]
            for stream in streams
        ]
        page.section(_("Visits of each step by one entrant ({design})", design=design))
        page.heads([_("Stream"), *self._names(self.steps)], 2)
        for i, stream in enumerate(streams):
            page.put(page.row + i, 1, stream.name.said(language()), "label")
        solved = job.estimate.per_entrant[self.design]
        values = [solved[stream.id][step.id] for stream in streams for step in self.steps]
        formula = Formula(
            ("MMULT(", span(entries).place, ",MINVERSE(", span(less).place, "))"), values[0]
        )
        self.made = page.array(len(streams), n, 2, formula, values, "fine")
        job.book.name_block(f"VISITS_{self.tag}", self.made)
        return {
            (self.design, step.id): span([row[j] for row in self.made.rows])
            for j, step in enumerate(self.steps)
        }

    def _less(self, i: int) -> list[Formula]:
        return [1 - c if i == j else -c for j, c in enumerate(self.matrix[i][: len(self.steps)])]

    def ends(self) -> Formula:
        """The chance of each end for each stream; whether everybody who enters leaves."""
        page, streams = self.page, self.job.pathway.streams
        if not streams or not self.steps or not self.out:
            return as_formula(True)
        design = design_word(self.design)
        page.section(_("Chance of each end ({design})", design=design))
        page.heads([_("Stream"), *self._names(self.out), _("Sum"), _("Check")], 2)
        width = len(self.out)
        for i, stream in enumerate(streams):
            page.put(page.row + i, 1, stream.name.said(language()), "label")
        towards = [row[len(self.steps) :] for row in self.matrix]
        values = [
            sum(v.number * out[k].number for v, out in zip(row, towards, strict=True))
            for row in self.made.rows
            for k in range(width)
        ]
        first = page.row
        formula = Formula(("MMULT(", self.made.place, ",", span(towards).place, ")"), values[0])
        chances = page.array(len(streams), width, 2, formula, values, "share")
        checks = []
        for i, row in enumerate(chances.rows):
            added = page.put(first + i, 2 + width, total(span(row)), "total share")
            fine = when(absolute(added - 1) < _TOLERANCE, _("OK"), _("CHECK"))
            checks.append(page.put(first + i, 3 + width, fine, "check"))
        page.alarm(checks, when_text=_("CHECK"))
        return all_true(*(c.equals(_("OK")) for c in checks))
