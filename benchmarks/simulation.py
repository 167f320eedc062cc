"""A hundred simulated years of a clinic of ten steps by ours and by Ciw, with loops and without.

The clinic is open always and has one to four servers a step that are busy for 50% to 85% of the
time; people come as a Poisson process and take exponential times, so that Erlang's formula holds
(with loops too: it is a Jackson network). Both sides do the same years in turns, ten at a time, in
processor time; what Ciw needs to hand out its records is not counted. Waits and occupancy are
printed beside each other and beside the formula. A hundred years cannot tell 2% of a mean wait at
85%, so ours is then held against the formula over more years; with loops waits vary so much more
that this is shown without being a target.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from pathways.model import Pathway
from resources.demand import demand_by_stream
from resources.flow import visits_per_entrant
from resources.queues import same_day
from resources.simulation import Simulation, simulate
from resources.simulation.measures import Window
from resources.simulation.system import System, system_of
from resources.simulation.weeks import YEAR

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "support"))
from ciw_system import seen_in, timed_by_ciw
from clinics import END, a_clinic

TARGETS: Final = {True: 0.04, False: 0.006}
CLOSE: Final = 0.02
STEPS: Final = 10
QUIETEST, BUSIEST = 0.5, 0.85
POPULATION: Final = 10_000.0
MINUTES_A_HOUR, HOURS_A_YEAR = 60, 8760


class Clinic(NamedTuple):
    """A clinic of ten steps with the servers of each."""

    pathway: Pathway
    servers: dict[str, int]


def clinic(a_year: float, *, loops: bool) -> Clinic:
    """Ten steps in a row; with loops, one in ten leaves at each and one in ten goes back two."""
    names = [f"step {number + 1}" for number in range(STEPS)]
    ways: dict[tuple[str, str], float] = {}
    for at, name in enumerate(names):
        on = names[at + 1] if at + 1 < STEPS else END
        back = 0.1 if loops and at >= 2 else 0.0
        out = 0.1 if loops and at + 1 < STEPS else 0.0
        ways[name, on] = 1 - back - out
        if back:
            ways[name, names[at - 2]] = back
        if out:
            ways[name, END] = out
    plain = a_clinic(dict.fromkeys(names, 1.0), ways, {names[0]: a_year})
    visits = visits_per_entrant(plain, "current")[f"to_{names[0]}"]
    servers = {name: at % 4 + 1 for at, name in enumerate(names)}
    minutes = {
        name: servers[name]
        * (QUIETEST + (BUSIEST - QUIETEST) * at / (STEPS - 1))
        * YEAR
        / (a_year * visits[name])
        for at, name in enumerate(names)
    }
    return Clinic(a_clinic(minutes, ways, {names[0]: a_year}), servers)


def by_ours(of: Clinic, years: float, seed: int, replications: int = 1) -> Simulation:
    """Ours over so many years, without a warm-up, as Ciw's."""
    return simulate(
        of.pathway,
        "current",
        population=POPULATION,
        servers=of.servers,
        years=years,
        warm_up=0.0,
        replications=replications,
        seed=seed,
    )


def erlang(system: System) -> list[float]:
    """The mean wait at each step by Erlang's formula [minutes]."""
    found = []
    for station in system.stations:
        assert station.servers is not None
        known = same_day(
            station.a_year / HOURS_A_YEAR, MINUTES_A_HOUR / station.minutes, station.servers, 1.0
        )
        assert known.mean_wait is not None
        found.append(known.mean_wait * MINUTES_A_HOUR)
    return found


def compared(of: Clinic, system: System, years: int, at_once: int) -> float:
    """Run both, print what both found, and give the median ratio of their times."""
    ours: list[float] = []
    theirs: list[float] = []
    sums: dict[str, list[list[list[float]]]] = {"wait": [[], []], "occupancy": [[], []]}
    for seed in range(years // at_once):
        began = time.process_time()
        found = by_ours(of, at_once, seed)
        ours.append(time.process_time() - began)
        seconds, times = timed_by_ciw(system, at_once * YEAR, seed)
        theirs.append(seconds)
        seen = seen_in(Window(0.0, at_once * YEAR), system, times)
        figures = list(found.steps.values())
        sums["wait"][0].append([f.wait.mean if f.wait else 0.0 for f in figures])
        sums["wait"][1].append([s.wait for s in seen])
        sums["occupancy"][0].append([f.occupancy.mean if f.occupancy else 0.0 for f in figures])
        sums["occupancy"][1].append([s.occupancy for s in seen])
    means = {what: [_means(side) for side in sides] for what, sides in sums.items()}
    print(
        f"{'step':8} {'servers':>7} {'busy':>5}  {'mean wait [min]: ours, Ciw':>28} "
        f"{'diff':>6} {'Erlang C':>9}  {'occupancy: ours, Ciw':>21} {'diff':>6}"
    )
    for at, (station, formula) in enumerate(zip(system.stations, erlang(system), strict=True)):
        wait, occupied = ([side[at] for side in means[what]] for what in ("wait", "occupancy"))
        print(
            f"{station.step:8} {station.servers:7} {station.utilisation:5.2f}  "
            f"{wait[0]:14,.1f} {wait[1]:13,.1f} {wait[0] / wait[1] - 1:+6.1%} {formula:9,.1f}  "
            f"{occupied[0]:11.3f} {occupied[1]:9.3f} {occupied[0] / occupied[1] - 1:+6.1%}"
        )
    print(f"{years} years: ours {sum(ours):.2f} s, Ciw {sum(theirs):.1f} s (processor time)")
    return statistics.median(a / b for a, b in zip(ours, theirs, strict=True))


def _means(rows: Sequence[Sequence[float]]) -> list[float]:
    return [statistics.fmean(column) for column in zip(*rows, strict=True)]


def farthest(of: Clinic, system: System, years: int) -> float:
    """How far a mean wait of ours is from Erlang's formula at most, over many years."""
    found = by_ours(of, years / 100, seed=1_000, replications=100)
    apart = [
        abs(figures.wait.mean / formula - 1)
        for figures, formula in zip(found.steps.values(), erlang(system), strict=True)
        if figures.wait
    ]
    return max(apart)


def main() -> int:
    """Run both clinics; 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=float, default=2_000, help="who come in a year")
    parser.add_argument("--years", type=int, default=100)
    parser.add_argument("--at-once", type=int, default=10, help="years in one run")
    parser.add_argument("--more-years", type=int, default=5_000, help="held against the formula")
    options = parser.parse_args()
    missed = False
    for loops, target in TARGETS.items():
        of = clinic(options.people, loops=loops)
        system = system_of(
            of.pathway,
            "current",
            demand=demand_by_stream(of.pathway, POPULATION, 0),
            servers=of.servers,
            hours={},
            arriving=None,
            variation={},
            usual_variation=1.0,
            rebooked=1.0,
        )
        print(f"ten steps, {'with' if loops else 'without'} loops, {options.people:,.0f} a year")
        ratio = compared(of, system, options.years, options.at_once)
        print(f"ratio: median {ratio:.4f} (target {target})")
        years = options.more_years // 2 if loops else options.more_years
        far = farthest(of, system, years)
        aim = "" if loops else " (target 2%)"
        print(f"mean waits over {years:,} years: {far:.1%} from Erlang C at most{aim}\n")
        missed |= ratio > target or (far > CLOSE and not loops)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
