"""What a simulation shows: figures of each step, and of the design as a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from resources.simulation.measures import Measured, Seen, measured
from resources.simulation.system import Station

__all__ = ["Simulation", "StepFigures", "figures"]


@dataclass(frozen=True, slots=True)
class StepFigures:
    """What was seen of one step, each figure with its 95 % confidence interval.

    ``visits`` a year, missed appointments included; ``wait`` [minutes], closed hours included;
    ``within``, the share seen within the time asked for; ``queue``, people waiting; ``occupancy``,
    people with a server; ``utilisation``, the part of open server time that is used.

    Where the servers cannot keep up the step is unstable, and there is nothing but ``visits``.
    ``is_behind_unstable``: fewer come than should, since a step before this one cannot keep up.
    ``servers`` is ``None`` where nobody waits for one, and then there is no ``utilisation``.
    ``minutes`` is the mean time a server is with one person, drawn out where a capacity comes to
    less than whole servers.
    """

    servers: int | None
    minutes: float
    is_stable: bool
    is_behind_unstable: bool
    visits: Measured | None
    wait: Measured | None
    within: Measured | None
    queue: Measured | None
    occupancy: Measured | None
    utilisation: Measured | None


@dataclass(frozen=True, slots=True)
class Simulation:
    """A simulated design: the steps that somebody reaches, in pathway order.

    ``years`` were looked at in each replication. ``entered`` is people a year, ``present`` people
    in the pathway on average, ``time_in_system`` [minutes] from coming in to leaving; the last two
    are ``None`` where a step is unstable, the last one too where nobody came.
    """

    design: str
    years: float
    replications: int
    seed: int
    within_minutes: float
    steps: Mapping[str, StepFigures]
    entered: Measured | None
    present: Measured | None
    time_in_system: Measured | None

    @property
    def unstable(self) -> tuple[str, ...]:
        """Ids of the steps whose servers cannot keep up."""
        return tuple(step for step, figures in self.steps.items() if not figures.is_stable)


def figures(station: Station, is_behind: bool, found: Sequence[Seen]) -> StepFigures:
    """The figures of one step from all replications."""
    visits = measured([one.visits for one in found])
    if not station.is_stable:
        return StepFigures(station.servers, station.minutes, False, is_behind, visits, *(None,) * 5)
    return StepFigures(
        station.servers,
        station.minutes,
        True,
        is_behind,
        visits,
        measured([one.wait for one in found]),
        measured([one.within for one in found], most=1.0),
        measured([one.queue for one in found]),
        measured([one.occupancy for one in found]),
        measured([one.utilisation for one in found]),
    )
