"""Counts too small to print: what is left out, and that no total gives it back."""

from collections.abc import Sequence
from random import Random

import numpy as np
import pytest

from pathways.values import FrozenMap
from planner.small_numbers import hidden, hidden_in_table, printed_counts, threshold
from planner.workspace import Workspace

LEAST = 5
PLACE = Workspace("Three Valleys")


def test_counts_from_one_to_below_the_threshold_are_left_out_and_nought_is_not() -> None:
    assert printed_counts([0, 40, 50], PLACE) == ["0", "40", "50"]
    assert printed_counts([3, 4, 50], PLACE) == ["*", "*", "50"]


def test_one_small_count_takes_the_next_with_it() -> None:
    # 96 - 50 - 40 would give 6 - 3 = 3 back, were 3 alone left out.
    assert hidden([3, 50, 40], LEAST) == [True, False, True]


def test_two_small_counts_that_are_small_together_take_another_with_them() -> None:
    assert hidden([1, 2, 30, 40], LEAST) == [True, True, True, False]


def test_the_threshold_is_a_setting() -> None:
    place = Workspace("Three Valleys", settings=FrozenMap({"small_number_threshold": "10"}))
    assert threshold(place) == 10
    assert printed_counts([7, 8, 50], place) == ["*", "*", "50"]


def _solved(rows: Sequence[Sequence[int]], out: Sequence[Sequence[bool]]) -> set[tuple[int, int]]:
    """The left out cells that the totals of rows and columns give back."""
    lost = [(i, j) for i, row in enumerate(out) for j, is_out in enumerate(row) if is_out]
    equations = np.array(
        [[float(i == r) for i, _j in lost] for r in range(len(rows))]
        + [[float(j == c) for _i, j in lost] for c in range(len(rows[0]))]
    )
    rank = np.linalg.matrix_rank(equations)
    found = set()
    for at, cell in enumerate(lost):
        known = np.zeros(len(lost))
        known[at] = 1.0
        if np.linalg.matrix_rank(np.vstack([equations, known])) == rank:
            found.add(cell)
    return found


def _freedom(rows: Sequence[Sequence[int]], out: Sequence[Sequence[bool]]) -> int:
    """How far the cell with least room could move, none below 0 and every total the same."""
    tall, wide = range(len(rows)), range(len(rows[0]))
    rooms = []
    for i in tall:
        for j in wide:
            if not out[i][j]:
                continue
            rooms.append(
                max(
                    (
                        min(rows[i][j], rows[k][m]) + min(rows[i][m], rows[k][j])
                        for k in tall
                        for m in wide
                        if k != i and m != j and out[k][m] and out[i][m] and out[k][j]
                    ),
                    default=0,
                )
            )
    return min(rooms, default=LEAST)


@pytest.mark.parametrize("seed", range(4))
def test_no_total_of_a_random_table_gives_a_small_count_back(seed: int) -> None:
    luck = Random(seed)
    for _ in range(250):
        tall, wide = luck.randint(2, 6), luck.randint(2, 6)
        rows = [
            [luck.choice((0, 1, 3, 4, 8, 20, 60)) for _column in range(wide)]
            for _row in range(tall)
        ]
        out = hidden_in_table(rows, LEAST)
        assert all(
            is_out
            for row, lost in zip(rows, out, strict=True)
            for n, is_out in zip(row, lost, strict=True)
            if 0 < n < LEAST
        )
        assert _solved(rows, out) == set()
        if not all(map(all, out)):
            assert _freedom(rows, out) >= LEAST
