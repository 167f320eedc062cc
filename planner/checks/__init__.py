"""What a Pan-Cluster Planning Group will ask of a pathway: findings, in order, ready to be said."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pathways.errors import OpensError
from pathways.model import Pathway
from pathways.nested import expanded, outer_step
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

    Within each, what is about the whole pathway comes first, then steps in pathway order. What is
    about the whole of a pathway that people come to through another is asked of that one.

    Args:
        workspace: What the pathway stands in.
        pathway_id: Which pathway.
        estimate: Its estimate; rules on figures rest where none can be made.
        swings: How far each input moves the result; the rule on illustrative inputs rests without.

    Raises:
        MissingPathwayError: The workspace has no such pathway.
    """
    pathway = workspace.pathway(pathway_id)
    drawn = Context(workspace, pathway, estimate, swings or ())
    whole = replace(drawn, pathway=_whole(workspace, pathway))
    places = _places(drawn, whole)
    is_part = not pathway.streams and bool(workspace.openers(pathway_id))
    found = [
        (_ORDER[rule.severity], _place(hit, places), number, _finding(rule, hit, context))
        for number, rule in enumerate(RULES.values())
        for context in (drawn if rule.is_drawn else whole,)
        for hit in rule.hits(context)
        if hit.objects or rule.is_drawn or not is_part
    ]
    return tuple(entry[-1] for entry in sorted(found, key=lambda entry: entry[:3]))


def _whole(workspace: Workspace, pathway: Pathway) -> Pathway:
    """The pathway with the steps within those that open; as it is drawn where one cannot."""
    try:
        return expanded(pathway, workspace.by_id)
    except OpensError:
        return pathway


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


def _places(drawn: Context, whole: Context) -> dict[str, int]:
    """Where each thing stands: streams, then each step followed by the tests it is first to use."""
    ids = [stream.id for stream in drawn.pathway.streams]
    for step in whole.pathway.steps:
        ids += [outer_step(drawn.pathway, step.id), step.id]
        ids += [test for test, uses in whole.tests.items() if uses[0][0] is step]
    return {id_: place for place, id_ in enumerate(ids)}


def _place(hit: Hit, places: dict[str, int]) -> int:
    """The place of the first object; a quantity stands where its stream or step does."""
    if not hit.objects:
        return -1
    first = hit.objects[0]
    owner = first.split(".")[1] if first.startswith(("streams.", "steps.")) else first
    return places.get(owner, -1)
