"""Versions of a workspace within its file: named ones for good, those of each save for a while."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import sqlalchemy as sa

from planner.store.pieces import (
    digest_of,
    document_of,
    packed,
    put_together,
    rest_of,
    unpacked,
)
from planner.store.tables import kept, pathway, version
from planner.workspace import Workspace

__all__ = [
    "MOST_UNNAMED",
    "NO_VERSIONS",
    "StoredVersion",
    "Versions",
    "are_whole",
    "read_versions",
    "with_one",
    "workspace_of",
    "write_versions",
]

MOST_UNNAMED: Final = 20


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """The workspace as the save ``number`` left it; the name is blank where nobody gave one.

    ``rest`` is JSON of all but the inside of its pathways, for which their digests stand.
    """

    number: int
    name: str
    note: str
    rest: str

    @property
    def digests(self) -> tuple[str, ...]:
        """By what its pathways are known."""
        return tuple(json.loads(self.rest)["pathways"])


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of a file, oldest first, and every pathway they hold by its digest."""

    listed: tuple[StoredVersion, ...] = ()
    documents: Mapping[str, bytes] = field(default_factory=dict)


NO_VERSIONS: Final = Versions()


def with_one(
    before: Versions, number: int, value: Workspace, named: tuple[str, str] | None
) -> Versions:
    """The versions with ``value`` as the save ``number`` among them, and the oldest let go of.

    A save that changes nothing adds none, unless it is to have a name.
    """
    documents = [document_of(one) for one in value.pathways]
    digests = [digest_of(document) for document in documents]
    rest = json.dumps(rest_of(value, digests), sort_keys=True, allow_nan=False)
    name, note = named or ("", "")
    listed = [*before.listed]
    if not listed or listed[-1].rest != rest:
        listed.append(StoredVersion(number, name, note, rest))
    elif named:
        last = listed[-1]
        if last.name:
            listed.append(StoredVersion(number, name, note, rest))
        else:
            listed[-1] = StoredVersion(last.number, name, note, rest)
    unnamed = [one.number for one in listed if not one.name]
    gone = set(unnamed[:-MOST_UNNAMED])
    listed = [one for one in listed if one.number not in gone]
    wanted = {digest for one in listed for digest in one.digests}
    known = dict(before.documents)
    known.update(zip(digests, map(packed, documents), strict=True))
    return Versions(tuple(listed), {digest: known[digest] for digest in sorted(wanted)})


def write_versions(connection: sa.Connection, versions: Versions) -> None:
    """Nothing; they are in the empty tables. What the file's pathways hold is not held twice."""
    here = set(connection.scalars(sa.select(pathway.c.sha256)))
    rows = [
        {"number": v.number, "name": v.name, "note": v.note, "rest": v.rest}
        for v in versions.listed
    ]
    others = [
        {"sha256": digest, "document": document}
        for digest, document in versions.documents.items()
        if digest not in here
    ]
    if rows:
        connection.execute(version.insert(), rows)
    if others:
        connection.execute(kept.insert(), others)


def read_versions(connection: sa.Connection) -> Versions:
    """The versions that the tables hold."""
    rows = connection.execute(version.select().order_by(version.c.number))
    held = [sa.select(table.c.sha256, table.c.document) for table in (pathway, kept)]
    documents = {row.sha256: row.document for found in held for row in connection.execute(found)}
    return Versions(tuple(StoredVersion(*row) for row in rows), documents)


def are_whole(connection: sa.Connection) -> bool:
    """Whether each kept pathway is what it is known by, and none of a version's is missing."""
    names = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master")}
    if "version" not in names:
        return True  # a file of an older schema
    known = set(connection.exec_driver_sql("SELECT sha256 FROM pathway").scalars())
    for digest, document in connection.exec_driver_sql("SELECT sha256, document FROM kept"):
        if digest_of(unpacked(document)) != digest:
            return False
        known.add(digest)
    for rest in connection.exec_driver_sql("SELECT rest FROM version").scalars():
        if not known.issuperset(json.loads(rest)["pathways"]):
            return False
    return True


def workspace_of(one: StoredVersion, versions: Versions, where: str) -> Workspace:
    """The workspace of a version.

    Raises:
        UserError: It holds what no workspace can.
        KeyError, TypeError, ValueError: It is not what was kept.
    """
    rest: dict[str, Any] = json.loads(one.rest)
    return put_together(rest, lambda digest: unpacked(versions.documents[digest]), where)
