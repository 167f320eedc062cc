"""A place in parsed JSON: what stands there, and the JSON with something else there."""

from collections.abc import Sequence
from typing import Any

from planner.merging.conflict import ORDER, Place
from planner.merging.keys import key_maker
from planner.merging.three_way import MISSING

__all__ = ["keys_at", "part_at", "with_part"]


def part_at(tree: Any, place: Place) -> Any:
    """What stands at a place; ``MISSING`` where nothing does."""
    value, field = tree, ""
    for word in place:
        if word == ORDER and isinstance(value, list):
            return _keys(field, value)
        if isinstance(value, list):
            value = dict(zip(_keys(field, value), value, strict=True))
        if not isinstance(value, dict) or word not in value:
            return MISSING
        value, field = value[word], word
    return value


def keys_at(tree: Any, place: Place) -> list[str]:
    """The keys of the list at a place; none where there is no list."""
    found = part_at(tree, place)
    return _keys(place[-1], found) if isinstance(found, list) else []


def with_part(tree: Any, place: Place, value: Any, like: Sequence[str] = ()) -> Any:
    """The same JSON with ``value`` at a place; ``MISSING`` takes away what is there.

    A new part of a list follows what it follows among the keys ``like``, or comes last.

    Raises:
        KeyError: What the place is part of is not there.
    """
    return _with("", tree, place, value, like)


def _with(field: str, tree: Any, place: Place, value: Any, like: Sequence[str]) -> Any:
    if not place:
        return value
    word, rest = place[0], place[1:]
    if isinstance(tree, dict):
        if rest and word not in tree:
            raise KeyError(word)
        put = _with(word, tree.get(word), rest, value, like)
        changed = {**tree, word: put}
        if put is MISSING:
            del changed[word]
        return changed
    if not isinstance(tree, list):
        raise KeyError(word)
    keys = _keys(field, tree)
    parts = dict(zip(keys, tree, strict=True))
    if word == ORDER:
        first = [k for k in value if k in parts]
        return [parts[k] for k in dict.fromkeys((*first, *keys))]
    if rest and word not in parts:
        raise KeyError(word)
    put = _with(word, parts.get(word), rest, value, like)
    if put is MISSING:
        return [part for key, part in parts.items() if key != word]
    if word in parts:
        return [put if key == word else part for key, part in parts.items()]
    at = _follows(word, keys, like)
    return [*tree[:at], put, *tree[at:]]


def _follows(key: str, keys: list[str], like: Sequence[str]) -> int:
    """Where among ``keys`` a new one belongs."""
    if key not in like:
        return len(keys)
    before = [k for k in like[: like.index(key)] if k in keys]
    return keys.index(before[-1]) + 1 if before else 0


def _keys(field: str, parts: list[Any]) -> list[str]:
    make = key_maker(field, parts)
    return [str(i) for i in range(1, len(parts) + 1)] if make is None else make(parts)
