"""What lies on a map, found by where it lies."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from pathways.layout.shapes import Box, Point
from pathways.layout.spots import Area, area_of

__all__ = ["Stretch", "Surroundings", "stretches"]

STRIP = 200.0
FURTHEST = 1000 * STRIP

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A straight part of the line of a connection, between its lesser and its greater ends."""

    source: str
    target: str
    area: Area


def stretches(source: str, target: str, points: Sequence[Point]) -> Iterator[Stretch]:
    """The straight parts of a line."""
    for (x1, y1), (x2, y2) in pairwise(points):
        yield Stretch(source, target, (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))


class Strips(Generic[Thing]):
    """Things by the upright strips of the map that they reach into."""

    def __init__(self, things: Iterable[tuple[Area, Thing]] = ()) -> None:
        self._strips: dict[int, list[tuple[int, Area, Thing]]] = {}
        self._count = 0
        for area, thing in things:
            self.add(area, thing)

    def add(self, area: Area, thing: Thing) -> None:
        """Takes up one more thing."""
        self._count += 1
        for strip in self._reached(area):
            self._strips.setdefault(strip, []).append((self._count, area, thing))

    def near(self, window: Area) -> list[Thing]:
        """What lies in a window or at its edge, in the order in which it was taken up."""
        left, top, right, bottom = window
        found = {
            number: thing
            for strip in self._reached(window)
            for number, area, thing in self._strips.get(strip, ())
            if area[1] <= bottom and top <= area[3] and area[0] <= right and left <= area[2]
        }
        return [found[number] for number in sorted(found)]

    def _reached(self, area: Area) -> Iterable[int]:
        first, last = (min(max(x, -STRIP), FURTHEST) // STRIP for x in (area[0], area[2]))
        return range(int(first), int(last) + 1)


class Surroundings:
    """What a line has to keep clear of: cards, lines that lie already, and words."""

    def __init__(self, cards: Mapping[str, Box]) -> None:
        self.cards = cards
        self.areas = {id_: area_of(box) for id_, box in cards.items()}
        self._cards = Strips((area, (id_, area)) for id_, area in self.areas.items())
        self._lines: Strips[Stretch] = Strips()
        self._words: Strips[Area] = Strips()

    def add_line(self, source: str, target: str, points: Sequence[Point]) -> None:
        """Takes up a line that others keep clear of from now on."""
        for stretch in stretches(source, target, points):
            self._lines.add(stretch.area, stretch)

    def add_words(self, area: Area) -> None:
        """Takes up words that lines and other words keep clear of from now on."""
        self._words.add(area, area)

    def cards_near(self, window: Area) -> list[tuple[str, Area]]:
        """The cards in a window, with their ids."""
        return self._cards.near(window)

    def lines_near(self, window: Area) -> list[Stretch]:
        """The parts of lines in a window."""
        return self._lines.near(window)

    def words_near(self, window: Area) -> list[Area]:
        """The words in a window."""
        return self._words.near(window)
