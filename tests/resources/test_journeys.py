"""Ways through a design: their chances, and that they agree with how often steps are visited."""

from itertools import islice
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathways.library import STARTERS, starter
from pathways.model import (
    CURRENT,
    PROPOSED,
    Connection,
    Delivery,
    Kind,
    Pathway,
    Setting,
    Step,
    Stream,
    StreamKind,
)
from pathways.values import FrozenMap, Name, Quantity
from resources.estimate import estimate
from resources.flow import visits_per_entrant
from resources.journeys import journeys, ways_through

WALKERS = 2_000
BOTH = FrozenMap({d: Delivery(Setting.COMMUNITY) for d in (CURRENT, PROPOSED)})
END = Step("end", Name("End"), Kind.END)
NONE = Quantity.exact(0.0)


def small(*arcs: tuple[str, str, float], streams: str = "a") -> Pathway:
    """A pathway of steps with one-letter names that ends at ``end``; a stream enters each of."""
    ids = dict.fromkeys(id_ for arc in arcs for id_ in arc[:2] if id_ != "end")
    return Pathway(
        "small",
        Name("Small"),
        tuple(
            Stream(f"to_{id_}", Name(id_), id_, StreamKind.REFERRAL, NONE, NONE) for id_ in streams
        ),
        (*(Step(id_, Name(id_), Kind.CONTACT, BOTH) for id_ in ids), END),
        tuple(
            Connection(a, b, FrozenMap({CURRENT: share, PROPOSED: share})) for a, b, share in arcs
        ),
    )


@st.composite
def acyclic(draw: st.DrawFn) -> Pathway:
    """Every step goes on to later ones or ends, with chances that add up to 1."""
    letters = "abcdef"[: draw(st.integers(1, 6))]
    arcs = []
    for i, letter in enumerate(letters):
        targets = [
            *(t for t in letters[i + 1 :] if draw(st.booleans())),
            "end",
        ]
        weights = [draw(st.integers(1, 9)) for _target in targets]
        arcs += [(letter, t, w / sum(weights)) for t, w in zip(targets, weights, strict=True)]
    return small(*arcs)


def test_the_most_likely_way_comes_first() -> None:
    # a goes to b (0.3) or c (0.7); c goes to b (0.5) or ends (0.5): 0.35, 0.35, 0.3.
    pathway = small(
        ("a", "b", 0.3), ("a", "c", 0.7), ("c", "b", 0.5), ("c", "end", 0.5), ("b", "end", 1.0)
    )
    found = list(ways_through(pathway, CURRENT, {"to_a": 1.0}))
    assert [(steps, round(share, 9)) for _stream, steps, share in found] == [
        (("a", "c", "end"), 0.35),
        (("a", "c", "b", "end"), 0.35),
        (("a", "b", "end"), 0.3),
    ]


@given(acyclic())
def test_the_chances_of_all_ways_without_loops_add_up_to_1(pathway: Pathway) -> None:
    found = list(ways_through(pathway, CURRENT, {"to_a": 1.0}))
    assert sum(share for _stream, _steps, share in found) == pytest.approx(1.0, abs=1e-9)
    shares = [share for _stream, _steps, share in found]
    assert shares == sorted(shares, reverse=True)


@given(acyclic())
def test_ways_visit_steps_as_often_as_the_flow_says(pathway: Pathway) -> None:
    visited = dict.fromkeys((s.id for s in pathway.steps), 0.0)
    for _stream, steps, share in ways_through(pathway, CURRENT, {"to_a": 1.0}):
        for step in steps:
            visited[step] += share
    assert visited == pytest.approx(visits_per_entrant(pathway, CURRENT)["to_a"], abs=1e-9)


@settings(max_examples=15, deadline=None)
@given(acyclic(), st.integers(0, 9), st.integers(0, 10_000))
def test_people_who_walk_by_chance_take_the_ways_as_often(
    pathway: Pathway, back: int, seed: int
) -> None:
    # One loop: some of those who would leave step a begin again.
    kept = 1 - back / 20
    first = [c for c in pathway.connections if c.source == "a"]
    arcs = [(c.source, c.target, c.share(CURRENT)) for c in pathway.connections if c.source != "a"]
    arcs += [("a", c.target, c.share(CURRENT) * kept) for c in first]
    looped = small(*arcs, *([("a", "a", 1 - kept)] if back else []))
    chance = Random(seed)
    taken: dict[tuple[str, ...], int] = {}
    for _walker in range(WALKERS):
        steps: tuple[str, ...] = ("a",)
        while steps[-1] != "end":
            onward = list(looped.leaving(steps[-1], CURRENT))
            weights = [c.share(CURRENT) for c in onward]
            steps = (*steps, chance.choices([c.target for c in onward], weights)[0])
        taken[steps] = taken.get(steps, 0) + 1
    found = ways_through(looped, CURRENT, {"to_a": 1.0})
    for _stream, way, share in islice(found, 10):
        error = (share * (1 - share) / WALKERS) ** 0.5
        assert taken.get(way, 0) / WALKERS == pytest.approx(share, abs=6 * error + 1e-3)


def test_a_loop_makes_rarer_ways_and_what_is_not_listed_is_left_over() -> None:
    # Half go round again each time: 0.5 + 0.25 + 0.125 = 0.875 in three ways.
    pathway = small(("a", "a", 0.5), ("a", "end", 0.5))
    found = journeys(estimate(pathway, population=100), CURRENT, most=3)
    assert [way.chance for way in found.ways] == [0.5, 0.25, 0.125]
    assert found.left_over == pytest.approx(0.125)


def test_a_loop_that_hardly_anybody_leaves_ends_the_search() -> None:
    # 999 in 1,000 go round again: what the first ways leave over is nearly everybody.
    pathway = small(("a", "a", 0.999), ("a", "end", 0.001))
    found = journeys(estimate(pathway, population=100), CURRENT)
    assert [round(way.chance, 9) for way in found.ways[:2]] == [0.001, 0.000999]
    assert found.left_over > 0.9


@pytest.mark.parametrize("starter_id", STARTERS)
@pytest.mark.parametrize("design", [CURRENT, PROPOSED])
def test_the_list_covers_95_in_100_or_has_20_ways(starter_id: str, design: str) -> None:
    found = journeys(estimate(starter(starter_id), population=40_000), design)
    assert found.left_over <= 0.05 or len(found.ways) == 20
    assert sum(way.share for way in found.ways) + found.left_over == pytest.approx(1.0)


def test_streams_count_by_how_many_come() -> None:
    made = estimate(starter("copd"), population=40_000)
    found = journeys(made, CURRENT, most=10_000, enough=1 - 1e-9)
    people = sum(made.designs[CURRENT].demand.values())
    for stream, n in made.designs[CURRENT].demand.items():
        listed = sum(way.share for way in found.ways if way.stream == stream)
        assert listed == pytest.approx(n / people, abs=1e-6)


def test_contacts_minutes_and_bed_days_of_all_ways_are_those_of_the_design() -> None:
    made = estimate(starter("copd"), population=40_000)
    done = made.designs[PROPOSED].activity
    people = sum(made.designs[PROPOSED].demand.values())
    ways = journeys(made, PROPOSED, most=100_000, enough=1 - 1e-9).ways
    for summed, whole in (
        (sum(w.share * w.contacts for w in ways), sum(done.contacts.values())),
        (sum(w.share * w.minutes for w in ways), sum(done.minutes.values())),
        (sum(w.share * w.bed_days for w in ways), done.bed_days),
    ):
        assert summed * people == pytest.approx(whole, rel=1e-5)
