"""How sure a figure is, in words: where it likely lies, and the chance that benefits win."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from planner import formats
from planner.formats import Form
from planner.i18n import _

if TYPE_CHECKING:
    from resources.sampled import Interval, Sample

__all__ = ["FORMS", "chance_in_words", "likely", "likely_shortly", "worth_in_words"]

FORMS: Final[Mapping[str, Form]] = {
    "contacts_out": formats.number,
    "ls1": formats.percent,
    "wte_needed": formats.wte,
    "wte_moved": formats.wte,
    "recurring_cost": formats.short_pounds,
    "released": formats.short_pounds,
    "net_recurring": formats.short_pounds,
    "double_running": formats.short_pounds,
    "npv_cash": formats.short_pounds,
    "npv_nhs": formats.short_pounds,
}


def likely(interval: "Interval", form: Form = formats.number) -> str:
    """Where a figure lies 8 times in 10, in the language being spoken."""
    low, high = form(interval.low), form(interval.high)
    if low == high:
        return _("likely about {value}", value=low)
    return _("likely between {low} and {high} (8 in 10)", low=low, high=high)


def likely_shortly(drawn: "Sample", figure: str) -> str:
    """Where one of ``FORMS`` lies 8 times in 10, in as few words as stand below a number."""
    interval, form = drawn.interval(figure), FORMS[figure]
    low, high = form(interval.low), form(interval.high)
    if low == high:
        return _("likely {value}", value=low)
    return _("likely {low} to {high}", low=low, high=high)


def chance_in_words(chance: float) -> str:
    """A chance as people say it: so many in 10, or less than 1 or more than 9 of them."""
    tenths = round(chance * 10)
    if tenths == 0:
        return _("less than 1 in 10")
    if tenths == 10:
        return _("more than 9 in 10")
    return _("{n} in 10", n=tenths)


def worth_in_words(drawn: "Sample", scope: str) -> str:
    """The chance that benefits exceed costs, for ``scope`` cash or nhs."""
    chance = chance_in_words(drawn.chance(f"npv_{scope}"))
    if scope == "cash":
        return _("{chance} chance that the cash released exceeds costs", chance=chance)
    return _("{chance} chance that benefits exceed costs", chance=chance)
