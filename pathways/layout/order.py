"""The order of cards and lines within each column, chosen so that few lines cross."""

from bisect import bisect_right
from collections.abc import Sequence

from pathways.layout.grid import AHEAD, Grid

__all__ = ["crossings", "order_columns"]

Snapshot = tuple[list[list[int]], list[int]]


def order_columns(grid: Grid, *, given: Sequence[float | None] | None = None) -> None:
    """Orders every column of the grid and gives lines the lane they run through.

    ``given`` holds heights counted in lanes (2.5 is the middle of the third lane) for the items
    that stay where an earlier layout had them; the others settle between them.
    """
    size = len(grid.kind)
    if given is not None:
        _order_from(grid, given)
        _calm_lanes(grid)
        return
    best: Snapshot | None = None
    best_score = (0, 0.0)
    rounds, starts = (8, 4) if size < 100 else (6, 3) if size < 400 else (5, 2)
    cards = [column[:] for column in grid.columns]
    for start in range(starts):
        grid.columns[:] = [column[:: -1 if start % 2 else 1] for column in cards]
        height = [0.0] * size
        for column in grid.columns:
            column.sort(key=lambda item: grid.lane[item])
            _number(grid, column, height)
        stale = 0
        for turn in range(rounds):
            _sweep(grid, height, rightward=(turn + start // 2) % 2 == 0)
            _swap_neighbours(grid, height)
            score = (crossings(grid), _length(grid, height))
            if best is None or score < best_score:
                best, best_score = ([c[:] for c in grid.columns], grid.lane[:]), score
                stale = 0
            else:
                stale += 1
                if stale > 2:
                    break
    if best is not None:
        grid.columns[:], grid.lane[:] = best
    _calm_lanes(grid)


def crossings(grid: Grid) -> int:
    """How often lines cross, turns of loops included."""
    place = _places(grid)
    total = 0
    for column in grid.columns:
        seen: list[int] = []
        for item in column:
            for end in sorted(place[other] for other in grid.right[item]):
                spot = bisect_right(seen, end)
                total += len(seen) - spot
                seen.insert(spot, end)
            for turns, links in ((grid.turns_right, grid.right), (grid.turns_left, grid.left)):
                for other in turns[item]:
                    low, high = place[item], place[other]
                    if low < high:
                        total += sum(len(links[i]) for i in column[low + 1 : high])
    return total


def _places(grid: Grid) -> list[int]:
    place = [0] * len(grid.kind)
    for column in grid.columns:
        for number, item in enumerate(column):
            place[item] = number
    return place


def _number(grid: Grid, column: list[int], height: list[float]) -> None:
    """Heights for the items of an ordered column, evenly within each lane."""
    lane = grid.lane
    count: dict[int, int] = {}
    for item in column:
        count[lane[item]] = count.get(lane[item], 0) + 1
    met: dict[int, int] = {}
    for item in column:
        own = lane[item]
        met[own] = met.get(own, 0) + 1
        height[item] = own + met[own] / (count[own] + 1)


def _sweep(grid: Grid, height: list[float], *, rightward: bool) -> None:
    """Sorts each column by the mean height of what its items meet in the column just sorted."""
    near = grid.left if rightward else grid.right
    beside = grid.turns_left if rightward else grid.turns_right
    away = grid.turns_right if rightward else grid.turns_left
    columns = grid.columns if rightward else grid.columns[::-1]
    cards, lane = grid.cards, grid.lane
    for column in columns:
        wish: dict[int, float] = {}
        for item in column:
            meets = near[item]
            total = 0.0
            weight = len(meets)
            for other in meets:
                total += height[other]
            for other in beside[item]:
                total += height[other]
                weight += 1
            if not weight and item >= cards:
                for other in away[item]:
                    total += height[other]
                    weight += 1
            wish[item] = mean = total / weight if weight else height[item]
            if item >= cards:
                lane[item] = int(mean)
        column.sort(key=lambda item: (lane[item], wish[item]))
        _number(grid, column, height)


def _swap_neighbours(grid: Grid, height: list[float]) -> None:
    """Swaps neighbours in a column wherever fewer lines then cross."""
    cards, lane = grid.cards, grid.lane
    place = _places(grid)
    left = [[place[o] for o in others] for others in grid.left]
    right = [[place[o] for o in others] for others in grid.right]
    for _ in range(4):
        swapped = False
        for number, column in enumerate(grid.columns):
            moved = False
            for spot in range(len(column) - 1):
                upper, lower = column[spot], column[spot + 1]
                if upper < cards and lower < cards and lane[upper] != lane[lower]:
                    continue
                gain = 0
                for sides in (left, right):
                    below = sides[lower]
                    if below:
                        for a in sides[upper]:
                            for b in below:
                                gain += (a > b) - (a < b)
                if gain > 0:
                    column[spot], column[spot + 1] = lower, upper
                    if upper >= cards and lower >= cards:
                        lane[upper], lane[lower] = lane[lower], lane[upper]
                    elif upper >= cards:
                        lane[upper] = lane[lower]
                    else:
                        lane[lower] = lane[upper]
                    moved = True
            if moved:
                swapped = True
                for spot, item in enumerate(column):
                    place[item] = spot
                if number:
                    for item in grid.columns[number - 1]:
                        right[item] = [place[o] for o in grid.right[item]]
                if number + 1 < len(grid.columns):
                    for item in grid.columns[number + 1]:
                        left[item] = [place[o] for o in grid.left[item]]
        if not swapped:
            break
    for column in grid.columns:
        _number(grid, column, height)


def _length(grid: Grid, height: list[float]) -> float:
    """How far lines climb, in lanes."""
    return sum(abs(height[i] - height[o]) for i, others in enumerate(grid.right) for o in others)


def _order_from(grid: Grid, given: Sequence[float | None]) -> None:
    """Orders columns by given heights; items without one take the mean of what they meet."""
    cards, lane = grid.cards, grid.lane
    height = [h if h is not None else -1.0 for h in given]
    for _ in range(6):
        for sweep in (grid.columns, grid.columns[::-1]):
            for item in (i for column in sweep for i in column if given[i] is None):
                met = [
                    height[o]
                    for links in (grid.left, grid.right, grid.turns_left, grid.turns_right)
                    for o in links[item]
                    if height[o] >= 0
                ]
                mean = sum(met) / len(met) if met else lane[item] + 0.5
                if item < cards:
                    mean = min(max(mean, lane[item] + 0.01), lane[item] + 0.99)
                height[item] = mean
    for item in range(cards, len(grid.kind)):
        lane[item] = int(height[item])
    for column in grid.columns:
        column.sort(key=lambda item: (lane[item], height[item]))


def _calm_lanes(grid: Grid) -> None:
    """Lets lines run in the lane of the card they lead to, as far as their order allows."""
    cards, lane = grid.cards, grid.lane
    highest = max(lane, default=0)
    for column in grid.columns:
        lowest_below = [highest] * (len(column) + 1)
        for spot in range(len(column) - 1, -1, -1):
            item = column[spot]
            lowest_below[spot] = lane[item] if item < cards else lowest_below[spot + 1]
        floor = 0
        for spot, item in enumerate(column):
            if item < cards:
                floor = lane[item]
            else:
                wish = lane[grid.target[item]] if grid.kind[item] == AHEAD else lane[item]
                floor = lane[item] = min(max(floor, wish), lowest_below[spot])
