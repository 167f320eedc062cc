"""Pathways as JSON: what is written comes back equal, and every fault is named with its place."""

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from strategies import pathways

from pathways.codec import SCHEMA, read_pathway, write_pathway
from pathways.errors import (
    ChanceError,
    DnaError,
    DuplicateError,
    FieldError,
    FieldMissingError,
    MissingDesignError,
    MissingStepError,
    NotAllowedError,
    NotANumberError,
    PathwayError,
    SchemaError,
)
from pathways.library import STARTERS, starter
from pathways.model import Pathway


def through_text(pathway: Pathway) -> Pathway:
    return read_pathway(json.loads(json.dumps(write_pathway(pathway), allow_nan=False)))


@given(pathways())
def test_what_is_written_is_read_back_equal(pathway: Pathway) -> None:
    assert through_text(pathway) == pathway


@pytest.mark.parametrize("id_", STARTERS)
def test_every_starter_is_read_back_equal(id_: str) -> None:
    assert through_text(starter(id_)) == starter(id_)


@pytest.fixture
def copd() -> dict[str, Any]:
    return deepcopy(write_pathway(starter("copd")))


def fault(data: object) -> PathwayError:
    with pytest.raises(PathwayError) as caught:
        read_pathway(data, "copd.json")
    return caught.value


def test_another_schema_is_refused_by_name(copd: dict[str, Any]) -> None:
    copd["schema"] = "cbd-pathway/2"
    error = fault(copd)
    assert isinstance(error, SchemaError)
    assert "copd.json" in str(error)
    assert "cbd-pathway/2" in str(error)
    assert SCHEMA in str(error)


@pytest.mark.parametrize("data", [[], "copd", 3, None])
def test_what_is_no_object_is_refused(data: object) -> None:
    assert isinstance(fault(data), FieldError)


def test_a_missing_field_is_named_with_its_place(copd: dict[str, Any]) -> None:
    del copd["steps"][1]["kind"]
    error = fault(copd)
    assert isinstance(error, FieldMissingError)
    assert "copd.json.steps[triage].kind" in str(error)


def test_a_word_that_is_not_allowed_is_listed_with_those_that_are(copd: dict[str, Any]) -> None:
    copd["steps"][1]["current"]["setting"] = "moon"
    error = fault(copd)
    assert isinstance(error, NotAllowedError)
    assert "“moon”" in str(error)
    assert "home, virtual, community, hospital" in str(error)


def test_an_unknown_step_is_named_with_its_connection(copd: dict[str, Any]) -> None:
    copd["connections"][0]["to"] = "nowhere"
    error = fault(copd)
    assert isinstance(error, MissingStepError)
    assert "“nowhere”" in str(error)
    assert copd["connections"][0]["from"] in str(error)


@pytest.mark.parametrize(("chance", "said"), [(1.2, "120%"), (-0.1, "-10%")])
def test_a_chance_outside_0_to_1_is_refused(copd: dict[str, Any], chance: float, said: str) -> None:
    copd["connections"][0]["current"] = chance
    error = fault(copd)
    assert isinstance(error, ChanceError)
    assert said in str(error)


@pytest.mark.parametrize("value", ["0.5", True, [1], 10**400])
def test_what_is_no_number_is_refused(copd: dict[str, Any], value: object) -> None:
    copd["connections"][0]["current"] = value
    assert isinstance(fault(copd), NotANumberError)


def test_a_design_nobody_listed_is_refused(copd: dict[str, Any]) -> None:
    copd["designs"] = ["current", "proposed", "current"]
    assert isinstance(fault(copd), DuplicateError)


def test_the_same_step_twice_is_refused(copd: dict[str, Any]) -> None:
    copd["steps"].append(copd["steps"][0])
    error = fault(copd)
    assert isinstance(error, DuplicateError)
    assert copd["steps"][0]["id"] in str(error)


def test_a_share_of_absences_that_leaves_nobody_is_refused(copd: dict[str, Any]) -> None:
    copd["steps"][1]["current"]["dna"] = 1
    assert isinstance(fault(copd), DnaError)


def test_further_options_of_a_file_without_a_list_of_designs_are_found(
    copd: dict[str, Any],
) -> None:
    del copd["designs"]
    copd["steps"][1]["hub"] = copd["steps"][1]["proposed"]
    assert read_pathway(copd).designs == ("current", "proposed", "hub")


def test_a_bare_number_is_a_quantity_without_spread(copd: dict[str, Any]) -> None:
    copd["streams"][0]["per_10000"] = 12
    read = read_pathway(copd).streams[0].per_10000
    assert (read.low, read.central, read.high) == (12, 12, 12)
    assert read.is_illustrative


@pytest.mark.parametrize("name", ["name", "kind", "id", "note", "why_hospital", "from", "basis"])
def test_a_design_cannot_take_the_name_of_a_field(copd: dict[str, Any], name: str) -> None:
    copd["designs"] = ["current", "proposed", name]
    with pytest.raises(PathwayError):
        read_pathway(copd)


def test_a_share_for_a_design_that_is_not_there_is_refused() -> None:
    from dataclasses import replace

    copd = starter("copd")
    with pytest.raises(MissingDesignError):
        replace(copd, designs=("current", "hub"))
