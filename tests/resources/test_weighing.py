"""Options weighed: totals by hand, and the weights at which the order turns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.scenario_edits import put_weight
from pathways.scenarios import CRITERIA, Mark, OptionsAppraisal, WeighedOption
from pathways.values import FrozenMap, Name
from resources.errors import OutOfBoundsError
from resources.weighing import ranked, reversals, weighed

WEIGHTS = FrozenMap(dict(zip(CRITERIA, (0.25, 0.25, 0.2, 0.15, 0.15), strict=True)))


def option(name: str, *scores: float) -> WeighedOption:
    marks = {k: Mark(s) for k, s in zip(CRITERIA, scores, strict=False)}
    return WeighedOption(name, Name(name), marks=FrozenMap(marks))


COPD, DVT = option("COPD", 80, 70, 60, 50, 65), option("DVT", 50, 40, 70, 90, 80)
BOTH = OptionsAppraisal(WEIGHTS, (DVT, COPD))


def test_totals_are_those_of_the_worked_example() -> None:
    # P2: 0.25·80 + 0.25·70 + 0.2·60 + 0.15·50 + 0.15·65 = 66.75; for DVT 62.
    assert [one.total for one in weighed(BOTH)] == pytest.approx([62.0, 66.75])
    assert [one.option.id for one in ranked(BOTH)] == ["COPD", "DVT"]


def test_the_weight_that_reverses_the_order_by_hand() -> None:
    # Deliverability: COPD is 40 behind there. The others differ by 0.25·30 + 0.25·30 - 0.2·10
    # - 0.15·15 = 10.75, or 10.75 / 0.85 = 12.647 at full weight, so level at
    # 12.647 / (12.647 + 40) = 0.2402.
    found = {one.criterion: one for one in reversals(BOTH, COPD, DVT)}
    assert found["deliverability"].weight == pytest.approx(12.6470588 / 52.6470588)
    assert found["deliverability"].swing > 0


@given(
    st.lists(st.floats(0, 100), min_size=5, max_size=5),
    st.lists(st.floats(0, 100), min_size=5, max_size=5),
)
def test_at_the_weight_found_the_two_are_level(one: list[float], two: list[float]) -> None:
    first, second = option("a", *one), option("b", *two)
    appraisal = OptionsAppraisal(WEIGHTS, (first, second))
    for turn in reversals(appraisal, first, second):
        level = weighed(put_weight(appraisal, turn.criterion, turn.weight))
        assert level[0].total == pytest.approx(level[1].total, abs=1e-6)


def test_an_option_better_in_everything_is_first_whatever_counts() -> None:
    better, worse = option("a", 9, 9, 9, 9, 9), option("b", 1, 2, 3, 4, 5)
    appraisal = OptionsAppraisal(WEIGHTS, (worse, better))
    assert ranked(appraisal)[0].option.id == "a"
    assert reversals(appraisal, better, worse) == ()


def test_a_criterion_without_a_mark_gives_no_total_and_is_named() -> None:
    half = option("half", 80, 70)
    (found,) = weighed(OptionsAppraisal(WEIGHTS, (half,)))
    assert found.total is None
    assert found.unmarked == ("outcomes", "deliverability", "value")
    assert ranked(OptionsAppraisal(WEIGHTS, (half,))) == ()


def test_weights_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(OutOfBoundsError):
        weighed(OptionsAppraisal(FrozenMap(need=0.6, equity=0.6), (COPD,)))
