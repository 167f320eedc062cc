"""The rows of tables in CSV and Excel files, every cell as text."""

import csv
import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from planner.files import read_whole
from planner.i18n import N_
from planner.imports.errors import HostileError, TooMuchError
from planner.imports.json_files import clean_text
from planner.imports.zip_gate import checked_workbook

__all__ = ["Table", "tables_of"]

MOST_MEGABYTES: Final = 20
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 3_100  # a network of 1,000 points
MOST_CELLS: Final = 1_000_000
MOST_SHEETS: Final = 50
MOST_LETTERS: Final = 5_000


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of a workbook, or the one table of a CSV file; rows without anything are gone."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def tables_of(path: Path) -> tuple[Table, ...]:
    """The tables of a CSV or Excel file.

    Raises:
        FileError: It cannot be read, is too large, or holds what no table needs.
    """
    data = read_whole(path, megabytes=MOST_MEGABYTES)
    if path.suffix.lower() == ".xlsx":
        return _workbook(data, path.name)
    return (_csv(data, path),)


def _csv(data: bytes, path: Path) -> Table:
    text = _decoded(data)
    head = text[: text.find("\n")] if "\n" in text else text
    mark = max(",;\t", key=head.count)
    rows: list[tuple[str, ...]] = []
    cells = 0
    before = csv.field_size_limit(MOST_LETTERS)
    try:
        lines = io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline="")
        for row in csv.reader(lines, delimiter=mark):
            cells += len(row)
            if len(rows) >= MOST_ROWS or len(row) > MOST_COLUMNS or cells > MOST_CELLS:
                raise TooMuchError(file=path.name, what=N_("too many rows or columns"))
            if any(cell.strip() for cell in row):
                rows.append(tuple(_plain(cell) for cell in row))
    except csv.Error as error:
        raise TooMuchError(file=path.name, what=N_("a cell that no table has")) from error
    finally:
        csv.field_size_limit(before)
    return Table(path.stem, tuple(rows))


def _decoded(data: bytes) -> str:
    """Text in UTF-8 or UTF-16, or in the code page that Windows spreadsheets write."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").replace("\0", "")
    try:
        return data.decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace").replace("\0", "")


def _plain(cell: str) -> str:
    """A cell's text; an apostrophe that kept it from being a formula is gone."""
    text = clean_text(cell).strip()
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text


def _workbook(data: bytes, file: str) -> tuple[Table, ...]:
    from openpyxl import load_workbook

    checked = checked_workbook(data, file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that are not read
            book = load_workbook(checked, read_only=True, data_only=True, keep_links=False)
            if len(book.worksheets) > MOST_SHEETS:
                raise TooMuchError(file=file, what=N_("too many sheets"))
            try:
                return tuple(
                    Table(clean_text(sheet.title), _rows(sheet, file)) for sheet in book.worksheets
                )
            finally:
                book.close()
    except TooMuchError:
        raise
    except Exception as error:
        raise HostileError(file=file, what=N_("it is damaged, or no workbook")) from error


def _rows(sheet: Any, file: str) -> tuple[tuple[str, ...], ...]:
    sheet.reset_dimensions()  # a workbook can say that it has a thousand million rows
    rows: list[tuple[str, ...]] = []
    cells = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True)):
        cells += max(1, len(row))
        if number >= MOST_ROWS or len(row) > MOST_COLUMNS or cells > MOST_CELLS:
            raise TooMuchError(file=file, what=N_("too many rows or columns"))
        made = tuple(_said(value) for value in row)
        if any(made):
            rows.append(_trimmed(made))
    return tuple(rows)


def _trimmed(row: Sequence[str]) -> tuple[str, ...]:
    last = max(i for i, cell in enumerate(row) if cell)
    return tuple(row[: last + 1])


def _said(value: object) -> str:
    """A cell's value as it would be typed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        return f"{value:.12g}"
    return _plain(str(value)[:MOST_LETTERS])
