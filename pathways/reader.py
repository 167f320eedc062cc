"""Reading parsed JSON field by field, with an error that says where and what is wrong."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from pathways.errors import FieldError, FieldMissingError, NotAllowedError, NotANumberError
from pathways.text import N_
from pathways.values import Name, Quantity

__all__ = ["Reader", "write_name", "write_quantity"]

_REQUIRED: Any = object()
_SAID_OF_QUANTITY: Final = ("source", "owner", "date")
_SAYS_NOTHING: Final[tuple[object, ...]] = (None, "", [], {})


class Reader:
    """A value of parsed JSON and the place it stands; each method reads one field or fails.

    A reader and those of its parts know between them which fields were read.
    """

    __slots__ = ("_read", "_value", "_where")

    def __init__(self, value: object, where: str, read: set[tuple[int, str]] | None = None) -> None:
        self._value = value
        self._where = where
        self._read = set() if read is None else read  # objects, which live on in the JSON, and keys

    def _fields(self) -> dict[str, Any]:
        if not isinstance(self._value, dict):
            raise FieldError(where=self._where, value=_shown(self._value), wanted=N_("an object"))
        return self._value

    def _field(self, key: str, default: object = None) -> Any:
        self._read.add((id(self._value), key))
        return self._fields().get(key, default)

    def _at(self, key: str) -> "Reader":
        where = f"{self._where}.{key}"
        value = self._field(key, _REQUIRED)
        if value is _REQUIRED:
            raise FieldMissingError(where=where)
        return Reader(value, where, self._read)

    def part_names(self) -> Iterator[str]:
        """The fields that are objects with fields of their own; they are not read by that."""
        return (k for k, v in self._fields().items() if isinstance(v, dict))

    def left_out(self) -> Iterator[str]:
        """Where the fields stand that say something and that nothing has read, in order."""
        return _left_out(self._value, "", self._read)

    def has(self, key: str) -> bool:
        """Whether the field is there and says something."""
        return self._fields().get(key) is not None

    def raw(self, key: str) -> object:
        """The value of a field as it stands, for fields that may hold more than one sort."""
        return self._field(key)

    def entries(self) -> Iterator[tuple[str, "Reader"]]:
        """Each field of the object with its value, in order."""
        return ((k, self._at(k)) for k in self._fields())

    def part(self, key: str) -> "Reader":
        """The object in a field; one without fields where it is absent."""
        return Reader(self._field(key) or {}, f"{self._where}.{key}", self._read)

    def items(self, key: str) -> Iterator["Reader"]:
        """The values of a list; none where it is absent."""
        value = self._field(key)
        where = f"{self._where}.{key}"
        if value is None:
            return
        if not isinstance(value, list):
            raise FieldError(where=where, value=_shown(value), wanted=N_("a list"))
        for i, one in enumerate(value):
            yield Reader(one, f"{where}[{_known(one, i)}]", self._read)

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
        said = (self.text(key, "") for key in _SAID_OF_QUANTITY)
        return Quantity(low, central, high, self.text("basis", "ill"), *said)


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
    for key in _SAID_OF_QUANTITY:
        if said := getattr(quantity, key):
            written[key] = said
    return written


def _known(one: object, i: int) -> object:
    """What tells one of a list from the others: its id, or its place."""
    return (one.get("id") if isinstance(one, dict) else None) or i


def _left_out(value: object, where: str, read: set[tuple[int, str]]) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            at = f"{where}.{key}" if where else key
            if (id(value), key) in read:
                yield from _left_out(one, at, read)
            elif one not in _SAYS_NOTHING:
                yield at
    if isinstance(value, list):
        for i, one in enumerate(value):
            yield from _left_out(one, f"{where}[{_known(one, i)}]", read)


def _shown(value: object) -> str:
    """A value as a person would write it, or in a word to translate."""
    if value is None or value == "":
        return N_("empty")
    if isinstance(value, dict):
        return N_("an object")
    if isinstance(value, list):
        return N_("a list")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:g}".replace("inf", "∞")
    said = str(value)
    said = said if len(said) <= 40 else f"{said[:39]}…"
    return said if isinstance(value, int) else f"“{said}”"
