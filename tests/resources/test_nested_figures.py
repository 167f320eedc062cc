"""Figures of a pathway within a pathway: those of the same pathway drawn flat."""

import nested_pathways as given
import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from pathways.edits import set_share
from pathways.model import CURRENT, PROPOSED, Pathway
from pathways.nested import expanded
from resources.estimate import Estimate, estimate
from resources.flow import visits_per_entrant

chances = st.floats(0.05, 0.9)


def made(pathway: Pathway) -> Estimate:
    return estimate(pathway, population=10_000)


def test_every_total_is_that_of_the_pathway_drawn_flat_by_hand() -> None:
    whole, flat = made(expanded(given.OUTER, given.OTHERS)), made(given.FLAT)
    for name in flat.headline.__dataclass_fields__:
        got, wanted = (getattr(one.headline, name) for one in (whole, flat))
        assert got == pytest.approx(wanted), name
    for design in (CURRENT, PROPOSED):
        got, wanted = (one.designs[design] for one in (whole, flat))
        assert got.activity.contacts == pytest.approx(wanted.activity.contacts)
        assert got.activity.minutes == pytest.approx(wanted.activity.minutes)
        assert got.activity.tests == pytest.approx(wanted.activity.tests)
        assert got.hospital.total == pytest.approx(wanted.hospital.total)


def test_visits_within_worked_by_hand() -> None:
    # 100 a year are seen and 50 of them diagnosed. 3 of 4 go to the review, and 1 of 10 of those
    # comes back: 50 / (1 - 0.75 x 0.1) = 54.05 diagnoses. Each makes 1 visit to the history and
    # 0.8 / (1 - 0.25) = 1.0667 to the test, so 57.66 tests a year.
    now = made(expanded(given.OUTER, given.OTHERS)).designs[CURRENT].activity
    assert now.visits["diagnose/history"] == pytest.approx(54.054, abs=0.001)
    assert now.visits["diagnose/blow"] == pytest.approx(57.658, abs=0.001)
    assert now.tests_by_type["spirometry"] == pytest.approx(57.658, abs=0.001)


def _with_chances(flat: list[float]) -> tuple[Pathway, Pathway]:
    outer, inner = given.OUTER, given.DIAGNOSIS
    for pair, chance in zip(
        (
            ("see", "diagnose", "home"),
            ("diagnose", "review", "home"),
            ("review", "diagnose", "home"),
        ),
        flat,
        strict=False,
    ):
        outer = set_share(outer, pair[0], pair[1], CURRENT, chance)
        outer = set_share(outer, pair[0], pair[2], CURRENT, 1 - chance)
    inner = set_share(inner, "history", "blow", CURRENT, flat[3])
    inner = set_share(inner, "history", "told", CURRENT, 1 - flat[3])
    inner = set_share(inner, "read", "blow", CURRENT, flat[4])
    inner = set_share(inner, "read", "told", CURRENT, (1 - flat[4]) / 2)
    inner = set_share(inner, "read", "unclear", CURRENT, (1 - flat[4]) / 2)
    return outer, inner


@settings(max_examples=40, deadline=None)
@over(st.lists(chances, min_size=5, max_size=5))
def test_visits_within_are_those_of_the_step_times_those_of_one_who_enters(
    flat: list[float],
) -> None:
    outer, inner = _with_chances(flat)
    whole = visits_per_entrant(expanded(outer, {"diagnosis": inner}), CURRENT)["gp"]
    drawn = visits_per_entrant(outer, CURRENT)["gp"]
    within = visits_per_entrant(inner, CURRENT)["gp"]
    for step in ("history", "blow", "read"):
        assert whole[f"diagnose/{step}"] == pytest.approx(drawn["diagnose"] * within[step])
    for step in ("see", "review", "home"):
        assert whole[step] == pytest.approx(drawn[step])


@settings(max_examples=40, deadline=None)
@over(st.lists(chances, min_size=5, max_size=5))
def test_everybody_who_enters_leaves(flat: list[float]) -> None:
    outer, inner = _with_chances(flat)
    whole = visits_per_entrant(expanded(outer, {"diagnosis": inner}), CURRENT)["gp"]
    assert whole["home"] == pytest.approx(1.0)
