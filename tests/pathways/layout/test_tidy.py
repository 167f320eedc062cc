"""Cards in line, spread and moved along: each by a sum that a reader can check."""

import pytest

from pathways.layout import Box
from pathways.layout.tidy import Axis, Edge, aligned, distributed, make_room

# home:      a 10..110   b 200..260        c 300..400
# hospital:                      d 240..340
BOXES = {
    "a": Box(10, 20, 100, 40, "home"),
    "b": Box(200, 50, 60, 60, "home"),
    "c": Box(300, 30, 100, 40, "home"),
    "d": Box(240, 300, 100, 40, "hospital"),
}


@pytest.mark.parametrize(
    ("edge", "expected"),
    [
        ("left", {"a": (10, 20), "b": (10, 50), "c": (10, 30), "d": (10, 300)}),
        # the middle of 10..400 is 205
        ("centre", {"a": (155, 20), "b": (175, 50), "c": (155, 30), "d": (155, 300)}),
        ("right", {"a": (300, 20), "b": (340, 50), "c": (300, 30), "d": (300, 300)}),
        ("top", {"a": (10, 20), "b": (200, 20), "c": (300, 20), "d": (240, 300)}),
        # at home 20..110, whose middle is 65
        ("middle", {"a": (10, 45), "b": (200, 35), "c": (300, 45), "d": (240, 300)}),
        ("bottom", {"a": (10, 70), "b": (200, 50), "c": (300, 70), "d": (240, 300)}),
    ],
)
def test_cards_are_put_in_line_within_their_lanes(
    edge: Edge, expected: dict[str, tuple[float, float]]
) -> None:
    assert aligned(BOXES, edge) == expected


def test_the_room_between_the_outer_cards_is_shared_out() -> None:
    three = {id_: BOXES[id_] for id_ in "cab"}
    # 390 wide, 260 of it cards: 65 between each
    assert distributed(three, "across") == {"a": (10, 20), "b": (175, 50), "c": (300, 30)}
    assert list(distributed(three, "across")) == ["c", "a", "b"]


def test_a_gap_given_is_the_gap() -> None:
    # down at home: a, c, b from 20: 20..60, 70..110, 120
    assert distributed(BOXES, "down", 10) == {
        "a": (10, 20),
        "c": (300, 70),
        "b": (200, 120),
        "d": (240, 300),
    }


@pytest.mark.parametrize("axis", ["across", "down"])
def test_one_card_and_none_stay_where_they_are(axis: Axis) -> None:
    assert distributed({}, axis) == {}
    assert distributed({"a": BOXES["a"]}, axis) == {"a": (10, 20)}
    assert aligned({}, "top") == {}


def test_room_is_made_behind_a_line() -> None:
    assert make_room(BOXES, 50, x=240) == {"c": (350, 30), "d": (290, 300)}
    assert make_room(BOXES, 30, y=30) == {"b": (200, 80), "c": (300, 60), "d": (240, 330)}


def test_room_is_taken_away_only_where_it_is_free() -> None:
    # b ends at 260 and c begins at 300: 40 less the least room of 12
    assert make_room(BOXES, -100, x=300) == {"c": (272, 30)}
    # nothing stays, so the map's beginning is the end of it
    assert make_room({"a": BOXES["a"]}, -100, x=0) == {"a": (0, 20)}


def test_room_is_made_in_one_direction_only() -> None:
    with pytest.raises(ValueError, match="either"):
        make_room(BOXES, 10)
    with pytest.raises(ValueError, match="either"):
        make_room(BOXES, 10, x=1, y=1)
