"""Terms of a contract with several partners: how long, what by when, who may leave, who gains."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from resources.allocation import need_index
from resources.errors import OutOfBoundsError

__all__ = ["Break", "Contract", "ContractKind", "Milestone"]


class ContractKind(StrEnum):
    """Who answers for a contract: one provider for all, or all partners together."""

    PRIME = "prime"
    ALLIANCE = "alliance"


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something that must be reached by a month of the contract, and the part of the year's price
    that waits for it [fraction]."""

    month: int
    text: str
    held_back: float = 0.0


@dataclass(frozen=True, slots=True)
class Break:
    """A month in which a party may leave, the notice it gives [months], and when it may."""

    month: int
    notice: int
    condition: str


@dataclass(frozen=True, slots=True)
class Contract:
    """Terms of a contract: how long [months], with whom and for which shares of gain and loss.

    Of a prime provider the first partner answers to the commissioner; in an alliance all do.

    Raises:
        OutOfBoundsError: Shares do not add up to 1, a milestone or break is outside the term, or
            more than the whole price waits for milestones of a year.
    """

    kind: ContractKind
    months: int
    shares: Mapping[str, float]
    milestones: tuple[Milestone, ...] = ()
    breaks: tuple[Break, ...] = ()

    def __post_init__(self) -> None:
        need_index([1.0] * len(self.shares), list(self.shares.values()))
        months = [m.month for m in self.milestones] + [b.month for b in self.breaks]
        for month in months:
            if not 1 <= month <= self.months:
                raise OutOfBoundsError(what="month", value=str(month), bounds=f"1–{self.months}")
        for year in range(1, self.years + 1):
            if not 0 <= self.held_back(year) <= 1:
                value = f"{self.held_back(year):.0%}"
                raise OutOfBoundsError(what="milestones", value=value, bounds="0–100%")

    @property
    def years(self) -> int:
        """Plan years that the term reaches into."""
        return _year(self.months)

    @property
    def lead(self) -> str:
        """Who answers for all of it; blank in an alliance."""
        return next(iter(self.shares)) if self.kind is ContractKind.PRIME else ""

    def held_back(self, year: int) -> float:
        """The part of a year's price that waits for its milestones."""
        of_year = (m for m in self.milestones if _year(m.month) == year)
        return sum(m.held_back for m in of_year)

    def paid(self, year: int, price: float, reached: Sequence[int] = ()) -> float:
        """What of a year's price is paid when milestones of the months ``reached`` were met [£]."""
        of_year = (m for m in self.milestones if _year(m.month) == year)
        missed = sum(m.held_back for m in of_year if m.month not in reached)
        return price * (1 - missed)

    def gain(self, pounds: float) -> dict[str, float]:
        """A gain, or a loss below 0, by partner [£]."""
        return {partner: pounds * share for partner, share in self.shares.items()}


def _year(month: int) -> int:
    """The year of a contract that a month is in, both from 1."""
    return -(-month // 12)
