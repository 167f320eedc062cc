"""The order of cards and lines within each column, chosen so that few lines cross."""

from bisect import bisect_right, insort
from dataclasses import dataclass

from pathways.layout.grid import AHEAD, Grid
from pathways.layout.turns import places, turn_loops
from pathways.layout.untangle import sift_columns, untangle

__all__ = ["crossings", "order_columns"]


@dataclass(frozen=True, slots=True)
class Effort:
    """How often columns are sorted from how many starts, from which round on each round ends with
    sifting, and how many tries follow to untangle what was found.
    """

    starts: int
    rounds: int
    sifted: int
    tries: int


def order_columns(grid: Grid) -> None:
    """Orders every column of the grid, leads loops around their cards, and gives lines a lane.

    From each start, columns are sorted by what their items meet, to and fro, and items sifted,
    until that no longer helps; the best order is then untangled further. Where all cards are in
    one lane there is more to gain, and more is tried.
    """
    size = len(grid.kind)
    effort = _effort(size, len(set(grid.lane[: grid.cards])))
    best: tuple[list[list[int]], list[int]] | None = None
    fewest = 0
    given = [column[:] for column in grid.columns]
    own = grid.lane[:]
    grid.turns = [[] for _ in grid.kind]
    for start in range(effort.starts):
        grid.columns[:] = [column[:: -1 if start % 2 else 1] for column in given]
        grid.lane[:] = own
        height = [0.0] * size
        for column in grid.columns:
            column.sort(key=grid.lane.__getitem__)
            _number(grid, column, height)
        stale = 0
        for turn in range(effort.rounds):
            _sweep(grid, height, rightward=(turn + start // 2) % 2 == 0)
            if turn + 1 < min(effort.sifted, effort.rounds):
                continue
            if turn >= effort.sifted:
                sift_columns(grid, rightward=turn % 2 == 0)
                _calm_lanes(grid, own=True)
                for column in grid.columns:
                    _number(grid, column, height)
            count = crossings(grid)
            if best is None or count < fewest:
                best, fewest = ([c[:] for c in grid.columns], grid.lane[:]), count
                stale = 0
            elif (stale := stale + 1) > 2:
                break
            if not count:
                break
    if best is not None:
        grid.columns[:], grid.lane[:] = best
    turn_loops(grid)
    if fewest or grid.arriving:
        untangle(grid, effort.tries)
    _calm_lanes(grid, own=False)


def _effort(size: int, lanes: int) -> Effort:
    """What pays for a layout of so many items in so many lanes."""
    if lanes > 1:
        if size > 1500:
            return Effort(1, 6, 6, 0)
        return Effort(2, 6, 2, 16) if size < 100 else Effort(1, 4, 2, 0 if size < 400 else 30)
    tries = 400 if size < 100 else 800 if size < 400 else 300 if size < 1500 else 0
    return Effort(2, 8, 2, tries)


def crossings(grid: Grid) -> int:
    """How often lines cross between the columns, each as often as connections run on it."""
    place = places(grid)
    total = 0
    for column in grid.columns:
        seen: list[int] = []
        for item in column:
            if not grid.right[item]:
                continue
            ends = [place[other] for other in grid.right[item]]
            if len(ends) > 1:
                ends.sort()
            if not seen:
                seen = ends
                continue
            count = len(seen)
            for end in ends:
                total += count - bisect_right(seen, end)
            for end in ends:
                insort(seen, end)
    return total


def _number(grid: Grid, column: list[int], height: list[float]) -> None:
    """Heights for the items of an ordered column, evenly within each lane."""
    lane = grid.lane
    count: dict[int, int] = {}
    for item in column:
        count[lane[item]] = count.get(lane[item], 0) + 1
    step = {own: 1 / (many + 1) for own, many in count.items()}
    met = {own: float(own) for own in count}
    for item in column:
        own = lane[item]
        met[own] = height[item] = met[own] + step[own]


def _sweep(grid: Grid, height: list[float], *, rightward: bool) -> None:
    """Sorts each column by the mean height of what its items meet in the column just sorted."""
    near = grid.left if rightward else grid.right
    columns = grid.columns if rightward else grid.columns[::-1]
    cards, lane = grid.cards, grid.lane
    wish = height[:]
    for column in columns:
        for item in column:
            meets = near[item]
            if not meets:
                wish[item] = height[item]
                continue
            total = 0.0
            for other in meets:
                total += height[other]
            wish[item] = mean = total / len(meets)
            if item >= cards:
                lane[item] = int(mean)
        column.sort(key=lambda item: (lane[item], wish[item]))
        _number(grid, column, height)


def _calm_lanes(grid: Grid, *, own: bool) -> None:
    """Lets lines run in their own lane, or in that of what they lead to next, as order allows."""
    cards, lane = grid.cards, grid.lane
    highest = max(lane, default=0)
    for column in reversed(grid.columns):
        lowest_below = [highest] * (len(column) + 1)
        for spot in range(len(column) - 1, -1, -1):
            item = column[spot]
            lowest_below[spot] = lane[item] if item < cards else lowest_below[spot + 1]
        floor = 0
        for spot, item in enumerate(column):
            if item < cards:
                floor = lane[item]
            else:
                wish = lane[item] if own or grid.kind[item] != AHEAD else lane[grid.right[item][0]]
                floor = lane[item] = min(max(floor, wish), lowest_below[spot])
