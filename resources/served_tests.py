"""Which tests travel by courier, which patients take home, and how soon results are due."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pathways.values import Name

__all__ = ["ServedTest", "served", "served_tests"]


@dataclass(frozen=True, slots=True)
class ServedTest:
    """How a test is served; ``target_hours`` from request to result, ``None`` where none is set."""

    target_hours: float | None = None
    is_couriered: bool = False
    is_patient_held: bool = False
    source: Name = Name("")


@cache
def served_tests() -> Mapping[str, ServedTest]:
    """How each test is served, by its id; tests of which nothing special is known are left out."""
    table = (files("resources") / "data" / "served_tests.csv").read_text("utf-8")
    return {
        row["test"]: ServedTest(
            float(row["target_hours"]) if row["target_hours"] else None,
            row["is_couriered"] == "1",
            row["is_patient_held"] == "1",
            Name(row["source"], row["source_cy"]),
        )
        for row in csv.DictReader(table.splitlines())
    }


def served(test: str) -> ServedTest:
    """How a test is served."""
    return served_tests().get(test, ServedTest())
