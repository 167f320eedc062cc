"""Lines moved aside where they would lie on others."""

from collections.abc import Sequence
from itertools import pairwise

from pathways.layout.nearby import Stretch, Surroundings, stretches
from pathways.layout.shapes import Point
from pathways.layout.spots import Area, meet

__all__ = ["keep_apart"]

NEAR = 8.0
CLEAR = 6.0
ASIDE = (10.0, -10.0, 20.0, -20.0, 30.0, -30.0, 40.0, -40.0)
STUB = (8.0, 12.0)  # what is left of a line's first and last stretch at least


def keep_apart(
    around: Surroundings, source: str, target: str, points: Sequence[Point]
) -> tuple[Point, ...]:
    """The same line with the stretches between its ends moved off the lines they lie on."""
    line = list(points)
    if len(line) < 4:
        return tuple(line)
    box = (
        min(x for x, _ in line) - 60,
        min(y for _, y in line) - 60,
        max(x for x, _ in line) + 60,
        max(y for _, y in line) + 60,
    )
    others = [stretch for stretch in around.lines_near(box) if stretch.target != target]
    cards = [area for _, area in around.cards_near(box)]
    for k in range(1, len(line) - 2):
        is_own_stem = k == 1
        if not _lies_on(line[k], line[k + 1], others, source if is_own_stem else ""):
            continue
        for by in ASIDE:
            moved = _moved(line, k, by)
            if _fits(moved, k, cards, (line[0], line[-1])) and not any(
                _lies_on(moved[at], moved[at + 1], others, source if at == 1 else "")
                for at in (k - 1, k, k + 1)
                if 0 < at < len(line) - 2
            ):
                line = moved
                break
    return tuple(line)


def _lies_on(a: Point, b: Point, others: Sequence[Stretch], stem_of: str) -> bool:
    """Whether a stretch lies on another line for a way; lines may leave a card on one stem."""
    axis = 0 if a[0] == b[0] else 1
    along = 1 - axis
    low, high = min(a[along], b[along]), max(a[along], b[along])
    for other in others:
        area = other.area
        if (
            area[axis] == area[axis + 2]
            and abs(area[axis] - a[axis]) < NEAR
            and area[along] < high - 1
            and low < area[along + 2] - 1
            and not (other.source == stem_of and area[axis] == a[axis])
        ):
            return True
    return False


def _moved(line: Sequence[Point], k: int, by: float) -> list[Point]:
    """The line with stretch ``k`` moved to its side."""
    (x1, y1), (x2, y2) = line[k], line[k + 1]
    moved = list(line)
    if x1 == x2:
        moved[k], moved[k + 1] = (x1 + by, y1), (x2 + by, y2)
    else:
        moved[k], moved[k + 1] = (x1, y1 + by), (x2, y2 + by)
    return moved


def _fits(line: Sequence[Point], k: int, cards: Sequence[Area], ends: tuple[Point, Point]) -> bool:
    """Whether a moved stretch and its neighbours are free and the ends still face their cards."""
    if line[0] != ends[0] or line[-1] != ends[1]:
        return False
    if line[1][0] - line[0][0] < STUB[0] or line[-1][0] - line[-2][0] < STUB[1]:
        return False
    for at, (a, b) in enumerate(pairwise(line[k - 1 : k + 3]), start=k - 1):
        clear = 0.0 if at in (0, len(line) - 2) else CLEAR
        (stretch,) = stretches("", "", (a, b))
        left, top, right, bottom = stretch.area
        area = (left - clear, top - clear, right + clear, bottom + clear)
        if clear and any(meet(area, card) for card in cards):
            return False
        if not clear and any(_through(stretch.area, card) for card in cards):
            return False
    return True


def _through(stretch: Area, card: Area) -> bool:
    """Whether a stretch runs through the inside of a card."""
    return (
        stretch[0] < card[2]
        and card[0] < stretch[2]
        and stretch[1] < card[3]
        and card[1] < stretch[3]
    ) or (
        stretch[1] == stretch[3]
        and card[1] < stretch[1] < card[3]
        and stretch[0] < card[2]
        and card[0] < stretch[2]
    )
