"""Free places: where an area can lie without lying on others."""

from collections.abc import Iterable, Sequence

from pathways.layout.shapes import Box, Point

__all__ = ["Area", "area_of", "around", "free_spot", "meet"]

Area = tuple[float, float, float, float]
ROUNDING = 1e-6


def area_of(box: Box, margin: float = 0.0) -> Area:
    """Left, top, right and bottom of a card, with a margin around it."""
    return (
        box.x - margin,
        box.y - margin,
        box.x + box.width + margin,
        box.y + box.height + margin,
    )


def around(middle: Point, width: float, height: float) -> Area:
    """The area of that size around a point."""
    return (
        middle[0] - width / 2,
        middle[1] - height / 2,
        middle[0] + width / 2,
        middle[1] + height / 2,
    )


def meet(one: Area, other: Area) -> bool:
    """Whether two areas share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def free_spot(
    area: Area,
    taken: Iterable[Area],
    *,
    gap: tuple[float, float],
    least: Point = (0.0, 0.0),
    is_leftward: bool = False,
) -> Point:
    """The nearest corner at which an area lies free; a way right counts twice a way up or down.

    Args:
        area: Where it would lie if it could.
        taken: What it must not lie on.
        gap: Free room that it keeps to what it gives way to, across and down [px].
        least: How far left and up it may go.
        is_leftward: Whether it may also give way to the left.
    """
    left, top = max(area[0], least[0]), max(area[1], least[1])
    width, height = area[2] - area[0], area[3] - area[1]
    others = list(taken)
    columns = [left, *(o[2] + gap[0] for o in others if o[2] + gap[0] > left)]
    if is_leftward:
        columns += [x for o in others if least[0] <= (x := o[0] - gap[0] - width) < left]
    columns.sort(key=lambda x: (abs(x - left), x))
    best, best_cost = (left, top), float("inf")
    for x in columns:
        across = 2 * abs(x - left)
        if across >= best_cost:
            break
        y = _free_height(x, top, width, height, others, gap, least[1])
        cost = across + abs(y - top)
        if cost < best_cost:
            best, best_cost = (x, y), cost
    return best


def _free_height(
    x: float,
    top: float,
    width: float,
    height: float,
    others: Sequence[Area],
    gap: tuple[float, float],
    least: float,
) -> float:
    """The height nearest to ``top`` at which the area lies free at ``x``."""
    far, near = x + width + gap[0] - ROUNDING, x - gap[0] + ROUNDING
    beside = [o for o in others if o[0] < far and near < o[2]]
    met = [o for o in beside if o[0] < x + width and x < o[2]]
    if not any(o[1] < top + height and top < o[3] for o in met):
        return top
    heights = [o[3] + gap[1] for o in beside]
    heights += [y for o in beside if (y := o[1] - gap[1] - height) >= least]
    heights.sort(key=lambda y: (abs(y - top), -y))
    for y in heights:
        low, high = y - gap[1] + ROUNDING, y + height + gap[1] - ROUNDING
        if not any(o[1] < high and low < o[3] for o in beside):
            return y
    return max(o[3] for o in beside) + gap[1]
