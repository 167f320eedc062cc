"""The sheet Checks: arithmetic that is tested live, and what the planning group will ask."""

from collections.abc import Iterator
from typing import Final

from planner.checks import Severity
from planner.exports.workbook.formulas import Cell, Formula, as_formula, span
from planner.exports.workbook.functions import (
    absolute,
    all_true,
    count_if,
    least,
    most,
    product_sum,
    total,
)
from planner.exports.workbook.job import Job, in_year
from planner.exports.workbook.options import Figures
from planner.exports.workbook.words import part_word
from planner.i18n import N_, _
from planner.inputs import design_word
from resources.appraisal import Scope

__all__ = ["write_checks"]

_SMALL: Final = 1e-6
_PENNY: Final = 0.005
_WORDS: Final = {
    Severity.ERROR: N_("to fix"),
    Severity.WARNING: N_("to answer"),
    Severity.INFO: N_("tip"),
}


def write_checks(job: Job, figures: Figures, weights: Cell) -> Cell:
    """Fills the sheet, and gives the cell that counts what is open.

    ``weights`` says whether those of the options add up.
    """
    page = job.pages["checks"]
    page.widths(16, 13, 70, 56, 46, 12)
    heads = [_("Check"), _("Rule"), _("What it says"), _("What to do"), _("Answer"), _("Holds")]
    note = _("Arithmetic is tested as you read. What the planner found is as it was when written.")
    job.open("checks", figures.inputs.banner, heads, note=note)
    first = page.row
    holds = [
        page.line(
            [_("arithmetic"), None, text, None, None, test],
            ["label", "label", "label", "label", "label", "check"],
        )[5]
        for text, test in (*_arithmetic(job, figures), *_worth(job, figures, weights))
    ]
    page.alarm(holds)
    settled: list[Cell] = []
    for found in job.proposal.findings:
        row = page.row
        cells = page.line(
            [_(_WORDS[found.severity]), found.rule, found.message, found.advice,
             found.answer or None],
            ["app", "app", "app", "app", "input text"],
        )  # fmt: skip
        test: Formula = as_formula(found.severity is Severity.INFO)
        if found.severity is Severity.WARNING:
            test = cells[4].differs("")
        settled.append(page.put(row, 6, test, "check"))
    page.alarm(settled)
    marks = page.block(first, 6, page.row - 1, 6)
    page.row += 1
    made = page.line(
        [_("Open checks"), None, _("Checks that do not hold or wait for an answer"), None, None,
         count_if(marks, as_formula(False))],
        ["total label"] * 5 + ["total year"],
    )[5]  # fmt: skip
    return job.book.name("CHECKS_OPEN", made)


def _arithmetic(job: Job, figures: Figures) -> Iterator[tuple[str, Formula]]:
    """What must be true whatever is typed in, each with its test."""
    inputs, last = figures.inputs, job.years[-1]
    yield _("Every range runs from low to high"), inputs.out_of_order.equals(0)
    scenario = inputs.scenario
    yield _("The scenario is 1, 2 or 3"), all_true(scenario >= 1, scenario <= 3)
    shares = span(figures.activity.adoption)
    yield _("Adoption lies from 0% to 100%"), all_true(least(shares) >= 0, most(shares) <= 1)
    split = inputs["fixed_share"] + inputs["semi_share"] + inputs["variable_share"]
    central = _("Fixed, semi-fixed and variable shares add up to 100%")
    yield central, absolute(split - 1) < _SMALL
    for design in job.designs:
        word = design_word(design)
        yield (
            _("Chances out of each step add up ({design})", design=word),
            figures.flow.rows_add_up[design],
        )
        yield (
            _("Everybody who enters leaves ({design})", design=word),
            figures.flow.ends_add_up[design],
        )
    for label, contacts in zip(
        (
            _("Contacts by setting add up to contacts by step (nothing changes)"),
            _("Contacts by setting add up to contacts by step (as planned)"),
        ),
        figures.activity.contacts,
        strict=True,
    ):
        rows = list(contacts.by_step.values())
        by_step = total(in_year(rows, last)) if rows else as_formula(0.0)
        yield label, absolute(contacts.total[last] - by_step) < _SMALL
    for label, lines, hours in zip(
        (
            _("Minutes by role add up to minutes by line (nothing changes)"),
            _("Minutes by role add up to minutes by line (as planned)"),
        ),
        figures.workforce.lines,
        figures.workforce.hours,
        strict=True,
    ):
        rows = list(lines.values())
        by_line = total(in_year(rows, last)) if rows else as_formula(0.0)
        yield label, absolute(hours[last] * 60 - by_line) < _SMALL
    for part, table in figures.transfer.parts.items():
        label = _("Released minutes are all accounted for: {part}", part=part_word(part))
        yield label, table.conserves.equals(as_formula(True))
    yield (
        _("Pounds of released time are all accounted for"),
        figures.transfer.pounds_conserve.equals(as_formula(True)),
    )
    release = figures.release
    parts = release.variable[last] + release.semi_fixed[last] + release.stranded[last]
    yield (
        _("Variable, semi-fixed and stranded add up to the average cost of what left"),
        absolute(parts - release.average[last]) < _SMALL,
    )
    split = release.cashable[last] + release.capacity[last]
    yield (
        _("Cashable and capacity add up to what is released"),
        absolute(split - release.released[last]) < _SMALL,
    )
    quarters = figures.affordability.by_quarter
    running = total(span(quarters)) if quarters else as_formula(0.0)
    yield (
        _("Double running by quarter adds up"),
        absolute(running - figures.affordability.double_running) < _SMALL,
    )


def _worth(job: Job, figures: Figures, weights: Cell) -> Iterator[tuple[str, Formula]]:
    """What must be true of value, partners and options whatever is typed in."""
    found, last = figures.value, job.years[-1]
    one = found.worth[Scope.CASH]
    label = _("Costs year by year × discount factors come to their present value")
    by_year = product_sum(span(found.costs), span(found.factors))
    yield label, absolute(by_year - one.costs) < _PENNY
    label = _("Present values added up come to the net present value")
    yield label, absolute(one.cumulative[last] - one.net) < _PENNY
    partners = figures.partners
    gained = figures.release.released[last] - figures.costs.recurring[last]
    label = _("What partners gain adds up to what is released less what is needed")
    running = found.lines["double_running"][last]
    yield label, absolute(partners.total[last] - (gained - running)) < _PENNY
    once = total(span(found.lines["double_running"]))
    label = _("Double running by year adds up to double running by quarter")
    yield label, absolute(once - figures.affordability.double_running) < _PENNY
    yield _("Weights of the options add up to 100%"), weights.equals(as_formula(True))
