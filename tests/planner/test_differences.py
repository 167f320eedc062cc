"""The differences of two designs: what they add up to, and how they are said."""

import pytest

from pathways.compare import Change
from pathways.edits import set_delivery
from pathways.library import STARTERS, starter
from pathways.model import CURRENT, PROPOSED
from planner.difference_words import groups
from planner.differences import Differences, differences, differing_parts
from planner.i18n import speaking
from resources.by_step import NOTHING
from resources.estimate import estimate


def of(starter_id: str) -> Differences:
    pathway = starter(starter_id)
    return differences(pathway, PROPOSED, estimate(pathway, population=40_000))


@pytest.mark.parametrize("starter_id", STARTERS)
def test_steps_add_up_to_both_designs(starter_id: str) -> None:
    pathway = starter(starter_id)
    made = estimate(pathway, population=40_000)
    found = differences(pathway, PROPOSED, made)
    for design, total, steps in (
        (CURRENT, found.before, [d.before for d in found.steps]),
        (PROPOSED, found.after, [d.after for d in found.steps]),
    ):
        whole = made.designs[design]
        summed = sum((f for f in steps if f is not None), NOTHING)
        assert total is not None
        for one in (total, summed):
            assert one.contacts == pytest.approx(sum(whole.activity.contacts.values()), rel=1e-9)
            assert one.minutes == pytest.approx(whole.activity.staff_hours * 60, rel=1e-9)
            assert one.pounds == pytest.approx(
                whole.community.total + whole.hospital.total, rel=1e-9
            )


@pytest.mark.parametrize("starter_id", STARTERS)
def test_every_step_that_is_done_otherwise_has_one_sentence(starter_id: str) -> None:
    found = of(starter_id)
    for language in ("en", "cy"):
        with speaking(language):
            said = [e.step for group in groups(found) for e in group.entries if e.step]
        assert sorted(said) == sorted({*said})
        assert {d.step.id for d in found.steps if d.change is not Change.SAME} <= {*said}


def test_a_step_that_moves_says_where_from_and_where_to_with_its_figures() -> None:
    found = of("copd")
    moved = next(g for g in groups(found) if g.title == "Moved")
    assert [e.step for e in moved.entries] == ["spiro"]
    assert moved.entries[0].text.startswith(
        "“Spirometry with reversibility” moves from hospital to community: from 216 to "
    )


def test_without_an_estimate_the_sentences_have_no_figures() -> None:
    said = [e.text for g in groups(differences(starter("copd"), PROPOSED)) for e in g.entries]
    assert "“Spirometry with reversibility” moves from hospital to community." in said
    assert not any("contacts a year" in text for text in said)


def test_a_step_done_as_now_is_listed_only_where_a_figure_is_another() -> None:
    found = of("copd")
    same = {d.step.id for d in found.of(Change.SAME)}
    assert "admit" in same
    assert not any(d.step.is_end for d in found.of(Change.SAME))


def test_it_is_said_which_parts_of_a_delivery_are_others() -> None:
    pathway = starter("copd")
    step = pathway.step("triage")
    same = set_delivery(pathway, "triage", PROPOSED, step.deliveries[CURRENT])
    assert differing_parts(same.step("triage"), PROPOSED) == ()
    assert "staff" in differing_parts(step, PROPOSED)
