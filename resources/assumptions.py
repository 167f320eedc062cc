"""Named inputs of the estimate, each with its range, unit, price year, basis and source."""

import csv
import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Final

from pathways.bounds import Bounds, BoundsError
from pathways.values import Basis, Name, Quantity, basis_kind
from resources.errors import UnknownInputError

__all__ = ["PRICE_BASE", "Assumption", "Assumptions", "default_assumptions"]

PRICE_BASE: Final = "2025/26"
_TABLE_BASES: Final = {
    "ill": Basis.ILLUSTRATIVE,
    "read": Basis.SOURCED,
    "table": Basis.DERIVED,
    "ncc": Basis.SOURCED,
}


@dataclass(frozen=True, slots=True)
class Assumption:
    """One named input: what it is, in which unit, at which price year, and what it rests on.

    ``bounds`` say between what it has to lie for the sums to mean anything.
    """

    key: str
    name: Name
    unit: str
    quantity: Quantity
    bounds: Bounds
    price_year: str
    source: Name

    @property
    def basis(self) -> Basis:
        """How far the number can be trusted."""
        return _TABLE_BASES.get(self.quantity.basis) or basis_kind(self.quantity.basis)


class Assumptions(Mapping[str, Assumption]):
    """The named inputs of an estimate, defaults with a workspace's own values laid over them."""

    __slots__ = ("_by_key",)

    def __init__(self, by_key: Mapping[str, Assumption]) -> None:
        self._by_key = dict(by_key)

    def __getitem__(self, key: str) -> Assumption:
        try:
            return self._by_key[key]
        except KeyError:
            closest = difflib.get_close_matches(key, self._by_key, 1, 0.0)
            raise UnknownInputError(key=key, closest=closest[0] if closest else "") from None

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_key)

    def __len__(self) -> int:
        return len(self._by_key)

    def value(self, key: str) -> float:
        """The central value of an assumption, in its own unit."""
        return self[key].quantity.central

    def at_price_base(self, key: str) -> float:
        """The central value of a price, brought from its price year to the price base [£]."""
        assumption = self[key]
        if assumption.price_year in ("", PRICE_BASE):
            return assumption.quantity.central
        return assumption.quantity.central * self.value(f"uprate.{assumption.price_year}")

    def with_values(self, own: Mapping[str, Quantity]) -> "Assumptions":
        """The same inputs with some values replaced; a replaced price keeps its price year.

        Raises:
            UnknownInputError: A key names no assumption.
            BoundsError: A central value is out of the bounds of its assumption.
        """
        changed = {key: replace(self[key], quantity=quantity) for key, quantity in own.items()}
        for assumption in changed.values():
            central, bounds = assumption.quantity.central, assumption.bounds
            if not bounds.hold(central):
                raise BoundsError(what=assumption.name, **bounds.blanks(central))
        return Assumptions({**self._by_key, **changed})


@cache
def default_assumptions() -> Assumptions:
    """The inputs that come with the planner; most are illustrative and say so."""
    table = (files("resources") / "data" / "assumptions.csv").read_text("utf-8")
    return Assumptions(
        {
            row["key"]: Assumption(
                key=row["key"],
                name=Name(row["name_en"], row["name_cy"]),
                unit=row["unit"],
                quantity=Quantity(
                    float(row["low"]), float(row["central"]), float(row["high"]), row["basis"]
                ),
                bounds=Bounds(
                    row["name_en"],
                    float(row["min"]),
                    float(row["max"]),
                    is_share=row["unit"].startswith("share"),
                ),
                price_year=row["price_year"],
                source=Name(row["source"], row["source_cy"]),
            )
            for row in csv.DictReader(table.splitlines())
        }
    )
