"""Steps of a pathway made into a pathway of their own, which one step then opens as."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import permutations
from typing import Final

from pathways.connecting import placed_within
from pathways.edits import fresh_id
from pathways.errors import ClosedLoopError, SeveralEntriesError
from pathways.model import Connection, Delivery, Kind, Pathway, Step
from pathways.proposal_parts import HospitalReason
from pathways.values import FrozenMap, Name

__all__ = ["can_extract", "extract", "mixes_ways"]

GONE: Final = 1e-12
MOST: Final = 6  # entries of as many designs; more would take too many orders to try


def can_extract(pathway: Pathway, step_ids: Iterable[str]) -> bool:
    """Whether some steps can become a pathway of their own."""
    chosen = _chosen(pathway, step_ids)
    try:
        return bool(chosen and _in_order(pathway, chosen))
    except SeveralEntriesError:
        return False


def mixes_ways(pathway: Pathway, step_ids: Iterable[str]) -> bool:
    """Whether where people go on to depends on which of some steps they leave.

    Once the steps are one, everybody who leaves it goes on by the same chances: totals stay what
    they were, but ways through that nobody took before become possible.
    """
    chosen = _chosen(pathway, step_ids)
    for design in pathway.designs:
        ways = []
        for source in chosen:
            out = {
                c.target: c.share(design)
                for c in pathway.leaving(source, design)
                if c.target not in chosen
            }
            total = sum(out.values())
            if total > 0:
                ways.append({target: round(share / total, 9) for target, share in out.items()})
        if any(way != ways[0] for way in ways):
            return True
    return False


def extract(
    pathway: Pathway,
    step_ids: Iterable[str],
    name: Name,
    end: Name,
    taken: Iterable[str] = (),
) -> tuple[Pathway, Pathway]:
    """The pathway with one step in the place of some, and the pathway that it opens as.

    Every figure of the outer pathway stays what it was. The step keeps the id of the one that
    people come to first, and goes on to where the chosen steps led, in each design by the chances
    with which people left them. Ends among the chosen stay where they are. The new pathway has no
    stream: people come to it through the step. Answers about the chosen steps go with them.

    Args:
        pathway: The pathway that has the steps.
        step_ids: Which steps; at least one that is not an end.
        name: What the new pathway is called, and the step, unless only that one was chosen.
        end: What the end of the new pathway is called.
        taken: Ids of pathways that are there.

    Raises:
        SeveralEntriesError: People of one design come to the chosen steps at more than one.
        ClosedLoopError: People could never leave the chosen steps.
    """
    chosen = _in_order(pathway, _chosen(pathway, step_ids))
    first = next(iter(chosen.values()))
    entries = {d: entry for d in pathway.designs if (entry := _entry(pathway, chosen, d))}
    inner = _inner(pathway, chosen, name, end, fresh_id(name.said(), taken))
    bare = {d: Delivery(entry.deliveries[d].setting) for d, entry in entries.items()}
    step = replace(
        first,
        name=first.name if len(chosen) == 1 else name,
        deliveries=FrozenMap(bare),
        why_hospital=HospitalReason(),
        opens=inner.id,
    )
    steps = (step if one is first else one for one in pathway.steps)
    outer = replace(
        pathway,
        steps=tuple(one for one in steps if one is step or one.id not in chosen),
        connections=_around(pathway, chosen, step, entries),
        streams=tuple(
            replace(s, entry=step.id) if s.entry in chosen else s for s in pathway.streams
        ),
        answers=FrozenMap({k: v for k, v in pathway.answers.items() if k not in inner.answers}),
    )
    return placed_within(outer), inner


def _around(
    pathway: Pathway, chosen: Mapping[str, Step], step: Step, entries: Mapping[str, Step]
) -> tuple[Connection, ...]:
    """The connections of the outer pathway: those to chosen steps and from them are the step's."""
    made: dict[tuple[str, str], Connection] = {}
    for connection in pathway.connections:
        if connection.source in chosen:
            continue
        target = step.id if connection.target in chosen else connection.target
        known = made.get((connection.source, target))
        shares = _sum(known.shares, connection.shares) if known else connection.shares
        made[connection.source, target] = replace(connection, target=target, shares=shares)
    for design, entry in entries.items():
        for target, share in _leaving(pathway, chosen, entry, design).items():
            out = made.get((step.id, target))
            if out is None:
                leads = (c for c in pathway.connections if c.target == target)
                out = next(replace(c, source=step.id) for c in leads if c.source in chosen)
                out = replace(out, shares=FrozenMap())
            made[step.id, target] = replace(out, shares=out.shares.with_(design, share))
    return tuple(made.values())


def _listed(names: Iterable[Name]) -> Name:
    known = tuple(names)
    said = (", ".join(f"“{one.said(code)}”" for one in known) for code in ("en", "cy"))
    return Name(*said)


def _chosen(pathway: Pathway, step_ids: Iterable[str]) -> dict[str, Step]:
    wanted = set(step_ids)
    return {s.id: s for s in pathway.steps if s.id in wanted and not s.is_end}


def _entry(pathway: Pathway, chosen: Mapping[str, Step], design: str) -> Step | None:
    """The chosen step that people of a design come to from elsewhere.

    The first where nobody comes to any; ``None`` where somebody could, but in other designs alone.

    Raises:
        SeveralEntriesError: They come to more than one.
    """
    there = {id_: step for id_, step in chosen.items() if step.exists_in(design)}
    found = [
        c.target
        for c in pathway.connections
        if c.target in there and c.source not in chosen and c.share(design) > 0
    ]
    found += [stream.entry for stream in pathway.streams if stream.entry in there]
    entries = tuple(dict.fromkeys(found))
    if len(entries) > 1:
        raise SeveralEntriesError(steps=_listed(chosen[entry].name for entry in entries))
    if entries:
        return chosen[entries[0]]
    is_entered = any(c.target in chosen and c.source not in chosen for c in pathway.connections)
    return None if is_entered else next(iter(there.values()), None)


def _in_order(pathway: Pathway, chosen: Mapping[str, Step]) -> dict[str, Step]:
    """The chosen steps so that the first of each design is the one that its people come to.

    Raises:
        SeveralEntriesError: No order is so.
    """
    entries = {d: entry for d in pathway.designs if (entry := _entry(pathway, chosen, d))}
    apart = list(dict.fromkeys(entry.id for entry in entries.values()))
    for order in permutations(apart[:MOST]):
        ids = (*order, *(id_ for id_ in chosen if id_ not in order))
        if all(
            entry.id == next(id_ for id_ in ids if chosen[id_].exists_in(design))
            for design, entry in entries.items()
        ):
            return {id_: chosen[id_] for id_ in ids}
    raise SeveralEntriesError(steps=_listed(chosen[entry].name for entry in apart))


def _inner(
    pathway: Pathway, chosen: Mapping[str, Step], name: Name, end: Name, new_id: str
) -> Pathway:
    end_id = fresh_id(end.said(), chosen)
    arcs: dict[tuple[str, str], Connection] = {}
    for connection in pathway.connections:
        if connection.source not in chosen:
            continue
        target = connection.target if connection.target in chosen else end_id
        known = arcs.get((connection.source, target))
        shares = _sum(known.shares, connection.shares) if known else connection.shares
        arcs[connection.source, target] = replace(connection, target=target, shares=shares)
    inner = Pathway(
        id=new_id,
        name=name,
        steps=(*chosen.values(), Step(end_id, end, Kind.END)),
        connections=tuple(arcs.values()),
        adoption=pathway.adoption,
        designs=pathway.designs,
        level=pathway.level,
        cluster=pathway.cluster,
        status=pathway.status,
        answers=FrozenMap({k: v for k, v in pathway.answers.items() if _is_about(k, chosen)}),
        placing=pathway.placing,
    )
    features = {t: f for t, f in pathway.features.items() if t in inner.tests_used}
    return placed_within(replace(inner, features=FrozenMap(features)))


def _sum(one: FrozenMap[float], other: FrozenMap[float]) -> FrozenMap[float]:
    designs = dict.fromkeys((*one, *other))
    return FrozenMap({d: round(one.get(d, 0.0) + other.get(d, 0.0), 12) for d in designs})


def _is_about(key: str, chosen: Mapping[str, Step]) -> bool:
    """Whether an answer is about chosen steps alone."""
    objects = key.partition(":")[2].split(",")
    return all(
        each in chosen or (each.startswith("steps.") and each.split(".")[1] in chosen)
        for each in objects
    )


def _leaving(
    pathway: Pathway, chosen: Mapping[str, Step], first: Step, design: str
) -> dict[str, float]:
    """Where those who come to the first step leave the chosen ones to, with the chance of each."""
    visits = _visits(pathway, chosen, first, design)
    leaving: dict[str, float] = {}
    for connection in pathway.connections:
        target, share = connection.target, connection.share(design)
        if connection.source in visits and target not in chosen and share > 0:
            part = visits[connection.source] * share
            leaving[target] = leaving.get(target, 0.0) + part
    return {target: round(part, 12) for target, part in leaving.items() if part > GONE}


def _visits(
    pathway: Pathway, chosen: Mapping[str, Step], first: Step, design: str
) -> dict[str, float]:
    """Visits of the chosen steps by one person who comes to the first: v = e (I - Q)^-1."""
    ids = [s.id for s in chosen.values() if s.exists_in(design)]
    place = {id_: at for at, id_ in enumerate(ids)}
    rows = [[float(a == b) for b in range(len(ids))] for a in range(len(ids))]
    for connection in pathway.connections:
        if connection.source in place and connection.target in place:
            rows[place[connection.target]][place[connection.source]] -= connection.share(design)
    for row, id_ in zip(rows, ids, strict=True):
        row.append(float(id_ == first.id))
    solved = _solved(rows)
    if solved is None:
        names = _listed(s.name for s in chosen.values())
        raise ClosedLoopError(steps=names, design=design, ids=tuple(chosen))
    return dict(zip(ids, solved, strict=True))


def _solved(rows: list[list[float]]) -> list[float] | None:
    """The solution of linear equations, right sides last; ``None`` where there is not one."""
    for at in range(len(rows)):
        pivot = max(range(at, len(rows)), key=lambda i: abs(rows[i][at]))
        if abs(rows[pivot][at]) < GONE:
            return None
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for i, row in enumerate(rows):
            if i != at and row[at]:
                rows[i] = [a - row[at] * b for a, b in zip(row, rows[at], strict=True)]
    return [row[-1] for row in rows]
