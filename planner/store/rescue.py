"""What can still be read of a damaged workspace: row by row, from both ends of each table."""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pathways.codec import read_pathway
from pathways.errors import UserError
from pathways.model import Pathway
from pathways.values import FrozenMap, Quantity
from planner.store.image import database, raw_of
from planner.store.pieces import digest_of, unpacked
from planner.store.schemas import SCHEMAS
from planner.workspace import Workspace

__all__ = ["Rescued", "rescue"]

_HEADER: Final = 100
_MAGIC: Final = b"SQLite format 3\x00"
_MOST: Final = 500_000_000  # bytes
_UNREADABLE: Final = (
    sqlite3.Error,
    UserError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    OverflowError,
    RecursionError,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class Rescued:
    """What was read of a damaged file.

    ``earlier`` names the pathways of which only an earlier version could be read, ``lost`` those
    that are gone, by their ids; a file of which not even these can be read may have held more.
    """

    workspace: Workspace
    earlier: tuple[str, ...]
    lost: tuple[str, ...]


def rescue(data: bytes, file: str) -> Rescued | None:
    """What can be read of a file's bytes; ``None`` where that is nothing."""
    if len(data) < _HEADER:
        return None
    page = int.from_bytes(data[16:18], "big")
    wanted = (65_536 if page == 1 else page) * int.from_bytes(data[28:32], "big")
    mended = _MAGIC + data[16:18] + b"\x01\x01" + data[20:]
    if len(mended) < wanted <= _MOST:
        mended += bytes(wanted - len(mended))  # what was cut off reads as nothing
    try:
        with database() as connection:
            raw = raw_of(connection)
            raw.deserialize(mended)
            raw.execute("PRAGMA query_only = ON")
            return _read(raw, _known_tables(raw), file)
    except _UNREADABLE:
        return None


def _known_tables(raw: sqlite3.Connection) -> frozenset[str]:
    """The tables that are word for word the planner's; nothing else is asked for anything."""
    ours = {statement for schema in SCHEMAS.values() for statement in schema}
    rows = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    return frozenset(name for name, sql in rows if sql in ours)


def _read(raw: sqlite3.Connection, tables: frozenset[str], file: str) -> Rescued | None:
    raw.row_factory = sqlite3.Row
    found: dict[int, Pathway] = {}
    lost: dict[int, str] = {}
    for row in _rows(raw, "pathway", tables):
        try:
            found[row["position"]] = _pathway(row["document"], file)
        except _UNREADABLE:
            lost[row["position"]] = str(row["id"])
    before = {}
    for row in _rows(raw, "kept", tables):
        try:
            if digest_of(unpacked(row["document"])) == row["sha256"]:
                one = _pathway(row["document"], file)
                before[one.id] = one
        except _UNREADABLE:
            continue
    earlier = {at: before[id_] for at, id_ in lost.items() if id_ in before}
    places = found | earlier
    facts = next(_rows(raw, "workspace", tables), None)
    if facts is None and not places:
        return None
    workspace = Workspace(
        cluster=_text(facts, "cluster"),
        health_board=_text(facts, "health_board"),
        population=_people(facts),
        population_source=_text(facts, "population_source"),
        pcpg=_text(facts, "pcpg"),
        author=_text(facts, "author"),
        pathways=tuple({p.id: p for _at, p in sorted(places.items())}.values()),
        assumptions=FrozenMap(dict(_assumptions(raw, tables))),
        settings=FrozenMap({r["key"]: r["value"] for r in _rows(raw, "setting", tables)}),
    )
    gone = tuple(id_ for at, id_ in sorted(lost.items()) if at not in earlier)
    return Rescued(workspace, tuple(p.id for p in earlier.values()), gone)


def _rows(raw: sqlite3.Connection, table: str, tables: frozenset[str]) -> Iterator[sqlite3.Row]:
    """The rows that can be read from the first on, and those from the last on."""
    if table not in tables:
        return
    seen = set()
    for order in ("ASC", "DESC"):
        try:
            for row in raw.execute(f"SELECT rowid AS place, * FROM {table} ORDER BY rowid {order}"):
                if row["place"] not in seen:
                    seen.add(row["place"])
                    yield row
        except sqlite3.Error:
            continue


def _pathway(document: bytes, file: str) -> Pathway:
    return read_pathway(json.loads(unpacked(document)), file)


def _text(facts: sqlite3.Row | None, name: str) -> str:
    value = facts[name] if facts is not None else ""
    return value if isinstance(value, str) else ""


def _people(facts: sqlite3.Row | None) -> int | None:
    """The population, unless it cannot be one."""
    value: Any = facts["population"] if facts is not None else None
    try:
        return Workspace("", population=value).population if isinstance(value, int) else None
    except UserError:
        return None


def _assumptions(raw: sqlite3.Connection, tables: frozenset[str]) -> Iterator[tuple[str, Quantity]]:
    for row in _rows(raw, "assumption", tables):
        held = dict(zip(row.keys(), row, strict=True))
        names = ("low", "central", "high", "basis", "source", "owner", "date")
        try:
            yield row["key"], Quantity(*(held.get(name, "") for name in names))
        except _UNREADABLE:
            continue
