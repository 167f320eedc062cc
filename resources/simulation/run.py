"""A seeded simulation of one design as queues, and what it shows step by step."""

import math
from collections.abc import Callable, Mapping
from typing import Final

from pathways.bounds import Bounds
from pathways.model import Pathway
from pathways.text import N_
from pathways.values import Hours
from resources.assumptions import Assumptions, default_assumptions
from resources.demand import demand_by_stream
from resources.errors import LongRunError
from resources.simulation.measures import Window, measured
from resources.simulation.replication import Run, Watch
from resources.simulation.results import Simulation, figures
from resources.simulation.system import MOST_SERVERS, system_of
from resources.simulation.weeks import YEAR

__all__ = ["simulate"]

MOST_VISITS: Final = 5_000_000  # in one replication, which takes 0.5 GB and a few seconds
BOUNDS: Final = {
    "population": Bounds(N_("Population"), 0, 1e8),
    "years": Bounds(N_("Years simulated"), 0.01, 1e4),
    "warm_up": Bounds(N_("Years of warming up"), 0, 100),
    "replications": Bounds(N_("Replications"), 1, 1e4),
    "within": Bounds(N_("Minutes to be seen within"), 0, 1e7),
    "variation": Bounds(N_("Variation of the time for one patient"), 0, 10),
    "servers": Bounds(N_("Rooms, clinicians or beds"), 1, MOST_SERVERS),
    "demand": Bounds(N_("People entering in a year"), 0, 1e8),
}


def simulate(
    pathway: Pathway,
    design: str,
    *,
    population: float,
    demand: Mapping[str, float] | None = None,
    servers: Mapping[str, int] | None = None,
    hours: Mapping[str, Hours] | None = None,
    arriving: Hours | None = None,
    years: float = 1.0,
    warm_up: float = 0.25,
    replications: int = 10,
    seed: int = 1,
    within_minutes: float = 240.0,
    variation: float = 1.0,
    variations: Mapping[str, float] | None = None,
    assumptions: Assumptions | None = None,
    progress: Callable[[float], object] | None = None,
    stopped: Callable[[], bool] | None = None,
) -> Simulation:
    """One design of a pathway followed person by person; no patient's data, and no clock.

    People come at random. At each step they wait for a server and
    are begun first come first served within its hours; who has been begun is finished, past
    closing too. A missed appointment takes its time, and who is booked again waits again. Nothing
    passes between one step and the next. Every figure is for a steady state after the warm-up.

    Args:
        population: People of all ages.
        demand: People who come in a year by stream, in place of the base year's central figures.
        servers: Rooms, clinicians or beds by step. A step that is not named has what its capacity
            comes to; without a capacity nobody waits there for a server.
        hours: When each step begins people; a step that is not named is always open.
        arriving: When people come; at all hours if not given.
        years: To look at in each replication, after the warm-up.
        warm_up: Years before anything is looked at, since everything begins empty.
        replications: How often it is done; intervals tell from two on.
        seed: A whole number; the same gives the same figures.
        within_minutes: The wait up to which somebody counts as seen in time.
        variation: Standard deviation over mean of the time with a server, by step in
            ``variations``. 0 is always the same; 1, as the closed forms have it, is the default.
            Local assumption.
        assumptions: For the part of missed appointments that is booked again.
        progress: Told now and then the part that is done.
        stopped: Asked just as often whether to stop.

    Raises:
        BoundsError: A number is outside what it can be.
        MissingStepError: Something is given for a step that the pathway does not have.
        EstimateError: Visits cannot be worked out, a step has no server or is never open, or the
            run would be too long.
        StoppedError: ``stopped`` said so.
    """
    variations, servers, hours = variations or {}, servers or {}, hours or {}
    for step in (*servers, *hours, *variations):
        pathway.step(step)
    wanted = demand_by_stream(pathway, population, 0) if demand is None else demand
    for what, values in (
        ("population", [population]),
        ("demand", wanted.values()),
        ("years", [years]),
        ("warm_up", [warm_up]),
        ("replications", [replications]),
        ("within", [within_minutes]),
        ("variation", [variation, *variations.values()]),
        ("servers", [count for count in servers.values() if count > 0]),
    ):
        for value in values:
            BOUNDS[what].refuse(value)
    system = system_of(
        pathway,
        design,
        demand=wanted,
        servers=servers,
        hours=hours,
        arriving=arriving,
        variation=variations,
        usual_variation=variation,
        rebooked=(assumptions or default_assumptions()).value("rebooked"),
    )
    visits = system.visits * (years + warm_up)
    if not visits <= MOST_VISITS:
        raise LongRunError(visits=f"{visits:,.0f}", most=f"{MOST_VISITS:,}")
    run = Run(
        system,
        Window(warm_up * YEAR, (warm_up + years) * YEAR),
        seed,
        within_minutes,
        Watch(replications, progress, stopped),
    )
    found = [run.replication(number) for number in range(replications)]
    is_stable = all(station.is_stable for station in system.stations)
    present = [sum(s.queue + s.occupancy for s in one.stations) for one in found]
    # Little's law: people present are those who come in a minute, times the minutes they stay.
    stays = [
        there * YEAR / one.entered if one.entered else math.nan
        for there, one in zip(present, found, strict=True)
    ]
    return Simulation(
        design,
        years,
        replications,
        seed,
        within_minutes,
        {
            station.step: figures(station, at in system.behind, [f.stations[at] for f in found])
            for at, station in enumerate(system.stations)
        },
        measured([one.entered for one in found]),
        measured(present) if is_stable else None,
        measured(stays) if is_stable else None,
    )
