"""Page 4: contacts by setting and year, the left shift, and admissions and bed days."""

from reportlab.platypus import Flowable

from pathways.model import Setting
from pathways.values import Quantity, basis_kind
from planner import formats
from planner.drawing import charts
from planner.drawing.words import setting_word
from planner.exports.report.blocks import (
    Column,
    figure,
    heading,
    note,
    paragraph,
    printed,
    section,
    table,
)
from planner.i18n import _, language
from planner.inputs import BASES
from planner.proposals import Proposal
from planner.small_numbers import printed_counts
from resources.effects import avoided
from resources.estimate import contacts_by_setting

__all__ = ["pages", "year_columns"]


def year_columns(first: str, years: int, *, base: bool = False, width: float = 2.6) -> list[Column]:
    """Columns for plan years 1 to ``years``, the base year before them where asked for."""
    titles = [_("Base year")] if base else []
    titles += [_("Year {year}", year=year) for year in range(1, years + 1)]
    return [Column(first, width), *(Column(title, 1, is_number=True) for title in titles)]


def pages(proposal: Proposal) -> list[Flowable]:
    """The page about activity."""
    made: list[Flowable] = [heading(_("Activity and left shift"), 2, "page4")]
    made += section(_("Contacts by setting and year"), "contacts", _contacts(proposal))
    made += section(_("How far care moves: LS1 to LS5 and RF"), "left_shift", _shift(proposal))
    made += section(_("People who enter the pathway"), "demand", _demand(proposal))
    made += section(_("Admissions and bed days"), "admissions", _admissions(proposal))
    return made


def _contacts(proposal: Proposal) -> list[Flowable]:
    estimate = proposal.estimate
    years = estimate.years
    rows = [
        [setting_word(setting), *map(formats.number, of_years)]
        for setting, of_years in contacts_by_setting(years).items()
        if any(of_years)
    ]
    totals = (len(rows), len(rows) + 2)
    rows.append(
        [_("All contacts"), *(formats.number(sum(y.planned.contacts.values())) for y in years)]
    )
    hospital = Setting.HOSPITAL.value
    unchanged = (formats.number(y.unchanged.contacts.get(hospital, 0.0)) for y in years)
    rows.append([_("Hospital, if nothing changed"), *unchanged])
    rows.append([_("Out of hospital"), *(formats.number(y.contacts_out) for y in years)])
    rows.append([_("On the proposed pathway"), *(formats.percent(y.adoption) for y in years)])
    heads = year_columns(_("Contacts a year"), len(years) - 1, base=True)
    return [_contacts_chart(proposal), table(heads, rows, totals=totals)]


def _contacts_chart(proposal: Proposal) -> Flowable:
    years = proposal.estimate.years
    by_setting = contacts_by_setting(years)
    found = [
        charts.Column(
            _("Year {year}", year=year.year) if year.year else _("Base year"),
            {setting: amounts[i] for setting, amounts in by_setting.items()},
        )
        for i, year in enumerate(years)
    ]
    last = years[-1].left_shift.ls1
    said = _(
        "Contacts a year by setting from the base year to plan year {year}: in the end {share} are "
        "outside hospital. The table below has the figures.",
        year=years[-1].year,
        share=_share(last),
    )
    frame = printed(134, formats.number, _("Contacts by setting and year"), said)
    return figure(charts.stacked(found, frame))


def _share(value: float | None) -> str:
    return formats.NOTHING if value is None else formats.percent(value)


def _shift(proposal: Proposal) -> list[Flowable]:
    year = proposal.estimate.final
    before, after = year.left_shift_unchanged, year.left_shift
    measures = (
        ("LS1", _("Share of contacts outside hospital"), _share(before.ls1), _share(after.ls1)),
        ("LS2", _("Share of cost outside hospital"), _share(before.ls2), _share(after.ls2)),
        ("LS3", _("Share of staff hours outside hospital"), _share(before.ls3), _share(after.ls3)),
        ("LS4", _("Bed days for 1,000 people"), _number(before.ls4), _number(after.ls4)),
        ("LS5", _("Share of tests outside hospital"), _share(before.ls5), _share(after.ls5)),
        (
            "RF",
            _("Resource follows need: pounds released over pounds the community needs"),
            formats.NOTHING,
            _number(year.resource_follows),
        ),
    )
    columns = (
        Column(_("Measure"), 0.8),
        Column(_("What it is"), 4),
        Column(_("Year {year}, unchanged", year=year.year), 1.5, is_number=True),
        Column(_("Year {year}, proposed", year=year.year), 1.5, is_number=True),
    )
    explained = _(
        "LS1 can be raised by splitting contacts, so LS2 and LS3 stand beside it. RF at 1 or more "
        "means that hospital releases what the community needs."
    )
    return [table(columns, measures), note(explained)]


def _number(value: float | None) -> str:
    return formats.NOTHING if value is None else formats.number(value)


def _demand(proposal: Proposal) -> list[Flowable]:
    years = proposal.estimate.years
    streams = proposal.pathway.streams
    by_year = [printed_counts([y.demand[s.id] for s in streams], proposal.workspace) for y in years]
    rows = [
        [stream.name.said(language()), *(counts[i] for counts in by_year)]
        for i, stream in enumerate(streams)
    ]
    return [table(year_columns(_("People a year"), len(years) - 1, base=True), rows)]


def _admissions(proposal: Proposal) -> list[Flowable]:
    year = proposal.estimate.final
    before, after = year.unchanged.bed_days, year.planned.bed_days
    made: list[Flowable] = [
        paragraph(
            _(
                "Bed days in plan year {year}: {before} if nothing changed, {after} as proposed "
                "({difference}).",
                year=year.year,
                before=formats.number(before),
                after=formats.number(after),
                difference=formats.signed(after - before),
            )
        )
    ]
    claim = proposal.pathway.avoided
    if claim is None:
        made.append(
            note(
                _(
                    "No avoided admission is claimed beyond the chances on the map. A claim needs "
                    "the people at risk, the effect, its evidence and the share that is due to "
                    "this pathway."
                )
            )
        )
        return made
    made.append(
        paragraph(
            _(
                "Claimed for {condition}: {people} people at risk, a risk of {risk} a year, "
                "lowered by {effect}, of which {due} is due to this pathway.",
                condition=claim.condition,
                people=formats.number(claim.at_risk.central),
                risk=formats.percent(claim.baseline_risk.central, 1),
                effect=formats.percent(claim.relative_reduction.central),
                due=formats.percent(claim.attribution.central),
            )
        )
    )
    care = avoided(proposal.estimate)
    if care is not None:
        made.append(
            paragraph(
                _(
                    "In plan year {year} that is {admissions} admissions avoided a year, {days} "
                    "bed days and {beds} beds; evidence: {evidence}.",
                    year=year.year,
                    admissions=formats.number(care[-1].admissions),
                    days=formats.number(care[-1].bed_days),
                    beds=formats.number(care[-1].beds),
                    evidence=_evidence(proposal, claim.relative_reduction),
                )
            )
        )
    return made


def _evidence(proposal: Proposal, effect: Quantity) -> str:
    """What the effect that is claimed rests on."""
    known = proposal.estimate.library.sources.get(effect.basis)
    if known is not None and known.flag != "illustrative":
        return known.text.said(language())
    return effect.source or _(BASES[basis_kind(effect.basis)])
