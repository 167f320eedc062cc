"""Other people's files: one way in, which says what it read, assumed and refused."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from planner.errors import UnknownSourceError
from planner.imports.preview import Preview, Wishes, accepted

__all__ = ["KINDS", "Preview", "Wishes", "accepted", "read_source"]

Read = Callable[[Path, Wishes], Preview]


def _json(path: Path, _wishes: Wishes) -> Preview:
    from planner.imports.json_source import read_json_source

    return read_json_source(path)


def _bpmn(path: Path, wishes: Wishes) -> Preview:
    from planner.imports.bpmn import read_bpmn

    return read_bpmn(path, wishes)


def _graphml(path: Path, wishes: Wishes) -> Preview:
    from planner.imports.graphml import read_graphml

    return read_graphml(path, wishes)


def _table(path: Path, wishes: Wishes) -> Preview:
    from planner.imports.tables import read_table

    return read_table(path, wishes)


_READERS: Final[Mapping[str, Read]] = {
    ".json": _json,
    ".bpmn": _bpmn,
    ".graphml": _graphml,
    ".csv": _table,
    ".xlsx": _table,
}
KINDS: Final = tuple(_READERS)
AS_IT_COMES: Final = Wishes()


def read_source(path: Path, wishes: Wishes = AS_IT_COMES) -> Preview:
    """What a file holds, read by its suffix; nothing is changed until it is accepted.

    Raises:
        UnknownSourceError: Files of this sort are not read.
        FileError: The file cannot be read, or is refused with its faults.
        PathwayError: It holds no pathway.
    """
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise UnknownSourceError(file=path.name, kinds=", ".join(KINDS))
    return read(path, wishes)
