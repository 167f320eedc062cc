"""Maps placed by hand: what was put somewhere is there on every map, and the rest keeps clear."""

import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from layout_facts import area, share_room
from layout_pictures import picture

from pathways import edits
from pathways.layout import Box
from pathways.library import STARTERS, starter
from pathways.model import CURRENT, PROPOSED, Pathway
from pathways.placing import Line, Placing, Spot
from pathways.values import FrozenMap
from planner.exports.map_layouts import (
    EDITOR,
    EDITOR_COMPARED,
    SCREEN,
    THUMBNAIL,
    Measures,
    lane_of,
    node_id,
    print_measures,
    shared_layout,
    stream_node_id,
)
from planner.exports.pictures import _inside as inside
from planner.exports.pictures import print_maps

ROOM = (774.0, 413.0)
GOLDEN = Path(__file__).parents[2] / "golden" / "copd_placed.svg"


def put(pathway: Pathway, **pins: tuple[float, float]) -> Pathway:
    spots = FrozenMap({step: Spot(*at) for step, at in pins.items()})
    return edits.place(pathway, Placing(spots))


def all_measures(pathway: Pathway) -> list[Measures]:
    paper = print_measures(pathway, "cy", ROOM, (100.0, 0.0))
    return [EDITOR, EDITOR_COMPARED, SCREEN, THUMBNAIL, paper]


def test_a_pinned_step_has_the_same_place_in_each_lane_it_is_ever_in() -> None:
    pathway = put(starter("copd"), spiro=(700, 30))
    layout = shared_layout(pathway, pathway.designs, EDITOR)
    tops = {lane.name: lane.y for lane in layout.lanes}
    step = pathway.step("spiro")
    places = {node_id(step, design) for design in (CURRENT, PROPOSED)}
    assert len(places) == 2
    for place in places:
        box = layout.steps[place]
        assert (box.x, box.y - tops[box.lane]) == (700, 30)


@pytest.mark.parametrize("name", STARTERS)
def test_no_card_lies_on_another_on_any_map(name: str) -> None:
    plain = starter(name)
    ids = [step.id for step in plain.steps]
    at = {ids[2]: (420.0, 40.0), ids[5]: (90.0, 160.0), ids[-1]: (1000.0, 12.0)}
    pathway = put(plain, **at)
    for measures in all_measures(pathway):
        layout = shared_layout(pathway, pathway.designs, measures)
        cards = [*layout.steps.items()]
        for number, (one, box) in enumerate(cards):
            for other, their in cards[number + 1 :]:
                assert not share_room(area(box), area(their)), (one, other, measures)


@pytest.mark.parametrize("name", STARTERS)
def test_a_step_put_between_two_columns_is_between_them_on_every_map(name: str) -> None:
    plain = starter(name)
    ids = [step.id for step in plain.steps_in(PROPOSED)]
    seen = shared_layout(plain, plain.designs, EDITOR)
    step = plain.step(ids[3])
    box = seen.steps[node_id(step, PROPOSED)]
    pathway = put(plain, **{step.id: (box.x, box.y + 400)})
    places = [node_id(plain.step(id_), PROPOSED) for id_ in ids if id_ != ids[3]]
    for measures in all_measures(pathway):
        alone = shared_layout(plain, plain.designs, measures).steps
        layout = shared_layout(pathway, pathway.designs, measures)
        mine = node_id(step, PROPOSED)
        for place in places:
            for one, other in ((place, mine), (mine, place)):
                if is_before(seen.steps, one, other) and is_before(alone, one, other):
                    assert is_before(layout.steps, one, other)


def is_before(boxes: Mapping[str, Box], one: str, other: str) -> bool:
    return boxes[one].x + boxes[one].width < boxes[other].x


def test_the_words_of_a_stream_go_with_its_step() -> None:
    plain = starter("dvt")
    stream = plain.streams[0]
    step = plain.step(stream.entry)
    before = shared_layout(plain, plain.designs, EDITOR).steps
    words, card = stream_node_id(stream, step, PROPOSED), node_id(step, PROPOSED)
    pathway = put(plain, **{step.id: (before[card].x + 300, 200)})
    after = shared_layout(pathway, pathway.designs, EDITOR).steps
    assert after[card].x - after[words].x == before[card].x - before[words].x
    assert after[card].y - after[words].y == before[card].y - before[words].y


def test_a_line_led_by_hand_goes_through_its_bends_in_its_lanes_alone() -> None:
    plain = starter("copd")
    connection = next(c for c in plain.connections if c.target == "spiro" and c.share(PROPOSED))
    ends = [plain.step(id_) for id_ in (connection.source, "spiro")]
    lanes = [lane_of(step, PROPOSED) for step in ends]
    bends = (Spot(500, 5, lanes[0]), Spot(520, 90, lanes[1]))
    label = Spot(510, 40, lanes[1])
    line = Line(connection.source, "spiro", lanes[0], lanes[1], bends, label)
    pathway = edits.place(plain, Placing(lines=(line,)))
    layout = shared_layout(pathway, pathway.designs, EDITOR)
    tops = {lane.name: lane.y for lane in layout.lanes}
    led = {(r.source, r.target): r for r in layout.connections}
    route = led[node_id(ends[0], PROPOSED), node_id(ends[1], PROPOSED)]
    assert route.points[1:-1] == ((500, 5 + tops[lanes[0]]), (520, 90 + tops[lanes[1]]))
    now = led.get((node_id(ends[0], CURRENT), node_id(ends[1], CURRENT)))
    if now is not None and now is not route:
        assert (500, 5 + tops[lanes[0]]) not in now.points


def test_a_slanting_line_goes_on_where_it_was_on_the_next_part_of_a_map() -> None:
    # it climbs 1 for 2, so it crosses 100 at a height of 50
    line = ((0.0, 0.0), (200.0, 100.0), (300.0, 100.0))
    (left,) = inside(line, (-math.inf, 100.0))
    (right,) = inside(line, (100.0, math.inf))
    assert left == ((0.0, 0.0), (100.0, 50.0))
    assert right == ((100.0, 50.0), (200.0, 100.0), (300.0, 100.0))


def test_nothing_placed_is_the_plain_map() -> None:
    plain = starter("copd")
    for measures in all_measures(plain):
        free = replace(plain, placing=Placing())
        assert shared_layout(free, free.designs, measures) == shared_layout(
            plain, plain.designs, measures
        )


def test_a_map_placed_by_hand_is_printed_whole() -> None:
    pathway = put(starter("copd"), spiro=(700, 30), home=(60, 300))
    parts = print_maps(pathway, PROPOSED, "en", room=ROOM)
    assert parts
    assert all(part.width > 0 and part.height > 0 for part in parts)


def test_a_starter_placed_by_hand_looks_as_it_did_when_it_was_looked_at() -> None:
    """Remove the picture and run this to draw it anew; then look at it."""
    bends = (Spot(820, 150, "community"), Spot(820, 40, "virtual"))
    pins = FrozenMap({"spiro": Spot(1000, 60), "review": Spot(560, 250)})
    line = Line("feno", "advice", "community", "virtual", bends)
    pathway = edits.place(starter("copd"), Placing(pins, (line,)))
    drawn = picture(shared_layout(pathway, pathway.designs, EDITOR))
    if not GOLDEN.exists():
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(drawn, "utf-8")
        pytest.fail(f"{GOLDEN.name} was drawn anew")
    assert drawn == GOLDEN.read_text("utf-8")
