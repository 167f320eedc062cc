"""What groups of numbers are called beside their factor bars."""

from typing import TYPE_CHECKING, Final

from planner.i18n import N_, _

if TYPE_CHECKING:
    from resources.factors import Factors

__all__ = ["factor_rows", "factor_word"]

_WORDS: Final = {
    "demand": N_("People coming"),
    "adoption": N_("Patients on the proposed design"),
    "routes": N_("Which steps, and how many go on to each"),
    "places": N_("Who does each step where"),
    "staff": N_("Staff and their minutes"),
    "tests": N_("Tests for each patient"),
    "sessions": N_("Attendance, groups, rooms and beds"),
    "prices": N_("Prices and pay"),
    "assumptions": N_("Other assumptions"),
    "plans": N_("What is said of posts and money"),
}


def factor_word(factor: str) -> str:
    """What a group of numbers is called, in the language being spoken."""
    return _(_WORDS[factor])


def factor_rows(found: "Factors") -> tuple[tuple[str, float], ...]:
    """Each bar in words with its effect, the largest first, the interaction last.

    They add up to the whole difference.
    """
    bars = sorted(found.bars, key=lambda bar: (-abs(bar.effect), bar.factor))
    rows = [(factor_word(bar.factor), bar.effect) for bar in bars if bar.effect]
    return (*rows, (_("What they do together"), found.interaction))
