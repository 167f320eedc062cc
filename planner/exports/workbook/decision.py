"""The sheet Decision: the ask in one sentence, the five numbers, and where each comes from."""

from collections.abc import Mapping
from typing import Final

from planner.exports.workbook.charts import stacked_by_setting
from planner.exports.workbook.formulas import Cell, Formula
from planner.exports.workbook.functions import absolute, said_as, sentence, when
from planner.exports.workbook.grid import Grid
from planner.exports.workbook.job import Job
from planner.exports.workbook.options import Figures
from planner.exports.workbook.page import Content
from planner.exports.workbook.uncertainty import Uncertainty
from planner.exports.workbook.words import SHEETS, setting_words, year_word
from planner.i18n import N_, _
from planner.likely import likely_shortly
from planner.proposals import ask_verb, exit_sentence, route, status_sentence, status_word
from resources.appraisal import Scope

__all__ = ["write_decision"]

_MORE: Final = N_(
    "The Pan-Cluster Planning Group (PCPG) is asked to {verb} “{pathway}” for {cluster}: in plan "
    "year {year} it moves {contacts} contacts a year out of hospital ({now} to {then} of contacts "
    "outside it), needs {needed} whole-time equivalents (WTE) outside hospital of which {moved} "
    "move from it, costs {cost} a year more outside hospital against {released} a year that "
    "hospital releases, and needs {double} of double running, once."
)
_LESS: Final = N_(
    "The Pan-Cluster Planning Group (PCPG) is asked to {verb} “{pathway}” for {cluster}: in plan "
    "year {year} it moves {contacts} contacts a year out of hospital ({now} to {then} of contacts "
    "outside it), needs {needed} whole-time equivalents (WTE) outside hospital of which {moved} "
    "move from it, costs {cost} a year less outside hospital while hospital releases {released} a "
    "year, and needs {double} of double running, once."
)

_SUBJECTS: Final = {
    "inputs": N_("Every number that goes in, with its range, basis and source"),
    "flow": N_("Chances of each design, and visits of each step by one entrant"),
    "activity": N_("Demand, visits, contacts, tests and bed days by year"),
    "workforce": N_("Staff lines, minutes, whole-time equivalents, supply and gap"),
    "transfer": N_("What each role releases and who receives it"),
    "diagnostics": N_("The four features of each test, devices, kits and cost"),
    "costs": N_("Real and nominal pounds, release, double running, funding"),
    "value": N_("Real costs and benefits, discounted: net, ratio and the year it pays back"),
    "partners": N_("Who pays and who gains, a pooled budget and a blended payment"),
    "equity": N_("Who is reached, how near, in Welsh; journeys and carbon"),
    "uncertainty": N_("Where each figure likely lies, and what moves the result"),
    "options": N_("Options and scenarios side by side, and their scores"),
    "benefits": N_("What will be measured, by whom and when"),
    "quality": N_("Standards, well-being, language, engagement and risks"),
    "exit": N_("When it is mainstreamed or stopped, milestones, decisions"),
    "checks": N_("Arithmetic tested live, and what the planning group will ask"),
    "sources": N_("What numbers rest on, attribution and versions"),
}


def write_decision(
    job: Job,
    figures: Figures,
    checks_open: Cell,
    facts: Mapping[str, Cell],
    unsure: Uncertainty,
) -> None:
    """Fills the first sheet from all the others; ``facts`` are names that were typed."""
    page = job.pages["decision"]
    page.widths(92, *[17.5] * max(6, len(job.years)))
    heads = [_("For decision"), *job.year_words]
    job.open("decision", figures.inputs.banner, heads, 2)
    writer = _Writer(job, figures, checks_open, facts, unsure)
    writer.ask()
    writer.five_numbers()
    writer.beside()
    writer.shift()
    writer.contacts()
    writer.trace()
    writer.sheets()


class _Writer:
    """The sheet, part by part."""

    def __init__(
        self,
        job: Job,
        figures: Figures,
        checks_open: Cell,
        facts: Mapping[str, Cell],
        unsure: Uncertainty,
    ) -> None:
        self.job = job
        self.page = job.pages["decision"]
        self.grid = Grid(job, self.page, 1)
        self.figures = figures
        self.checks_open = checks_open
        self.facts = facts
        self.unsure = unsure
        self.last = job.years[-1]

    def ask(self) -> None:
        """What the planning group is asked for, and by which route; the chart stands beside it."""
        page, proposal = self.page, self.job.proposal
        page.section(_("The ask"))
        self.first = page.row
        page.row += 1
        status = _(
            "Status when written: {word}. {checks}.",
            word=status_word(proposal),
            checks=status_sentence(proposal),
        )
        lines = [
            (_("Route: {route}.", route=route(proposal)), "label"),
            (exit_sentence(proposal), "label"),
            (status, "app"),
        ]
        if proposal.pathway.is_starter:
            starter = _("This pathway is an illustrative starter: it is not clinically approved.")
            lines.append((starter, "strong label"))
        for text, style in lines:
            page.line([text], [style])
        page.put(self.first, 1, self._ask(), "ask")

    def _ask(self) -> Formula:
        figures, last = self.figures, self.last
        recurring = figures.costs.recurring[last]
        blanks = {
            "pathway": self.facts["pathway"],
            "cluster": self.facts["cluster"],
            "contacts": said_as(figures.activity.contacts_out[last], "#,##0"),
            "now": said_as(figures.activity.ls1[0][last], "0%"),
            "then": said_as(figures.activity.ls1[1][last], "0%"),
            "needed": said_as(figures.transfer.needed, "#,##0.0"),
            "moved": said_as(figures.transfer.moved, "#,##0.0"),
            "cost": said_as(absolute(recurring), "£#,##0"),
            "released": said_as(figures.release.released[last], "£#,##0"),
            "double": said_as(figures.affordability.double_running, "£#,##0"),
        }
        said = {"verb": ask_verb(), "year": str(last)}
        more, less = (sentence(_(template), **blanks, **said) for template in (_MORE, _LESS))
        return when(recurring < 0, less, more)

    def five_numbers(self) -> None:
        page, job, figures, last = self.page, self.job, self.figures, self.last
        activity, costs = figures.activity, figures.costs
        running = figures.affordability.double_running
        year = year_word(last)
        page.section(_("The five numbers"), _("Central values of {year}, real.", year=year))
        page.heads(["", _("Figure"), _("Beside it"), "", _("8 in 10"), _("Where from")], (2, 3))
        five = (
            (_("Contacts a year that leave hospital"), activity.contacts_out[last], "whole",
             None, "", "", activity.contacts_out[last]),
            (_("LS1: share of contacts outside hospital, as planned"), activity.ls1[1][last],
             "share", activity.ls1[0][last], "share", _("if nothing changes"),
             activity.ls1[1][last]),
            (_("Staff required outside hospital [WTE]"), figures.transfer.needed, "exact",
             figures.transfer.moved, "exact", _("of them move from hospital"),
             figures.transfer.needed),
            (_("Extra cost outside hospital [£ a year]"), costs.recurring[last], "pounds",
             figures.release.released[last], "pounds", _("released by hospital a year"),
             costs.recurring[last]),
            (_("Double running [£, once]"), running, "pounds",
             figures.affordability.fund_gap, "pounds", _("without a fund"), running),
        )  # fmt: skip
        drawn = ("contacts_out", "ls1", "wte_needed", "recurring_cost", "double_running")
        made = [self._number(*entry, key) for entry, key in zip(five, drawn, strict=True)]
        name = job.book.name
        for key, cell in zip(
            ("CONTACTS_OUT", "LS1_PROPOSED", "WTE_NEEDED", "ASK_RECURRING", "ASK_ONEOFF"),
            made,
            strict=True,
        ):
            name(key, cell)
        current = page.block(made[1].place.row, 3, made[1].place.row, 3).cells[0]
        name("LS1_CURRENT", current)

    def _number(
        self,
        label: str,
        figure: Formula,
        form: str,
        beside: Formula | None,
        beside_form: str,
        what: str,
        source: Cell,
        key: str,
    ) -> Cell:
        page, row = self.page, self.page.row
        cells = page.line([label, figure], ["strong label", f"big {form}"])
        page.put(row, 3, beside, beside_form or "label")
        page.put(row, 4, what, "plain")
        page.put(row, 5, likely_shortly(self.job.proposal.drawn, key), "app")
        page.link(page.put(row, 6, source.place.sheet, "link"), source)
        page.sheet.row_dimensions[row].height = 22
        return cells[1]

    def beside(self) -> None:
        """What the decision also rests on."""
        page, figures, last = self.page, self.figures, self.last
        page.section(_("What also counts"))
        page.heads(["", _("Figure")], 2)
        first_year = min(1, last)
        people = figures.activity.demand[first_year] * figures.activity.adoption[first_year]
        worth = figures.value.worth[Scope.NHS]
        rows: tuple[tuple[str, Content, str, str], ...] = (
            (_("People on the proposed design in year 1"), people, "whole", "PEOPLE_Y1"),
            (_("Gap in supply, all roles [WTE]; a dash where no supply is known"),
             figures.workforce.gap, "exact", "WTE_GAP"),
            (_("RF: resource follows need (released ÷ needed)"),
             figures.release.follows[last], "exact", "RF"),
            (_("Still to be found in {year} [£ a year, nominal]", year=year_word(last)),
             figures.affordability.gap[last], "pounds", "GAP_TO_FIND"),
            (_("Net present value, health service [£]"), worth.net, "pounds", ""),
            (_("Benefits for each pound spent (BCR): half the draws are below"),
             self.unsure.ratio, "exact", "BCR_P50"),
            (_("Chance that benefits exceed costs"), self.unsure.chance, "share", "P_BCR_GT1"),
            (_("Checks that are open"), self.checks_open, "year", ""),
        )  # fmt: skip
        for label, figure, form, name in rows:
            cells = page.line([label, figure], ["label", form])
            if name:
                self.job.book.name(name, cells[1])

    def shift(self) -> None:
        """Left shift and resource follows need, year by year."""
        figures = self.figures
        self.page.section(_("How far care moves, as planned"))
        self.grid.heads()
        outside = figures.activity
        for label, years, form in (
            (_("Contacts that leave hospital"), outside.contacts_out, "whole"),
            (_("LS1: contacts outside hospital"), outside.ls1[1], "share"),
            (_("LS2: cost outside hospital"), figures.costs.ls2[1], "share"),
            (_("LS3: staff hours outside hospital"), figures.workforce.ls3[1], "share"),
            (_("LS4: bed days per 1,000 people"), outside.ls4[1], "exact"),
            (_("LS5: tests outside hospital"), outside.ls5[1], "share"),
            (_("RF: released ÷ what the community needs more"), figures.release.follows, "exact"),
        ):
            self.grid.row([label], years, form)

    def contacts(self) -> None:
        """Contacts by setting, and the chart of them beside the ask."""
        self.page.section(_("Contacts by setting, as planned [contacts a year]"))
        self.grid.heads(_("Setting"))
        by_setting = self.figures.activity.contacts[1].by_setting
        rows = {
            setting: self.grid.row([word], by_setting[setting], "whole")
            for setting, word in setting_words().items()
        }
        stacked_by_setting(self.page, rows, beside=self.first)

    def trace(self) -> None:
        """Three steps from each figure to the inputs it rests on, each a click."""
        page, figures, last = self.page, self.figures, self.last
        page.section(
            _("Where each figure comes from"), _("Three clicks from a figure to an input.")
        )
        page.heads([_("Figure"), _("Added up in"), "", _("Made of"), "", _("Typed in")])
        inputs, activity, costs = figures.inputs, figures.activity, figures.costs
        contacts = activity.contacts[1]
        visits = next(iter(activity.planned.values()), activity.demand)
        changes = next(iter(figures.workforce.changes.values()), None)
        pay = costs.community[1].pay[last]
        unit_cost = next(iter(inputs.unit_costs.values()), inputs["variable_share"])
        for label, *hops in (
            (_("Contacts a year that leave hospital"), activity.contacts_out[last], visits[last],
             inputs["population"]),
            (_("LS1: contacts outside hospital"), activity.ls1[1][last], contacts.total[last],
             inputs["population"]),
            (_("Staff required outside hospital"), figures.transfer.needed,
             changes.required if changes else figures.transfer.needed, inputs.hours),
            (_("Extra cost outside hospital"), costs.recurring[last], pay,
             inputs["community_overhead"]),
            (_("Released by hospital"), figures.release.released[last],
             figures.release.variable[last], unit_cost),
            (_("Double running"), figures.affordability.double_running,
             figures.release.released[last], inputs["release_lag"]),
        ):  # fmt: skip
            row = page.row
            page.line([label], ["label"])
            for column, hop in zip((2, 4, 6), hops, strict=True):
                page.link(page.put(row, column, hop.place.sheet, "link"), hop)

    def sheets(self) -> None:
        """The other sheets and what they hold."""
        page = self.page
        page.section(_("The sheets"))
        for key, subject in _SUBJECTS.items():
            row = page.row
            page.line([_(subject)], ["label"])
            target = self.job.pages[key].block(1, 1, 1, 1).cells[0]
            page.link(page.put(row, 2, _(SHEETS[key]), "link"), target)
