"""Clusters and health boards of Wales as far as they could be read, each with how sure it is."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

__all__ = ["Cluster", "HealthBoard", "cluster_named", "clusters", "health_boards"]

_DATA: Final = files("planner") / "data"
_READ: Final = "read"


@dataclass(frozen=True, slots=True)
class HealthBoard:
    """A health board; ``population`` is of all ages, mid-2019 (ONS)."""

    code: str
    ods_code: str
    abbreviation: str
    name: str
    local_authorities: tuple[str, ...]
    population: int
    source: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster. The list of them is not complete or official, and says so row by row.

    ``is_name_read`` is whether a source was read for the name (``name_source``); otherwise it is
    unverified. ``population`` is the registered list where one was read (``population_source``),
    else ``None``: no average or share-out stands in for it.
    """

    id: str
    name: str
    health_board: str
    local_authority: str
    is_name_read: bool
    name_source: str
    population: int | None
    population_source: str


@cache
def clusters() -> tuple[Cluster, ...]:
    """The clusters that are known of, by health board."""
    return tuple(
        Cluster(
            id=row["cluster_id"],
            name=row["cluster_name"],
            health_board=row["health_board_name"],
            local_authority=row["la_name"],
            is_name_read=row["name_status"] == _READ,
            name_source=row["name_source"],
            population=int(row["registered_population_read"] or 0) or None,
            population_source=row["population_source"],
        )
        for row in _rows("clusters.csv")
    )


@cache
def health_boards() -> tuple[HealthBoard, ...]:
    """The health boards of Wales."""
    return tuple(
        HealthBoard(
            code=row["health_board_code"],
            ods_code=row["ods_code"],
            abbreviation=row["abbreviation"],
            name=row["health_board_name"],
            local_authorities=tuple(row["local_authorities"].split("; ")),
            population=int(row["population_mid_2019"]),
            source=row["source"],
        )
        for row in _rows("health_boards.csv")
    )


def cluster_named(name: str) -> Cluster | None:
    """The cluster of that name, however it is spelt in capitals; ``None`` where it is not known."""
    wanted = " ".join(name.casefold().split())
    return next((c for c in clusters() if c.name.casefold() == wanted), None)


def _rows(file: str) -> Iterator[dict[str, str]]:
    return csv.DictReader((_DATA / file).read_text("utf-8").splitlines())
