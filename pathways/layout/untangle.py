"""Fewer crossings than sorting finds: each item to its best place, then tries from there."""

from bisect import bisect_right, insort
from collections.abc import Sequence

from pathways.layout.grid import Grid
from pathways.layout.turns import places

__all__ = ["sift_columns", "untangle"]

FAR_WORSE = 8  # crossings more, beyond which a better place is too rare to look for


def sift_columns(grid: Grid, *, rightward: bool) -> None:
    """Moves each item of each column, one column after the other, to where it crosses fewest."""
    place = places(grid)
    for column in grid.columns if rightward else grid.columns[::-1]:
        _sift(grid, place, column)


def untangle(grid: Grid, tries: int) -> None:
    """Moves items within their columns until none crosses fewer lines elsewhere; then tries more.

    Each try moves an item or swaps two neighbouring runs of a column, lets the columns around
    settle to that, and keeps what comes of it unless more lines cross. The tries are always the
    same. Cards stay within their lane.
    """
    place = places(grid)
    columns = grid.columns
    count = len(columns)
    waiting = list(range(count))
    _settle(grid, place, waiting, -1, 4 * count)
    wide = [number for number, column in enumerate(columns) if len(column) > 1]
    if not tries or not wide:
        return
    tangled = [_crossings(grid, place, number) for number in range(count)]
    seed = 1
    for _ in range(tries):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        number = wide[(seed >> 8) % len(wide)]
        if not tangled[number] and not (number and tangled[number - 1]):
            continue
        column = columns[number]
        before = column[:]
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        changed = _changed(column, seed >> 8)
        if not _keeps_lanes(grid, changed):
            continue
        column[:] = changed
        for spot, item in enumerate(column):
            place[item] = spot
        kept = _settle(grid, place, [number + 1, number - 1], number, 3 * count)
        kept[number] = before
        gaps = {gap for touched in kept for gap in (touched - 1, touched) if gap >= 0}
        found = {gap: _crossings(grid, place, gap) for gap in gaps}
        if sum(found.values()) <= sum(tangled[gap] for gap in gaps):
            for gap, crossings in found.items():
                tangled[gap] = crossings
        else:
            for touched, order in kept.items():
                columns[touched][:] = order
                for spot, item in enumerate(order):
                    place[item] = spot


def _changed(column: Sequence[int], chance: int) -> list[int]:
    """The column with one item elsewhere, or with two neighbouring runs of items swapped."""
    size = len(column)
    order = list(column)
    if chance & 1:
        one, other = (chance >> 1) % size, (chance >> 9) % size
        order.insert(other, order.pop(one))
        return order
    low, middle, high = sorted(((chance >> 1) % size, (chance >> 8) % size, (chance >> 15) % size))
    high += 1
    return order[:low] + order[middle:high] + order[low:middle] + order[high:]


def _keeps_lanes(grid: Grid, column: Sequence[int]) -> bool:
    lane, cards = grid.lane, grid.cards
    floor = 0
    for item in column:
        if item < cards:
            if lane[item] < floor:
                return False
            floor = lane[item]
    return True


def _settle(
    grid: Grid, place: list[int], waiting: list[int], held: int, most: int
) -> dict[int, list[int]]:
    """Sifts columns, and those beside one that changed, until nothing changes.

    The column ``held`` is sifted once, last. Returns the order before of each column it sifted.
    """
    columns = grid.columns
    count = len(columns)
    kept: dict[int, list[int]] = {}
    at = 0
    while at < len(waiting) and at < most:
        number = waiting[at]
        at += 1
        if 0 <= number < count:
            column = columns[number]
            order = column[:]
            if _sift(grid, place, column):
                kept.setdefault(number, order)
                rest = waiting[at:]
                beside = (number + 1, number - 1)
                waiting.extend(n for n in beside if n not in rest and n != held)
        if at == len(waiting) and held >= 0:
            order = columns[held][:]
            if _sift(grid, place, columns[held]):
                kept.setdefault(held, order)
                waiting += [held + 1, held - 1]
            held = -1
    return kept


def _sift(grid: Grid, place: list[int], column: list[int]) -> bool:
    """Moves each item of a column to where it crosses fewest lines; whether any moved."""
    size = len(column)
    if size < 2:
        return False
    cards, lane = grid.cards, grid.lane
    left = {item: [place[other] for other in grid.left[item]] for item in column}
    right = {item: [place[other] for other in grid.right[item]] for item in column}
    known: dict[tuple[int, int], int] = {}
    turning = any(grid.turns[item] for item in column)
    has_moved = False
    for item in column[:]:
        at = place[item]
        own = lane[item] if item < cards else -1
        mine_left, mine_right = left[item], right[item]
        best, spot = 0, at
        for way in (1, -1):
            cost = 0
            to = at + way
            while 0 <= to < size:
                other = column[to]
                if own >= 0 and other < cards and lane[other] != own:
                    break
                pair = (item, other)
                if pair in known:
                    more = known[pair]
                else:
                    more = 0
                    for b in left[other]:
                        for a in mine_left:
                            if a != b:
                                more += 1 if a < b else -1
                    for b in right[other]:
                        for a in mine_right:
                            if a != b:
                                more += 1 if a < b else -1
                    known[pair] = more
                    known[other, item] = -more
                cost += more if way > 0 else -more
                if turning:
                    cost += _turning(grid, place, item, other, way)
                if cost < best:
                    best, spot = cost, to
                elif cost > FAR_WORSE:
                    break
                to += way
        if spot != at:
            has_moved = True
            del column[at]
            column.insert(spot, item)
            for number in range(min(at, spot), max(at, spot) + 1):
                place[column[number]] = number
    return has_moved


def _turning(grid: Grid, place: Sequence[int], item: int, other: int, way: int) -> int:
    """By how much turns of loops cross more when an item passes its neighbour, down (1) or up."""
    more = 0
    for partner, links in grid.turns[item]:
        if partner != other:
            more += len(links[other]) * (way if place[partner] < place[other] else -way)
    for partner, links in grid.turns[other]:
        if partner != item:
            more += len(links[item]) * (way if place[partner] > place[other] else -way)
    return more


def _crossings(grid: Grid, place: Sequence[int], number: int) -> int:
    """How often lines cross between a column and the next, and with the turns of the column."""
    total = 0
    column = grid.columns[number]
    for item in column:
        for partner, links in grid.turns[item]:
            low, high = place[item], place[partner]
            for other in column[low + 1 : high]:
                total += len(links[other])
    seen: list[int] = []
    right = grid.right
    for item in column:
        meets = right[item]
        if not meets:
            continue
        ends = [place[other] for other in meets]
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
