"""How the lines of a card spread as they leave it: one under the other, each with its words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pathways.layout.frame import ARROW, STEM
from pathways.layout.nearby import Surroundings
from pathways.layout.shapes import Arc, Box, Point, Route
from pathways.layout.spots import Area, around

__all__ = ["Leaving", "leave_in_rows"]

SPACE = 4.0


@dataclass(frozen=True, slots=True)
class Leaving:
    """The beginning of a line: its first corners, and the area of the words behind them.

    The last of ``points`` is where it may first turn.
    """

    points: tuple[Point, ...]
    words: Area


def leave_in_rows(
    before: Sequence[Route],
    arcs: Sequence[Arc],
    surroundings: Surroundings,
    anew: Collection[int],
    led: Collection[int],
    said: Collection[int] = (),
) -> dict[int, Leaving]:
    """The beginnings of the lines that are led anew, by their place, as the layout has them.

    Lines keep their rows, or change them with each other where all of a card's lines are led anew
    and their targets stand in another order. Lines in whose way something stands right behind
    their card are left out, and find their own.

    Args:
        before: The lines as they were.
        arcs: The connections, in the same order.
        surroundings: Where the cards are now, with the words that stay.
        anew: The places of the lines that are led anew.
        led: The places of those that are led by hand.
        said: The places of those whose words stand elsewhere.
    """
    leaving: dict[str, list[int]] = {}
    for number, arc in enumerate(arcs):
        if arc.source != arc.target and number not in led:
            leaving.setdefault(arc.source, []).append(number)
    found: dict[int, Leaving] = {}
    for numbers in leaving.values():
        mine = [number for number in numbers if number in anew]
        if mine:
            rows = {number: _row(before[number]) for number in numbers}
            if len(mine) == len(numbers):
                rows = _in_order(rows, arcs, surroundings.cards)
            for number, start in _fan(mine, rows, arcs, surroundings):
                if number not in said:
                    surroundings.add_words(start.words)
                found[number] = start
    return found


def _row(route: Route) -> float:
    """How far from its card's middle a line leaves."""
    return route.label[1] - route.points[0][1] if route.label else 0.0


def _in_order(
    rows: Mapping[int, float], arcs: Sequence[Arc], cards: Mapping[str, Box]
) -> dict[int, float]:
    """The same rows by where the lines go: those that run back outermost, the rest by height."""

    def order(number: int) -> tuple[int, float, int]:
        source, target = cards[arcs[number].source], cards[arcs[number].target]
        height = target.y + target.height / 2
        if target.x >= source.x + source.width:
            return 1, height, number
        is_above = height < source.y + source.height / 2
        return 0 if is_above else 2, -height, number

    return dict(zip(sorted(rows, key=order), sorted(rows.values()), strict=True))


def _fan(
    numbers: Sequence[int],
    rows: Mapping[int, float],
    arcs: Sequence[Arc],
    surroundings: Surroundings,
) -> Iterator[tuple[int, Leaving]]:
    box = surroundings.cards[arcs[numbers[0]].source]
    right, middle = box.x + box.width, box.y + box.height / 2
    stem = right + STEM
    for number in numbers:
        arc, y = arcs[number], middle + rows[number]
        if not arc.label_width:
            continue
        words = around((stem + SPACE + arc.label_width / 2, y), arc.label_width, arc.label_height)
        turn = stem + arc.label_width + 2 * SPACE
        needed = (right, min(words[1], middle), turn + ARROW, max(words[3], middle))
        is_free = all(id_ == arc.source for id_, _ in surroundings.cards_near(needed))
        if is_free and not surroundings.words_near(words):
            yield number, Leaving(((right, middle), (stem, middle), (stem, y), (turn, y)), words)
