"""When each of those who come to one step is begun, first come first served."""

from heapq import heapreplace
from typing import Final

import numpy as np

from resources.simulation.weeks import Array, Week

__all__ = ["begun"]

BUSIEST: Final = 0.95
FEWEST: Final = 4_000
SHORTEST, LONGEST = 64, 512


def begun(
    arriving: Array, serving: Array, servers: int | None, week: Week, utilisation: float
) -> Array:
    """The moments at which people are begun; they come in the order of ``arriving`` [minutes].

    Args:
        arriving: When each comes, rising.
        serving: How long each takes.
        servers: How many can be with somebody at once; ``None`` for as many as are needed.
        week: When somebody can be begun. Who has been begun is finished, past closing too.
        utilisation: Roughly how busy the servers will be, which only chooses the way to reckon.
    """
    if servers is None:
        return week.opened(arriving)
    if not week.is_always:
        return _one_by_one(arriving, serving, servers, week)
    if servers == 1:
        # Lindley: somebody begins when the last idle moment and all work since it have passed.
        before = np.cumsum(serving) - serving
        idle: Array = np.maximum.accumulate(arriving - before)
        return np.maximum(arriving, idle + before)
    if utilisation > BUSIEST or arriving.size < FEWEST:
        return _one_by_one(arriving, serving, servers, week)
    return _side_by_side(arriving, serving, servers)


def _one_by_one(arriving: Array, serving: Array, servers: int, week: Week) -> Array:
    """Whoever is next gets the server that is free first, once it is open."""
    free = [0.0] * servers
    spans = week.forever()
    open_, close = next(spans)
    found: list[float] = []
    add = found.append
    for begin, minutes in zip(arriving.tolist(), serving.tolist(), strict=True):
        if free[0] > begin:
            begin = free[0]
        while begin >= close:
            open_, close = next(spans)
        if begin < open_:
            begin = open_
        heapreplace(free, begin + minutes)
        add(begin)
    return np.array(found)


def _side_by_side(arriving: Array, serving: Array, servers: int) -> Array:
    """The same as one by one, for many stretches of the queue at once (Kiefer and Wolfowitz).

    Each stretch first begins with every server free. Those whose forerunner ended otherwise are
    reckoned again from where it ended, until none has to be. A queue that is empty now and then
    forgets how it began, so a few rounds do.
    """
    length = int(min(max(np.sqrt(arriving.size), SHORTEST), LONGEST))
    stretches = -(-arriving.size // length)
    arrivals = _columns(arriving, length, stretches, np.inf)
    services = _columns(serving, length, stretches, 0.0)
    begins = np.empty_like(arrivals)
    starts = np.full((servers, stretches), -np.inf)
    todo = np.arange(stretches)
    while todo.size:
        found, ends = _round(arrivals[:, todo], services[:, todo], starts[:, todo])
        begins[:, todo] = found
        after = todo + 1
        inside = after < stretches
        after, ends = after[inside], ends[:, inside]
        # When a server became free matters only where somebody had come by then.
        ends = np.maximum(ends, arrivals[0, after])
        changed = (ends != np.maximum(starts[:, after], arrivals[0, after])).any(axis=0)
        starts[:, after] = ends
        todo = after[changed]
    return begins.T.reshape(-1)[: arriving.size]


def _columns(values: Array, length: int, stretches: int, rest: float) -> Array:
    padded = np.full(length * stretches, rest)
    padded[: values.size] = values
    return np.ascontiguousarray(padded.reshape(stretches, length).T)


def _round(arrivals: Array, services: Array, starts: Array) -> tuple[Array, Array]:
    """Begins of each stretch, and when its servers are free after it, soonest first."""
    servers, stretches = starts.shape
    free = np.full((servers + 1, stretches), np.inf)
    free[:servers] = starts
    soonest, lower, upper = free[0], free[:servers], free[1:]
    begins = np.empty_like(arrivals)
    ends, raised = np.empty(stretches), np.empty((servers, stretches))
    for comes, takes, begin in zip(arrivals, services, begins, strict=True):
        np.maximum(comes, soonest, out=begin)
        np.add(begin, takes, out=ends)
        # The soonest server goes and its end comes in, which leaves the row in order.
        np.maximum(lower, ends, out=raised)
        np.minimum(upper, raised, out=lower)
    return begins, free[:servers].copy()
