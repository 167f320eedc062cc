"""The sheet Value: real costs and benefits by year, discounted, and what the plan is worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pathways.values import Basis
from planner.exports.workbook.affordability import Affordability
from planner.exports.workbook.charts import cumulative_lines
from planner.exports.workbook.costs import Costs
from planner.exports.workbook.diagnostics import Diagnostics
from planner.exports.workbook.formulas import Cell, Formula, as_formula, span
from planner.exports.workbook.functions import is_number, total, when
from planner.exports.workbook.grid import Grid
from planner.exports.workbook.inputs import Inputs
from planner.exports.workbook.job import Job, Yearly, in_year
from planner.exports.workbook.outcomes import Outcomes
from planner.exports.workbook.priced import if_known, priced
from planner.exports.workbook.release import Release
from planner.exports.workbook.words import dash
from planner.exports.workbook.worth import Worth, scope_word, write_worth
from planner.i18n import _
from planner.inputs import BASES
from resources.appraisal import QUARTERS, TONNE, Scope

__all__ = ["Value", "write_value"]


@dataclass(frozen=True)
class Value:
    """The lines of every year [£, real], and what they are worth by scope."""

    lines: Mapping[str, Yearly]
    costs: Yearly
    benefits: Mapping[Scope, Yearly]
    factors: Yearly
    worth: Mapping[Scope, Worth]


def write_value(
    job: Job,
    inputs: Inputs,
    diagnostics: Diagnostics,
    costs: Costs,
    release: Release,
    affordability: Affordability,
    training: Yearly,
    outcomes: Outcomes,
) -> Value:
    """Fills the sheet."""
    page = job.pages["value"]
    page.widths(58, *[15] * max(6, len(job.years)))
    heads = [_("Measure"), *job.year_words]
    note = _("Real pounds at the price base, so that inflation is not discounted as well.")
    job.open("value", inputs.banner, heads, 2, note)
    return _Writer(job, inputs, diagnostics).whole(
        costs, release, affordability, training, outcomes
    )


class _Writer:
    """The sheet, table by table."""

    def __init__(self, job: Job, inputs: Inputs, diagnostics: Diagnostics) -> None:
        self.job = job
        self.page = job.pages["value"]
        self.grid = Grid(job, self.page, 1)
        self.inputs = inputs
        self.diagnostics = diagnostics

    def whole(
        self,
        costs: Costs,
        release: Release,
        affordability: Affordability,
        training: Yearly,
        outcomes: Outcomes,
    ) -> Value:
        lines, spent = self._costs(costs, affordability, training)
        benefits = self._benefits(lines, release, outcomes)
        factors = self._factors()
        worth = write_worth(self.job, self.grid, self.inputs, spent, benefits, factors)
        known = {
            s: w for s, w in worth.items() if not isinstance(w.net.value, str)
        }  # text draws as 0
        cumulative_lines(self.page, {scope_word(s): one.cumulative for s, one in known.items()})
        return Value(lines, spent, benefits, factors, worth)

    def _line(self, label: str, years: Sequence[Formula], *, strong: bool = False) -> Yearly:
        return self.grid.row([label], years, "pounds", is_total=strong)

    def _costs(
        self, costs: Costs, affordability: Affordability, training: Yearly
    ) -> tuple[dict[str, Yearly], Yearly]:
        self.page.section(
            _("Costs [£ a year, real]"),
            _("A dash is not known, and in no sum: give the inputs for it on the sheet Inputs."),
        )
        self.grid.heads(_("Cost"))
        quarters = affordability.by_quarter
        running = [
            total(span(quarters[QUARTERS * (t - 1) : QUARTERS * t])) if t else as_formula(0.0)
            for t in self.job.years
        ]
        lines = {
            "community": self._line(_("Extra cost outside hospital"), costs.recurring),
            "bias": self._line(_("Optimism bias on device prices not confirmed"), self._bias()),
            "double_running": self._line(_("Double running"), running),
            "training": self._line(_("Training"), training),
        }
        rows = list(lines.values())
        spent = [total(in_year(rows, t)) for t in self.job.years]
        return lines, self._line(_("All costs that are known"), spent, strong=True)

    def _bias(self) -> list[Formula]:
        """What device prices nobody has confirmed may cost more, of those the plan adds."""
        found: list[Formula] = [as_formula(0.0) for _year in self.job.years]
        confirmed = as_formula(_(BASES[Basis.CONFIRMED]))
        before, after = self.diagnostics.tests
        for test, annuity in self.diagnostics.annuities.items():
            stands = self.inputs.bases[f"device.{test}.price"]
            each = when(stands.equals(confirmed), 0.0, annuity * self.inputs["optimism_bias"])
            for t in self.job.years:
                for rows, sign in ((after, 1), (before, -1)):
                    if test in rows and rows[test].devices:
                        more = rows[test].devices[t] * each
                        found[t] = found[t] + more if sign > 0 else found[t] - more
        return found

    def _benefits(
        self, lines: dict[str, Yearly], release: Release, outcomes: Outcomes
    ) -> dict[Scope, Yearly]:
        self.page.section(_("Benefits [£ a year, real]"))
        self.grid.heads(_("Benefit"))
        bed_day, hour, tonne = (
            self.inputs[key] for key in ("value.bed_day", "value.patient_hour", "value.carbon")
        )
        both = zip(release.released, release.cashable, strict=True)
        lines["cash"] = self._line(_("Cash that leaves a hospital budget"), release.cashable)
        lines["capacity"] = self._line(
            _("Capacity set free for other patients, at the margin"), [r - c for r, c in both]
        )
        lines["beds"] = self._line(
            _("Beds of admissions avoided"), [priced(n, bed_day) for n in outcomes.bed_days]
        )
        lines["patients"] = self._line(
            _("Patients’ time"), [priced(n, hour) for n in outcomes.hours]
        )
        lines["carbon"] = self._line(_("Carbon"), [_carbon(n, tonne) for n in outcomes.carbon])
        years = self.job.years
        cash = [lines["cash"][t] for t in years]
        system = [lines[k] for k in ("capacity", "beds")]
        people = [lines[k] for k in ("patients", "carbon")]
        made = {Scope.CASH: self._scope(Scope.CASH, cash)}
        nhs = [cash[t] + total(in_year(system, t)) for t in years]
        made[Scope.NHS] = self._scope(Scope.NHS, nhs)
        whole = [
            if_known([row[t] for row in people], made[Scope.NHS][t] + total(in_year(people, t)))
            for t in years
        ]
        made[Scope.WHOLE] = self._scope(Scope.WHOLE, whole)
        return made

    def _scope(self, scope: Scope, years: Sequence[Formula]) -> Yearly:
        return self._line(scope_word(scope), years, strong=True)

    def _factors(self) -> Yearly:
        self.page.section(_("Discounting"))
        self.grid.heads(_("Measure"))
        rate = self.inputs["discount_rate"]
        years = self.grid.row([_("Year no.")], list(self.job.years), "year")
        return self.grid.row(
            [_("What a pound of the year is worth now")], [(1 + rate) ** -t for t in years], "fine"
        )


def _carbon(kilograms: Cell, tonne: Cell) -> Formula:
    """Kilograms at the price of a tonne; as ``priced``."""
    some = when(is_number(tonne), kilograms * tonne / TONNE, dash())
    known = when(kilograms.equals(0), 0.0, some)
    return when(is_number(kilograms), known, dash())
