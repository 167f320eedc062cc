"""The plan for the public on a page or two: plain words, large type, no abbreviations."""

from typing import Final

from reportlab.platypus import Flowable

from pathways.compare import Change, compare
from pathways.model import CURRENT, Setting
from planner import formats
from planner.exports.report.blocks import Heading, bullets, heading, paragraph
from planner.exports.report.styles import style
from planner.i18n import N_, _, language
from planner.likely import chance_in_words
from planner.proposals import Proposal
from resources.effects import journeys_saved

__all__ = ["pages"]

LARGE: Final = style("large", 14, 20, after=8)
ITEM: Final = style("large_item", 14, 20, after=4, leftIndent=16)
MOST: Final = 8
WHERE: Final = {
    Setting.HOME: N_("at home"),
    Setting.VIRTUAL: N_("by telephone or video"),
    Setting.COMMUNITY: N_("near home, outside hospital"),
    Setting.HOSPITAL: N_("in hospital"),
}


def pages(proposal: Proposal) -> list[Flowable]:
    """What would change for people, what would not, and how to be heard."""
    title = _("A plan for your care: {name}", name=proposal.name)
    made: list[Flowable] = [heading(title, 1, "top")]
    made += [paragraph(text, LARGE) for text in _about(proposal)]
    for title, key, said in (
        (_("What would change"), "change", _changes(proposal)),
        (_("What would stay in hospital"), "stay", _stays(proposal)),
        (_("How sure we are"), "sure", _sure(proposal)),
        (_("What happens next"), "next", _next(proposal)),
    ):
        made.append(_title(title, key))
        made += bullets(said, ITEM)
    return made


def _title(text: str, key: str) -> Heading:
    return heading(text, 2, key)


def _about(proposal: Proposal) -> list[str]:
    head = proposal.estimate.headline
    said = [
        _(
            "Health services in {cluster} propose to change how people are cared for. Nothing has "
            "been decided.",
            cluster=proposal.workspace.cluster,
        )
    ]
    if head.ls1_current is not None and head.ls1_proposed is not None:
        said.append(
            _(
                "Today {now} of every 100 appointments are outside hospital. In {years} years it "
                "would be {then} of every 100.",
                now=formats.whole(100 * head.ls1_current),
                then=formats.whole(100 * head.ls1_proposed),
                years=head.year,
            )
        )
    return said


def _changes(proposal: Proposal) -> list[str]:
    found = compare(proposal.whole, proposal.option)
    said: list[str] = []
    for change in found.steps:
        name = change.step.name.said(language())
        now, then = change.step.setting(CURRENT), change.step.setting(proposal.option)
        if change.change is Change.MOVED and now is not None and then is not None:
            blanks = {"step": name, "now": _(WHERE[now]), "then": _(WHERE[then])}
            said.append(_("{step}: now {now}, then {then}", **blanks))
        elif change.change is Change.ADDED and then is not None:
            said.append(_("{step}: new, {then}", step=name, then=_(WHERE[then])))
        elif change.change is Change.REMOVED:
            said.append(_("{step}: no longer needed", step=name))
    saved = journeys_saved(proposal.estimate)[-1].hours
    if saved is not None and saved >= 1:
        hours = formats.number(saved)
        said.append(_("People would spend {hours} hours a year less on the way.", hours=hours))
    return said[:MOST] or [_("No appointment moves.")]


def _stays(proposal: Proposal) -> list[str]:
    said = []
    for step in proposal.whole.steps:
        if step.setting(proposal.option) is not Setting.HOSPITAL or step.is_end:
            continue
        name, why = step.name.said(language()), step.why_hospital.text.strip()
        said.append(_("{step}: {why}", step=name, why=why) if why else name)
    return said[:MOST] or [_("Nothing: all of it would be outside hospital.")]


def _sure(proposal: Proposal) -> list[str]:
    drawn = proposal.drawn
    lies = drawn.interval("contacts_out")
    share = formats.percent(proposal.inputs.share)
    return [
        _(
            "Between {low} and {high} appointments a year would move out of hospital: that is how "
            "it comes out 8 times in 10.",
            low=formats.number(lies.low),
            high=formats.number(lies.high),
        ),
        _(
            "The chance that what it gives is worth more than what it costs is {chance}.",
            chance=chance_in_words(drawn.chance("npv_nhs")),
        ),
        _(
            "{share} of the numbers behind it are examples that have still to be confirmed.",
            share=share,
        ),
    ]


def _next(proposal: Proposal) -> list[str]:
    said = [
        _(
            "A planning group of local health and care services decides. The health board and the "
            "regional partnership follow."
        )
    ]
    month = proposal.pathway.exit.decide_by_month
    if month is not None:
        said.append(
            _("By month {month} after the start it is decided whether it goes on.", month=month)
        )
    offer = proposal.pathway.equity.welsh_offer.strip()
    said.append(
        _("In Welsh: {offer}", offer=offer)
        if offer
        else _("Nobody has said yet how care is offered in Welsh.")
    )
    said.append(
        _(
            "Tell your practice or Llais, the voice of people in health and care in Wales, what "
            "you think."
        )
    )
    return said
