"""The sheet Uncertainty: ranges, chances and what moves the result, as the planner drew them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from planner.exports.workbook.charts import ranges, swings
from planner.exports.workbook.formulas import Block, Cell, Formula
from planner.exports.workbook.functions import absolute, when
from planner.exports.workbook.job import Job
from planner.exports.workbook.options import Figures
from planner.exports.workbook.page import Content, Page
from planner.exports.workbook.words import dash, unit_words, year_word
from planner.i18n import N_, _
from planner.inputs import inputs_of
from planner.proposals import planner_version
from planner.switch_words import input_words, switch_sentences
from resources.appraisal import Scope

if TYPE_CHECKING:
    from resources.sampled import Sample

__all__ = ["Uncertainty", "write_uncertainty"]

SHOWN: Final = 12  # inputs in the table and the chart of what moves the result
SWITCHES: Final = 8
PENNY: Final = 0.01  # less is what sums leave behind
SAME: Final = 1e-9
_LABELS: Final = {
    "contacts_out": (N_("Contacts a year that leave hospital"), N_("contacts a year"), "whole"),
    "ls1": (N_("LS1: contacts outside hospital"), N_("share"), "share"),
    "wte_needed": (N_("Staff required outside hospital"), N_("WTE"), "exact"),
    "wte_moved": (N_("Moves from hospital to outside it"), N_("WTE"), "exact"),
    "recurring_cost": (N_("Extra cost outside hospital"), N_("£ a year"), "pounds"),
    "released": (N_("Released by hospital"), N_("£ a year"), "pounds"),
    "net_recurring": (N_("Needed less released"), N_("£ a year"), "pounds"),
    "double_running": (N_("Double running"), N_("£, once"), "pounds"),
    "npv_cash": (N_("Net present value: cash alone"), N_("£"), "pounds"),
    "npv_nhs": (N_("Net present value: health service"), N_("£"), "pounds"),
}
_MONEY: Final = ("recurring_cost", "npv_nhs")


@dataclass(frozen=True)
class Uncertainty:
    """Cells that the sheet Decision shows: the middle ratio of benefits to costs, and the chance
    that benefits exceed costs; dashes where nothing is spent or gained."""

    ratio: Cell
    chance: Cell


def write_uncertainty(job: Job, figures: Figures) -> Uncertainty:
    """Fills the sheet with values in grey; Excel cannot draw them anew."""
    page = job.pages["uncertainty"]
    page.widths(62, 22, 17, 17, 19, 19, 20, 20)
    heads = [
        _("Figure"), _("Unit"), _("Central"), _("1 in 10 is below"), _("Half are below"),
        _("1 in 10 is above"),
    ]  # fmt: skip
    note = _("In grey: drawn by the planner, which takes every input from its range at once.")
    job.open("uncertainty", None, heads, (3, 4, 5, 6), note)
    writer = _Writer(job, page, figures)
    found = writer.likely()
    writer.made()
    writer.tornado()
    writer.switches()
    return found


class _Writer:
    """The sheet, table by table."""

    def __init__(self, job: Job, page: Page, figures: Figures) -> None:
        self.job = job
        self.page = page
        self.figures = figures
        self.drawn: Sample = job.proposal.drawn

    def _central(self) -> dict[str, Formula]:
        figures, last = self.figures, self.job.years[-1]
        costs, release = figures.costs, figures.release
        return {
            "contacts_out": figures.activity.contacts_out[last],
            "ls1": figures.activity.ls1[1][last],
            "wte_needed": figures.transfer.needed,
            "wte_moved": figures.transfer.moved,
            "recurring_cost": costs.recurring[last],
            "released": release.released[last],
            "net_recurring": costs.recurring[last] - release.released[last],
            "double_running": figures.affordability.double_running,
            "npv_cash": figures.value.worth[Scope.CASH].net,
            "npv_nhs": figures.value.worth[Scope.NHS].net,
        }

    def likely(self) -> Uncertainty:
        """Where each figure lies 8 times in 10, and how often the plan pays."""
        page = self.page
        central = self._central()
        rows: dict[str, int] = {}
        first = page.row
        for key, (label, unit, form) in _LABELS.items():
            rows[key] = page.row
            drawn = self.drawn.interval(key)
            page.line(
                [_(label), _(unit), central[key], *drawn],
                ["label", "label", form, *[f"app {form}"] * 3],
            )
        last = page.row - 1
        self.job.book.name_block("MC_TABLE", page.block(first, 1, last, 6))
        page.row += 1
        has_worth = bool((abs(self.drawn.draws["npv_nhs"]) >= PENNY).any())
        ratio = self.drawn.interval("bcr_nhs").middle
        is_known = has_worth and math.isfinite(ratio)
        made = [
            self._one(_("Chance that the cash released exceeds costs"),
                      self.drawn.chance("npv_cash") if has_worth else dash(), "app share"),
            self._one(_("Chance that benefits exceed costs (health service)"),
                      self.drawn.chance("npv_nhs") if has_worth else dash(), "app share"),
            self._one(_("Benefits for each pound spent (BCR), half are below"),
                      ratio if is_known else dash(), "app exact"),
        ]  # fmt: skip
        names, low, middle, high = (
            page.block(rows[_MONEY[0]], c, rows[_MONEY[1]], c) for c in (1, 4, 5, 6)
        )
        ranges(page, names, low, middle, high)
        return Uncertainty(made[2], made[1])

    def _one(self, label: str, value: Content, style: str) -> Cell:
        return self.page.line([label, None, None, None, value], ["label"] * 4 + [style])[4]

    def made(self) -> None:
        """How the values were drawn, and whether the inputs are still the same."""
        page, inputs = self.page, self.figures.inputs
        page.section(_("How these values were drawn"))
        proposal = self.job.proposal
        for label, value, style in (
            (_("Draws"), float(self.drawn.count), "app whole"),
            (_("Seed"), float(self.drawn.seed), "app year"),
            (_("Planner version"), planner_version(), "app"),
        ):
            page.line([label, value], ["label", style])
        text = _("Fingerprint of the inputs (SHA-256)")
        mark = page.line([text, proposal.fingerprint], ["label", "app"])[1]
        self.job.book.name("MC_FINGERPRINT", mark)
        then = page.line(
            [_("Check number of all ranges when drawn"), inputs.digest.value],
            ["label", "app general"],
        )[1]
        page.line([_("Check number of all ranges now"), inputs.digest], ["label", "general"])
        is_same = absolute(inputs.digest - then) <= SAME * absolute(then)
        state = page.line([_("No range has changed since"), is_same], ["label", "check"])[1]
        state = self.job.book.name("MC_UP_TO_DATE", state)
        page.alarm([state])
        again = _(
            "Run again in the planner: an input has changed, and the values in grey are those of "
            "the inputs before."
        )
        page.put(3, 1, when(state, inputs.banner, again), "banner")

    def tornado(self) -> None:
        """The inputs that move the net recurring cost most, each alone."""
        page, proposal = self.page, self.job.proposal
        known = {found.key: found for found in inputs_of(proposal.estimate)}
        found = [s for s in proposal.swings if s.size > 0 and s.key in known][:SHOWN]
        page.section(
            _("What moves the net recurring cost of {year} most [£ a year]",
              year=year_word(self.job.years[-1])),
            _("Each input at its low and at its high, the others as they are."),
        )  # fmt: skip
        page.heads(
            [
                _("Input"), _("Unit"), _("Low"), _("High"), _("Result at its low"),
                _("Result at its high"), _("From the centre at its low"),
                _("From the centre at its high"),
            ],
            range(3, 9),
        )  # fmt: skip
        if not found:
            page.line([_("No input has a range.")], ["label"])
            return
        first = page.row
        centre = proposal.estimate.final.net_recurring
        for swing in found:
            one = known[swing.key]
            form = "app rate" if one.unit.startswith("share") else "app general"
            page.line(
                [
                    input_words(one), unit_words(one.unit), swing.quantity.low, swing.quantity.high,
                    swing.at_low, swing.at_high, swing.at_low - centre, swing.at_high - centre,
                ],
                ["label", "label", form, form, *["app pounds"] * 4],
            )  # fmt: skip
        names, low, high = self._columns(first, (1, 7, 8))
        self.job.book.name_block("TORNADO", page.block(first, 1, page.row - 1, 8))
        swings(page, names, low, high)

    def _columns(self, first: int, columns: Sequence[int]) -> list[Block]:
        return [self.page.block(first, c, self.page.row - 1, c) for c in columns]

    def switches(self) -> None:
        """What would have to be true for the answer to turn."""
        from resources.switches import REACH, switches

        made = self.job.proposal.estimate
        keys = [s.key for s in self.job.proposal.swings if s.size > 0]
        keys = [key for key in keys if not key.startswith("adoption.")]
        reach = [REACH] if made.pathway.adoption else []
        self.page.section(_("What would have to be true"))
        for text in switch_sentences(made, switches(made, [*reach, *keys][:SWITCHES])):
            self.page.line([text], ["plain app"])
