"""What is known of cards and lines from an earlier layout of nearly the same pathway."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pathways.layout.grid import AHEAD, Grid
from pathways.layout.ranks import Ranks, longest_ways
from pathways.layout.shapes import Lane, Layout, Node, Point, Route

__all__ = ["Earlier", "recall"]


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier layout: where its columns begin, and for each card now which column it was in.

    ``column`` is -1 and ``middle`` is 0 for a card that was not there, or was in another lane.
    """

    layout: Layout
    starts: list[float]
    column: list[int]
    middle: list[float]

    def lane_at(self, y: float) -> int:
        """The number of the lane at a height of the earlier map."""
        tops = [lane.y for lane in self.layout.lanes]
        return max(0, bisect_right(tops, y) - 1)

    def lane(self, number: int) -> Lane:
        """A lane as it was."""
        return self.layout.lanes[number]

    def ranks(
        self, pairs: Sequence[tuple[int, int]], entries: Sequence[bool], ends: Sequence[bool]
    ) -> Ranks:
        """Columns as they were; new cards after those that lead to them, others moved if need be.

        A new end stands in the last column.
        """
        count = len(self.column)
        wish = [float(column) if column >= 0 else -1.0 for column in self.column]
        self._place_new(pairs, entries, wish)
        is_back = [one != other and (wish[one], one) > (wish[other], other) for one, other in pairs]
        least = [max(column, 0) for column in self.column]
        while True:
            ahead = [p for p, b in zip(pairs, is_back, strict=True) if not b and p[0] != p[1]]
            column = longest_ways(count, ahead, least)
            wrong = [n for n, (s, t) in enumerate(pairs) if is_back[n] and column[s] <= column[t]]
            if not wrong:
                break
            is_back[wrong[0]] = False
        leading = {s for s, _ in ahead} | {t for (_, t), b in zip(pairs, is_back, strict=True) if b}
        touched = {card for pair in pairs for card in pair}
        last = max(column, default=0)
        for card in range(count):
            if self.column[card] < 0 and ends[card] and card not in leading and card in touched:
                column[card] = last
        return Ranks(column, is_back)

    def _place_new(
        self, pairs: Sequence[tuple[int, int]], entries: Sequence[bool], wish: list[float]
    ) -> None:
        """Between which columns new cards are wished: after what leads to them, else before."""
        new = [card for card, column in enumerate(self.column) if column < 0]
        for card in new:
            if entries[card]:
                wish[card] = 0.0
        for _ in new:
            found = False
            for card in new:
                if wish[card] >= 0:
                    continue
                before = [wish[s] for s, t in pairs if t == card and wish[s] >= 0]
                if before:
                    wish[card] = max(before) + 0.5
                    found = True
            if not found:
                break
        for card in new:
            if wish[card] < 0:
                after = [wish[t] for s, t in pairs if s == card and wish[t] >= 0]
                wish[card] = max(0.0, min(after, default=0.0) - 1.0)

    def heights(
        self, grid: Grid, nodes: Sequence[Node], pairs: Sequence[tuple[int, int]]
    ) -> list[float | None]:
        """The height of the middle of each item on the earlier map, where it was there."""
        found: list[float | None] = [None] * len(grid.kind)
        for card, column in enumerate(self.column):
            if column >= 0:
                found[card] = self.middle[card]
        routes = {(route.source, route.target): route for route in self.layout.connections}
        for number, (source, target) in enumerate(pairs):
            route = routes.get((nodes[source].id, nodes[target].id))
            item = grid.first_stop[number]
            if route is None or self.column[source] < 0 or self.column[target] < 0:
                continue
            while item >= grid.cards:
                column = grid.column[item]
                if found[item] is None and column < len(self.starts):
                    found[item] = _height_at(route, self.starts[column] + 0.5)
                ways = grid.right[item] if grid.kind[item] == AHEAD else grid.left[item]
                item = ways[0] if ways else grid.target[item]
        return found


def recall(near: Layout, nodes: Sequence[Node], lanes: Sequence[str]) -> Earlier | None:
    """What is known of these cards from an earlier layout; nothing where it has other lanes."""
    if [lane.name for lane in near.lanes] != [*lanes]:
        return None
    boxes = {node.id: near.steps.get(node.id) for node in nodes}
    kept = {id_: box for id_, box in boxes.items() if box is not None}
    kept = {
        node.id: kept[node.id]
        for node in nodes
        if node.id in kept and kept[node.id].lane == node.lane
    }
    if not kept:
        return None
    starts: list[float] = []
    for x in sorted({box.x for box in kept.values()}):
        if not starts or x > starts[-1] + 1:
            starts.append(x)
    column = [
        bisect_right(starts, kept[node.id].x + 0.5) - 1 if node.id in kept else -1 for node in nodes
    ]
    middle = [
        kept[node.id].y + kept[node.id].height / 2 if node.id in kept else 0.0 for node in nodes
    ]
    return Earlier(near, starts, column, middle)


def _height_at(route: Route, x: float) -> float | None:
    """How high a line runs, level, over a place."""
    one: Point
    other: Point
    for one, other in zip(route.points, route.points[1:], strict=False):
        if one[1] == other[1] and min(one[0], other[0]) <= x <= max(one[0], other[0]):
            return one[1]
    return None
