"""Inputs that nobody has given: never filled in, and ordinary assumptions once given."""

import pytest

from pathways.bounds import BoundsError
from pathways.values import Quantity
from resources.assumptions import default_assumptions
from resources.errors import UnknownInputError


def test_what_nobody_has_given_is_not_nought() -> None:
    inputs = default_assumptions()
    assert inputs.given("value.patient_hour") is None
    assert "value.patient_hour" not in inputs
    with pytest.raises(UnknownInputError):
        inputs.value("value.patient_hour")


def test_every_blank_names_who_is_likely_to_know_it_in_both_languages() -> None:
    for blank in default_assumptions().blanks.values():
        assert all((blank.name.en, blank.name.cy, blank.unit)), blank.key
        assert all((blank.holder.en, blank.holder.cy)), blank.key


def test_a_blank_that_is_given_becomes_an_assumption_with_its_source() -> None:
    own = Quantity(6, 7.5, 9, "local", "Finance team, May")
    inputs = default_assumptions().with_values({"value.patient_hour": own})
    assert inputs.given("value.patient_hour") == 7.5
    assert inputs["value.patient_hour"].quantity.source == "Finance team, May"
    assert "value.patient_hour" not in inputs.blanks


def test_a_blank_is_held_to_its_bounds() -> None:
    with pytest.raises(BoundsError):
        default_assumptions().with_values({"turnover": Quantity.exact(1.5)})


def test_what_is_unknown_is_neither_given_nor_blank() -> None:
    with pytest.raises(UnknownInputError):
        default_assumptions().given("turn")
