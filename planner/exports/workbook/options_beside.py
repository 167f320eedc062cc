"""The sheet Options, last part: four options and the scenarios side by side, and their scores."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from planner.exports.workbook.formulas import Cell
from planner.exports.workbook.functions import absolute, count, product_sum, total, when
from planner.exports.workbook.job import Job
from planner.exports.workbook.page import Content, Page
from planner.exports.workbook.words import dash
from planner.i18n import N_, _, language
from planner.options import KINDS, criterion_word, four_options, options_side_by_side
from planner.scenarios import SideBySide, ready_made, side_by_side
from resources.appraisal import Scope, appraisal

if TYPE_CHECKING:
    from pathways.scenarios import OptionsAppraisal
    from resources.compared import Compared

__all__ = ["write_beside"]

PENNY: Final = 0.01  # less is what sums leave behind
FEW_DRAWS: Final = 500  # scenarios are shown by their central values
_ROWS: Final = {
    "contacts_out": (N_("Contacts a year that leave hospital"), N_("contacts a year"), "whole"),
    "ls1": (N_("LS1: contacts outside hospital"), N_("share"), "share"),
    "wte_needed": (N_("Staff required outside hospital"), N_("WTE"), "exact"),
    "recurring_cost": (N_("Extra cost outside hospital"), N_("£ a year"), "pounds"),
    "released": (N_("Released by hospital"), N_("£ a year"), "pounds"),
    "net_recurring": (N_("Needed less released"), N_("£ a year"), "pounds"),
    "double_running": (N_("Double running"), N_("£, once"), "pounds"),
}


def write_beside(job: Job) -> Cell:
    """Fills the part of the sheet below doing nothing and the preferred option.

    Gives the cell that says whether the weights add up.
    """
    page, proposal = job.pages["options"], job.proposal
    chosen = proposal.pathway.options_appraisal
    weighed = chosen or four_options(proposal.pathway)
    beside = options_side_by_side(proposal.workspace, proposal.pathway, weighed)
    note = _("In grey: worked out by the planner when the workbook was written.")
    page.section(_("Options side by side"), note)
    if chosen is None:
        text = _(
            "Nobody has chosen options yet. Do minimum is the proposed pathway at half the "
            "pace, stretch at the high end of each year; both are illustrative."
        )
        page.put(page.row, 1, text, "note")
        page.row += 1
    _table(page, job, beside, is_chance=True)
    page.section(_("Scenarios side by side"), note)
    scenarios = proposal.pathway.scenarios or ready_made(proposal.pathway)
    under = side_by_side(
        proposal.workspace, proposal.pathway, scenarios, option=proposal.option, count=FEW_DRAWS
    )
    _table(page, job, under, is_chance=False)
    return _scores(page, job, weighed)


def _table(page: Page, job: Job, beside: SideBySide | None, *, is_chance: bool) -> None:
    if beside is None or beside.compared is None:
        page.line([_("No option can be worked out yet.")], ["label"])
        return
    names = [one.scenario.name.said(language()) for one in beside.shown]
    page.heads([_("Measure"), *names, _("Unit")], range(2, 2 + len(names)))
    found = beside.compared
    for key, (label, unit, form) in _ROWS.items():
        _values(page, _(label), [_or_dash(v) for v in found.central(key)], form, _(unit))
    worth = [appraisal(made).view(Scope.NHS).worth for made in found.made]
    net = [dash() if one is None else one.net for one in worth]
    _values(page, _("Net present value: health service"), net, "pounds", _("£"))
    if is_chance:
        label = _("Chance that benefits exceed costs")
        _values(page, label, _chances(job, found), "share", _("share of draws"))
    for one in beside.scenarios:
        if one.error is not None:
            why = _("{option}: {why}", option=one.scenario.name.said(language()),
                    why=str(one.error))  # fmt: skip
            page.line([why], ["plain app"])


def _or_dash(value: float | None) -> Content:
    return dash() if value is None else value


def _values(page: Page, label: str, values: Sequence[Content], form: str, unit: str) -> None:
    page.line([label, *values, unit], ["label", *[f"app {form}"] * len(values), "label"])


def _chances(job: Job, found: "Compared") -> list[Content]:
    said: list[Content] = []
    proposal = job.proposal
    for made, drawn in zip(found.made, found.drawn, strict=True):
        is_ours = (made.pathway, made.option) == (proposal.whole, proposal.option)
        worth = (proposal.drawn if is_ours else drawn).draws["npv_nhs"]
        has_worth = bool((abs(worth) >= PENNY).any())
        said.append(float((worth > 0).mean()) if has_worth else dash())
    return said


def _scores(page: Page, job: Job, weighed: "OptionsAppraisal") -> Cell:
    """Weights and marks to be typed in, and each option's total."""
    page.section(
        _("Scores (programme budgeting and marginal analysis)"),
        _("Weights add up to 100%; marks run from 0 to 100. Whoever scores types them in."),
    )
    names = [option.name.said(language()) for option in weighed.options]
    heads = [_("Criterion"), _("Weight"), *names]
    page.heads(heads, range(2, len(heads) + 1))
    kinds = [_(KINDS[option.kind]) for option in weighed.options]
    page.line([None, None, *kinds], ["label"] * len(heads))
    first = page.row
    for criterion, weight in weighed.weights.items():
        marks = [o.marks[criterion].score if criterion in o.marks else None
                 for o in weighed.options]  # fmt: skip
        cells = page.line(
            [criterion_word(criterion), weight, *marks],
            ["label", "input rate", *["input general"] * len(marks)],
        )
        page.within(cells[1], 0, 1)
        for cell in cells[2:]:
            page.within(cell, 0, 100)
    last = max(first, page.row - 1)
    weights = page.block(first, 2, last, 2)
    columns = [page.block(first, 3 + i, last, 3 + i) for i in range(len(names))]
    sums = [
        when(count(marks).equals(len(weighed.weights)), product_sum(weights, marks), dash())
        for marks in columns
    ]
    whole = total(weights)
    cells = page.line(
        [_("Weighted total, 0 to 100"), whole, *sums],
        ["total label", "total rate", *["total number"] * len(sums)],
    )
    job.book.name_block("PBMA_WEIGHTS", weights)
    row = page.row
    page.line([_("Weights add up to 100%")], ["label"])
    return page.put(row, 2, absolute(cells[1] - 1) < 1e-6, "check")
