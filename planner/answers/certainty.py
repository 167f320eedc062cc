"""How sure the figures are: by year with their band, the S-curve, and what moves the result."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from pathways.values import Basis
from planner import formats
from planner.answers.answer import Answer
from planner.drawing.charts import Frame, Ranged, Swung, band, s_curve, tornado, tornado_height
from planner.i18n import N_, _
from planner.inputs import inputs_of
from planner.likely import FORMS, chance_in_words, likely
from planner.proposals import Proposal
from planner.units import in_unit, yearly_pounds

if TYPE_CHECKING:
    from resources.sampled import Interval, Sample
    from resources.sensitivity import Swing

__all__ = ["CURVES", "by_year", "chances", "moving"]

MOST: Final = 10
CURVES: Final = {
    "net_recurring": N_("Net recurring cost"),
    "npv_nhs": N_("Worth over the plan"),
    "npv_cash": N_("Worth in cash alone"),
}
HEADLINES: Final = {
    "contacts_out": N_("Contacts that leave hospital, a year"),
    "ls1": N_("Share of contacts outside hospital (LS1)"),
    "wte_needed": N_("WTE needed outside hospital"),
    "wte_moved": N_("WTE that move from hospital"),
    "recurring_cost": N_("Recurring cost a year"),
    "released": N_("Released by hospital a year"),
    "net_recurring": N_("Net recurring cost a year"),
    "double_running": N_("Double running, once"),
    "npv_cash": N_("Worth in cash alone, over the plan"),
    "npv_nhs": N_("Worth with capacity, over the plan"),
}


def by_year(proposal: Proposal, drawn: "Sample | None") -> Answer:
    """Contacts that leave hospital year by year, and where every headline figure likely lies."""
    made = proposal.estimate
    years = []
    for year in made.years:
        word = _("Year {year}", year=year.year) if year.year else _("Base year")
        ends = _interval(drawn, f"contacts_out.{year.year}")
        low, high = (ends.low, ends.high) if ends else (None, None)
        years.append(Ranged(word, year.contacts_out, low, high))
    blanks = {"year": made.final.year, "n": formats.number(made.final.contacts_out)}
    title = _("{n} contacts a year leave hospital by plan year {year}", **blanks)
    ends = _interval(drawn, "contacts_out")
    if ends is not None:
        title = _(
            "{n} contacts a year leave hospital by plan year {year}, {likely}",
            **blanks,
            likely=likely(ends),
        )
    first, *rest = HEADLINES.items()
    out = _(first[1])
    rows = [
        (_("{what}: {year}", what=out, year=y.label), *map(_number, (y.low, y.central, y.high)))
        for y in years
    ]
    figures = ["contacts_out"] * len(rows)
    for figure, word in rest if drawn else ():
        interval = _interval(drawn, figure)
        if interval is not None:
            rows.append((_(word), *map(FORMS[figure], interval)))
            figures.append(figure)
    return Answer(
        title,
        _("Contacts a year that leave hospital; the band holds 8 draws in 10"),
        lambda look, size: band(years, Frame(look, size, formats.number, title)),
        250,
        (_("Figure, plan year {year}", year=made.final.year), _("Low (1 in 10 below)"),
         _("Middle"), _("High (1 in 10 above)")),
        tuple(rows),
        figures=tuple(figures),
    )  # fmt: skip


def _number(value: float | None) -> str:
    return formats.NOTHING if value is None else formats.number(value)


def _interval(drawn: "Sample | None", figure: str) -> "Interval | None":
    return drawn.interval(figure) if drawn is not None and figure in drawn.draws else None


def chances(proposal: Proposal, drawn: "Sample", figure: str) -> Answer:
    """How likely one of ``CURVES`` is to come out where."""
    above = drawn.chance(figure)
    year = proposal.estimate.final.year
    if figure == "net_recurring":
        words = (_("hospital releases enough"), _("money has to be found"))
        title = _(
            "{chance} chance that what hospital releases covers what the community needs",
            chance=chance_in_words(1 - above),
        )
        unit = _(
            "Share of {draws} draws at or below each net recurring cost, £ in plan year {year}",
            draws=formats.whole(drawn.count),
            year=year,
        )
    else:
        words = (_("costs exceed benefits"), _("benefits exceed costs"))
        chance = chance_in_words(above)
        title = _("{chance} chance that benefits exceed costs over the plan", chance=chance)
        if figure == "npv_cash":
            title = _("{chance} chance that cash alone exceeds costs over the plan", chance=chance)
        unit = _(
            "Share of {draws} draws at or below each present value of benefits less costs, £",
            draws=formats.whole(drawn.count),
        )
    points = drawn.curve(figure)
    rows = [
        (formats.percent(share), yearly_pounds(value))
        for value, share in points
        if round(share * 100) % 5 == 0
    ]
    return Answer(
        title,
        unit,
        lambda look, size: s_curve(
            points,
            words,
            Frame(look, size, formats.short_pounds, title),
            is_good_above=figure != "net_recurring",
        ),
        250,
        (_("Share of draws at or below"), _("£")),
        tuple(rows),
        note=_("Seed {seed}: the same seed gives the same draws.", seed=drawn.seed),
    )


def moving(proposal: Proposal, swings: "Sequence[Swing]") -> Answer:
    """Which inputs move the net recurring cost most."""
    made = proposal.estimate
    known = {found.key: found for found in inputs_of(made)}
    top = [s for s in swings if s.size > 0 and s.key in known][:MOST]
    chart, rows = [], []
    for swing in top:
        found = known[swing.key]
        name = found.label
        if found.key.startswith(("steps.", "streams.")):
            name = _("{where}: {what}", where=found.group, what=found.label)
        low, high = (in_unit(v, found.unit) for v in (swing.quantity.low, swing.quantity.high))
        is_grey = swing.basis is Basis.ILLUSTRATIVE
        chart.append(Swung(name, swing.at_low, swing.at_high, low, high, is_grey=is_grey))
        rows.append(
            (name, low, high, yearly_pounds(swing.at_low), yearly_pounds(swing.at_high),
             yearly_pounds(swing.size))
        )  # fmt: skip
    title = _("No input has a range yet, so nothing moves the result")
    if chart:
        title = _(
            "“{what}” moves the net recurring cost most: by {pounds} a year",
            what=chart[0].label,
            pounds=yearly_pounds(top[0].size),
        )
    centre = made.final.net_recurring
    return Answer(
        title,
        _("Net recurring cost in plan year {year}, £ real, with each input at its low and high "
          "end; grey is illustrative", year=made.final.year),
        lambda look, size: tornado(chart, centre, Frame(look, size, formats.short_pounds, title)),
        tornado_height(len(chart)),
        (_("Input"), _("Low"), _("High"), _("Result at low"), _("Result at high"), _("Moves by")),
        tuple(rows),
        keys=tuple(swing.key for swing in top),
    )  # fmt: skip
