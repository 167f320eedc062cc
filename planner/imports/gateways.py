"""Ways through boxes that are no steps, such as gateways, made into ways between steps."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from planner.i18n import N_
from planner.imports.errors import TooMuchError
from planner.sketch import Way

__all__ = ["Resolved", "resolved"]

MOST_WAYS: Final = 50_000
MOST_JOINED: Final = 500_000


@dataclass(frozen=True, slots=True)
class Resolved:
    """Ways that all have a share; ``equal`` are the boxes where some were made equal."""

    ways: tuple[Way, ...]
    equal: tuple[str, ...]


def resolved(
    ways: Iterable[Way], passed: Collection[str], parallel: Collection[str], file: str
) -> Resolved:
    """The ways between boxes that stay, those ``passed`` taken out.

    What is not said is what is left over in equal parts; out of ``parallel`` boxes everybody takes
    every way.

    Raises:
        TooMuchError: There are more ways than any pathway has.
    """
    ahead: dict[str, dict[str, float]] = defaultdict(dict)
    by_source: dict[str, list[Way]] = defaultdict(list)
    order: list[tuple[str, str]] = []
    for way in ways:
        by_source[way.source].append(way)
    equal = []
    for source, leaving in by_source.items():
        if source in parallel:
            said = [replace(way, share=1.0) for way in leaving]
        else:
            said = _said(leaving)
            if len(leaving) > 1 and any(way.share is None for way in leaving):
                equal.append(source)
        for way in said:
            before = ahead[source].get(way.target, 0.0)
            ahead[source][way.target] = min(1.0, before + (way.share or 0.0))
            order.append((source, way.target))
    _take_out(ahead, passed, file)
    made = [
        Way(source, target, share)
        for source, targets in ahead.items()
        for target, share in targets.items()
        if source not in passed and target not in passed
    ]
    place = {ends: i for i, ends in enumerate(order)}
    made.sort(key=lambda way: place.get((way.source, way.target), len(order)))
    return Resolved(tuple(made), tuple(equal))


def _said(leaving: list[Way]) -> list[Way]:
    """The ways out of one box with what is not said made equal parts of what is left over."""
    silent = sum(way.share is None for way in leaving)
    left = max(0.0, 1.0 - sum(way.share or 0.0 for way in leaving))
    return [way if way.share is not None else replace(way, share=left / silent) for way in leaving]


def _take_out(
    ahead: dict[str, dict[str, float]], passed: Collection[str], file: str
) -> Mapping[str, dict[str, float]]:
    behind: dict[str, set[str]] = defaultdict(set)
    for source, targets in ahead.items():
        for target in targets:
            behind[target].add(source)
    joined = 0
    for box in passed:
        out = ahead.pop(box, {})
        sources = behind.pop(box, set()) - {box}
        again = out.pop(box, 0.0)  # a box that leads to itself keeps nobody in the end
        for target in out:
            behind[target].discard(box)
        joined += len(sources) * len(out)
        if joined > MOST_JOINED:
            raise TooMuchError(file=file, what=N_("too many ways"))
        for source in sources:
            came = ahead[source].pop(box)
            for target, share in out.items():
                whole = came * (share / (1 - again) if 0 < again < 1 else share)
                ahead[source][target] = min(1.0, ahead[source].get(target, 0.0) + whole)
                behind[target].add(source)
    if sum(map(len, ahead.values())) > MOST_WAYS:
        raise TooMuchError(file=file, what=N_("too many ways"))
    return ahead
