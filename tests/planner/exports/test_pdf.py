"""The proposal in PDF: its pages, its figures, its words, and that it is the same every time."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from pdf_text import is_marked_draft, outline, shown, text_of
from sound import SOUND

from pathways.errors import UserError
from pathways.library import starter
from pathways.model import Setting
from pathways.proposal_parts import Engagement, Exit
from pathways.values import Name
from planner import formats
from planner.exports.pdf import write_proposal
from planner.i18n import speaking
from planner.proposal_tables import diagnostics, hours_tables, money_rows, roles
from planner.proposals import Proposal, key_figures, money_lines, proposal_of
from planner.units import hours, yearly_pounds
from planner.workspace import Workspace

DAY = date(2027, 4, 6)
COPD = Workspace(
    cluster="Three Valleys",
    health_board="Cwm Taf Morgannwg",
    population=40_000,
    pathways=(starter("copd"),),
    author="Ŵyn Ŷnys",
)
HEADINGS = {
    "en": [
        "Decision page",
        "Case for change and population need",
        "The pathway now and proposed",
        "Activity and left shift",
        "Workforce transfer",
        "Diagnostics",
        "Money and affordability",
        "Value and uncertainty",
        "Equity, access, carbon, well-being",
        "Quality, safety and governance",
        "Benefits, evaluation, exit, delivery",
        "Annex: assumptions, checks and sources",
    ],
    "cy": [
        "Tudalen benderfynu",
        "Yr achos o blaid newid ac angen y boblogaeth",
        "Y llwybr nawr ac arfaethedig",
        "Gweithgarwch a symud gofal",
        "Trosglwyddo gweithlu",
        "Diagnosteg",
        "Ariannu a fforddiadwyedd",
        "Gwerth ac ansicrwydd",
        "Tegwch, mynediad, carbon a llesiant",
        "Ansawdd, diogelwch a llywodraethu",
        "Buddion, gwerthuso, ymadael a chyflawni",
        "Atodiad: tybiaethau, gwiriadau a ffynonellau",
    ],
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The proposal for COPD in both languages."""
    folder = tmp_path_factory.mktemp("proposals")
    made = {language: folder / f"{language}.pdf" for language in HEADINGS}
    for language, path in made.items():
        write_proposal(COPD, "copd", path, language, when=DAY)
    return made


@pytest.fixture(scope="module")
def proposal() -> Proposal:
    with speaking("en"):
        return proposal_of(COPD, "copd")


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_page_has_its_heading_in_order(files: dict[str, Path], language: str) -> None:
    found = [one.text for one in shown(files[language]) if one.tag == "H2"]
    assert found == HEADINGS[language]


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_bookmarks_lead_to_every_page(files: dict[str, Path], language: str) -> None:
    found = outline(files[language])
    assert [title for title in found if title in HEADINGS[language]] == HEADINGS[language]


@pytest.mark.parametrize("language", ["en", "cy"])
def test_no_text_leaves_its_page_and_none_is_too_small(
    files: dict[str, Path], language: str
) -> None:
    with pikepdf.open(files[language]) as pdf:
        sizes = {i: [float(n) for n in page.mediabox] for i, page in enumerate(pdf.pages, start=1)}
    for one in shown(files[language]):
        _x, _y, width, height = sizes[one.page]
        assert 0 <= one.left <= one.right <= width, one
        assert 0 <= one.y <= height, one
        assert one.size >= 8.49, one


def test_the_figures_are_those_of_the_estimate(files: dict[str, Path], proposal: Proposal) -> None:
    said = {one.text for one in shown(files["en"])} | {text_of(files["en"])}
    missing = [figure for figure in _figures(proposal) if figure not in said]
    assert missing == []


def _figures(proposal: Proposal) -> Iterator[str]:
    """Figures as they are to be written, each alone in its cell."""
    estimate = proposal.estimate
    yield from (figure.value for figure in key_figures(proposal))
    yield from (yearly_pounds(line.pounds) for line in money_lines(proposal))
    for year in estimate.years:
        contacts = year.planned.contacts
        yield from (formats.number(contacts[s.value]) for s in Setting if s.value in contacts)
        yield formats.number(year.contacts_out)
        yield formats.percent(year.adoption)
    for is_nominal in (True, False):
        for row in money_rows(estimate, nominal=is_nominal):
            yield from map(yearly_pounds, row.pounds)
    for table in hours_tables(estimate):
        yield from (hours(spent) for row in table.cells for spent in row)
        yield from map(hours, table.released)
    for role in roles(estimate):
        yield from (formats.wte(v) for v in (role.unchanged, role.planned) if v)
    for test in diagnostics(estimate):
        yield formats.number(test.outside_planned)
        yield yearly_pounds(test.consumables)
    yield from map(yearly_pounds, estimate.double_running.by_quarter)


def test_dates_and_words_follow_the_language(files: dict[str, Path]) -> None:
    assert "6 April 2027" in text_of(files["en"])
    welsh = text_of(files["cy"])
    assert "6 Ebrill 2027" in welsh
    assert "Tudalen 1 o" in welsh
    assert "gymeradwyo" in welsh


def test_a_starter_says_that_it_is_not_approved_and_whose_data_it_uses(
    files: dict[str, Path],
) -> None:
    said = text_of(files["en"])
    assert "illustrative, not clinically approved" in said
    assert "Open Government Licence" in said
    assert "inputs (" in said
    assert ") are illustrative" in said


def test_every_input_stands_in_the_annex(files: dict[str, Path], proposal: Proposal) -> None:
    from planner.inputs import inputs_of

    said = text_of(files["en"])
    groups = {found.group for found in inputs_of(proposal.estimate)}
    assert [group for group in groups if group not in said] == []
    assert formats.whole(proposal.inputs.count) in said


def test_the_same_day_and_inputs_give_the_same_bytes(
    files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    again = tmp_path / "again.pdf"
    write_proposal(COPD, "copd", again, "cy", when=DAY)
    assert again.read_bytes() == files["cy"].read_bytes()


def test_only_bundled_type_is_used_and_all_of_it_is_inside(files: dict[str, Path]) -> None:
    with pikepdf.open(files["cy"]) as pdf:
        fonts = {
            str(font.BaseFont).partition("+")[2]: font.FontDescriptor.get("/FontFile2")
            for page in pdf.pages
            for font in page.Resources.Font.values()
        }
    assert set(fonts) <= {"PlannerSans-Regular", "PlannerSans-Bold", "PlannerSans-Italic"}
    assert None not in fonts.values()


def test_the_document_says_what_it_is(files: dict[str, Path]) -> None:
    with pikepdf.open(files["cy"]) as pdf:
        assert "Three Valleys" in str(pdf.docinfo.Title)
        assert str(pdf.docinfo.Author) == "Ŵyn Ŷnys"
        assert str(pdf.Root.Lang) == "cy"
        assert str(pdf.docinfo.CreationDate).startswith("D:20270406")
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata(set_pikepdf_as_editor=False) as described:
            assert described["pdfuaid:part"] == "1"
            assert described["dc:title"] == str(pdf.docinfo.Title)


def settled(workspace: Workspace, reason: str = "Finance confirms in May") -> Workspace:
    """The workspace with an answer to every warning of its first pathway."""
    pathway = workspace.first()
    open_ = proposal_of(workspace, pathway.id).checks
    assert not open_.errors
    answers = pathway.answers
    for found in open_.warnings:
        answers = answers.with_(found.key, reason)
    return workspace.with_pathway(replace(pathway, answers=answers))


def test_a_draft_is_marked_and_a_final_proposal_is_not(
    files: dict[str, Path], tmp_path: Path
) -> None:
    final = tmp_path / "final.pdf"
    write_proposal(settled(SOUND), "breath", final, when=DAY)
    assert is_marked_draft(files["en"], "DRAFT")
    assert is_marked_draft(files["cy"], "DRAFFT")
    assert not is_marked_draft(final, "DRAFT")
    assert "FINAL" in text_of(final)
    assert "DRAFT" not in text_of(final)


def test_answers_to_checks_are_printed(tmp_path: Path) -> None:
    nobody_asked = settled(SOUND).with_pathway(replace(settled(SOUND).first(), engagement=()))
    open_, answered = tmp_path / "open.pdf", tmp_path / "answered.pdf"
    write_proposal(nobody_asked, "breath", open_, when=DAY)
    write_proposal(settled(nobody_asked, "Llais meets in May"), "breath", answered, when=DAY)
    assert is_marked_draft(open_, "DRAFT")
    assert not is_marked_draft(answered, "DRAFT")
    assert "Llais meets in May" in text_of(answered)


HOSTILE = (
    "<b>bold</b> & <a href='https://example.org'>link</a> <img src='file:///etc/passwd'/> "
    "&lt;para&gt; ŵŷ Ŵ \x07\x1b[31m ]]> %s {name} =1+1 </para>"
)


def test_typed_text_stays_text(tmp_path: Path) -> None:
    """Markup is printed letter for letter; control characters alone are left out."""
    long = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 3
    pathway = starter("copd")
    step = replace(pathway.steps[4], name=Name(HOSTILE, HOSTILE), note=HOSTILE)
    pathway = replace(
        pathway,
        name=Name(f"COPD {HOSTILE}"),
        steps=(*pathway.steps[:4], step, *pathway.steps[5:]),
        engagement=(Engagement(HOSTILE, long, "2027-01-01", HOSTILE),),
        exit=Exit(HOSTILE, long, 18, HOSTILE),
    )
    workspace = replace(COPD, cluster=HOSTILE, author=long, pathways=(pathway,))
    path = tmp_path / "hostile.pdf"
    write_proposal(workspace, "copd", path, when=DAY)
    joined = "".join(one.text for one in shown(path)).replace(" ", "")
    wanted = "".join(c for c in HOSTILE if c.isprintable()).replace(" ", "")
    assert wanted in joined
    assert long in joined
    with pikepdf.open(path) as pdf:
        assert all("/Annots" not in page for page in pdf.pages)
    assert all(0 <= one.left <= one.right <= 842.5 for one in shown(path))


def test_nothing_is_written_where_no_figure_can_be_given(tmp_path: Path) -> None:
    path = tmp_path / "proposal.pdf"
    path.write_bytes(b"the old one")
    with pytest.raises(UserError):
        write_proposal(COPD.with_population(None), "copd", path, when=DAY)
    assert path.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [path]


def test_reportlab_waits_until_a_document_is_asked_for() -> None:
    code = (
        "import sys, planner.exports.pdf, planner.exports.pictures\n"
        "assert not {'reportlab', 'numpy'} & set(sys.modules), sorted(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
