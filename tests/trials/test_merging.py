"""Five thousand pairs of copies that went apart: each edit is in the result or in a conflict."""

from random import Random

from parted import START, gone_apart, lost

from planner.merging.combine import combined
from planner.merging.tree import read_tree, written_tree

MERGES = 5_000


def test_five_thousand_merges_lose_nothing() -> None:
    conflicts = clean = 0
    for seed in range(1_000, 1_000 + MERGES):
        dice = Random(seed)
        base = gone_apart(START, dice)
        ours, theirs = gone_apart(base, dice), gone_apart(base, dice)
        found = combined(base, ours, theirs)
        again = combined(base, theirs, ours)
        assert lost(base, ours, theirs, found) == [], seed
        assert {c.turned for c in again.conflicts} == set(found.conflicts), seed
        assert combined(theirs, found.workspace, theirs).workspace == found.workspace, seed
        assert combined(base, ours, ours).workspace == ours, seed
        assert combined(base, ours, base).workspace == ours, seed
        assert read_tree(written_tree(found.workspace)).pathways == found.workspace.pathways, seed
        conflicts += len(found.conflicts)
        if not found.conflicts:
            clean += 1
            assert again.workspace == found.workspace, seed
    print(f"{MERGES} merges: 0 lost, {conflicts} conflicts, {clean} without any")
    assert conflicts > MERGES / 10
    assert clean > MERGES / 10
