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

__all__ = ["PRICE_BASE", "Assumption", "Assumptions", "Blank", "default_assumptions"]

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


@dataclass(frozen=True, slots=True)
class Blank:
    """An input that nobody has given yet, and ``holder``: who is likely to know it.

    It has no default, and figures that need it are not given until it has a value.
    """

    key: str
    name: Name
    unit: str
    bounds: Bounds
    price_year: str
    holder: Name

    def filled(self, quantity: Quantity) -> Assumption:
        """The assumption it becomes with a value."""
        return Assumption(
            self.key, self.name, self.unit, quantity, self.bounds, self.price_year, Name("")
        )


class Assumptions(Mapping[str, Assumption]):
    """The named inputs of an estimate, defaults with a workspace's own values laid over them.

    ``blanks`` are those without a value; they are not in the mapping.
    """

    __slots__ = ("_by_key", "blanks")

    def __init__(
        self, by_key: Mapping[str, Assumption], blanks: Mapping[str, Blank] | None = None
    ) -> None:
        self._by_key = dict(by_key)
        self.blanks: Final[Mapping[str, Blank]] = dict(blanks or {})

    def __getitem__(self, key: str) -> Assumption:
        try:
            return self._by_key[key]
        except KeyError:
            known = (*self._by_key, *self.blanks)
            closest = difflib.get_close_matches(key, known, 1, 0.0)
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

    def given(self, key: str) -> float | None:
        """The central value of an input; ``None`` where somebody still has to give it."""
        return None if key in self.blanks else self.value(key)

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
        changed = {
            key: self.blanks[key].filled(quantity)
            if key in self.blanks
            else replace(self[key], quantity=quantity)
            for key, quantity in own.items()
        }
        for assumption in changed.values():
            central, bounds = assumption.quantity.central, assumption.bounds
            if not bounds.hold(central):
                raise BoundsError(what=assumption.name, **bounds.blanks(central))
        blanks = {key: blank for key, blank in self.blanks.items() if key not in changed}
        return Assumptions({**self._by_key, **changed}, blanks)


@cache
def default_assumptions() -> Assumptions:
    """The inputs that come with the planner; most are illustrative and say so, some are blank."""
    rows = [*_rows("assumptions.csv"), *_rows("appraisal_inputs.csv")]
    known = {
        row["key"]: Assumption(
            key=row["key"],
            name=Name(row["name_en"], row["name_cy"]),
            unit=row["unit"],
            quantity=Quantity(
                float(row["low"]), float(row["central"]), float(row["high"]), row["basis"]
            ),
            bounds=_bounds(row),
            price_year=row["price_year"],
            source=Name(row["source"], row["source_cy"]),
        )
        for row in rows
        if row["central"]
    }
    blanks = {
        row["key"]: Blank(
            key=row["key"],
            name=Name(row["name_en"], row["name_cy"]),
            unit=row["unit"],
            bounds=_bounds(row),
            price_year=row["price_year"],
            holder=Name(row["holder"], row["holder_cy"]),
        )
        for row in rows
        if not row["central"]
    }
    return Assumptions(known, blanks)


def _bounds(row: Mapping[str, str]) -> Bounds:
    is_share = row["unit"].startswith("share")
    return Bounds(row["name_en"], float(row["min"]), float(row["max"]), is_share=is_share)


def _rows(file: str) -> Iterator[dict[str, str]]:
    table = (files("resources") / "data" / file).read_text("utf-8")
    return csv.DictReader(table.splitlines())
