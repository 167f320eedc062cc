"""Numbers as people type them into a field, and as a field shows them for editing."""

import math
from typing import Final

from pathways.errors import UserError
from planner.i18n import N_

__all__ = ["BlankError", "NumberError", "as_typed", "read_number", "read_whole"]

MOST_SHOWN: Final = 24


class NumberError(UserError):
    """Something typed where a number is needed."""

    text = N_("“{typed}” is not a number. Give one such as 12 or 0.5.")


class BlankError(UserError):
    """Nothing where a number has to be."""

    text = N_("Give a number: this cannot be left blank.")


class WholeNumberError(UserError):
    """A fraction, or a negative number, where people or years are counted."""

    text = N_("“{typed}” is not a whole number. Give one such as 40,000.")


def read_number(typed: str) -> float | None:
    """The number typed, with or without commas, £ and %; ``None`` where nothing is.

    Raises:
        NumberError: It is not a number.
    """
    plain = typed.strip().replace(",", "").replace(" ", "").strip("£%").replace("−", "-")
    if not plain:
        return None
    try:
        value = float(plain)
    except ValueError:
        raise NumberError(typed=_shown(typed)) from None
    if not math.isfinite(value):
        raise NumberError(typed=_shown(typed))
    return value


def read_whole(typed: str) -> int | None:
    """The whole number of 0 or more typed; ``None`` where nothing is.

    Raises:
        NumberError: It is not a number.
        WholeNumberError: It is not whole, or below 0.
    """
    value = read_number(typed)
    if value is None:
        return None
    if value != int(value) or value < 0:
        raise WholeNumberError(typed=_shown(typed))
    return int(value)


def as_typed(value: float | None, *, percent: bool = False) -> str:
    """A number as it would be typed: 1,230, 0.5; blank for what is not said."""
    if value is None:
        return ""
    shown = round(value * 100, 9) if percent else value
    if shown == int(shown) and abs(shown) < 1e15:
        return f"{int(shown):,}"
    return f"{shown:.10g}"


def _shown(typed: str) -> str:
    """What was typed as an error says it, which is no place for a page of it."""
    typed = " ".join(typed.split())
    return typed if len(typed) <= MOST_SHOWN else f"{typed[:MOST_SHOWN]}…"
