"""The working state of one layout: cards and the bends of long lines, standing in columns."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

__all__ = ["AHEAD", "BACK", "CARD", "HEAVIEST", "Grid", "build_grid"]

CARD, AHEAD, BACK = range(3)
HEAVIEST = 4


@dataclass(slots=True)
class Grid:
    """Items 0 to ``cards`` - 1 are the cards; the rest are where a long line passes a column.

    All connections to one card share its line through a column, so a long line is drawn once and
    others join it. ``left`` and ``right`` say which items of the previous and next column an item
    meets, once for each connection on the way (up to ``HEAVIEST``). A loop meets the cards at its
    ends as any line does until ``turn_loops`` leads it around them; ``leaving`` and ``arriving``
    name by card the items that such lines meet. ``turns`` then says for each item to which items of
    its own column it is joined by a turn, and the links (left or right) that a turn runs across.
    """

    cards: int
    kind: list[int]
    column: list[int]
    lane: list[int]
    target: list[int]
    columns: list[list[int]]
    left: list[list[int]]
    right: list[list[int]]
    passing: dict[tuple[int, int, int], int] = field(default_factory=dict)
    first_stop: list[int] = field(default_factory=list)
    leaving: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    arriving: dict[int, list[int]] = field(default_factory=dict)
    turns: list[list[tuple[int, list[list[int]]]]] = field(default_factory=list)

    def add(self, kind: int, target: int, column: int) -> int:
        """A new line to ``target`` through a column, as its last item."""
        item = len(self.kind)
        self.kind.append(kind)
        self.column.append(column)
        self.lane.append(self.lane[target])
        self.target.append(target)
        self.columns[column].append(item)
        self.left.append([])
        self.right.append([])
        return item

    def join(self, one: int, other: int) -> None:
        """Makes two items of neighbouring columns meet once more."""
        if self.column[one] > self.column[other]:
            one, other = other, one
        if self.right[one].count(other) < HEAVIEST:
            self.right[one].append(other)
            self.left[other].append(one)


def build_grid(
    pairs: Sequence[tuple[int, int]],
    *,
    column: Sequence[int],
    lane: Sequence[int],
    is_back: Sequence[bool],
) -> Grid:
    """The items of a layout whose columns are known, in no particular order within a column.

    ``first_stop`` gives for each connection the item that its line reaches first, or -1 where a
    card leads to itself.
    """
    cards = len(lane)
    grid = Grid(
        cards=cards,
        kind=[CARD] * cards,
        column=list(column),
        lane=list(lane),
        target=list(range(cards)),
        columns=[[] for _ in range(max(column, default=-1) + 1)],
        left=[[] for _ in range(cards)],
        right=[[] for _ in range(cards)],
    )
    for card in range(cards):
        grid.columns[column[card]].append(card)
    for number, ((source, target), back) in enumerate(zip(pairs, is_back, strict=True)):
        if source == target:
            grid.first_stop.append(-1)
            continue
        way = _way(grid, BACK if back else AHEAD, source, target)
        grid.first_stop.append(way[1])
        for one, other in pairwise(way):
            grid.join(one, other)
        if back:
            grid.leaving.setdefault(source, []).append((number, way[1]))
            last = grid.arriving.setdefault(target, [])
            if way[-2] not in last:
                last.append(way[-2])
    return grid


def _way(grid: Grid, kind: int, source: int, target: int) -> list[int]:
    """The items on the way from a card to another, both among them; makes those that are new."""
    way = [source]
    step = 1 if kind == AHEAD else -1
    for column in range(grid.column[source] + step, grid.column[target], step):
        item = grid.passing.get((kind, target, column), -1)
        if item < 0:
            item = grid.passing[kind, target, column] = grid.add(kind, target, column)
        way.append(item)
    return [*way, target]
