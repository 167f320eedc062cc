"""A working copy's file: one record after another, each whole on the disk before the next begins.

A record holds the workspace as one action left it; pathways that an earlier record holds stand by
their digests. What a killed program left of a record fails its checksum, and the one before counts.
"""

import hashlib
import json
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from pathways.errors import UserError
from planner.files import read_whole, unwritten
from planner.store.pieces import digest_of, document_of, put_together, rest_of
from planner.workspace import Workspace

__all__ = ["Journal", "Kept", "last"]

_MAGIC: Final = b"CbDW\x00\x01"
_LENGTH: Final = 4
_CHECK: Final = 32
_MOST_RECORDS: Final = 400  # then a new file begins, so that reading one stays quick
_MOST_MEGABYTES: Final = 500
_BINARY: Final = getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Kept:
    """Work as its last action left it, and the file it belongs to.

    ``origin`` is that file, ``None`` where there is none yet; ``since`` its seal when it was
    opened or last saved; ``at`` the time of the action (UTC).
    """

    workspace: Workspace
    origin: Path | None
    since: str
    at: datetime


class Journal:
    """The file of one working copy while it is written; only its owner writes in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._size = 0
        self._records = 0
        self._written: set[str] = set()
        self._known: dict[int, tuple[object, str, str]] = {}  # by identity; the object keeps it

    def keep(
        self, workspace: Workspace, origin: Path | None, since: str, at: datetime | None = None
    ) -> None:
        """Nothing; the workspace is on the disk when this returns.

        Raises:
            FileError: It cannot be written. What was kept before is still there.
        """
        try:
            if self._records == 0 or self._records >= _MOST_RECORDS:
                self._begin(workspace, origin, since, at or datetime.now(UTC))
            else:
                record, digests = self._record(workspace, origin, since, at or datetime.now(UTC))
                self._put(record)
                self._written |= digests
        except OSError as error:
            raise unwritten(self.path, error) from error

    def _begin(self, workspace: Workspace, origin: Path | None, since: str, at: datetime) -> None:
        """Nothing; a new file with one record is in place of the old one, if there was any."""
        self._written = set()
        self._records = 0  # where this fails, the next action tries again
        record, digests = self._record(workspace, origin, since, at)
        fresh = self.path.with_suffix(".fresh")
        data = _MAGIC + record
        _write(fresh, data, 0, os.O_CREAT | os.O_TRUNC)
        os.replace(fresh, self.path)  # noqa: PTH105 - its faults are tried by name
        self._size, self._records, self._written = len(data), 1, digests

    def _put(self, record: bytes) -> None:
        """Nothing; a record follows the last whole one, over whatever a failed one left."""
        _write(self.path, record, self._size, 0)
        self._size += len(record)
        self._records += 1

    def _record(
        self, workspace: Workspace, origin: Path | None, since: str, at: datetime
    ) -> tuple[bytes, set[str]]:
        """The bytes of a record, and the digests of the pathways in it."""
        known = {}
        for pathway in workspace.pathways:
            before = self._known.get(id(pathway))
            if before is None:
                document = document_of(pathway)
                before = (pathway, digest_of(document), document.decode("ascii"))
            known[id(pathway)] = before
        self._known = known
        pieces = [known[id(pathway)] for pathway in workspace.pathways]
        fresh = {digest: text for _pathway, digest, text in pieces if digest not in self._written}
        said = {
            "at": at.astimezone(UTC).isoformat(),
            "origin": str(origin) if origin else "",
            "since": since,
            "rest": rest_of(workspace, [digest for _pathway, digest, _text in pieces]),
            "documents": fresh,
        }
        payload = zlib.compress(json.dumps(said, allow_nan=False).encode("ascii"), 3)
        check = hashlib.sha256(payload).digest()
        return len(payload).to_bytes(_LENGTH, "big") + check + payload, set(fresh)


def last(path: Path) -> Kept | None:
    """What the last whole record of a file holds; ``None`` where there is none to be read.

    Raises:
        FileError: The file cannot be read.
    """
    data = read_whole(path, megabytes=_MOST_MEGABYTES)
    documents: dict[str, str] = {}
    found: dict[str, Any] | None = None
    try:
        for record in _records(data):
            documents.update(record["documents"])
            found = record
        if found is None:
            return None
        return Kept(
            put_together(
                found["rest"], lambda digest: documents[digest].encode("ascii"), path.name
            ),
            Path(found["origin"]) if found["origin"] else None,
            str(found["since"]),
            datetime.fromisoformat(found["at"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError, zlib.error, UserError):
        return None  # of a newer planner: it stays where it is


def _records(data: bytes) -> Iterator[dict[str, Any]]:
    if not data.startswith(_MAGIC):
        return
    at = len(_MAGIC)
    while at + _LENGTH + _CHECK <= len(data):
        length = int.from_bytes(data[at : at + _LENGTH], "big")
        begins = at + _LENGTH + _CHECK
        payload = data[begins : begins + length]
        if hashlib.sha256(payload).digest() != data[at + _LENGTH : begins]:
            return
        yield json.loads(zlib.decompress(payload))
        at = begins + length


def _write(path: Path, data: bytes, at: int, flags: int) -> None:
    """Nothing; the bytes are on the disk."""
    descriptor = os.open(path, os.O_WRONLY | _BINARY | flags, 0o600)
    try:
        os.lseek(descriptor, at, os.SEEK_SET)
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
