"""A workspace in pieces: its pathways by their digests, and the rest of it as plain values."""

import hashlib
import json
import zlib
from collections.abc import Callable, Sequence
from typing import Any, Final

from pathways.codec import read_pathway, write_pathway
from pathways.model import Pathway
from pathways.values import FrozenMap, Quantity
from planner.merging.records import (
    read_joined,
    read_records,
    written_joined,
    written_records,
)
from planner.workspace import Workspace

__all__ = [
    "digest_of",
    "document_of",
    "packed",
    "put_together",
    "records_of",
    "rest_of",
    "unpacked",
]

_MOST_BYTES: Final = 64_000_000  # of one pathway unpacked; 500 steps are half a million
_FACTS: Final = ("cluster", "health_board", "population", "population_source", "pcpg", "author")
_PARTS: Final = ("low", "central", "high", "basis", "source", "owner", "date")


def document_of(value: Pathway) -> bytes:
    """The pathway as canonical JSON: equal pathways give equal bytes."""
    written = json.dumps(
        write_pathway(value), sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return written.encode("ascii")


def digest_of(document: bytes) -> str:
    """What a pathway's JSON is known by."""
    return hashlib.sha256(document).hexdigest()


def packed(document: bytes) -> bytes:
    """A pathway's JSON as a file holds it."""
    return zlib.compress(document)


def unpacked(document: bytes) -> bytes:
    """The JSON that a document column holds.

    Raises:
        ValueError: It is cut short, has something after it, or is larger than any pathway.
    """
    unpacking = zlib.decompressobj()
    written = unpacking.decompress(document, _MOST_BYTES)
    if not unpacking.eof or unpacking.unused_data:
        raise ValueError("document")
    return written


def records_of(value: Workspace) -> list[str]:
    """What a workspace knows of merges: open conflicts, settled ones, and saves it holds."""
    return [*written_records(value.conflicts, value.settled), *written_joined(value.joined)]


def rest_of(value: Workspace, digests: Sequence[str]) -> dict[str, Any]:
    """Everything of a workspace but the inside of its pathways, for which their digests stand."""
    return {
        **{name: getattr(value, name) for name in _FACTS},
        "assumptions": {
            key: [getattr(quantity, part) for part in _PARTS]
            for key, quantity in value.assumptions.items()
        },
        "settings": dict(value.settings),
        "conflicts": records_of(value),
        "pathways": list(digests),
    }


def put_together(rest: dict[str, Any], document: Callable[[str], bytes], where: str) -> Workspace:
    """The workspace of its pieces; ``document`` gives a pathway's JSON by its digest.

    Raises:
        KeyError: A pathway is not there.
        ValueError: A piece is not what was put away.
        TypeError: A piece is of another sort.
        UserError: A piece holds what no workspace can.
    """
    conflicts, settled = read_records(rest["conflicts"])
    return Workspace(
        **{name: rest[name] for name in _FACTS},
        pathways=tuple(
            read_pathway(json.loads(document(digest)), where) for digest in rest["pathways"]
        ),
        assumptions=FrozenMap({k: Quantity(*parts) for k, parts in rest["assumptions"].items()}),
        settings=FrozenMap(rest["settings"]),
        conflicts=conflicts,
        settled=settled,
        joined=read_joined(rest["conflicts"]),
    )
