"""What two copies of a workspace disagree about, and what was decided of it."""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

__all__ = ["ABSENT", "ORDER", "UNKNOWN", "Choice", "Conflict", "Place", "Settled", "packed"]

Place = tuple[str, ...]

ABSENT: Final = ""  # in place of JSON: it is not there
UNKNOWN: Final = "?"  # in place of JSON: nobody knows what it was before
ORDER: Final = "#order"  # the last word of a place that means the order of a list


class Choice(StrEnum):
    """Whose value a conflict was settled with."""

    MINE = "mine"
    THEIRS = "theirs"
    ANOTHER = "another"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One place where both copies say something new, and not the same.

    ``place`` leads there through fields, ids and keys. ``base``, ``ours`` and ``theirs`` are JSON
    with its keys in order, so that equal values are equal texts, or ``ABSENT``; ``base`` is
    ``UNKNOWN`` where the copies have no past in common.
    """

    place: Place
    base: str
    ours: str
    theirs: str

    @property
    def turned(self) -> "Conflict":
        """The same as the other copy sees it."""
        return Conflict(self.place, self.base, self.theirs, self.ours)


@dataclass(frozen=True, slots=True)
class Settled:
    """A conflict that somebody decided: the ``value`` kept (JSON or ``ABSENT``), and why.

    ``day`` is an ISO date.
    """

    conflict: Conflict
    choice: Choice
    value: str
    reason: str = ""
    who: str = ""
    day: str = ""


def packed(value: Any) -> str:
    """A value of parsed JSON as a text that equal values share."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
