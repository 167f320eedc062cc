"""Where a dragged card comes to rest."""

import pytest

from ui.canvas.snapping import Guide, Snap, Snapper

# One card stays: left 100, top 40, 160 wide, 60 high. Lanes begin at 0 and at 203.
SNAPPER = Snapper([(100, 40, 160, 60)], [0, 203])


def test_a_left_edge_within_reach_is_pulled_in_line_and_a_guide_joins_both_cards() -> None:
    snap = SNAPPER.snap((104, 200, 120, 50), reach=5)
    # left 104 -> 100, which is 4 away; the guide runs from the top of the one, 40, to the foot of
    # the other, which rests at 200 = 25 * 8.
    assert snap.dx == -4
    assert snap.guides == (Guide(True, 100, 40, 250),)


def test_middles_are_in_line_for_cards_of_different_widths() -> None:
    # middle of the one that stays: 100 + 160/2 = 180; of the other: 118 + 120/2 = 178.
    assert SNAPPER.snap((118, 400, 120, 50), reach=5).dx == 2


@pytest.mark.parametrize(("y", "rests"), [(205, 203), (208, 211), (109, 112), (3, 0)])
def test_what_is_in_line_with_nothing_rests_on_the_grid_of_its_lane(y: float, rests: float) -> None:
    snap = SNAPPER.snap((403, y, 120, 50), reach=1)
    assert y + snap.dy == rests
    assert 403 + snap.dx == 400
    assert snap.guides == ()


def test_without_other_cards_and_lanes_the_grid_is_that_of_the_map() -> None:
    assert Snapper((), ()).snap((11, 5, 10, 10), reach=5) == Snap(-3, 3, ())


def test_of_several_cards_in_line_the_guide_joins_the_nearest() -> None:
    row = Snapper([(at, 40, 100, 60) for at in (0, 200, 400, 600)], [0])
    (level,) = (g for g in row.snap((450, 300, 90, 60), reach=30).guides if g.is_upright)
    assert (level.at, level.start) == (450, 40)  # the middle of the card at 400
    snap = row.snap((730, 42, 90, 60), reach=5)
    # In line with the tops of the whole row, of which the last, from 600 to 700, is the nearest.
    assert snap.guides == (Guide(False, 40, 600, 818),)
