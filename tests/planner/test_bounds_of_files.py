"""What no pathway can have is refused in a file of another, and kept and found in one's own."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pathways.codec import write_pathway
from pathways.errors import UserError
from pathways.library import starter
from pathways.model import Pathway
from pathways.parameters import with_parameter
from pathways.values import FrozenMap, Name, Quantity
from planner.checks import findings
from planner.estimates import estimate_of
from planner.imports import read_source
from planner.imports.json_files import read_pathway_file
from planner.workspace import Workspace
from planner.workspaces import open_workspace, save_workspace

COPD = starter("copd")
TRIPLE = with_parameter(COPD, "adoption.2", Quantity.exact(3))


def written(pathway: Pathway, folder: Path) -> Path:
    path = folder / "copd.json"
    path.write_text(json.dumps(write_pathway(pathway)), "utf-8")
    return path


@pytest.mark.parametrize("read", [read_source, read_pathway_file])
def test_a_number_out_of_bounds_in_json_is_refused_with_its_place(
    tmp_path: Path, read: Callable[[Path], object]
) -> None:
    with pytest.raises(UserError) as error:
        read(written(TRIPLE, tmp_path))
    assert str(error.value) == (
        "copd.json: adoption.2: “Share of patients on the proposed design” is 300%. "
        "Give a number from 0% to 100%."
    )


def test_a_step_without_a_visible_name_in_json_is_refused(tmp_path: Path) -> None:
    steps = (replace(COPD.steps[0], name=Name(" \u200b")), *COPD.steps[1:])
    path = written(replace(COPD, steps=steps), tmp_path)
    with pytest.raises(UserError, match=rf"^copd\.json\.steps\[{COPD.steps[0].id}\] has a name"):
        read_source(path)


def test_a_saved_workspace_with_such_numbers_opens_whole_and_says_which_they_are(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.cbdplan"
    old = Workspace(
        "Cwm",
        population=40_000,
        pathways=(TRIPLE, starter("dvt")),
        assumptions=FrozenMap(weekly_hours=Quantity.exact(0)),
    )
    save_workspace(old, path)
    opened = open_workspace(path)
    assert opened == old
    errors = {f.key for f in findings(opened, "copd") if f.severity == "error"}
    assert {"N03:adoption.2", "N03:weekly_hours"} <= errors
    with pytest.raises(
        UserError, match=r"“Hours in a full-time week” is 0\. Give a number from 10"
    ):
        estimate_of(opened, opened.pathway("dvt"))
