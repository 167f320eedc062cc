"""The pathway as a table of cells: each column written, read, and pasted from a spreadsheet."""

from planner.cells.columns import COLUMNS, NAME, NEXT, SETTING, Column, new_row
from planner.cells.paste import Pasted, as_rows, as_text, pasted

__all__ = [
    "COLUMNS",
    "NAME",
    "NEXT",
    "SETTING",
    "Column",
    "Pasted",
    "as_rows",
    "as_text",
    "new_row",
    "pasted",
]
