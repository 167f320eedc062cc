"""The sheet Partners and pool: who pays and who gains, organisation by organisation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pathways.model import Setting
from planner.exports.workbook.activity import Activity
from planner.exports.workbook.affordability import Affordability
from planner.exports.workbook.charts import bars
from planner.exports.workbook.costs import Costs
from planner.exports.workbook.diagnostics import Diagnostics
from planner.exports.workbook.formulas import Cell, Formula, as_formula, span
from planner.exports.workbook.functions import absolute, most, sum_ifs, total, when
from planner.exports.workbook.grid import Grid
from planner.exports.workbook.inputs import Inputs
from planner.exports.workbook.job import Job, Placed, Yearly, in_year
from planner.exports.workbook.page import Content
from planner.exports.workbook.release import Release
from planner.exports.workbook.words import year_word
from planner.i18n import _
from planner.inputs import design_word
from resources.appraisal import QUARTERS
from resources.incidence import ROUNDING, hospital_organisation

__all__ = ["LABELS", "Partners", "write_partners"]

LABELS: Final = (52, 30, 10)


@dataclass(frozen=True)
class Partners:
    """What each organisation gains each year [£, real]; below nothing it pays.

    ``more`` is what each pays more outside hospital, ``freed`` what its hospital steps release,
    ``running`` its part of double running.
    """

    more: Mapping[str, Yearly]
    freed: Mapping[str, Yearly]
    running: Mapping[str, Yearly]
    net: Mapping[str, Yearly]
    total: Yearly


def write_partners(
    job: Job,
    inputs: Inputs,
    activity: Activity,
    diagnostics: Diagnostics,
    costs: Costs,
    release: Release,
    affordability: Affordability,
) -> Partners:
    """Fills the first part of the sheet."""
    page = job.pages["partners"]
    page.widths(*LABELS, *[15] * max(7, len(job.years)))
    heads = [_("Organisation"), "", _("Org. no."), *job.year_words]
    note = _("Real pounds. Who releases hospital cost bears double running.")
    job.open("partners", inputs.banner, heads, 3, note)
    writer = _Writer(job, inputs, activity, diagnostics, costs)
    return writer.whole(release, affordability)


class _Writer:
    """The tables, one under another."""

    def __init__(
        self, job: Job, inputs: Inputs, activity: Activity, diagnostics: Diagnostics, costs: Costs
    ) -> None:
        self.job = job
        self.page = job.pages["partners"]
        self.grid = Grid(job, self.page, len(LABELS))
        self.inputs = inputs
        self.activity = activity
        self.diagnostics = diagnostics
        self.costs = costs

    def whole(self, release: Release, affordability: Affordability) -> Partners:
        inside = {step: hospital_organisation(self.job.estimate, step) for step in release.by_step}
        there = (
            *self.costs.community[0].by_organisation,
            *(self._of_line(line) for by in self.activity.test_lines for line in by
              if self._is_outside(line)),
            *inside.values(),
        )  # fmt: skip
        numbers = {name: i for i, name in enumerate(dict.fromkeys(there), 1)}
        lines = self._test_lines(numbers)
        more = self._more(numbers, lines)
        freed = self._freed(numbers, inside, release)
        running = self._running(numbers, freed, affordability)
        net, whole = self._net(numbers, more, freed, running)
        found = Partners(more, freed, running, net, whole)
        self._last_year(numbers, found)
        return found

    def _named(self, organisation: str) -> str:
        return self.job.organisation(organisation) if organisation else _("Nobody named yet")

    def _is_outside(self, line: tuple[Placed, int]) -> bool:
        return self.job.delivery(line[0]).setting is not Setting.HOSPITAL

    def _of_line(self, line: tuple[Placed, int]) -> str:
        return self.job.delivery(line[0]).organisation

    def _test_lines(self, numbers: Mapping[str, int]) -> list[Yearly]:
        """What tests outside hospital cost, line by line; those if nothing changes come off."""
        page = self.page
        page.section(_("What one test outside hospital costs with its device [£]"))
        self.grid.heads(_("Test"), _("Case"))
        words = _("if nothing changes"), _("as planned")
        each: dict[tuple[int, str], Yearly] = {}
        for case, tests in enumerate(self.diagnostics.tests):
            for test, years in tests.items():
                costs = [
                    when(n > 0, (c + (years.device_cost[t] if years.device_cost else 0.0)) / n, 0.0)
                    for t, (n, c) in enumerate(zip(years.tests, years.consumables, strict=True))
                ]
                each[case, test] = self.grid.row(
                    [self.job.test_name(test), words[case]], costs, "pence"
                )
        page.section(
            _("Tests outside hospital, by who does them [£ a year]"),
            _("Tests × what one costs; those if nothing changes are taken off."),
        )
        self.grid.heads(_("Test and step"), _("Organisation"), _("Org. no."), numbers=(3,))
        made: list[Yearly] = []
        for case, by_line in enumerate(self.activity.test_lines):
            for line, row in by_line.items():
                (step, design), i = line
                test = self.job.delivery(line[0]).tests[i].test
                if not self._is_outside(line) or (case, test) not in each:
                    continue
                pairs = zip(row, each[case, test], strict=True)
                pounds = [n * c if case else -(n * c) for n, c in pairs]
                label = _(
                    "{test}: {step} ({design}), {case}",
                    test=self.job.test_name(test),
                    step=self.job.step_name(step),
                    design=design_word(design),
                    case=words[case],
                )
                who = self._of_line(line)
                labels: list[Content] = [label, self._named(who), numbers[who]]
                made.append(
                    self.grid.row(labels, pounds, "pounds", styles=["label"] * 2 + ["year"])
                )
        return made

    def _by_organisation(
        self, numbers: Mapping[str, int], years: Mapping[str, Sequence[Formula | float]]
    ) -> dict[str, Yearly]:
        return {
            who: self.grid.row(
                [self._named(who), None, number], years[who], "pounds",
                styles=["label", "label", "year"],
            )
            for who, number in numbers.items()
        }  # fmt: skip

    def _of(self, rows: Sequence[Yearly], number: int, t: int) -> Formula:
        """The sum of neighbouring rows that are an organisation's."""
        if not rows:
            return as_formula(0.0)
        first, last = rows[0][0].place.row, rows[-1][0].place.row
        return sum_ifs(in_year(rows, t), (self.page.block(first, 3, last, 3), as_formula(number)))

    def _more(self, numbers: Mapping[str, int], lines: Sequence[Yearly]) -> dict[str, Yearly]:
        self.page.section(
            _("Pays more outside hospital [£ a year]"),
            _("Pay and overhead, and tests, more than if nothing moved; below nothing, less."),
        )
        self.grid.heads(_("Organisation"), "", _("Org. no."), numbers=(3,))
        before, after = self.costs.community
        overhead = 1 + self.inputs["community_overhead"]
        made: dict[str, list[Formula | float]] = {}
        for who, number in numbers.items():
            years: list[Formula | float] = []
            for t in self.job.years:
                change = self._of(lines, number, t)
                if who in after.by_organisation:
                    pay = after.by_organisation[who][t] - before.by_organisation[who][t]
                    change = pay * overhead + change
                least = ROUNDING * (after.total[t] + before.total[t])
                years.append(when(absolute(change) > least, change, 0.0))
            made[who] = years
        return self._by_organisation(numbers, made)

    def _freed(
        self, numbers: Mapping[str, int], inside: Mapping[str, str], release: Release
    ) -> dict[str, Yearly]:
        self.page.section(_("Hospital cost released, by step [£ a year]"))
        self.grid.heads(_("Step"), _("Organisation"), _("Org. no."), numbers=(3,))
        rows = [
            self.grid.row(
                [self.job.step_name(step), self._named(inside[step]), numbers[inside[step]]],
                [v + s for v, s in zip(variable, semi, strict=True)],
                "pounds",
                styles=["label", "label", "year"],
            )
            for step, (variable, semi) in release.by_step.items()
        ]
        self.page.section(_("Hospital cost released, by organisation [£ a year]"))
        self.grid.heads(_("Organisation"), "", _("Org. no."), numbers=(3,))
        return self._by_organisation(
            numbers,
            {who: [self._of(rows, n, t) for t in self.job.years] for who, n in numbers.items()},
        )

    def _running(
        self,
        numbers: Mapping[str, int],
        freed: Mapping[str, Yearly],
        affordability: Affordability,
    ) -> dict[str, Yearly]:
        self.page.section(
            _("Double running [£ a year]"), _("By how much each releases in the last plan year.")
        )
        self.grid.heads(_("Organisation"), "", _("Org. no."), numbers=(3,))
        quarters = affordability.by_quarter
        whole: Formula = as_formula(0.0)
        for i, row in enumerate(freed.values()):
            whole = most(0, row[-1]) + whole if i else most(0, row[-1])
        made: dict[str, list[Formula | float]] = {}
        for who, row in freed.items():
            years: list[Formula | float] = [0.0]
            for t in self.job.years[1:]:
                paid = total(span(quarters[QUARTERS * (t - 1) : QUARTERS * t]))
                years.append(when(whole > 0, paid * most(0, row[-1]) / whole, 0.0))
            made[who] = years
        return self._by_organisation(numbers, made)

    def _net(
        self,
        numbers: Mapping[str, int],
        more: Mapping[str, Yearly],
        freed: Mapping[str, Yearly],
        running: Mapping[str, Yearly],
    ) -> tuple[dict[str, Yearly], Yearly]:
        self.page.section(
            _("What each gains; below nothing it pays [£ a year]"),
            _("What it releases less what it pays more and its double running."),
        )
        self.grid.heads(_("Organisation"), "", _("Org. no."), numbers=(3,))
        first = self.page.row
        net = self._by_organisation(
            numbers,
            {
                who: [
                    f - m - r for f, m, r in zip(freed[who], more[who], running[who], strict=True)
                ]
                for who in numbers
            },
        )
        whole = self.grid.total(_("All together"), list(net.values()), "pounds")
        width = len(LABELS) + len(self.job.years)
        self.job.book.name_block("POOL_TABLE", self.page.block(first, 1, self.page.row - 1, width))
        return net, whole

    def _last_year(self, numbers: Mapping[str, int], found: Partners) -> None:
        """Who pays and who gains in the last plan year, and the chart of it."""
        page, last = self.page, self.job.years[-1]
        page.section(
            _("Who pays and who gains in {year} [£]", year=year_word(last)),
        )
        page.heads(
            [
                _("Organisation"), "", "", _("Pays more outside hospital"),
                _("Pays less outside hospital"), _("Releases"), _("Spends more in hospital"),
                _("Double running"), _("Gains"),
            ],
            range(4, 10),
        )  # fmt: skip
        first = page.row
        for who in numbers:
            row = page.row
            page.line([self._named(who), None, None], ["label"] * 3)
            more, freed = found.more[who][last], found.freed[who][last]
            cells: list[Formula | Cell] = [
                most(0, more), most(0, -more), most(0, freed), most(0, -freed),
                found.running[who][last], found.net[who][last],
            ]  # fmt: skip
            for i, cell in enumerate(cells):
                page.put(row, 4 + i, cell, "pounds")
        names, net = (page.block(first, c, page.row - 1, c) for c in (1, 9))
        if numbers:
            bars(
                page, names, (net,), (_("Gains"),),
                _("What each gains in the last plan year; below nothing it pays"),
                _("£ a year, real"), "£#,##0",
            )  # fmt: skip
