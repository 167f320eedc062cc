"""Where columns and lanes lie, and the lines drawn between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from pathways.layout.grid import AHEAD, BACK, Grid
from pathways.layout.rows import Rows
from pathways.layout.shapes import Arc, Box, Lane, Node, Point, Route
from pathways.layout.tracks import Climb, assign_tracks

__all__ = ["ARROW", "Column", "draw", "lay_lanes", "space_columns"]

ARROW = 18
EDGE = 32
LANE_LEAST = 120
LANE_PAD = 24
LEAST_GAP = 72
LEAST_WORDS = 30
SPARE = 10
STEM = 12
TRACK = 12
CLOSE_ARROW, CLOSE_STEM, CLOSE_TRACK = 12, 7, 6


@dataclass(slots=True)
class Column:
    """A column of cards; ``stem`` to ``tracks`` is where the labels to its right stand."""

    x: float = 0.0
    width: float = 0.0
    label: float = 0.0


def lay_lanes(
    names: Sequence[str],
    grid: Grid,
    rows: Rows,
    height: list[int],
    kept: Sequence[Lane] | None = None,
) -> tuple[Lane, ...]:
    """The lanes from top to bottom; turns heights within lanes into heights on the map.

    With lanes that are ``kept``, heights are from the top of each, and none becomes less high.
    """
    top = [0] * len(names)
    bottom = [0] * len(names)
    met = [False] * len(names)
    for item, y in enumerate(height):
        lane = grid.lane[item]
        need = rows.extents[item]
        low = y - max(need.up, need.label_up)
        high = y + max(need.down, need.label_down)
        if not met[lane]:
            met[lane], top[lane], bottom[lane] = True, low, high
        else:
            top[lane], bottom[lane] = min(top[lane], low), max(bottom[lane], high)
    lanes = []
    y = 0
    start = []
    for lane, name in enumerate(names):
        if kept is None:
            tall = max(LANE_LEAST, bottom[lane] - top[lane] + 2 * LANE_PAD)
            shift = (tall - bottom[lane] - top[lane]) // 2
        else:
            tall = max(round(kept[lane].height), bottom[lane] + LANE_PAD)
            shift = 0
        start.append(y + shift)
        lanes.append(Lane(name, y, tall))
        y += tall
    for item in range(len(height)):
        height[item] += start[grid.lane[item]]
    return tuple(lanes)


def climbs_between(
    grid: Grid, pairs: Sequence[tuple[int, int]], rows: Rows, height: Sequence[int]
) -> list[dict[int, Climb]]:
    """For each space left of a column (and the one right of the last) its climbs by item led to."""
    spaces: list[dict[int, Climb]] = [{} for _ in range(len(grid.columns) + 1)]

    def climb(item: int) -> Climb:
        space = spaces[grid.column[item] + (grid.kind[item] == BACK)]
        found = space.get(item)
        if found is None:
            found = space[item] = Climb()
            (found.left if grid.kind[item] == BACK else found.right).append(height[item])
        return found

    for number, (source, _) in enumerate(pairs):
        stop = grid.first_stop[number]
        if stop >= 0:
            climb(stop).left.append(height[source] + rows.leave[number])
    for item in range(grid.cards, len(grid.kind)):
        if grid.kind[item] == AHEAD:
            climb(grid.right[item][0]).left.append(height[item])
        elif grid.left[item]:
            climb(grid.left[item][0]).right.append(height[item])
        else:
            climb(grid.target[item]).right.append(height[item])
    return spaces


def space_columns(
    grid: Grid,
    nodes: Sequence[Node],
    arcs: Sequence[Arc],
    pairs: Sequence[tuple[int, int]],
    spaces: Sequence[dict[int, Climb]],
    kept: Sequence[float] = (),
    least: float = 0.0,
) -> tuple[list[Column], float]:
    """The columns with room between them for labels and lines, and the width of the whole map.

    Columns begin where they are ``kept``, further right where that is too near to the one before;
    the map is ``least`` as wide.
    """
    columns = [Column() for _ in grid.columns]
    for card, node in enumerate(nodes):
        column = columns[grid.column[card]]
        column.width = max(column.width, node.width)
    leaving = [False] * len(columns)
    for number, (source, target) in enumerate(pairs):
        column = columns[grid.column[source]]
        if source == target:
            column.width = max(column.width, arcs[number].label_width)
        else:
            column.label = max(column.label, arcs[number].label_width, LEAST_WORDS)
            leaving[grid.column[source]] = True
    x = 0.0
    for number, space in enumerate(spaces):
        count = assign_tracks(list(space.values()))
        before = columns[number - 1] if number else None
        after_words = 0.0
        if before is not None and leaving[number - 1]:
            after_words = STEM + before.label
        start = x + after_words + 12 * (before is not None)
        arrow = ARROW if number < len(columns) and space else 0
        pitch: float = TRACK
        tracks = pitch * max(0, count - 1)
        end = start + tracks + arrow
        if before is None:
            end = max(EDGE, end + 8 if count else EDGE)
            start = end - arrow - tracks
        elif number == len(columns):
            end = max(x + EDGE, end + 12 if count else 0, least)
        else:
            end = max(end + SPARE, x + LEAST_GAP)
        if number < min(len(kept), len(columns)):
            begins = kept[number]
            if begins < end and before is not None and arrow:
                start, arrow = x + after_words + CLOSE_STEM, CLOSE_ARROW
                pitch = min(TRACK, (begins - arrow - start) / max(1, count - 1))
                if pitch < CLOSE_TRACK:
                    start, arrow, pitch = x + after_words + 12, ARROW, TRACK
                else:
                    end = begins
                tracks = pitch * max(0, count - 1)
            end = max(end, begins)
        room = end - arrow - start - tracks
        shift = room / 2 if before is not None and number < len(columns) and room > 0 else 0.0
        for climb in space.values():
            if climb.track >= 0:
                climb.x = start + shift + climb.track * pitch
        if number < len(columns):
            columns[number].x = end
            x = end + columns[number].width
        else:
            x = end
    return columns, x


def draw(
    grid: Grid,
    nodes: Sequence[Node],
    arcs: Sequence[Arc],
    pairs: Sequence[tuple[int, int]],
    rows: Rows,
    height: Sequence[int],
    columns: Sequence[Column],
    spaces: Sequence[dict[int, Climb]],
) -> tuple[dict[str, Box], tuple[Route, ...]]:
    """The boxes of the cards and the lines of the connections."""
    boxes = {
        node.id: Box(
            columns[grid.column[card]].x,
            height[card] - node.height / 2,
            node.width,
            node.height,
            node.lane,
        )
        for card, node in enumerate(nodes)
    }
    routes = []
    for number, (arc, (source, target)) in enumerate(zip(arcs, pairs, strict=True)):
        box = boxes[arc.source]
        if source == target:
            routes.append(_loop(arc, box, rows.loops[number], number_of_loop(rows, pairs, number)))
            continue
        column = columns[grid.column[source]]
        stem = column.x + column.width + STEM
        y: float = height[source] + rows.leave[number]
        right = box.x + box.width
        points: list[Point] = [(right, height[source]), (stem, height[source]), (stem, y)]
        item = grid.first_stop[number]
        while True:
            climb = spaces[grid.column[item] + (grid.kind[item] == BACK)][item]
            if climb.track >= 0:
                points += [(climb.x, y), (climb.x, height[item])]
            y = height[item]
            if item < grid.cards:
                break
            if grid.kind[item] == AHEAD:
                item = grid.right[item][0]
            else:
                item = grid.left[item][0] if grid.left[item] else target
        points.append((boxes[arc.target].x, y))
        label = None
        if arc.label_width > 0:
            label = (stem + 4 + column.label / 2, height[source] + float(rows.leave[number]))
        routes.append(Route(arc.source, arc.target, straighten(points), label))
    return boxes, tuple(routes)


def number_of_loop(rows: Rows, pairs: Sequence[tuple[int, int]], number: int) -> int:
    """How many connections of the same card with itself come before this one."""
    return sum(1 for other in rows.loops if other < number and pairs[other] == pairs[number])


def _loop(arc: Arc, box: Box, above: int, inner: int) -> Route:
    """A connection of a card with itself: over the card's upper edge and back."""
    right = box.x + box.width - 12 + min(4 * inner, 8)
    left = box.x + max(16.0, box.width - 12 - max(56.0, arc.label_width + 16)) - min(4 * inner, 8)
    y = box.y - above
    label = ((left + right) / 2, y) if arc.label_width > 0 else None
    points = ((right, box.y), (right, y), (left, y), (left, box.y))
    return Route(arc.source, arc.target, points, label)


def straighten(points: Sequence[Point]) -> tuple[Point, ...]:
    """The same line without points that lie on the way between their neighbours."""
    kept: list[Point] = []
    for x, y in points:
        if kept and kept[-1] == (x, y):
            continue
        if len(kept) > 1:
            (ax, ay), (bx, by) = kept[-2], kept[-1]
            upright = ax == bx == x and (by - ay) * (y - by) >= 0
            level = ay == by == y and (bx - ax) * (x - bx) >= 0
            if upright or level:
                kept.pop()
        kept.append((x, y))
    return tuple(kept)
