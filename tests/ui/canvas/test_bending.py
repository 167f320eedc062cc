"""What becomes of a line when it is bent."""

import pytest

from ui.canvas.bending import Points, middle_of, move_stretch, stretch_at, tidied

# Out of a card at 0,0 to the right, down at 100, and on to a card at 200,60.
STAIR = ((0.0, 0.0), (100.0, 0.0), (100.0, 60.0), (200.0, 60.0))


def test_an_upright_stretch_keeps_its_direction_and_both_ends_their_cards() -> None:
    assert move_stretch(STAIR, 1, (140, 20)) == ((0, 0), (140, 0), (140, 60), (200, 60))


def test_the_stretch_at_a_card_leaves_it_straight_first() -> None:
    # 16 out of the card, then to the height of 24, along it, and back down at 100.
    assert move_stretch(STAIR, 0, (50, 24)) == (
        (0, 0),
        (16, 0),
        (16, 24),
        (100, 24),
        (100, 60),
        (200, 60),
    )


def test_a_straight_line_gets_a_step_between_its_two_cards() -> None:
    led = move_stretch(((0, 0), (300, 0)), 0, (150, 40))
    assert led == ((0, 0), (16, 0), (16, 40), (284, 40), (284, 0), (300, 0))


def test_a_stretch_moved_free_and_a_slanting_one_get_a_bend() -> None:
    assert move_stretch(STAIR, 1, (120, 30), is_free=True)[2] == (120, 30)
    assert move_stretch(((0, 0), (100, 50)), 0, (40, 60)) == ((0, 0), (40, 60), (100, 50))


@pytest.mark.parametrize(
    ("points", "left"),
    [
        (((0, 0), (50, 1), (100, 0)), ((0, 0), (100, 0))),
        (((0, 0), (50, 9), (100, 0)), ((0, 0), (50, 9), (100, 0))),
        (((0, 0), (30, 0), (60, 0), (100, 0)), ((0, 0), (100, 0))),
        (STAIR, STAIR),
    ],
)
def test_a_corner_that_does_not_turn_is_none(points: Points, left: Points) -> None:
    assert tidied(points) == left


def test_the_nearest_stretch_is_taken_hold_of() -> None:
    assert [stretch_at(STAIR, at) for at in ((50, 5), (95, 30), (180, 70))] == [0, 1, 2]


def test_the_middle_is_that_of_the_longest_stretch() -> None:
    assert middle_of(((0, 0), (10, 0), (10, 40))) == (10, 20)
