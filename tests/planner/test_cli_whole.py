"""The commands that do everything: the sample and the self-test."""

import sys
from pathlib import Path

import pytest

from pathways.library import STARTERS
from planner.cli import main
from planner.commands import whole
from planner.errors import WindowError
from planner.workspaces import open_workspace, save_workspace

Capture = pytest.CaptureFixture[str]


def put_word(*arguments: object) -> None:
    """Stands for a writer of documents where only the file's being there matters."""
    path = next(a for a in arguments if isinstance(a, Path))
    path.write_text("document")


@pytest.fixture
def quick_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "WRITERS", {".xlsx": put_word, ".pdf": put_word})


def test_the_sample_is_a_workspace_of_every_starter_with_its_documents(
    tmp_path: Path, capsys: Capture
) -> None:
    folder = tmp_path / "a" / "sample"
    assert main(["demo", str(folder), "--lang", "cy"]) == 0
    assert {p.name for p in folder.iterdir()} == {"sample.cbdplan", "copd.xlsx", "copd.pdf"}
    sample = open_workspace(folder / "sample.cbdplan")
    assert [p.id for p in sample.pathways] == list(STARTERS)
    assert sample.population == 40_000
    assert (folder / "copd.xlsx").read_bytes().startswith(b"PK")
    assert (folder / "copd.pdf").read_bytes().startswith(b"%PDF")
    assert "enghreifftiol" in capsys.readouterr().out


@pytest.mark.usefixtures("quick_documents")
def test_a_sample_is_made_again_unless_somebody_worked_in_it(
    tmp_path: Path, capsys: Capture
) -> None:
    file = tmp_path / "sample.cbdplan"
    assert main(["demo", str(tmp_path)]) == 0
    assert "illustrative" in open_workspace(file).cluster
    worked = open_workspace(file).without_pathway("dvt")
    file.unlink()
    assert main(["demo", str(tmp_path)]) == 0
    save_workspace(worked, file)
    before = file.read_bytes()
    capsys.readouterr()
    assert main(["demo", str(tmp_path)]) == 1
    assert "has been worked in" in capsys.readouterr().err
    assert file.read_bytes() == before


@pytest.mark.usefixtures("quick_documents")
def test_making_the_sample_again_replaces_one_nobody_touched(tmp_path: Path) -> None:
    assert main(["demo", str(tmp_path)]) == 0
    assert main(["demo", str(tmp_path)]) == 0


def test_a_sample_cannot_lie_in_a_file(tmp_path: Path, capsys: Capture) -> None:
    blocked = tmp_path / "notes"
    blocked.write_text("shopping")
    assert main(["demo", str(blocked)]) == 1
    assert "notes" in capsys.readouterr().err
    assert blocked.read_text() == "shopping"


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the window's program is looked for; nothing is there yet."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    return folder / "cbd-planner"


def put_program(program: Path, script: str) -> None:
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def test_the_self_test_does_everything_once(program: Path, tmp_path: Path, capsys: Capture) -> None:
    put_program(program, 'echo "$QT_QPA_PLATFORM $1" > "$2.seen"')
    folder = tmp_path / "try"
    assert main(["selftest", str(folder)]) == 0
    assert (folder / "selftest.cbdplan.seen").read_text() == "offscreen --selftest\n"
    for spoken in ("en", "cy"):
        for suffix in ("xlsx", "pdf", "svg", "json", "csv"):
            assert (folder / f"copd-{spoken}.{suffix}").stat().st_size > 500
    assert "Window" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("script", "said"), [(None, "not beside"), ("echo no display >&2; exit 3", "no display")]
)
def test_a_window_that_does_not_open_is_said_to_be(
    script: str | None, said: str, program: Path, tmp_path: Path
) -> None:
    if script:
        put_program(program, script)
    with pytest.raises(WindowError, match=said):
        whole.open_window(tmp_path / "plan.cbdplan")
