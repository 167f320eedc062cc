"""Which column each card stands in, and which connections run back, against the reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

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

    ``pairs`` are the connections as positions of cards. A connection of a card with itself counts
    as neither ahead nor back.
    """
    count = len(lanes)
    is_back = _loops(count, pairs, entries)
    ahead = [p for p, back in zip(pairs, is_back, strict=True) if not back and p[0] != p[1]]
    column = longest_ways(count, ahead, [0] * count)
    after: list[list[int]] = [[] for _ in range(count)]
    before = [0] * count
    touched = [False] * count
    for source, target in pairs:
        touched[source] = touched[target] = True
    for source, target in ahead:
        after[source].append(target)
        before[target] += 1
    for card in range(count):
        if not before[card] and after[card] and not entries[card]:
            column[card] = min(column[t] for t in after[card]) - 1
    last = max(column, default=0)
    for card in range(count):
        if ends[card] and not after[card] and touched[card]:
            column[card] = last
    _spread([c for c in range(count) if not touched[c]], column, lanes, ends)
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


def _loops(count: int, pairs: Sequence[Pair], entries: Sequence[bool]) -> list[bool]:
    """For each connection whether it closes a loop, walking in the given order from the entries."""
    leaving: list[list[int]] = [[] for _ in range(count)]
    entered = [False] * count
    for number, (source, target) in enumerate(pairs):
        if source != target:
            leaving[source].append(number)
            entered[target] = True
    is_back = [False] * len(pairs)
    state = [0] * count  # 0 not met, 1 on the way, 2 done
    roots = sorted(range(count), key=lambda c: (not entries[c], entered[c]))
    for root in roots:
        if state[root]:
            continue
        state[root] = 1
        walk = [(root, iter(leaving[root]))]
        while walk:
            card, rest = walk[-1]
            for number in rest:
                target = pairs[number][1]
                if state[target] == 1:
                    is_back[number] = True
                elif not state[target]:
                    state[target] = 1
                    walk.append((target, iter(leaving[target])))
                    break
            else:
                state[card] = 2
                walk.pop()
    return is_back


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
