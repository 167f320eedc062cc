"""Pictures over sheets of paper: nothing is lost between them, and words can be read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.look import TYPE
from planner.maps.sheets import EDGE, FOOT, PAPERS, Paper, sheets_of

lengths = st.floats(100, 20_000)


@given(lengths, lengths, st.sampled_from(Paper), st.booleans())
def test_the_parts_cover_the_picture_and_fit_the_sheet(
    width: float, height: float, paper: Paper, is_fitted: bool
) -> None:
    laid = sheets_of((width, height), PAPERS[paper], is_fitted=is_fitted)
    room = laid.size[0] - 2 * EDGE, laid.size[1] - 2 * EDGE - FOOT
    for part in laid.parts:
        assert part.width * laid.scale <= room[0] + 0.01
        assert part.height * laid.scale <= room[1] + 0.01
    assert sorted(laid.size) == sorted(PAPERS[paper])
    for at, length in (("x", width), ("y", height)):
        spans = sorted(
            {
                (getattr(p, at), getattr(p, at) + (p.width if at == "x" else p.height))
                for p in laid.parts
            }
        )
        assert spans[0][0] == pytest.approx(0)
        assert spans[-1][1] == pytest.approx(length)
        assert all(a[1] > b[0] for a, b in pairwise(spans))


@given(lengths, lengths)
def test_over_several_sheets_words_are_large_enough(width: float, height: float) -> None:
    laid = sheets_of((width, height), PAPERS[Paper.A4], is_fitted=False)
    assert laid.scale * TYPE.text.size >= 8.49


def test_a_picture_that_can_be_read_on_one_sheet_is_not_divided() -> None:
    # 900 points at the least size are 900 * 8.5 / 13 = 588, and a sheet has room for 773.
    assert len(sheets_of((900, 500), PAPERS[Paper.A4], is_fitted=False).parts) == 1
