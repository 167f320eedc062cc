"""Scenarios, options, factors and what would have to be true, from the command line."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pathways.codec import write_pathway
from pathways.library import starter
from pathways.scenarios import Change, Scenario
from pathways.values import Name, Quantity
from planner.cli import main
from planner.options import four_options
from planner.scenarios import ready_made


@pytest.fixture
def file(tmp_path: Path) -> str:
    pathway = starter("dvt")
    gone = Scenario("gone", Name("Gone"), (Change("steps.no.current.dna", Quantity.exact(0)),))
    held = replace(
        pathway,
        scenarios=(*ready_made(pathway)[1:], gone),
        options_appraisal=four_options(pathway),
    )
    path = tmp_path / "dvt.json"
    path.write_text(json.dumps(write_pathway(held)), "utf-8")
    return str(path)


def test_the_estimate_compares_scenarios_and_options(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["estimate", file, "--population", "40000", "--draws", "200", "--json"]
    assert main(arguments) == 0
    first = capsys.readouterr().out
    assert main(arguments) == 0
    assert capsys.readouterr().out == first
    found = json.loads(first)["results"]["dvt"]
    assert [one["id"] for one in found["scenarios"]] == ["", "steady", "ambitious", "gone"]
    steady = found["scenarios"][1]["figures"]["contacts_out"]
    typed = found["scenarios"][0]["figures"]["contacts_out"]
    assert typed["difference"] is None
    assert steady["central"] - typed["central"] == pytest.approx(steady["difference"]["central"])
    assert steady["difference"]["chance_less"] == 1
    assert found["scenarios"][3]["unknown"] == ["steps.no.current.dna"]
    assert [one["id"] for one in found["options"]] == [
        "nothing",
        "minimum",
        "preferred",
        "stretch",
    ]
    factors = found["factors"]
    assert sum(factors["bars"].values()) + factors["interaction"] == pytest.approx(factors["total"])
    assert len(found["to_confirm"]["first"]) == 5


def test_without_draws_or_scenarios_there_is_nothing_to_compare(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["estimate", file, "--population", "40000", "--draws", "0", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["results"]["dvt"]
    assert (found["scenarios"], found["options"]) == ([], [])


def test_a_figure_is_explained_with_what_would_have_to_be_true(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["explain", file, "resource_follows", "--population", "40000"]
    assert main(arguments) == 0
    said = capsys.readouterr().out
    assert "What would have to be true:" in said
    assert "would have to be" in said
    assert main([*arguments, "--json", "--lang", "cy"]) == 0
    turning = json.loads(capsys.readouterr().out)["would_have_to_be"]
    assert turning[0]["key"] == "adoption"
    assert "Byddai'n rhaid" in " ".join(one["words"] for one in turning)
    assert main(["explain", file, "contacts_out", "--population", "40000", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["would_have_to_be"] == []
