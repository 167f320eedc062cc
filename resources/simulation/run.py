"""A seeded simulation of one design as queues, and what it shows step by step."""

import math
from collections.abc import Callable, Mapping
from typing import Final

from pathways.bounds import Bounds, BoundsError
from pathways.model import Pathway
from pathways.values import Hours, Name
from resources.assumptions import Assumptions, default_assumptions
from resources.errors import LongRunError
from resources.simulation.measures import Window, measured
from resources.simulation.replication import Run, Watch
from resources.simulation.results import Simulation, figures
from resources.simulation.system import system_of
from resources.simulation.weeks import YEAR

__all__ = ["simulate"]

MOST_VISITS: Final = 10_000_000
BOUNDS: Final = {
    "population": (Name("Population", "Poblogaeth"), Bounds("population", 0, 1e8)),
    "years": (Name("Years simulated", "Blynyddoedd a efelychir"), Bounds("years", 0.01, 1e4)),
    "warm_up": (Name("Warm-up", "Cyfnod cynhesu"), Bounds("warm_up", 0, 100)),
    "replications": (Name("Replications", "Ailadroddiadau"), Bounds("replications", 1, 1e4)),
    "within": (Name("Time to be seen within", "Amser i gael eich gweld"), Bounds("within", 0, 1e7)),
    "variation": (Name("Variation", "Amrywiad"), Bounds("variation", 0, 10)),
}


def simulate(
    pathway: Pathway,
    design: str,
    *,
    population: float,
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

    People come at random through the base year's demand. At each step they wait for a server and
    are begun first come first served within its hours; who has been begun is finished, past
    closing too. A missed appointment takes its time, and who is booked again waits again. Nothing
    passes between one step and the next. Every figure is for a steady state after the warm-up.

    Args:
        population: People of all ages.
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
        EstimateError: Visits cannot be worked out, a step has no server or is never open, or the
            run would be too long.
        StoppedError: ``stopped`` said so.
    """
    for what, value in (
        ("population", population),
        ("years", years),
        ("warm_up", warm_up),
        ("replications", replications),
        ("within", within_minutes),
        *(("variation", value) for value in (variation, *(variations or {}).values())),
    ):
        name, bounds = BOUNDS[what]
        if not bounds.hold(value):
            raise BoundsError(what=name, **bounds.blanks(value))
    system = system_of(
        pathway,
        design,
        population=population,
        servers=servers or {},
        hours=hours or {},
        arriving=arriving,
        variation=variations or {},
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
