"""The parts of the proposal in PDF: a summary, a page for the public, and the orders of pages."""

from datetime import date
from pathlib import Path

import pikepdf
import pytest
from pdf_text import shown, text_of

from pathways.library import starter
from planner import formats
from planner.cli import main
from planner.exports.pdf import write_proposal
from planner.i18n import speaking
from planner.likely import chance_in_words, likely_shortly
from planner.proposals import Proposal, proposal_of
from planner.workspace import Workspace
from resources.affordability import affordability
from resources.appraisal import Scope, appraisal
from resources.sampled import FINAL_DRAWS, SEED

DAY = date(2027, 4, 6)
PLACE = Workspace("Three Valleys", population=40_000, pathways=(starter("copd"),))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole proposal in English."""
    path = tmp_path_factory.mktemp("whole") / "whole.pdf"
    write_proposal(PLACE, "copd", path, when=DAY)
    return path


@pytest.fixture(scope="module")
def proposal() -> Proposal:
    with speaking("en"):
        return proposal_of(PLACE, "copd")


def test_the_five_numbers_stand_over_where_they_likely_lie(whole: Path, proposal: Proposal) -> None:
    said = " ".join(one.text for one in shown(whole) if one.page == 1)
    for figure in ("contacts_out", "wte_needed", "recurring_cost", "double_running"):
        assert likely_shortly(proposal.drawn, figure) in said
    chance = chance_in_words(proposal.drawn.chance("npv_nhs"))
    assert f"{chance} chance that benefits exceed costs" in said


def test_every_page_says_with_what_luck_it_was_made(whole: Path) -> None:
    feet: dict[int, str] = {}
    for one in shown(whole):
        feet[one.page] = feet.get(one.page, "") + one.text
    stamp = f"{formats.whole(FINAL_DRAWS)} draws, seed {SEED}"
    assert [page for page, said in feet.items() if stamp not in said] == []


def test_worth_and_affordability_are_those_of_the_estimate(whole: Path, proposal: Proposal) -> None:
    said = text_of(whole)
    worth = appraisal(proposal.estimate).view(Scope.NHS).worth
    assert worth is not None
    assert formats.pounds(round(worth.net)) in said
    found = affordability(proposal.estimate)
    assert f"{formats.pounds(round(found.gap))} over the plan is not paid for yet." in said


@pytest.mark.parametrize(("part", "most"), [("summary", 1), ("public", 2)])
def test_a_part_is_short_and_says_what_it_is(tmp_path: Path, part: str, most: int) -> None:
    path = tmp_path / f"{part}.pdf"
    write_proposal(PLACE, "copd", path, "cy", part=part, when=DAY)
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) <= most
        assert str(pdf.Root.Lang) == "cy"
    headings = [one.text for one in shown(path) if one.tag == "H1"]
    assert headings


def test_the_decision_stays_on_one_page_where_its_words_are_longest(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    place = Workspace("Three Valleys", "Cwm Taf Morgannwg", 40_000, pathways=(starter("urology"),))
    write_proposal(place, "urology", path, "cy", part="summary", when=DAY)
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1


def test_the_page_for_the_public_is_in_large_type(tmp_path: Path) -> None:
    path = tmp_path / "public.pdf"
    write_proposal(PLACE, "copd", path, part="public", when=DAY)
    body = [one.size for one in shown(path) if one.tag in ("P", "LBody") and one.text != "•"]
    assert min(body) >= 14
    for short in ("LS1", "WTE", "PCPG", "RF"):
        assert short not in text_of(path)


def test_the_five_case_model_regroups_the_same_pages(tmp_path: Path, whole: Path) -> None:
    path = tmp_path / "five.pdf"
    write_proposal(PLACE, "copd", path, order="five", when=DAY)
    found = [one.text for one in shown(path) if one.tag == "H2"]
    usual = [one.text for one in shown(whole) if one.tag == "H2"]
    assert sorted(found) == sorted(usual)
    assert found.index("Value and uncertainty") < found.index("Money and affordability")
    assert "Economic case" in text_of(path)


def test_the_command_writes_a_part(tmp_path: Path) -> None:
    file = tmp_path / "copd.json"
    assert main(["new", str(tmp_path / "a.cbdplan"), "--cluster", "A", "--population", "9000"]) == 0
    assert main(["add", str(tmp_path / "a.cbdplan"), "copd"]) == 0
    out = file.with_suffix(".pdf")
    assert main(["export", str(tmp_path / "a.cbdplan"), str(out), "--part", "summary"]) == 0
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 1


def test_a_count_of_few_people_is_not_printed_nor_the_rate_that_gives_it(tmp_path: Path) -> None:
    # 200 people: 60 and 177 of each 10,000 are 1.2 and 3.54 people a year.
    few = Workspace("Three Valleys", population=200, pathways=(starter("copd"),))
    path = tmp_path / "few.pdf"
    write_proposal(few, "copd", path, when=DAY)
    said = {one.text for one in shown(path)}
    assert "*" in said
    assert "fewer than 5 people" in text_of(path)
    assert not {"1.2", "3.54", "60 to 75", "177"} & said
