"""The lines of a map some of whose cards have moved: kept, led by hand, or led anew."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pathways.layout.around import route_around
from pathways.layout.fans import Leaving, leave_in_rows
from pathways.layout.led import InLane, Led, led_through
from pathways.layout.nearby import Surroundings, stretches
from pathways.layout.shapes import Arc, Box, Lane, Point, Route
from pathways.layout.spots import Area, area_of, around, meet
from pathways.layout.words import place_words

__all__ = ["led_lines"]

CLEAR = 4.0
LEAST_Y = 2.0
AROUND = 200.0

Ends = tuple[str, str]


def led_lines(
    before: Sequence[Route],
    arcs: Sequence[Arc],
    boxes: Mapping[str, Box],
    moved: Iterable[str],
    lanes: Sequence[Lane],
    led: Mapping[Ends, Led],
) -> tuple[Route, ...]:
    """The lines between cards as they lie now, with their words.

    Args:
        before: The lines as they were, lowered with their lanes.
        arcs: The connections, in the same order.
        boxes: Every card where it lies now.
        moved: The cards that do not lie where they lay.
        lanes: The lanes as they are now.
        led: How lines are led by hand.
    """
    tops = {lane.name: lane.y for lane in lanes}
    changed = set(moved)
    new_areas = [area_of(boxes[id_], CLEAR) for id_ in boxes if id_ in changed]
    said = _said_by_hand(arcs, led, tops)
    surroundings = Surroundings(boxes)
    points: dict[int, tuple[Point, ...]] = {}
    anew: list[int] = []
    kept: list[int] = []
    for number, route in enumerate(before):
        line = led.get((route.source, route.target))
        if line is not None and line.bends:
            bends = [_on_map(spot, tops) for spot in line.bends]
            points[number] = led_through(boxes[route.source], boxes[route.target], bends)
            continue
        blocked = [*new_areas, *(a for other, a in said.items() if other != number)]
        if changed.isdisjoint((route.source, route.target)) and _is_free(route, blocked):
            points[number] = route.points
            kept.append(number)
        else:
            anew.append(number)
    for number, way in points.items():
        surroundings.add_line(before[number].source, before[number].target, way)
    words = dict(said)
    for number in kept:
        area = _words_area(before[number], arcs[number])
        others = [*new_areas, *said.values()]
        if area is not None and number not in said and not any(meet(area, o) for o in others):
            words[number] = area
    for area in words.values():
        surroundings.add_words(area)
    by_hand = set(points).difference(kept)
    starts = leave_in_rows(before, arcs, surroundings, set(anew), by_hand, said)
    words = {**{number: start.words for number, start in starts.items()}, **words}
    anew.sort(key=lambda number: (-_distance(before[number], boxes), number))
    for number in anew:
        route = before[number]
        way = _led_anew(surroundings, route, boxes, starts.get(number))
        points[number] = way
        surroundings.add_line(route.source, route.target, way)
    routes = []
    for number, route in enumerate(before):
        arc, at = arcs[number], None
        if number in words:
            at = _middle(words[number])
        elif arc.label_width > 0:
            at = _find_words(points[number], arc, surroundings)
            surroundings.add_words(around(at, arc.label_width, arc.label_height))
        routes.append(replace(route, points=points[number], label=at))
    return tuple(routes)


def _on_map(spot: InLane, tops: Mapping[str, float]) -> Point:
    return spot.x, spot.y + tops.get(spot.lane, 0.0)


def _said_by_hand(
    arcs: Sequence[Arc], led: Mapping[Ends, Led], tops: Mapping[str, float]
) -> dict[int, Area]:
    """The areas of the words that were put somewhere, by the place of their connection."""
    areas = {}
    for number, arc in enumerate(arcs):
        line = led.get((arc.source, arc.target))
        if line is not None and line.label is not None and arc.label_width > 0:
            middle = _on_map(line.label, tops)
            areas[number] = around(middle, arc.label_width, arc.label_height)
    return areas


def _is_free(route: Route, areas: Sequence[Area]) -> bool:
    """Whether nothing lies on a line."""
    return not any(
        meet((s.area[0] - 0.1, s.area[1] - 0.1, s.area[2] + 0.1, s.area[3] + 0.1), area)
        for s in stretches(route.source, route.target, route.points)
        for area in areas
    )


def _words_area(route: Route, arc: Arc) -> Area | None:
    if route.label is None:
        return None
    return around(route.label, arc.label_width, arc.label_height)


def _middle(area: Area) -> Point:
    return (area[0] + area[2]) / 2, (area[1] + area[3]) / 2


def _distance(route: Route, boxes: Mapping[str, Box]) -> float:
    """How far apart a connection's cards are."""
    one, other = boxes[route.source], boxes[route.target]
    return abs(other.x - one.x - one.width) + abs(other.y - one.y)


def _led_anew(
    surroundings: Surroundings, route: Route, boxes: Mapping[str, Box], start: Leaving | None
) -> tuple[Point, ...]:
    """A new way for a line; a card's connection with itself goes with it where it can."""
    if route.source == route.target:
        box = boxes[route.source]
        dx = box.x + box.width - 12 - max(x for x, _ in route.points)
        dy = box.y - max(y for _, y in route.points)
        loop = replace(route, points=tuple((x + dx, y + dy) for x, y in route.points))
        near = area_of(box, box.height)
        others = [a for id_, a in surroundings.cards_near(near) if id_ != route.source]
        if _is_free(loop, others) and min(y for _, y in loop.points) >= LEAST_Y:
            return loop.points
    leaving = start.points if start else ()
    return route_around(surroundings, route.source, route.target, leaving)


def _find_words(points: Sequence[Point], arc: Arc, surroundings: Surroundings) -> Point:
    """The middle of the words on a line, clear of cards, other words and other lines."""
    size = (arc.label_width, arc.label_height)
    near = (
        min(x for x, _ in points) - AROUND,
        min(y for _, y in points) - AROUND,
        max(x for x, _ in points) + AROUND,
        max(y for _, y in points) + AROUND,
    )
    ends = (arc.source, arc.target)
    lines = [s.area for s in surroundings.lines_near(near) if (s.source, s.target) != ends]
    cards = [area for _, area in surroundings.cards_near(near)]
    return place_words(points, size, cards, surroundings.words_near(near), lines)
