"""What pays for each cost of a year, where the money likely lies, and who pays and who gains."""

from typing import TYPE_CHECKING, Final

from reportlab.platypus import Flowable

from planner import formats
from planner.exports.report.activity import year_columns
from planner.exports.report.blocks import Cell, Column, note, paragraph, section, table
from planner.exports.report.styles import Strong
from planner.i18n import N_, _, language
from planner.proposals import NOT_SAID, Proposal
from planner.units import yearly_pounds
from resources.affordability import CASH_RELEASED, COSTS, affordability
from resources.incidence import who_pays

if TYPE_CHECKING:
    from resources.affordability import AffordableYear

__all__ = ["sections"]

RANGED: Final = {
    "recurring_cost": N_("The community needs more"),
    "released": N_("Hospital releases"),
    "net_recurring": N_("Needed less released"),
}


def sections(proposal: Proposal) -> list[Flowable]:
    """The sections of the page about money that say who pays, and how sure the sums are."""
    made = section(_("Is it paid for, year by year?"), "affordable", _affordable(proposal))
    made += section(_("Where the money likely lies"), "money_likely", _likely(proposal))
    made += section(_("Who pays and who gains, by organisation"), "incidence", _who(proposal))
    return made


def _affordable(proposal: Proposal) -> list[Flowable]:
    found = affordability(proposal.estimate)
    years = found.years
    columns = year_columns(_("£ a year, as it will be paid"), len(years), width=3.4)
    rows: list[list[str | Cell]] = [
        [_(cost), *(yearly_pounds(year.costs[at].pounds) for year in years)]
        for at, cost in enumerate(COSTS)
        if any(year.costs[at].pounds for year in years)
    ]
    rows.append([_("Costs of the year"), *(yearly_pounds(year.cost) for year in years)])
    totals = [len(rows) - 1]
    for source in dict.fromkeys(name for year in years for name, _pounds in year.sources):
        word = _(source) if source == CASH_RELEASED else source
        given = (yearly_pounds(_given(year, source)) for year in years)
        rows.append([Cell(_("paid by: {source}", source=word), indent=True), *given])
    if found.fund:
        taken = (yearly_pounds(year.fund - year.fund_left) for year in years)
        rows.append([Cell(_("paid by: the transition fund"), indent=True), *taken])
    rows.append([_("Nobody pays for it yet"), *(yearly_pounds(year.gap) for year in years)])
    totals.append(len(rows) - 1)
    said = (
        _("{gap} over the plan is not paid for yet.", gap=yearly_pounds(found.gap))
        if round(found.gap)
        else _("Every cost is paid for, in the money of its year.")
    )
    explained = _(
        "Only cash and named funding pay here: capacity set free for other patients does not. Cash "
        "released pays first, then funding lines in their order; the transition fund pays double "
        "running."
    )
    return [
        paragraph(Strong(said)),
        table(columns, rows, totals=totals, zebra=False),
        note(explained),
    ]


def _given(year: "AffordableYear", source: str) -> float:
    return sum(pounds for line in year.costs for name, pounds in line.funded if name == source)


def _likely(proposal: Proposal) -> list[Flowable]:
    drawn, last = proposal.drawn, proposal.estimate.final.year
    columns = year_columns(_("£ a year, real: likely, 8 in 10"), last, width=1.8)
    rows = []
    for figure, name in RANGED.items():
        lies = [drawn.interval(f"{figure}.{year}") for year in range(1, last + 1)]
        between = (formats.between(i.low, i.high, formats.short_pounds) for i in lies)
        rows.append([_(name), *between])
    said = _(
        "Drawn {draws} times with seed {seed}, every input from its range: 1 in 10 lies below the "
        "first and 1 in 10 above the second.",
        draws=formats.whole(drawn.count),
        seed=drawn.seed,
    )
    return [table(columns, rows), note(said)]


def _who(proposal: Proposal) -> list[Flowable]:
    found = who_pays(proposal.estimate)
    columns = (
        Column(_("£ a year, real, plan year {year}", year=found.year), 2.6),
        Column(_("Pays more"), 1.2, is_number=True),
        Column(_("Has set free"), 1.2, is_number=True),
        Column(_("Double running"), 1.2, is_number=True),
        Column(_("Gains, net"), 1.2, is_number=True),
    )
    rows = [
        [
            proposal.estimate.library.organisation(one).said(language()) or _(NOT_SAID),
            *(yearly_pounds(of.get(one, 0.0)) for of in (found.costs, found.benefits)),
            yearly_pounds(found.running.get(one, 0.0)),
            formats.signed(net, yearly_pounds),
        ]
        for one, net in sorted(found.net.items(), key=lambda pair: pair[1])
    ]
    rows.append([_("All together"), "", "", "", formats.signed(found.total, yearly_pounds)])
    explained = _(
        "Within a health board this is a movement of budget; to a contractor it is a payment; with "
        "a local authority it is a pooled fund."
    )
    return [table(columns, rows, totals=(len(rows) - 1,)), note(explained)]
