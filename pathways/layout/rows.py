"""The rows in which a card's connections leave it, one under the other, each with its label."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from pathways.layout.grid import BACK, Grid
from pathways.layout.heights import Extent
from pathways.layout.shapes import Arc, Node

__all__ = ["LOOP_HEIGHT", "Rows", "leave_cards"]

LOOP_HEIGHT = 18
ROW_SPACE = 4
BARE_ROW = 12


@dataclass(frozen=True, slots=True)
class Rows:
    """How far from its card's middle each connection leaves, and what each item needs for it.

    ``offsets`` holds, for a card, the rows of the connections to each item of the next column;
    ``loops`` how high above the card the line of each connection of a card with itself runs.
    """

    leave: list[int]
    loops: dict[int, int]
    extents: list[Extent]
    offsets: list[dict[int, list[int]]]


def leave_cards(
    grid: Grid, nodes: Sequence[Node], arcs: Sequence[Arc], pairs: Sequence[tuple[int, int]]
) -> Rows:
    """Rows in the order of where the lines go, so that those of one card never cross."""
    place = [0] * len(grid.kind)
    for column in grid.columns:
        for number, item in enumerate(column):
            place[item] = number
    extents = [Extent() for _ in grid.kind]
    offsets: list[dict[int, list[int]]] = [{} for _ in nodes]
    leaving: list[list[int]] = [[] for _ in nodes]
    leave = [0] * len(arcs)
    loops: dict[int, int] = {}
    for card, node in enumerate(nodes):
        extents[card].up = extents[card].down = ceil(node.height / 2)
    for number, (source, _) in enumerate(pairs):
        if grid.first_stop[number] >= 0:
            leaving[source].append(number)
            continue
        tall = ceil(max(arcs[number].label_height, LOOP_HEIGHT))
        above = extents[source].up - ceil(nodes[source].height / 2)
        loops[number] = above + tall // 2 + 7
        extents[source].up += tall + 7
    for card, numbers in enumerate(leaving):
        if not numbers:
            continue

        def order(number: int, card: int = card) -> tuple[int, int]:
            stop = grid.first_stop[number]
            if grid.kind[stop] != BACK:
                return (1, place[stop])
            return (0 if place[stop] < place[card] else 2, -place[stop])

        numbers.sort(key=order)
        tall = ceil(max(arcs[number].label_height for number in numbers))
        pitch = tall + ROW_SPACE if tall else BARE_ROW
        pitch += pitch % 2
        middle = _middle(grid, card, [grid.first_stop[number] for number in numbers])
        for row, number in enumerate(numbers):
            leave[number] = round((row - middle) * pitch)
            offsets[card].setdefault(grid.first_stop[number], []).append(leave[number])
        extents[card].label_up = max(0, -leave[numbers[0]] + pitch // 2)
        extents[card].label_down = max(0, leave[numbers[-1]] + pitch // 2)
    return Rows(leave, loops, extents, offsets)


def _middle(grid: Grid, card: int, stops: Sequence[int]) -> float:
    """The row level with the card's middle: the one that can run straight on, else between two."""
    centre = (len(stops) - 1) / 2
    straight = [
        row
        for row, stop in enumerate(stops)
        if grid.kind[stop] != BACK and grid.lane[stop] == grid.lane[card]
    ]
    if not straight:
        return centre
    return min(straight, key=lambda row: (stops[row] >= grid.cards, abs(row - centre)))
