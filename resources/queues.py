"""Waiting: same-day care by Erlang's formula, booked care by its list, devices, shared services."""

import math
from typing import Final, NamedTuple

from resources.errors import OutOfBoundsError

__all__ = [
    "BookedList",
    "Devices",
    "SameDay",
    "booked_list",
    "devices_needed",
    "erlang_c",
    "same_day",
    "servers_needed",
    "steady_capacity",
]

MOST_SERVERS: Final = 10_000


def erlang_c(servers: int, load: float) -> float:
    """The chance that somebody has to wait, with ``load`` servers' worth of work (H1).

    1 where there is as much work as servers, or more. By the recursion of Erlang B, which neither
    overflows nor loses digits.
    """
    if load <= 0:
        return 0.0
    if load >= servers:
        return 1.0
    blocked = 1.0
    for n in range(1, servers + 1):
        blocked = load * blocked / (n + load * blocked)
    return servers * blocked / (servers - load * (1 - blocked))


class SameDay(NamedTuple):
    """A service that people walk into.

    ``utilisation`` of its servers; where that is 1 or more the service is unstable and every other
    figure is ``None``. ``waits`` is the chance of waiting at all, ``mean_wait`` [hours] is over
    everybody, ``within`` is the chance of being seen within the time asked for.
    """

    utilisation: float
    waits: float | None
    mean_wait: float | None
    within: float | None

    @property
    def is_stable(self) -> bool:
        """Whether the service keeps up with who comes."""
        return self.utilisation < 1


def same_day(arriving: float, serving: float, servers: int, within: float) -> SameDay:
    """How long people wait for same-day care (H1).

    Args:
        arriving: People an hour.
        serving: People one server sees in an hour.
        servers: Rooms, clinicians or whatever is waited for.
        within: The time to be seen within [hours].

    Raises:
        OutOfBoundsError: There is no server, or one sees nobody.
    """
    if servers < 1 or serving <= 0:
        raise OutOfBoundsError(what="servers", value=f"{servers:g} × {serving:g}", bounds="> 0")
    load = arriving / serving
    utilisation = load / servers
    if utilisation >= 1:
        return SameDay(utilisation, None, None, None)
    waits = erlang_c(servers, load)
    spare = servers * serving - arriving
    return SameDay(utilisation, waits, waits / spare, 1 - waits * math.exp(-spare * within))


def servers_needed(arriving: float, serving: float, within: float, target: float) -> int:
    """The fewest servers with which ``target`` of people are seen in time (H1, H4).

    Raises:
        OutOfBoundsError: The target is 1 or more, which no number of servers reaches.
    """
    if not 0 <= target < 1 or serving <= 0:
        raise OutOfBoundsError(what="target", value=f"{target:g}", bounds="0–1")
    servers = max(1, math.floor(arriving / serving))
    while servers < MOST_SERVERS:
        found = same_day(arriving, serving, servers, within)
        if found.within is not None and found.within >= target:
            return servers
        servers += 1
    raise OutOfBoundsError(what="servers", value=str(servers), bounds=f"< {MOST_SERVERS}")


class BookedList(NamedTuple):
    """A waiting list: the mean wait to plan for [weeks], the list that allows it [people], and the
    capacity that brings today's list down to it [people/week]."""

    mean_wait: float
    list_size: float
    relief: float


def booked_list(demand: float, target: float, waiting: float, weeks: float) -> BookedList:
    """Rules for booked care with a longest wait to keep (H2).

    Args:
        demand: People a week who join the list.
        target: The longest wait that may be [weeks]; the mean to plan for is a quarter of it.
        waiting: People on the list now.
        weeks: In how many weeks the list is to be as it should.
    """
    wait = target / 4
    size = demand * wait
    return BookedList(wait, size, demand + (waiting - size) / weeks)


def steady_capacity(demand: float, target: float, cv_demand: float, cv_capacity: float) -> float:
    """The capacity a week that keeps a list as it should be, once it is (H2) [people/week].

    Args:
        demand: People a week who join the list.
        target: The longest wait that may be [weeks].
        cv_demand: How much demand varies from week to week [coefficient of variation].
        cv_capacity: How much capacity does.
    """
    return demand + (cv_demand**2 + cv_capacity**2) / 2 * (4 / target)


class Devices(NamedTuple):
    """Devices that a volume of tests needs: hours of use, devices exactly, whole, and how busy."""

    hours: float
    exact: float
    whole: int
    utilisation: float


def devices_needed(volume: float, minutes: float, hours: float, most: float) -> Devices:
    """How many devices tests need (H3).

    Args:
        volume: Tests a year.
        minutes: A device's time for each.
        hours: A device can be used in a year.
        most: The part of them it should be in use at most [fraction].

    Raises:
        OutOfBoundsError: A device can never be used.
    """
    if hours <= 0 or most <= 0:
        raise OutOfBoundsError(what="device hours", value=f"{hours * most:g}", bounds="> 0")
    used = volume * minutes / 60
    exact = used / (hours * most)
    whole = math.ceil(exact - 1e-9)
    return Devices(used, exact, whole, used / (whole * hours) if whole else 0.0)
