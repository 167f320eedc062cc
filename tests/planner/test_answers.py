"""The results in words: each title is the answer, and its table holds what the chart shows."""

from dataclasses import replace

from pathways.edits import set_delivery
from pathways.library import starter
from pathways.model import Pathway
from pathways.values import Quantity
from planner.answers import certainty, money, workforce
from planner.proposals import Proposal, proposal_of
from planner.workspace import Workspace
from resources.sampled import sample

PATHWAY = starter("copd")


def made_of(pathway: Pathway = PATHWAY) -> Proposal:
    return proposal_of(Workspace("Arfon", population=64_000, pathways=(pathway,)), pathway.id)


def test_a_step_that_cannot_keep_up_is_called_unstable() -> None:
    delivery = PATHWAY.step("spiro").deliveries["proposed"]
    held = replace(delivery, capacity=Quantity.exact(50.0))
    answer = workforce.capacity(made_of(set_delivery(PATHWAY, "spiro", "proposed", held)))
    assert answer is not None
    assert answer.title.startswith("Unstable: Spirometry")
    assert answer.rows[0][2] == "50"
    assert answer.figures == ("use.spiro",)


def test_without_a_capacity_nothing_is_said_of_it() -> None:
    assert workforce.capacity(made_of()) is None


def test_a_fund_that_is_too_small_says_by_how_much() -> None:
    funds = replace(PATHWAY.money, transition_fund=10_000.0)
    title = money.running(made_of(replace(PATHWAY, money=funds))).title
    # It costs 18,150, shown as 18,200, and 10,000 of it is set aside.
    assert title == "Double running costs £18,200, once; £10,000 is set aside, £8,150 too little"


def test_what_nobody_pays_for_is_a_column_of_its_own() -> None:
    answer = money.affordable(made_of())
    assert answer.heads[-1] == "Nobody yet"
    assert "is not paid for yet; most of all in year 1" in answer.title


def test_chances_are_said_in_words_with_the_seed() -> None:
    proposal = made_of()
    drawn = sample(proposal.estimate, count=2_000)
    assert drawn is not None
    for figure in certainty.CURVES:
        answer = certainty.chances(proposal, drawn, figure)
        assert "in 10 chance that" in answer.title
        assert "Seed 2025" in answer.note
        shares = [row[0] for row in answer.rows]
        assert shares[:3] == ["0%", "5%", "10%"]
