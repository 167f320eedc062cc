"""Numbers as people read them, at both ends of what a number can be."""

import math

import pytest

from planner import formats
from planner.units import in_unit, yearly_pounds

HUGE = (1e25, -1e25, 1.234e30, 1e300, 1.7e308)
TINY = (5e-324, 1e-300, -1e-300, 1e-12)


@pytest.mark.parametrize("value", [*HUGE, *TINY, math.inf, -math.inf, math.nan])
@pytest.mark.parametrize(
    "form",
    [
        formats.number, formats.whole, formats.wte, formats.percent, formats.pounds,
        formats.short_pounds, yearly_pounds, lambda value: in_unit(value, "share"),
        lambda value: in_unit(value, "£/year"), formats.signed,
    ],
)  # fmt: skip
def test_any_number_can_be_written(form: formats.Form, value: float) -> None:
    said = form(value)
    assert "inf" not in said
    assert "nan" not in said
    assert "E" not in said.upper()
    assert said == formats.NOTHING or any(digit in said for digit in "0123456789")


@pytest.mark.parametrize("value", TINY)
def test_what_rounding_leaves_behind_is_nought(value: float) -> None:
    assert formats.number(value) == "0"


def test_a_large_number_keeps_its_digits() -> None:
    assert formats.number(1.234e30) == "1,230" + ",000" * 9
    assert formats.whole(2.0**100) == "1,267,650,600,228,229,400,000,000,000,000"


def test_a_small_number_keeps_its_three_figures() -> None:
    assert formats.number(0.0000123456) == "0.0000123"
    assert formats.number(9.996) == "10"


@pytest.mark.parametrize("value", [math.inf, 1e307])
def test_a_share_without_end_is_not_said_in_per_cent(value: float) -> None:
    assert in_unit(value, "share") == formats.NOTHING
    assert formats.percent(value) == formats.NOTHING
