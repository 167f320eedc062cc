"""Maps placed by hand: pinned cards stay, the rest keeps clear of them, and little else moves."""

import math
from itertools import pairwise

import pytest
from held_facts import held_faults
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_facts import area, share_room

from pathways.layout import LANES, STEP_SIZE, Arc, InLane, Layout, Led, Node, arrange, hold

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


def chain(*lanes: str) -> tuple[Network, Layout]:
    """Cards a, b, c … one after the other, each in the lane named."""
    names = "abcdefgh"[: len(lanes)]
    nodes = [Node(n, lane, *STEP_SIZE) for n, lane in zip(names, lanes, strict=True)]
    arcs = [Arc(a, b, *LABEL) for a, b in pairwise(names)]
    return (nodes, arcs), arrange(nodes, arcs, lanes=LANES)


def test_nothing_placed_gives_the_same_layout_back() -> None:
    (nodes, arcs), layout = chain("home", "home")
    assert hold(layout, nodes, arcs, pins={}, lines={}) is layout
    gone = {("a", "z"): Led((InLane(5, 5, "home"),))}
    assert hold(layout, nodes, arcs, pins={"z": (1, 1)}, lines=gone) is layout


def test_a_card_is_kept_within_the_map() -> None:
    (nodes, arcs), layout = chain("home", "home")
    held = hold(layout, nodes, arcs, pins={"b": (-50, -50)}, lines={})
    assert (held.steps["b"].x, held.steps["b"].y) == (0, 8)


def test_a_lane_grows_to_hold_a_card_and_those_below_go_down_with_their_lines() -> None:
    (nodes, arcs), layout = chain("home", "hospital", "hospital")
    held = hold(layout, nodes, arcs, pins={"a": (layout.steps["a"].x, 500)}, lines={})
    home = held.lanes[0]
    # 500 down, 64 high, and 24 below it
    assert home.height == 588
    by = 588 - layout.lanes[0].height
    assert [lane.y for lane in held.lanes[1:]] == [lane.y + by for lane in layout.lanes[1:]]
    before, after = layout.connections[1], held.connections[1]
    assert after.points == tuple((x, y + by) for x, y in before.points)
    assert held.height == layout.height + by


def test_only_what_lies_in_the_way_moves() -> None:
    (nodes, arcs), layout = chain("home", "home", "home", "home")
    top = layout.lanes[0].y
    on_c = (layout.steps["c"].x + 20, layout.steps["c"].y - top + 10)
    held = hold(layout, nodes, arcs, pins={"a": on_c}, lines={})
    assert {id_ for id_, box in held.steps.items() if box != layout.steps[id_]} == {"a", "c"}
    assert held.steps["c"].x == layout.steps["c"].x


def test_cards_pinned_onto_each_other_stay_so() -> None:
    (nodes, arcs), layout = chain("home", "home", "home")
    held = hold(layout, nodes, arcs, pins={"a": (50, 20), "b": (60, 30)}, lines={})
    assert share_room(area(held.steps["a"]), area(held.steps["b"]))


def test_a_wish_gives_way_to_a_pin() -> None:
    (nodes, arcs), layout = chain("home", "home", "home")
    held = hold(layout, nodes, arcs, pins={"a": (50, 20)}, lines={}, wishes={"b": (60, 30)})
    assert (held.steps["a"].x, held.steps["a"].y) == (50, 20)
    assert held.steps["b"].x == 60
    assert not share_room(area(held.steps["a"]), area(held.steps["b"]))


def test_a_line_goes_through_its_bends_and_says_its_words_where_they_were_put() -> None:
    (nodes, arcs), layout = chain("home", "hospital")
    x = layout.steps["b"].x - 30
    bends = (InLane(x, 90, "home"), InLane(x, 10, "hospital"), InLane(x - 40, 100, "hospital"))
    line = Led(bends, InLane(x, 0, "hospital"))
    held = hold(layout, nodes, arcs, pins={}, lines={("a", "b"): line})
    hospital = held.lanes[3].y
    (route,) = held.connections
    assert route.points[2:-1] == ((x, hospital + 10), (x - 40, hospital + 100))
    # from the first corner it goes on upright, so the corner is level with its card
    assert route.points[1] == (x, route.points[0][1])
    assert route.label == (x, hospital)
    assert held.steps == layout.steps


def test_the_words_of_a_led_line_stand_on_its_longest_stretch() -> None:
    (nodes, arcs), layout = chain("home", "hospital")
    a, b = layout.steps["a"], layout.steps["b"]
    bends = (InLane(a.x + a.width + 30, 300, "home"), InLane(b.x - 30, 300, "home"))
    held = hold(layout, nodes, arcs, pins={"b": (b.x + 900, 40)}, lines={("a", "b"): Led(bends)})
    (route,) = held.connections
    assert route.label is not None
    assert held_faults(held, arcs, ["b"], [("a", "b")]) == []
    # the last stretch, from the second bend to the card moved away, is the longest
    (x1, y1), (x2, y2) = route.points[2], route.points[3]
    x, y = route.label
    assert x1 < x < x2
    assert y == pytest.approx(y1 + (y2 - y1) * (x - x1) / (x2 - x1))


@st.composite
def led(draw: st.DrawFn) -> tuple[Network, dict[tuple[str, str], Led]]:
    nodes, arcs = draw(networks())
    spot = st.builds(
        InLane,
        st.floats(-200, 3000),
        st.floats(-200, 900),
        st.sampled_from([*LANES, "nowhere"]),
    )
    line = st.builds(Led, st.lists(spot, max_size=4).map(tuple), st.none() | spot)
    ends = [(arc.source, arc.target) for arc in arcs]
    if not ends:
        return (nodes, arcs), {}
    return (nodes, arcs), draw(st.dictionaries(st.sampled_from(ends), line, max_size=4))


@given(case=led())
def test_lines_led_anywhere_leave_every_card_where_it_was(
    case: tuple[Network, dict[tuple[str, str], Led]],
) -> None:
    (nodes, arcs), lines = case
    layout = arrange(nodes, arcs, lanes=LANES)
    held = hold(layout, nodes, arcs, pins={}, lines=lines)
    tops, was = ({lane.name: lane.y for lane in each.lanes} for each in (held, layout))
    for id_, box in held.steps.items():
        before = layout.steps[id_]
        assert box.x == before.x
        assert box.y - tops[box.lane] == pytest.approx(before.y - was[box.lane])
    assert held_faults(held, arcs, [], [*lines]) == []
