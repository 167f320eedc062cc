"""Formulas that carry the value they come to: cells, blocks of cells and arithmetic over both.

A formula and its value are made by one operator, so neither can be changed without the other;
what stands in the file beside a formula is what Excel will work out from it.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from openpyxl.utils.cell import get_column_letter, quote_sheetname

__all__ = ["ATOM", "Block", "Cell", "Formula", "Place", "Scalar", "as_formula", "span"]

Scalar = float | int | str | bool
ATOM: Final = 9
_COMPARE, _JOIN, _ADD, _TIMES, _POWER, _MINUS = 1, 2, 3, 4, 5, 6
_MOST_LITERAL: Final = 255  # Excel refuses a longer text inside a formula


class Place(NamedTuple):
    """Where a cell or a block of cells is, and the name it goes by, if any."""

    sheet: str
    row: int
    column: int
    last_row: int
    last_column: int
    name: str = ""

    def said(self, on: str = "") -> str:
        """The reference as a formula on the sheet ``on`` writes it."""
        if self.name:
            return self.name
        return self.address if self.sheet == on else f"{quote_sheetname(self.sheet)}!{self.address}"

    @property
    def address(self) -> str:
        """The reference within its own sheet: ``B4`` or ``B4:G4``."""
        first = f"{get_column_letter(self.column)}{self.row}"
        if self.row == self.last_row and self.column == self.last_column:
            return first
        return f"{first}:{get_column_letter(self.last_column)}{self.last_row}"

    @property
    def fixed(self) -> str:
        """The reference with its sheet, fixed by dollar signs, as a named range wants it."""
        corners = dict.fromkeys(
            f"${get_column_letter(column)}${row}"
            for row, column in ((self.row, self.column), (self.last_row, self.last_column))
        )
        return f"{quote_sheetname(self.sheet)}!{':'.join(corners)}"


@dataclass(frozen=True, slots=True, eq=False)
class Formula:
    """An Excel formula in pieces of text and references, and the value it comes to.

    ``binding`` says how tightly its outermost operator holds, so that brackets stand only where
    they are needed. A value of not-a-number is one that must not reach a cell.
    """

    pieces: tuple[str | Place, ...]
    value: Scalar
    binding: int = ATOM

    def said(self, on: str = "") -> str:
        """The formula as the sheet ``on`` writes it, without the equals sign."""
        return "".join([p if isinstance(p, str) else p.said(on) for p in self.pieces])

    @property
    def number(self) -> float:
        """The value; not-a-number for a text or a blank."""
        return math.nan if isinstance(self.value, str) else float(self.value)

    def __add__(self, other: "Formula | float") -> "Formula":
        return _infix(self, "+", other, _ADD, lambda a, b: a + b)

    def __radd__(self, other: float) -> "Formula":
        return as_formula(other) + self

    def __sub__(self, other: "Formula | float") -> "Formula":
        return _infix(self, "-", other, _ADD, lambda a, b: a - b)

    def __rsub__(self, other: float) -> "Formula":
        return as_formula(other) - self

    def __mul__(self, other: "Formula | float") -> "Formula":
        return _infix(self, "*", other, _TIMES, lambda a, b: a * b)

    def __rmul__(self, other: float) -> "Formula":
        return as_formula(other) * self

    def __truediv__(self, other: "Formula | float") -> "Formula":
        return _infix(self, "/", other, _TIMES, lambda a, b: a / b if b else math.nan)

    def __rtruediv__(self, other: float) -> "Formula":
        return as_formula(other) / self

    def __pow__(self, other: "Formula | float") -> "Formula":
        return _infix(self, "^", other, _POWER, lambda a, b: float(a**b))

    def __neg__(self) -> "Formula":
        return Formula(("-", *_within(self, _MINUS)), -self.number, _MINUS)

    def __gt__(self, other: "Formula | float") -> "Formula":
        return _infix(self, ">", other, _COMPARE, lambda a, b: a > b)

    def __ge__(self, other: "Formula | float") -> "Formula":
        return _infix(self, ">=", other, _COMPARE, lambda a, b: a >= b)

    def __lt__(self, other: "Formula | float") -> "Formula":
        return _infix(self, "<", other, _COMPARE, lambda a, b: a < b)

    def __le__(self, other: "Formula | float") -> "Formula":
        return _infix(self, "<=", other, _COMPARE, lambda a, b: a <= b)

    def equals(self, other: "Formula | float | str") -> "Formula":
        """Whether the two are the same number, or the same text whatever its capitals."""
        there = as_formula(other)
        same = _folded(self.value) == _folded(there.value)
        pieces = (*_within(self, _COMPARE + 1), "=", *_within(there, _COMPARE + 1))
        return Formula(pieces, same, _COMPARE)

    def differs(self, other: "Formula | float | str") -> "Formula":
        """Whether the two are not the same."""
        same = self.equals(other)
        there = as_formula(other)
        pieces = (*_within(self, _COMPARE + 1), "<>", *_within(there, _COMPARE + 1))
        return Formula(pieces, not same.value, _COMPARE)

    def joined(self, other: "Formula | str") -> "Formula":
        """The two as one text; both must be texts, for a number has no one way to be written."""
        there = as_formula(other)
        if not isinstance(self.value, str) or not isinstance(there.value, str):
            raise TypeError(self.said() + "&" + there.said())
        pieces = (*_within(self, _JOIN), "&", *_within(there, _JOIN + 1))
        return Formula(pieces, self.value + there.value, _JOIN)


@dataclass(frozen=True, slots=True, eq=False)
class Cell(Formula):
    """A reference to one cell, with the value that stands there."""

    place: Place = Place("", 1, 1, 1, 1)

    @classmethod
    def at(cls, place: Place, value: Scalar) -> "Cell":
        """The cell at ``place``."""
        return cls((place,), value, ATOM, place)


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A rectangle of cells, row by row."""

    place: Place
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell, row by row."""
        return tuple(cell for row in self.rows for cell in row)

    @property
    def values(self) -> tuple[Scalar, ...]:
        """Every value, row by row."""
        return tuple(cell.value for cell in self.cells)


def span(cells: Sequence[Cell] | Sequence[Sequence[Cell]]) -> Block:
    """The block that a row, a column or a table of neighbouring cells makes.

    Raises:
        ValueError: The cells do not fill a rectangle of one sheet in order.
    """
    rows = tuple((row,) if isinstance(row, Cell) else tuple(row) for row in cells)
    if len(rows) > 1 and all(len(row) == 1 for row in rows) and _side_by_side(rows):
        rows = (tuple(row[0] for row in rows),)
    first, last = rows[0][0].place, rows[-1][-1].place
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            expected = (first.sheet, first.row + i, first.column + j)
            if (cell.place.sheet, cell.place.row, cell.place.column) != expected:
                raise ValueError(cell.place)
    return Block(Place(first.sheet, first.row, first.column, last.row, last.column), rows)


def _side_by_side(rows: tuple[tuple[Cell, ...], ...]) -> bool:
    return rows[0][0].place.row == rows[1][0].place.row


def as_formula(content: "Formula | float | str") -> Formula:
    """A number or a text as the literal that a formula holds."""
    if isinstance(content, Formula):
        return content
    if isinstance(content, bool):
        return Formula(("TRUE" if content else "FALSE",), content)
    if isinstance(content, str):
        parts = [content[i : i + _MOST_LITERAL] for i in range(0, len(content), _MOST_LITERAL)]
        quoted = ['"' + part.replace('"', '""') + '"' for part in parts or [""]]
        return Formula(("&".join(quoted),), content, ATOM if len(quoted) == 1 else _JOIN)
    text = repr(content).upper()
    if content < 0:
        return Formula((text,), content, _MINUS)
    return Formula((text,), content)


def _within(formula: Formula, level: int) -> tuple[str | Place, ...]:
    return formula.pieces if formula.binding >= level else ("(", *formula.pieces, ")")


def _infix(
    left: Formula,
    sign: str,
    right: "Formula | float",
    level: int,
    work: Callable[[float, float], Scalar],
) -> Formula:
    # A right operand of the same level keeps its brackets: the order of rounding must not change.
    there = as_formula(right)
    pieces = (*_within(left, level), sign, *_within(there, level + 1))
    return Formula(pieces, work(left.number, there.number), level)


def _folded(value: Scalar) -> Scalar:
    return value.casefold() if isinstance(value, str) else value
