"""The words of the workbook: titles of its sheets, units, years and the like."""

from collections.abc import Mapping
from typing import Final

from pathways.model import Setting
from planner.drawing.words import setting_word
from planner.i18n import N_, _

__all__ = [
    "SHEETS",
    "dash",
    "no",
    "part_word",
    "scenario_words",
    "setting_words",
    "unit_words",
    "year_word",
    "yes",
]

SHEETS: Final[Mapping[str, str]] = {
    "decision": N_("Decision"),
    "inputs": N_("Inputs"),
    "flow": N_("Flow"),
    "activity": N_("Activity"),
    "workforce": N_("Workforce"),
    "transfer": N_("Transfer"),
    "diagnostics": N_("Diagnostics"),
    "costs": N_("Costs and affordability"),
    "value": N_("Value"),
    "partners": N_("Partners and pool"),
    "equity": N_("Equity, access and carbon"),
    "uncertainty": N_("Uncertainty"),
    "options": N_("Options"),
    "benefits": N_("Benefits"),
    "quality": N_("Quality and impact"),
    "exit": N_("Exit and next steps"),
    "checks": N_("Checks"),
    "sources": N_("Sources and changes"),
}
_UNITS: Final[Mapping[str, str]] = {
    "people/10,000/year": N_("people per 10,000 a year"),
    "share": N_("share"),
    "share/year": N_("share a year"),
    "share of pay": N_("share of pay"),
    "share of price": N_("share of price"),
    "minutes": N_("minutes"),
    "minutes/contact": N_("minutes a contact"),
    "tests/contact": N_("tests a contact"),
    "days/contact": N_("days a contact"),
    "people": N_("people"),
    "years": N_("years"),
    "WTE": N_("WTE"),
    "contacts/year": N_("contacts a year"),
    "hours/week": N_("hours a week"),
    "hours/year": N_("hours a year"),
    "days/year": N_("days a year"),
    "£": N_("£"),
    "£/test": N_("£ a test"),
    "£/year": N_("£ a year"),
    "£/WTE/year": N_("£ per WTE a year"),
    "£/contact": N_("£ a contact"),
    "£/device/year": N_("£ per device a year"),
    "tests/device/year": N_("tests per device a year"),
    "hours/device/year": N_("hours per device a year"),
    "factor": N_("factor"),
    "quarters": N_("quarters"),
    "share of cost": N_("share of cost"),
    "£/hour": N_("£ an hour"),
    "£/day": N_("£ a day"),
    "£/tCO2e": N_("£ a tonne of CO₂e"),
    "£/person": N_("£ a person"),
    "hours/person": N_("hours a person"),
    "km/visit": N_("km a visit"),
    "km/test": N_("km a test"),
    "kgCO2e/km": N_("kg CO₂e a km"),
    "hours": N_("hours"),
    "days": N_("days"),
    "beds": N_("beds"),
}


def unit_words(unit: str) -> str:
    """A unit as a column of units says it; one that the planner does not know as it is."""
    return _(_UNITS[unit]) if unit in _UNITS else unit


def setting_words() -> dict[str, str]:
    """The word for each setting, in the order of the lanes."""
    return {setting.value: setting_word(setting.value) for setting in Setting}


def part_word(part: str) -> str:
    """The word for what a stretch of staff time is for."""
    return _(part)


def year_word(year: int) -> str:
    """What a column of a plan year is called; year 0 is the base year."""
    return _("Year {year}", year=year) if year else _("Base year")


def scenario_words() -> tuple[str, str, str]:
    """What the three scenarios are called."""
    return _("low"), _("central"), _("high")


def yes() -> str:
    """What stands in a cell that says yes."""
    return _("Yes")


def no() -> str:
    """What stands in a cell that says no."""
    return _("No")


def dash() -> str:
    """What stands where there is nothing to divide by."""
    return "–"
