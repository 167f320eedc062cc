"""What is asked of a map: which design, how it is compared, and whether figures stand on it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pathways.model import CURRENT

if TYPE_CHECKING:
    from resources.estimate import Estimate

__all__ = ["Showing", "Way"]


class Way(StrEnum):
    """How designs are looked at: one alone, laid over the other, or side by side."""

    ONE = "one"
    OVER = "over"
    BESIDE = "beside"


@dataclass(frozen=True)
class Showing:
    """One map of a pathway; ``option`` is compared with the current design.

    ``estimate`` is what figures are read from; without one none are shown.
    """

    design: str
    option: str
    way: Way = Way.ONE
    has_numbers: bool = False
    estimate: "Estimate | None" = None

    @property
    def other(self) -> str:
        """The design that this one is compared with; blank while it is looked at alone."""
        if self.way is Way.ONE:
            return ""
        return self.option if self.design == CURRENT else CURRENT
