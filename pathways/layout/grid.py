"""The working state of one layout: cards and the bends of long lines, standing in columns."""

from collections.abc import Sequence
from dataclasses import dataclass, field

__all__ = ["AHEAD", "BACK", "CARD", "Grid", "build_grid"]

CARD, AHEAD, BACK = range(3)


@dataclass(slots=True)
class Grid:
    """Items 0 to ``cards`` - 1 are the cards; the rest are where a long line passes a column.

    All connections to one card share its line through a column, so a long line is drawn once and
    others join it. ``right`` and ``left`` say which items of the next and previous column an item
    meets; ``turns`` names the items of its own column that a loop joins to it: on the right of the
    column where a loop leaves, on the left where it arrives.
    """

    cards: int
    kind: list[int]
    column: list[int]
    lane: list[int]
    target: list[int]
    columns: list[list[int]]
    left: list[list[int]]
    right: list[list[int]]
    turns_right: list[list[int]]
    turns_left: list[list[int]]
    passing: dict[tuple[int, int, int], int] = field(default_factory=dict)
    first_stop: list[int] = field(default_factory=list)

    def lines_through(self, item: int) -> bool:
        """Whether the item is a line rather than a card."""
        return item >= self.cards


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
        turns_right=[[] for _ in range(cards)],
        turns_left=[[] for _ in range(cards)],
    )
    for card in range(cards):
        grid.columns[column[card]].append(card)
    for (source, target), back in zip(pairs, is_back, strict=True):
        if source == target:
            grid.first_stop.append(-1)
        elif back:
            stop = _passing(grid, BACK, target, column[source])
            grid.turns_right[source].append(stop)
            grid.turns_right[stop].append(source)
            grid.first_stop.append(stop)
        else:
            stop = _stop(grid, target, column[source] + 1)
            grid.right[source].append(stop)
            grid.left[stop].append(source)
            grid.first_stop.append(stop)
    return grid


def _stop(grid: Grid, target: int, column: int) -> int:
    """The item at which a line to ``target`` reaches ``column``: the card itself or its line."""
    return target if grid.column[target] == column else _passing(grid, AHEAD, target, column)


def _passing(grid: Grid, kind: int, target: int, column: int) -> int:
    """The line to ``target`` where it passes ``column``, made with the rest of its way if new."""
    first = -1
    previous = -1
    step = 1 if kind == AHEAD else -1
    while (item := grid.passing.get((kind, target, column), -1)) < 0:
        item = len(grid.kind)
        grid.passing[kind, target, column] = item
        grid.kind.append(kind)
        grid.column.append(column)
        grid.lane.append(grid.lane[target])
        grid.target.append(target)
        grid.columns[column].append(item)
        for links in (grid.left, grid.right, grid.turns_left, grid.turns_right):
            links.append([])
        if previous >= 0:
            _join(grid, previous, item)
        first = item if first < 0 else first
        previous = item
        if column == grid.column[target] - (kind == AHEAD):
            if kind == AHEAD:
                _join(grid, item, target)
            else:
                grid.turns_left[item].append(target)
                grid.turns_left[target].append(item)
            return first
        column += step
    if previous >= 0:
        _join(grid, previous, item)
    return item if first < 0 else first


def _join(grid: Grid, one: int, other: int) -> None:
    """Makes two items of neighbouring columns meet."""
    if grid.column[one] > grid.column[other]:
        one, other = other, one
    grid.right[one].append(other)
    grid.left[other].append(one)
