"""Page 9: who is reached, how far they travel, carbon, well-being, and the Welsh language."""

from typing import Final

from reportlab.platypus import Flowable

from planner import formats
from planner.exports.report.blocks import Column, heading, note, paragraph, section, table
from planner.exports.report.governance import facts
from planner.exports.report.need import fifth_word
from planner.exports.report.value import blank_names
from planner.i18n import N_, _
from planner.proposals import Proposal
from resources.effects import journeys_saved
from resources.reach import (
    NEAR,
    access_change,
    fifths_change,
    language_need,
    screen_need,
)

__all__ = ["pages"]

GOALS: Final = (
    (N_("A prosperous Wales"), N_("who pays and who gains; the workforce plan")),
    (N_("A resilient Wales"), N_("journeys and carbon, above; affordability by year")),
    (N_("A healthier Wales"), N_("benefits and their measures; evaluation")),
    (N_("A more equal Wales"), N_("who is reached by deprivation fifth, above")),
    (N_("A Wales of cohesive communities"), N_("care nearer to home; who is near enough, above")),
    (
        N_("A Wales of vibrant culture and thriving Welsh language"),
        N_("the offer in Welsh, above"),
    ),
    (N_("A globally responsible Wales"), N_("net carbon of journeys, above")),
)
WAYS: Final = (
    (N_("Long term"), N_("plan years with growth in demand; the exit rule")),
    (N_("Prevention"), N_("admissions and bed days with the effect claimed")),
    (N_("Integration"), N_("who pays and who gains, by organisation")),
    (N_("Collaboration"), N_("clinical network and organisations on the map")),
    (N_("Involvement"), N_("what people told us; engagement")),
)


def pages(proposal: Proposal) -> list[Flowable]:
    """The page about equity, access, carbon and well-being."""
    made: list[Flowable] = [heading(_("Equity, access, carbon, well-being"), 2, "page9")]
    made += section(_("Who is reached, by deprivation fifth"), "fifths", _fifths(proposal))
    made += section(_("How near people are"), "near", _near(proposal))
    made += section(_("Journeys and carbon"), "journeys", _journeys(proposal))
    made += section(_("The Welsh language, and care by screen"), "welsh", _language(proposal))
    made += section(_("Well-being goals and ways of working"), "goals", _goals())
    return made


def _fifths(proposal: Proposal) -> list[Flowable]:
    equity, change = proposal.pathway.equity, fifths_change(proposal.pathway)
    if change is None:
        return [
            paragraph(
                _(
                    "Not said yet: how many of each 1,000 people are reached in each fifth, now "
                    "and as proposed."
                )
            )
        ]
    columns = (
        Column(_("Deprivation fifth"), 3),
        Column(_("Now, of each 1,000"), 1.5, is_number=True),
        Column(_("Proposed, of each 1,000"), 1.6, is_number=True),
        Column(_("Difference"), 1.3, is_number=True),
    )
    pairs = zip(equity.reach_current, equity.reach_proposed, strict=True)
    rows = [
        (
            fifth_word(i),
            formats.number(now),
            formats.number(then),
            formats.signed(then - now),
        )
        for i, (now, then) in enumerate(pairs)
    ]
    rows.append(
        (
            _("Slope, most against least deprived (SII)"),
            formats.number(change.current.slope),
            formats.number(change.proposed.slope),
            formats.signed(change.proposed.slope - change.current.slope),
        )
    )
    said = (
        _("The gap widens: the most deprived would be reached less, against the least, than now.")
        if change.is_wider
        else _("The gap does not widen.")
    )
    return [table(columns, rows, totals=(len(rows) - 1,)), paragraph(said)]


def _near(proposal: Proposal) -> list[Flowable]:
    change = access_change(proposal.pathway)
    if change is None:
        return [
            paragraph(_("Not said yet: how long people of each area travel now and as proposed."))
        ]
    columns = (
        Column(_("Journeys one way"), 3),
        Column(_("Now"), 1.3, is_number=True),
        Column(_("Proposed"), 1.3, is_number=True),
    )
    now, then = change.current, change.proposed
    rows = [
        (
            _("People within {minutes} minutes", minutes=formats.number(NEAR)),
            formats.percent(now.within),
            formats.percent(then.within),
        ),
        (_("Average, minutes"), formats.number(now.mean), formats.number(then.mean)),
        (_("Longest, minutes"), formats.number(now.worst), formats.number(then.worst)),
    ]
    made: list[Flowable] = [table(columns, rows)]
    if change.farther:
        names = "; ".join(change.farther)
        made.append(paragraph(_("Farther than now for people of: {areas}.", areas=names)))
    return made


def _journeys(proposal: Proposal) -> list[Flowable]:
    found = journeys_saved(proposal.estimate)[-1]

    def known(value: float | None) -> str:
        return _("not known") if value is None else formats.signed(value)

    columns = (
        Column(_("Plan year {year}, against none moved", year=found.year), 4),
        Column(_("A year"), 1.4, is_number=True),
    )
    rows = [
        (_("Kilometres that patients no longer travel"), known(found.km)),
        (_("Hours that patients no longer travel"), known(found.hours)),
        (_("Kilometres more that staff travel to homes"), known(found.staff_km)),
        (_("Kilometres more that couriers travel"), known(found.courier_km)),
        (_("Carbon saved, net (kgCO2e)"), known(found.carbon)),
    ]
    made: list[Flowable] = [table(columns, rows)]
    if found.missing and (names := blank_names(proposal, found.missing)):
        made.append(note(_("Not known until these are given: {names}.", names=names)))
    return made


def _language(proposal: Proposal) -> list[Flowable]:
    spoken, screen = language_need(proposal.estimate), screen_need(proposal.estimate)

    def known(value: float | None) -> str:
        return "" if value is None else formats.number(value)

    rows = [
        (_("Offer in Welsh"), proposal.pathway.equity.welsh_offer),
        (_("Contacts a year outside hospital"), known(spoken.contacts)),
        (_("of which wanted in Welsh"), known(spoken.wanted)),
        (_("of which can be given in Welsh"), known(spoken.met)),
        (_("Contacts by video or telephone"), known(screen.virtual)),
        (_("of which people need another way"), known(screen.others)),
    ]
    return [facts(rows, _("Question"), _("Answer"))]


def _goals() -> list[Flowable]:
    columns = (
        Column(_("Well-being of Future Generations (Wales) Act 2015"), 2.4),
        Column(_("Where this proposal speaks to it"), 3.4),
    )
    return [table(columns, [(_(what), _(where)) for what, where in (*GOALS, *WAYS)], dense=True)]
