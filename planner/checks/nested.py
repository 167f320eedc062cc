"""Rules on steps that open as another pathway: it is there, and whole, and all that counts."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pathways.errors import OpensError
from pathways.model import Pathway, Step
from pathways.nested import expanded, opened, opening, takes_anything
from pathways.values import FrozenMap, Name
from planner.checks import graph, numbers
from planner.checks.findings import Blank, Context, Figure, Hit, design_words, hit
from planner.formats import whole

__all__ = ["cannot_open", "counts_nothing_of_its_own", "has_faults_within", "starts_nowhere"]


def starts_nowhere(context: Context) -> Iterator[Hit]:
    """G05, for a pathway that is not entered through another."""
    if context.pathway.streams or not context.workspace.openers(context.pathway.id):
        yield from graph.starts_nowhere(context)


def _why_not(pathway: Pathway, step: Step, others: Mapping[str, Pathway]) -> OpensError | None:
    """Why one step cannot open as the pathway it names."""
    alone = tuple(s if s is step else replace(s, opens="") for s in pathway.steps)
    try:
        expanded(replace(pathway, steps=alone), others)
    except OpensError as error:
        return error
    return None


def cannot_open(context: Context) -> Iterator[Hit]:
    """S01: the pathway that a step opens as is missing, contains it, or has no way through."""
    for step in opening(context.pathway):
        error = _why_not(context.pathway, step, context.workspace.by_id)
        if error is None:
            continue
        values: dict[str, Blank] = {"step": step.name}
        for key, blank in error.blanks.items():
            words = blank if isinstance(blank, str | Name) else Name(blank.said(), blank.said("cy"))
            values[key] = design_words([str(words)]) if key == "design" else words
        yield Hit((step.id,), FrozenMap(values), error.text)


def counts_nothing_of_its_own(context: Context) -> Iterator[Hit]:
    """S02: a step has staff, tests or beds, which do not count while it opens as a pathway."""
    others = context.workspace.by_id
    for step in opening(context.pathway):
        if step.opens in others and any(map(takes_anything, step.deliveries.values())):
            yield hit(step.id, step=step.name, pathway=others[step.opens].name)


def has_faults_within(context: Context) -> Iterator[Hit]:
    """S03: chances or numbers to fix in a pathway that a step opens, at any depth."""
    others = context.workspace.by_id
    for step in opening(context.pathway):
        if _why_not(context.pathway, step, others) is not None:
            continue
        inner = others[step.opens]
        n = sum(
            sum(1 for _fault in _faults(replace(context, pathway=one)))
            for one in (inner, *opened(inner, others))
        )
        if n:
            yield hit(step.id, step=step.name, pathway=inner.name, n=Figure(n, whole))


def _faults(context: Context) -> Iterator[Hit]:
    yield from graph.chances_add_up(context)
    yield from graph.chance_out_of_bounds(context)
    yield from graph.no_way_out(context)
    for found in numbers.range_out_of_order(context):
        if found.objects[0].startswith("steps."):
            yield found
