"""The whole layout: columns left to right, lanes top to bottom, lines around the cards."""

from collections.abc import Sequence

from pathways.layout.earlier import recall
from pathways.layout.frame import climbs_between, draw, lay_lanes, space_columns
from pathways.layout.grid import build_grid
from pathways.layout.heights import COMFORTABLE, settle
from pathways.layout.keep import order_near, settle_near
from pathways.layout.order import order_columns
from pathways.layout.ranks import rank_cards
from pathways.layout.rows import leave_cards
from pathways.layout.shapes import Arc, Layout, Node

__all__ = ["arrange"]


def arrange(
    nodes: Sequence[Node], arcs: Sequence[Arc], *, lanes: Sequence[str], near: Layout | None = None
) -> Layout:
    """Where every card, line and label lies; the same for the same input, whatever its shape.

    Cards run from left to right by how far they are from an entry and lie in the lane they name.
    Nothing overlaps, and no line runs through a card that is not one of its ends. Loops run back
    above their cards.

    Args:
        nodes: Cards, in the order that settles ties; each names one of ``lanes``.
        arcs: Connections between them, at most one from a card to another.
        lanes: Every lane, from top to bottom, empty ones too.
        near: An earlier layout of nearly the same cards, with nothing placed by hand and the same
            lanes. Cards that are in it keep their column, their order, and, where what is new
            leaves them room, their very place; a lane keeps its top and grows downwards.
    """
    earlier = recall(near, nodes, lanes) if near is not None else None
    places = {node.id: number for number, node in enumerate(nodes)}
    bands = {name: number for number, name in enumerate(lanes)}
    lane = [bands[node.lane] for node in nodes]
    pairs = [(places[arc.source], places[arc.target]) for arc in arcs]
    entries, ends = [node.is_entry for node in nodes], [node.is_end for node in nodes]
    if earlier is None:
        ranks = rank_cards(pairs, lanes=lane, entries=entries, ends=ends)
    else:
        ranks = earlier.ranks(pairs, entries, ends)
    grid = build_grid(pairs, column=ranks.column, lane=lane, is_back=ranks.is_back)
    if earlier is None:
        order_columns(grid)
        rows = leave_cards(grid, nodes, arcs, pairs)
        height = settle(grid, rows.extents, rows.offsets, spacing=COMFORTABLE)
        bands_ = lay_lanes(lanes, grid, rows, height)
    else:
        kept = order_near(grid, earlier, nodes, arcs, pairs)
        rows = leave_cards(grid, nodes, arcs, pairs)
        height = settle_near(grid, rows.extents, rows.offsets, kept)
        bands_ = lay_lanes(lanes, grid, rows, height, earlier.layout.lanes)
    spaces = climbs_between(grid, pairs, rows, height)
    starts = earlier.starts if earlier is not None else []
    least = earlier.layout.width if earlier is not None else 0.0
    columns, width = space_columns(grid, nodes, arcs, pairs, spaces, starts, least)
    boxes, routes = draw(grid, nodes, arcs, pairs, rows, height, columns, spaces)
    return Layout(boxes, routes, bands_, width, bands_[-1].y + bands_[-1].height if bands_ else 0)
