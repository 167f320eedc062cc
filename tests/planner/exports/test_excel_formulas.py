"""Formulas that carry their value: brackets, literals, functions and blocks."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exports.workbook.formulas import Cell, Formula, Place, as_formula, span
from planner.exports.workbook.functions import (
    choose,
    count_above,
    count_if,
    first_true,
    most,
    product_sum,
    rounded_up,
    said_as,
    sentence,
    sum_ifs,
    unlike,
    when,
    whole,
)
from planner.exports.workbook.package import _written
from planner.exports.workbook.page import safe_text


def cell(row: int, column: int, value: float | str | bool, sheet: str = "Flow") -> Cell:
    return Cell.at(Place(sheet, row, column, row, column), value)


def column(*values: float | str | bool, at: int = 1) -> list[Cell]:
    return [cell(row, at, value) for row, value in enumerate(values, 1)]


A1, B1 = cell(1, 1, 6.0), cell(1, 2, 2.0)


@pytest.mark.parametrize(
    ("made", "text", "value"),
    [
        (A1 + B1 * 3, "A1+B1*3", 12.0),
        ((A1 + B1) * 3, "(A1+B1)*3", 24.0),
        (A1 - (B1 - 1), "A1-(B1-1)", 5.0),
        (A1 / (B1 * 3), "A1/(B1*3)", 1.0),
        (2 * A1 / B1, "2*A1/B1", 6.0),
        ((1 + A1) ** -B1, "(1+A1)^-B1", 7.0**-2),
        (1 - A1, "1-A1", -5.0),
        (-A1 + B1, "-A1+B1", -4.0),
        (A1 > B1 + 5, "A1>B1+5", False),
        (A1 * as_formula(-1.5), "A1*-1.5", -9.0),
    ],
)
def test_brackets_stand_only_where_the_order_needs_them(
    made: Formula, text: str, value: float
) -> None:
    assert made.said("Flow") == text
    assert made.value == value


def test_a_reference_names_its_sheet_only_from_another_one() -> None:
    there = cell(3, 28, 1.0, "Costs and affordability")
    assert (there + 1).said("Costs and affordability") == "AB3+1"
    assert (there + 1).said("Flow") == "'Costs and affordability'!AB3+1"


def test_text_in_a_formula_is_quoted_and_cut_where_excel_would_refuse_it() -> None:
    assert as_formula('say "yes"').said() == '"say ""yes"""'
    long = as_formula("x" * 300)
    assert long.said() == f'"{"x" * 255}"&"{"x" * 45}"'
    assert long.value == "x" * 300


def test_dividing_by_nothing_has_no_value_unless_it_is_not_used() -> None:
    nothing = cell(1, 3, 0.0)
    assert math.isnan((A1 / nothing).number)
    assert when(nothing > 0, A1 / nothing, "–").value == "–"
    assert math.isnan(most(0, A1 / nothing).number)


def test_a_block_is_made_of_neighbours_only() -> None:
    assert span(column(1.0, 2.0)).place.address == "A1:A2"
    assert span([A1, B1]).place.address == "A1:B1"
    assert span([[A1, B1], [cell(2, 1, 0.0), cell(2, 2, 0.0)]]).place.address == "A1:B2"
    with pytest.raises(ValueError, match="row=3"):
        span([A1, cell(3, 1, 0.0)])


def test_sums_by_criteria_add_what_meets_all_of_them() -> None:
    amounts, numbers = span(column(5.0, 7.0, 11.0)), span(column(1.0, 2.0, 1.0, at=2))
    places = span(column("Hospital", "Home", "Home", at=3))
    assert sum_ifs(amounts, (numbers, as_formula(1))).value == 16.0
    outside = sum_ifs(amounts, (numbers, as_formula(1)), (places, unlike("Hospital")))
    assert outside.value == 11.0
    assert outside.said("Flow") == 'SUMIFS(A1:A3,B1:B3,1,C1:C3,"<>Hospital")'


def test_counting_and_choosing() -> None:
    words = span(column("illustrative", "sourced", "illustrative"))
    assert count_if(words, as_formula("illustrative")).value == 2
    assert count_above(span(column(1.0, 5.0)), span(column(2.0, 4.0, at=2))).value == 1
    assert choose(as_formula(2), A1, B1).value == 2.0
    assert first_true(span(column(False, True, True))).value == 2
    # 6*1 + 2*3 = 12
    assert product_sum(span([A1, B1]), span([cell(2, 1, 1.0), cell(2, 2, 3.0)])).value == 12.0


def test_rounding_is_excels() -> None:
    assert whole(as_formula(2.9)).value == 2
    assert rounded_up(as_formula(2.1)).value == 3
    assert said_as(as_formula(0.125), "#,##0.00").value == "0.13"  # half goes away from nought
    assert said_as(as_formula(1234.5), "£#,##0").value == "£1,235"
    assert said_as(as_formula(-1234.4), "£#,##0").value == "-£1,234"
    assert said_as(as_formula(0.784), "0%").value == "78%"
    assert said_as(as_formula("–"), "0%").value == "–"


def test_a_sentence_puts_live_text_in_its_blanks() -> None:
    made = sentence("{n} of {all}.", n=said_as(A1, "#,##0"), all="seven")
    assert made.said("Flow") == 'TEXT(A1,"#,##0")&" of "&"seven"&"."'
    assert made.value == "6 of seven."


def test_only_texts_are_joined() -> None:
    with pytest.raises(TypeError):
        A1.joined("a number has no one way to be written")


numbers = st.floats(-1e6, 1e6).map(lambda x: round(x, 3))


@given(a=numbers, b=numbers, c=numbers)
def test_the_text_of_a_formula_comes_to_its_value(a: float, b: float, c: float) -> None:
    x, y, z = (cell(1, i, value) for i, value in enumerate((a, b, c), 1))
    made = (x - (y + z)) * 2 - x / 4 - (y - (z - x))
    # Without powers, the formula means the same in this language as it does in Excel.
    assert eval(made.said("Flow"), {"A1": a, "B1": b, "C1": c}) == made.value


def test_typed_text_keeps_only_what_a_workbook_can_hold() -> None:
    assert safe_text("a\x00b\x1bc\ud800\r\nd\te") == "abc\nd\te"


@pytest.mark.parametrize("letter", ["x", "ŵ", "🫁"])
def test_text_too_long_for_a_cell_says_that_it_is_cut(letter: str) -> None:
    cut = safe_text(letter * 40_000)
    assert cut.startswith(letter * 1000)
    assert cut.endswith("… (cut: a cell holds 32,767 characters)")
    assert len(cut.encode("utf-16-le")) // 2 <= 32_767  # as Excel counts
    whole = letter * (32_767 // len(letter.encode("utf-16-le")) * 2)
    assert safe_text(whole) == whole


def test_no_nought_is_written_as_below_nought() -> None:
    assert _written(-0.0) == (b"", b"0")
    assert _written(-1.5) == (b"", b"-1.5")
