"""The window looks at every page of a file by itself, and says with its exit code how it went."""

import os
import subprocess
import sys
from pathlib import Path

from pathways.edits import set_share
from pathways.library import starter
from planner.workspace import Workspace
from planner.workspaces import save_workspace


def looked_at(path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ui.app", "--selftest", str(path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(path.parent)},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )


def test_a_whole_workspace_is_looked_at_and_left(tmp_path: Path) -> None:
    path = tmp_path / "whole.cbdplan"
    save_workspace(Workspace("Arfon", population=40_000, pathways=(starter("dvt"),)), path)
    done = looked_at(path)
    assert done.returncode == 0, done.stderr


def test_a_file_that_cannot_be_opened_is_told_by_the_exit_code(tmp_path: Path) -> None:
    path = tmp_path / "torn.cbdplan"
    path.write_bytes(b"SQLite format 3\0" + b"x" * 100)
    done = looked_at(path)
    assert done.returncode == 1
    assert "torn.cbdplan" in done.stderr


def test_a_pathway_without_an_estimate_is_told_by_the_exit_code(tmp_path: Path) -> None:
    path = tmp_path / "gap.cbdplan"
    gap = set_share(starter("dvt"), "assess", "dd", "proposed", 0.1)
    save_workspace(Workspace("Arfon", population=40_000, pathways=(gap,)), path)
    done = looked_at(path)
    assert done.returncode == 1
    assert "100%" in done.stderr
