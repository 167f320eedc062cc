"""The tables of each released schema, word for word as they stand in a file."""

from collections.abc import Mapping
from typing import Final

__all__ = ["APPLICATION_ID", "SCHEMA", "SCHEMAS"]

APPLICATION_ID: Final = 0x43624450  # "CbDP"

# A file must hold these statements and nothing more, so a released entry never changes: a new
# schema is a new entry here, its tables in `tables`, and an upgrade in `migrations`.
_FIRST: Final = (
    """CREATE TABLE workspace (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    cluster TEXT NOT NULL,
    health_board TEXT NOT NULL,
    population INTEGER CHECK (population >= 0),
    population_source TEXT NOT NULL,
    pcpg TEXT NOT NULL,
    author TEXT NOT NULL
) STRICT""",
    """CREATE TABLE pathway (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name_en TEXT NOT NULL,
    name_cy TEXT NOT NULL,
    steps INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    document BLOB NOT NULL
) STRICT""",
    """CREATE TABLE assumption (
    position INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    low REAL NOT NULL,
    central REAL NOT NULL,
    high REAL NOT NULL,
    basis TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT""",
    """CREATE TABLE setting (
    position INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT""",
    """CREATE TABLE conflict (
    position INTEGER PRIMARY KEY,
    message TEXT NOT NULL
) STRICT""",
    """CREATE TABLE revision (
    number INTEGER PRIMARY KEY,
    saved_at TEXT NOT NULL,
    author TEXT NOT NULL,
    pathways INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    seal TEXT NOT NULL
) STRICT""",
)
_ASSUMPTION_WITH_OWNER: Final = """CREATE TABLE assumption (
    position INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    low REAL NOT NULL,
    central REAL NOT NULL,
    high REAL NOT NULL,
    basis TEXT NOT NULL,
    source TEXT NOT NULL,
    owner TEXT NOT NULL,
    date TEXT NOT NULL
) STRICT"""
_VERSIONS: Final = (
    """CREATE TABLE version (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    rest TEXT NOT NULL
) STRICT""",
    """CREATE TABLE kept (
    sha256 TEXT PRIMARY KEY,
    document BLOB NOT NULL
) STRICT""",
)
_SECOND: Final = (*_FIRST[:2], _ASSUMPTION_WITH_OWNER, *_FIRST[3:])
SCHEMAS: Final[Mapping[int, tuple[str, ...]]] = {
    1: _FIRST,
    2: _SECOND,
    3: (*_SECOND, *_VERSIONS),
}
SCHEMA: Final = max(SCHEMAS)
