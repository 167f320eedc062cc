"""A conflict is settled with mine, theirs or another value, and the decision is kept."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways import edits
from pathways.library import starter
from pathways.model import Pathway
from planner.i18n import speaking
from planner.merging.combine import combined
from planner.merging.conflict import ABSENT, Choice, Conflict, Settled, packed
from planner.merging.records import (
    read_joined,
    read_records,
    written_joined,
    written_records,
)
from planner.merging.settling import CannotSettleError, another_value, settled
from planner.merging.words import conflict_words, place_words
from planner.workspace import Workspace

COPD = starter("copd")
STEP = COPD.steps[0].id
BASE = Workspace("Cwm", population=40_000, pathways=(COPD,))


def noted(note: str) -> Pathway:
    return edits.replace_step(COPD, replace(COPD.step(STEP), note=note))


def disagreeing(ours: Pathway, theirs: Pathway) -> tuple[Workspace, Conflict]:
    found = combined(BASE, BASE.with_pathway(ours), BASE.with_pathway(theirs))
    return found.workspace, found.conflicts[0]


@pytest.mark.parametrize(
    ("choice", "value", "note"),
    [
        (Choice.MINE, "", "Ours"),
        (Choice.THEIRS, "", "Theirs"),
        (Choice.ANOTHER, packed("Both"), "Both"),
    ],
)
def test_the_chosen_value_stands_and_the_decision_is_kept(
    choice: Choice, value: str, note: str
) -> None:
    workspace, conflict = disagreeing(noted("Ours"), noted("Theirs"))
    after = settled(
        workspace, conflict, choice, value, reason="Agreed", who="Ann", day="2027-04-06"
    )
    assert after.pathways[0].step(STEP).note == note
    assert after.conflicts == ()
    assert after.settled == (
        Settled(conflict, choice, packed(note), "Agreed", "Ann", "2027-04-06"),
    )


def test_a_step_that_mine_took_away_goes_with_its_connections() -> None:
    gone = edits.remove_steps(COPD, [STEP])
    workspace, conflict = disagreeing(gone, noted("Theirs"))
    assert settled(workspace, conflict, Choice.MINE).pathways == (gone,)


def test_what_belongs_to_something_gone_cannot_be_put_in() -> None:
    workspace, conflict = disagreeing(noted("Ours"), noted("Theirs"))
    without = workspace.with_pathway(edits.remove_steps(workspace.pathways[0], [STEP]))
    with pytest.raises(CannotSettleError):
        settled(without, conflict, Choice.THEIRS)
    assert settled(without, conflict, Choice.ANOTHER, ABSENT).conflicts == ()


def test_another_number_keeps_the_spread_in_proportion() -> None:
    stream = COPD.streams[0]

    def rate(central: float) -> Pathway:
        quantity = replace(stream.per_10000, low=central / 2, central=central, high=central * 2)
        return edits.replace_stream(COPD, replace(stream, per_10000=quantity))

    workspace, conflict = disagreeing(rate(20), rate(30))
    value = another_value(conflict, "24")
    found = settled(workspace, conflict, Choice.ANOTHER, value).pathways[0].streams[0].per_10000
    assert (found.low, found.central, found.high) == (12, 24, 48)


def test_a_decision_of_one_copy_reaches_the_other() -> None:
    workspace, conflict = disagreeing(noted("Ours"), noted("Theirs"))
    decided = settled(workspace, conflict, Choice.THEIRS)
    found = combined(workspace, workspace, decided)
    assert found.workspace == decided
    aside = replace(workspace, pcpg="Gwent")
    assert combined(workspace, aside, decided).workspace == replace(decided, pcpg="Gwent")


def test_two_decisions_that_differ_are_a_new_conflict() -> None:
    workspace, conflict = disagreeing(noted("Ours"), noted("Theirs"))
    one = settled(workspace, conflict, Choice.ANOTHER, packed("One"))
    other = settled(workspace, conflict, Choice.ANOTHER, packed("Other"))
    found = combined(workspace, one, other)
    assert [(c.ours, c.theirs) for c in found.workspace.conflicts] == [('"One"', '"Other"')]


texts = st.text(max_size=5)
conflicts = st.builds(
    Conflict, st.lists(texts, max_size=3).map(tuple), *[texts.map(packed) | st.just("")] * 3
)
decisions = st.builds(
    Settled, conflicts, st.sampled_from(Choice), texts.map(packed), texts, texts, texts
)


@given(st.lists(conflicts), st.lists(decisions), st.lists(texts))
def test_records_give_back_what_was_written(
    open_: list[Conflict], decided: list[Settled], seals: list[str]
) -> None:
    records = [*written_records(open_, decided), *written_joined(seals)]
    assert read_records(records) == (tuple(open_), tuple(decided))
    assert read_joined(records) == tuple(seals)


@pytest.mark.parametrize("record", ["{}", '{"place":1}', '{"place":["a"],"base":"x"}'])
def test_a_record_that_nobody_wrote_is_refused(record: str) -> None:
    with pytest.raises(ValueError):
        read_records([record])


def test_a_conflict_is_said_in_words_in_both_languages() -> None:
    workspace, conflict = disagreeing(noted("Ours"), noted("Theirs"))
    name = COPD.step(STEP).name
    assert conflict_words(workspace, conflict) == (
        f"{COPD.name.en} › {name.en} › Note: “Ours” here, “Theirs” in the other copy."
    )
    with speaking("cy"):
        assert place_words(workspace, conflict.place).startswith(f"{COPD.name.cy} › {name.cy} › ")
