"""The simulation against Ciw on three pathways with loops, hours and capacities, and Erlang C.

With the same random numbers both have to begin every visit at the same moment, so that mean waits
and occupancy are the same and no luck is in it. With random numbers of their own they differ by
chance alone: occupancy by less than 2%, and waits by no more than their spread over runs allows.
"""

import math
import statistics
from collections.abc import Callable

import numpy as np
import pytest
from ciw_system import Times, by_ciw, by_ciw_with_ours, seen_in
from clinics import END, Trial, a_clinic, rapid_access, urgent_care, virtual_ward

from resources.demand import demand_by_stream
from resources.queues import same_day
from resources.simulation import simulate
from resources.simulation.measures import Seen, Window
from resources.simulation.replication import Run, Watch
from resources.simulation.system import System, system_of
from resources.simulation.weeks import YEAR

TRIALS = [rapid_access, urgent_care, virtual_ward]
CLOSE = 0.02
RUNS, YEARS, OURS = 8, 4.0, 100  # runs of Ciw, years in each, and runs of ours
WARM_UP = 0.1
FAR = 4.0  # standard errors


def system(trial: Trial) -> System:
    """The queues of a trial."""
    return system_of(
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


def a_run(queues: System, years: float) -> Run:
    """A run of ours that looks at so many years after the warm-up."""
    window = Window(WARM_UP * YEAR, (WARM_UP + years) * YEAR)
    return Run(queues, window, 5, 240.0, Watch(1, None, None))


@pytest.mark.parametrize("make", TRIALS)
def test_with_the_same_random_numbers_waits_and_occupancy_are_those_of_ciw(
    make: Callable[[], Trial],
) -> None:
    queues = system(make())
    run = a_run(queues, 5.0)
    theirs, ours = by_ciw_with_ours(run, 0)
    # Ciw goes on after the end until everybody has been seen; those visits are not ours.
    theirs = [
        Times(*(times[: of_ours.comes.size] for times in of_ciw))
        for of_ciw, of_ours in zip(theirs, ours, strict=True)
    ]
    print(f"\n{make.__name__}: five years, the same random numbers")
    for station, of_ciw, of_ours, times_of_ciw, times_of_ours in zip(
        queues.stations,
        seen_in(run.window, queues, theirs),
        seen_in(run.window, queues, ours),
        theirs,
        ours,
        strict=True,
    ):
        apart = float(np.abs(times_of_ciw.begins - times_of_ours.begins).max())
        print(
            f"  {station.step:10} {times_of_ours.comes.size:7,} visits begun {apart:.1e} min apart "
            f"at most; wait {of_ours.wait:.2f}, Ciw {of_ciw.wait:.2f} min; "
            f"occupancy {of_ours.occupancy:.4f}, Ciw {of_ciw.occupancy:.4f}"
        )
        assert apart < 1e-6
        assert of_ours.wait == pytest.approx(of_ciw.wait, rel=CLOSE)
        assert of_ours.occupancy == pytest.approx(of_ciw.occupancy, rel=CLOSE)


@pytest.mark.parametrize("make", TRIALS)
def test_with_random_numbers_of_its_own_ciw_finds_the_same(make: Callable[[], Trial]) -> None:
    queues = system(make())
    run = a_run(queues, YEARS)
    ciw = [
        seen_in(run.window, queues, by_ciw(queues, run.window.end, seed)) for seed in range(RUNS)
    ]
    ours = [run.replication(number).stations for number in range(OURS)]
    print(f"\n{make.__name__}: {RUNS} runs of Ciw and {OURS} of ours of {YEARS:g} years")
    for at, station in enumerate(queues.stations):
        wait, wait_error = difference(ours, ciw, at, "wait")
        occupied, occupied_error = difference(ours, ciw, at, "occupancy")
        print(
            f"  {station.step:10} wait {wait:+.2%} (standard error {wait_error:.2%}), "
            f"occupancy {occupied:+.2%} (standard error {occupied_error:.2%})"
        )
        assert abs(wait) <= FAR * wait_error
        assert abs(occupied) < max(CLOSE, FAR * occupied_error)


def difference(
    ours: list[tuple[Seen, ...]], ciw: list[list[Seen]], at: int, what: str
) -> tuple[float, float]:
    """How much more ours is than Ciw's, and the standard error of that, as parts of Ciw's."""
    mine = [getattr(one[at], what) for one in ours]
    theirs = [getattr(one[at], what) for one in ciw]
    mean = statistics.fmean(theirs)
    if mean == 0:
        return statistics.fmean(mine), 0.0
    error = math.sqrt(
        statistics.variance(mine) / len(mine) + statistics.variance(theirs) / len(theirs)
    )
    return statistics.fmean(mine) / mean - 1, error / mean


@pytest.mark.parametrize("servers", [1, 2, 4, 10])
@pytest.mark.parametrize("busy", [0.5, 0.7, 0.85])
def test_mean_waits_are_within_two_per_cent_of_erlang_c(servers: int, busy: float) -> None:
    minutes = servers * busy * YEAR / 100_000
    found = simulate(
        a_clinic({"see": minutes}, {("see", END): 1.0}, {"see": 100_000}),
        "current",
        population=10_000,
        servers={"see": servers},
        years=2.0,
        replications=60,
    ).steps["see"]
    known = same_day(100_000 / 8760, 60 / minutes, servers, 1.0)
    assert found.wait is not None
    assert known.mean_wait is not None
    off = found.wait.mean / (known.mean_wait * 60) - 1
    print(f"\n{servers} servers, {busy:.0%} busy: {off:+.2%} from Erlang C")
    assert abs(off) < CLOSE


@pytest.mark.parametrize("variation", [0.0, 0.5, 1.5])
def test_mean_waits_are_within_two_per_cent_of_pollaczek_khinchine(variation: float) -> None:
    busy = 0.7
    minutes = busy * YEAR / 100_000
    found = simulate(
        a_clinic({"see": minutes}, {("see", END): 1.0}, {"see": 100_000}),
        "current",
        population=10_000,
        servers={"see": 1},
        years=2.0,
        replications=40,
        variation=variation,
    ).steps["see"]
    assert found.wait is not None
    off = found.wait.mean / (busy / (1 - busy) * minutes * (1 + variation**2) / 2) - 1
    print(f"\nvariation {variation:g}: {off:+.2%} from Pollaczek and Khinchine")
    assert abs(off) < CLOSE
