"""Orders and heights as an earlier layout had them, with room found for what is new."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pathways.layout.earlier import Earlier
from pathways.layout.grid import Grid
from pathways.layout.heights import COMFORTABLE, Extent, Spacing, gap, links_of, pool, strands_of
from pathways.layout.rows import leave_cards
from pathways.layout.shapes import Arc, Node
from pathways.layout.turns import turn_loops

__all__ = ["Kept", "order_near", "settle_near"]

TIGHT = Spacing(cards=16, card_line=8, lines=8, label_line=4)
CARD_STAYS, LINE_STAYS, NEW_STAYS = 1000, 300, 2
PAD = 24


@dataclass(frozen=True, slots=True)
class Kept:
    """For each item its height below the top of its lane [px], and whether it was there before."""

    height: list[int]
    is_known: list[bool]


def order_near(
    grid: Grid,
    earlier: Earlier,
    nodes: Sequence[Node],
    arcs: Sequence[Arc],
    pairs: Sequence[tuple[int, int]],
) -> Kept:
    """Orders columns as they were, gives lines their lanes, and finds free places for new items."""
    known = earlier.heights(grid, nodes, pairs)
    _stack(grid, earlier, _guessed(grid, earlier, known))
    turn_loops(grid)
    known = earlier.heights(grid, nodes, pairs)
    wish = _guessed(grid, earlier, known)
    extents = leave_cards(grid, nodes, arcs, pairs).extents
    for item in range(grid.cards, len(grid.kind)):
        if known[item] is not None:
            grid.lane[item] = earlier.lane_at(wish[item])
    rest = sorted(
        (item for item, y in enumerate(known) if y is None),
        key=lambda item: (item >= grid.cards, grid.column[item], item),
    )
    placed: list[list[int]] = [
        sorted((item for item in column if known[item] is not None), key=wish.__getitem__)
        for column in grid.columns
    ]
    for item in rest:
        _find_room(grid, earlier, extents, placed[grid.column[item]], item, wish)
    grid.columns[:] = placed
    _stack(grid, earlier, wish)
    height = [round(y - earlier.lane(grid.lane[item]).y) for item, y in enumerate(wish)]
    return Kept(height, [y is not None for y in known])


def _guessed(grid: Grid, earlier: Earlier, known: Sequence[float | None]) -> list[float]:
    """Heights on the earlier map, those of new items between what they meet."""
    height = [y if y is not None else -1.0 for y in known]
    new = [item for item, y in enumerate(known) if y is None]
    for turn in range(6):
        for item in new if turn % 2 == 0 else new[::-1]:
            met = [height[o] for o in (*grid.left[item], *grid.right[item]) if height[o] >= 0]
            if grid.turns:
                met += [height[o] for o, _ in grid.turns[item] if height[o] >= 0]
            if item < grid.cards:
                lane = earlier.lane(grid.lane[item])
                mean = sum(met) / len(met) if met else lane.y
                height[item] = min(max(mean, lane.y + PAD), lane.y + lane.height - PAD)
            elif met:
                height[item] = sum(met) / len(met)
    return [max(y, 0.0) for y in height]


def _stack(grid: Grid, earlier: Earlier, height: Sequence[float]) -> None:
    """Sorts columns by height; a line's lane is that at its height, as its neighbours allow."""
    cards, lane = grid.cards, grid.lane
    for item in range(cards, len(height)):
        lane[item] = earlier.lane_at(height[item])
    for column in grid.columns:
        column.sort(key=lambda item: (lane[item], height[item]))


def _find_room(
    grid: Grid,
    earlier: Earlier,
    extents: Sequence[Extent],
    placed: list[int],
    item: int,
    wish: list[float],
) -> None:
    """Puts an item among those placed in its column, where it fits and is nearest to its wish."""
    best: tuple[float, float, int, int] | None = None
    for spot in range(len(placed) + 1):
        above = placed[spot - 1] if spot else -1
        below = placed[spot] if spot < len(placed) else -1
        first = grid.lane[above] if above >= 0 else 0
        last = grid.lane[below] if below >= 0 else len(earlier.layout.lanes) - 1
        lanes = range(first, last + 1) if item >= grid.cards else (grid.lane[item],)
        for number in lanes:
            if not first <= number <= last:
                continue
            found = _fit(grid, earlier, extents, (above, item, below), number, wish)
            if best is None or found < best[:2]:
                best = (*found, spot, number)
    if best is None:
        return
    _cost, y, spot, number = best
    placed.insert(spot, item)
    grid.lane[item] = number
    wish[item] = y


def _fit(
    grid: Grid,
    earlier: Earlier,
    extents: Sequence[Extent],
    three: tuple[int, int, int],
    number: int,
    wish: Sequence[float],
) -> tuple[float, float]:
    """What it costs to put the middle of three items between the others, and at which height."""
    above, item, below = three
    lane = earlier.lane(number)
    need = extents[item]
    for cost, spacing in ((0.0, COMFORTABLE), (60.0, TIGHT)):
        low = lane.y + PAD + max(need.up, need.label_up)
        high = lane.y + lane.height - PAD - max(need.down, need.label_down)
        if above >= 0 and grid.lane[above] == number:
            low = wish[above] + gap(grid, extents, above, item, spacing)
        if below >= 0 and grid.lane[below] == number:
            high = wish[below] - gap(grid, extents, item, below, spacing)
        elif high < low:
            cost += 20
            high = low
        if low <= high:
            y = min(max(wish[item], low), high)
            return cost + abs(y - wish[item]) / 4, y
    return 1000.0 + low - high, (low + high) / 2


def settle_near(
    grid: Grid, extents: Sequence[Extent], offsets: Sequence[dict[int, list[int]]], kept: Kept
) -> list[int]:
    """The height of every item's middle below the top of its lane, as before where that fits."""
    links = links_of(grid, offsets)
    height = kept.height[:]
    strands = strands_of(grid)
    for order in (strands, strands[::-1]):
        for strand in order:
            between = _least(grid, extents, strand, kept)
            floor = PAD + max(extents[strand[0]].up, extents[strand[0]].label_up)
            asked = []
            above = 0
            for number, item in enumerate(strand):
                stays = CARD_STAYS if item < grid.cards else LINE_STAYS
                wishes = [(kept.height[item], stays if kept.is_known[item] else NEW_STAYS)]
                wishes += [
                    (height[o] + by, weight) for s in (0, 1) for o, by, weight in links[item][s]
                ]
                asked.append([(at - above, weight) for at, weight in wishes])
                above += between[number] if number < len(between) else 0
            above = 0
            for number, value in enumerate(pool(asked)):
                height[strand[number]] = max(value, floor) + above
                above += between[number] if number < len(between) else 0
    return height


def _least(grid: Grid, extents: Sequence[Extent], strand: Sequence[int], kept: Kept) -> list[int]:
    """The least distances between the items of a strand: less than usual where there is no room."""
    for spacing in (COMFORTABLE, TIGHT):
        between = [gap(grid, extents, a, b, spacing) for a, b in pairwise(strand)]
        room = (kept.height[b] - kept.height[a] for a, b in pairwise(strand))
        if all(has >= needs for has, needs in zip(room, between, strict=True)):
            break
    return between
