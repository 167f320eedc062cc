"""Every starter's workbook, in both languages, worked out anew; and its low and high scenarios."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from openpyxl import load_workbook
from recalculation import (
    agree,
    disagreements,
    formulas,
    named,
    needs_office,
    recalculated,
)
from strategies import flowing_pathways
from workbook_facts import estimate_at, headline

from pathways.library import STARTERS, starter
from pathways.model import Pathway
from planner.exports.excel import write_workbook
from planner.proposals import proposal_of
from planner.workspace import Workspace

pytestmark = needs_office


def workspace(pathway: Pathway) -> Workspace:
    return Workspace("Afon Las", population=40_000, pathways=(pathway,))


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("name", STARTERS)
def test_libreoffice_agrees_with_every_starter(tmp_path: Path, name: str, language: str) -> None:
    path = tmp_path / f"{name}.xlsx"
    write_workbook(workspace(starter(name)), name, path, language)
    (tmp_path / "again").mkdir()
    wrong = disagreements(path, recalculated(path, tmp_path / "again"))
    print(f"{name} {language}: {len(formulas(path))} formulas, {len(wrong)} disagree")
    assert wrong == []


@pytest.mark.parametrize(("number", "level"), [(1, "low"), (3, "high")])
@pytest.mark.parametrize("name", STARTERS)
def test_scenarios_are_the_estimate_at_low_and_high(
    tmp_path: Path, name: str, number: int, level: str
) -> None:
    path = tmp_path / f"{name}.xlsx"
    write_workbook(workspace(starter(name)), name, path)
    book = load_workbook(path)
    sheet, address = next(iter(book.defined_names["SCEN"].destinations))
    book[sheet][address.replace("$", "")] = number
    book.save(path)
    (tmp_path / "again").mkdir()
    held = named(recalculated(path, tmp_path / "again"))
    expected = headline(estimate_at(level, proposal_of(workspace(starter(name)), name).estimate))
    wrong = {
        figure: (held[figure], value)
        for figure, value in expected.items()
        if not agree(held[figure], "–" if value is None else value)
    }
    print(f"{name} {level}: {len(expected)} figures, {len(wrong)} disagree")
    assert wrong == {}


def test_libreoffice_agrees_with_generated_pathways(tmp_path: Path) -> None:
    seen = 0

    @settings(
        max_examples=40,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    @given(pathway=flowing_pathways())
    def holds(pathway: Pathway) -> None:
        nonlocal seen
        folder = tmp_path / str(seen)
        (folder / "again").mkdir(parents=True)
        path = folder / "flowing.xlsx"
        write_workbook(workspace(pathway), pathway.id, path)
        assert disagreements(path, recalculated(path, folder / "again")) == []
        seen += 1

    holds()
    print(f"{seen} generated pathways, 0 disagree")
