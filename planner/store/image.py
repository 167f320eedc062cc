"""A workspace file's bytes as a database in memory, checked before anything in it is believed.

The file itself is never opened by SQLite: it is read whole into a private copy, and written whole
from a fresh one. So a hostile file has nothing to lock, no journal to replay and nowhere to write.
"""

import hashlib
import json
import sqlite3
import sys
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from planner.errors import (
    AlteredError,
    DamagedError,
    NewerWorkspaceError,
    NotAWorkspaceError,
    TruncatedError,
)
from planner.i18n import N_
from planner.store.migrations import upgrade
from planner.store.pieces import unpacked
from planner.store.schemas import APPLICATION_ID, SCHEMA, SCHEMAS
from planner.store.tables import read_workspace, revision, write_workspace
from planner.store.versions import (
    NO_VERSIONS,
    Versions,
    are_whole,
    read_versions,
    with_one,
    write_versions,
)
from planner.workspace import Workspace

__all__ = ["Revision", "check", "database", "earlier", "raw_of", "read", "write"]

_HEADER: Final = 100
_MAGIC: Final = b"SQLite format 3\x00"
_LISTED: Final = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY rowid"
_LONGEST: Final = 256_000_000  # bytes of one value
_UNREADABLE: Final = (
    sqlite3.Error,
    sa.exc.SQLAlchemyError,
    ValueError,
    TypeError,
    OverflowError,
    RecursionError,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class Revision:
    """One save: when (UTC), by whom, of how many pathways, and the SHA-256 of the content.

    ``seal`` covers the revision and the seals before it, so that history cannot change unseen.
    """

    number: int
    saved_at: datetime
    author: str
    pathways: int
    sha256: str
    seal: str


def write(
    value: Workspace,
    history: tuple[Revision, ...],
    at: datetime,
    versions: Versions = NO_VERSIONS,
    named: tuple[str, str] | None = None,
) -> bytes:
    """The bytes of a file that holds ``value`` as the revision after ``history``.

    ``versions`` are those of the file so far; ``value`` joins them, under the name and with the
    note of ``named`` or as one of those that go with time.
    """
    with database() as connection:
        for statement in SCHEMAS[SCHEMA]:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
        connection.exec_driver_sql("BEGIN")
        write_workspace(connection, value)
        number = history[-1].number + 1 if history else 1
        write_versions(connection, with_one(versions, number, value, named))
        new = Revision(
            number=number,
            saved_at=at.astimezone(UTC).replace(microsecond=0),
            author=value.author,
            pathways=len(value.pathways),
            sha256=_digest(connection),
            seal="",
        )
        rows = [_revision_row(r) for r in (*history, new)]
        rows[-1]["seal"] = _seal(rows[-1], history[-1].seal if history else "")
        connection.execute(revision.insert(), rows)
        connection.exec_driver_sql("COMMIT")
        return raw_of(connection).serialize()


def check(data: bytes, file: str) -> tuple[Revision, ...]:
    """The revisions of a file's bytes once everything about them but the pathways' inside is sure.

    Raises:
        WorkspaceError: They are not a workspace, cut short, damaged, altered or of a newer planner.
    """
    with _opened(data, file) as (_connection, revisions):
        return revisions


def earlier(data: bytes, file: str) -> tuple[tuple[Revision, ...], Versions]:
    """What a save over a file goes on from: its revisions and its versions.

    Raises:
        WorkspaceError: As ``check``.
    """
    with _opened(data, file) as (connection, revisions):
        return revisions, read_versions(connection)


def read(data: bytes, file: str) -> tuple[Workspace, tuple[Revision, ...]]:
    """The workspace of a file's bytes and its revisions, oldest first; ``file`` names it in errors.

    Raises:
        WorkspaceError: They are not a workspace, cut short, damaged, altered or of a newer planner.
        PathwayError: A pathway in it is none.
    """
    with _opened(data, file) as (connection, revisions):
        return read_workspace(connection, file), revisions


@contextmanager
def _opened(data: bytes, file: str) -> Iterator[tuple[sa.Connection, tuple[Revision, ...]]]:
    schema = _header(data, file)
    try:
        with database() as connection:
            raw = raw_of(connection)
            raw.deserialize(data)
            if tuple(raw.execute(_LISTED)) != _tables(schema):
                raise AlteredError(file=file, what=N_("it holds other tables than the planner's"))
            if connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() != ["ok"]:
                raise DamagedError(file=file, what=N_("its pages do not fit together"))
            if connection.exec_driver_sql("PRAGMA foreign_key_check").all():
                raise DamagedError(file=file, what=N_("a row refers to one that is not there"))
            revisions = _revisions(connection, file)
            upgrade(connection, schema)
            connection.exec_driver_sql("PRAGMA query_only = ON")
            yield connection, revisions
    except _UNREADABLE as error:
        raise DamagedError(file=file, what=N_("its content cannot be read")) from error


def _header(data: bytes, file: str) -> int:
    """The schema that the first bytes of a file give."""
    if data[: len(_MAGIC)] != _MAGIC[: len(data)]:
        raise NotAWorkspaceError(file=file)
    if len(data) < _HEADER:
        raise TruncatedError(file=file, bytes=str(len(data)), wanted_bytes=f"{_HEADER}+")
    if int.from_bytes(data[68:72], "big") != APPLICATION_ID:
        raise NotAWorkspaceError(file=file)
    schema = int.from_bytes(data[60:64], "big")
    if schema > SCHEMA:
        raise NewerWorkspaceError(file=file, theirs=str(schema), ours=str(SCHEMA))
    if schema not in SCHEMAS:
        raise NotAWorkspaceError(file=file)
    page = int.from_bytes(data[16:18], "big")
    wanted = (65_536 if page == 1 else page) * int.from_bytes(data[28:32], "big")
    if len(data) < wanted:
        raise TruncatedError(file=file, bytes=str(len(data)), wanted_bytes=str(wanted))
    if len(data) > wanted:
        raise DamagedError(file=file, what=N_("something was added at its end"))
    if data[18:20] != b"\x01\x01":
        raise AlteredError(file=file, what=N_("its journal is of another kind"))
    return schema


@contextmanager
def database() -> Iterator[sa.Connection]:
    """An empty database in memory in which nothing that came with a file can do anything."""
    raw = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    raw.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    raw.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    if sys.version_info >= (3, 12):
        raw.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        raw.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)
        raw.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW, False)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "foreign_keys = ON"):
        raw.execute(f"PRAGMA {pragma}")
    engine = sa.create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
        raw.close()


def raw_of(connection: sa.Connection) -> sqlite3.Connection:
    """The driver's own connection."""
    raw = connection.connection.dbapi_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


@cache
def _tables(schema: int) -> tuple[tuple[str, ...], ...]:
    """What a file of this schema holds, as SQLite lists it."""
    with closing(sqlite3.connect(":memory:")) as fresh:
        for statement in SCHEMAS[schema]:
            fresh.execute(statement)
        return tuple(fresh.execute(_LISTED))


def _revisions(connection: sa.Connection, file: str) -> tuple[Revision, ...]:
    """The revisions, once seals, content and counts agree with them."""
    seal, revisions = "", []
    for number, row in enumerate(
        connection.execute(revision.select().order_by(revision.c.number)).mappings(), 1
    ):
        seal = _seal(row, seal)
        if row["seal"] != seal or row["number"] != number:
            raise DamagedError(file=file, what=N_("its list of revisions was changed"))
        revisions.append(Revision(**{**row, "saved_at": datetime.fromisoformat(row["saved_at"])}))
    if not revisions or revisions[-1].sha256 != _digest(connection):
        raise DamagedError(file=file, what=N_("its content is not what was saved"))
    count = 0
    for sha256, document in connection.exec_driver_sql("SELECT sha256, document FROM pathway"):
        if hashlib.sha256(unpacked(document)).hexdigest() != sha256:
            raise DamagedError(file=file, what=N_("a pathway in it is not what was saved"))
        count += 1
    if count != revisions[-1].pathways:
        raise DamagedError(file=file, what=N_("a pathway is missing"))
    if not are_whole(connection):
        raise DamagedError(file=file, what=N_("an earlier version in it is not what was kept"))
    return tuple(revisions)


def _digest(connection: sa.Connection) -> str:
    """SHA-256 over every row but the revisions; a pathway's document stands by its own digest.

    It asks the database for its tables, so that a file of an older schema can be checked too.
    """
    content = {}
    for table, *_rest in connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'revision'"
    ).all():
        columns = [r.name for r in connection.exec_driver_sql(f"PRAGMA table_info({table})")]
        named = ", ".join(f'"{c}"' for c in columns if c != "document")
        rows = connection.exec_driver_sql(f'SELECT {named} FROM "{table}" ORDER BY 1')
        content[table] = [list(row) for row in rows]
    return hashlib.sha256(_canonical(content)).hexdigest()


def _revision_row(value: Revision) -> dict[str, object]:
    return {
        "number": value.number,
        "saved_at": value.saved_at.isoformat(),
        "author": value.author,
        "pathways": value.pathways,
        "sha256": value.sha256,
        "seal": value.seal,
    }


def _seal(row: Mapping[Any, object], before: str) -> str:
    said = [before, *(row[k] for k in ("number", "saved_at", "author", "pathways", "sha256"))]
    return hashlib.sha256(_canonical(said)).hexdigest()


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")
