"""How often each step is visited by those who enter: v = e (I - Q)^-1, loops and all."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from pathways.errors import ClosedLoopError
from pathways.graph import reachable, refuse_closed_loops, trapped_sets
from pathways.model import Pathway
from resources.errors import MissingEntryError, OutOfBoundsError, SharesError

__all__ = [
    "ROUNDING",
    "absorption",
    "adoption_curve",
    "expected_visits",
    "mixture",
    "step_shift",
    "time_bounded_visits",
    "visits_per_entrant",
]

ROUNDING = 1e-6
Arcs = Mapping[tuple[str, str], float]


def expected_visits(
    nodes: Sequence[str], arcs: Arcs, entry: Mapping[str, float], ends: Sequence[str] = ()
) -> dict[str, float]:
    """Expected visits of each node by those who enter as ``entry`` says.

    A chance towards a name outside ``nodes`` leaves the pathway there, as one towards ``ends``
    does. Closed loops are found by looking backwards from the ways out, before solving.

    Raises:
        ClosedLoopError: Some nodes go on to each other for ever; it names them.

    Source: formulas B1 to B5 and B7.
    """
    known = set(nodes)
    out = {b for (_a, b) in arcs if b not in known} | set(ends)
    leaving = dict.fromkeys(nodes, 0.0)
    for (source, _target), chance in arcs.items():
        if source in leaving:
            leaving[source] += chance
    leavers = [node for node, total in leaving.items() if total < 1 - ROUNDING]
    for loop in trapped_sets([*nodes, *(out - known)], arcs, [*out, *leavers]):
        raise ClosedLoopError(steps=", ".join(loop), design="", ids=loop)
    return _solve(nodes, arcs, [entry])[0]


def _solve(
    nodes: Sequence[str], arcs: Arcs, entries: Sequence[Mapping[str, float]]
) -> list[dict[str, float]]:
    """Expected visits of each node for each entry, in a network that everybody leaves."""
    if not nodes:
        return [{} for _entry in entries]
    index = {node: i for i, node in enumerate(nodes)}
    matrix = np.eye(len(nodes))
    for (source, target), chance in arcs.items():
        if source in index and target in index:
            matrix[index[target], index[source]] -= chance
    entering = np.array([[entry.get(n, 0.0) for entry in entries] for n in nodes])
    solved = np.linalg.solve(matrix, entering.reshape(len(nodes), len(entries)))
    return [dict(zip(nodes, map(float, column), strict=True)) for column in solved.T]


def absorption(visits: Mapping[str, float], arcs: Arcs, ends: Sequence[str]) -> dict[str, float]:
    """The chance that somebody leaves by each end: visits times the chance of going there (B4)."""
    return {
        end: sum(visits.get(source, 0.0) * p for (source, to), p in arcs.items() if to == end)
        for end in ends
    }


def visits_per_entrant(pathway: Pathway, design: str) -> dict[str, dict[str, float]]:
    """Visits of each step of ``design``, ends included, by one entrant of each stream.

    Raises:
        SharesError: The chances out of a step that somebody reaches do not add up to 1.
        MissingEntryError: A stream starts at no step of the design.
        ClosedLoopError: There is a loop with no way out.
    """
    refuse_closed_loops(pathway, design)
    nodes = [s.id for s in pathway.steps_in(design)]
    present = set(nodes)
    arcs = {
        (c.source, c.target): c.share(design)
        for c in pathway.connections
        if c.share(design) > 0 and c.source in present and not pathway.step(c.source).is_end
    }
    for stream in pathway.streams:
        if stream.entry not in present:
            raise MissingEntryError(stream=stream.name)
    leaving = dict.fromkeys(nodes, 0.0)
    for (source, _target), share in arcs.items():
        leaving[source] += share
    reached = reachable(pathway, design)
    for step in pathway.steps_in(design):
        if step.id in reached and not step.is_end and abs(leaving[step.id] - 1) > ROUNDING:
            raise SharesError(step=step.name, design=design, total=f"{leaving[step.id] * 100:.4g}%")
    live = [node for node in nodes if node in reached]
    solved = _solve(live, arcs, [{s.entry: 1.0} for s in pathway.streams])
    nobody = dict.fromkeys(nodes, 0.0)
    return {s.id: {**nobody, **v} for s, v in zip(pathway.streams, solved, strict=True)}


def time_bounded_visits(carry_on: float, interval_months: float, months: float) -> float:
    """Reviews within ``months`` when each leads to another with chance ``carry_on`` (B6).

    The first is at month 0. Over an unlimited time there would be 1 / (1 - ``carry_on``).
    """
    return sum(carry_on**k for k in range(math.floor(months / interval_months)))


def adoption_curve(most: float, steepness: float, middle: float, year: float) -> float:
    """Share of patients on the new design in ``year``, by an S-curve (B9).

    Raises:
        OutOfBoundsError: The share it rises to is outside 0 to 1.
    """
    if not 0 <= most <= 1:
        raise OutOfBoundsError(what="adoption", value=f"{most:g}", bounds="0–1")
    return most / (1 + math.exp(-steepness * (year - middle)))


def mixture(
    demand: float, adoption: float, current: Mapping[str, float], proposed: Mapping[str, float]
) -> dict[str, float]:
    """Volume of each step when a share of patients is on the proposed design (B8)."""
    return {
        step: demand
        * ((1 - adoption) * current.get(step, 0.0) + adoption * proposed.get(step, 0.0))
        for step in dict.fromkeys((*current, *proposed))
    }


def step_shift(volume: float, share: float) -> tuple[float, float]:
    """Volumes in hospital and in the community when a share of one step moves (B10)."""
    return volume * (1 - share), volume * share
