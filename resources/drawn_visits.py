"""Visits to steps for many draws of the chances at once, loops and all."""

from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np

from resources.spreads import Array

__all__ = ["drawn_visits", "loops_in_order"]

Chances = Mapping[tuple[str, str], Array | float]


def loops_in_order(
    nodes: Sequence[str], ends: Sequence[tuple[str, str]]
) -> tuple[tuple[str, ...], ...]:
    """The nodes in groups: those of one loop together, each group after all that lead to it."""
    order = {node: i for i, node in enumerate(nodes)}
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from((a, b) for a, b in ends if a in order and b in order)
    whole = nx.condensation(graph)
    return tuple(
        tuple(sorted(whole.nodes[at]["members"], key=order.__getitem__))
        for at in nx.lexicographical_topological_sort(
            whole, key=lambda at: min(order[n] for n in whole.nodes[at]["members"])
        )
    )


def drawn_visits(
    groups: Sequence[Sequence[str]],
    chances: Chances,
    entering: Mapping[str, float],
    count: int,
) -> dict[str, Array]:
    """Expected visits of each node in each of ``count`` draws.

    Args:
        groups: The nodes as ``loops_in_order`` gives them.
        chances: Of each connection, one for each draw, or one for all.
        entering: Who enters at which node.
        count: How many draws there are.

    Only nodes of one loop are solved together, so a draw costs little more than its connections.
    Nobody checks here that everybody can leave: ``visits_per_entrant`` does, on central chances.
    """
    inward: dict[str, list[tuple[str, Array | float]]] = {}
    for (source, target), chance in chances.items():
        inward.setdefault(target, []).append((source, chance))
    visits: dict[str, Array] = {}
    for group in groups:
        members = set(group)
        inflow = {}
        for node in group:
            total = np.full(count, entering.get(node, 0.0))
            for source, chance in inward.get(node, ()):
                if source not in members and source in visits:
                    total += visits[source] * chance
            inflow[node] = total
        if len(group) == 1:
            node = group[0]
            again = sum(chance for source, chance in inward.get(node, ()) if source == node)
            visits[node] = inflow[node] / (1.0 - again)
        else:
            visits |= _solved(group, inward, inflow, count)
    return visits


def _solved(
    group: Sequence[str],
    inward: Mapping[str, Sequence[tuple[str, Array | float]]],
    inflow: Mapping[str, Array],
    count: int,
) -> dict[str, Array]:
    """The visits of the nodes of one loop, solved for all draws in one call."""
    size = len(group)
    place = {node: i for i, node in enumerate(group)}
    matrix = np.zeros((count, size, size))
    matrix[:, range(size), range(size)] = 1.0
    for node in group:
        for source, chance in inward.get(node, ()):
            if source in place:
                matrix[:, place[node], place[source]] -= chance
    right = np.stack([inflow[node] for node in group], axis=1)
    solved = np.linalg.solve(matrix, right[:, :, None])
    return {node: np.asarray(solved[:, i, 0], np.float64) for node, i in place.items()}
