"""The published JSON Schema: what the planner writes fits it, and what it refuses does not."""

import json
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from json_schema import faults
from strategies import flowing_pathways, pathways

from pathways.codec import write_pathway
from pathways.library import STARTERS, starter
from pathways.model import Pathway
from tools.schema import PATH, written

SCHEMA = json.loads(PATH.read_text("utf-8"))


def told(value: Any) -> list[str]:
    return [*faults(json.loads(json.dumps(value)), SCHEMA, SCHEMA)]


def test_the_published_schema_is_the_one_the_code_makes() -> None:
    assert PATH.read_text("utf-8") == written()


@pytest.mark.parametrize("id_", STARTERS)
def test_every_starter_fits_the_schema(id_: str) -> None:
    assert told(write_pathway(starter(id_))) == []


@settings(max_examples=30, deadline=None, phases=[Phase.generate])
@given(pathway=pathways())
def test_any_pathway_fits_the_schema(pathway: Pathway) -> None:
    assert told(write_pathway(pathway)) == []


@settings(max_examples=10, deadline=None)
@given(pathway=flowing_pathways())
def test_any_pathway_that_flows_fits_the_schema(pathway: Pathway) -> None:
    assert told(write_pathway(pathway)) == []


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        ({"schema": "cbd-pathway/2"}, ".schema"),
        ({"id": ""}, ".id"),
        ({"colour": "red"}, ".colour: no such field"),
        ({"steps": [{"id": "a", "name": "A", "kind": "dance"}]}, ".steps"),
        ({"connections": [{"from": "a", "to": "b", "current": 2}]}, ".connections"),
        ({"adoption": [{"low": 1, "central": "many", "high": 2}]}, ".adoption"),
    ],
)
def test_what_is_no_pathway_does_not_fit(spoil: dict[str, Any], fault: str) -> None:
    found = told({**write_pathway(starter("copd")), **spoil})
    assert any(one.startswith(fault) for one in found)
