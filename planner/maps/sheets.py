"""How a picture is divided over sheets of paper: one that it fits, or several that overlap."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from planner.look import TYPE

__all__ = ["EDGE", "FOOT", "PAPERS", "Paper", "Part", "Sheets", "sheets_of"]

LEAST_TYPE: Final = 8.5  # the smallest size at which words on paper are read with ease [points]
OVERLAP: Final = 36.0  # what neighbouring sheets have in common, so that they can be glued
EDGE: Final = 34.0
FOOT: Final = 16.0


class Paper(StrEnum):
    """The sizes of paper there are; maps are wide, so it always lies on its side."""

    A4 = "A4"
    A3 = "A3"


PAPERS: Final = {Paper.A4: (841.89, 595.28), Paper.A3: (1190.55, 841.89)}  # [points]


@dataclass(frozen=True, slots=True)
class Part:
    """What one sheet shows: from (x, y) of the picture, ``width`` by ``height`` of it."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sheets:
    """A picture on paper: how wide and high a sheet lies, its parts, and how it is scaled.

    The parts stand in the order in which they are laid: by row, from the left.
    """

    size: tuple[float, float]
    scale: float
    parts: tuple[Part, ...]


def sheets_of(
    size: tuple[float, float],
    sheet: tuple[float, float],
    *,
    is_fitted: bool,
    may_turn: bool = True,
) -> Sheets:
    """The sheets for a picture.

    Args:
        size: Width and height of the picture [points].
        sheet: Width and height of the paper as it lies [points], such as one of ``PAPERS``.
        is_fitted: Whether all of it goes on one sheet, however small its words
            become. Else as few sheets are taken as words need to be at least ``LEAST_TYPE``, and
            the picture is made as large as those have room for.
        may_turn: Whether several sheets may stand where fewer of them are needed then.
    """
    whole = min(1.0, *(a / b for a, b in zip(_room(sheet), size, strict=True)))
    if is_fitted or whole >= LEAST_TYPE / TYPE.text.size:
        return Sheets(sheet, whole, (Part(0, 0, *size),))
    return min(
        (_divided(size, way) for way in ((sheet, sheet[::-1]) if may_turn else (sheet,))),
        key=lambda sheets: (len(sheets.parts), -sheets.scale),
    )


def _room(sheet: tuple[float, float]) -> tuple[float, float]:
    return sheet[0] - 2 * EDGE, sheet[1] - 2 * EDGE - FOOT


def _divided(size: tuple[float, float], sheet: tuple[float, float]) -> Sheets:
    room, least = _room(sheet), LEAST_TYPE / TYPE.text.size
    counts = [
        max(1, math.ceil((length * least - OVERLAP) / (most - OVERLAP)))
        for length, most in zip(size, room, strict=True)
    ]
    fits = [
        (n * most - (n - 1) * OVERLAP) / length
        for n, most, length in zip(counts, room, size, strict=True)
    ]
    scale = min(1.0, *fits)
    across, down = (
        [*_spans(length, n, OVERLAP / scale)] for length, n in zip(size, counts, strict=True)
    )
    parts = tuple(Part(x, y, width, height) for y, height in down for x, width in across)
    return Sheets(sheet, scale, parts)


def _spans(length: float, count: int, overlap: float) -> Iterator[tuple[float, float]]:
    """Where each of ``count`` equal stretches begins and how long it is."""
    span = (length + (count - 1) * overlap) / count
    for i in range(count):
        yield i * (span - overlap), span
