"""Page 7: money as it will be paid, what is released and in which class, and double running."""

from typing import Final

from reportlab.platypus import Flowable

from planner import formats
from planner.drawing import charts
from planner.drawing.words import setting_word
from planner.exports.report import affordable
from planner.exports.report.activity import year_columns
from planner.exports.report.blocks import (
    Cell,
    Column,
    figure,
    heading,
    note,
    paragraph,
    printed,
    section,
    table,
)
from planner.i18n import N_, _, language
from planner.proposal_tables import (
    MoneyRow,
    double_running_by_year,
    money_rows,
    organisations,
)
from planner.proposals import NOT_SAID, Proposal
from planner.units import hours, yearly_pounds
from resources.assumptions import PRICE_BASE

__all__ = ["pages"]

ROWS: Final = {
    "planned": N_("Care outside hospital, as proposed"),
    "unchanged": N_("Care outside hospital, if nothing changed"),
    "needed": N_("The community needs more"),
    "released": N_("Hospital releases"),
    "cashable": N_("of which cash"),
    "capacity": N_("of which capacity for other patients"),
    "double_running": N_("Double running"),
    "to_fund": N_("To be funded: needed and double running, less released"),
    "funded": N_("Funding lines"),
    "open": N_("Not yet funded"),
    "stranded": N_("Stranded: stays with hospital, not in the sums above"),
}


def pages(proposal: Proposal) -> list[Flowable]:
    """The page about money."""
    years = len(proposal.estimate.years) - 1
    made: list[Flowable] = [heading(_("Money and affordability"), 2, "page7")]
    made += section(
        _("As it will be paid: nominal pounds, {years} years", years=years),
        "nominal",
        [_table(proposal, money_rows(proposal.estimate, nominal=True)), _about_nominal(proposal)],
    )
    made += section(
        _("At {base} prices: real pounds", base=PRICE_BASE),
        "real",
        [_table(proposal, money_rows(proposal.estimate, nominal=False)), _about_real()],
    )
    made += affordable.sections(proposal)
    made += section(_("Double running by quarter"), "double", _double_running(proposal))
    made += section(_("Funding lines"), "funding", _funding(proposal))
    made += section(_("Hours of staff by organisation"), "organisations", _organisations(proposal))
    return made


def _table(proposal: Proposal, rows: tuple[MoneyRow, ...]) -> Flowable:
    columns = year_columns(_("£ a year"), len(proposal.estimate.years) - 1, width=3.4)
    cells: list[list[str | Cell]] = [
        [Cell(_(ROWS[row.key]), indent=row.is_part), *map(yearly_pounds, row.pounds)]
        for row in rows
    ]
    totals = [i for i, row in enumerate(rows) if row.is_total]
    return table(columns, cells, totals=totals, zebra=False)


def _about_nominal(proposal: Proposal) -> Flowable:
    rate = proposal.estimate.assumptions.value("inflation")
    return note(
        _(
            "Real pounds raised by {rate} a year from the base year. Funding lines stand as they "
            "were given. Real and nominal pounds are never added together.",
            rate=formats.percent(rate, 1),
        )
    )


def _about_real() -> Flowable:
    return note(
        _(
            "Release is worked out at the margin: variable cost goes with each contact, semi-fixed "
            "cost only when a whole session closes, fixed cost not at all. Cash can leave a "
            "budget; capacity can be used for other patients; what is stranded stays. Costs of "
            "hospital care are full averages from England."
        )
    )


def _double_running(proposal: Proposal) -> list[Flowable]:
    running = proposal.estimate.double_running
    quarters, by_year = running.by_quarter, double_running_by_year(proposal.estimate)
    columns = [
        Column(_("£, real"), 2),
        *(Column(_("Quarter {quarter}", quarter=q), 1.2, is_number=True) for q in (1, 2, 3, 4)),
        Column(_("Year"), 1.2, is_number=True),
    ]
    rows = [
        (
            _("Year {year}", year=at // 4 + 1),
            *map(yearly_pounds, quarters[at : at + 4]),
            yearly_pounds(by_year[at // 4]),
        )
        for at in range(0, len(quarters), 4)
    ]
    money = proposal.pathway.money
    total = yearly_pounds(running.total)
    if money.transition_fund is None:
        fund = _(
            "Double running comes to {total}, once. No transition fund has been named.", total=total
        )
    else:
        fund = _(
            "Double running comes to {total}, once; the transition fund is {fund}, from {source}.",
            total=total,
            fund=yearly_pounds(money.transition_fund),
            source=money.transition_source or _(NOT_SAID),
        )
    labels = [_("Year {year}", year=at // 4 + 1) for at in range(0, len(quarters), 4)]
    said = _(
        "Pounds of double running in each quarter; quarter {peak} is the highest. The table "
        "below has the figures.",
        peak=running.peak_quarter,
    )
    frame = printed(110, yearly_pounds, _("Double running by quarter"), said)
    return [paragraph(fund), figure(charts.bars(quarters, labels, frame)), table(columns, rows)]


def _funding(proposal: Proposal) -> list[Flowable]:
    money = proposal.pathway.money
    if not money.funding and not money.release:
        return [paragraph(_("Not said yet: who pays, from which budget, and until when."))]
    made: list[Flowable] = []
    if money.funding:
        columns = (
            Column(_("Funding line"), 4),
            Column(_("£ a year"), 1.3, is_number=True),
            Column(_("Until"), 1.6),
        )
        rows = [
            (
                line.name,
                yearly_pounds(line.pounds),
                _("recurrent")
                if line.is_recurrent
                else _("plan year {year}", year=line.until_year)
                if line.until_year is not None
                else _(NOT_SAID),
            )
            for line in money.funding
        ]
        made.append(table(columns, rows))
    if money.release:
        columns = (
            Column(_("What stops in hospital"), 4),
            Column(_("WTE"), 1.3, is_number=True),
            Column(_("Kind"), 1.6),
        )
        rows = [(line.name, formats.wte(line.wte), _(line.kind)) for line in money.release]
        made.append(table(columns, rows))
    return made


def _organisations(proposal: Proposal) -> list[Flowable]:
    columns = (
        Column(_("Organisation"), 2.4),
        Column(_("Setting"), 1.6),
        Column(_("Unchanged"), 1.3, is_number=True),
        Column(_("Proposed"), 1.3, is_number=True),
        Column(_("Difference"), 1.3, is_number=True),
    )
    known = proposal.estimate.library
    rows = [
        (
            known.organisation(line.organisation).said(language()) or _(NOT_SAID),
            setting_word(line.setting),
            hours(line.hours_unchanged),
            hours(line.hours_planned),
            formats.signed(line.more, hours),
        )
        for line in organisations(proposal.estimate)
    ]
    explained = _(
        "Staff hours a year in plan year {year}: who does more and who does less. Each "
        "organisation that does more needs its line of funding above.",
        year=proposal.estimate.final.year,
    )
    return [table(columns, rows), note(explained)]
