"""A pathway with a sub-pathway at the command line, in the file and in the documents."""

import json
from dataclasses import replace
from pathlib import Path

import nested_pathways as given
import pytest
from openpyxl import load_workbook
from pdf_text import text_of

from pathways.codec import read_pathway, write_pathway
from planner.cli import main
from planner.estimates import rests_on
from planner.exports.excel import write_workbook
from planner.exports.pdf import write_proposal
from planner.imports import read_source
from planner.workspace import Workspace
from planner.workspaces import open_workspace, save_workspace

Capture = pytest.CaptureFixture[str]
PART = replace(given.DIAGNOSIS, streams=())
PLACE = Workspace("Here", population=10_000, pathways=(given.OUTER, PART))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "here.cbdplan"
    save_workspace(PLACE, path)
    return path


def run(capsys: Capture, *words: str | Path) -> str:
    assert main([str(word) for word in words]) == 0
    return capsys.readouterr().out


def test_what_a_step_opens_as_is_kept_in_files(file: Path) -> None:
    assert open_workspace(file) == PLACE
    assert read_pathway(write_pathway(given.OUTER), "copd") == given.OUTER


def test_the_estimate_counts_the_steps_within(file: Path, capsys: Capture) -> None:
    said = run(capsys, "estimate", file)
    # 1,000 people a year are not many: 100 come, and 57.658 readings are done in hospital now,
    # beside as many tests.
    assert "COPD: 10,000 people" in said
    assert "115" in said
    assert "“Diagnosis” has no stream of its own: its figures are part of “COPD”." in said
    made = json.loads(run(capsys, "estimate", file, "--json"))["results"]
    assert list(made) == ["copd"]


def test_a_figure_says_which_step_within_it_comes_from(file: Path, capsys: Capture) -> None:
    assert "Diagnose: Blow" in run(capsys, "explain", file, "contacts_out")
    # As proposed 60 of 100 come: 60 / (1 - 0.5 x 0.1) = 63.2, and each is tested 0.9 / 0.9 times.
    assert "63.2" in run(capsys, "explain", file, "visits.diagnose/blow")


def test_checks_are_printed_for_both(file: Path, capsys: Capture) -> None:
    said = run(capsys, "check", file)
    assert "copd: “Diagnose: Read” is in hospital" in said
    assert "diagnosis: “Read” is in hospital" in said


def test_the_export_says_which_pathways_it_opens(
    file: Path, tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "copd.json"
    said = run(capsys, "export", file, out, "--pathway", "copd")
    assert "It opens “Diagnosis” (diagnosis), which is not in it." in said
    assumed = read_source(out).assumed
    assert assumed == (
        "“Diagnose” opens as the pathway “diagnosis”, which this file does not hold.",
    )


def test_a_map_of_the_pathway_within_is_drawn_when_asked_for(
    file: Path, tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "within.svg"
    run(capsys, "export", file, out, "--pathway", "diagnosis")
    drawn = out.read_text("utf-8")
    assert "Blow" in drawn
    run(capsys, "export", file, out, "--pathway", "copd")
    drawn = out.read_text("utf-8")
    assert "Blow" not in drawn
    assert "sub-pathway" in drawn


def test_the_workbook_lists_the_steps_within(tmp_path: Path) -> None:
    out = tmp_path / "copd.xlsx"
    write_workbook(PLACE, "copd", out)
    texts = {
        str(cell.value)
        for sheet in load_workbook(out).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value
    }
    assert any(text.startswith("Diagnose: Blow") for text in texts)


def test_the_proposal_draws_each_pathway_within_after_the_outer_one(tmp_path: Path) -> None:
    out = tmp_path / "copd.pdf"
    write_proposal(PLACE, "copd", out)
    said = text_of(out)
    places = [
        said.index(heading)
        for heading in (
            "The pathway as proposed",
            "Sub-pathway “Diagnosis” now",
            "Sub-pathway “Diagnosis” as proposed",
            "What changes, step by step",
        )
    ]
    assert places == sorted(places)
    assert "Diagnose: Blow" in said[places[-1] :]


def test_an_estimate_rests_on_what_is_opened_and_on_what_opens_it() -> None:
    assert rests_on(PLACE, given.OUTER) == (PART,)
    assert rests_on(PLACE, PART) == (given.OUTER,)
    assert rests_on(PLACE, given.DIAGNOSIS) == ()
