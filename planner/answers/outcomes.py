"""What changes for people: how far care shifts, what is avoided, and who is reached."""

from typing import Final

from planner import formats
from planner.answers.answer import Answer
from planner.drawing.charts import Frame, Pair, pairs
from planner.explained import told
from planner.i18n import N_, _
from planner.proposals import Proposal
from resources.reach import access_change, fifths_change

__all__ = ["effects", "near", "reach", "shift"]

SHARES: Final = {
    "ls1": N_("Contacts (LS1)"),
    "ls2": N_("Cost (LS2)"),
    "ls3": N_("Staff hours (LS3)"),
    "ls5": N_("Tests (LS5)"),
}
EFFECTS: Final = (
    "avoided_admissions",
    "beds_released",
    "km_saved",
    "hours_saved",
    "carbon_saved",
)


def shift(proposal: Proposal) -> Answer:
    """How much is outside hospital, if nothing changed and as planned."""
    year = proposal.estimate.final
    before, after = year.left_shift_unchanged, year.left_shift
    chart, rows, figures = [], [], []
    for key, word in SHARES.items():
        now, then = getattr(before, key), getattr(after, key)
        if now is None or then is None:
            continue
        chart.append(Pair(_(word), now, then))
        rows.append((_(word), formats.percent(now), formats.percent(then)))
        figures.append("ls1" if key == "ls1" else "")
    if before.ls4 is not None and after.ls4 is not None:
        word = _("Bed days for each 1,000 people (LS4)")
        rows.append((word, formats.number(before.ls4), formats.number(after.ls4)))
        figures.append("")
    title = _("Nothing is done yet, so nothing shifts")
    if after.ls1 is not None and after.ls3 is not None:
        title = _(
            "{contacts} of contacts and {hours} of staff hours are outside hospital by year {year}",
            contacts=formats.percent(after.ls1),
            hours=formats.percent(after.ls3),
            year=year.year,
        )
    words = (_("If nothing changed"), _("As planned"))
    return Answer(
        title,
        _("Share outside hospital in plan year {year}", year=year.year),
        lambda look, size: pairs(chart, words, Frame(look, size, formats.percent, title)),
        34 + 42 * max(1, len(chart)),
        (_("Measure"), *words),
        tuple(rows),
        figures=tuple(figures),
    )


def effects(proposal: Proposal) -> Answer:
    """Admissions, beds, journeys and carbon: each figure opens, and says what it lacks."""
    found = [told(proposal.estimate, figure) for figure in EFFECTS]
    known = [one for one in found if one.plain != formats.NOTHING]
    title = _("Nobody has given yet what effects on people rest on")
    if known:
        title = _("{what}: {value}", what=known[0].title, value=known[0].value)
    return Answer(
        title,
        _("Effects in the last plan year; a dash is not known yet"),
        None,
        0,
        (_("Effect"), _("How much"), _("Not known until somebody gives")),
        tuple((one.title, one.value, "; ".join(one.missing[:1])) for one in found),
        figures=EFFECTS,
    )


def reach(proposal: Proposal) -> Answer | None:
    """How each deprivation fifth is reached, now and as proposed."""
    change = fifths_change(proposal.pathway)
    if change is None:
        return None
    equity = proposal.pathway.equity
    words = (_("Reached now"), _("As proposed"))
    labels = (
        _("Least deprived fifth"),
        _("Second fifth"),
        _("Middle fifth"),
        _("Fourth fifth"),
        _("Most deprived fifth"),
    )
    both = list(zip(labels, equity.reach_current, equity.reach_proposed, strict=True))
    chart = [Pair(*one) for one in both]
    title = _("The most deprived would be reached no less than now, against the least deprived")
    if change.is_wider:
        title = _("The most deprived would be reached less than now, against the least deprived")
    return Answer(
        title,
        _("People reached for each 1,000, by deprivation fifth"),
        lambda look, size: pairs(chart, words, Frame(look, size, formats.number, title)),
        34 + 42 * len(chart),
        (_("Fifth"), *words),
        tuple((label, formats.number(now), formats.number(then)) for label, now, then in both),
    )


def near(proposal: Proposal) -> Answer | None:
    """How many people are within half an hour."""
    change = access_change(proposal.pathway)
    if change is None:
        return None
    words = (_("Now"), _("As proposed"))
    rows = (
        (
            _("Within 30 minutes"),
            formats.percent(change.current.within),
            formats.percent(change.proposed.within),
        ),
    )
    title = _(
        "{then} of people would be within 30 minutes; it is {now} now",
        now=formats.percent(change.current.within),
        then=formats.percent(change.proposed.within),
    )
    chart = [Pair(_("Within 30 minutes"), change.current.within, change.proposed.within)]
    return Answer(
        title,
        _("Share of people by travelling time"),
        lambda look, size: pairs(chart, words, Frame(look, size, formats.percent, title)),
        34 + 42,
        (_("How near"), *words),
        rows,
        note=_("Farther than now: {areas}.", areas="; ".join(change.farther))
        if change.farther
        else "",
    )
