"""Whatever two copies did, a merge keeps it or says so; on edits drawn at random."""

from random import Random

import pytest
from hypothesis import Phase, given, settings
from parted import START, gone_apart, lost
from strategies import workspaces

from planner.merging.combine import combined, combined_all
from planner.merging.tree import read_tree, written_tree
from planner.workspace import Workspace


@pytest.mark.parametrize("seed", range(200))
def test_each_edit_is_in_the_result_or_in_a_conflict(seed: int) -> None:
    dice = Random(seed)
    base = gone_apart(START, dice)
    ours, theirs = gone_apart(base, dice), gone_apart(base, dice)
    found = combined(base, ours, theirs)
    assert lost(base, ours, theirs, found) == []
    again = combined(base, theirs, ours)
    assert {c.turned for c in again.conflicts} == set(found.conflicts)
    if not found.conflicts:
        assert again.workspace == found.workspace
    assert combined(theirs, found.workspace, theirs).workspace == found.workspace
    assert combined(base, ours, ours).workspace == ours
    assert combined(base, ours, base).workspace == combined(base, base, ours).workspace == ours


def test_copies_that_do_not_disagree_make_one_in_any_order() -> None:
    tried = 0
    for seed in range(60):
        dice = Random(seed)
        copies = [gone_apart(START, dice, 2) for _ in range(3)]
        one = combined_all(START, copies)
        if not one.conflicts:
            tried += 1
            assert combined_all(START, copies[::-1]) == one
    assert tried > 10


@settings(max_examples=40, phases=[Phase.generate])
@given(workspaces())
def test_any_workspace_is_the_same_after_being_written_as_a_tree(workspace: Workspace) -> None:
    bare = Workspace(
        **{
            name: getattr(workspace, name)
            for name in (
                "cluster",
                "health_board",
                "population",
                "population_source",
                "pathways",
                "assumptions",
                "pcpg",
                "author",
                "settings",
            )
        }
    )
    assert read_tree(written_tree(bare)) == bare


@settings(max_examples=40, phases=[Phase.generate])
@given(workspaces(), workspaces(), workspaces())
def test_any_three_workspaces_make_one_that_can_stand(
    base: Workspace, ours: Workspace, theirs: Workspace
) -> None:
    found = combined(base, ours, theirs)
    assert read_tree(written_tree(found.workspace)).pathways == found.workspace.pathways
    ids = {p.id for copy in (ours, theirs) for p in copy.pathways}
    assert set(combined(None, ours, theirs).workspace.by_id) == ids
