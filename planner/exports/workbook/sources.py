"""The sheet Sources and changes: what numbers rest on, attribution, versions, fingerprint."""

from typing import Final

from pathways.library import Source
from pathways.values import Basis
from planner.exports.workbook.formulas import Cell
from planner.exports.workbook.job import Job
from planner.exports.workbook.options import Figures
from planner.exports.workbook.page import Page
from planner.i18n import N_, _, language, ngettext
from planner.inputs import BASES
from planner.proposals import planner_version

__all__ = ["write_sources"]

_MEANINGS: Final = {
    Basis.ILLUSTRATIVE: N_("An example to start from. Nobody has stood behind it: replace it."),
    Basis.DERIVED: N_("Worked out from numbers that were read; the source shows the sum."),
    Basis.SOURCED: N_("Read in the source that is named."),
    Basis.CONFIRMED: N_("Confirmed locally by whoever is named as its owner."),
}
_KINDS: Final = {
    "illustrative": N_("illustrative"),
    "paper": N_("paper"),
    "source": N_("source"),
    "derived": N_("derived"),
}
_BLANK_ROWS: Final = 5


def write_sources(job: Job, figures: Figures) -> dict[str, Cell]:
    """Fills the sheet, and gives the cells that hold the pathway's and the cluster's name."""
    page = job.pages["sources"]
    page.widths(28, 18, 96, 60)
    heads = [_("Code"), _("Kind of source"), _("Source"), _("Address")]
    job.open("sources", figures.inputs.banner, heads)
    first = page.row
    for source in _used(job):
        sort = _(_KINDS.get(source.flag, source.flag))
        page.line(
            [source.code, sort, source.text.said(language()), source.url or None], ["label"] * 4
        )
    job.book.name_block("SOURCES", page.block(first, 1, max(first, page.row - 1), 4))
    page.section(_("What the basis of a number means"))
    for basis, meaning in _MEANINGS.items():
        page.line([_(BASES[basis]), None, _(meaning)], ["strong label", "label", "label"])
    page.section(_("To be read with the figures"))
    for text in _statements(job):
        page.line([None, None, text], ["label"] * 3)
    facts = _made(job, page)
    if job.proposal.long_names:
        page.section(_("Names in full"), _("They are cut elsewhere in the workbook."))
        page.heads([_("As printed"), "", _("In full")])
        for name in job.proposal.long_names:
            page.line([name.cut, None, name.whole], ["label"] * 3)
    page.section(_("Change log"))
    page.heads([_("Date"), _("Who"), _("What changed"), _("Why")])
    for _row in range(_BLANK_ROWS):
        page.line([None] * 4, ["input text"] * 4)
    return facts


def _used(job: Job) -> list[Source]:
    """The sources that the inputs name, in the library's order."""
    from planner.inputs import inputs_of

    estimate = job.estimate
    codes = {entry.quantity.basis for entry in inputs_of(estimate)}
    codes |= {connection.basis for connection in job.pathway.connections}
    codes |= {job.library.test(test).basis for test in job.pathway.tests_used}
    return [source for code, source in job.library.sources.items() if code in codes]


def _statements(job: Job) -> list[str]:
    said = [
        _("Costs are English full average costs: moving care does not release them."),
        _(
            "Contains public sector information licensed under the Open Government Licence v3.0: "
            "NHS England, StatsWales, the Office for National Statistics, and the Department for "
            "Energy Security and Net Zero."
        ),
        _("The planner makes plans from numbers about groups of people and holds no patient data."),
    ]
    if job.pathway.is_starter:
        said.insert(0, _("This pathway is an illustrative starter: it is not clinically approved."))
    return said


def _made(job: Job, page: Page) -> dict[str, Cell]:
    proposal = job.proposal
    page.section(
        _("What this workbook was made from"),
        _("In grey: set down by the planner when the workbook was written."),
    )
    workspace = proposal.workspace
    steps = len(job.pathway.steps)
    made: dict[str, Cell] = {}
    for key, label, text in (
        ("pathway", _("Pathway"), proposal.name),
        ("", _("Id of the pathway"), job.pathway.id),
        ("", _("Size"), ngettext("{n} step", "{n} steps", steps)),
        ("", _("Localised from"), job.pathway.localised_from),
        ("cluster", _("Cluster"), workspace.cluster),
        ("", _("Health board"), workspace.health_board),
        ("", _("Population read in"), workspace.population_source),
        ("", _("Author"), workspace.author),
        ("", _("Option"), proposal.option),
        ("", _("Planner version"), planner_version()),
        ("", _("Fingerprint of the inputs (SHA-256)"), proposal.fingerprint),
    ):
        cell = page.line([label, None, text or "–"], ["label", "label", "app"])[2]
        if key:
            made[key] = cell
    return made
