"""Who a plan reaches: near enough, in every deprivation fifth, without a screen, and in Welsh."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from pathways.model import Pathway, Setting
from resources.access import Access, access
from resources.equity import Inequality, inequality
from resources.estimate import Estimate, YearResult

__all__ = [
    "AccessChange",
    "FifthsChange",
    "LanguageNeed",
    "ScreenNeed",
    "access_change",
    "fifths_change",
    "language_need",
    "screen_need",
]

NEAR: Final = 30.0  # minutes
FIFTHS: Final = 5


class AccessChange(NamedTuple):
    """How near people are now and as proposed: within a time, on average and at most [minutes]."""

    current: Access
    proposed: Access
    farther: tuple[str, ...]

    @property
    def within(self) -> float:
        """Change of the share of people who are near enough."""
        return self.proposed.within - self.current.within


def access_change(pathway: Pathway, limit: float = NEAR) -> AccessChange | None:
    """Access of the pathway's areas within ``limit`` minutes (G5); ``None`` where none are given.

    ``farther`` names areas whose people would travel longer than now.
    """
    areas = pathway.equity.areas
    if not areas:
        return None
    people = [area.people for area in areas]
    return AccessChange(
        access(people, [area.minutes_current for area in areas], limit),
        access(people, [area.minutes_proposed for area in areas], limit),
        tuple(area.name for area in areas if area.minutes_proposed > area.minutes_current),
    )


class FifthsChange(NamedTuple):
    """How unevenly deprivation fifths are reached, now and as proposed [people in 1,000]."""

    current: Inequality
    proposed: Inequality

    @property
    def is_wider(self) -> bool:
        """Whether the most deprived, against the least, would be reached less than now."""
        return self.proposed.slope < self.current.slope - 1e-9


def fifths_change(pathway: Pathway) -> FifthsChange | None:
    """How reach differs by deprivation fifth (G6); ``None`` where it is not given.

    Fifths count as equal where the shares of demand are not known.
    """
    equity = pathway.equity
    if len(equity.reach_current) != FIFTHS or len(equity.reach_proposed) != FIFTHS:
        return None
    people = equity.deprivation_shares
    if len(people) != FIFTHS or sum(people) <= 0:
        people = (1 / FIFTHS,) * FIFTHS
    return FifthsChange(
        inequality(people, equity.reach_current), inequality(people, equity.reach_proposed)
    )


@dataclass(frozen=True, slots=True)
class ScreenNeed:
    """Contacts by video or telephone in a year, and those of them that have to be had otherwise.

    ``others`` is ``None`` where nobody has said how many people cannot be seen so.
    """

    virtual: float
    others: float | None


def screen_need(made: Estimate, year: YearResult | None = None) -> ScreenNeed:
    """Virtual contacts of a year as planned, and how many people they would leave out."""
    done = (year or made.final).planned
    virtual = done.contacts.get(Setting.VIRTUAL.value, 0.0)
    without = made.assumptions.given("digital.without")
    return ScreenNeed(virtual, virtual * without if without is not None else None)


@dataclass(frozen=True, slots=True)
class LanguageNeed:
    """Contacts outside hospital in a year that people would have in Welsh, and those that can be.

    ``None`` where nobody has said how many would, or how many staff can. ``is_offered`` says
    whether the pathway tells how Welsh is offered without being asked for.
    """

    contacts: float
    wanted: float | None
    met: float | None
    is_offered: bool

    @property
    def unmet(self) -> float | None:
        """Contacts wanted in Welsh that nobody can give in Welsh."""
        return None if self.wanted is None or self.met is None else self.wanted - self.met


def language_need(made: Estimate, year: YearResult | None = None) -> LanguageNeed:
    """Contacts in Welsh of a year as planned, at the most that rotas could bring together."""
    done = (year or made.final).planned
    contacts = sum(n for place, n in done.contacts.items() if place != Setting.HOSPITAL)
    wanted, staff = (made.assumptions.given(key) for key in ("welsh.wanted", "welsh.staff"))
    return LanguageNeed(
        contacts=contacts,
        wanted=contacts * wanted if wanted is not None else None,
        met=contacts * min(wanted, staff) if wanted is not None and staff is not None else None,
        is_offered=bool(made.pathway.equity.welsh_offer.strip()),
    )
