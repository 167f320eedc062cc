"""Small immutable values a pathway is made of: bilingual names, quantities, maps and hours."""

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, TypeVar

from pathways.errors import NotANumberError

__all__ = ["Basis", "FrozenMap", "Hours", "Name", "Quantity", "basis_kind"]

V = TypeVar("V")


class FrozenMap(Mapping[str, V], Generic[V]):
    """An immutable, hashable mapping from names to values that keeps its order."""

    __slots__ = ("_hash", "_items")

    def __init__(self, items: Mapping[str, V] | None = None, /, **more: V) -> None:
        self._items: dict[str, V] = {**(items or {}), **more}
        self._hash: int | None = None

    def __getitem__(self, key: str) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(frozenset(self._items.items()))
        return self._hash

    def __eq__(self, other: object) -> bool:
        if isinstance(other, FrozenMap):
            return self._items == other._items
        return NotImplemented

    def __repr__(self) -> str:
        return f"FrozenMap({self._items!r})"

    def with_(self, key: str, value: V) -> "FrozenMap[V]":
        """The same map with ``key`` set to ``value``."""
        return FrozenMap({**self._items, key: value})

    def without(self, key: str) -> "FrozenMap[V]":
        """The same map with no ``key``."""
        return FrozenMap({k: v for k, v in self._items.items() if k != key})


_UNSEEN: Final = frozenset("ZC")  # separators; controls, joiners and the like
_FILLERS: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def _can_be_seen(text: str) -> bool:
    return any(c not in _FILLERS and unicodedata.category(c)[0] not in _UNSEEN for c in text)


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called, in English and in Welsh; either may be blank."""

    en: str
    cy: str = ""

    def said(self, language: str = "en") -> str:
        """The name in ``language``, or in the other one where nothing of that can be seen."""
        own, other = (self.cy, self.en) if language == "cy" else (self.en, self.cy)
        return own if _can_be_seen(own) else other or own

    @property
    def is_blank(self) -> bool:
        """Whether nothing of it can be seen: spaces and characters without width are nothing."""
        return not _can_be_seen(self.en + self.cy)

    def with_(self, language: str, text: str) -> "Name":
        """The same name with ``text`` in ``language``."""
        return Name(self.en, text) if language == "cy" else Name(text, self.cy)


class Basis(StrEnum):
    """How far a number can be trusted."""

    ILLUSTRATIVE = "illustrative"
    DERIVED = "derived"
    SOURCED = "sourced"
    CONFIRMED = "confirmed"


CONFIRMED_LOCALLY: Final = "local"


def basis_kind(code: str) -> Basis:
    """The kind of basis that a code of the source table stands for.

    ``ill`` is illustrative, ``D…`` derived, ``local`` confirmed locally; any other was read.
    """
    if code in ("", "ill"):
        return Basis.ILLUSTRATIVE
    if code == CONFIRMED_LOCALLY:
        return Basis.CONFIRMED
    return Basis.DERIVED if code.startswith("D") else Basis.SOURCED


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its range and what it rests on.

    ``low`` and ``high`` are the 10th and 90th percentile guess. ``basis`` is a code of the
    library's sources or ``local`` for a figure confirmed locally, whose source is then ``source``,
    confirmed by ``owner`` on ``date`` (ISO). Another central value has neither.
    A range out of order can be held: it is a finding, not an error.
    """

    low: float
    central: float
    high: float
    basis: str = "ill"
    source: str = ""
    owner: str = ""
    date: str = ""

    def __post_init__(self) -> None:
        for value in (self.low, self.central, self.high):
            if not math.isfinite(value):
                raise NotANumberError(where=f"“{self.basis}”", value=str(value))

    @classmethod
    def exact(cls, value: float, basis: str = "ill", source: str = "") -> "Quantity":
        """A quantity with no spread."""
        return cls(value, value, value, basis, source)

    @property
    def is_illustrative(self) -> bool:
        """Whether nobody has yet stood behind the number."""
        return basis_kind(self.basis) is Basis.ILLUSTRATIVE

    def with_central(self, value: float) -> "Quantity":
        """The same quantity about a new central value, its spread kept in proportion."""
        if self.central == 0:
            return Quantity(
                min(self.low, value), value, max(self.high, value), self.basis, self.source
            )
        factor = value / self.central
        low, high = sorted((self.low * factor, self.high * factor))
        return Quantity(low, value, high, self.basis, self.source)


_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY: Final = r"(?:mon|tue|wed|thu|fri|sat|sun)\w*"
_WHEN: Final = re.compile(
    rf"(?P<days>7 days|daily|{_DAY}(?:\s*-\s*{_DAY})?)\s+"
    r"(?:(?P<from>\d{1,2})[:.](?P<fm>\d{2})\s*-\s*(?P<to>\d{1,2})[:.](?P<tm>\d{2})|(?P<half>am|pm))",
    re.IGNORECASE,
)
_HALVES: Final = {"am": (8 * 60, 12 * 60), "pm": (13 * 60, 17 * 60)}


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours of a week, as written and as minutes of each day.

    ``week`` holds, from Monday to Sunday, the opening and closing minute of the day, or ``None``
    where closed. "am" and "pm" without times are read as 8:00 to 12:00 and 13:00 to 17:00.
    """

    written: str = ""
    week: tuple[tuple[int, int] | None, ...] = (None,) * 7

    @classmethod
    def read(cls, written: str) -> "Hours":
        """The hours that ``written`` gives, such as "Mon-Fri 8:00-18:30, Sat am"."""
        week: list[tuple[int, int] | None] = [None] * 7
        for found in _WHEN.finditer(written):
            days = found["days"].lower()
            if days in ("7 days", "daily"):
                first, last = 0, 6
            else:
                ends = [_DAYS.index(d.strip()[:3]) for d in days.split("-")]
                first, last = ends[0], ends[-1]
            if found["half"]:
                span = _HALVES[found["half"].lower()]
            else:
                span = (
                    int(found["from"]) * 60 + int(found["fm"]),
                    int(found["to"]) * 60 + int(found["tm"]),
                )
            for day in range(first, last + 1):
                known = week[day]
                week[day] = (min(known[0], span[0]), max(known[1], span[1])) if known else span
        return cls(written.strip(), tuple(week))

    @property
    def are_known(self) -> bool:
        """Whether any opening hours could be read."""
        return any(self.week)

    def cover(self, other: "Hours") -> bool:
        """Whether these hours are open whenever ``other`` is."""
        return all(
            theirs is None or (ours is not None and ours[0] <= theirs[0] and ours[1] >= theirs[1])
            for ours, theirs in zip(self.week, other.week, strict=True)
        )
