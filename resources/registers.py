"""Disease registers of Wales by health board, each with how sure it is."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from pathways.values import Basis, Name

__all__ = ["WALES", "Register", "register", "registers", "share_of_all"]

WALES: Final = "W92000004"
_BASES: Final = {
    "read": Basis.SOURCED,
    "table": Basis.DERIVED,
    "ill": Basis.ILLUSTRATIVE,
    "": Basis.ILLUSTRATIVE,
}


@dataclass(frozen=True, slots=True)
class Register:
    """A register of an area: ``share`` of its registered people from ``from_age`` on.

    Of several registers added up, people on two of them count twice. ``share`` is ``None`` where
    no figure was found: somebody has to give it.
    """

    id: str
    name: Name
    area: str
    area_name: Name
    share: float | None
    from_age: int
    year: str
    basis: Basis
    source: Name


@cache
def registers() -> tuple[Register, ...]:
    """Every register, Wales and health boards, in the order of the table."""
    table = (files("resources") / "data" / "disease_registers.csv").read_text("utf-8")
    return tuple(
        Register(
            id=row["register"],
            name=Name(row["name_en"], row["name_cy"]),
            area=row["area"],
            area_name=Name(row["area_en"], row["area_cy"]),
            share=float(row["share"]) if row["share"] else None,
            from_age=int(row["from_age"]),
            year=row["year"],
            basis=_BASES[row["basis"]],
            source=Name(row["source"], row["source_cy"]),
        )
        for row in csv.DictReader(table.splitlines())
    )


def register(register_id: str, area: str) -> Register | None:
    """The register of an area, or Wales's where the area has none of its own, which says so;
    ``None`` where there is neither."""
    known = {one.area: one for one in registers() if one.id == register_id}
    return known.get(area) or known.get(WALES)


def share_of_all(known: Register, adults: float | None) -> float | None:
    """The register as a share of people of all ages.

    Args:
        known: The register.
        adults: The share of people who are as old as it begins; ``None`` where not known, which
            leaves a register of adults not known either.
    """
    if known.share is None or not known.from_age:
        return known.share
    return None if adults is None else known.share * adults
