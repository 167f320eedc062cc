"""Page 2: who needs the pathway, what they wait for now, what it serves, and what people said."""

from collections.abc import Sequence
from typing import Final

from reportlab.platypus import Flowable

from pathways.library import Framework, frameworks
from pathways.model import CURRENT
from pathways.proposal_parts import Measure
from planner import formats
from planner.exports.report.blocks import (
    Column,
    bullets,
    heading,
    note,
    paragraph,
    section,
    table,
)
from planner.i18n import N_, _, language
from planner.proposals import NOT_SAID, Proposal
from planner.small_numbers import SUPPRESSED, about_suppressed, printed_counts

__all__ = ["fifth_word", "hidden_rates", "pages"]

FIFTHS: Final = 5
SETS: Final = {
    "CbD area": N_("Community by Design area"),
    "PCMW outcome": N_("Primary Care Model for Wales"),
    "ACD outcome": N_("Accelerated Cluster Development"),
}


def fifth_word(at: int) -> str:
    """What a deprivation fifth is called; 0 is the least deprived."""
    ends = {0: _("1, least deprived"), FIFTHS - 1: _("5, most deprived")}
    return ends.get(at, str(at + 1))


def pages(proposal: Proposal) -> list[Flowable]:
    """The page about need."""
    made: list[Flowable] = [heading(_("Case for change and population need"), 2, "page2")]
    made += section(_("Who needs it"), "need", _need(proposal))
    made += section(_("Need by deprivation fifth"), "need_fifths", _fifths(proposal))
    made += section(_("Where care is now"), "now", _now(proposal))
    made += section(_("What people told us"), "told", _told(proposal))
    made += section(_("What it serves"), "strategy", _strategy(proposal))
    return made


def _need(proposal: Proposal) -> list[Flowable]:
    estimate = proposal.estimate
    base, last = estimate.years[0], estimate.final
    columns = (
        Column(_("Who comes"), 3.4),
        Column(_("For each 10,000 people"), 1.7, is_number=True),
        Column(_("People, base year"), 1.5, is_number=True),
        Column(_("People, year {year}", year=last.year), 1.5, is_number=True),
    )
    streams = proposal.pathway.streams
    people = [
        printed_counts([y.demand[s.id] for s in streams], proposal.workspace) for y in (base, last)
    ]
    rows = [
        (
            stream.name.said(language()),
            SUPPRESSED if now == SUPPRESSED else formats.number(stream.per_10000.central),
            now,
            then,
        )
        for stream, now, then in zip(streams, *people, strict=True)
    ]
    blanks = {
        "people": formats.whole(estimate.population),
        "cluster": proposal.workspace.cluster,
        "source": proposal.workspace.population_source,
    }
    said = (
        _("{people} people are registered in {cluster}: {source}.", **blanks)
        if blanks["source"]
        else _("{people} people are registered in {cluster}.", **blanks)
    )
    return [paragraph(said), table(columns, rows), *_about(people, proposal)]


def _about(counts: Sequence[Sequence[str]], proposal: Proposal) -> list[Flowable]:
    """What a table's counts that were left out mean, if there are any."""
    if not any(SUPPRESSED in line for line in counts):
        return []
    return [note(about_suppressed(proposal.workspace))]


def hidden_rates(proposal: Proposal) -> frozenset[str]:
    """The keys of rates that would give back counts of people that are left out."""
    streams = proposal.pathway.streams
    base = proposal.estimate.years[0].demand
    counts = printed_counts([base[s.id] for s in streams], proposal.workspace)
    return frozenset(
        f"streams.{stream.id}.per_10000"
        for stream, count in zip(streams, counts, strict=True)
        if count == SUPPRESSED
    )


def _fifths(proposal: Proposal) -> list[Flowable]:
    shares = proposal.pathway.equity.deprivation_shares
    if len(shares) != FIFTHS:
        return [
            paragraph(
                _(
                    "Not said yet: how demand is spread over the five deprivation fifths. Without "
                    "it nobody can say whether those in most need are reached."
                )
            )
        ]
    demand = sum(proposal.estimate.years[0].demand.values())
    people = printed_counts([demand * share for share in shares], proposal.workspace)
    columns = (
        Column(_("Deprivation fifth"), 3),
        Column(_("Share of demand"), 1.5, is_number=True),
        Column(_("People a year"), 1.5, is_number=True),
    )
    rows = [
        (fifth_word(i), count if count == SUPPRESSED else formats.percent(share), count)
        for i, (share, count) in enumerate(zip(shares, people, strict=True))
    ]
    return [table(columns, rows), *_about([people], proposal)]


def _now(proposal: Proposal) -> list[Flowable]:
    year = proposal.estimate.years[0]
    hospital = year.unchanged.contacts.get("hospital", 0.0)
    total = sum(year.unchanged.contacts.values())
    steps = sum(
        1
        for step in proposal.whole.steps
        if (place := step.setting(CURRENT)) is not None and place.value == "hospital"
    )
    made: list[Flowable] = [
        paragraph(
            _(
                "Today {hospital} of {total} contacts a year are in hospital, and {days} bed days "
                "with them; {steps} of the steps are there.",
                hospital=formats.number(hospital),
                total=formats.number(total),
                days=formats.number(year.unchanged.bed_days),
                steps=steps,
            )
        )
    ]
    waits = [m for m in proposal.pathway.evaluation.measures if _is_wait(m.name)]
    if waits:
        made += bullets([_wait(m) for m in waits])
    else:
        made.append(
            paragraph(_("Not said yet: how long people wait now. Name a wait among the measures."))
        )
    return made


def _wait(measure: Measure) -> str:
    blanks = {"name": measure.name, "unit": measure.unit}
    if measure.baseline is None or measure.target is None:
        return _("{name}: not measured yet.", **blanks)
    blanks |= {
        "baseline": formats.number(measure.baseline),
        "target": formats.number(measure.target),
    }
    return _("{name}: {baseline} now, {target} wanted ({unit}).", **blanks)


def _is_wait(name: str) -> bool:
    """Whether a measure is of waiting, in either language."""
    return any(word in name.casefold() for word in ("wait", "aros", "aro"))


def _told(proposal: Proposal) -> list[Flowable]:
    said = proposal.pathway.engagement
    if not said:
        return [paragraph(_("No conversation with the public, Llais or staff is recorded."))]
    columns = (
        Column(_("Who"), 1.6),
        Column(_("How"), 1.4),
        Column(_("When"), 1),
        Column(_("What changed"), 3),
    )
    rows = [(e.who, e.how, e.date, e.what_changed or _(NOT_SAID)) for e in said]
    return [table(columns, rows)]


def _strategy(proposal: Proposal) -> list[Flowable]:
    codes = (*proposal.pathway.areas, *proposal.pathway.outcomes)
    known: dict[str, tuple[str, Framework]] = {
        entry.code: (word, entry) for set_, word in SETS.items() for entry in frameworks(set_)
    }
    rows = [
        (_(known[code][0]), known[code][1].title.said(language()))
        for code in codes
        if code in known
    ]
    made: list[Flowable] = []
    if rows:
        made.append(table((Column(_("Framework"), 2), Column(_("What it asks for"), 4)), rows))
    else:
        made.append(
            paragraph(
                _("Not said yet: which Community by Design areas and national outcomes it serves.")
            )
        )
    made.append(
        note(
            _(
                "Its place in the cluster plan, the health board's integrated medium term plan "
                "(IMTP) and the area plan of the Regional Partnership Board (RPB) is for those who "
                "sign it to say."
            )
        )
    )
    return made
