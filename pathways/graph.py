"""Reach, exits and loops of one design, found by walking its connections."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from pathways.errors import ClosedLoopError
from pathways.model import Pathway
from pathways.values import Name

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "closed_loops",
    "graph_of",
    "reachable",
    "reading_order",
    "refuse_closed_loops",
    "trapped_sets",
]


def trapped_sets(
    nodes: Iterable[str], arcs: Mapping[tuple[str, str], float], ends: Iterable[str]
) -> tuple[tuple[str, ...], ...]:
    """Sets of nodes that go on to each other and never to an end, each in node order.

    Found by looking backwards from ``ends`` along arcs with a chance above 0; a node that merely
    stops without an end is a gap in the shares and is not a loop.
    """
    import networkx as nx  # 0.1 s that the window's start does not need

    order = {node: i for i, node in enumerate(nodes)}
    used = [(a, b) for (a, b), chance in arcs.items() if chance > 0 and a in order and b in order]
    before: dict[str, list[str]] = {}
    for source, target in used:
        before.setdefault(target, []).append(source)
    leaves = set(ends)
    waiting = list(leaves)
    while waiting:
        for source in before.get(waiting.pop(), ()):
            if source not in leaves:
                leaves.add(source)
                waiting.append(source)
    graph = nx.DiGraph((a, b) for a, b in used if a not in leaves and b not in leaves)
    loops = [
        tuple(sorted(group, key=order.__getitem__))
        for group in nx.strongly_connected_components(graph)
        if len(group) > 1 or graph.has_edge(*(tuple(group) * 2))
    ]
    return tuple(sorted(loops, key=lambda group: order[group[0]]))


def closed_loops(pathway: Pathway, design: str) -> tuple[tuple[str, ...], ...]:
    """Sets of steps of ``design`` that people can enter but never leave, by step id."""
    return trapped_sets(
        [s.id for s in pathway.steps_in(design)],
        {(c.source, c.target): c.share(design) for c in pathway.connections},
        [s.id for s in pathway.steps if s.is_end],
    )


def refuse_closed_loops(pathway: Pathway, design: str) -> None:
    """Nothing, if everybody can leave.

    Raises:
        ClosedLoopError: There is a loop with no way out; it names the steps.
    """
    for loop in closed_loops(pathway, design):
        names = [pathway.step(step).name for step in loop]
        said = (", ".join(f"“{name.said(code)}”" for name in names) for code in ("en", "cy"))
        raise ClosedLoopError(steps=Name(*said), design=design, ids=loop)


def graph_of(pathway: Pathway, design: str) -> "nx.DiGraph[str]":
    """The steps of a design with its used connections as a directed graph of step ids."""
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(s.id for s in pathway.steps_in(design))
    graph.add_weighted_edges_from(
        (c.source, c.target, c.share(design))
        for c in pathway.connections
        if c.share(design) > 0 and c.source in graph and c.target in graph
    )
    return graph


def reachable(pathway: Pathway, design: str) -> frozenset[str]:
    """Ids of the steps that somebody who enters by any stream can reach in ``design``."""
    import networkx as nx

    graph = graph_of(pathway, design)
    entries = {s.entry for s in pathway.streams if s.entry in graph}
    return frozenset(entries.union(*(nx.descendants(graph, e) for e in entries)))


def reading_order(pathway: Pathway, design: str) -> tuple[str, ...]:
    """The steps of a design in the order in which people meet them.

    A step comes after all that lead to it, but for loops back; of several ways on, the one that
    most people take comes first. Steps that nobody reaches follow in pathway order.
    """
    here = [s.id for s in pathway.steps_in(design)]
    ways: dict[str, list[str]] = {step: [] for step in here}
    for step in here:
        found = [c for c in pathway.leaving(step, design) if c.target in ways]
        # The way that is walked last stands first once the order is turned round.
        found.sort(key=lambda c: c.share(design))
        ways[step] = [c.target for c in found]
    begun: set[str] = set()
    left: list[str] = []
    entries = [s.entry for s in pathway.streams if s.entry in ways]
    for start in [*reversed(here), *reversed(entries)]:
        if start in entries or not any(start in to for to in ways.values()):
            _walk(start, ways, begun, left)
    ordered = list(reversed(left))
    return (*ordered, *(step for step in here if step not in begun))


def _walk(start: str, ways: Mapping[str, list[str]], begun: set[str], left: list[str]) -> None:
    """Walk everywhere from ``start`` that nobody has been, noting each step as it is left."""
    if start in begun:
        return
    begun.add(start)
    trail = [(start, iter(ways[start]))]
    while trail:
        step, onward = trail[-1]
        target = next((t for t in onward if t not in begun), None)
        if target is None:
            left.append(step)
            trail.pop()
        else:
            begun.add(target)
            trail.append((target, iter(ways[target])))
