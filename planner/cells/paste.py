"""Rows pasted from a spreadsheet: taken up whole as one edit, or refused with every fault named."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from pathways.errors import UserError
from pathways.model import CURRENT, Pathway
from pathways.text import N_
from planner.cells.columns import COLUMNS, KIND, NAME, NEXT, SETTING, column_called, new_row
from planner.errors import said
from planner.i18n import _

__all__ = ["MOST_ROWS", "PasteError", "Pasted", "as_rows", "as_text", "pasted"]

MOST_ROWS: Final = 500
LONGEST: Final = 4_000  # characters in a cell, far more than any column means anything with
MOST_TOLD: Final = 4
ORDER: Final = (KIND, SETTING)  # what other cells of a row may need to be known first


class PasteError(UserError):
    """Cells that cannot be read; ``faults`` are all of them."""

    text = N_("Nothing was pasted. {faults}")

    def __init__(self, faults: str, every: tuple[str, ...]) -> None:
        super().__init__(faults=faults)
        self.faults = every


class PasteNameError(UserError):
    """Rows below the last step without a column of names."""

    text = N_("Rows that are new need their names: paste them from the column “Step” on.")


class LongCellError(UserError):
    """A cell that is no cell of a table of steps."""

    text = N_("A cell has more than {most} characters, so this is no table of steps.")


class TooManyRowsError(UserError):
    """More rows than a pathway has."""

    text = N_("These are {rows} rows; at most {most} can be pasted at once.")


@dataclass(frozen=True, slots=True)
class Pasted:
    """The pathway after a paste, and how many steps were changed and added."""

    pathway: Pathway
    changed: tuple[str, ...]
    added: tuple[str, ...]


def as_rows(text: str) -> list[list[str]]:
    """The rows of what a spreadsheet puts on the clipboard: cells apart by tabs.

    Raises:
        LongCellError: A cell is longer than ``LONGEST``.
        TooManyRowsError: There are more lines than any table of steps has.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = plain.count("\n")
    if lines > 100 * MOST_ROWS:
        raise TooManyRowsError(rows=str(lines), most=str(MOST_ROWS))
    try:
        rows = [*csv.reader(io.StringIO(plain, newline=""), delimiter="\t")]
    except csv.Error:
        raise LongCellError(most=f"{LONGEST:,}") from None
    if any(len(cell) > LONGEST for row in rows for cell in row):
        raise LongCellError(most=f"{LONGEST:,}")
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return [[cell.strip() for cell in row] for row in rows]


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a spreadsheet takes them from the clipboard."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter="\t", lineterminator="\n")
    writer.writerows([" ".join(cell.split()) for cell in row] for row in rows)
    return written.getvalue().removesuffix("\n")


def pasted(
    pathway: Pathway, design: str, rows: Sequence[Sequence[str]], at: int = 0, column: int = 0
) -> Pasted:
    """The pathway with rows of cells in place of those of a design.

    Rows whose first line holds headings of the table, in either language, go to the columns they
    name and to the steps they name; others go to the cells from row ``at`` and ``column`` on. Rows
    with a name that no step has are new steps, in the current design new to every design.

    Raises:
        PasteError: Some cells cannot be read; all that could not are named, up to a few.
        PasteNameError: New rows have no names.
        TooManyRowsError: There are more than ``MOST_ROWS``.
    """
    columns = [column_called(cell) for cell in rows[0]] if rows else []
    has_heads = NAME in columns and sum(c >= 0 for c in columns) >= min(2, len(columns))
    body = list(rows[1:] if has_heads else rows)
    if len(body) > MOST_ROWS:
        raise TooManyRowsError(rows=str(len(body)), most=str(MOST_ROWS))
    if not has_heads:
        width = max((len(row) for row in body), default=0)
        columns = [c if c < len(COLUMNS) else -1 for c in range(column, column + width)]
    work = _Work(pathway, design, body, columns)
    work.find_steps(at, by_name=has_heads)
    for wanted in _in_order(columns):
        work.read_column(wanted)
    if work.faults:
        told = " ".join(work.faults[:MOST_TOLD])
        more = " …" if len(work.faults) > MOST_TOLD else ""
        raise PasteError(told + more, tuple(work.faults))
    return Pasted(work.pathway, tuple(work.changed), tuple(work.added))


def _in_order(columns: Sequence[int]) -> Iterator[int]:
    """The columns in the order in which they are read; ways on last, when every step is there."""
    others = [c for c in columns if c >= 0 and c not in (NAME, NEXT, *ORDER)]
    yield from (c for c in ORDER if c in columns)
    yield from others
    if NEXT in columns:
        yield NEXT


class _Work:
    """The pathway while rows are being taken up."""

    def __init__(
        self, pathway: Pathway, design: str, rows: list[Sequence[str]], columns: list[int]
    ) -> None:
        self.pathway = pathway
        self.design = design
        self.rows = rows
        self.columns = columns
        self.faults: list[str] = []
        self.steps: list[str] = []
        self.changed: list[str] = []
        self.added: list[str] = []

    def find_steps(self, at: int, *, by_name: bool) -> None:
        """Find or make the step of each row."""
        known = [s.id for s in self.pathway.steps]
        called: dict[str, list[str]] = {}
        for step in self.pathway.steps:
            for word in (step.name.en, step.name.cy):
                called.setdefault(word.casefold(), []).append(step.id)
        for number, row in enumerate(self.rows):
            name = self._cell(row, NAME)
            beside = known[at + number] if at + number < len(known) else ""
            # Steps that share a name are met in their order.
            same = [s for s in called.get((name or "").casefold(), []) if s not in self.steps]
            step_id = (same[0] if same else "") if by_name else beside
            if step_id:
                self.changed.append(step_id)
                if name is not None and not by_name:
                    self._try(number, NAME, partial(_read, NAME, step_id, "", name))
            elif NAME not in self.columns:
                raise PasteNameError
            else:
                step_id = self._new(number, name or "")
            self.steps.append(step_id)

    def _new(self, number: int, name: str) -> str:
        made: list[str] = []

        def put(pathway: Pathway) -> Pathway:
            grown, step_id = new_row(pathway, self.design, name)
            made.append(step_id)
            return grown

        self._try(number, NAME, put)
        self.added += made
        return made[0] if made else ""

    def read_column(self, column: int) -> None:
        """Read the cells of one column, in every design for steps that are new to all."""
        for number, (row, step_id) in enumerate(zip(self.rows, self.steps, strict=True)):
            typed = self._cell(row, column)
            if typed is None or not step_id:
                continue
            is_new = step_id in self.added
            if is_new and not typed:
                continue  # what a new step is without a word
            is_everywhere = is_new and self.design == CURRENT and column != NEXT
            designs = self.pathway.designs if is_everywhere else (self.design,)
            for design in designs:
                self._try(number, column, partial(_read, column, step_id, design, typed))

    def _cell(self, row: Sequence[str], column: int) -> str | None:
        if column not in self.columns:
            return None
        at = self.columns.index(column)
        return row[at] if at < len(row) else None

    def _try(self, number: int, column: int, edit: Callable[[Pathway], Pathway]) -> None:
        try:
            self.pathway = edit(self.pathway)
        except UserError as error:
            told = _(
                "Row {row}, {column}: {fault}",
                row=number + 1,
                column=_(COLUMNS[column].heading),
                fault=said(error),
            )
            if told not in self.faults:
                self.faults.append(told)


def _read(column: int, step_id: str, design: str, typed: str, pathway: Pathway) -> Pathway:
    made = COLUMNS[column]
    if column != NAME and made.write(pathway, pathway.step(step_id), design) == typed:
        return pathway
    return made.read(pathway, step_id, design, typed)
