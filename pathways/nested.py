"""Steps that open as a pathway of their own: the one pathway that all of them make together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from pathways.connecting import placed_within
from pathways.errors import (
    OpensItselfError,
    OpensMissingError,
    OpensNoEndError,
    OpensNoEntryError,
    OpensNoStepError,
    OpensTooMuchError,
)
from pathways.model import CURRENT, PROPOSED, Connection, Delivery, Kind, Pathway, Step
from pathways.values import FrozenMap, Name

__all__ = [
    "design_within",
    "expanded",
    "opened",
    "opening",
    "outer_step",
    "path_to",
    "takes_anything",
]

BETWEEN: Final = "/"
DEEPEST: Final = 12
MOST_STEPS: Final = 3_000
MOST_CONNECTIONS: Final = 30_000

Shares = dict[str, float]
Ends = tuple[str, str]
Others = Mapping[str, Pathway]


def opening(pathway: Pathway) -> tuple[Step, ...]:
    """The steps that open as another pathway; an end opens as none."""
    return tuple(step for step in pathway.steps if step.opens and not step.is_end)


def opened(pathway: Pathway, others: Others) -> tuple[Pathway, ...]:
    """The pathways that steps of this one open as, and those within them, each once.

    They stand in the order in which they are met; one that is not there is left out.
    """
    found: dict[str, Pathway] = {}
    waiting = [pathway]
    while waiting:
        for step in opening(waiting.pop(0)):
            inner = others.get(step.opens)
            if inner is not None and inner.id not in found and inner.id != pathway.id:
                found[inner.id] = inner
                waiting.append(inner)
    return tuple(found.values())


def path_to(pathway: Pathway, wanted: str, others: Others) -> bool:
    """Whether ``wanted`` is the pathway itself or is opened somewhere within it."""
    return pathway.id == wanted or any(p.id == wanted for p in opened(pathway, others))


def takes_anything(delivery: Delivery) -> bool:
    """Whether a delivery uses what would not count while its step opens as another pathway."""
    return any((delivery.staff, delivery.tests, delivery.room_minutes, delivery.bed_days))


def design_within(inner: Pathway, design: str) -> str:
    """The design of a sub-pathway that stands for ``design`` of what opens it.

    The one of that name; ``proposed``, or the first option, where there is none.
    """
    if design in inner.designs or design == CURRENT:
        return design
    return PROPOSED if PROPOSED in inner.options else inner.options[0]


def outer_step(pathway: Pathway, step_id: str) -> str:
    """The step of ``pathway`` as it is drawn that a step of the expanded one is or lies within.

    Blank where there is none.
    """
    while step_id and not pathway.has_step(step_id):
        step_id = step_id.rpartition(BETWEEN)[0]
    return step_id


def expanded(pathway: Pathway, others: Others) -> Pathway:
    """The pathway with each step that opens as another replaced by the steps of that one.

    In each design, whoever comes to the step enters the sub-pathway where its streams do, in
    proportion to their demand, or at the first step of the design where it has no stream; whoever
    reaches any end of it goes on along the step's own connections. Steps within are called
    ``step/inner``. The step's own staff and tests do not count. Streams and all that is said about
    the whole pathway are the outer one's; features of tests and answers about steps within are the
    inner one's where the outer one has none.

    Where people enter the outer pathway at a step whose sub-pathway is entered at several, or at
    another in each design, the step itself stays, as advice that takes no time, so that the stream
    still begins at one step.

    Args:
        pathway: What is worked out.
        others: The pathways that steps may open as, by id.

    Raises:
        OpensError: A step opens as a pathway that is missing, is the pathway itself, has no
            step or no end, or is entered nowhere.

    Returns:
        The same object where no step opens as another pathway.
    """
    return _expanded(pathway, others, (), {})


@dataclass(frozen=True, slots=True)
class _Inside:
    """What stands in the place of a step: where it is entered and left in each design.

    ``start`` is where a stream into the step begins.
    """

    start: str
    entries: Mapping[str, Shares]
    exits: Mapping[str, Shares]
    steps: tuple[Step, ...]
    arcs: Mapping[Ends, tuple[Shares, str]]


def _expanded(
    pathway: Pathway, others: Others, chain: tuple[Pathway, ...], known: dict[str, Pathway]
) -> Pathway:
    openings = opening(pathway)
    if not openings:
        return pathway
    chain = (*chain, pathway)
    inners = {step.id: _inner(step, others, chain, known) for step in openings}
    if sum(len(inner.steps) for inner in inners.values()) > MOST_STEPS:
        raise OpensTooMuchError(step_id=openings[0].id, step=openings[0].name)
    entered = {stream.entry for stream in pathway.streams}
    inside = {
        step.id: _inside(pathway, step, inners[step.id], is_entered=step.id in entered)
        for step in openings
    }
    steps: list[Step] = []
    for step in pathway.steps:
        steps += inside[step.id].steps if step.id in inside else (step,)
    streams = tuple(
        replace(stream, entry=inside[stream.entry].start) if stream.entry in inside else stream
        for stream in pathway.streams
    )
    features, answers = dict(pathway.features), dict(pathway.answers)
    for step in openings:
        for test, four in inners[step.id].features.items():
            features.setdefault(test, four)
        for key, answer in _answers_within(step, inners[step.id]):
            answers.setdefault(key, answer)
    return placed_within(
        replace(
            pathway,
            steps=tuple(steps),
            connections=_connections(pathway, openings[0], inside),
            streams=streams,
            features=FrozenMap(features),
            answers=FrozenMap(answers),
        )
    )


def _inner(
    step: Step, others: Others, chain: tuple[Pathway, ...], known: dict[str, Pathway]
) -> Pathway:
    """The pathway that a step opens as, itself expanded; each is made once."""
    ids = [pathway.id for pathway in chain]
    if step.opens in ids:
        loop = (*chain[ids.index(step.opens) :], chain[ids.index(step.opens)])
        raise OpensItselfError(step_id=step.id, chain=_joined(p.name for p in loop))
    if step.opens not in others:
        raise OpensMissingError(step_id=step.id, step=step.name, id=step.opens)
    if len(chain) > DEEPEST:
        raise OpensTooMuchError(step_id=step.id, step=step.name)
    if step.opens not in known:
        known[step.opens] = _expanded(others[step.opens], others, chain, known)
    return known[step.opens]


def _joined(names: Iterable[Name]) -> Name:
    """Names one after another, as the way from one pathway into the next is shown."""
    said = list(names)
    return Name(*(" › ".join(name.said(code) for name in said) for code in ("en", "cy")))


def _named(step: Step, inner: Name) -> Name:
    cy = f"{step.name.said('cy')}: {inner.said('cy')}" if step.name.cy or inner.cy else ""
    return Name(f"{step.name.said()}: {inner.said()}", cy)


def _within(step: Step, inner_id: str) -> str:
    return f"{step.id}{BETWEEN}{inner_id}"


def _inside(outer: Pathway, step: Step, inner: Pathway, *, is_entered: bool) -> _Inside:
    designs = {d: design_within(inner, d) for d in outer.designs if d in step.deliveries}
    if all(one.is_end for one in inner.steps):
        raise OpensNoStepError(step_id=step.id, step=step.name, pathway=inner.name)
    if not any(one.is_end for one in inner.steps):
        raise OpensNoEndError(step_id=step.id, step=step.name, pathway=inner.name)
    entries = {d: _entries(step, inner, at) for d, at in designs.items()}
    steps = tuple(
        replace(
            one,
            id=_within(step, one.id),
            name=_named(step, one.name),
            deliveries=FrozenMap(
                {d: one.deliveries[at] for d, at in designs.items() if at in one.deliveries}
            ),
        )
        for one in inner.steps
        if not one.is_end
    )
    arcs: dict[Ends, tuple[Shares, str]] = {}
    exits: dict[str, Shares] = {design: {} for design in designs}
    for connection in inner.connections:
        source, target = inner.step(connection.source), inner.step(connection.target)
        shares = {d: connection.share(at) for d, at in designs.items() if source.exists_in(at)}
        shares = {d: share for d, share in shares.items() if share > 0}
        if source.is_end or not shares:
            continue
        ends = _within(step, source.id), _within(step, target.id)
        if not target.is_end:
            arcs[ends] = (shares, connection.basis)
            continue
        for design, share in shares.items():
            exits[design][ends[0]] = exits[design].get(ends[0], 0.0) + share
    starts = tuple(dict.fromkeys(entry for coming in entries.values() for entry in coming))
    if is_entered and len(starts) > 1:
        for entry in starts:
            shares = {d: coming[entry] for d, coming in entries.items() if entry in coming}
            arcs[step.id, entry] = (shares, "D")
        bare = {d: Delivery(delivery.setting) for d, delivery in step.deliveries.items()}
        gate = replace(step, kind=Kind.ADVICE, deliveries=FrozenMap(bare), opens="")
        once = {design: {step.id: 1.0} for design in designs}
        return _Inside(step.id, once, exits, (gate, *steps), arcs)
    return _Inside(starts[0] if starts else "", entries, exits, steps, arcs)


def _entries(step: Step, inner: Pathway, design: str) -> Shares:
    """Where people come first in a design of the sub-pathway, with the share who do."""
    streams = inner.streams[:1]
    if any(stream.per_10000.central > 0 for stream in inner.streams):
        streams = tuple(s for s in inner.streams if s.per_10000.central > 0)
    demand: Shares = {}
    for stream in streams:
        part = stream.per_10000.central if len(streams) > 1 else 1.0
        demand[stream.entry] = demand.get(stream.entry, 0.0) + part
    there = [one.id for one in inner.steps_in(design) if not one.is_end]
    if not streams:
        demand = dict.fromkeys(there[:1], 1.0)
    if not demand or any(entry not in there for entry in demand):
        raise OpensNoEntryError(step_id=step.id, step=step.name, pathway=inner.name, design=design)
    everybody = sum(demand.values())
    return {_within(step, entry): part / everybody for entry, part in demand.items()}


def _connections(
    pathway: Pathway, first: Step, inside: Mapping[str, _Inside]
) -> tuple[Connection, ...]:
    """The connections of the expanded pathway: those drawn, then those within."""
    made: dict[Ends, tuple[Shares, str]] = {}

    def add(ends: Ends, shares: Shares, basis: str) -> None:
        known, basis = made.get(ends, ({}, basis))
        if len(made) > MOST_CONNECTIONS:
            raise OpensTooMuchError(step_id=first.id, step=first.name)
        summed = {d: known.get(d, 0.0) + shares.get(d, 0.0) for d in (*known, *shares)}
        made[ends] = (summed, basis)

    for connection in pathway.connections:
        if connection.source not in inside and connection.target not in inside:
            add((connection.source, connection.target), dict(connection.shares), connection.basis)
            continue
        for design, share in connection.shares.items():
            leaving = {connection.source: 1.0}
            if connection.source in inside:
                leaving = inside[connection.source].exits.get(design, {})
            coming = {connection.target: 1.0}
            if connection.target in inside:
                coming = inside[connection.target].entries.get(design, {})
            for source, out in leaving.items():
                for target, into in coming.items():
                    if (part := share * out * into) > 0:
                        add((source, target), {design: part}, connection.basis)
    for one in inside.values():
        for ends, (shares, basis) in one.arcs.items():
            add(ends, shares, basis)
    return tuple(
        Connection(source, target, FrozenMap(shares), basis)
        for (source, target), (shares, basis) in made.items()
    )


def _answers_within(step: Step, inner: Pathway) -> Iterable[tuple[str, str]]:
    """Answers about steps of the sub-pathway, kept under what those are called within."""
    for key, answer in inner.answers.items():
        rule, _colon, objects = key.partition(":")
        moved = [_moved(step, inner, each) for each in objects.split(",")]
        if ",".join(moved) != objects:
            yield f"{rule}:{','.join(moved)}", answer


def _moved(step: Step, inner: Pathway, named: str) -> str:
    """What a step of the sub-pathway, or a quantity of one, is called within."""
    if inner.has_step(named):
        return _within(step, named)
    table, _dot, rest = named.partition(".")
    if table == "steps" and inner.has_step(rest.partition(".")[0]):
        return f"{table}.{_within(step, rest)}"
    return named
