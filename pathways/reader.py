"""Reading parsed JSON field by field, with an error that says where and what is wrong."""

from collections.abc import Iterator, Sequence
from typing import Any

from pathways.errors import FieldError, FieldMissingError, NotAllowedError, NotANumberError
from pathways.text import N_
from pathways.values import Name, Quantity

__all__ = ["Reader", "write_name", "write_quantity"]

_REQUIRED: Any = object()


class Reader:
    """A value of parsed JSON and the place it stands; each method reads one field or fails."""

    __slots__ = ("_value", "_where")

    def __init__(self, value: object, where: str) -> None:
        self._value = value
        self._where = where

    def _fields(self) -> dict[str, Any]:
        if not isinstance(self._value, dict):
            raise FieldError(where=self._where, value=_shown(self._value), wanted=N_("an object"))
        return self._value

    def _at(self, key: str) -> "Reader":
        where = f"{self._where}.{key}"
        value = self._fields().get(key, _REQUIRED)
        if value is _REQUIRED:
            raise FieldMissingError(where=where)
        return Reader(value, where)

    @property
    def is_part(self) -> bool:
        """Whether the value is an object with fields of its own."""
        return isinstance(self._value, dict)

    def has(self, key: str) -> bool:
        """Whether the field is there and says something."""
        return self._fields().get(key) is not None

    def raw(self, key: str) -> object:
        """The value of a field as it stands, for fields that may hold more than one sort."""
        return self._fields().get(key)

    def entries(self) -> Iterator[tuple[str, "Reader"]]:
        """Each field of the object with its value, in order."""
        return ((k, self._at(k)) for k in self._fields())

    def part(self, key: str) -> "Reader":
        """The object in a field; one without fields where it is absent."""
        return Reader(self._fields().get(key) or {}, f"{self._where}.{key}")

    def items(self, key: str) -> Iterator["Reader"]:
        """The values of a list; none where it is absent."""
        value = self._fields().get(key)
        where = f"{self._where}.{key}"
        if value is None:
            return
        if not isinstance(value, list):
            raise FieldError(where=where, value=_shown(value), wanted=N_("a list"))
        for i, one in enumerate(value):
            known = one.get("id") if isinstance(one, dict) else None
            yield Reader(one, f"{where}[{known or i}]")

    def text(self, key: str, default: str = _REQUIRED) -> str:
        """The text of a field."""
        if default is not _REQUIRED and not self.has(key):
            return default
        return self._at(key).as_text()

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list; none where it is absent."""
        return tuple(one.as_text() for one in self.items(key))

    def as_text(self) -> str:
        """The value as text."""
        if not isinstance(self._value, str):
            raise FieldError(where=self._where, value=_shown(self._value), wanted=N_("text"))
        return self._value

    def word(self, key: str, allowed: Sequence[str], default: str = _REQUIRED) -> str:
        """The text of a field that holds one of a few words."""
        said = self.text(key, default)
        if said not in allowed:
            raise NotAllowedError(
                where=f"{self._where}.{key}", value=said, allowed=", ".join(allowed)
            )
        return said

    def number(self, key: str) -> float:
        """The number of a field."""
        return self._at(key).as_number()

    def as_number(self) -> float:
        """The value as a number; ``true`` and text are none."""
        if isinstance(self._value, bool) or not isinstance(self._value, (int, float)):
            raise NotANumberError(where=self._where, value=_shown(self._value))
        try:
            number = float(self._value)
        except OverflowError:
            number = float("inf")
        if not abs(number) < float("inf"):
            raise NotANumberError(where=self._where, value=_shown(self._value))
        return number

    def flag(self, key: str, default: bool = False) -> bool:
        """A yes or no; ``default`` where it is absent."""
        value = default if not self.has(key) else self.raw(key)
        if not isinstance(value, bool):
            raise FieldError(
                where=f"{self._where}.{key}", value=_shown(value), wanted=N_("true or false")
            )
        return value

    def whole(self, key: str) -> int | None:
        """A whole number, or none where it is absent."""
        if not self.has(key):
            return None
        number = self.number(key)
        if number != int(number):
            raise FieldError(
                where=f"{self._where}.{key}", value=_shown(number), wanted=N_("a whole number")
            )
        return int(number)

    def numbers(self, key: str) -> tuple[float, ...]:
        """The numbers of a list; none where it is absent."""
        return tuple(one.as_number() for one in self.items(key))

    def name(self, key: str) -> Name:
        """A name in English and Welsh; plain text is English."""
        at = self._at(key)
        if isinstance(at._value, str):
            return Name(at._value)
        return Name(at.text("en", ""), at.text("cy", ""))

    def quantity(self, key: str) -> Quantity:
        """The quantity of a field."""
        return self._at(key).as_quantity()

    def as_quantity(self) -> Quantity:
        """The value as a quantity; a bare number is one with no spread."""
        if isinstance(self._value, (int, float)):
            return Quantity.exact(self.as_number())
        low, central, high = (self.number(k) for k in ("low", "central", "high"))
        return Quantity(low, central, high, self.text("basis", "ill"), self.text("source", ""))


def write_name(name: Name) -> dict[str, str]:
    """A name as JSON."""
    return {"en": name.en, "cy": name.cy}


def write_quantity(quantity: Quantity) -> dict[str, Any]:
    """A quantity as JSON."""
    written: dict[str, Any] = {
        "low": quantity.low,
        "central": quantity.central,
        "high": quantity.high,
        "basis": quantity.basis,
    }
    if quantity.source:
        written["source"] = quantity.source
    return written


def _shown(value: object) -> str:
    said = repr(value)
    return said if len(said) <= 40 else f"{said[:39]}…"
