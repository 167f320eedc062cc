"""Page 10: who carries the risk, when the service and its advice are open, and the standards."""

from typing import Final

from reportlab.platypus import Flowable

from planner.exports.report.blocks import Cell, Column, heading, note, paragraph, section, table
from planner.exports.report.styles import Strong
from planner.i18n import N_, _
from planner.proposals import NOT_SAID, Proposal, risks

__all__ = ["facts", "pages"]

STANDARDS: Final = (
    (N_("Safe"), N_("24-hour owner, escalation and incident reporting, above")),
    (N_("Timely"), N_("hours of service and of advice, above; measures in the benefits")),
    (N_("Effective"), N_("the four features of each test; outcomes in the evaluation")),
    (N_("Efficient"), N_("workforce transfer; money and affordability")),
    (N_("Equitable"), N_("who is to be reached, in the benefits")),
    (N_("Person-centred"), N_("what patients report (PROM and PREM); engagement, above")),
    (N_("Leadership"), N_("24-hour owner and clinical network, above")),
    (N_("Workforce"), N_("staff by role, supply, gap and plan")),
    (N_("Culture"), N_("engagement with staff, above")),
    (N_("Information"), N_("where results go, above; every input with its source, in the annex")),
    (N_("Learning, improvement and research"), N_("evaluation, review months and exit rule")),
    (N_("Whole-systems approach"), N_("who pays and who gains; the pathway across settings")),
)


def facts(rows: list[tuple[str, str]], what: str, said: str) -> Flowable:
    """A table of questions and what was said to each; what is blank was not said yet."""
    columns = (Column(what, 1.5), Column(said, 3))
    return table(columns, [(Cell(Strong(q)), answer.strip() or _(NOT_SAID)) for q, answer in rows])


def pages(proposal: Proposal) -> list[Flowable]:
    """The page about governance."""
    made: list[Flowable] = [heading(_("Quality, safety and governance"), 2, "page10")]
    made += section(_("Who carries the risk, and what happens next"), "risk", _risk(proposal))
    made += section(_("Hours of service and of advice"), "hours", _hours(proposal))
    made += section(_("Agreement"), "agreement", _agreement(proposal))
    made += section(_("Risk register"), "register", _register(proposal))
    made += section(_("Standards it answers to"), "standards", _standards())
    return made


def _risk(proposal: Proposal) -> list[Flowable]:
    governance = proposal.pathway.governance
    rows = [
        (_("24-hour owner of clinical risk"), governance.risk_owner_24h),
        (_("If a patient gets worse"), governance.escalation),
        (_("Incidents are reported to"), governance.incident_reporting),
        (_("Results go to"), governance.results_to),
    ]
    return [facts(rows, _("Question"), _("Answer"))]


def _hours(proposal: Proposal) -> list[Flowable]:
    governance = proposal.pathway.governance
    service, advice = governance.service_hours, governance.advice_hours
    rows = [
        (_("The service is open"), service.written),
        (_("Advice and guidance is open"), advice.written),
    ]
    made: list[Flowable] = [facts(rows, _("Hours"), _("As given"))]
    if service.are_known and advice.are_known:
        said = (
            _("Advice is open whenever the service is.")
            if advice.cover(service)
            else _("Advice is not open whenever the service is: say who answers then.")
        )
        made.append(paragraph(said))
    return made


def _agreement(proposal: Proposal) -> list[Flowable]:
    network = proposal.pathway.clinical_network
    agreed = _("Agreed") if network.has_agreed else _("Not agreed yet")
    rows = [(_("Clinical network"), network.name), (_("The network's agreement"), agreed)]
    return [facts(rows, _("Question"), _("Answer"))]


def _register(proposal: Proposal) -> list[Flowable]:
    """The risks that stand out in the figures, and what nobody has said of them yet."""
    found = risks(proposal)
    if not found:
        return [paragraph(_("None stands out in the figures."))]
    columns = (
        Column(_("Risk"), 3.4),
        Column(_("Owner"), 1.6),
        Column(_("What is done about it"), 2),
    )
    owner = proposal.pathway.governance.risk_owner_24h.strip() or _(NOT_SAID)
    rows = [(said, owner, _(NOT_SAID)) for said in found]
    explained = _(
        "Likelihood and impact, 1 to 5 each, are scored on the sheet of quality and impact in the "
        "workbook."
    )
    return [table(columns, rows), note(explained)]


def _standards() -> list[Flowable]:
    columns = (
        Column(_("Health and Care Quality Standard"), 2),
        Column(_("Where this proposal speaks to it"), 3.4),
    )
    rows = [(_(standard), _(where)) for standard, where in STANDARDS]
    explained = _(
        "The six domains and six enablers of the Duty of Quality (Health and Social Care (Quality "
        "and Engagement) (Wales) Act 2020)."
    )
    return [table(columns, rows), note(explained)]
