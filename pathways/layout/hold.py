"""A layout with some of it placed by hand: pinned cards, led lines, and the rest around them."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pathways.layout.frame import EDGE, LANE_PAD
from pathways.layout.led import Led
from pathways.layout.lines import led_lines
from pathways.layout.shapes import Arc, Box, Lane, Layout, Node, Point, Route
from pathways.layout.spots import Area, area_of, free_spot, meet

__all__ = ["LEAST_Y", "hold"]

LEAST_Y = 8.0
CLOSE = 12.0
GAP = (56.0, 28.0)

Ends = tuple[str, str]


def hold(
    layout: Layout,
    nodes: Sequence[Node],
    arcs: Sequence[Arc],
    *,
    pins: Mapping[str, Point],
    lines: Mapping[Ends, Led],
    wishes: Mapping[str, Point] | None = None,
) -> Layout:
    """The layout with pinned cards where they are pinned, and everything else clear of them.

    Cards that would lie on a pinned one move to the nearest free spot of their lane; all others
    stay. Lanes grow downwards to hold what is in them. A line keeps its way where its cards did
    not move and nothing was put onto it; others are led anew around the cards. Two cards pinned
    onto each other stay so. Without anything placed the layout itself comes back.

    Args:
        layout: Where everything lies by itself.
        nodes: Its cards.
        arcs: Its connections, in the order of the layout's.
        pins: Top left corners of cards by id, ``y`` from the top of their lane [px]; kept within
            the map: ``x`` at least 0, ``y`` at least ``LEAST_Y``.
        lines: Lines and words led by hand, by source and target.
        wishes: Corners like those of ``pins`` that give way to pinned cards, and to each other
            in their order.
    """
    tops = {lane.name: lane.y for lane in layout.lanes}
    pins = {id_: at for id_, at in pins.items() if id_ in layout.steps}
    wished = {id_: at for id_, at in (wishes or {}).items() if id_ in layout.steps}
    ends = {(arc.source, arc.target) for arc in arcs}
    led = {key: line for key, line in lines.items() if key in ends}
    if not (pins or wished or led):
        return layout
    boxes = _placed(layout, nodes, tops, pins, wished)
    lanes, down = _grown(layout, boxes, led.values())
    moved = {id_ for id_, box in boxes.items() if box != layout.steps[id_]}
    boxes = {id_: replace(box, y=box.y + down[box.lane]) for id_, box in boxes.items()}
    routes = led_lines(_lowered(layout, down), arcs, boxes, moved, lanes, led)
    right = max(
        [
            *(box.x + box.width + EDGE for box in boxes.values()),
            *(x + CLOSE for route in routes for x, _ in route.points),
            *(
                route.label[0] + arc.label_width / 2 + CLOSE
                for route, arc in zip(routes, arcs, strict=True)
                if route.label
            ),
        ],
        default=layout.width,
    )
    return Layout(boxes, routes, lanes, right, lanes[-1].y + lanes[-1].height if lanes else 0.0)


def _placed(
    layout: Layout,
    nodes: Sequence[Node],
    tops: Mapping[str, float],
    pins: Mapping[str, Point],
    wishes: Mapping[str, Point],
) -> dict[str, Box]:
    """Every card: pinned ones first, then wishes, then what has to give way to them."""
    boxes = dict(layout.steps)
    firm: dict[str, list[Area]] = {name: [] for name in tops}
    for id_, at in pins.items():
        box = boxes[id_] = _at(boxes[id_], at, tops)
        firm[box.lane].append(area_of(box))
    for id_, at in wishes.items():
        if id_ not in pins:
            box = _at(boxes[id_], at, tops)
            box = boxes[id_] = _free(box, firm[box.lane], tops, (GAP[0] / 2, GAP[1]))
            firm[box.lane].append(area_of(box))
    staying: dict[str, list[Area]] = {name: [*areas] for name, areas in firm.items()}
    away: list[str] = []
    for node in nodes:
        if node.id not in pins and node.id not in wishes:
            box = boxes[node.id]
            if any(meet(area_of(box, CLOSE), area) for area in firm[box.lane]):
                away.append(node.id)
            else:
                staying[box.lane].append(area_of(box))
    for id_ in sorted(away, key=lambda id_: (boxes[id_].x, boxes[id_].y)):
        box = boxes[id_]
        box = boxes[id_] = _free(box, staying[box.lane], tops, GAP)
        staying[box.lane].append(area_of(box))
    return boxes


def _at(box: Box, corner: Point, tops: Mapping[str, float]) -> Box:
    """A card at a corner told from the top of its lane, kept within the map."""
    return replace(box, x=max(corner[0], 0.0), y=tops[box.lane] + max(corner[1], LEAST_Y))


def _free(box: Box, taken: Sequence[Area], tops: Mapping[str, float], gap: Point) -> Box:
    """A card at the nearest free spot of its lane."""
    least = (0.0, tops[box.lane] + LEAST_Y)
    x, y = free_spot(area_of(box), taken, gap=gap, least=least)
    return replace(box, x=x, y=y)


def _grown(
    layout: Layout, boxes: Mapping[str, Box], led: Iterable[Led]
) -> tuple[tuple[Lane, ...], dict[str, float]]:
    """The lanes with room for what is in them, and by how much each has come down."""
    need = {lane.name: lane.height for lane in layout.lanes}
    for id_, box in boxes.items():
        if box != layout.steps[id_]:
            top = next(lane.y for lane in layout.lanes if lane.name == box.lane)
            need[box.lane] = max(need[box.lane], box.y + box.height + LANE_PAD - top)
    for line in led:
        for spot in (*line.bends, *((line.label,) if line.label else ())):
            if spot.lane in need:
                need[spot.lane] = max(need[spot.lane], spot.y + CLOSE)
    lanes, down, y = [], {}, layout.lanes[0].y if layout.lanes else 0.0
    for lane in layout.lanes:
        down[lane.name] = y - lane.y
        lanes.append(Lane(lane.name, y, need[lane.name]))
        y += need[lane.name]
    return tuple(lanes), down


def _lowered(layout: Layout, down: Mapping[str, float]) -> list[Route]:
    """The lines of a layout whose lanes have come down, each point with the lane it lies in."""
    if not any(down.values()):
        return list(layout.connections)
    bottoms = [lane.y + lane.height for lane in layout.lanes]
    by = [down[lane.name] for lane in layout.lanes]

    def lower(point: Point) -> Point:
        lane = min(bisect_right(bottoms, point[1]), len(by) - 1)
        return point[0], point[1] + by[lane]

    return [
        replace(
            route,
            points=tuple(lower(point) for point in route.points),
            label=lower(route.label) if route.label else None,
        )
        for route in layout.connections
    ]
