"""What a Pan-Cluster Planning Group will ask of a pathway: findings, in order, ready to be said."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from planner.checks.findings import Context, Finding, Hit, Rule, Scope, Severity
from planner.checks.rules import RULES
from planner.workspace import Workspace

if TYPE_CHECKING:
    from resources.estimate import Estimate
    from resources.sensitivity import Swing

__all__ = ["RULES", "Finding", "Rule", "Scope", "Severity", "findings"]

_ORDER: Final = {severity: place for place, severity in enumerate(Severity)}


def findings(
    workspace: Workspace,
    pathway_id: str,
    estimate: "Estimate | None" = None,
    *,
    swings: "Sequence[Swing] | None" = None,
) -> tuple[Finding, ...]:
    """What is to put right or to answer in a pathway: errors, then warnings, then information.

    Within each, what is about the whole pathway comes first, then steps in pathway order.

    Args:
        workspace: What the pathway stands in.
        pathway_id: Which pathway.
        estimate: Its estimate; rules on figures rest where none can be made.
        swings: How far each input moves the result; the rule on illustrative inputs rests without.

    Raises:
        MissingPathwayError: The workspace has no such pathway.
    """
    pathway = workspace.pathway(pathway_id)
    context = Context(workspace, pathway, estimate, swings or ())
    places = _places(context)
    found = [
        (_ORDER[rule.severity], _place(hit, places), number, _finding(rule, hit, context))
        for number, rule in enumerate(RULES.values())
        for hit in rule.hits(context)
    ]
    return tuple(entry[-1] for entry in sorted(found, key=lambda entry: entry[:3]))


def _finding(rule: Rule, hit: Hit, context: Context) -> Finding:
    finding = Finding(
        rule=rule.id,
        severity=rule.severity,
        pathway=context.pathway.id,
        objects=hit.objects,
        text=hit.text or rule.text,
        fix=hit.fix or rule.fix,
        values=hit.values,
    )
    answer = context.pathway.answers.get(finding.key, "")
    return replace(finding, answer=answer) if answer else finding


def _places(context: Context) -> dict[str, int]:
    """Where each thing stands: streams, then each step followed by the tests it is first to use."""
    ids = [stream.id for stream in context.pathway.streams]
    for step in context.pathway.steps:
        ids.append(step.id)
        ids += [test for test, uses in context.tests.items() if uses[0][0] is step]
    return {id_: place for place, id_ in enumerate(ids)}


def _place(hit: Hit, places: dict[str, int]) -> int:
    """The place of the first object; a quantity stands where its stream or step does."""
    if not hit.objects:
        return -1
    first = hit.objects[0]
    owner = first.split(".")[1] if first.startswith(("streams.", "steps.")) else first
    return places.get(owner, -1)
