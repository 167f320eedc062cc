"""What a plan costs and brings: the gap of a year, its worth, and whether it can be paid for."""

from typing import TYPE_CHECKING, Final

from planner import formats
from planner.answers.answer import Answer
from planner.drawing.charts import (
    Bar,
    Change,
    Frame,
    Heap,
    Layer,
    Rungs,
    bars,
    diverging,
    diverging_height,
    heaps,
    ladder_height,
)
from planner.drawing.charts import ladder as rung_chart
from planner.drawing.charts import waterfall as falling
from planner.i18n import N_, _, language, ngettext
from planner.likely import likely, worth_in_words
from planner.proposals import Proposal, money_lines
from planner.units import yearly_pounds
from resources.affordability import CASH_RELEASED, affordability
from resources.appraisal import Scope, View, appraisal
from resources.assumptions import Assumptions
from resources.incidence import who_pays
from resources.release import ladder, wards_closed

if TYPE_CHECKING:
    from resources.sampled import Sample

__all__ = ["affordable", "gains", "money", "rungs", "running", "worth"]

SCOPES: Final = {
    Scope.CASH: N_("Cash alone"),
    Scope.NHS: N_("Cash and capacity"),
    Scope.WHOLE: N_("Patients' time and carbon as well"),
}
DRAWN: Final = {Scope.CASH: "npv_cash", Scope.NHS: "npv_nhs"}
NOTHING: Final = formats.NOTHING
NAMED: Final = 3  # what is left out is named so often, and counted beyond


def money(proposal: Proposal) -> Answer:
    """What the community needs, what hospital releases, and what is left."""
    lines = {line.key: line for line in money_lines(proposal)}
    cost, released = lines["community"], lines["released"]
    left = lines.get("gap") or lines["surplus"]
    sign = 1.0 if left.key == "gap" else -1.0
    changes = [
        Change(cost.label, cost.pounds, is_total=True),
        Change(_("Hospital releases: cash"), -lines["cashable"].pounds),
        Change(_("Hospital releases: capacity"), -lines["capacity"].pounds),
        Change(left.label, sign * left.pounds, is_total=True),
    ]
    if cost.pounds < 0:
        title = _(
            "The community costs {cost} a year less; hospital releases {released} as well",
            cost=yearly_pounds(-cost.pounds),
            released=yearly_pounds(released.pounds),
        )
    elif left.key == "gap":
        title = _(
            "The community needs {cost} a year more; hospital releases {released}, "
            "which leaves {gap} to be funded",
            cost=yearly_pounds(cost.pounds),
            released=yearly_pounds(released.pounds),
            gap=yearly_pounds(left.pounds),
        )
    else:
        title = _(
            "The community needs {cost} a year more; hospital releases {released}, which covers it",
            cost=yearly_pounds(cost.pounds),
            released=yearly_pounds(released.pounds),
        )
    return Answer(
        title,
        _("£ a year in plan year {year}, real", year=proposal.estimate.final.year),
        lambda look, size: falling(changes, Frame(look, size, formats.short_pounds, title)),
        270,
        (_("What"), _("£ a year, real")),
        tuple((line.label, yearly_pounds(line.pounds)) for line in lines.values()),
    )


def worth(proposal: Proposal, drawn: "Sample | None" = None) -> Answer:
    """What the plan is worth over its years, within three scopes."""
    found = appraisal(proposal.estimate)
    chart, rows = [], []
    for view in found.views:
        word, interval = _(SCOPES[view.scope]), None
        if drawn is not None and view.scope in DRAWN:
            interval = drawn.interval(DRAWN[view.scope])
        if view.worth is not None:
            ends = (interval.low, interval.high) if interval else (None, None)
            chart.append(Bar(word, view.worth.net, *ends))
        span = likely(interval, formats.short_pounds) if interval else ""
        rows.append((word, *_worth_cells(view), span))
    title = _worth_title(found.view(Scope.NHS), found.view(Scope.CASH), drawn)
    missing = dict.fromkeys((*(k for v in found.views for k in v.missing), *found.left_out))
    return Answer(
        title,
        _("Benefits less costs over the plan in present value (NPV), £ real, at {rate} a year",
          rate=formats.percent(found.rate, 1)),
        lambda look, size: diverging(chart, Frame(look, size, formats.short_pounds, title)),
        diverging_height(len(chart)),
        (
            _("What is counted"),
            _("Benefits less costs (NPV)"),
            _("Benefits for each £1"),
            _("Paid back by year"),
            _("Likely range"),
        ),
        tuple(rows),
        figures=tuple(f"npv_{view.scope}" for view in found.views),
        note=_missing_words(proposal.estimate.assumptions, missing),
    )  # fmt: skip


def _worth_cells(view: View) -> tuple[str, str, str]:
    if view.worth is None:
        return NOTHING, NOTHING, NOTHING
    back = _("not within the plan") if view.pays_back is None else formats.number(view.pays_back)
    ratio = NOTHING if view.worth.ratio is None else formats.number(view.worth.ratio)
    return yearly_pounds(view.worth.net), ratio, back


def _worth_title(nhs: View, cash: View, drawn: "Sample | None") -> str:
    if nhs.worth is None or cash.worth is None:
        return _("What the plan is worth is not known yet")
    blanks = {
        "nhs": yearly_pounds(abs(nhs.worth.net)),
        "cash": yearly_pounds(abs(cash.worth.net)),
    }
    if nhs.worth.net >= 0 and cash.worth.net >= 0:
        said = _("Benefits exceed costs by {nhs} over the plan; {cash} of it is cash", **blanks)
        if blanks["cash"] == blanks["nhs"]:
            said = _("Benefits exceed costs by {nhs} over the plan, all of it cash", **blanks)
        elif cash.worth.net > nhs.worth.net:
            said = _("Benefits exceed costs by {nhs} over the plan, and cash alone by {cash}",
                     **blanks)  # fmt: skip
    elif nhs.worth.net >= 0:
        said = _(
            "Benefits exceed costs by {nhs} over the plan, but cash alone falls {cash} short",
            **blanks,
        )
    else:
        said = _("Costs exceed benefits by {nhs} over the plan", **blanks)
    if drawn is None:
        return said
    return _("{what}: {chance}", what=said, chance=worth_in_words(drawn, "nhs"))


def _missing_words(assumptions: Assumptions, keys: "dict[str, None]") -> str:
    names = [
        assumptions.blanks[key].name.said(language()) for key in keys if key in assumptions.blanks
    ]
    if not names:
        return ""
    more = len(names) - NAMED
    if more > 1:
        return ngettext(
            "Left out until somebody gives: {what}; and {n} more.",
            "Left out until somebody gives: {what}; and {n} more.",
            more,
            what="; ".join(names[:NAMED]),
        )
    return _("Left out until somebody gives: {what}.", what="; ".join(names))


def affordable(proposal: Proposal) -> Answer:
    """Who pays for each year's costs in the money of that year, and what nobody pays for."""
    found = affordability(proposal.estimate)
    names = list(dict.fromkeys(s for y in found.years for c in y.costs for s, _pounds in c.funded))
    layers = [_layer(name) for name in names]
    fund, gap = Layer(_("Transition fund"), "virtual"), Layer(_("Nobody yet"), "gap")
    columns, rows = [], []
    for year in found.years:
        paid = [sum(p for c in year.costs for s, p in c.funded if s == name) for name in names]
        once = sum(cost.from_fund for cost in year.costs)
        word = _("Year {year}", year=year.year)
        columns.append(Heap(word, (*paid, once, year.gap)))
        cells = (sum(max(0.0, c.pounds) for c in year.costs), *paid, once, year.gap)
        rows.append((word, *map(yearly_pounds, cells)))
    title = _("Every year is paid for, in the money of that year")
    if found.gap > 0:
        worst = max(found.years, key=lambda y: y.gap)
        title = _(
            "{gap} over the plan is not paid for yet; most of all in year {year}: {most}",
            gap=yearly_pounds(found.gap),
            year=worst.year,
            most=yearly_pounds(worst.gap),
        )
    everything = [*layers, fund, gap]
    return Answer(
        title,
        _("£ a year by what pays for it, nominal"),
        lambda look, size: heaps(
            everything, columns, Frame(look, size, formats.short_pounds, title)
        ),
        260,
        (_("Year"), _("Costs"), *(layer.label for layer in everything)),
        tuple(rows),
        figures=("funding_gap",) * len(rows),
        note=_missing_words(proposal.estimate.assumptions, dict.fromkeys(found.left_out)),
    )


def _layer(name: str) -> Layer:
    if name == CASH_RELEASED:
        return Layer(_(name), "hospital")
    return Layer(name or _("Funding without a name"), "community")


def running(proposal: Proposal, drawn: "Sample | None" = None) -> Answer:
    """What double running costs, quarter by quarter."""
    made = proposal.estimate
    quarters = made.double_running.by_quarter
    total = made.double_running.total
    words = [_("Year {year}", year=year.year) for year in made.years[1:]]
    fund = made.pathway.money.transition_fund
    blanks = {"total": yearly_pounds(total)}
    if fund is None:
        title = _("Double running costs {total}, once; nobody has said what is set aside", **blanks)
    elif fund >= total:
        blanks["fund"] = yearly_pounds(fund)
        title = _("Double running costs {total}, once; {fund} is set aside for it", **blanks)
    else:
        blanks |= {"fund": yearly_pounds(fund), "short": yearly_pounds(total - fund)}
        title = _("Double running costs {total}, once; {fund} is set aside, {short} too little",
                  **blanks)  # fmt: skip
    note = likely(drawn.interval("double_running"), formats.short_pounds) if drawn else ""
    rows = [
        (_("Year {year}, quarter {quarter}", year=i // 4 + 1, quarter=i % 4 + 1), yearly_pounds(q))
        for i, q in enumerate(quarters)
    ]
    return Answer(
        title,
        _("£ a quarter while hospital has still to release its share, real"),
        lambda look, size: bars(quarters, words, Frame(look, size, formats.short_pounds, title)),
        190,
        (_("Quarter"), _("£, real")),
        tuple(rows),
        figures=("double_running",) * len(rows),
        note=_("The whole of it: {range}.", range=note) if note else "",
    )


def gains(proposal: Proposal) -> Answer:
    """Who pays more and who gains, organisation by organisation."""
    made = proposal.estimate
    found = who_pays(made)
    order = sorted(found.net, key=lambda one: -found.net[one])
    names = {
        one: made.library.organisation(one).said(language()) if one else _("Nobody named yet")
        for one in order
    }
    chart = [Bar(names[one], found.net[one]) for one in order]
    rows = [
        (
            names[one],
            *(
                yearly_pounds(amounts.get(one, 0.0))
                for amounts in (found.costs, found.benefits, found.running, found.net)
            ),
        )
        for one in order
    ]
    title = _("Nobody pays more, and nobody gains")
    if order and found.net[order[0]] > 0:
        title = _("{who} gains most: {pounds} a year", who=names[order[0]],
                  pounds=yearly_pounds(found.net[order[0]]))  # fmt: skip
    if order and found.net[order[-1]] < 0:
        blanks = {"payer": names[order[-1]], "paid": yearly_pounds(-found.net[order[-1]])}
        title = _("{payer} pays most: {paid} a year", **blanks)
        if found.net[order[0]] > 0:
            title = _("{payer} pays {paid} a year; {who} gains {pounds}", **blanks,
                      who=names[order[0]],
                      pounds=yearly_pounds(found.net[order[0]]))  # fmt: skip
    return Answer(
        title,
        _("£ a year that each gains, or pays below 0, in plan year {year}, real", year=found.year),
        lambda look, size: diverging(chart, Frame(look, size, formats.short_pounds, title)),
        diverging_height(len(chart)),
        (_("Who"), _("Pays more"), _("Saves or sets free"), _("Double running"), _("Gains")),
        tuple(rows),
        figures=tuple(f"net.{one}" for one in order),
    )


def rungs(proposal: Proposal) -> Answer | None:
    """How far each hospital step is down its ladder: which sessions, lists and wards close."""
    made = proposal.estimate
    found = [rung for rung in ladder(made) if rung.year == made.final.year]
    if not found:
        return None
    names = [made.pathway.step(rung.step).name.said(language()) for rung in found]
    closed = sum(rung.closed for rung in found)
    title = ngettext(
        "{n} whole session, list or bay closes by plan year {year}",
        "{n} whole sessions, lists or bays close by plan year {year}",
        closed,
        year=made.final.year,
    )
    if not closed:
        title = _("No whole session, list or bay closes, so semi-fixed cost stays with hospital")
    chart = [
        Rungs(
            name,
            rung.drop,
            rung.size,
            ngettext(
                "{n} closed; {more} contacts more close another",
                "{n} closed; {more} contacts more close another",
                rung.closed,
                more=formats.number(rung.to_next),
            ),
        )
        for name, rung in zip(names, found, strict=True)
    ]
    wards = wards_closed(made)
    return Answer(
        title,
        _("Contacts a year that leave each hospital step; a line for each session, list or bay"),
        lambda look, size: rung_chart(chart, Frame(look, size, formats.number, title)),
        ladder_height(len(chart)),
        (
            _("Step"),
            _("Contacts that leave"),
            _("Contacts to close one"),
            _("Closed"),
            _("Until the next"),
            _("Semi-fixed cost, £ a year"),
        ),
        tuple(
            (
                name,
                formats.number(rung.drop),
                formats.number(rung.size),
                formats.whole(rung.closed),
                formats.number(rung.to_next),
                yearly_pounds(rung.pounds),
            )
            for name, rung in zip(names, found, strict=True)
        ),
        keys=tuple(rung.assumption for rung in found),
        note=ngettext(
            "The plan's own fall in bed days closes {n} whole ward.",
            "The plan's own fall in bed days closes {n} whole wards.",
            wards,
        )
        if wards
        else "",
    )
