"""Formulas over what may not be known: a dash stands for it, and is carried to what needs it."""

from collections.abc import Sequence

from planner.exports.workbook.formulas import Cell, Formula
from planner.exports.workbook.functions import count, is_number, when
from planner.exports.workbook.words import dash

__all__ = ["all_known", "if_known", "priced"]


def all_known(cells: Sequence[Cell]) -> Formula:
    """Whether every one of the cells, wherever they are, holds a number."""
    return count(*cells).equals(len(cells))


def if_known(cells: Sequence[Cell], made: Formula) -> Formula:
    """``made``, or a dash where one of the cells it needs holds none."""
    return when(all_known(cells), made, dash())


def priced(many: Cell, each: Cell) -> Formula:
    """So many of each; nothing of what is not known is nothing, anything else of it a dash."""
    some = when(is_number(each), many * each, dash())
    return when(is_number(many), when(many.equals(0), 0.0, some), dash())
