"""Layouts near an earlier one: what was there stays, and what is new finds room."""

from hypothesis import given, settings
from hypothesis import strategies as st
from layout_facts import faults, networks

from pathways.layout import LANES, Arc, Node, arrange

Network = tuple[list[Node], list[Arc]]


@settings(max_examples=200, deadline=None)
@given(network=networks())
def test_a_layout_near_itself_is_itself(network: Network) -> None:
    nodes, arcs = network
    layout = arrange(nodes, arcs, lanes=LANES)
    assert arrange(nodes, arcs, lanes=LANES, near=layout) == layout


@settings(max_examples=200, deadline=None)
@given(network=networks(), other=networks())
def test_nothing_lies_on_anything_else_near_whatever_was_before(
    network: Network, other: Network
) -> None:
    nodes, arcs = network
    near = arrange(*other, lanes=LANES)
    assert faults(arrange(nodes, arcs, lanes=LANES, near=near), arcs) == []


@settings(max_examples=100, deadline=None)
@given(network=networks(), gone=st.sets(st.integers(0, 13)), more=st.sets(st.integers(0, 23)))
def test_edit_after_edit_nothing_lies_on_anything_else(
    network: Network, gone: set[int], more: set[int]
) -> None:
    nodes, arcs = network
    left = [node for number, node in enumerate(nodes) if number not in gone]
    ids = {node.id for node in left}
    some = [
        arc
        for number, arc in enumerate(arcs)
        if number not in more and {arc.source, arc.target} <= ids
    ]
    first = arrange(left, some, lanes=LANES)
    second = arrange(nodes, arcs, lanes=LANES, near=first)
    assert faults(second, arcs) == []
    assert faults(arrange(left, some, lanes=LANES, near=second), some) == []
