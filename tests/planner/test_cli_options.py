"""Documents of pathways that are not like the starters, and what a document is not asked for."""

import csv
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pathways.edits import add_design, remove_design
from pathways.errors import MissingDesignError
from pathways.library import starter
from planner.cli import main
from planner.estimates import estimate_of
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


@pytest.fixture
def two_options(tmp_path: Path) -> Path:
    """A workspace whose pathway has the options ``proposed`` and ``hub``."""
    file = tmp_path / "two.cbdplan"
    both = add_design(starter("dvt"), "hub", "proposed")
    save_workspace(Workspace("Arfon", population=40_000, pathways=(both,)), file)
    return file


def refused(capsys: pytest.CaptureFixture[str], *words: str | Path) -> str:
    assert main([str(word) for word in words]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    return err


@pytest.mark.parametrize("design", ["current", "proposed", "hub"])
def test_figures_of_any_one_design_can_be_written(
    design: str, two_options: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    assert main(["export", str(two_options), str(out), "--design", design]) == 0
    rows = csv.DictReader(out.read_text("utf-8-sig").splitlines())
    assert {row["Design"] for row in rows} == {design}


@pytest.mark.parametrize(
    ("out", "design", "said"),
    [
        ("out.json", "hub", "every design"),
        ("out.xlsx", "current", "Use one of: proposed, hub"),
        ("out.pdf", "current", "Use one of: proposed, hub"),
        ("out.csv", "nope", "“nope”"),
        ("out.json", "nope", "“nope”"),
        ("out.svg", "nope", "“nope”"),
    ],
)
def test_a_design_that_means_nothing_there_is_refused(
    out: str,
    design: str,
    said: str,
    two_options: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words: list[str | Path] = ["export", two_options, tmp_path / out, "--design", design]
    assert said in refused(capsys, *words)
    assert list(tmp_path.iterdir()) == [two_options]


def test_an_estimate_of_no_option_names_it() -> None:
    workspace = Workspace("Arfon", population=40_000, pathways=(starter("dvt"),))
    with pytest.raises(MissingDesignError, match="nope"):
        estimate_of(workspace, workspace.first(), "nope")


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_an_export_does_not_replace_what_it_is_made_from(
    link: Callable[[Path, Path], None],
    two_options: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = two_options.read_bytes()
    out = tmp_path / "out.xlsx"
    link(two_options, out)
    assert "out.xlsx" in refused(capsys, "export", two_options, out)
    assert "out.xlsx" in refused(capsys, "export", out, out)
    assert two_options.read_bytes() == out.read_bytes() == before


def test_an_export_through_a_link_replaces_its_file(two_options: Path, tmp_path: Path) -> None:
    kept, out = tmp_path / "kept.svg", tmp_path / "out.svg"
    kept.write_text("old")
    out.symlink_to(kept)
    assert main(["export", str(two_options), str(out)]) == 0
    assert out.is_symlink()
    assert "<svg" in kept.read_text("utf-8")


def test_a_link_that_leads_nowhere_is_refused(
    two_options: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loop, lost = tmp_path / "loop.svg", tmp_path / "lost.svg"
    loop.symlink_to(loop)
    lost.symlink_to(tmp_path / "nowhere" / "map.svg")
    assert "loop.svg" in refused(capsys, "export", two_options, loop)
    assert "nowhere" in refused(capsys, "export", two_options, lost)
    assert loop.is_symlink()
    assert lost.is_symlink()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_what_is_no_file_is_neither_read_nor_replaced(
    two_options: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe, folder = tmp_path / "pipe.svg", tmp_path / "folder.svg"
    os.mkfifo(pipe)
    folder.mkdir()
    before = two_options.read_bytes()
    for odd in (pipe, folder, Path("/dev/null")):
        assert str(odd) in refused(capsys, "list", odd)
        assert str(odd) in refused(capsys, "add", odd, "dvt")
        assert str(odd) in refused(capsys, "new", odd, "--cluster", "Cwm")
    for odd in (pipe, folder):
        assert "not a file" in refused(capsys, "export", two_options, odd).lower()
        assert "pipe" in refused(capsys, "export", odd, tmp_path / "out.svg")
    source = pipe.rename(tmp_path / "pipe.json")
    assert "pipe.json" in refused(capsys, "import", two_options, source)
    assert source.is_fifo()
    assert two_options.read_bytes() == before
    assert {p.name for p in tmp_path.iterdir()} == {"two.cbdplan", "pipe.json", "folder.svg"}
