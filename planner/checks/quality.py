"""Rules on safety and learning: risk, advice, escalation, evaluation, exit and engagement."""

from collections.abc import Iterator
from typing import Final

from pathways.compare import Change, compare
from pathways.model import CURRENT, Setting
from pathways.proposal_parts import Exit
from pathways.text import N_
from planner.checks.findings import Context, Hit, Listed, Term, hit

__all__ = [
    "advice_shorter_than_service",
    "missing_of_exit",
    "no_engagement",
    "no_escalation",
    "no_evaluation",
    "no_exit",
    "no_risk_owner",
]

NO_ADVICE_HOURS: Final = N_("The service is open {service}; nobody has said when advice is given")


def no_risk_owner(context: Context) -> Iterator[Hit]:
    """Q01: care leaves hospital, or begins outside it, and nobody owns the risk day and night."""
    if not context.pathway.governance.risk_owner_24h.strip() and _is_service_moving(context):
        yield hit()


def _is_service_moving(context: Context) -> bool:
    pathway = context.pathway
    for option in pathway.options:
        changes = compare(pathway, option)
        for step in (*changes.of(Change.MOVED), *changes.of(Change.ADDED)):
            stands_outside = step.setting(option) is not Setting.HOSPITAL
            if stands_outside and step.setting(CURRENT) in (Setting.HOSPITAL, None):
                return True
    return False


def advice_shorter_than_service(context: Context) -> Iterator[Hit]:
    """Q02: the service is open when nobody gives advice; rests where its hours are not known."""
    governance = context.pathway.governance
    service, advice = governance.service_hours, governance.advice_hours
    if not service.are_known or advice.cover(service):
        return
    if advice.are_known:
        yield hit(advice=advice.written, service=service.written)
    else:
        yield hit(service=service.written, text=NO_ADVICE_HOURS)


def no_escalation(context: Context) -> Iterator[Hit]:
    """Q03: not said what happens when somebody gets worse."""
    if not context.pathway.governance.escalation.strip():
        yield hit()


def no_evaluation(context: Context) -> Iterator[Hit]:
    """Q04: neither a PROM nor a PREM, and no reason why not.

    A reason may stand in the place of a measure: "not applicable: process service".
    """
    evaluation = context.pathway.evaluation
    written = (evaluation.prom, evaluation.prem, evaluation.not_applicable)
    if not any(text.strip() for text in written):
        yield hit()


def missing_of_exit(choice: Exit) -> tuple[Term, ...]:
    """Which of the four parts of an exit choice are blank, as words to translate."""
    fields = {
        N_("mainstream if"): choice.mainstream_if.strip(),
        N_("stop if"): choice.stop_if.strip(),
        N_("decide by month"): choice.decide_by_month is not None,
        N_("who then pays"): choice.funder.strip(),
    }
    return tuple(Term(word) for word, is_there in fields.items() if not is_there)


def no_exit(context: Context) -> Iterator[Hit]:
    """Q06: one of the four parts of the exit choice is blank."""
    if missing := missing_of_exit(context.pathway.exit):
        yield hit(missing=Listed(missing))


def no_engagement(context: Context) -> Iterator[Hit]:
    """Q07: no conversation with the public, Llais or staff is recorded."""
    entries = (entry.who.strip().casefold() for entry in context.pathway.engagement)
    if all(who in ("", "none") for who in entries):
        yield hit()
