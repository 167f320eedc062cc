"""An option follows the current design where it is said to be as now, until it differs."""

from dataclasses import replace

from pathways.model import CURRENT, Delivery, Pathway, Step
from pathways.values import FrozenMap

__all__ = ["following"]

Ways = dict[str, dict[str, float]]


def following(before: Pathway, after: Pathway) -> Pathway:
    """``after`` an edit, its options as now where the steps say so.

    A step that an option does as now (``Step.as_now``) is done there as the current design has come
    to do it, and so it leads on (``Step.leads_as_now``). Where the edit made the option differ by
    itself, it no longer follows. A step that leaves the current design stays in the options, which
    do not follow it any more.
    """
    if not any(step.as_now or step.leads_as_now for step in after.steps):
        return after
    known = {step.id: step for step in before.steps}
    steps = tuple(_done(known.get(step.id), step) for step in after.steps)
    if any(one is not other for one, other in zip(steps, after.steps, strict=True)):
        after = replace(after, steps=steps)
    for option in after.options:
        after = _led(before, after, option)
    return after


def _done(before: Step | None, step: Step) -> Step:
    """A step done in its options as in the current design, for those that follow it."""
    if not step.as_now:
        return step
    current = step.deliveries.get(CURRENT)
    follow: dict[str, Delivery] = {}
    kept = []
    for option in step.as_now:
        own = step.deliveries.get(option)
        was = before.deliveries.get(option) if before else own
        is_apart = before is not None and was != before.deliveries.get(CURRENT)
        is_own = own not in (was, current)
        if current is None or own is None or is_own or (is_apart and own != current):
            continue
        kept.append(option)
        if own != current:
            follow[option] = current
    if tuple(kept) == step.as_now and not follow:
        return step
    deliveries = FrozenMap({**step.deliveries, **follow}) if follow else step.deliveries
    return replace(step, as_now=tuple(kept), deliveries=deliveries)


def _ways(pathway: Pathway, design: str) -> Ways:
    ways: Ways = {}
    for connection in pathway.connections:
        if connection.share(design) > 0:
            ways.setdefault(connection.source, {})[connection.target] = connection.share(design)
    return ways


def _led(before: Pathway, after: Pathway, option: str) -> Pathway:
    """The ways on of one option as now, for the steps that lead on there as now."""
    following_ = [step for step in after.steps if option in step.leads_as_now]
    if not following_:
        return after
    now, own = _ways(after, CURRENT), _ways(after, option)
    then, was = _ways(before, CURRENT), _ways(before, option)
    ended, changed = set(), set()
    for step in following_:
        mine, current = own.get(step.id, {}), now.get(step.id, {})
        if mine == current:
            continue
        is_new = not before.has_step(step.id)
        is_same = was.get(step.id, {}) == then.get(step.id, {})
        can = step.exists_in(CURRENT) and all(
            after.step(to).exists_in(option) for to in (step.id, *current)
        )
        if can and (is_new or (is_same and mine == was.get(step.id, {}))):
            changed.add(step.id)
        else:
            ended.add(step.id)
    if not (ended or changed):
        return after
    steps = tuple(
        replace(s, leads_as_now=tuple(o for o in s.leads_as_now if o != option))
        if s.id in ended
        else s
        for s in after.steps
    )
    connections = []
    for one in after.connections:
        if one.source in changed:
            share = one.share(CURRENT)
            shares = one.shares.with_(option, share) if share > 0 else one.shares.without(option)
            one = replace(one, shares=shares)
        connections.append(one)
    return replace(after, steps=steps, connections=tuple(connections))
