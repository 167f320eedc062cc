"""The words and figures of a proposal, shared by the PDF, the workbook and the window."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Final

from pathways.codec import write_pathway
from pathways.model import PROPOSED, Pathway
from pathways.nested import opened
from planner import formats
from planner.estimates import estimate_of, swings_of
from planner.i18n import N_, _, language, ngettext
from planner.inputs import InputShare, share_of_inputs
from planner.long_names import LongName, shortened
from planner.privacy import refuse_patient_text
from planner.units import hours, yearly_pounds
from planner.workspace import Workspace

if TYPE_CHECKING:
    from planner.checks import Finding
    from resources.appraisal import Appraisal
    from resources.estimate import Estimate
    from resources.sampled import Sample
    from resources.sensitivity import Swing

__all__ = [
    "NOT_SAID",
    "KeyFigure",
    "MoneyLine",
    "OpenChecks",
    "Proposal",
    "ask",
    "ask_verb",
    "conditions",
    "exit_sentence",
    "fingerprint",
    "key_figures",
    "money_lines",
    "outcome",
    "planner_version",
    "printed_proposal",
    "proposal_of",
    "risks",
    "route",
    "status_sentence",
    "status_word",
]

NOT_SAID: Final = N_("Not said yet")
_SEVERITIES: Final = ("error", "warning", "info")
_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class OpenChecks:
    """The checks nobody has dealt with, most severe first, and the answers that were given."""

    errors: "tuple[Finding, ...]"
    warnings: "tuple[Finding, ...]"
    tips: "tuple[Finding, ...]"
    answered: "tuple[Finding, ...]"

    @property
    def is_draft(self) -> bool:
        """Whether an error is open, or a warning has no answer."""
        return bool(self.errors or self.warnings)

    @property
    def in_order(self) -> "tuple[Finding, ...]":
        """Every open check, most severe first."""
        return (*self.errors, *self.warnings, *self.tips)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One of the five numbers in words: what it is, how much, and beside what it stands.

    ``short`` says the note where there is little room; blank where it cannot be said shorter.
    """

    key: str
    label: str
    value: str
    note: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """A line of who pays and who gains, in the last plan year [£/year, real], or once [£]."""

    key: str
    label: str
    pounds: float
    is_part: bool = False


@dataclass(frozen=True)
class Proposal:
    """What goes to the Pan-Cluster Planning Group: a pathway, its estimate and its checks.

    ``long_names`` are names that are cut in it, each with the whole of it; ``made_from`` is then
    the digest of what it was made from, before they were cut.
    """

    workspace: Workspace
    pathway: Pathway
    option: str
    estimate: "Estimate"
    findings: "tuple[Finding, ...]"
    long_names: tuple[LongName, ...] = ()
    made_from: str = ""

    @cached_property
    def checks(self) -> OpenChecks:
        """The findings by what is to be done about them."""
        by: dict[str, list[Finding]] = {severity: [] for severity in _SEVERITIES}
        answered: list[Finding] = []
        for found in self.findings:
            is_answered = bool(found.answer.strip()) and str(found.severity) != "error"
            (answered if is_answered else by[str(found.severity)]).append(found)
        errors, warnings, tips = (tuple(by[severity]) for severity in _SEVERITIES)
        return OpenChecks(errors, warnings, tips, tuple(answered))

    @property
    def is_draft(self) -> bool:
        """Whether the document says DRAFT."""
        return self.checks.is_draft

    @property
    def whole(self) -> Pathway:
        """The pathway that every figure rests on: with the steps within those that open."""
        return self.estimate.pathway

    @cached_property
    def opened(self) -> tuple[Pathway, ...]:
        """The pathways that its steps open as, each once."""
        return opened(self.pathway, self.workspace.by_id)

    @property
    def name(self) -> str:
        """The pathway's name in the language being spoken."""
        return self.pathway.name.said(language())

    @cached_property
    def inputs(self) -> InputShare:
        """How many inputs there are, and how many are illustrative."""
        return share_of_inputs(self.estimate)

    @cached_property
    def drawn(self) -> "Sample":
        """The figures drawn as often as a proposal is printed with, the same luck every time."""
        from resources.sampled import FINAL_DRAWS, sample

        found = sample(self.estimate, count=FINAL_DRAWS)
        assert found is not None  # nobody gave it up
        return found

    @cached_property
    def appraisal(self) -> "Appraisal":
        """What the plan is worth, seen three ways."""
        from resources.appraisal import appraisal

        return appraisal(self.estimate)

    @cached_property
    def swings(self) -> "tuple[Swing, ...]":
        """How far each input moves the yearly net cost, largest first."""
        return swings_of(self.estimate)

    @cached_property
    def fingerprint(self) -> str:
        """What the figures were made from, as a short digest."""
        return self.made_from or fingerprint(self.estimate)


def proposal_of(workspace: Workspace, pathway_id: str, option: str = PROPOSED) -> Proposal:
    """The proposal of one pathway; its findings are in the language being spoken.

    Raises:
        WorkspaceError: There is no such pathway, or the population is not known.
        EstimateError: A number or a share does not let a figure be given.
        PathwayError: A loop has no way out, or a role or test is unknown.
    """
    from planner.checks import findings

    pathway = workspace.pathway(pathway_id)
    estimate = estimate_of(workspace, pathway, option)
    found = findings(workspace, pathway_id, estimate, swings=swings_of(estimate))
    return Proposal(workspace, pathway, option, estimate, found)


def printed_proposal(workspace: Workspace, pathway_id: str, option: str = PROPOSED) -> Proposal:
    """The proposal as documents print it: names too long for a table are cut, figures are the same.

    Raises:
        PatientTextError: What is typed may identify a patient.
        UserError: As ``proposal_of``.
    """
    pathway = workspace.pathway(pathway_id)
    refuse_patient_text((pathway, *opened(pathway, workspace.by_id)), workspace)
    short, long_names = shortened(workspace)
    made = proposal_of(short, pathway_id, option)
    if not long_names:
        return made
    whole = estimate_of(workspace, pathway, option)
    return replace(made, long_names=long_names, made_from=fingerprint(whole))


def fingerprint(estimate: "Estimate") -> str:
    """Twelve digits of the SHA-256 of everything an estimate was made from."""
    made_from = {
        "pathway": write_pathway(estimate.pathway),
        "option": estimate.option,
        "population": estimate.population,
        "assumptions": {
            key: [a.quantity.low, a.quantity.central, a.quantity.high, a.quantity.basis]
            for key, a in estimate.assumptions.items()
        },
    }
    written = json.dumps(made_from, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode("utf-8")).hexdigest()[:12]


def planner_version() -> str:
    """The version of the planner that writes the document."""
    try:
        return version("cbd-planner")
    except PackageNotFoundError:
        return "0"


def ask_verb() -> str:
    """What the planning group is asked to do, as it stands in ``ask``."""
    return _("approve")


def ask(proposal: Proposal) -> str:
    """The one sentence that says what the planning group is asked for."""
    return _(
        "The Pan-Cluster Planning Group (PCPG) is asked to {verb} “{pathway}” for {cluster} as "
        "proposed here, with its money, its staff and its exit date, for {years} plan years.",
        verb=ask_verb(),
        pathway=proposal.name,
        cluster=proposal.workspace.cluster,
        years=proposal.estimate.headline.year,
    )


def outcome(proposal: Proposal) -> str:
    """What it does and costs in the last plan year, in one sentence."""
    head = proposal.estimate.headline
    blanks = {
        "year": head.year,
        "contacts": formats.number(head.contacts_out),
        "needed": formats.wte(head.wte_needed),
        "moved": formats.wte(head.wte_moved),
        "cost": yearly_pounds(abs(head.recurring_cost)),
        "released": yearly_pounds(head.released),
        "double": yearly_pounds(head.double_running),
    }
    if head.recurring_cost < 0:
        return _(
            "In year {year} it moves {contacts} contacts a year out of hospital, needs {needed} "
            "whole-time equivalents (WTE) in the community of which {moved} move from hospital, "
            "costs the community {cost} a year less than now while hospital releases {released}, "
            "and needs {double} of double running, once.",
            **blanks,
        )
    return _(
        "In year {year} it moves {contacts} contacts a year out of hospital, needs {needed} "
        "whole-time equivalents (WTE) in the community of which {moved} move from hospital, "
        "costs the community {cost} a year against {released} that hospital releases, "
        "and needs {double} of double running, once.",
        **blanks,
    )


def _share(value: float | None) -> str:
    return formats.NOTHING if value is None else formats.percent(value)


def key_figures(proposal: Proposal) -> tuple[KeyFigure, ...]:
    """The five numbers of the last plan year, central estimates."""
    head = proposal.estimate.headline
    now, then = _share(head.ls1_current), _share(head.ls1_proposed)
    follows = head.resource_follows
    return (
        KeyFigure(
            "contacts_out",
            _("contacts a year out of hospital"),
            formats.number(head.contacts_out),
            _("in plan year {year}", year=head.year),
        ),
        KeyFigure(
            "ls1",
            _("of contacts outside hospital (LS1)"),
            _("{now} to {then}", now=now, then=then),
            _("unchanged, then proposed"),
        ),
        KeyFigure(
            "wte",
            _("WTE needed in the community"),
            formats.wte(head.wte_needed),
            _("{moved} of them move from hospital", moved=formats.wte(head.wte_moved)),
        ),
        KeyFigure(
            "recurring",
            _("a year for the community"),
            formats.short_pounds(head.recurring_cost),
            _("{released} released by hospital", released=formats.short_pounds(head.released))
            if follows is None
            else _(
                "{released} released by hospital: RF {ratio}",
                released=formats.short_pounds(head.released),
                ratio=formats.number(follows),
            ),
            _("{released} released by hospital", released=formats.short_pounds(head.released)),
        ),
        KeyFigure(
            "double_running",
            _("of double running, once"),
            formats.short_pounds(head.double_running),
            _("while care moves"),
        ),
    )


def money_lines(proposal: Proposal) -> tuple[MoneyLine, ...]:
    """Who pays and who gains in the last plan year; the last line is paid once."""
    year = proposal.estimate.final
    release, cost = year.release, year.recurring_cost
    gap, once = cost - release.released, proposal.estimate.double_running.total
    return (
        MoneyLine("community", _("The community needs more than now"), cost),
        MoneyLine("released", _("Hospital releases"), release.released),
        MoneyLine("cashable", _("of which cash"), release.cashable, is_part=True),
        MoneyLine(
            "capacity", _("of which capacity for other patients"), release.capacity, is_part=True
        ),
        MoneyLine("gap", _("Gap still to be funded"), gap)
        if gap > 0
        else MoneyLine("surplus", _("Released beyond what the community needs"), -gap),
        MoneyLine("stranded", _("Stranded: stays with hospital"), release.stranded),
        MoneyLine("double_running", _("Double running, once"), once),
    )


def risks(proposal: Proposal) -> tuple[str, ...]:
    """At most three things in the figures that can go wrong, each a sentence."""
    return tuple(_risks(proposal))[:_MOST]


def _risks(proposal: Proposal) -> Iterator[str]:
    year = proposal.estimate.final
    gap = year.recurring_cost - year.release.released
    if gap > 0:
        yield _(
            "Resources do not follow: the community needs {gap} a year more than hospital "
            "releases.",
            gap=yearly_pounds(gap),
        )
    unmatched = sum(
        spent for table in year.minutes_transfers for spent in table.no_receiver.values()
    )
    if year.release.stranded > 0:
        yield _(
            "{stranded} a year of hospital cost stays although its patients have left, until "
            "sessions close.",
            stranded=yearly_pounds(year.release.stranded),
        )
    rests = proposal.inputs
    if rests.illustrative:
        yield _(
            "{share} of the inputs are illustrative: confirm them locally before money moves.",
            share=formats.percent(rests.share),
        )
    if unmatched > 0:
        yield _(
            "{hours} hours a year of released staff time have no receiver.",
            hours=hours(unmatched / 60),
        )


def conditions(proposal: Proposal) -> tuple[str, ...]:
    """The open checks that come first, at most three: what approval waits for."""
    return tuple(found.message for found in proposal.checks.in_order[:_MOST])


def status_word(proposal: Proposal) -> str:
    """DRAFT or FINAL."""
    return _("DRAFT") if proposal.is_draft else _("FINAL")


def status_sentence(proposal: Proposal) -> str:
    """How many checks are open."""
    checks = proposal.checks
    return _(
        "{errors}, {warnings}, {tips}",
        errors=ngettext("{n} check to fix", "{n} checks to fix", len(checks.errors)),
        warnings=ngettext("{n} to answer", "{n} to answer", len(checks.warnings)),
        tips=ngettext("{n} tip", "{n} tips", len(checks.tips)),
    )


def exit_sentence(proposal: Proposal) -> str:
    """When it is decided whether the service goes on."""
    month = proposal.pathway.exit.decide_by_month
    if month is None:
        return _("No exit decision date has been given.")
    return _("Exit decision by month {month} after the start.", month=month)


def route(proposal: Proposal) -> str:
    """Who decides, one after the other, spelt out."""
    board = proposal.workspace.health_board
    group = proposal.workspace.pcpg
    blanks = {
        "group": group or _("Pan-Cluster Planning Group (PCPG)"),
        "board": board or _("the health board"),
    }
    return _(
        "{group}, then the executive of {board}, then the Regional Partnership Board (RPB)",
        **blanks,
    )
