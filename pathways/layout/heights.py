"""How high each card and line stands within its lane, and how high the lanes must be."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pathways.layout.grid import Grid

__all__ = [
    "COMFORTABLE",
    "Extent",
    "Spacing",
    "gap",
    "links_of",
    "pool",
    "settle",
    "strands_of",
]


@dataclass(frozen=True, slots=True)
class Spacing:
    """Least free height between what stands above each other in a column [px]."""

    cards: int
    card_line: int
    lines: int
    label_line: int = 6
    labels: int = 2


COMFORTABLE = Spacing(cards=28, card_line=14, lines=14)


@dataclass(slots=True)
class Extent:
    """What an item needs above and below its middle: its card, and the labels to its right."""

    up: int = 0
    down: int = 0
    label_up: int = 0
    label_down: int = 0


def gap(grid: Grid, extents: Sequence[Extent], upper: int, lower: int, spacing: Spacing) -> int:
    """Least distance between the middles of two neighbours in a column [px]."""
    a, b = extents[upper], extents[lower]
    lines = (upper >= grid.cards) + (lower >= grid.cards)
    if lines == 2:
        return spacing.lines
    if lines == 1:
        label = spacing.label_line if a.label_down or b.label_up else 0
        return max(a.down + b.up + spacing.card_line, a.label_down + b.label_up + label)
    return max(a.down + b.up + spacing.cards, a.label_down + b.label_up + spacing.labels)


def settle(
    grid: Grid,
    extents: Sequence[Extent],
    offsets: Sequence[dict[int, list[int]]],
    *,
    spacing: Spacing,
) -> list[int]:
    """The height of every item's middle, measured within its lane [px].

    ``offsets`` gives for a card and each item it leads to how far from the card's middle those
    lines leave.
    """
    strands = strands_of(grid)
    links = links_of(grid, offsets)
    gaps = [[gap(grid, extents, u, v, spacing) for u, v in pairwise(s)] for s in strands]
    height = [0] * len(grid.kind)
    for strand, between in zip(strands, gaps, strict=True):
        at = -sum(between) // 2
        for number, item in enumerate(strand):
            height[item] = at
            at += between[number] if number < len(between) else 0
    turns = 4 if len(grid.kind) > 400 else 6
    lefts, rights = [left for left, _ in links], [right for _, right in links]
    both = [left + right for left, right in links]
    best, best_cost = height, _bend(lefts, height)
    since = 0
    for turn in range(turns + 1):
        is_last = turn == turns or since == 2
        rightward = is_last or turn % 2 == 0
        near = both if is_last else lefts if rightward else rights
        order = strands if rightward else strands[::-1]
        order_gaps = gaps if rightward else gaps[::-1]
        for strand, between in zip(order, order_gaps, strict=True):
            _stand(strand, between, near, height)
        cost = _bend(lefts, height)
        if cost < best_cost or turn == 0:
            best, best_cost, since = height[:], cost, 0
        else:
            since += 1
        if is_last:
            break
    return best


Link = tuple[int, int, int]
Wish = tuple[int, int]


def links_of(
    grid: Grid, offsets: Sequence[dict[int, list[int]]]
) -> list[tuple[list[Link], list[Link]]]:
    """For each item its links (other item, difference wished, weight) to the left and the right."""
    links: list[tuple[list[Link], list[Link]]] = [([], []) for _ in grid.kind]
    for item, others in enumerate(grid.right):
        for other in dict.fromkeys(others):
            if grid.lane[item] != grid.lane[other]:
                continue
            if item >= grid.cards:
                weight, leave = (8 if other >= grid.cards else 6), [0]
            else:
                weight, leave = (1 if other >= grid.cards else 3), offsets[item].get(other, [0])
            offset = min(leave, key=abs)
            weight += 2 * (not offset)
            links[other][0].append((item, offset, weight))
            links[item][1].append((other, -offset, weight))
    return links


def strands_of(grid: Grid) -> list[list[int]]:
    """The items of each column in each lane, in order."""
    strands: list[list[int]] = []
    for column in grid.columns:
        lane = -1
        for item in column:
            if grid.lane[item] != lane:
                lane = grid.lane[item]
                strands.append([])
            strands[-1].append(item)
    return strands


def _bend(lefts: Sequence[list[Link]], height: Sequence[int]) -> int:
    """How far lines are from straight; a bend costs more than its height."""
    cost = 0
    for at, left in zip(height, lefts, strict=True):
        for other, offset, weight in left:
            away = height[other] + offset - at
            if away:
                cost += weight * (abs(away) + 40)
    return cost


def _stand(
    strand: Sequence[int],
    between: Sequence[int],
    near: Sequence[list[Link]],
    height: list[int],
) -> None:
    """Moves the items of one strand as near to where their lines want them as order allows."""
    if len(strand) == 1:
        (item,) = strand
        wishes = [(height[o] + offset, w) for o, offset, w in near[item]]
        if wishes:
            height[item] = _median(wishes)
        return
    asked: list[list[Wish]] = []
    above = 0
    below = [0, *between]
    for number, item in enumerate(strand):
        above += below[number]
        wishes = [(height[o] + offset - above, w) for o, offset, w in near[item]]
        asked.append(wishes or [(height[item] - above, 1)])
    above = 0
    for number, value in enumerate(pool(asked)):
        above += below[number]
        height[strand[number]] = value + above


def pool(asked: Sequence[list[Wish]]) -> list[int]:
    """Values that never fall and have the least sum of weighted distances from what is asked.

    Neighbours that would pass each other share the median of their wishes (isotonic regression
    with medians), so that whole runs stay exactly straight.
    """
    pools: list[tuple[list[Wish], int, int]] = []
    for wishes in asked:
        one = (wishes, _median(wishes), 1)
        while pools and pools[-1][1] > one[1]:
            last = pools.pop()
            merged = last[0] + one[0]
            one = (merged, _median(merged), last[2] + one[2])
        pools.append(one)
    return [value for _, value, length in pools for _ in range(length)]


def _median(wishes: Sequence[Wish]) -> int:
    """The weighted median; of two middles the upper."""
    if len(wishes) == 1:
        return wishes[0][0]
    if len(wishes) == 2:
        (one, weight), (other, than) = wishes
        return one if weight > than or (weight == than and one < other) else other
    half = sum(w for _, w in wishes)
    met = 0
    ordered = sorted(wishes)
    for value, weight in ordered:
        met += 2 * weight
        if met >= half:
            return value
    return ordered[-1][0]
