"""Graphs shaped like pathways, the same ones for every tool that lays them out, and their lines."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["LANES", "STEP", "Drawn", "Graph", "crossings", "graph"]

LANES: Final = ("home", "virtual", "community", "hospital")
STEP: Final = (168.0, 64.0)
CONNECTIONS: Final = 1.4  # for each step
LOOPS: Final = 0.06  # of the steps lead back
NEAR: Final = 12.0  # pixels from a card within which lines that share it may touch
TOUCH: Final = 0.01

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Graph:
    """Steps 0 to n - 1 with the lane of each, and the connections between them."""

    lane: tuple[int, ...]
    entries: frozenset[int]
    ends: frozenset[int]
    connections: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a tool drew: where each card's middle is, and the line of each connection."""

    middles: Sequence[Point]
    lines: Sequence[Sequence[Point]]


def graph(steps: int, seed: int) -> Graph:
    """A graph of so many steps, always the same for the same seed.

    About 1.6 times the square root of ``steps`` layers. Every step follows one of the layer before
    (one in five: of up to three layers before), at about the same height, and leads on to one,
    but for those of the last layer, where the pathway ends; further connections join steps in the
    same way, and some lead back to one that patients came from, up to three steps before. A step's
    lane is that of the step it follows, or, one time in three, the one above or below.
    """
    rng = random.Random(f"{steps} {seed}")
    depth = max(3, round(1.6 * steps**0.5))
    layers: list[list[int]] = [[] for _ in range(depth)]
    sizes = [1] * depth
    for _ in range(steps - depth):
        sizes[rng.choice(range(depth))] += 1
    made = 0
    for layer, size in zip(layers, sizes, strict=True):
        layer.extend(range(made, made + size))
        made += size
    spot = {
        step: (number, (at + 0.5) / len(layer))
        for number, layer in enumerate(layers)
        for at, step in enumerate(layer)
    }

    def near(layer: list[int], height: float) -> int:
        wish = height + rng.gauss(0, 0.2)
        return min(layer, key=lambda step: abs(spot[step][1] - wish))

    lane = [rng.randrange(len(LANES)) for _ in range(steps)]
    found: dict[tuple[int, int], None] = {}
    before: dict[int, int] = {}
    for step in range(len(layers[0]), steps):
        number, height = spot[step]
        back = rng.choice((2, 3)) if rng.random() < 0.2 else 1
        source = near(layers[max(0, number - back)], height)
        found[source, step] = None
        before[step] = source
        walk = rng.choice((-1, 1)) if rng.random() < 1 / 3 else 0
        lane[step] = min(max(lane[source] + walk, 0), len(LANES) - 1)
    for step in sorted(set(range(steps)) - {source for source, _ in found} - set(layers[-1])):
        number, height = spot[step]
        found[step, near(layers[number + 1], height)] = None
    loops = round(LOOPS * steps)
    while len(found) < round(CONNECTIONS * steps):
        step = rng.randrange(steps)
        number, height = spot[step]
        if loops and number:
            other = step
            for _ in range(rng.choice((1, 2, 3))):
                other = before.get(other, other)
            loops -= 1
            found[step, other] = None
        elif number + 1 < depth:
            ahead = rng.choice((2, 3)) if rng.random() < 0.2 else 1
            found[step, near(layers[min(depth - 1, number + ahead)], height)] = None
    leading = {source for source, _ in found}
    return Graph(
        tuple(lane),
        frozenset(layers[0]),
        frozenset(step for step in range(steps) if step not in leading),
        tuple(sorted(found)),
    )


def crossings(of: Graph, drawn: Drawn, *, behind: bool = True) -> tuple[int, int]:
    """How often connections cross, and in how many places of the drawing lines do.

    With ``behind`` each line is followed to the middles of its cards, so that what runs behind a
    card still crosses the lines which end there; without it only lines as drawn count. The first
    number counts every pair of connections for itself: a line that crosses one on which three
    connections run together counts three times. The second counts places: that is once. A pair
    crosses once for each stretch (mostly a point) that their lines have in common, unless it begins
    or ends at a card of both (within ``NEAR`` of it): there they meet, and do not cross.
    """
    count = 0
    places: set[tuple[int, int]] = set()
    lines = [
        [drawn.middles[source], *line, drawn.middles[target]] if behind else list(line)
        for line, (source, target) in zip(drawn.lines, of.connections, strict=True)
    ]
    for one, other, common in _meetings(lines):
        shared = set(of.connections[one]) & set(of.connections[other])
        for stretch in common:
            if not any(_is_at(drawn.middles[card], stretch) for card in shared):
                count += 1
                x, y = stretch[0]
                places.add((round(x), round(y)))
    return count, len(places)


def _is_at(middle: Point, stretch: Sequence[Point]) -> bool:
    across, down = STEP[0] / 2 + NEAR, STEP[1] / 2 + NEAR
    return any(abs(x - middle[0]) <= across and abs(y - middle[1]) <= down for x, y in stretch)


def _meetings(
    lines: Sequence[Sequence[Point]],
) -> Iterator[tuple[int, int, list[list[Point]]]]:
    """Each pair of lines that meet, with the points of each stretch that they have in common."""
    starts = np.array([p for line in lines for p in line[:-1]], float).reshape(-1, 2)
    ends = np.array([p for line in lines for p in line[1:]], float).reshape(-1, 2)
    owner = np.repeat(np.arange(len(lines)), [len(line) - 1 for line in lines])
    lengths = np.hypot(*(ends - starts).T)
    along = np.concatenate(([0.0], np.cumsum(lengths)[:-1])) if len(lengths) else lengths
    low, high = np.minimum(starts, ends) - TOUCH, np.maximum(starts, ends) + TOUCH
    for one in range(len(lines)):
        mine = np.flatnonzero(owner == one)
        later = np.flatnonzero(owner > one)
        if not len(mine) or not len(later):
            continue
        may = np.all(
            (low[mine][:, None] <= high[later][None]) & (low[later][None] <= high[mine][:, None]),
            axis=2,
        )
        met: dict[int, list[tuple[float, float, Point, Point]]] = {}
        for i, j in np.argwhere(may):
            a, b = int(mine[i]), int(later[j])
            span = _in_common(starts[a], ends[a], starts[b], ends[b])
            if span is None:
                continue
            way = ends[a] - starts[a]
            points = [tuple((starts[a] + t * way).tolist()) for t in span]
            begin, end = (along[a] + t * lengths[a] for t in span)
            met.setdefault(int(owner[b]), []).append((begin, end, points[0], points[1]))
        for other, spans in met.items():
            yield one, other, _joined(sorted(spans))


def _joined(spans: Sequence[tuple[float, float, Point, Point]]) -> list[list[Point]]:
    """Stretches that follow on each other along the line, made one."""
    stretches: list[list[Point]] = []
    reached = float("-inf")
    for begin, end, first, last in spans:
        if begin > reached + 2 * TOUCH:
            stretches.append([])
        stretches[-1] += [first, last]
        reached = max(reached, end)
    return stretches


def _in_common(
    a: NDArray[np.float64], b: NDArray[np.float64], c: NDArray[np.float64], d: NDArray[np.float64]
) -> tuple[float, float] | None:
    """From where to where (0 to 1) the stretch a-b lies on the stretch c-d; None for nowhere."""
    (rx, ry), (sx, sy) = b - a, d - c
    qx, qy = c - a
    turn = rx * sy - ry * sx
    size = float(np.hypot(rx, ry) * np.hypot(sx, sy))
    if size == 0:
        return None
    if abs(turn) > 1e-9 * size:
        t, u = (qx * sy - qy * sx) / turn, (qx * ry - qy * rx) / turn
        slack_t, slack_u = TOUCH / np.hypot(rx, ry), TOUCH / np.hypot(sx, sy)
        if -slack_t <= t <= 1 + slack_t and -slack_u <= u <= 1 + slack_u:
            return float(t), float(t)
        return None
    length = rx * rx + ry * ry
    if abs(qx * ry - qy * rx) > TOUCH * np.sqrt(length):
        return None
    first, last = sorted(((qx * rx + qy * ry) / length, ((d - a) @ (b - a)) / length))
    first, last = max(0.0, float(first)), min(1.0, float(last))
    return (first, last) if first <= last else None
