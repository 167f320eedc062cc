"""Inputs that not every plan has: numbers that nobody has given yet, and claims on admissions."""

from collections.abc import Iterator
from typing import Final

from pathways.values import basis_kind
from planner.exports.workbook.formulas import Cell, span
from planner.exports.workbook.functions import choose, count, when
from planner.exports.workbook.job import Job
from planner.exports.workbook.page import Page
from planner.exports.workbook.words import dash, no, unit_words, yes
from planner.i18n import N_, _, language
from planner.inputs import Input
from resources.assumptions import Blank

__all__ = ["claim_inputs", "write_blanks"]

# What the sheets of the workbook ask for; other blanks are for figures that are not in it.
_ASKED: Final = ("value.", "training.", "turnover", "travel.", "digital.", "welsh.")
_CLAIM: Final = (
    ("at_risk", N_("People at risk whom the pathway reaches"), "people"),
    ("baseline_risk", N_("Chance of an admission in a year as things are"), "share"),
    ("relative_reduction", N_("Share of those admissions that it avoids"), "share"),
    ("attribution", N_("Share of the effect that is due to it"), "share"),
    ("length_of_stay", N_("Length of a stay"), "days"),
)


def claim_inputs(job: Job) -> Iterator[Input]:
    """The numbers of the pathway's claim that it avoids admissions, if it makes one."""
    claim = job.pathway.avoided
    if claim is None:
        return
    for field, label, unit in _CLAIM:
        quantity = getattr(claim, field)
        yield Input(
            key=f"avoided.{field}",
            group=_("Admissions that the pathway says it avoids"),
            label=_(label),
            unit=unit,
            quantity=quantity,
            basis=basis_kind(quantity.basis),
            source=quantity.source or quantity.basis,
        )


def write_blanks(job: Job, page: Page, scenario: Cell) -> dict[str, Cell]:
    """A row for each number that nobody has given yet; a dash is used until all three are there."""
    blanks = job.estimate.assumptions.blanks
    asked = [blank for key, blank in blanks.items() if key.startswith(_ASKED)]
    if asked:
        title = _("Not given yet: figures that need one of these show a dash until it is")
        page.line([title, *[None] * 12], ["group"] * 13)
    return {blank.key: _row(page, blank, scenario) for blank in asked}


def _row(page: Page, blank: Blank, scenario: Cell) -> Cell:
    form = "rate" if blank.unit.startswith("share") else "general"
    row = page.row
    holder = _("To be asked of: {holder}", holder=blank.holder.said(language()))
    cells = page.line(
        [
            blank.key, blank.name.said(language()), unit_words(blank.unit), None, None, None, None,
            None, holder, blank.price_year or None, None, None, no(),
        ],
        [
            "small label", "label", "label", *[f"input {form}"] * 3, form, *["input text"] * 6,
        ],
    )  # fmt: skip
    given = span(cells[3:6])
    for cell in cells[3:6]:
        page.within(cell, blank.bounds.low, blank.bounds.high)
    page.choice(cells[-1], yes(), no())
    used = when(count(given).equals(3), choose(scenario, *cells[3:6]), dash())
    return page.put(row, 7, used, form)
