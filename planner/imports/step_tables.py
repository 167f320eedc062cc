"""Steps and connections from tables, by headings in either language."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pathways import edits
from pathways.errors import UserError
from pathways.model import CURRENT, Connection, Kind, Pathway
from pathways.outside import refuse_counted
from pathways.values import FrozenMap, Name
from planner.cells.columns import COLUMNS, NAME, SETTING, column_called
from planner.cells.finding import find_word
from planner.cells.lists import both_names
from planner.cells.paste import PasteError, pasted
from planner.errors import said
from planner.i18n import N_, _, language
from planner.imports.errors import RefusedError, TooMuchError
from planner.imports.from_sketch import finished
from planner.imports.preview import Notes, Wishes
from planner.imports.rows import Table
from planner.imports.words import share_in
from planner.typed import read_number

__all__ = ["CONNECTIONS", "is_connections", "is_steps", "read_steps"]

MOST_STEPS: Final = 300
CONNECTIONS: Final = {"from": N_("From"), "to": N_("To"), "share": N_("Share")}

Rows = Sequence[Sequence[str]]


def is_steps(rows: Rows) -> bool:
    """Whether the first row has the headings of the table of steps."""
    found = [column_called(cell) for cell in rows[0]] if rows else []
    return (
        len(rows) > 1
        and NAME in found
        and sum(column >= 0 for column in found) >= min(2, len(found))
    )


def is_connections(rows: Rows) -> bool:
    """Whether the first row has the headings of a table of connections."""
    return bool(rows) and {"from", "to"} <= {_connection_heading(cell) for cell in rows[0]}


def _connection_heading(cell: str) -> str:
    wanted = cell.casefold().strip()
    for key, name in both_names(CONNECTIONS).items():
        if wanted in (key, name.en.casefold(), name.cy.casefold()):
            return key
    return ""


def read_steps(
    name: str,
    steps: Sequence[Table],
    connections: Sequence[Table],
    notes: Notes,
    wishes: Wishes,
    file: str,
) -> Pathway:
    """The pathway of tables of steps, and of connections where they have a table of their own.

    Raises:
        TooMuchError: There are more steps than any table of a pathway has.
        RefusedError: Some cells cannot be read; all are named.
        PathwayError: A number is out of bounds.
    """
    if sum(len(table.rows) for table in (*steps, *connections)) > MOST_STEPS * 4 or any(
        len(table.rows) > MOST_STEPS + 1 for table in steps
    ):
        raise TooMuchError(file=file, what=N_("too many rows or columns"))
    pathway = Pathway(edits.fresh_id(name, ()), Name("").with_(language(), name or file))
    faults: list[str] = []
    for table in steps:
        rows = _known_columns(table, notes)
        rows = _with_setting(rows, wishes, notes)
        try:
            pathway = pasted(pathway, CURRENT, rows).pathway
        except PasteError as error:
            faults += error.faults
        except UserError as error:
            faults.append(said(error))
    if not faults:
        for table in connections:
            pathway = _connected(pathway, table.rows, faults)
    if faults:
        raise RefusedError(file, tuple(dict.fromkeys(faults)))
    refuse_counted(pathway, file)
    return finished(pathway, notes)


def _known_columns(table: Table, notes: Notes) -> list[list[str]]:
    """The rows with their unknown columns blank, each of them named."""
    heads = list(table.rows[0])
    gone = [i for i, head in enumerate(heads) if head and column_called(head) < 0]
    for i in gone:
        notes.refused[_("The column “{name}” is left out.", name=heads[i][:80])] = None
    keep = [i for i in range(len(heads)) if column_called(heads[i]) >= 0]
    return [[row[i] if i < len(row) else "" for i in keep] for row in table.rows]


def _with_setting(rows: list[list[str]], wishes: Wishes, notes: Notes) -> list[list[str]]:
    """The rows with the setting wished for where none is given."""
    columns = [column_called(cell) for cell in rows[0]]
    kinds = [c for c in columns if COLUMNS[c].key == "kind"]
    word = _(wishes.setting.value.capitalize())
    told = _(
        "Steps that do not say where they are done are put in: {setting}.",
        setting=word,
    )
    if SETTING not in columns:
        notes.assumed[told] = None
        return [
            [*row, word if number else _(COLUMNS[SETTING].heading)]
            for number, row in enumerate(rows)
        ]
    at = columns.index(SETTING)
    kind_at = columns.index(kinds[0]) if kinds else -1
    for row in rows[1:]:
        if not row[at] and not (kind_at >= 0 and _is_end(row[kind_at])):
            row[at] = word
            notes.assumed[told] = None
    return rows


def _is_end(typed: str) -> bool:
    try:
        return find_word(typed, both_names({"end": N_("End")}), language()) == "end"
    except UserError:
        return False


def _connected(pathway: Pathway, rows: Rows, faults: list[str]) -> Pathway:
    """The pathway with connections as a table gives them, the same in every design."""
    heads = [_connection_heading(cell) for cell in rows[0]]
    names = {step.id: step.name for step in pathway.steps}
    made: dict[tuple[str, str], Connection] = {(c.source, c.target): c for c in pathway.connections}
    for number, row in enumerate(rows[1:], start=1):
        cells = dict(zip(heads, row, strict=False))
        try:
            source = find_word(cells.get("from", ""), names, language())
            target = find_word(cells.get("to", ""), names, language())
            share = _share(cells.get("share", ""))
        except UserError as error:
            faults.append(_("Row {row}: {fault}", row=number, fault=said(error)))
            continue
        if pathway.step(source).kind is Kind.END or share is None:
            faults.append(
                _(
                    "Row {row}: give a share from 0 to 100% out of a step that is no end.",
                    row=number,
                )
            )
            continue
        both = FrozenMap(dict.fromkeys(pathway.designs, share))
        made[source, target] = Connection(source, target, both)
    return replace(pathway, connections=tuple(made.values()))


def _share(typed: str) -> float | None:
    """A share as a percentage or a fraction; all where nothing is given."""
    if not typed.strip():
        return 1.0
    if (share := share_in(typed)) is not None:
        return share
    value = read_number(typed)
    return value if value is not None and 0 <= value <= 1 else None
