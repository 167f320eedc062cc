"""The units of the planner's numbers in words, and a number written in its unit."""

import math
from collections.abc import Mapping
from typing import Final

from planner import formats
from planner.i18n import N_, _

__all__ = ["hours", "in_unit", "unit_word", "yearly_pounds"]

_WORDS: Final[Mapping[str, str]] = {
    "people/10,000/year": N_("people for each 10,000 a year"),
    "share": N_("share"),
    "share/year": N_("a year"),
    "share of pay": N_("of pay"),
    "share of price": N_("of price"),
    "minutes": N_("minutes"),
    "minutes/contact": N_("minutes a contact"),
    "tests/contact": N_("tests a contact"),
    "days/contact": N_("days a contact"),
    "people": N_("people"),
    "contacts/year": N_("contacts a year"),
    "hours/week": N_("hours a week"),
    "days/year": N_("days a year"),
    "£/year": N_("a year"),
    "£/WTE/year": N_("for each WTE a year"),
    "£/contact": N_("a contact"),
    "£/device/year": N_("for each device a year"),
    "tests/device/year": N_("tests for each device a year"),
    "hours/device/year": N_("hours for each device a year"),
    "factor": N_("times"),
    "quarters": N_("quarters"),
}


def unit_word(unit: str) -> str:
    """What ``unit`` is called where its number has been written by ``in_unit``."""
    if unit == "share":
        return ""
    return _(_WORDS[unit]) if unit in _WORDS else unit


def in_unit(value: float, unit: str) -> str:
    """``value`` to three significant figures: shares as percentages, pounds with their sign."""
    if not math.isfinite(value * 100):
        return formats.NOTHING
    if unit.startswith("share"):
        return f"{formats.number(value * 100)}%"
    return formats.pounds(value) if unit.startswith("£") else formats.number(value)


def yearly_pounds(value: float) -> str:
    """Pounds of a year to three significant figures, without pence."""
    return formats.pounds(round(value)) if math.isfinite(value) else formats.NOTHING


def hours(value: float) -> str:
    """Hours of a year to the nearest one, and to three significant figures: nobody knows minutes.

    Less than half an hour is said to be less than one.
    """
    if 1e-9 < abs(value) < 0.5:
        return "<1" if value > 0 else f">{formats.whole(-1)}"
    return formats.number(float(round(value))) if math.isfinite(value) else formats.NOTHING
