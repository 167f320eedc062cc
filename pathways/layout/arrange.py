"""The whole layout: columns left to right, lanes top to bottom, lines around the cards."""

from collections.abc import Sequence

from pathways.layout.frame import climbs_between, draw, lay_lanes, space_columns
from pathways.layout.grid import build_grid
from pathways.layout.heights import COMFORTABLE, settle
from pathways.layout.order import order_columns
from pathways.layout.ranks import rank_cards
from pathways.layout.rows import leave_cards
from pathways.layout.shapes import Arc, Layout, Node

__all__ = ["arrange"]


def arrange(nodes: Sequence[Node], arcs: Sequence[Arc], *, lanes: Sequence[str]) -> Layout:
    """Where every card, line and label lies; the same for the same input, whatever its shape.

    Cards run from left to right by how far they are from an entry and lie in the lane they name.
    Nothing overlaps, and no line runs through a card that is not one of its ends. Loops run back
    above their cards.

    Args:
        nodes: Cards, in the order that settles ties; each names one of ``lanes``.
        arcs: Connections between them, at most one from a card to another.
        lanes: Every lane, from top to bottom, empty ones too.
    """
    places = {node.id: number for number, node in enumerate(nodes)}
    bands = {name: number for number, name in enumerate(lanes)}
    lane = [bands[node.lane] for node in nodes]
    pairs = [(places[arc.source], places[arc.target]) for arc in arcs]
    ranks = rank_cards(
        pairs,
        lanes=lane,
        entries=[node.is_entry for node in nodes],
        ends=[node.is_end for node in nodes],
    )
    grid = build_grid(pairs, column=ranks.column, lane=lane, is_back=ranks.is_back)
    order_columns(grid)
    rows = leave_cards(grid, nodes, arcs, pairs)
    height = settle(grid, rows.extents, rows.offsets, spacing=COMFORTABLE)
    bands_ = lay_lanes(lanes, grid, rows, height)
    spaces = climbs_between(grid, pairs, rows, height)
    columns, width = space_columns(grid, nodes, arcs, pairs, spaces)
    boxes, routes = draw(grid, nodes, arcs, pairs, rows, height, columns, spaces)
    return Layout(boxes, routes, bands_, width, bands_[-1].y + bands_[-1].height if bands_ else 0)
