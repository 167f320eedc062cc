"""Lines led around cards: the cheapest upright and level way with few bends and crossings."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from pathways.layout.apart import keep_apart
from pathways.layout.frame import ARROW, STEM, straighten
from pathways.layout.nearby import Stretch, Surroundings
from pathways.layout.shapes import Point
from pathways.layout.spots import Area

__all__ = ["route_around"]

BEND = 30.0
CROSSING = 40.0
ON_LINE = 60.0
THROUGH_WORDS = 80.0
THROUGH_CARD = 1e6
ASIDE = 12.0
BESIDE = 6.0
HIGHEST = 4.0  # lines stay below the upper edge of the map


@dataclass(frozen=True, slots=True)
class Attempt:
    """How far around a line is looked for, and how near it may come to cards.

    ``has_middles`` looks between cards that stand close to each other too; ``is_last`` goes
    through a card where there is no other way.
    """

    margin: float
    clear: float
    has_middles: bool = False
    is_last: bool = False


ATTEMPTS = (
    Attempt(150.0, 7.0),
    Attempt(600.0, 7.0),
    Attempt(1200.0, 1.0, has_middles=True),
    Attempt(float("inf"), 0.0, has_middles=True, is_last=True),
)


def route_around(
    around: Surroundings, source: str, target: str, leaving: Sequence[Point] = ()
) -> tuple[Point, ...]:
    """A line that leaves a card on its right and reaches the other from its left.

    It runs around all cards wherever there is a way, and through as few as possible elsewhere.
    Lines to the same card may join. ``leaving`` are its first corners where they are known.
    """
    *first, stem, stop, end = _ports(around, source, target)
    if leaving:
        *first, stem = leaving
    for attempt in ATTEMPTS:
        way = _search(around, source, target, (stem, stop), attempt)
        if way:
            break
    last = (first[-1], *way, end)
    return straighten((*first[:-1], *keep_apart(around, source, target, straighten(last))))


def _ports(around: Surroundings, source: str, target: str) -> tuple[Point, Point, Point, Point]:
    """Where a line leaves, may first turn, must have turned last, and arrives."""
    one, other = around.cards[source], around.cards[target]
    start = (one.x + one.width, one.y + one.height / 2)
    end = (other.x, other.y + other.height / 2)
    stem, arrow = float(STEM), float(ARROW)
    between = end[0] - start[0]
    if 0 < between < stem + arrow:
        stem, arrow = between * stem / (stem + arrow), between * arrow / (stem + arrow)
    ahead = (start[0], start[1], start[0] + 2 * stem, start[1])
    for id_, (left, *_) in around.cards_near(ahead):
        if id_ != source and left >= start[0]:
            stem = min(stem, (left - start[0]) / 2)
    behind = (end[0] - 2 * arrow, end[1], end[0], end[1])
    for id_, (_, _, right, _) in around.cards_near(behind):
        if id_ != target and right <= end[0]:
            arrow = min(arrow, (end[0] - right) / 2)
    return start, (start[0] + stem, start[1]), (end[0] - arrow, end[1]), end


def _search(
    around: Surroundings,
    source: str,
    target: str,
    ends: tuple[Point, Point],
    attempt: Attempt,
) -> tuple[Point, ...]:
    """The cheapest way between two points; empty where this attempt finds none."""
    (x1, y1), (x2, y2) = ends
    margin = attempt.margin
    window = (
        min(x1, x2) - margin,
        min(y1, y2) - margin,
        max(x1, x2) + margin,
        max(y1, y2) + margin,
    )
    cards = [area for _, area in around.cards_near(window)]
    grid = _Grid(
        _places(cards, 0, (ARROW, STEM), (x1, x2), attempt),
        _places(cards, 1, (ASIDE, ASIDE), (y1, y2), attempt),
    )
    grid.close_before((x1, y1))
    for card in cards:
        grid.charge_area(card, attempt.clear, THROUGH_CARD)
    for words in around.words_near(window):
        grid.charge_area(words, 0.0, THROUGH_WORDS)
    for line in around.lines_near(window):
        if line.target != target:
            is_own_stem = line.source == source and line.area[0] == line.area[2] == x1
            grid.charge_line(line, is_own_stem=is_own_stem)
    return grid.way(ends, may_pass_cards=attempt.is_last)


def _places(
    cards: Iterable[Area],
    axis: int,
    beside: tuple[float, float],
    ends: tuple[float, float],
    attempt: Attempt,
) -> list[float]:
    """Where a line may run: a little before and after each card, and where it begins and ends."""
    places = set(ends)
    edges: set[float] = set()
    for card in cards:
        low, high = card[axis], card[axis + 2]
        places.update((low - beside[0], high + beside[1]))
        edges.update((low, high))
    if attempt.has_middles:
        places.update((a + b) / 2 for a, b in pairwise(sorted(edges)))
    if axis == 1:
        places = {y for y in places if y >= HIGHEST or y in ends}
    return sorted(places)


class _Grid:
    """Upright and level ways with what each piece of them costs."""

    def __init__(self, xs: list[float], ys: list[float]) -> None:
        self.xs, self.ys = xs, ys
        across = [b - a for a, b in pairwise(xs)]
        down = [b - a for a, b in pairwise(ys)]
        self.level = [across[:] for _ in ys]
        self.upright = [down[:] for _ in xs]

    def close_before(self, start: Point) -> None:
        """Lets no way go back where it came from."""
        i = bisect_left(self.xs, start[0])
        if i:
            self.level[bisect_left(self.ys, start[1])][i - 1] += THROUGH_CARD

    def charge_area(self, area: Area, clear: float, cost: float) -> None:
        """Makes every piece that runs through an area dearer."""
        left, top, right, bottom = (
            area[0] - clear,
            area[1] - clear,
            area[2] + clear,
            area[3] + clear,
        )
        xs, ys = self.xs, self.ys
        first, last = bisect_right(xs, left), bisect_left(xs, right)
        upper, lower = bisect_right(ys, top), bisect_left(ys, bottom)
        for row in self.level[upper:lower]:
            for i in range(max(first - 1, 0), min(last, len(row))):
                row[i] += cost
        for column in self.upright[first:last]:
            for j in range(max(upper - 1, 0), min(lower, len(column))):
                column[j] += cost

    def charge_line(self, line: Stretch, *, is_own_stem: bool) -> None:
        """Makes pieces dearer that cross a line or lie on it."""
        left, top, right, bottom = line.area
        if left == right:
            self._charge(
                self.xs, self.ys, self.level, self.upright, (left, top, bottom), is_own_stem
            )
        elif top == bottom:
            self._charge(self.ys, self.xs, self.upright, self.level, (top, left, right), False)
        else:
            self.charge_area(line.area, 0.0, CROSSING / 2)

    @staticmethod
    def _charge(
        across: list[float],
        along: list[float],
        crossing: list[list[float]],
        lying: list[list[float]],
        line: tuple[float, float, float],
        may_lie: bool,
    ) -> None:
        at, low, high = line
        first, last = bisect_left(along, low), bisect_right(along, high)
        spot = bisect_right(across, at) - 1
        if 0 <= spot < len(across) - 1:
            for pieces in crossing[first:last]:
                pieces[spot] += CROSSING
        if may_lie:
            return
        near = range(bisect_right(across, at - BESIDE), bisect_left(across, at + BESIDE))
        for number in near:
            pieces = lying[number]
            for piece in range(max(first - 1, 0), min(last, len(pieces))):
                overlap = min(along[piece + 1], high) - max(along[piece], low)
                if overlap > 0:
                    pieces[piece] += ON_LINE + overlap / 2

    def way(self, ends: tuple[Point, Point], *, may_pass_cards: bool) -> tuple[Point, ...]:
        """The cheapest way that begins and ends level; empty where there is none."""
        xs, ys, level, upright = self.xs, self.ys, self.level, self.upright
        wide, never = len(xs), float("inf")
        dear = never if may_pass_cards else THROUGH_CARD
        (x1, y1), (x2, y2) = ends
        start = 2 * (bisect_left(ys, y1) * wide + bisect_left(xs, x1))
        goal = 2 * (bisect_left(ys, y2) * wide + bisect_left(xs, x2))
        aside = [abs(x - x2) for x in xs]
        above = [abs(y - y2) + (2 * BEND if y != y2 else 0.0) for y in ys]
        spent = {start: 0.0}
        came = {start: -1}
        queue = [(0.0, start)]
        done = set()
        while queue:
            _, state = heappop(queue)
            if state == goal:
                break
            if state in done:
                continue
            done.add(state)
            j, i = divmod(state >> 1, wide)
            so_far = spent[state]
            turn = state & 1
            if turn:
                pieces, at, step = upright[i], j, 2 * wide
            else:
                pieces, at, step = level[j], i, 2
            ways = [(state ^ 1, BEND)]
            if at:
                ways.append((state - step, pieces[at - 1]))
            if at < len(pieces):
                ways.append((state + step, pieces[at]))
            for other, cost in ways:
                total = so_far + cost
                if cost < dear and total < spent.get(other, never):
                    spent[other] = total
                    came[other] = state
                    b, a = divmod(other >> 1, wide)
                    least = aside[a] + above[b]
                    if other & 1:
                        least += -BEND if ys[b] != y2 else BEND
                    heappush(queue, (total + least, other))
        if goal not in came:
            return ()
        points: list[Point] = []
        state = goal
        while state >= 0:
            j, i = divmod(state >> 1, wide)
            points.append((xs[i], ys[j]))
            state = came[state]
        return tuple(reversed(points))
