"""Numbers no pathway can have: refused where they are typed or counted, found where they are."""

from dataclasses import replace

import pytest

from pathways.bounds import BOUNDS, BoundsError, YearsError, refuse_outside
from pathways.errors import PathwayError
from pathways.library import starter, starters
from pathways.model import Pathway
from pathways.outside import outside, refuse_counted
from pathways.parameters import parameters, with_parameter
from pathways.proposal_parts import Exit, FundingLine, Money
from pathways.values import Name, Quantity

COPD = starter("copd")


def with_central(key: str, value: float) -> Pathway:
    return with_parameter(COPD, key, Quantity.exact(value))


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("adoption.1", 3, "is 300%. Give a number from 0% to 100%."),
        ("adoption.1", -0.1, "is -10%. Give a number from 0% to 100%."),
        ("streams.register.per_10000", -5, "is -5. Give a number from 0 to 1,000,000."),
        ("streams.register.growth", -1, "is -100%. Give a number from -90% to 100%."),
        ("steps.spiro.current.staff.0", -45, "is -45. Give a number from 0 to 100,000."),
        ("steps.spiro.current.staff.0", 1e30, "is 1e+30. Give a number from 0 to 100,000."),
        ("steps.spiro.current.tests.0", -1, "is -1. Give a number from 0 to 1,000."),
    ],
)
def test_a_number_that_counts_is_refused_with_what_is_allowed(
    key: str, value: float, said: str
) -> None:
    with pytest.raises(PathwayError) as error:
        refuse_counted(with_central(key, value), "copd.json")
    assert str(error.value).startswith(f"copd.json: {key}: ")
    assert str(error.value).endswith(said)


def test_without_a_file_the_step_is_named() -> None:
    wrong = with_central("steps.spiro.current.staff.0", -45)
    with pytest.raises(PathwayError, match=r"^Spirometry with .*: “Staff minutes” is -45. Give"):
        refuse_counted(wrong)


def test_an_end_of_a_range_out_of_bounds_is_found_and_not_refused() -> None:
    wide = with_parameter(COPD, "adoption.1", Quantity(0.1, 0.9, 1.2))
    refuse_counted(wide)
    assert [(found.parameter.key, found.value, found.is_central) for found in outside(wide)] == [
        ("adoption.1", 1.2, False)
    ]


def test_a_plain_number_out_of_bounds_is_found_with_its_place() -> None:
    money = Money(funding=(FundingLine("Innovation fund", -5),))
    wrong = replace(COPD, money=money, exit=Exit(decide_by_month=9_999))
    assert [(found.parameter.key, found.parameter.subject) for found in outside(wrong)] == [
        ("money.funding.0.pounds", Name("Innovation fund")),
        ("exit.decide_by_month", COPD.name),
    ]


def test_a_plan_of_eleven_years_is_refused() -> None:
    with pytest.raises(YearsError, match=r"has 11 years. Give at most 10\."):
        refuse_counted(replace(COPD, adoption=(Quantity.exact(1),) * 11))


def test_nothing_in_a_starter_is_out_of_bounds() -> None:
    assert [found for pathway in starters() for found in outside(pathway)] == []


def test_every_quantity_says_what_it_can_be() -> None:
    assert {found.bounds.what for found in parameters(COPD)} <= {b.what for b in BOUNDS.values()}


def test_what_was_wrong_already_does_not_stop_another_change() -> None:
    old, new = Quantity.exact(3), Quantity.exact(0.5)
    refuse_outside("adoption", (old, new), (old, old))
    with pytest.raises(BoundsError):
        refuse_outside("adoption", (old, Quantity.exact(4)), (old, old))


@pytest.mark.parametrize(("value", "said"), [(1e308, "1e+308 × 100%"), (0.125, "12.5%")])
def test_a_share_is_said_in_per_cent_and_never_as_infinite(value: float, said: str) -> None:
    assert BOUNDS["adoption"].said(value) == said


def test_a_spread_that_was_next_to_nothing_is_not_scaled_beyond_all_numbers() -> None:
    tiny = Quantity(0, 5e-324, 1e-300, "local", "Ward")
    assert BOUNDS["minutes"].about(45, tiny) == Quantity.exact(45, "local", "Ward")
