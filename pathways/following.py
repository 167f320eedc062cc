"""An option follows the current design for as long as it is the same: what is done as now."""

from dataclasses import replace

from pathways.model import CURRENT, Pathway, Step
from pathways.values import FrozenMap

__all__ = ["following"]


def following(before: Pathway, after: Pathway) -> Pathway:
    """``after`` an edit of the current design, its options as now where they were so before.

    A step that an option did exactly as now is done there as now again, and so it leads on; what
    an option does in its own way stays as it is. A step that leaves the current design stays in
    the options, which then add it.
    """
    steps = tuple(_step_following(before, step, after.options) for step in after.steps)
    if any(one is not other for one, other in zip(steps, after.steps, strict=True)):
        after = replace(after, steps=steps)
    now = {s.id for s in after.steps_in(CURRENT)}
    if any(s.id not in now for s in before.steps_in(CURRENT) if after.has_step(s.id)):
        return after
    for option in after.options:
        after = _ways_following(before, after, option)
    return after


def _step_following(before: Pathway, step: Step, options: tuple[str, ...]) -> Step:
    current = step.deliveries.get(CURRENT)
    if current is None or not before.has_step(step.id):
        return step
    known = before.step(step.id).deliveries
    if known.get(CURRENT) == current:
        return step
    follow = {
        option: current
        for option in options
        if known.get(option) is not None
        and known[option] == known.get(CURRENT)
        and step.deliveries.get(option) == known[option]
    }
    if not follow:
        return step
    return replace(step, deliveries=FrozenMap({**step.deliveries, **follow}))


def _ways(pathway: Pathway, design: str) -> dict[str, dict[str, float]]:
    ways: dict[str, dict[str, float]] = {}
    for connection in pathway.connections:
        if connection.share(design) > 0:
            ways.setdefault(connection.source, {})[connection.target] = connection.share(design)
    return ways


def _ways_following(before: Pathway, after: Pathway, option: str) -> Pathway:
    now, then = _ways(after, CURRENT), _ways(before, CURRENT)
    same, kept = _ways(before, option), _ways(after, option)
    changed = {
        source
        for source in now
        if now[source] != then.get(source)
        and then.get(source) == same.get(source)
        and kept.get(source) == same.get(source)
        and all(after.step(s).exists_in(option) for s in (source, *now[source]))
    }
    if not changed:
        return after
    connections = tuple(
        replace(c, shares=c.shares.with_(option, c.share(CURRENT)))
        if c.source in changed and CURRENT in c.shares
        else replace(c, shares=c.shares.without(option))
        if c.source in changed
        else c
        for c in after.connections
    )
    return replace(after, connections=connections)
