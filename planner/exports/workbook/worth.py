"""The sheet Value, second half: present values, net, ratio, gain and the year it pays back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from planner.exports.workbook.formulas import Cell, Formula, as_formula, span
from planner.exports.workbook.functions import all_true, most, net_present, when
from planner.exports.workbook.grid import Grid
from planner.exports.workbook.inputs import Inputs
from planner.exports.workbook.job import Job, Yearly
from planner.exports.workbook.priced import if_known
from planner.exports.workbook.words import dash
from planner.i18n import N_, _
from resources.appraisal import Scope

__all__ = ["Worth", "scope_word", "write_worth"]

_SCOPES: Final = {
    Scope.CASH: N_("Cash alone"),
    Scope.NHS: N_("Health service"),
    Scope.WHOLE: N_("Whole system"),
}
_NAMES: Final = {Scope.CASH: "CASH", Scope.NHS: "NHS", Scope.WHOLE: "SYSTEM"}


@dataclass(frozen=True)
class Worth:
    """The plan's worth within one scope [£, present values]; dashes where an input is missing."""

    benefits: Cell
    costs: Cell
    net: Cell
    ratio: Cell
    gain: Cell
    pays_back: Cell
    cumulative: Yearly


def scope_word(scope: Scope) -> str:
    """Whose benefits are counted, in words."""
    return _(_SCOPES[scope])


def write_worth(
    job: Job,
    grid: Grid,
    inputs: Inputs,
    costs: Yearly,
    benefits: Mapping[Scope, Yearly],
    factors: Yearly,
) -> dict[Scope, Worth]:
    """Fills the part of the sheet below the lines and the discount factors."""
    years = {
        scope: _by_year(job, grid, scope, costs, gained, factors)
        for scope, gained in benefits.items()
    }
    page = grid.page
    page.section(
        _("What the plan is worth"),
        _("Year 0 + NPV of the years after it, at the discount rate; change the rate on Inputs."),
    )
    page.heads([_("Measure"), *(scope_word(scope) for scope in Scope)], 2)
    first = page.row
    rate = inputs["discount_rate"]
    found = {
        scope: (
            if_known(benefits[scope], _present(benefits[scope], rate)),
            _present(costs, rate),
        )
        for scope in Scope
    }
    columns = list(Scope)
    gained = page.line([_("Benefits, present value [£]"), *(found[s][0] for s in columns)],
                       ["label"] + ["pounds"] * 3)[1:]  # fmt: skip
    spent = page.line([_("Costs, present value [£]"), *(found[s][1] for s in columns)],
                      ["label"] + ["pounds"] * 3)[1:]  # fmt: skip
    pairs = list(zip(gained, spent, strict=True))
    net = page.line(
        [_("Net present value [£]"), *(if_known([b], b - c) for b, c in pairs)],
        ["total label"] + ["total pounds"] * 3,
    )[1:]
    ratio = page.line(
        [_("Benefits for each pound spent (BCR)"),
         *(if_known([b], when(c > 0, b / c, dash())) for b, c in pairs)],
        ["label"] + ["exact"] * 3,
    )[1:]  # fmt: skip
    gain = page.line(
        [_("Net benefit for each pound spent (ROI)"),
         *(if_known([n], when(c > 0, n / c, dash())) for n, c in zip(net, spent, strict=True))],
        ["label"] + ["exact"] * 3,
    )[1:]  # fmt: skip
    back = page.line(
        [_("Pays back by year (a dash: not within the plan)"),
         *(_pays_back(*years[scope]) for scope in columns)],
        ["label"] + ["exact"] * 3,
    )[1:]  # fmt: skip
    job.book.name_block("VALUE_TABLE", page.block(first, 1, page.row - 1, 4))
    made = {}
    for i, scope in enumerate(columns):
        name = _NAMES[scope]
        job.book.name(f"NPV_{name}", net[i])
        job.book.name(f"BCR_{name}", ratio[i])
        job.book.name(f"BREAK_EVEN_{name}", back[i])
        made[scope] = Worth(
            gained[i], spent[i], net[i], ratio[i], gain[i], back[i], years[scope][0]
        )
    job.book.name("BREAK_EVEN", back[columns.index(Scope.NHS)])
    return made


def _by_year(
    job: Job, grid: Grid, scope: Scope, costs: Yearly, benefits: Yearly, factors: Yearly
) -> tuple[Yearly, Yearly]:
    """Present values added up since the base year, and where they come up to nothing."""
    page = grid.page
    page.section(
        _("{scope}: present values by year", scope=scope_word(scope)),
        _("It pays back where what is added up is no longer below nothing, for good."),
    )
    grid.heads(_("Measure"))
    pairs = zip(benefits, costs, strict=True)
    net = grid.row(
        [_("Benefits less costs [£, real]")], [if_known([b], b - c) for b, c in pairs], "pounds"
    )
    present = grid.row(
        [_("In present values [£]")],
        [if_known([n], n * f) for n, f in zip(net, factors, strict=True)],
        "pounds",
    )
    row = page.row
    grid.cells([_("Added up since the base year [£]")], ["total label"])
    added: list[Cell] = []
    for t in job.years:
        so_far: Formula = if_known([present[t]], present[t])
        if t:
            so_far = if_known([added[-1], present[t]], added[-1] + present[t])
        added.append(page.put(row, grid.first_year + t, so_far, "total pounds"))
    crossings = grid.row([_("Comes up to nothing at year")], _crossings(added), "exact")
    return tuple(added), crossings


def _crossings(added: Sequence[Cell]) -> list[Formula | float]:
    """Where a line from each year to the next comes up to nothing; nought where it does not."""
    made: list[Formula | float] = []
    for t, (here, after) in enumerate(pairwise(added)):
        rises = all_true(here < 0, after >= 0)
        made.append(if_known([here, after], when(rises, t + here / (here - after), 0.0)))
    return [*made, 0.0]


def _pays_back(added: Yearly, crossings: Yearly) -> Formula:
    last = added[-1]
    return if_known(added, when(last < 0, dash(), most(span(crossings))))


def _present(flows: Yearly, rate: Formula) -> Formula:
    """Flows from year 0 on, in present value."""
    if len(flows) == 1:
        return flows[0] + as_formula(0.0)
    return flows[0] + net_present(rate, span(flows[1:]))
