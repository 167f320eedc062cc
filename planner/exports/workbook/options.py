"""The sheet Options: doing nothing beside the preferred option, in the last plan year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.exports.workbook.activity import Activity
from planner.exports.workbook.affordability import Affordability
from planner.exports.workbook.charts import options_by_setting
from planner.exports.workbook.costs import Costs
from planner.exports.workbook.diagnostics import Diagnostics
from planner.exports.workbook.flow import Flow
from planner.exports.workbook.formulas import Block, Formula, as_formula, span
from planner.exports.workbook.functions import all_true, is_number, when
from planner.exports.workbook.inputs import Inputs
from planner.exports.workbook.job import Job, Yearly
from planner.exports.workbook.outcomes import Outcomes
from planner.exports.workbook.partners import Partners
from planner.exports.workbook.release import Release
from planner.exports.workbook.transfer import Transfer
from planner.exports.workbook.value import Value
from planner.exports.workbook.words import dash, setting_words, year_word
from planner.exports.workbook.workforce import Workforce
from planner.i18n import _

__all__ = ["Figures", "write_options"]

Pair = tuple[Formula, Formula]


@dataclass(frozen=True)
class Figures:
    """Every sheet's cells that the summaries are made of.

    ``starting`` are people who begin training, by role; ``training`` its cost [£ a year, real].
    """

    inputs: Inputs
    flow: Flow
    activity: Activity
    workforce: Workforce
    transfer: Transfer
    diagnostics: Diagnostics
    costs: Costs
    release: Release
    affordability: Affordability
    starting: Mapping[str, Yearly]
    training: Yearly
    outcomes: Outcomes
    value: Value
    partners: Partners


def write_options(job: Job, figures: Figures) -> None:
    """Fills the first part of the sheet, which is live."""
    page = job.pages["options"]
    last = job.years[-1]
    page.widths(66, 20, 20, 20, 26, 26)
    heads = [_("Measure"), _("Do nothing"), _("Preferred option"), _("Difference"), _("Unit")]
    note = _("Both at the demand of {year}; other options stand below.", year=year_word(last))
    job.open("options", figures.inputs.banner, heads, (2, 3, 4), note)
    writer = _Writer(job, figures)
    first = page.row
    by_setting = writer.contacts()
    writer.shift()
    writer.staff()
    writer.money()
    job.book.name_block("OPTION_TABLE", page.block(first, 1, page.row - 1, 4))
    names = page.block(page.head_row, 2, page.head_row, 3)
    options_by_setting(page, names, by_setting)


class _Writer:
    """Rows with a figure for each option."""

    def __init__(self, job: Job, figures: Figures) -> None:
        self.page = job.pages["options"]
        self.last = job.years[-1]
        self.figures = figures

    def _row(self, label: str, pair: Pair, form: str, unit: str, style: str = "label") -> Block:
        page, row = self.page, self.page.row
        cells = page.line([label, *pair], [style, form, form])
        one, two = cells[1], cells[2]
        if isinstance(one.value, str) or isinstance(two.value, str) or form == "share":
            both = all_true(is_number(one), is_number(two))
            difference = when(both, two - one, dash())
        else:
            difference = two - one
        page.put(row, 4, difference, form)
        page.put(row, 5, unit, "label")
        return span(cells[1:3])

    def _group(self, text: str) -> None:
        self.page.line([text, None, None, None, None], ["group"] * 5)

    def _at(self, pair: Sequence[Yearly]) -> Pair:
        return pair[0][self.last], pair[1][self.last]

    def contacts(self) -> dict[str, Block]:
        """Contacts by setting and in all."""
        self._group(_("Contacts"))
        words, unit = setting_words(), _("contacts a year")
        contacts = self.figures.activity.contacts
        made = {
            setting: self._row(
                word,
                self._at([c.by_setting[setting] for c in contacts]),
                "number",
                unit,
                f"{setting} label",
            )
            for setting, word in words.items()
        }
        self._row(_("All contacts"), self._at([c.total for c in contacts]), "number", unit)
        days = self._at(self.figures.activity.bed_days)
        self._row(_("Bed days"), days, "number", _("days a year"))
        return made

    def shift(self) -> None:
        """The five measures of left shift, and whether the resource follows."""
        figures = self.figures
        self._group(_("Left shift"))
        outside = _("share outside hospital")
        self._row(_("LS1: contacts"), self._at(figures.activity.ls1), "share", outside)
        self._row(_("LS2: cost"), self._at(figures.costs.ls2), "share", outside)
        self._row(_("LS3: staff hours"), self._at(figures.workforce.ls3), "share", outside)
        self._row(
            _("LS4: bed days"), self._at(figures.activity.ls4), "exact", _("per 1,000 people")
        )
        self._row(_("LS5: tests"), self._at(figures.activity.ls5), "share", outside)
        follows: Pair = as_formula(dash()), figures.release.follows[self.last]
        self._row(_("RF: resource follows need"), follows, "exact", _("released ÷ needed"))

    def staff(self) -> None:
        """Whole-time equivalents outside and in hospital."""
        self._group(_("Staff"))
        hours = self.figures.inputs.hours
        workforce = self.figures.workforce
        inside = self._at(workforce.hospital_hours)
        whole = self._at(workforce.hours)
        outside: Pair = (whole[0] - inside[0]) / hours, (whole[1] - inside[1]) / hours
        self._row(_("Staff outside hospital"), outside, "exact", _("WTE"))
        self._row(_("Staff in hospital"), (inside[0] / hours, inside[1] / hours), "exact", _("WTE"))
        nobody = as_formula(0.0)
        for label, cell in (
            (_("Required outside hospital"), self.figures.transfer.needed),
            (_("Moves from hospital to outside it"), self.figures.transfer.moved),
        ):
            self._row(label, (nobody, cell), "exact", _("WTE"))

    def money(self) -> None:
        """Pounds: what it costs, what is released and what is paid once."""
        figures, last = self.figures, self.last
        costs = figures.costs
        self._group(_("Money, real"))
        yearly, nothing = _("£ a year"), as_formula(0.0)
        before, after = costs.community
        pair: Pair = before.total[last], after.total[last]
        self._row(_("Cost outside hospital"), pair, "pounds", yearly)
        hospital = self._at(costs.hospital)
        label = _("Hospital at full average cost (moving care does not release it)")
        self._row(label, hospital, "pounds", yearly)
        for label, row in (
            (_("Released by hospital"), figures.release.released),
            (_("of which cashable"), figures.release.cashable),
            (_("of which capacity"), figures.release.capacity),
            (_("Stranded in hospital"), figures.release.stranded),
        ):
            self._row(label, (nothing, row[last]), "pounds", yearly)
        once: Pair = nothing, figures.affordability.double_running
        self._row(_("Double running"), once, "pounds", _("£, once"))
