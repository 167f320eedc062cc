"""Visits to steps: any network that everybody leaves keeps its patients, loops and all."""

import pytest
from flow_facts import everybody_who_enters_leaves, what_is_released_is_all_given_out
from hypothesis import given, settings
from strategies import flowing_pathways

from pathways.errors import ClosedLoopError
from pathways.model import Pathway
from resources.errors import OutOfBoundsError
from resources.flow import adoption_curve, expected_visits


@settings(max_examples=150, deadline=None)
@given(pathway=flowing_pathways())
def test_everybody_who_enters_leaves_by_an_end(pathway: Pathway) -> None:
    everybody_who_enters_leaves(pathway)


@settings(max_examples=60, deadline=None)
@given(pathway=flowing_pathways())
def test_what_is_released_is_all_given_out(pathway: Pathway) -> None:
    what_is_released_is_all_given_out(pathway)


def test_a_network_of_nothing_has_no_visits() -> None:
    assert expected_visits([], {}, {}) == {}


def test_a_loop_beside_the_way_out_is_named_and_the_way_out_is_not() -> None:
    arcs = {("a", "end"): 1.0, ("b", "c"): 1.0, ("c", "b"): 1.0}
    with pytest.raises(ClosedLoopError) as caught:
        expected_visits(["a", "b", "c"], arcs, {"a": 1.0})
    assert caught.value.ids == ("b", "c")


def test_adoption_above_everybody_is_refused() -> None:
    with pytest.raises(OutOfBoundsError, match=r"1\.2"):
        adoption_curve(1.2, 1.0, 2.0, 3.0)
