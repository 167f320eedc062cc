"""What an opened figure says of itself: its formula, its inputs, its parts and what is missing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pathways.values import Name
from resources.estimate import Estimate
from resources.explained_inputs import ExplainedInput

__all__ = [
    "Explanation",
    "ExplanationPart",
    "Figure",
    "no_parts",
    "nothing_missing",
    "year_name",
]


@dataclass(frozen=True, slots=True)
class ExplanationPart:
    """A share of a figure: the step, role or quarter it comes from, and how much."""

    label: Name
    value: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """A figure opened: ``words`` and ``symbols`` say how it is worked out; ``parts`` add up to it.

    ``parts`` are blank where the figure is not a sum. ``missing`` are inputs that nobody has given,
    without which it is not known, or not whole.
    """

    figure: str
    title: str
    value: float | None
    unit: str
    words: str
    symbols: str
    inputs: tuple[ExplainedInput, ...]
    parts: tuple[ExplanationPart, ...]
    missing: tuple[Name, ...] = ()


def no_parts(_made: Estimate) -> Iterator[tuple[Name, float]]:
    """Nothing: the figure is not a sum."""
    return iter(())


def year_name(year: int) -> Name:
    """What a plan year is called."""
    return Name(f"Year {year}", f"Blwyddyn {year}")


def nothing_missing(_made: Estimate) -> Iterable[str]:
    """No key: all that a figure needs is there."""
    return ()


@dataclass(frozen=True, slots=True)
class Figure:
    """How to open a figure: its title, unit, formula in words and in symbols, and functions that
    give its value, its parts, its inputs and the keys of blank inputs that it needs."""

    title: str
    unit: str
    words: str
    symbols: str
    value: Callable[[Estimate], float | None]
    parts: Callable[[Estimate], Iterable[tuple[Name, float]]]
    inputs: Callable[[Estimate], Iterable[ExplainedInput]]
    missing: Callable[[Estimate], Iterable[str]] = nothing_missing
