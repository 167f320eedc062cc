"""Documents of pathways that are not like the starters: another option's name, or no steps yet."""

from dataclasses import replace
from pathlib import Path

import pytest

from pathways.edits import add_design, remove_design
from pathways.library import starter
from planner.cli import main
from planner.workspace import Workspace
from planner.workspaces import save_workspace


@pytest.mark.parametrize("suffix", ["xlsx", "pdf", "svg", "csv", "json"])
def test_an_option_may_have_any_name(suffix: str, tmp_path: Path) -> None:
    hub = remove_design(add_design(starter("dvt"), "hub", "proposed"), "proposed")
    file = tmp_path / "hub.cbdplan"
    save_workspace(Workspace("Arfon", population=40_000, pathways=(hub,)), file)
    assert main(["export", str(file), str(tmp_path / f"out.{suffix}")]) == 0
    assert (tmp_path / f"out.{suffix}").stat().st_size > 500


@pytest.mark.parametrize("suffix", ["xlsx", "pdf", "svg"])
def test_a_pathway_without_steps_can_be_printed(suffix: str, tmp_path: Path) -> None:
    empty = replace(starter("dvt"), steps=(), connections=(), streams=())
    file = tmp_path / "empty.cbdplan"
    save_workspace(Workspace("Arfon", population=40_000, pathways=(empty,)), file)
    assert main(["export", str(file), str(tmp_path / f"out.{suffix}")]) == 0
