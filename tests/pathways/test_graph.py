"""Loops without an exit, and who can be reached."""

import pytest
from hypothesis import given, settings
from strategies import flowing_pathways

from pathways import edits
from pathways.errors import ClosedLoopError
from pathways.graph import closed_loops, graph_of, reachable, refuse_closed_loops, trapped_sets
from pathways.library import STARTERS, starter
from pathways.model import CURRENT, PROPOSED, Pathway


def test_a_loop_that_can_be_left_is_no_fault() -> None:
    arcs = {("a", "b"): 1.0, ("b", "a"): 0.3, ("b", "end"): 0.7}
    assert trapped_sets(["a", "b", "end"], arcs, ["end"]) == ()


def test_loops_that_cannot_be_left_are_named_in_step_order() -> None:
    arcs = {
        ("start", "b"): 0.5,
        ("start", "c"): 0.5,
        ("b", "a"): 1.0,
        ("a", "b"): 1.0,
        ("c", "c"): 1.0,
    }
    assert trapped_sets(["start", "a", "b", "c"], arcs, ["end"]) == (("a", "b"), ("c",))


def test_a_chance_of_nought_is_no_way_out() -> None:
    arcs = {("a", "a"): 1.0, ("a", "end"): 0.0}
    assert trapped_sets(["a", "end"], arcs, ["end"]) == (("a",),)


def test_a_step_that_merely_stops_is_no_loop() -> None:
    assert trapped_sets(["a", "b", "end"], {("a", "b"): 1.0}, ["end"]) == ()


def test_the_error_names_steps_and_design() -> None:
    copd = starter("copd")
    for connection in list(copd.leaving("review", CURRENT)):
        copd = edits.set_share(copd, "review", connection.target, CURRENT, None)
    copd = edits.connect(copd, "review", "review", [CURRENT])
    with pytest.raises(ClosedLoopError, match=r"Annual COPD review.*current") as caught:
        refuse_closed_loops(copd, CURRENT)
    assert caught.value.ids == ("review",)
    refuse_closed_loops(copd, PROPOSED)


@pytest.mark.parametrize("id_", STARTERS)
def test_everybody_can_leave_a_starter(id_: str) -> None:
    assert not [loop for d in starter(id_).designs for loop in closed_loops(starter(id_), d)]


def test_a_step_absent_from_a_design_is_out_of_reach_there() -> None:
    copd = starter("copd")
    assert "feno" in reachable(copd, PROPOSED)
    assert "feno" not in reachable(copd, CURRENT)
    assert "feno" not in graph_of(copd, CURRENT)


@settings(max_examples=50)
@given(flowing_pathways())
def test_where_some_always_go_on_no_loop_is_closed(pathway: Pathway) -> None:
    for design in pathway.designs:
        assert closed_loops(pathway, design) == ()
