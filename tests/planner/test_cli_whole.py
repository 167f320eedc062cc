"""The commands that do everything: the sample and the self-test."""

import sys
from collections.abc import Callable
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


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.usefixtures("quick_documents")
def test_the_sample_can_be_asked_for_again_and_again(tmp_path: Path, capsys: Capture) -> None:
    assert main(["demo", str(tmp_path)]) == 0
    (tmp_path / "copd.xlsx").write_text("with somebody's notes")
    (tmp_path / "copd.pdf").unlink()
    made = contents(tmp_path)
    for _again in range(3):
        assert main(["demo", str(tmp_path)]) == 0
    assert contents(tmp_path) == {**made, "copd.pdf": b"document"}
    assert "sample.cbdplan” is there as it was made" in capsys.readouterr().out


@pytest.mark.usefixtures("quick_documents")
def test_the_sample_can_be_asked_for_in_the_other_language(tmp_path: Path) -> None:
    clusters = set()
    for spoken in ("en", "cy", "cy", "en"):
        assert main(["demo", str(tmp_path), "--lang", spoken]) == 0
        clusters.add(open_workspace(tmp_path / "sample.cbdplan").cluster)
    assert len(clusters) == 2


def worked_in(file: Path) -> None:
    save_workspace(open_workspace(file).without_pathway("dvt"), file)


def another_workspace(file: Path) -> None:
    file.unlink()
    assert main(["new", str(file), "--cluster", "Cwm"]) == 0


def no_workspace(file: Path) -> None:
    file.write_text("shopping")


@pytest.mark.usefixtures("quick_documents")
@pytest.mark.parametrize("change", [worked_in, another_workspace, no_workspace])
def test_what_somebody_put_in_place_of_the_sample_is_not_replaced(
    change: Callable[[Path], None], tmp_path: Path, capsys: Capture
) -> None:
    assert main(["demo", str(tmp_path)]) == 0
    change(tmp_path / "sample.cbdplan")
    before = contents(tmp_path)
    capsys.readouterr()
    assert main(["demo", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "sample.cbdplan” is not the sample" in said
    assert "Move it, or choose another folder." in said
    assert contents(tmp_path) == before


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
