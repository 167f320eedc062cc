"""The merge of three versions of a value of parsed JSON, field by field and part by part."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from planner.merging.conflict import ABSENT, ORDER, UNKNOWN, Conflict, Place, packed
from planner.merging.keys import MAPS, is_whole, key_maker
from planner.merging.order import merged_order

__all__ = ["MISSING", "NOBODY_KNOWS", "Difference", "Merging", "differences_of", "said"]


class _Sign:
    """Stands where there is no value."""

    def __init__(self, said: str) -> None:
        self.said = said


MISSING: Final = _Sign(ABSENT)
NOBODY_KNOWS: Final = _Sign(UNKNOWN)


def said(value: Any) -> str:
    """A value, or the sign that there is none, as a conflict says it."""
    return value.said if isinstance(value, _Sign) else packed(value)


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where a version says something else than the one before it, as JSON."""

    place: Place
    before: str
    after: str


@dataclass
class Merging:
    """One merge while it runs, with the conflicts it has met."""

    conflicts: list[Conflict] = field(default_factory=list)

    def merged(self, place: Place, base: Any, ours: Any, theirs: Any) -> Any:
        """The value that holds what both did to ``base``; where they disagree, ours for now.

        What one took away and the other changed stays.
        """
        if ours is theirs or ours == theirs:
            return ours
        if base is not NOBODY_KNOWS:
            if ours is base or ours == base:
                return theirs
            if theirs is base or theirs == base:
                return ours
        whole = _are_whole(place, ours, theirs)
        if not whole and isinstance(ours, dict):
            return self._fields(place, base, ours, theirs)
        if not whole and isinstance(ours, list):
            made = self._parts(place, base, ours, theirs)
            if made is not None:
                return made
        self.disagree(place, base, ours, theirs)
        return theirs if ours is MISSING else ours

    def disagree(self, place: Place, base: Any, ours: Any, theirs: Any) -> None:
        """Notes a conflict, once for each place."""
        if all(known.place != place for known in self.conflicts):
            self.conflicts.append(Conflict(place, said(base), said(ours), said(theirs)))

    def _fields(
        self, place: Place, base: Any, ours: dict[str, Any], theirs: dict[str, Any]
    ) -> dict[str, Any]:
        before = _inner(base, dict)
        if before is MISSING:  # both made it anew: what only one of them says is disputed too
            before = {} if place[-1] in MAPS else NOBODY_KNOWS
        merged = {}
        for key in dict.fromkeys((*ours, *theirs)):
            versions = (_of(before, key), _of(ours, key), _of(theirs, key))
            value = self.merged((*place, key), *versions)
            if value is not MISSING:
                merged[key] = value
        return merged

    def _parts(
        self, place: Place, base: Any, ours: list[Any], theirs: list[Any]
    ) -> list[Any] | None:
        """The parts of a list merged by their keys; ``None`` where the list is one value."""
        before = _inner(base, list)
        known = [] if isinstance(before, _Sign) else [before]
        make = key_maker(place[-1], *known, ours, theirs)
        if make is None:
            return None
        by_key = [dict(zip(make(parts), parts, strict=True)) for parts in (*known, ours, theirs)]
        mine, others = by_key[-2:]
        past: Any = by_key[0] if known else before
        merged = {}
        for key in dict.fromkeys((*mine, *others)):
            versions = (_of(past, key), _of(mine, key), _of(others, key))
            value = self.merged((*place, key), *versions)
            if value is not MISSING:
                merged[key] = value
        keys_before = list(past) if known else None
        if before is MISSING:
            keys_before = []
        order, is_disputed = merged_order(keys_before, list(mine), list(others), merged)
        if is_disputed:
            was: Any = before if isinstance(before, _Sign) else keys_before
            self.disagree((*place, ORDER), was, list(mine), list(others))
        return [merged[key] for key in order]


def differences_of(place: Place, before: Any, after: Any) -> Iterator[Difference]:
    """Where ``after`` says something else than ``before``, as deep as values can be merged."""
    if before == after:
        return
    whole = _are_whole(place, before, after)
    if not whole and isinstance(before, dict):
        for key in dict.fromkeys((*before, *after)):
            yield from differences_of((*place, key), _of(before, key), _of(after, key))
        return
    make = None if whole or isinstance(before, dict) else key_maker(place[-1], before, after)
    if make is None:
        yield Difference(place, said(before), said(after))
        return
    old, new = (dict(zip(make(parts), parts, strict=True)) for parts in (before, after))
    for key in dict.fromkeys((*old, *new)):
        yield from differences_of((*place, key), _of(old, key), _of(new, key))
    if _shared(old, new) != _shared(new, old):
        yield Difference((*place, ORDER), said(list(old)), said(list(new)))


def _are_whole(place: Place, one: Any, other: Any) -> bool:
    """Whether two versions can only be taken as they are: they have no parts in common."""
    if isinstance(one, dict) and isinstance(other, dict):
        name = place[-1] if place else ""
        return is_whole(name, one) or is_whole(name, other)
    return not (isinstance(one, list) and isinstance(other, list))


def _inner(base: Any, sort: type) -> Any:
    """What there was before inside of a value: nothing, where that was of another sort."""
    return base if isinstance(base, sort) or base is NOBODY_KNOWS else MISSING


def _of(parts: Any, key: str) -> Any:
    return parts if isinstance(parts, _Sign) else parts.get(key, MISSING)


def _shared(keys: Iterable[str], others: Iterable[str]) -> list[str]:
    known = set(others)
    return [k for k in keys if k in known]
