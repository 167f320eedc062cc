"""Page 12: every input with its basis and source, the checks and their answers, and the words."""

from collections.abc import Iterator, Mapping
from typing import Final

from reportlab.platypus import Flowable

from pathways.values import Basis
from planner import formats
from planner.exports.report.blocks import Cell, Column, heading, note, paragraph, section, table
from planner.exports.report.cases import case_table
from planner.exports.report.need import hidden_rates
from planner.exports.report.styles import Strong
from planner.i18n import N_, _, language
from planner.inputs import BASES
from planner.proposals import Proposal, status_sentence, status_word
from planner.register import Entry, register
from planner.small_numbers import SUPPRESSED
from planner.units import in_unit, unit_word

__all__ = ["pages"]

GLOSSARY: Final = (
    (N_("Band"), N_("An Agenda for Change pay band, 2 to 9.")),
    (
        N_("Cashable"),
        N_("Money that can leave a budget; the rest of what is released is capacity."),
    ),
    (N_("Cluster"), N_("A local footprint of practices and partners in Wales.")),
    (
        N_("Contact"),
        N_("One patient seen once at one step; interpretation and advice are not contacts."),
    ),
    (
        N_("Double running"),
        N_("Paying for both settings while care moves; once, not every year."),
    ),
    (
        N_("LS1 to LS5"),
        N_("How far care has moved: contacts, cost, staff hours, bed days and tests."),
    ),
    (N_("PCPG"), N_("Pan-Cluster Planning Group, at county footprint; decides on proposals.")),
    (N_("PROM, PREM"), N_("What patients report of their outcomes and of their experience.")),
    (N_("RF"), N_("Resource follows need: pounds released over pounds the community needs.")),
    (N_("RPB"), N_("Regional Partnership Board.")),
    (N_("Stranded"), N_("Hospital cost that stays although its patients have left.")),
    (N_("WTE"), N_("Whole-time equivalent: 37.5 hours a week is 1.0.")),
)
SEVERITIES: Final = {
    "error": N_("To fix"),
    "warning": N_("To answer"),
    "info": N_("Tip"),
}


def pages(proposal: Proposal, order: str = "bjc") -> list[Flowable]:
    """The annex; ``order`` is that of the pages before it."""
    made: list[Flowable] = [
        heading(_("Annex: assumptions, checks and sources"), 2, "page12"),
        *_standing(proposal),
    ]
    made += section(_("Open checks"), "open", _open(proposal))
    made += section(_("Answers to checks"), "answers", _answers(proposal))
    references = _numbered(proposal)
    made += section(_("Every input"), "inputs", _inputs(proposal, references), room=160)
    made += section(_("Sources"), "sources", _sources(proposal, references), room=130)
    made += section(_("The business case in this document"), "case", case_table(order))
    made += section(_("Glossary"), "glossary", _glossary(), room=130)
    if proposal.long_names:
        made += section(_("Names in full"), "names", _long_names(proposal), room=130)
    made += section(_("Licence of the data"), "licence", _licence())
    return made


def _standing(proposal: Proposal) -> Iterator[Flowable]:
    if proposal.pathway.is_starter:
        yield paragraph(
            Strong(_("This pathway is a starter: illustrative, not clinically approved."))
        )
    inputs = proposal.inputs
    yield paragraph(
        _(
            "{illustrative} of {count} inputs ({share}) are illustrative: nobody has yet stood "
            "behind them. Low and high are the 10th and 90th percentile where they were given; "
            "single figures are worked out from the central values, and where they likely lie from "
            "all of it.",
            illustrative=formats.whole(inputs.illustrative),
            count=formats.whole(inputs.count),
            share=formats.percent(inputs.share),
        )
    )


def _open(proposal: Proposal) -> list[Flowable]:
    checks = proposal.checks
    status = paragraph([Strong(status_word(proposal)), " · ", status_sentence(proposal)])
    if not checks.in_order:
        return [status, paragraph(_("No check is open."))]
    columns = (
        Column(_("Check"), 0.7),
        Column(_("What to do"), 1.1),
        Column(_("Found"), 3.6),
        Column(_("How to put it right"), 2.6),
    )
    rows = [
        (found.rule, _(SEVERITIES[str(found.severity)]), found.message, found.advice)
        for found in checks.in_order
    ]
    return [status, table(columns, rows)]


def _answers(proposal: Proposal) -> list[Flowable]:
    answered = proposal.checks.answered
    if not answered:
        return [paragraph(_("No check has been answered."))]
    columns = (Column(_("Check"), 0.7), Column(_("Found"), 3.4), Column(_("Answer"), 3.4))
    return [table(columns, [(found.rule, found.message, found.answer) for found in answered])]


def _inputs(proposal: Proposal, references: Mapping[str, str]) -> list[Flowable]:
    columns = (
        Column(_("Input"), 4.1),
        Column(_("Value"), 0.9, is_number=True),
        Column(_("Low to high"), 1.55, is_number=True),
        Column(_("Unit"), 1.9),
        Column(_("Basis and source"), 1.75),
    )
    rows: list[list[str | Cell]] = []
    group, groups = "", list[int]()
    secret = hidden_rates(proposal)
    for entry in register(proposal.estimate):
        if entry.input.group != group:
            group = entry.input.group
            groups.append(len(rows))
            rows.append([Cell(Strong(group), span=len(columns))])
        rows.append(_input(entry, references, is_secret=entry.input.key in secret))
    return [table(columns, rows, groups=groups, zebra=False, dense=True)]


def _input(entry: Entry, references: Mapping[str, str], *, is_secret: bool) -> list[str | Cell]:
    found = entry.input
    quantity, unit = found.quantity, found.unit
    unit_said = unit_word(unit)
    if found.price_year:
        blanks = {"unit": unit_said, "year": found.price_year}
        unit_said = _("{unit}, {year} prices", **blanks)
    has_range = quantity.low != quantity.high
    spread = formats.between(quantity.low, quantity.high, lambda value: in_unit(value, unit))
    return [
        Cell(found.label, indent=True),
        SUPPRESSED if is_secret else in_unit(quantity.central, unit),
        SUPPRESSED if is_secret else spread if has_range else formats.NOTHING,
        unit_said,
        _basis(entry, references),
    ]


def _basis(entry: Entry, references: Mapping[str, str]) -> str:
    found, basis = entry.input, _(BASES[entry.input.basis])
    if entry.owner:
        return _("{basis}: {source}", basis=basis, source=entry.owner)
    if found.basis is Basis.ILLUSTRATIVE or not found.source:
        return basis
    return _("{basis}: {source}", basis=basis, source=references.get(found.source, found.source))


def _numbered(proposal: Proposal) -> dict[str, str]:
    """Sources that are told in words, each with its number in the list of sources."""
    known = proposal.estimate.library.sources
    told = dict.fromkeys(
        entry.input.source
        for entry in register(proposal.estimate)
        if entry.input.source
        and entry.input.source not in known
        and entry.input.basis is not Basis.ILLUSTRATIVE
    )
    return {source: f"[{number}]" for number, source in enumerate(told, start=1)}


def _sources(proposal: Proposal, references: Mapping[str, str]) -> list[Flowable]:
    """The sources that the inputs name by their codes or numbers."""
    known = proposal.estimate.library.sources
    used = {entry.input.quantity.basis for entry in register(proposal.estimate)}
    columns = (Column(_("Code"), 0.7), Column(_("Source"), 6))
    rows = [
        (code, f"{source.text.said(language())} {source.url}".strip())
        for code, source in known.items()
        if code in used and source.flag != "illustrative"
    ]
    rows += [(number, told) for told, number in references.items()]
    return [table(columns, rows)] if rows else [paragraph(_("No input names a source."))]


def _glossary() -> list[Flowable]:
    columns = (Column(_("Word"), 1.4), Column(_("Meaning"), 5))
    return [table(columns, [(Cell(Strong(_(word))), _(means)) for word, means in GLOSSARY])]


def _long_names(proposal: Proposal) -> list[Flowable]:
    columns = (Column(_("As printed"), 2), Column(_("In full"), 5))
    return [table(columns, [(name.cut, name.whole) for name in proposal.long_names])]


def _licence() -> list[Flowable]:
    return [
        paragraph(
            _(
                "Contains public sector information licensed under the Open Government Licence "
                "v3.0: NHS England National Cost Collection, and population figures of the Office "
                "for National Statistics and StatsWales."
            )
        ),
        note(
            _(
                "Unit costs are full averages for England: moving care does not release them. "
                "Wales has its own pay scales; check before use."
            )
        ),
    ]
