"""Layouts: any pathway fits its lanes, with lines around its cards, the same way every time."""

import pytest
from hypothesis import given, settings
from layout_facts import LABEL, faults, networks

from pathways.layout import END_SIZE, LANES, STEP_SIZE, Arc, Layout, Node, arrange
from pathways.library import STARTERS, starter
from pathways.model import Pathway, Setting


@settings(max_examples=200, deadline=None)
@given(network=networks())
def test_nothing_lies_on_anything_else(network: tuple[list[Node], list[Arc]]) -> None:
    nodes, arcs = network
    assert faults(arrange(nodes, arcs, lanes=LANES), arcs) == []


@settings(max_examples=30, deadline=None)
@given(network=networks())
def test_the_same_network_is_laid_out_the_same_way(
    network: tuple[list[Node], list[Arc]],
) -> None:
    nodes, arcs = network
    assert arrange(nodes, arcs, lanes=LANES) == arrange(nodes, arcs, lanes=LANES)


def laid(pathway: Pathway, design: str) -> tuple[Layout, list[Arc]]:
    entries = {s.entry for s in pathway.streams}
    nodes = [
        Node(
            s.id,
            (s.setting(design) or Setting.COMMUNITY).value,
            *(END_SIZE if s.is_end else STEP_SIZE),
            is_entry=s.id in entries,
            is_end=s.is_end,
        )
        for s in pathway.steps_in(design)
    ]
    arcs = [Arc(c.source, c.target, *LABEL) for c in pathway.connections if c.share(design) > 0]
    return arrange(nodes, arcs, lanes=LANES), arcs


@pytest.mark.parametrize("name", STARTERS)
@pytest.mark.parametrize("design", ["current", "proposed"])
def test_a_starter_has_no_overlap_and_no_line_through_a_card(name: str, design: str) -> None:
    layout, arcs = laid(starter(name), design)
    assert faults(layout, arcs) == []


def test_patients_go_from_left_to_right() -> None:
    layout, _arcs = laid(starter("dvt"), "proposed")
    assert layout.steps["assess"].x < layout.steps["dd"].x < layout.steps["home"].x


def test_every_lane_is_there_even_when_it_is_empty() -> None:
    layout = arrange([Node("a", "hospital", 100, 40)], [], lanes=LANES)
    assert [lane.name for lane in layout.lanes] == [*LANES]
    assert all(lane.height > 0 for lane in layout.lanes)


def test_a_step_that_leads_to_itself_is_drawn_as_a_loop_above_its_card() -> None:
    layout = arrange([Node("a", "home", 100, 40)], [Arc("a", "a", *LABEL)], lanes=LANES)
    (loop,) = layout.connections
    box = layout.steps["a"]
    assert min(y for _x, y in loop.points) < box.y
    assert faults(layout, [Arc("a", "a", *LABEL)]) == []
