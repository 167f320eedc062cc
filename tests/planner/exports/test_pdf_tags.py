"""The structure of the PDF for who listens to it: a tree that names everything drawn, once."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from pathways.library import starter
from planner.exports.pdf import write_proposal
from planner.workspace import Workspace


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The proposal of the starter whose map needs two pages."""
    file = tmp_path_factory.mktemp("tags") / "fls.pdf"
    workspace = Workspace(cluster="Here", population=40_000, pathways=(starter("hf_af"),))
    write_proposal(workspace, "hf_af", file, when=date(2027, 4, 6))
    return file


def elements(node: Any) -> Iterator[Any]:
    """Every structure element, in reading order."""
    yield node
    for kid in node.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            yield from elements(kid)


def role(element: Any) -> str:
    return str(element.S)[1:]


def test_everything_drawn_is_in_the_tree_once_or_is_decoration(path: Path) -> None:
    with pikepdf.open(path) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        named = Counter(
            (pages[kid.Pg.objgen], int(kid.MCID))
            for element in elements(pdf.Root.StructTreeRoot.K[0])
            for kid in element.get("/K", [])
            if kid.get("/Type") == "/MCR"
        )
        drawn: Counter[tuple[int, int]] = Counter()
        for number, page in enumerate(pdf.pages):
            depth, is_covered = 0, False
            for step in pikepdf.parse_content_stream(page):
                operator = str(step.operator)
                if operator in ("BDC", "BMC"):
                    depth, is_covered = depth + 1, True
                    if operator == "BDC":
                        drawn[number, int(step.operands[1].MCID)] += 1
                elif operator == "EMC":
                    depth, is_covered = depth - 1, False
                elif operator in ("Tj", "f", "f*", "S", "B", "Do"):
                    assert is_covered, (number, step)
            assert depth == 0
    assert named == drawn
    assert set(named.values()) == {1}


def test_headings_do_not_skip_a_level(path: Path) -> None:
    with pikepdf.open(path) as pdf:
        found = [role(e) for e in elements(pdf.Root.StructTreeRoot.K[0])]
    levels = [int(r[1]) for r in found if r[0] == "H" and r[1:].isdigit()]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_pictures_have_words_and_tables_have_headings(path: Path) -> None:
    with pikepdf.open(path) as pdf:
        found = list(elements(pdf.Root.StructTreeRoot.K[0]))
        assert all(str(e.Alt) for e in found if role(e) == "Figure")
        tables = [e for e in found if role(e) == "Table"]
        assert len(tables) > 10
        for table in tables:
            heads = [str(cell.A.Scope) for row in table.K for cell in row.K if role(cell) == "TH"]
            assert "/Column" in heads


def test_the_first_of_the_maps_says_where_each_step_is(path: Path) -> None:
    with pikepdf.open(path) as pdf:
        said = [str(e.Alt) for e in elements(pdf.Root.StructTreeRoot.K[0]) if role(e) == "Figure"]
    for step in starter("hf_af").steps:
        assert any(step.name.en in words for words in said)
