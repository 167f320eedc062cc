"""What two copies that went apart both come from: the last save that both hold, if it is kept."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from planner.workspace import Workspace

__all__ = ["Lineage", "ancestor_of", "joined_with"]

_MOST_JOINED: Final = 400


@dataclass(frozen=True, slots=True)
class Lineage:
    """The saves a copy comes from: their seals, oldest first, and those merged into it.

    ``kept`` gives what the save with a seal held, or ``None`` where that is not kept.
    """

    seals: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    kept: Callable[[str], Workspace | None] = lambda _seal: None

    def knows(self, seal: str) -> bool:
        """Whether the copy holds all of a save."""
        return seal in self.seals or seal in self.joined

    def up_to(self, seal: str) -> "Lineage":
        """The lineage of a copy taken at the save with this seal; of one unknown, no saves."""
        end = self.seals.index(seal) + 1 if seal in self.seals else 0
        return replace(self, seals=self.seals[:end])


def ancestor_of(ours: Lineage, theirs: Lineage) -> Workspace | None:
    """What both copies come from, as late as either still keeps it; ``None`` where neither does.

    An earlier one than the last is still one that both come from: what both did alike since then
    is no conflict.
    """
    for seal in _in_common(ours, theirs):
        for one in (ours, theirs):
            found = one.kept(seal)
            if found is not None:
                return found
    return None


def joined_with(merged: Workspace, theirs: Lineage) -> Workspace:
    """The merged workspace, which knows from now on that it holds all of the other copy."""
    known = dict.fromkeys((*merged.joined, *theirs.joined, *theirs.seals))
    return replace(merged, joined=tuple(known)[-_MOST_JOINED:])


def _in_common(ours: Lineage, theirs: Lineage) -> Iterator[str]:
    """The seals that both know, the latest first.

    A save of one copy that was merged into the other is later than any they had from the start.
    """
    start = _shared_start(ours.seals, theirs.seals)
    merged = [s for s in theirs.seals[start:] if ours.knows(s)]
    merged += [s for s in ours.seals[start:] if theirs.knows(s)]
    yield from reversed(merged)
    yield from reversed(ours.seals[:start])
    yield from (s for s in reversed(ours.joined) if s in theirs.joined)


def _shared_start(one: Sequence[str], other: Sequence[str]) -> int:
    """How many saves two lists begin with alike."""
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
