"""Which column each card stands in, and which connections run back, against the reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from pathways.layout.loops import find_loops

__all__ = ["Ranks", "rank_cards"]

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ranks:
    """The column of each card, and for each connection whether it runs back."""

    column: list[int]
    is_back: list[bool]


def rank_cards(
    pairs: Sequence[Pair],
    *,
    lanes: Sequence[int],
    entries: Sequence[bool],
    ends: Sequence[bool],
) -> Ranks:
    """Columns by the longest way from an entry, ends last, cards without connections spread out.

    A card with more connections going on than coming in stands as far to the right as they let it,
    so that lines are short. ``pairs`` are the connections as positions of cards. A connection of a
    card with itself counts as neither ahead nor back.
    """
    count = len(lanes)
    is_back = find_loops(count, pairs, entries)
    ahead = [p for p, back in zip(pairs, is_back, strict=True) if not back and p[0] != p[1]]
    column = longest_ways(count, ahead, [0] * count)
    touched = {card for pair in pairs for card in pair}
    after: list[list[int]] = [[] for _ in range(count)]
    before = [0] * count
    for source, target in ahead:
        after[source].append(target)
        before[target] += 1
    last = max(column, default=0)
    for card in touched:
        if ends[card] and not after[card]:
            column[card] = last
    for card in sorted(range(count), key=column.__getitem__, reverse=True):
        if len(after[card]) > before[card] and not (entries[card] and not before[card]):
            column[card] = min(column[t] for t in after[card]) - 1
    used = sorted({column[card] for card in touched})
    if len(used) <= last:
        place = {old: new for new, old in enumerate(used)}
        column = [place.get(old, 0) for old in column]
    _spread([c for c in range(count) if c not in touched], column, lanes, ends)
    return Ranks(column, is_back)


def longest_ways(count: int, ahead: Sequence[Pair], least: Sequence[int]) -> list[int]:
    """For each card the longest way to it, at least ``least``; ``ahead`` holds no loop."""
    after: list[list[int]] = [[] for _ in range(count)]
    waiting = [0] * count
    for source, target in ahead:
        after[source].append(target)
        waiting[target] += 1
    column = list(least)
    ready = [card for card in range(count) if not waiting[card]]
    for card in ready:
        for target in after[card]:
            column[target] = max(column[target], column[card] + 1)
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return column


def _spread(
    loose: Sequence[int], column: list[int], lanes: Sequence[int], ends: Sequence[bool]
) -> None:
    """Cards without connections: side by side in their lane instead of in one high stack."""
    width = max(max(column, default=0) + 1, ceil(sqrt(len(loose))))
    used: dict[int, int] = {}
    for card in loose:
        if ends[card]:
            column[card] = width - 1
        else:
            column[card] = used.get(lanes[card], 0) % width
            used[lanes[card]] = used.get(lanes[card], 0) + 1
