"""Times a workbook of 50,000 formulas with styles and values against a plain openpyxl loop.

The loop writes the same formulas into the same cells, with no style and no value beside them. Both
are written five times in turn; times are medians of processor time, and the ratio is to be at most
1.3.
"""

import io
import statistics
import time
from collections.abc import Callable
from typing import Final

from openpyxl import Workbook

from planner.exports.workbook.package import finished, nothing_collected
from planner.exports.workbook.page import Book

ROWS: Final = 5_000
FORMULAS: Final = 10  # in each row
MOST: Final = 1.3


def planned() -> bytes:
    """The workbook as the planner writes it: every formula carries its value and a style."""
    with nothing_collected():
        book = Book()
        page = book.page("Sums")
        for row in range(1, ROWS + 1):
            one = page.put(row, 1, float(row), "input general")
            two = page.put(row, 2, row / 7, "input general")
            for column in range(FORMULAS):
                page.put(row, 3 + column, one * (column + 1) + two, "pounds")
        return finished(book.workbook, book.cached)


def plain() -> bytes:
    """The same formulas in the same cells, as openpyxl alone writes them."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Sums"
    for row in range(1, ROWS + 1):
        sheet.cell(row, 1, float(row))
        sheet.cell(row, 2, row / 7)
        for column in range(FORMULAS):
            sheet.cell(row, 3 + column, f"=A{row}*{column + 1}+B{row}")
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _took(make: Callable[[], bytes]) -> float:
    start = time.process_time()
    make()
    return time.process_time() - start


def main() -> None:
    """Prints both times and their ratio."""
    took = [(_took(planned), _took(plain)) for _turn in range(5)]
    ours, theirs = (statistics.median(times) for times in zip(*took, strict=True))
    print(f"{ROWS * FORMULAS:,} formulas with values and styles  {ours:5.2f} s")
    print(f"plain openpyxl loop without either    {theirs:5.2f} s")
    print(f"ratio {ours / theirs:4.2f}  at most {MOST}")


if __name__ == "__main__":
    main()
