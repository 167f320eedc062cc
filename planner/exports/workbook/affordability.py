"""The sheet Costs and affordability, second half: nominal pounds, double running and funding."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.exports.workbook.charts import waterfall
from planner.exports.workbook.costs import LABELS, Costs
from planner.exports.workbook.formulas import Cell, Formula, as_formula, span
from planner.exports.workbook.functions import (
    any_true,
    first_true,
    is_number,
    least,
    most,
    nearest,
    sum_ifs,
    total,
    when,
)
from planner.exports.workbook.grid import Grid
from planner.exports.workbook.inputs import Inputs
from planner.exports.workbook.job import Job, Yearly, in_year
from planner.exports.workbook.release import Release
from planner.exports.workbook.words import no, year_word, yes
from planner.i18n import _

__all__ = ["Affordability", "write_affordability"]

_FEWEST_LINES = 4  # rows for funding that finance can fill in
_HALF_A_PENNY = 0.005


@dataclass(frozen=True)
class Affordability:
    """The cells of the sheet's second half: double running [£, once] and the nominal years."""

    by_quarter: tuple[Cell, ...]
    double_running: Cell
    peak: Cell
    fund_gap: Cell
    nominal_factor: Yearly
    recurring: Yearly
    gap: Yearly


def write_affordability(
    job: Job, inputs: Inputs, adoption: Yearly, costs: Costs, release: Release
) -> Affordability:
    """Fills the second half of the sheet, below the first."""
    return _Writer(job, inputs, adoption, costs, release).whole()


class _Writer:
    """The tables, one under another."""

    def __init__(
        self, job: Job, inputs: Inputs, adoption: Yearly, costs: Costs, release: Release
    ) -> None:
        self.job = job
        self.page = job.pages["costs"]
        self.grid = Grid(job, self.page, len(LABELS))
        self.inputs = inputs
        self.adoption = adoption
        self.costs = costs
        self.release = release

    def whole(self) -> Affordability:
        quarters, running, peak, gap = self._double_running()
        factor = self._factor()
        first = self.page.row
        recurring, cash = self._nominal(factor, quarters)
        width = len(LABELS) + len(self.job.years)
        block = self.page.block(first + 2, 1, self.page.row - 1, width)
        self.job.book.name_block("COST_TABLE", block)
        funding = self._funding()
        to_find = self._balance(recurring, cash, funding)
        self._waterfall()
        cells = tuple(cost for _year, cost in quarters)
        return Affordability(cells, running, peak, gap, factor, recurring, to_find)

    def _double_running(self) -> tuple[list[tuple[int, Cell]], Cell, Cell, Cell]:
        page = self.page
        page.section(
            _("Double running by quarter [£, real, once]"),
            _("What hospital releases in a quarter × the share that runs twice: community less "
              "release, which lags."),
        )  # fmt: skip
        page.heads(
            [
                _("Quarter"), _("Quarter no."), _("Community runs"), _("Hospital has released"),
                "", _("Double running [£]"), _("Is the peak"),
            ],
            2,
        )  # fmt: skip
        years = [year for year in self.job.years if year]
        lag = nearest(self.inputs["release_lag"])
        full = most(span(self.adoption)) if years else as_formula(0.0)
        freed = most(0, self.release.released[-1])
        top = page.row
        count = 4 * len(years)
        numbers, ramps = [], []
        for year in years:
            for quarter in (1, 2, 3, 4):
                row = page.row
                before, now = self.adoption[year - 1], self.adoption[year]
                rise = (before + (now - before) * quarter / 4) / full
                label = _("{year}, quarter {quarter}", year=year_word(year), quarter=quarter)
                cells = page.line(
                    [label, (year - 1) * 4 + quarter, when(full > 0, rise, 0.0)],
                    ["label", "year", "share"],
                )
                numbers.append(cells[1])
                ramps.append(cells[2])
        made: list[tuple[int, Cell]] = []
        for i in range(count):
            row = top + i
            late = sum_ifs(span(ramps), (span(numbers), numbers[i] - lag))
            gone = page.put(row, 4, late, "share")
            page.put(row, 5, None, "label")
            cost = page.put(row, 6, freed / 4 * most(0, ramps[i] - gone), "pounds")
            made.append((i // 4 + 1, cost))
        costs = [cost for _year, cost in made]
        added = total(span(costs)) if costs else as_formula(0.0)
        running = page.line(
            [_("Double running"), None, None, None, None, added],
            ["total label"] * 5 + ["total pounds"],
        )[5]
        for i, cost in enumerate(costs):
            page.put(top + i, 7, cost >= most(span(costs)) - _HALF_A_PENNY, "check quiet")
        peak: Formula = as_formula(0)
        if costs:
            marks = page.block(top, 7, top + count - 1, 7)
            peak = when(running > 0, first_true(marks), 0)
        peak_cell = page.line([_("Peak quarter"), None, None, None, None, peak],
                              ["label"] * 5 + ["year"])[5]  # fmt: skip
        money = self.job.pathway.money
        fund = page.line(
            [_("Transition fund: {source}", source=money.transition_source)
             if money.transition_source else _("Transition fund"),
             None, None, None, None, money.transition_fund],
            ["label"] * 5 + ["input pounds"],
        )[5]  # fmt: skip
        short = most(0, running - when(is_number(fund), fund, 0.0))
        gap = page.line(
            [_("Double running without a fund"), None, None, None, None, short],
            ["total label"] * 5 + ["total pounds"],
        )[5]
        if costs:
            self.job.book.name_block("DOUBLE_RUNNING", span(costs))
        return made, running, peak_cell, gap

    def _factor(self) -> Yearly:
        self.page.section(_("From real to nominal pounds"))
        self.grid.heads(_("Measure"))
        inflation = self.inputs["inflation"]
        return self.grid.row(
            [_("Inflation since the base year, as a factor")],
            [(1 + inflation) ** t for t in self.job.years],
            "fine",
        )

    def _nominal(
        self, factor: Yearly, quarters: Sequence[tuple[int, Cell]]
    ) -> tuple[Yearly, Yearly]:
        self.page.section(
            _("Money by year [£, nominal]"), _("Real pounds × the factor: what will be paid.")
        )
        self.grid.heads(_("Measure"))
        release = self.release
        before, after = self.costs.community
        for name, row in after.by_organisation.items():
            more = [a - b for a, b in zip(row, before.by_organisation[name], strict=True)]
            said = self.job.organisation(name)
            self._line(_("Recurring: extra pay"), more, factor, organisation=said)
        for label, what in (
            (_("Recurring: extra overhead and estate"), "overhead"),
            (_("Recurring: extra consumables of tests"), "consumables"),
            (_("Recurring: extra devices"), "devices"),
        ):
            pairs = zip(getattr(after, what), getattr(before, what), strict=True)
            self._line(label, [a - b for a, b in pairs], factor)
        recurring = self._line(
            _("Recurring: extra cost outside hospital"), self.costs.recurring, factor, strong=True
        )
        by_year: list[Formula] = [
            total(*cells) if cells else as_formula(0.0)
            for t in self.job.years
            for cells in ([cost for year, cost in quarters if year == t],)
        ]
        self._line(_("Once: double running"), by_year, factor)
        self._line(_("Hospital releases"), release.released, factor, strong=True)
        cash = self._line(_("of which cashable"), release.cashable, factor)
        self._line(_("of which capacity"), release.capacity, factor)
        self._line(_("Stranded in hospital"), release.stranded, factor)
        return recurring, cash

    def _line(
        self,
        label: str,
        real: Sequence[Formula],
        factor: Yearly,
        *,
        organisation: str | None = None,
        strong: bool = False,
    ) -> Yearly:
        return self.grid.row(
            [label, None, None, organisation],
            [r * f for r, f in zip(real, factor, strict=True)],
            "pounds",
            is_total=strong,
        )

    def _funding(self) -> list[Yearly]:
        page = self.page
        page.section(
            _("Funding lines [£ a year, nominal]"),
            _("Name who pays. Money that does not recur counts until its last year."),
        )
        self.grid.heads(
            _("Funding line"), _("£ a year"), _("Recurrent"), _("Last year"), numbers=(2, 4)
        )
        given = list(self.job.pathway.money.funding)
        made: list[Yearly] = []
        for i in range(max(_FEWEST_LINES, len(given) + 1)):
            line = given[i] if i < len(given) else None
            row = page.row
            said = (yes() if line.is_recurrent else no()) if line else None
            cells = page.line(
                [
                    line.name if line else None,
                    line.pounds if line else None,
                    said,
                    line.until_year if line else None,
                    None,
                    None,
                ],
                ["input text", "input pounds", "input text", "input year", "label", "label"],
            )
            page.choice(cells[2], yes(), no())
            page.within(cells[3], 0, 10)
            until = when(is_number(cells[3]), cells[3], 1)
            lasts = cells[2].equals(yes())
            years: list[Formula | float] = [
                when(
                    is_number(cells[1]),
                    when(any_true(lasts, until >= t), cells[1], 0.0),
                    0.0,
                )
                if t
                else 0.0
                for t in self.job.years
            ]
            made.append(
                tuple(
                    page.put(row, self.grid.first_year + t, money, "pounds")
                    for t, money in enumerate(years)
                )
            )
        return made

    def _balance(self, recurring: Yearly, cash: Yearly, funding: Sequence[Yearly]) -> Yearly:
        self.page.section(
            _("Recurrent balance [£ a year, nominal]"),
            _("Above nought is still to be found; nought is balanced."),
        )
        self.grid.heads(_("Measure"))
        need = self.grid.row([_("Extra cost outside hospital")], recurring, "pounds")
        freed = self.grid.row([_("less cash that hospital releases")], cash, "pounds")
        lines = self.grid.row(
            [_("less funding lines")],
            [total(in_year(funding, t)) for t in self.job.years],
            "pounds",
        )
        return self.grid.row(
            [_("Still to be found")],
            [n - c - f for n, c, f in zip(need, freed, lines, strict=True)],
            "pounds",
            is_total=True,
        )

    def _waterfall(self) -> None:
        """From the cost now to the proposed one, with the unseen base that the bars stand on."""
        page, last = self.page, self.job.years[-1]
        page.section(
            _("From the cost now to the cost as proposed, {year} [£, real]", year=year_word(last)),
            _("What is stranded stays in the cost; the first column only holds the bars up."),
        )
        page.heads(
            [_("Cost"), _("Foot of the bar"), _("Cost"), _("Released"), "", _("New cost")], 2
        )
        start = self.costs.community[0].total[last] + self.costs.hospital[0][last]
        freed, more = self.release.released[last], self.costs.recurring[last]
        first = page.row
        styles = ["label", "app pounds", "pounds", "pounds", "label", "pounds"]
        now = page.line([_("Now, if nothing changes"), 0.0, start, 0.0, None, 0.0], styles)[2]
        after = now - freed
        page.line(
            [
                _("Released by hospital"),
                least(now, after),
                0.0,
                most(0, freed),
                None,
                most(0, -freed),
            ],
            styles,
        )
        page.line(
            [_("New outside hospital"), least(after, after + more), 0.0, most(0, -more), None,
             most(0, more)],
            styles,
        )  # fmt: skip
        page.line([_("As proposed"), 0.0, after + more, 0.0, None, 0.0], styles)
        names, *parts = (page.block(first, c, first + 3, c) for c in (1, 2, 3, 4, 6))
        waterfall(page, names, parts)
