"""The order of a list whose parts both copies added to, took from and moved about."""

from collections.abc import Collection, Sequence

__all__ = ["merged_order"]


def merged_order(
    base: Sequence[str] | None, ours: Sequence[str], theirs: Sequence[str], kept: Collection[str]
) -> tuple[list[str], bool]:
    """The keys of ``kept`` in order, and whether both copies moved them, each otherwise.

    What both have stands in the order of whoever moved it; where both did, in ours. What one has
    alone follows what it follows there. ``base`` is ``None`` where nobody knows the order before.
    """
    mine = [k for k in ours if k in kept]
    others = [k for k in theirs if k in kept]
    spine, is_disputed = _spine(base, mine, others)
    runs = [_runs(mine, spine), _runs(others, spine)]
    ordered: list[str] = []
    for anchor in (None, *spine):
        ordered += [] if anchor is None else [anchor]
        found = [run[anchor] for run in runs if anchor in run]
        for run in sorted(found, key=lambda keys: keys[0]):
            ordered += run
    return ordered, is_disputed


def _spine(
    base: Sequence[str] | None, mine: list[str], others: list[str]
) -> tuple[list[str], bool]:
    """What both have in the order of the one that moved it, and whether both did."""
    in_both = set(mine) & set(others)
    ours = [k for k in mine if k in in_both]
    theirs = [k for k in others if k in in_both]
    if ours == theirs:
        return ours, False
    if base is not None:
        before = [k for k in base if k in in_both]
        if len(before) == len(in_both) and before == ours:
            return theirs, False
        if len(before) == len(in_both) and before == theirs:
            return ours, False
    return ours, True


def _runs(keys: list[str], spine: list[str]) -> dict[str | None, list[str]]:
    """The keys that only one copy has, by what of the spine they follow; ``None`` is the start."""
    on_spine: set[str] = set(spine)
    anchor: str | None = None
    runs: dict[str | None, list[str]] = {}
    for key in keys:
        if key in on_spine:
            anchor = key
        else:
            runs.setdefault(anchor, []).append(key)
    return runs
