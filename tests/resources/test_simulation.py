"""A design followed person by person: it agrees with the closed forms and with Ciw, and repeats."""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import replace
from heapq import heapreplace
from typing import Any

import numpy as np
import pytest
from ciw_system import by_ciw_with_ours
from clinics import END, Trial, a_clinic, rapid_access, urgent_care, virtual_ward, with_delivery

from pathways.bounds import BoundsError
from pathways.errors import ClosedLoopError, MissingStepError
from pathways.model import Pathway
from pathways.values import Hours
from resources.demand import demand_by_stream
from resources.errors import (
    LongRunError,
    ManyServersError,
    NeverOpenError,
    NobodyServesError,
    StoppedError,
)
from resources.queues import same_day
from resources.simulation import Measured, Simulation, simulate
from resources.simulation.measures import Window
from resources.simulation.replication import Run, Watch
from resources.simulation.system import system_of
from resources.simulation.waiting import begun
from resources.simulation.weeks import ALWAYS, WEEK, YEAR, week_of

HOURS_A_YEAR = 8760


def one_step(minutes: float, a_year: float) -> Pathway:
    """A clinic of one step."""
    return a_clinic({"see": minutes}, {("see", END): 1.0}, {"see": a_year})


def run(pathway: Pathway, servers: Mapping[str, int] | None = None, **more: Any) -> Simulation:
    """The current design simulated for 10,000 people."""
    given: dict[str, Any] = {"years": 1.0, "replications": 4, **more}
    return simulate(pathway, "current", population=10_000, servers=servers, **given)


def mean(measured: Measured | None) -> float:
    """The mean of a figure that has to be there."""
    assert measured is not None
    return measured.mean


def of_trial(trial: Trial, years: float, seed: int) -> Run:
    """A run of a trial's pathway, to be followed visit by visit."""
    system = system_of(
        trial.pathway,
        "current",
        demand=demand_by_stream(trial.pathway, 10_000, 0),
        servers=trial.servers,
        hours=trial.hours,
        arriving=trial.arriving,
        variation={},
        usual_variation=trial.variation,
        rebooked=1.0,
    )
    return Run(system, Window(0.0, years * YEAR), seed, 240.0, Watch(1, None, None))


@pytest.mark.parametrize("servers", [1, 2, 5])
def test_waits_are_those_of_erlangs_formula(servers: int) -> None:
    # 70% busy: 100,000 people a year, 525,600 minutes a year, servers × 3.68 minutes each.
    minutes = servers * 0.7 * YEAR / 100_000
    found = run(one_step(minutes, 100_000), {"see": servers}, within_minutes=5, replications=8)
    known = same_day(100_000 / HOURS_A_YEAR, 60 / minutes, servers, 5 / 60)
    assert known.mean_wait is not None
    figures = found.steps["see"]
    assert mean(figures.wait) == pytest.approx(known.mean_wait * 60, rel=0.05)
    assert mean(figures.within) == pytest.approx(known.within, rel=0.02)
    assert mean(figures.utilisation) == pytest.approx(0.7, rel=0.02)
    assert mean(figures.occupancy) == pytest.approx(0.7 * servers, rel=0.02)


@pytest.mark.parametrize("variation", [0.0, 0.5, 2.0])
def test_waits_with_one_server_are_those_of_pollaczek_and_khinchine(variation: float) -> None:
    # ρ/(1-ρ) × minutes × (1 + variation²)/2 with ρ = 0.6.
    minutes = 0.6 * YEAR / 100_000
    found = run(one_step(minutes, 100_000), {"see": 1}, variation=variation, replications=8)
    known = 0.6 / 0.4 * minutes * (1 + variation**2) / 2
    assert mean(found.steps["see"].wait) == pytest.approx(known, rel=0.05)


def test_waits_in_a_network_with_loops_are_those_of_its_steps_alone() -> None:
    # Jackson: a third come back, so 50,000 who enter make 75,000 visits to each of the steps.
    minutes = {"see": 0.6 * YEAR / 75_000, "test": 2 * 0.6 * YEAR / 75_000}
    ways = {("see", "test"): 1.0, ("test", "see"): 1 / 3, ("test", END): 2 / 3}
    found = run(a_clinic(minutes, ways, {"see": 50_000}), {"see": 1, "test": 2}, replications=6)
    for step, servers in (("see", 1), ("test", 2)):
        known = same_day(75_000 / HOURS_A_YEAR, 60 / minutes[step], servers, 1)
        assert known.mean_wait is not None
        assert mean(found.steps[step].wait) == pytest.approx(known.mean_wait * 60, rel=0.06)
    # Little: people present are those who enter times how long they stay.
    assert mean(found.present) == pytest.approx(
        mean(found.entered) / YEAR * mean(found.time_in_system), rel=0.01
    )


@pytest.mark.parametrize("make", [rapid_access, urgent_care, virtual_ward])
def test_every_visit_is_begun_when_ciw_begins_it(make: Any) -> None:
    theirs, ours = by_ciw_with_ours(of_trial(make(), 0.15, seed=3), 0)
    for of_ciw, of_ours in zip(theirs, ours, strict=True):
        count = of_ours.comes.size
        assert count > 100
        for their_times, our_times in zip(of_ciw, of_ours, strict=True):
            assert np.abs(their_times[:count] - our_times).max() < 1e-6


@pytest.mark.parametrize(("servers", "busy"), [(1, 0.9), (2, 0.9), (7, 0.8), (3, 0.96)])
def test_queues_reckoned_together_are_those_reckoned_one_by_one(servers: int, busy: float) -> None:
    random = np.random.default_rng(4)
    comes = np.cumsum(random.exponential(1.0, 30_000))
    takes = random.exponential(busy * servers, comes.size)
    free = [0.0] * servers
    known = []
    for moment, minutes in zip(comes.tolist(), takes.tolist(), strict=True):
        known.append(max(moment, free[0]))
        heapreplace(free, known[-1] + minutes)
    assert np.abs(begun(comes, takes, servers, ALWAYS, busy) - known).max() < 1e-6


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others() -> None:
    trial = virtual_ward()

    def digest(seed: int) -> str:
        found = run(trial.pathway, trial.servers, hours=trial.hours, years=0.1, seed=seed)
        return hashlib.sha256(repr(found.steps).encode()).hexdigest()

    assert digest(7) == digest(7)
    assert digest(7) != digest(8)


def test_what_a_seed_gives_is_known() -> None:
    # Written down once, so that every Python has to give the same.
    trial = virtual_ward()
    found = run(trial.pathway, trial.servers, hours=trial.hours, replications=2, seed=11)
    assert found.steps["assess"].wait == Measured(207.949, 195.591, 220.307)
    assert found.steps["clinic"].wait == Measured(951.485, 724.824, 1178.15)
    assert found.time_in_system == Measured(4296.56, 3868.73, 4724.38)


def test_intervals_are_students_over_replications() -> None:
    found = run(one_step(30, 10_000), {"see": 1}, replications=2, years=0.2).steps["see"].wait
    alone = run(one_step(30, 10_000), {"see": 1}, replications=1, years=0.2).steps["see"].wait
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.mean < found.high
    # Two values a and b: mean ± 12.706 × |a - b| / 2, and below 0 nothing waits.
    assert alone is not None
    half = 12.7062 * abs(found.mean - alone.mean)
    assert found.high == pytest.approx(found.mean + half, rel=1e-3)
    assert found.low == pytest.approx(max(0.0, found.mean - half), abs=0.01)
    assert (alone.low, alone.high) == (None, None)


def test_a_step_that_cannot_keep_up_is_unstable_and_has_no_waits() -> None:
    # 20,000 × 30 minutes = 600,000 minutes, more than the year's 525,600.
    ways = {("see", "test"): 1.0, ("test", END): 1.0}
    found = run(a_clinic({"see": 30, "test": 10}, ways, {"see": 20_000}), {"see": 1, "test": 1})
    see, test = found.steps["see"], found.steps["test"]
    assert found.unstable == ("see",)
    assert (see.wait, see.within, see.queue, see.occupancy, see.utilisation) == (None,) * 5
    assert found.present is None
    assert found.time_in_system is None
    assert test.is_stable
    assert test.is_behind_unstable
    assert not see.is_behind_unstable


def test_exactly_as_much_work_as_time_is_unstable() -> None:
    found = run(one_step(YEAR / 10_000, 10_000), {"see": 1}, years=0.05)
    assert found.unstable == ("see",)


def test_nobody_who_comes_leaves_everything_at_rest() -> None:
    found = run(one_step(30, 0), {"see": 1})
    figures = found.steps["see"]
    assert figures.wait is None
    assert figures.is_stable
    assert mean(figures.utilisation) == mean(figures.queue) == mean(found.entered) == 0
    assert found.time_in_system is None


def test_nobody_waits_where_there_are_servers_enough_or_no_capacity_is_told() -> None:
    found = run(one_step(30, 50_000)).steps["see"]
    assert found.servers is None
    assert found.utilisation is None
    assert mean(found.wait) == 0
    # Little: 50,000 × 30 minutes a year are 2.854 people at any time.
    assert mean(found.occupancy) == pytest.approx(50_000 * 30 / YEAR, rel=0.02)


def test_a_step_that_takes_no_time_keeps_nobody_waiting() -> None:
    ways = {("see", "see"): 0.5, ("see", END): 0.5}
    found = run(a_clinic({"see": 0}, ways, {"see": 5000}), {"see": 1}, replications=2)
    assert mean(found.steps["see"].wait) == 0
    assert mean(found.time_in_system) == 0
    assert mean(found.steps["see"].visits) == pytest.approx(10_000, rel=0.05)


def test_people_who_nearly_always_come_back_are_followed() -> None:
    # 1,000 visits each, and 10 people a year of one minute each: 10,000 visits.
    ways = {("see", "see"): 0.999, ("see", END): 0.001}
    found = run(a_clinic({"see": 1}, ways, {"see": 100}), {"see": 1}, years=2.0)
    assert mean(found.steps["see"].visits) == pytest.approx(100_000, rel=0.15)


def test_people_who_can_never_leave_are_named() -> None:
    ways = {("see", "see"): 1.0}
    with pytest.raises(ClosedLoopError, match="see"):
        run(a_clinic({"see": 1}, ways, {"see": 100}), {"see": 1})


def test_a_run_beyond_all_measure_is_refused() -> None:
    ways = {("see", "see"): 0.999999, ("see", END): 0.000001}
    with pytest.raises(LongRunError, match="5,000,000"):
        run(a_clinic({"see": 1}, ways, {"see": 1000}), {"see": 1})


def test_a_step_closed_on_every_day_is_refused() -> None:
    with pytest.raises(NeverOpenError, match="see"):
        run(one_step(30, 100), {"see": 1}, hours={"see": Hours.read("never")})
    with pytest.raises(NeverOpenError):
        run(one_step(30, 100), {"see": 1}, arriving=Hours())


def test_a_step_without_anybody_to_see_people_is_refused() -> None:
    with pytest.raises(NobodyServesError, match="see"):
        run(one_step(30, 100), {"see": 0})
    with pytest.raises(NobodyServesError, match="see"):
        run(with_delivery(one_step(30, 100), "see", capacity=0))


@pytest.mark.parametrize(
    ("what", "value"),
    [
        ("demand", {"to_see": -1.0}),
        ("servers", {"see": 20_000}),
        ("years", 0),
        ("replications", 0),
        ("warm_up", -1),
        ("variation", 11),
        ("years", math.nan),
    ],
)
def test_numbers_out_of_bounds_are_refused(what: str, value: Any) -> None:
    with pytest.raises(BoundsError):
        run(one_step(30, 100), **{"servers": {"see": 1}, what: value})


def test_a_capacity_is_exactly_what_was_typed() -> None:
    # 6,000 a year who could be seen and 4,500 who come: 75%, whatever the hours.
    pathway = with_delivery(one_step(30, 4_500), "see", capacity=6_000)
    for hours in ({}, {"see": Hours.read("Mon-Fri 9:00-17:00")}):
        figures = run(pathway, hours=hours, years=4.0, replications=3).steps["see"]
        assert mean(figures.utilisation) == pytest.approx(0.75, rel=0.02)
    # Of the 8 hours on 260.7 days, 6,000 × 30 minutes take 1.44 servers: two, a little slower.
    assert figures.servers == 2
    assert figures.minutes == pytest.approx(30 * 2 / 1.4384, rel=1e-3)


def test_a_missed_appointment_takes_its_time_again() -> None:
    # A fifth miss it and all are booked again: 10,000 / 0.8 = 12,500 appointments.
    pathway = with_delivery(one_step(10, 10_000), "see", dna=0.2, rebooked=1.0)
    figures = run(pathway, {"see": 1}, replications=3).steps["see"]
    assert mean(figures.visits) == pytest.approx(12_500, rel=0.02)


def test_days_in_bed_keep_a_bed() -> None:
    # 200 × 3.65 days a year are two beds; nobody waits for one of ten.
    pathway = with_delivery(one_step(60, 200), "see", bed_days=3.65)
    figures = run(pathway, {"see": 10}, years=8.0).steps["see"]
    assert mean(figures.occupancy) == pytest.approx(2.0, rel=0.05)


def test_nobody_is_begun_while_it_is_closed() -> None:
    hours = Hours.read("Mon-Fri 9:00-17:00, Sat am")
    comes = np.sort(np.random.default_rng(1).random(3_000)) * 20 * WEEK
    begins = begun(comes, np.full(comes.size, 30.0), 1, week_of(hours), 0.5)
    day, minute = np.divmod(np.mod(begins, WEEK), 1440)
    assert set(np.unique(day)) == {0, 1, 2, 3, 4, 5}
    assert (minute[day < 5] >= 9 * 60).all()
    assert (minute[day < 5] < 17 * 60).all()
    assert (minute[day == 5] < 12 * 60).all()
    # One server sees them one after another, in the order in which they came.
    assert (np.diff(begins) >= 30.0 - 1e-6).all()
    assert (begins >= comes).all()


def test_a_night_service_is_open_past_midnight() -> None:
    week = week_of(Hours("", ((22 * 60, 6 * 60), *(None,) * 5, (22 * 60, 6 * 60))))
    # Monday 22:00 to Tuesday 6:00, and Sunday 22:00 to Monday 6:00 at the week's ends.
    assert week.spans == ((0, 360), (1320, 1800), (WEEK - 120, WEEK))
    assert week_of(Hours("", ((0, 1440),) * 7)).is_always


def test_open_minutes_and_moments_are_each_others_inverse() -> None:
    week = week_of(Hours.read("Mon-Fri 9:00-17:00"))
    worked = np.linspace(0, 5 * week.minutes, 501)[1:-1] + 0.5
    assert [week.open_until(m) for m in week.moments(worked)] == pytest.approx(worked.tolist())


def test_progress_rises_to_the_end_and_a_run_can_be_stopped() -> None:
    trial = rapid_access()
    told: list[float] = []
    simulate(
        trial.pathway,
        "current",
        population=10_000,
        servers=trial.servers,
        hours=trial.hours,
        years=0.2,
        replications=3,
        progress=told.append,
    )
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 6
    asked = iter([False, False, True])
    with pytest.raises(StoppedError):
        run(trial.pathway, trial.servers, stopped=lambda: next(asked))


def test_steps_that_nobody_reaches_are_left_out() -> None:
    pathway = one_step(30, 100)
    alone = a_clinic({"see": 30, "other": 5}, {("see", END): 1.0}, {"see": 100})
    assert list(run(replace(pathway, steps=alone.steps)).steps) == ["see"]


def test_demand_that_is_given_takes_the_place_of_the_populations() -> None:
    found = run(one_step(30, 100), {"see": 1}, demand={"to_see": 5_000.0})
    assert mean(found.entered) == pytest.approx(5_000, rel=0.05)


def test_what_is_given_for_a_step_that_is_not_there_is_refused() -> None:
    for given in ({"servers": {"sea": 1}}, {"hours": {"sea": Hours()}}, {"variations": {"sea": 1}}):
        with pytest.raises(MissingStepError, match="sea"):
            run(one_step(30, 100), **given)


def test_a_capacity_of_more_servers_than_can_be_followed_is_refused() -> None:
    with pytest.raises(ManyServersError, match="see"):
        run(with_delivery(one_step(30, 100), "see", capacity=1e9))


def test_a_pathway_that_nobody_enters_has_no_figures() -> None:
    found = run(replace(one_step(30, 100), streams=()))
    assert found.steps == {}
    assert mean(found.present) == 0


def test_people_go_on_from_a_loop_to_steps_far_behind_it() -> None:
    # Half come back to be seen: 2 visits each; then a third go on each way.
    steps = {"see": 5, "again": 5, "a": 5, "b": 5, "c": 5}
    ways = {("see", "again"): 1.0, ("again", "see"): 0.5}
    for step in "abc":
        ways |= {("again", step): 0.5 / 3, (step, END): 1.0}
    found = run(a_clinic(steps, ways, {"see": 6_000}), dict.fromkeys(steps, 1), replications=3)
    visits = [mean(figures.visits) for figures in found.steps.values()]
    assert visits == pytest.approx([12_000, 12_000, 2_000, 2_000, 2_000], rel=0.05)
