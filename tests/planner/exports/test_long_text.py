"""Documents of a pathway that says more than anybody should: whole, on the page, never a crash."""

import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from overlong import typed_everywhere
from pdf_text import shown
from recalculation import needs_office, recalculated

from pathways.library import starter
from pathways.proposal_parts import Engagement
from pathways.values import Name
from planner.exports.excel import write_workbook
from planner.exports.pdf import write_proposal
from planner.long_names import MOST, shortened
from planner.proposals import printed_proposal, proposal_of
from planner.workspace import Workspace

DAY = date(2027, 4, 6)
NUMBERED = " ".join(f"w{i:04}" for i in range(3_334))  # 20,003 characters
UNBROKEN = "Llanfair" * 2_500


@pytest.mark.parametrize("text", [NUMBERED, UNBROKEN], ids=["words", "unbroken"])
def test_every_field_can_hold_twenty_thousand_characters(tmp_path: Path, text: str) -> None:
    workspace = typed_everywhere(text)
    write_proposal(workspace, "dvt", tmp_path / "long.pdf", when=DAY)
    write_workbook(workspace, "dvt", tmp_path / "long.xlsx")
    found = shown(tmp_path / "long.pdf")
    assert all(0 <= one.left <= one.right <= 842.5 and one.y >= 0 for one in found)
    joined = "".join(one.text for one in found if one.tag != "Artifact").replace(" ", "")
    assert text.replace(" ", "") in joined
    cells = [
        c.value for sheet in load_workbook(tmp_path / "long.xlsx") for row in sheet for c in row
    ]
    assert text in cells
    assert max(len(c) for c in cells if isinstance(c, str) and c.startswith("=")) < 8_192


def test_a_long_cell_goes_on_over_the_pages_and_loses_no_word(tmp_path: Path) -> None:
    pathway = replace(starter("copd"), engagement=(Engagement("Llais", "", "", NUMBERED),))
    workspace = Workspace("Cwm", population=40_000, pathways=(pathway,))
    write_proposal(workspace, "copd", tmp_path / "long.pdf", when=DAY)
    found = [(one.page, word) for one in shown(tmp_path / "long.pdf") for word in one.text.split()]
    numbered = [(page, word) for page, word in found if re.fullmatch(r"w\d{4}", word)]
    assert " ".join(word for _page, word in numbered) == NUMBERED
    assert len({page for page, _word in numbered}) > 2


def test_a_long_name_is_cut_where_it_is_whole_elsewhere_and_no_figure_changes() -> None:
    long = "Very long name " * 100
    pathway = replace(starter("copd"), name=Name(long))
    workspace = Workspace(long.upper(), population=40_000, pathways=(pathway,))
    printed, plain = (make(workspace, "copd") for make in (printed_proposal, proposal_of))
    assert printed.estimate.headline == plain.estimate.headline
    assert printed.fingerprint == plain.fingerprint
    assert len(printed.name) == MOST
    assert {name.whole for name in printed.long_names} == {long, long.upper()}
    assert {name.cut[:MOST - 1] for name in printed.long_names} == {
        long[:MOST - 1], long.upper()[:MOST - 1]
    }  # fmt: skip


def test_two_names_that_differ_stay_different_when_cut() -> None:
    copd = starter("copd")
    steps = [replace(s, name=Name("x" * 500 + str(i))) for i, s in enumerate(copd.steps)]
    workspace = Workspace("Cwm", pathways=(replace(copd, steps=tuple(steps)),))
    short, cuts = shortened(workspace)
    assert len({step.name for step in short.pathways[0].steps}) == len(steps) == len(cuts)


def test_a_workspace_without_long_names_is_left_as_it_is() -> None:
    workspace = Workspace("Cwm", pathways=(starter("copd"),))
    assert shortened(workspace) == (workspace, ())


ESCAPED = "_x0041_ _x0041_x0042_ _xlfn a_x00e9_b"


def test_an_escape_of_excel_is_written_so_that_it_comes_back_as_typed(tmp_path: Path) -> None:
    pathway = replace(starter("dvt"), name=Name(ESCAPED))
    write_workbook(Workspace("Cwm", population=9, pathways=(pathway,)), "dvt", tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as parts:
        texts = "".join(parts.read(n).decode() for n in parts.namelist() if "sheet" in n)
    assert "_x005F_x0041_ _x005F_x0041_x005F_x0042_ _xlfn a_x005F_x00e9_b" in texts


@needs_office
def test_an_office_reads_the_escape_as_it_was_typed(tmp_path: Path) -> None:
    pathway = replace(starter("dvt"), name=Name(ESCAPED))
    made = tmp_path / "a.xlsx"
    write_workbook(Workspace("Cwm", population=9_000, pathways=(pathway,)), "dvt", made)
    (tmp_path / "again").mkdir()
    again = load_workbook(recalculated(made, tmp_path / "again"))
    said = [c.value for row in again["Sources and changes"] for c in row if c.value]
    assert ESCAPED in said


def test_what_no_type_has_stands_as_its_substitute(tmp_path: Path) -> None:
    pathway = replace(starter("dvt"), name=Name("DVT 😀 שלום"), note="😀")
    workspace = Workspace("Cwm", population=40_000, pathways=(pathway,))
    write_proposal(workspace, "dvt", tmp_path / "a.pdf", when=DAY)
    said = "".join(one.text for one in shown(tmp_path / "a.pdf"))
    assert "DVT [?] [?]" in said
    assert not re.search("[□\ufffd😀ש]", said)
