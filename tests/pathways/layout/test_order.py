"""How loops are found and crossings counted and removed."""

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from pathways.layout.grid import Grid, build_grid
from pathways.layout.loops import find_loops
from pathways.layout.order import crossings, order_columns
from pathways.layout.ranks import longest_ways
from pathways.layout.turns import places, turn_loops
from pathways.layout.untangle import untangle

Pair = tuple[int, int]
CARDS = 9
pairs_of_cards = st.lists(
    st.tuples(st.integers(0, CARDS - 1), st.integers(0, CARDS - 1)), max_size=24, unique=True
)


def reached(pairs: Sequence[Pair], source: int) -> set[int]:
    """Every card that connections lead to from one card, itself among them."""
    found = {source}
    while more := {t for s, t in pairs if s in found} - found:
        found |= more
    return found


@settings(max_examples=200, deadline=None)
@given(pairs=pairs_of_cards, entries=st.sets(st.integers(0, CARDS - 1)))
def test_what_runs_back_closes_a_loop_and_nothing_else_does(
    pairs: list[Pair], entries: set[int]
) -> None:
    back = find_loops(CARDS, pairs, [card in entries for card in range(CARDS)])
    ahead = [p for p, b in zip(pairs, back, strict=True) if not b and p[0] != p[1]]
    column = longest_ways(CARDS, ahead, [0] * CARDS)
    assert all(column[source] < column[target] for source, target in ahead)
    for (source, target), is_back in zip(pairs, back, strict=True):
        if is_back:
            assert source in reached(ahead, target)


def test_a_loop_runs_back_to_the_card_nearer_to_the_entry() -> None:
    # Round 1, 2 and 3, in whichever order they are given, patients come to 1 first.
    pairs = [(0, 1), (1, 2), (2, 3), (3, 1)]
    entries = [True, False, False, False]
    assert find_loops(4, pairs, entries) == [False, False, False, True]
    assert find_loops(4, pairs[::-1], entries) == [True, False, False, False]


def grid_of(pairs: Sequence[Pair], lanes: Sequence[int]) -> Grid:
    back = find_loops(CARDS, pairs, [False] * CARDS)
    ahead = [p for p, b in zip(pairs, back, strict=True) if not b and p[0] != p[1]]
    column = longest_ways(CARDS, ahead, [0] * CARDS)
    return build_grid(pairs, column=column, lane=lanes, is_back=back)


def counted(grid: Grid) -> int:
    """Crossings between the columns, by looking at every two links."""
    place = places(grid)
    total = 0
    for column in grid.columns:
        links = [(place[item], place[other]) for item in column for other in grid.right[item]]
        total += sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(links, 2))
    return total


@settings(max_examples=100, deadline=None)
@given(pairs=pairs_of_cards)
def test_crossings_are_counted_link_by_link(pairs: list[Pair]) -> None:
    grid = grid_of(pairs, [0] * CARDS)
    assert crossings(grid) == counted(grid)


@settings(max_examples=100, deadline=None)
@given(pairs=pairs_of_cards)
def test_untangling_never_adds_a_crossing(pairs: list[Pair]) -> None:
    pairs = [(source, target) for source, target in pairs if source < target]
    grid = grid_of(pairs, [0] * CARDS)
    turn_loops(grid)
    before = crossings(grid)
    untangle(grid, 20)
    assert crossings(grid) <= before


@settings(max_examples=100, deadline=None)
@given(
    pairs=pairs_of_cards,
    lanes=st.lists(st.integers(0, 3), min_size=CARDS, max_size=CARDS),
)
def test_cards_and_lines_stand_lane_by_lane(pairs: list[Pair], lanes: list[int]) -> None:
    grid = grid_of(pairs, lanes)
    order_columns(grid)
    assert grid.lane[:CARDS] == lanes
    for column in grid.columns:
        assert [grid.lane[item] for item in column] == sorted(grid.lane[i] for i in column)


def test_a_ladder_without_lanes_is_drawn_without_a_crossing() -> None:
    # Two rows of cards whose connections cross only because they are given in the wrong order.
    pairs = [(0, 3), (1, 2), (2, 5), (3, 4), (4, 7), (5, 6)]
    grid = grid_of(pairs, [0] * CARDS)
    order_columns(grid)
    assert crossings(grid) == 0
