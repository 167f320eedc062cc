"""Page 11: benefits and their measures, evaluation, the exit rule and the milestones."""

from contextlib import suppress
from datetime import date

from reportlab.platypus import Flowable

from pathways.library import Framework, frameworks
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
from planner.exports.report.governance import facts
from planner.i18n import _, language
from planner.proposals import NOT_SAID, Proposal
from planner.units import hours, yearly_pounds

__all__ = ["pages"]


def pages(proposal: Proposal) -> list[Flowable]:
    """The page about benefits and delivery."""
    made: list[Flowable] = [heading(_("Benefits, evaluation, exit, delivery"), 2, "page11")]
    made += section(_("Benefits in the figures"), "benefits", _benefits(proposal))
    made += section(_("Measures"), "measures", _measures(proposal))
    made += section(_("Evaluation"), "evaluation", _evaluation(proposal))
    made += section(_("Exit rule"), "exit", _exit(proposal))
    made += section(_("Milestones"), "milestones", _milestones(proposal))
    served = _served(proposal)
    if served:
        made += section(_("What it serves"), "serves", bullets(served))
    return made


def _benefits(proposal: Proposal) -> list[Flowable]:
    year = proposal.estimate.final
    before, after = year.left_shift_unchanged, year.left_shift

    def share(value: float | None) -> str:
        return formats.NOTHING if value is None else formats.percent(value)

    columns = (
        Column(_("Benefit"), 3),
        Column(_("Unchanged"), 1.3, is_number=True),
        Column(_("Proposed"), 1.3, is_number=True),
        Column(_("Class"), 1.8),
    )
    hospital = "hospital"
    rows = (
        (
            _("Contacts in hospital a year"),
            formats.number(year.unchanged.contacts.get(hospital, 0.0)),
            formats.number(year.planned.contacts.get(hospital, 0.0)),
            _("capacity"),
        ),
        (
            _("Contacts outside hospital (LS1)"),
            share(before.ls1),
            share(after.ls1),
            _("closer to home"),
        ),
        (
            _("Staff hours in hospital a year"),
            hours(year.unchanged.staff_hours_hospital),
            hours(year.planned.staff_hours_hospital),
            _("capacity"),
        ),
        (
            _("Bed days a year"),
            formats.number(year.unchanged.bed_days),
            formats.number(year.planned.bed_days),
            _("capacity"),
        ),
        (
            _("Released as cash a year"),
            formats.NOTHING,
            yearly_pounds(year.release.cashable),
            _("cash"),
        ),
    )
    return [table(columns, rows), note(_("Plan year {year}, central estimates.", year=year.year))]


def _measures(proposal: Proposal) -> list[Flowable]:
    measures = proposal.pathway.evaluation.measures
    if not measures:
        return [paragraph(_("No measure has been named yet."))]
    columns = (
        Column(_("Measure"), 3),
        Column(_("Baseline"), 1.2, is_number=True),
        Column(_("Target"), 1.2, is_number=True),
        Column(_("By"), 1.5),
        Column(_("Owner"), 1.6),
    )

    def value(number: float | None, unit: str) -> str:
        if number is None:
            return _(NOT_SAID)
        figure = formats.number(number)
        return _("{number} {unit}", number=figure, unit=unit) if unit else figure

    rows = [
        (
            m.name,
            value(m.baseline, m.unit),
            value(m.target, m.unit),
            _day(m.date),
            m.owner or _(NOT_SAID),
        )
        for m in measures
    ]
    return [table(columns, rows)]


def _day(written: str) -> str:
    """A date in full where it was written as one, else as it was written."""
    with suppress(ValueError):
        return formats.day(date.fromisoformat(written))
    return written or _(NOT_SAID)


def _evaluation(proposal: Proposal) -> list[Flowable]:
    evaluation = proposal.pathway.evaluation
    months = ", ".join(str(month) for month in evaluation.review_months)
    rows = [
        (_("Outcomes that patients report (PROM)"), evaluation.prom or evaluation.not_applicable),
        (_("Experience that patients report (PREM)"), evaluation.prem or evaluation.not_applicable),
        (_("Reviewed in month"), months),
        (_("Who is to be reached"), proposal.pathway.equity.target),
        (_("Offer in Welsh"), proposal.pathway.equity.welsh_offer),
    ]
    return [facts(rows, _("Question"), _("Answer"))]


def _exit(proposal: Proposal) -> list[Flowable]:
    choice = proposal.pathway.exit
    month = choice.decide_by_month
    rows = [
        (_("Mainstream if"), choice.mainstream_if),
        (_("Stop if"), choice.stop_if),
        (_("Decide by"), "" if month is None else _("month {month} after the start", month=month)),
        (_("Funder after the decision"), choice.funder),
    ]
    return [facts(rows, _("Rule"), _("As given"))]


def _milestones(proposal: Proposal) -> list[Flowable]:
    columns = (
        Column(_("When"), 1.2),
        Column(_("Patients on the proposed pathway"), 1.8, is_number=True),
        Column(_("Contacts out of hospital a year"), 1.8, is_number=True),
        Column(_("WTE needed in the community"), 1.8, is_number=True),
    )
    rows = [
        (
            _("Year {year}", year=year.year),
            formats.percent(year.adoption),
            formats.number(year.contacts_out),
            formats.wte(year.wte_needed),
        )
        for year in proposal.estimate.years[1:]
    ]
    interim = [
        _(
            "{step} leaves hospital by plan year {year}.",
            step=step.name.said(language()),
            year=step.why_hospital.year,
        )
        for step in proposal.whole.steps
        if step.why_hospital.year is not None
    ]
    return [table(columns, rows), *bullets(interim)]


def _served(proposal: Proposal) -> list[str]:
    """The Community by Design areas and national outcomes that the pathway names."""
    pathway = proposal.pathway
    known: dict[str, Framework] = {
        entry.code: entry
        for set_ in ("CbD area", "PCMW outcome", "ACD outcome")
        for entry in frameworks(set_)
    }
    codes = (*pathway.areas, *pathway.outcomes)
    return [known[code].title.said(language()) for code in codes if code in known]
