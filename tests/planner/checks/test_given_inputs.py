"""Checks on inputs that come without a value and that a workspace gives."""

from pathways.library import starter
from pathways.values import FrozenMap, Quantity
from planner.checks import findings
from planner.workspace import Workspace


def found(quantity: Quantity) -> list[str]:
    copd = starter("copd")
    cwm = Workspace("Cwm", pathways=(copd,), assumptions=FrozenMap(turnover=quantity))
    return [f.message for f in findings(cwm, copd.id) if f.rule == "N03"]


def test_a_range_out_of_order_is_said_by_the_name_of_the_input() -> None:
    (message,) = found(Quantity(0.2, 0.1, 0.3))
    assert "Share of staff who leave in a year" in message


def test_a_number_out_of_bounds_is_found() -> None:
    (message,) = found(Quantity.exact(1.5))
    assert "100%" in message


def test_an_input_that_is_in_order_is_not_found() -> None:
    assert found(Quantity(0.05, 0.1, 0.15)) == []
