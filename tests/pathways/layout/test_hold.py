"""Maps placed by hand: pinned cards stay, the rest keeps clear of them, and little else moves."""

import math

from held_facts import held_faults
from hypothesis import given, settings
from hypothesis import strategies as st

from pathways.layout import LANES, STEP_SIZE, Arc, Node, arrange, hold

LABEL = (34.0, 18.0)
Network = tuple[list[Node], list[Arc]]


@st.composite
def networks(draw: st.DrawFn) -> Network:
    count = draw(st.integers(1, 12))
    nodes = [
        Node(f"n{i}", draw(st.sampled_from(LANES)), *STEP_SIZE, is_entry=not i)
        for i in range(count)
    ]
    place = st.integers(0, count - 1)
    pairs = draw(st.lists(st.tuples(place, place), max_size=20, unique=True))
    return nodes, [Arc(f"n{a}", f"n{b}", *LABEL) for a, b in pairs]


@st.composite
def pinned(draw: st.DrawFn) -> tuple[Network, dict[str, tuple[float, float]]]:
    nodes, arcs = draw(networks())
    spot = st.tuples(st.integers(0, 1500).map(float), st.integers(8, 700).map(float))
    ids = st.sampled_from([node.id for node in nodes])
    return (nodes, arcs), draw(st.dictionaries(ids, spot, max_size=5))


@given(case=pinned())
def test_pinned_cards_stay_and_nothing_else_lies_on_anything(
    case: tuple[Network, dict[str, tuple[float, float]]],
) -> None:
    (nodes, arcs), pins = case
    layout = arrange(nodes, arcs, lanes=LANES)
    held = hold(layout, nodes, arcs, pins=pins, lines={})
    tops = {lane.name: lane.y for lane in held.lanes}
    for id_, (x, y) in pins.items():
        box = held.steps[id_]
        assert (box.x, box.y - tops[box.lane]) == (x, y)
    assert held_faults(held, arcs, pins) == []
    numbers = [x for route in held.connections for point in route.points for x in point]
    assert all(map(math.isfinite, [*numbers, held.width, held.height]))


@settings(max_examples=60)
@given(case=pinned())
def test_the_same_pins_give_the_same_map(
    case: tuple[Network, dict[str, tuple[float, float]]],
) -> None:
    (nodes, arcs), pins = case
    layout = arrange(nodes, arcs, lanes=LANES)
    backwards = dict(reversed(pins.items()))
    held = hold(layout, nodes, arcs, pins=pins, lines={})
    assert held == hold(layout, nodes, arcs, pins=backwards, lines={})
