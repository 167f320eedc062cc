"""The sheet Equity, access and carbon: who is reached, how near, without a screen, in Welsh."""

from typing import Final

from pathways.model import Setting
from planner.exports.workbook.activity import Activity
from planner.exports.workbook.charts import bars
from planner.exports.workbook.formulas import Block, Cell, Formula
from planner.exports.workbook.functions import (
    all_true,
    count,
    is_number,
    most,
    product_sum,
    total,
    when,
)
from planner.exports.workbook.grid import Grid
from planner.exports.workbook.inputs import Inputs
from planner.exports.workbook.job import Job
from planner.exports.workbook.outcomes import Outcomes, write_outcomes
from planner.exports.workbook.page import Content
from planner.exports.workbook.priced import priced
from planner.exports.workbook.words import dash
from planner.i18n import _
from resources.reach import FIFTHS, NEAR

__all__ = ["write_equity"]

_BLANK_AREAS: Final = 4


def write_equity(job: Job, inputs: Inputs, activity: Activity) -> Outcomes:
    """Fills the sheet, and gives what the sheet Value prices of it."""
    page = job.pages["equity"]
    page.widths(58, *[15] * max(7, len(job.years)))
    heads = [_("Measure"), *job.year_words]
    job.open("equity", inputs.banner, heads, 2)
    writer = _Writer(job, inputs, activity)
    writer.fifths()
    writer.areas()
    grid = Grid(job, page, 1)
    outcomes = write_outcomes(job, grid, inputs, activity)
    writer.people(grid)
    return outcomes


class _Writer:
    """The tables, one under another."""

    def __init__(self, job: Job, inputs: Inputs, activity: Activity) -> None:
        self.job = job
        self.page = job.pages["equity"]
        self.inputs = inputs
        self.activity = activity

    def fifths(self) -> None:
        """Reach by deprivation fifth, and the slope of a straight line through it."""
        page, equity = self.page, self.job.pathway.equity
        page.section(
            _("People reached by deprivation fifth"),
            _("Type in both columns of reach; where the shares of demand are not known, fifths "
              "count alike."),
        )  # fmt: skip
        page.heads(
            [
                _("Fifth"), _("Share of demand"), _("Reached now, per 1,000"),
                _("Reached as proposed, per 1,000"), _("Weight"), _("Middle, 0 to 1"),
                _("Weight × distance from the mean"),
            ],
            2,
        )  # fmt: skip
        first, last = page.row, page.row + FIFTHS - 1
        names = [_("1: least deprived"), "2", "3", "4", _("5: most deprived")]
        given: tuple[tuple[float | None, ...], ...] = tuple(
            zip(
                *(
                    values if len(values) == FIFTHS else (None,) * FIFTHS
                    for values in (
                        equity.deprivation_shares, equity.reach_current, equity.reach_proposed,
                    )
                ),
                strict=True,
            )
        )  # fmt: skip
        for name, row in zip(names, given, strict=True):
            cells = page.line(
                [name, *row], ["label", "input rate", "input general", "input general"]
            )
            page.within(cells[1], 0, 1)
            for cell in cells[2:]:
                page.within(cell, 0, 1000)
        shares, now, then = (page.block(first, c, last, c) for c in (2, 3, 4))
        told = all_true(count(shares).equals(FIFTHS), total(shares) > 0)
        weights = [
            page.put(first + i, 5, when(told, shares.cells[i], 1 / FIFTHS), "fine")
            for i in range(FIFTHS)
        ]
        weight = page.block(first, 5, last, 5)
        for i in range(FIFTHS):
            before = total(page.block(first, 5, first + i - 1, 5)) if i else 0.0
            page.put(first + i, 6, (before + weights[i] / 2) / total(weight), "fine")
        middle = page.block(first, 6, last, 6)
        mean = product_sum(weight, middle) / total(weight)
        for i in range(FIFTHS):
            page.put(first + i, 7, weights[i] * (middle.cells[i] - mean), "fine")
        away = page.block(first, 7, last, 7)
        self._inequality(weight, middle, away, (now, then))
        bars(
            page, page.block(first, 1, last, 1), (now, then), (_("Now"), _("As proposed")),
            _("People reached by deprivation fifth"), _("per 1,000"),
        )  # fmt: skip

    def _inequality(
        self, weight: Block, middle: Block, away: Block, reach: tuple[Block, Block]
    ) -> None:
        page, job = self.page, self.job
        page.row += 1
        page.heads([_("Measure"), "", _("Now"), _("As proposed")], (3, 4))
        given = all_true(*(count(block).equals(FIFTHS) for block in reach))
        means = [product_sum(weight, block) / total(weight) for block in reach]
        self._pair(_("Mean, per 1,000"), [when(given, mean, dash()) for mean in means], "number")
        slope = self._pair(
            _("Slope index: most deprived less least, per 1,000"),
            [when(given, product_sum(away, r) / product_sum(away, middle), dash()) for r in reach],
            "exact",
        )
        first, last = ([block.cells[i] for block in reach] for i in (0, -1))
        self._pair(
            _("Most deprived over least"),
            [
                when(given, when(one > 0, five / one, dash()), dash())
                for one, five in zip(first, last, strict=True)
            ],
            "exact",
        )
        for name, cell in zip(("SII_BEFORE", "SII_AFTER"), slope, strict=True):
            job.book.name(name, cell)

    def _pair(self, label: str, pair: list[Formula], form: str) -> list[Cell]:
        return self.page.line([label, None, *pair], ["label", "label", form, form])[2:]

    def areas(self) -> None:
        """How near people are, area by area."""
        page = self.page
        page.section(
            _("How near people are"), _("One row for each area: people and minutes one way.")
        )
        limit = page.line([_("Near enough [minutes]"), NEAR], ["label", "input general"])[1]
        page.heads(
            [
                _("Area"), _("People"), _("Minutes now"), _("Minutes as proposed"),
                _("Near now"), _("Near as proposed"), _("Farther than now"),
            ],
            2,
        )  # fmt: skip
        first = page.row
        known: list[list[Content]] = [
            [a.name, a.people, a.minutes_current, a.minutes_proposed]
            for a in self.job.pathway.equity.areas
        ]
        known += [[None] * 4] * _BLANK_AREAS
        for area in known:
            row = page.row
            cells = page.line(area, ["input text", *["input general"] * 3])
            for column, minutes in ((5, cells[2]), (6, cells[3])):
                near = all_true(is_number(minutes), minutes <= limit)
                here = when(is_number(cells[1]), cells[1] + 0, 0.0)
                page.put(row, column, when(near, here, 0.0), "whole")
            both = all_true(is_number(cells[2]), is_number(cells[3]))
            page.put(row, 7, all_true(both, cells[3] > cells[2]), "check quiet")
        last = page.row - 1
        people = page.block(first, 2, last, 2)
        page.row += 1
        page.heads([_("Measure"), "", _("Now"), _("As proposed")], (3, 4))
        there = total(people) > 0
        shares = [
            when(there, total(page.block(first, c, last, c)) / total(people), dash())
            for c in (5, 6)
        ]
        near_enough = self._pair(_("People near enough"), shares, "share")
        times = [page.block(first, c, last, c) for c in (3, 4)]
        self._pair(
            _("Minutes on average"),
            [when(there, product_sum(people, t) / total(people), dash()) for t in times],
            "number",
        )
        self._pair(_("Minutes at most"), [when(there, most(0, t), dash()) for t in times], "number")
        for name, cell in zip(("ACCESS30_BEFORE", "ACCESS30_AFTER"), near_enough, strict=True):
            self.job.book.name(name, cell)

    def people(self, grid: Grid) -> None:
        """Care by video or telephone, and care in Welsh."""
        page, contacts = self.page, self.activity.contacts[1]
        page.section(_("Who cannot be seen by video or telephone"))
        grid.heads(_("Measure"))
        virtual = grid.row(
            [_("Contacts by video or telephone, as planned")],
            contacts.by_setting[Setting.VIRTUAL.value],
        )
        without = self.inputs["digital.without"]
        grid.row([_("of which have to be had otherwise")], [priced(n, without) for n in virtual])
        page.section(_("Care in Welsh"), _("At the most that rotas could bring together."))
        grid.heads(_("Measure"))
        outside = grid.row([_("Contacts outside hospital, as planned")], contacts.outside)
        wanted, staff = self.inputs["welsh.wanted"], self.inputs["welsh.staff"]
        asked = grid.row(
            [_("wanted in Welsh")],
            [when(is_number(wanted), n * wanted, dash()) for n in outside],
        )
        both = all_true(is_number(wanted), is_number(staff))
        met = grid.row(
            [_("can be had in Welsh")],
            [when(both, n * when(staff < wanted, staff, wanted), dash()) for n in outside],
        )
        grid.row(
            [_("wanted in Welsh and not to be had")],
            [when(both, a - m, dash()) for a, m in zip(asked, met, strict=True)],
        )
        offer = self.job.pathway.equity.welsh_offer
        page.line([_("The offer in Welsh"), offer or None], ["label", "input text"])
