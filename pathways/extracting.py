"""Steps of a pathway made into a pathway of their own, which one step then opens as."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from pathways.connecting import placed_within
from pathways.edits import fresh_id
from pathways.errors import ClosedLoopError, SeveralEntriesError
from pathways.model import Connection, Delivery, Kind, Pathway, Step
from pathways.proposal_parts import HospitalReason
from pathways.values import FrozenMap, Name

__all__ = ["can_extract", "extract"]

GONE: Final = 1e-12


def can_extract(pathway: Pathway, step_ids: Iterable[str]) -> bool:
    """Whether some steps can become a pathway of their own."""
    chosen = _chosen(pathway, step_ids)
    return bool(chosen) and len(_entries(pathway, chosen)) < 2


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
        step_ids: Which steps.
        name: What the new pathway is called, and the step, unless only that one was chosen.
        end: What the end of the new pathway is called.
        taken: Ids of pathways that are there.

    Raises:
        SeveralEntriesError: People come to the chosen steps at more than one.
        ClosedLoopError: People could never leave the chosen steps.
    """
    chosen = _chosen(pathway, step_ids)
    entries = _entries(pathway, chosen)
    if len(entries) > 1:
        raise SeveralEntriesError(steps=_listed(pathway.step(entry).name for entry in entries))
    first = pathway.step(entries[0] if entries else next(iter(chosen)))
    inner = _inner(pathway, chosen, first, name, end, fresh_id(name.said(), taken))
    leaving = {d: _leaving(pathway, chosen, first, d) for d in first.deliveries}
    targets = dict.fromkeys(target for shares in leaving.values() for target in shares)
    step = replace(
        first,
        name=first.name if len(chosen) == 1 else name,
        deliveries=FrozenMap({d: Delivery(x.setting) for d, x in first.deliveries.items()}),
        why_hospital=HospitalReason(),
        opens=inner.id,
    )
    drawn = tuple(
        Connection(
            first.id,
            target,
            FrozenMap({d: shares[target] for d, shares in leaving.items() if target in shares}),
            next(c.basis for c in pathway.connections if c.target == target and c.source in chosen),
        )
        for target in targets
    )
    kept = tuple(
        step if one.id == first.id else one
        for one in pathway.steps
        if one.id == first.id or one.id not in chosen
    )
    outside = tuple(c for c in pathway.connections if c.source not in chosen)
    moved = set(inner.answers)
    outer = replace(
        pathway,
        steps=kept,
        connections=(*outside, *drawn),
        answers=FrozenMap({k: v for k, v in pathway.answers.items() if k not in moved}),
    )
    return placed_within(outer), inner


def _listed(names: Iterable[Name]) -> Name:
    known = tuple(names)
    said = (", ".join(f"“{one.said(code)}”" for one in known) for code in ("en", "cy"))
    return Name(*said)


def _chosen(pathway: Pathway, step_ids: Iterable[str]) -> dict[str, Step]:
    wanted = set(step_ids)
    return {s.id: s for s in pathway.steps if s.id in wanted and not s.is_end}


def _entries(pathway: Pathway, chosen: Mapping[str, Step]) -> tuple[str, ...]:
    """The chosen steps that people come to from elsewhere."""
    entries = [
        c.target for c in pathway.connections if c.target in chosen and c.source not in chosen
    ]
    entries += [stream.entry for stream in pathway.streams if stream.entry in chosen]
    return tuple(dict.fromkeys(entries))


def _inner(
    pathway: Pathway, chosen: Mapping[str, Step], first: Step, name: Name, end: Name, new_id: str
) -> Pathway:
    end_id = fresh_id(end.said(), chosen)
    ends = Step(end_id, end, Kind.END)
    arcs: dict[tuple[str, str], Connection] = {}
    for connection in pathway.connections:
        if connection.source not in chosen:
            continue
        target = connection.target if connection.target in chosen else end_id
        known = arcs.get((connection.source, target))
        arcs[connection.source, target] = replace(
            connection,
            target=target,
            shares=_sum(known.shares, connection.shares) if known else connection.shares,
        )
    steps = (first, *(s for s in chosen.values() if s is not first), ends)
    inner = Pathway(
        id=new_id,
        name=name,
        steps=steps,
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
