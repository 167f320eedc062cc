"""Which connections run back, against the reading, so that all others lead ahead."""

from collections.abc import Sequence

__all__ = ["find_loops"]

Pair = tuple[int, int]
FAR = 1 << 30


def find_loops(count: int, pairs: Sequence[Pair], entries: Sequence[bool]) -> list[bool]:
    """For each connection whether it closes a loop, few of them and towards the entries.

    Of the cards of a loop the one nearest to an entry comes first (of several, the first given).
    A connection of a card with itself is not one that runs back.
    """
    after: list[list[int]] = [[] for _ in range(count)]
    before: list[list[int]] = [[] for _ in range(count)]
    for source, target in pairs:
        if source != target:
            after[source].append(target)
            before[target].append(source)
    rank = _sequence(after, before, _distances(after, before, entries))
    is_back = [rank[source] > rank[target] for source, target in pairs]
    for number, back in enumerate(is_back):
        if back:
            is_back[number] = False
            if _is_reached(count, pairs, is_back, number):
                is_back[number] = True
    return is_back


def _distances(
    after: Sequence[Sequence[int]], before: Sequence[Sequence[int]], entries: Sequence[bool]
) -> list[int]:
    """How many connections each card is from an entry, or from a card that nothing leads to."""
    distance = [FAR] * len(after)
    reached = [c for c, is_entry in enumerate(entries) if is_entry or not before[c]]
    for card in reached:
        distance[card] = 0
    for card in reached:
        for target in after[card]:
            if distance[target] == FAR:
                distance[target] = distance[card] + 1
                reached.append(target)
    return distance


def _sequence(
    after: Sequence[Sequence[int]], before: Sequence[Sequence[int]], distance: Sequence[int]
) -> list[int]:
    """The place of each card in an order that few connections run against.

    Cards without anything before them come first, cards without anything after them last; where
    neither is left, the card nearest to an entry is taken.
    """
    count = len(after)
    coming = [len(cards) for cards in before]
    going = [len(cards) for cards in after]
    rank = [FAR] * count
    first, last = 0, count
    free = [card for card in range(count) if not coming[card]]
    done = [card for card in range(count) if not going[card] and coming[card]]
    nearest = sorted(range(count), key=distance.__getitem__)
    chosen = 0
    while first < last:
        if free:
            card = free.pop()
        elif done:
            card = done.pop()
        else:
            while rank[nearest[chosen]] != FAR:
                chosen += 1
            card = nearest[chosen]
        if rank[card] != FAR:
            continue
        if coming[card] and not going[card]:
            last -= 1
            rank[card] = last
        else:
            rank[card] = first
            first += 1
        for target in after[card]:
            coming[target] -= 1
            if not coming[target] and rank[target] == FAR:
                free.append(target)
        for source in before[card]:
            going[source] -= 1
            if not going[source] and rank[source] == FAR:
                done.append(source)
    return rank


def _is_reached(count: int, pairs: Sequence[Pair], is_back: Sequence[bool], number: int) -> bool:
    """Whether a connection's source is reached from its target without running back."""
    source, target = pairs[number]
    after: list[list[int]] = [[] for _ in range(count)]
    for (one, other), back in zip(pairs, is_back, strict=True):
        if not back and one != other:
            after[one].append(other)
    seen = [False] * count
    seen[target] = True
    walk = [target]
    while walk:
        for card in after[walk.pop()]:
            if card == source:
                return True
            if not seen[card]:
                seen[card] = True
                walk.append(card)
    return False
