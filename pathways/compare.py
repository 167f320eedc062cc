"""Exact comparison of two designs of a pathway: moved, added, removed and changed steps."""

from dataclasses import dataclass
from enum import StrEnum

from pathways.model import CURRENT, Connection, Pathway, Step

__all__ = ["Change", "Comparison", "StepChange", "compare"]


class Change(StrEnum):
    """What happens to a step from one design to another."""

    SAME = "same"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class StepChange:
    """One step and what becomes of it; a moved step may be changed in other ways too."""

    step: Step
    change: Change


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every step of either design with its change, and the connections whose share differs."""

    steps: tuple[StepChange, ...]
    connections: tuple[Connection, ...]

    def of(self, change: Change) -> tuple[Step, ...]:
        """The steps with this change, in pathway order."""
        return tuple(s.step for s in self.steps if s.change is change)

    def change(self, step_id: str) -> Change:
        """What becomes of one step."""
        return next((s.change for s in self.steps if s.step.id == step_id), Change.SAME)


def compare(pathway: Pathway, option: str, base: str = CURRENT) -> Comparison:
    """What differs between the design ``base`` and the design ``option``."""
    return Comparison(
        tuple(StepChange(step, _change(step, base, option)) for step in pathway.steps),
        tuple(c for c in pathway.connections if c.share(base) != c.share(option)),
    )


def _change(step: Step, base: str, option: str) -> Change:
    before, after = step.deliveries.get(base), step.deliveries.get(option)
    if before == after:
        return Change.SAME
    if before is None:
        return Change.ADDED
    if after is None:
        return Change.REMOVED
    return Change.MOVED if before.setting is not after.setting else Change.CHANGED
