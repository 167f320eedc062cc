"""Conflicts and decisions as texts that a file keeps, and back."""

import json
from collections.abc import Iterable
from typing import Final

from planner.merging.conflict import ABSENT, UNKNOWN, Choice, Conflict, Settled, packed

__all__ = ["read_joined", "read_records", "written_joined", "written_records"]

_JOINED: Final = "joined"


def written_records(conflicts: Iterable[Conflict], settled: Iterable[Settled]) -> list[str]:
    """A text for each conflict and each decision."""
    records = [packed(_written(one)) for one in conflicts]
    for one in settled:
        decided = {
            "choice": one.choice,
            "value": one.value,
            "reason": one.reason,
            "who": one.who,
            "day": one.day,
        }
        records.append(packed({**_written(one.conflict), **decided}))
    return records


def read_records(records: Iterable[str]) -> tuple[tuple[Conflict, ...], tuple[Settled, ...]]:
    """The conflicts and the decisions that texts hold.

    Words of an older file, which are no record, are a conflict of nothing but those words.

    Raises:
        ValueError: A record is not what was written.
    """
    conflicts, settled = [], []
    for record in records:
        if not record.startswith("{"):
            conflicts.append(Conflict((record,), UNKNOWN, ABSENT, ABSENT))
            continue
        known = json.loads(record)
        if _JOINED in known:
            continue
        try:
            said = [known[k] for k in ("base", "ours", "theirs")]
            conflict = Conflict(tuple(map(_text, known["place"])), *map(_value, said))
            if "choice" not in known:
                conflicts.append(conflict)
                continue
            about = (_text(known[k]) for k in ("reason", "who", "day"))
            decided = Settled(conflict, Choice(known["choice"]), _value(known["value"]), *about)
            settled.append(decided)
        except (KeyError, TypeError) as error:
            raise ValueError("record") from error
    return tuple(conflicts), tuple(settled)


def written_joined(seals: Iterable[str]) -> list[str]:
    """A text for each save of another file that has been merged."""
    return [packed({_JOINED: seal}) for seal in seals]


def read_joined(records: Iterable[str]) -> tuple[str, ...]:
    """The seals among texts.

    Raises:
        ValueError: A record is not what was written.
    """
    known = (json.loads(record) for record in records if record.startswith("{"))
    return tuple(_text(one[_JOINED]) for one in known if _JOINED in one)


def _written(conflict: Conflict) -> dict[str, object]:
    return {
        "place": list(conflict.place),
        "base": conflict.base,
        "ours": conflict.ours,
        "theirs": conflict.theirs,
    }


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("record")
    return value


def _value(value: object) -> str:
    """A text that holds JSON or stands for nothing."""
    said = _text(value)
    if said not in (ABSENT, UNKNOWN):
        json.loads(said)
    return said
