"""How numbers, money, shares, staff and dates are written for people, in either language."""

import math
from collections.abc import Callable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from planner.i18n import _, language

__all__ = [
    "Form",
    "between",
    "day",
    "moment",
    "month",
    "number",
    "percent",
    "pounds",
    "short_pounds",
    "signed",
    "whole",
    "wte",
]

Form = Callable[[float], str]

NOTHING: Final = "–"
MINUS: Final = "−"
# The Welsh and the English conventions are the same here; a third language may differ.
THOUSANDS: Final = {"en": ",", "cy": ","}
POINT: Final = {"en": ".", "cy": "."}
MONTHS: Final = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "cy": (
        "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin",
        "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
    ),
}  # fmt: skip


# Room for every digit that a float can have; decimals keep 28 otherwise, and refuse the rest.
_EXACT: Final = Context(prec=700, rounding=ROUND_HALF_UP)
_NOISE: Final = 1e-9


def _places(value: float, digits: int) -> int:
    return digits - 1 - math.floor(math.log10(abs(value))) if value else 0


def _rounded(value: float, places: int) -> Decimal:
    unit = Decimal(1).scaleb(-places, _EXACT)
    return Decimal(repr(float(value))).quantize(unit, context=_EXACT)


def _significant(value: float, digits: int) -> Decimal:
    if not value:
        return Decimal(0)
    rounded = _rounded(value, _places(value, digits))
    return _rounded(value, _places(float(rounded), digits))  # 9.996 gains a digit as 10.0


def _written(value: Decimal, places: int) -> str:
    text = f"{value.copy_abs():,.{places}f}"
    text = text.translate({ord(","): THOUSANDS[language()], ord("."): POINT[language()]})
    return f"{MINUS}{text}" if value < 0 and any(c in "123456789" for c in text) else text


def number(value: float, digits: int = 3) -> str:
    """``value`` to ``digits`` significant figures: 1,230, 45.6, 0.0789; a dash if not a number.

    What is smaller than a thousand-millionth is nought: sums leave no more than that behind.
    """
    if not math.isfinite(value):
        return NOTHING
    if abs(value) < _NOISE:
        return "0"
    rounded = _significant(value, digits)
    if rounded == rounded.to_integral_value():
        return _written(rounded, 0)
    return _written(rounded, max(0, _places(float(rounded), digits)))


def whole(value: float) -> str:
    """``value`` to the nearest one, every digit shown: 12,346."""
    return _written(_rounded(value, 0), 0) if math.isfinite(value) else NOTHING


def wte(value: float) -> str:
    """Whole-time equivalents to the nearest 0.1; a smaller need is said to be one."""
    if not math.isfinite(value):
        return NOTHING
    if 0 < abs(value) < 0.05:
        return (
            f"<{_written(Decimal('0.1'), 1)}" if value > 0 else f">{_written(Decimal('-0.1'), 1)}"
        )
    return _written(_rounded(value, 1), 1)


def percent(share: float, places: int = 0) -> str:
    """A fraction as a percentage: 0.784 is 78%."""
    if not math.isfinite(share * 100):
        return NOTHING
    return f"{_written(_rounded(share * 100, places), places)}%"


def _pounds(text: str) -> str:
    return f"{MINUS}£{text[1:]}" if text.startswith(MINUS) else f"£{text}"


def pounds(value: float) -> str:
    """Pounds to three significant figures; pence only below £1,000 and where there are any."""
    if not math.isfinite(value):
        return NOTHING
    if abs(value) >= 1000:
        return _pounds(number(value))
    rounded = _rounded(value, 2)
    return _pounds(_written(rounded, 0 if rounded == rounded.to_integral_value() else 2))


def short_pounds(value: float) -> str:
    """Pounds as short as a chart needs: £96k, £1.23m, £450."""
    if not math.isfinite(value):
        return NOTHING
    size = abs(_significant(value, 3))
    if size >= 1_000_000:
        return _pounds(_("{n}m", n=number(value / 1_000_000)))
    if size >= 1000:
        return _pounds(_("{n}k", n=number(value / 1000)))
    return _pounds(number(value))


def signed(value: float, form: Form = number) -> str:
    """``value`` in ``form`` with a plus sign when it is above nought: +1,230."""
    text = form(value)
    return f"+{text}" if value > 0 and any(c in "123456789" for c in text) else text


def between(low: float, high: float, form: Form = number) -> str:
    """A range in words: 81 to 117."""
    return _("{low} to {high}", low=form(low), high=form(high))


def day(when: date) -> str:
    """A date in full: 6 April 2027, 6 Ebrill 2027."""
    return f"{when.day} {month(when)}"


def moment(when: datetime) -> str:
    """A time of a day, as clocks here show it: 6 April 2027, 09:30."""
    here = when.astimezone()
    return _("{day}, {time}", day=day(here), time=f"{here:%H:%M}")


def month(when: date) -> str:
    """A month in full: April 2027, Ebrill 2027."""
    return f"{MONTHS[language()][when.month - 1]} {when.year}"
