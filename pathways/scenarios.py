"""Scenarios and options: what a plan could be instead, and how the options are marked."""

from dataclasses import dataclass, field
from enum import StrEnum

from pathways.values import FrozenMap, Name, Quantity

__all__ = [
    "CRITERIA",
    "Change",
    "Mark",
    "OptionKind",
    "OptionsAppraisal",
    "Scenario",
    "WeighedOption",
]

CRITERIA = ("need", "equity", "outcomes", "deliverability", "value")


@dataclass(frozen=True, slots=True)
class Change:
    """One number of a scenario: the key of a parameter or of an assumption, and why it differs."""

    key: str
    quantity: Quantity
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named set of changes to numbers; none is the plan as it was typed."""

    id: str
    name: Name
    changes: tuple[Change, ...] = ()
    note: str = ""

    @property
    def is_illustrative(self) -> bool:
        """Whether nobody has yet stood behind one of its numbers."""
        return any(change.quantity.is_illustrative for change in self.changes)


class OptionKind(StrEnum):
    """What part an option plays among the others."""

    NOTHING = "nothing"
    MINIMUM = "minimum"
    PREFERRED = "preferred"
    STRETCH = "stretch"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mark:
    """How well an option meets a criterion, from 0 to 100, and why."""

    score: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WeighedOption:
    """One option: a design of the pathway under a scenario of it; blanks are the plan as typed.

    ``marks`` are by criterion; a criterion without one has not been scored, which is not 0. The
    design ``current`` is to do nothing.
    """

    id: str
    name: Name
    kind: OptionKind = OptionKind.OTHER
    design: str = ""
    scenario: str = ""
    marks: FrozenMap[Mark] = field(default_factory=FrozenMap)


@dataclass(frozen=True, slots=True)
class OptionsAppraisal:
    """Options and what counts: ``weights`` by criterion, meant to add up to 1."""

    weights: FrozenMap[float] = field(default_factory=FrozenMap)
    options: tuple[WeighedOption, ...] = ()
