"""Appending a step to any step of a starter leaves the other cards of its map where they were."""

import statistics

import pytest
from layout_facts import appended

from pathways.layout import Layout
from pathways.library import STARTERS, starter
from pathways.model import Kind
from planner.exports.map_layouts import EDITOR, SCREEN, Measures, arranged_layout

MOST = 0.2


def places(layout: Layout, *, in_lane: bool) -> dict[str, tuple[float, float]]:
    """Where each card lies, from the top of its lane or of the map."""
    tops = {lane.name: lane.y if in_lane else 0.0 for lane in layout.lanes}
    return {id_: (box.x, box.y - tops[box.lane]) for id_, box in layout.steps.items()}


def share_moved(before: Layout, after: Layout, *, in_lane: bool) -> float:
    """The share of the cards before that have moved by more than a pixel."""
    old, new = places(before, in_lane=in_lane), places(after, in_lane=in_lane)
    moved = sum(abs(new[i][0] - x) > 1 or abs(new[i][1] - y) > 1 for i, (x, y) in old.items())
    return moved / len(old)


@pytest.mark.parametrize("measures", [SCREEN, EDITOR], ids=["screen", "editor"])
@pytest.mark.parametrize("name", STARTERS)
def test_appending_a_step_moves_at_most_a_fifth_of_the_others(
    name: str, measures: Measures
) -> None:
    pathway = starter(name)
    before = arranged_layout(pathway, pathway.designs, measures)
    in_lane: dict[str, float] = {}
    on_map = []
    for step in pathway.steps:
        for kind in (Kind.CONTACT, Kind.END):
            if not step.is_end:
                longer = appended(pathway, step.id, kind)
                after = arranged_layout(longer, pathway.designs, measures, before)
                in_lane[f"{kind.value} after {step.id}"] = share_moved(before, after, in_lane=True)
                on_map.append(share_moved(before, after, in_lane=False))
    print(
        f"{name}: moved in their lane at worst {max(in_lane.values()):.0%}, "
        f"in the middle {statistics.median(in_lane.values()):.0%}; on the map at worst "
        f"{max(on_map):.0%}, in the middle {statistics.median(on_map):.0%}"
    )
    assert {edit: share for edit, share in in_lane.items() if share > MOST} == {}
