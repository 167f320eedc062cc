"""The estimate drawn many times: how sure each headline figure is, and which option wins."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from pathways.graph import reachable
from pathways.model import CURRENT, Setting
from resources.appraisal import YearFlow, appraisal
from resources.drawn import Draws
from resources.drawn_visits import drawn_visits, loops_in_order
from resources.drawn_year import Amounts, DrawnDesign, DrawnPrices, Value
from resources.estimate import Estimate
from resources.spreads import Array, Family
from resources.value import present_value

__all__ = ["DRAFT_DRAWS", "FINAL_DRAWS", "SEED", "Interval", "Sample", "sample", "samples"]

DRAFT_DRAWS: Final = 5_000
FINAL_DRAWS: Final = 20_000
SEED: Final = 2025
PART: Final = 2_000
QUARTERS: Final = 4
HOSPITAL: Final = Setting.HOSPITAL.value
Keep = Callable[[], bool]


class Interval(NamedTuple):
    """Where a figure likely lies: below ``low`` 1 in 10, above ``high`` 1 in 10, half each side of
    ``middle``."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True)
class Sample:
    """Draws of the headline figures, in one order for all, so that figures can be compared.

    ``draws`` has an array by figure, those of a plan year named with it, such as ``released.3``;
    figures of the last plan year are there without a year too. Pounds are real.
    """

    seed: int
    count: int
    draws: Mapping[str, Array]

    def interval(self, figure: str) -> Interval:
        """The 10th, 50th and 90th percentile (type 7) of a figure.

        A ratio to costs is endless where nothing is spent, and nothing lies between that and a
        number, so such a figure has its percentiles among its draws.
        """
        drawn = self.draws[figure]
        if np.isfinite(drawn).all():
            low, middle, high = np.percentile(drawn, (10, 50, 90))
        else:
            low, middle, high = np.percentile(drawn, (10, 50, 90), method="inverted_cdf")
        return Interval(float(low), float(middle), float(high))

    def mean(self, figure: str) -> float:
        """The mean of a figure."""
        return float(self.draws[figure].mean())

    def chance(self, figure: str, above: float = 0.0) -> float:
        """How often a figure is more than ``above``, 0 to 1."""
        return float((self.draws[figure] > above).mean())

    def curve(self, figure: str, points: int = 101) -> tuple[tuple[float, float], ...]:
        """The S-curve of a figure: values, and the share of draws at or below each."""
        shares = np.linspace(0.0, 1.0, points)
        values = np.quantile(self.draws[figure], shares)
        return tuple(zip(map(float, values), map(float, shares), strict=True))


def sample(
    made: Estimate,
    *,
    count: int = DRAFT_DRAWS,
    seed: int = SEED,
    goes_on: Keep = lambda: True,
) -> Sample | None:
    """The figures of an estimate with every number drawn from its range.

    The same seed gives the same draws of a number whatever else the pathway holds, so that two
    options or scenarios are compared draw by draw. Chances out of a step are drawn together.

    Args:
        made: The estimate; what it refuses has been refused.
        count: How many draws.
        seed: Where the luck begins.
        goes_on: Asked now and then; a no gives ``None`` instead of a sample.
    """
    found = samples([made], count=count, seed=seed, goes_on=goes_on)
    return None if found is None else found[0]


def samples(
    every: Sequence[Estimate],
    *,
    count: int = DRAFT_DRAWS,
    seed: int = SEED,
    goes_on: Keep = lambda: True,
) -> tuple[Sample, ...] | None:
    """What ``sample`` gives for each of several estimates, numbers they share drawn once."""
    gathered: list[dict[str, list[Array]]] = [{} for _made in every]
    fixed = [appraisal(made).flows for made in every]
    for part, size in _parts(count):
        draws = Draws(seed, part, size)
        for made, lines, figures in zip(every, fixed, gathered, strict=True):
            if not goes_on():
                return None
            for figure, drawn in _Part(made, draws, lines).figures():
                figures.setdefault(figure, []).append(np.broadcast_to(drawn, (size,)))
    return tuple(
        Sample(seed, count, _joined(figures, made.final.year))
        for made, figures in zip(every, gathered, strict=True)
    )


def _joined(figures: Mapping[str, list[Array]], year: int) -> dict[str, Array]:
    """The draws of each figure; those of the last plan year without a year in their name too."""
    last = f".{year}"
    draws = {figure: np.concatenate(parts) for figure, parts in figures.items()}
    return draws | {f.removesuffix(last): d for f, d in draws.items() if f.endswith(last)}


def _parts(count: int) -> Iterator[tuple[int, int]]:
    """Draws in parts small enough to stay in the processor's own memory."""
    for part, start in enumerate(range(0, count, PART)):
        yield part, min(PART, count - start)


class _Part:
    """One part of the draws, worked out as the estimate works out its central values."""

    def __init__(self, made: Estimate, draws: Draws, fixed: Sequence[YearFlow]) -> None:
        self.made = made
        self.fixed = fixed
        self.draws = draws
        self.prices = DrawnPrices(made.pathway, draws, made.assumptions, made.library)
        rebooked = self.prices.value("rebooked")
        self.designs = {
            design: DrawnDesign(made.pathway, design, draws, rebooked)
            for design in (CURRENT, made.option)
        }
        # Activity is in proportion to people, so that of one person serves every year.
        self.each = {
            name: {stream: design.amounts(v) for stream, v in self._visits(name).items()}
            for name, design in self.designs.items()
        }
        self.minutes_each: dict[str, Value] = {}
        for design in self.designs.values():
            for test, minutes in design.minutes_per_test().items():
                longest = np.maximum(self.minutes_each.get(test, 0.0), minutes)
                self.minutes_each[test] = longest

    def _visits(self, design: str) -> dict[str, dict[str, Array]]:
        pathway, draws = self.made.pathway, self.draws
        reached = reachable(pathway, design)
        live = [s.id for s in pathway.steps_in(design) if s.id in reached]
        moving = frozenset(s for s in live if not pathway.step(s).is_end)
        certainty = self.made.assumptions.value("branch_certainty")
        chances = draws.chances(pathway, design, moving, certainty)
        groups = loops_in_order(live, list(chances))
        return {
            stream.id: drawn_visits(groups, chances, {stream.entry: 1.0}, draws.count)
            for stream in pathway.streams
        }

    def figures(self) -> Iterator[tuple[str, Value]]:
        """Each figure with its draws."""
        adoption = self.adoption()
        released: list[Value] = []
        flows: dict[str, list[Value]] = {"cost": [0.0], "cash": [0.0], "capacity": [0.0]}
        for year, share in enumerate(adoption):
            found = self.year(year, share)
            yield from ((f"{figure}.{year}", drawn) for figure, drawn in found.items())
            released.append(found["released"])
            if year:
                flows["cost"].append(found["recurring_cost"])
                flows["cash"].append(found["cashable"])
                flows["capacity"].append(found["capacity"])
        running = self.double_running(adoption[1:], released[-1])
        yield "double_running", sum(running, start=0.0)
        for year in range(1, len(adoption)):
            quarters = running[QUARTERS * (year - 1) : QUARTERS * year]
            flows["cost"][year] = flows["cost"][year] + sum(quarters, start=0.0)
        yield from self.worth(flows)

    def adoption(self) -> list[Value]:
        """The share of patients on the option by year; one luck for all years, so it never falls
        where its ranges do not."""
        pathway = self.made.pathway
        shares = [self.draws.value("adoption", a, Family.BETA) for a in pathway.adoption]
        return [0.0, *shares]

    def _demand(self, year: int) -> dict[str, Value]:
        demand: dict[str, Value] = {}
        for stream in self.made.pathway.streams:
            rate = self.draws.value(f"stream {stream.id}", stream.per_10000, Family.LOGNORMAL)
            growth = self.draws.value(f"stream {stream.id} growth", stream.growth, Family.PERT)
            demand[stream.id] = self.made.population / 10_000 * rate * (1.0 + growth) ** year
        return demand

    def _amounts(self, design: str, demand: Mapping[str, Value], share: Value) -> Amounts:
        done = Amounts()
        for stream, each in self.each[design].items():
            done = done + each.times(share * demand[stream])
        return done

    def year(self, year: int, share: Value) -> dict[str, Value]:
        """The figures of one plan year."""
        demand, prices = self._demand(year), self.prices
        unchanged = self._amounts(CURRENT, demand, 1.0)
        if year:
            planned = self._amounts(CURRENT, demand, 1.0 - share)
            planned = planned + self._amounts(self.made.option, demand, share)
        else:
            planned = unchanged
        community = [prices.community(a, self.minutes_each) for a in (unchanged, planned)]
        hospital = [prices.hospital(a) for a in (unchanged, planned)]
        variable, semi = prices.released(unchanged, planned)
        cash, capacity = prices.cashable(unchanged, variable, semi)
        needed, moved = self._moved(unchanged, planned)
        cost, given = community[1] - community[0], variable + semi
        before, after = _contacts(unchanged), _contacts(planned)
        return {
            "contacts_out": before[0] - after[0],
            "ls1_current": _outside(*before),
            "ls1": _outside(*after),
            "ls2": _outside(hospital[1], hospital[1] + community[1]),
            "wte_needed": prices.wte(needed),
            "wte_moved": prices.wte(moved),
            "recurring_cost": cost,
            "released": given,
            "cashable": cash,
            "capacity": capacity,
            "net_recurring": cost - given,
            "bed_days_out": unchanged.bed_days - planned.bed_days,
        }

    def _moved(self, before: Amounts, after: Amounts) -> tuple[Value, Value]:
        """Minutes that are needed outside hospital, and those of them that hospital gives up."""
        parts: dict[str, list[Value]] = {}
        for key in dict.fromkeys((*before.minutes, *after.minutes)):
            change = after.minutes.get(key, 0.0) - before.minutes.get(key, 0.0)
            falls, rises = np.maximum(0.0, -change), np.maximum(0.0, change)
            sums = parts.setdefault(key.part, [0.0, 0.0, 0.0, 0.0])
            inside = key.setting == HOSPITAL
            sums[0] = sums[0] + falls
            sums[1] = sums[1] + rises
            sums[2] = sums[2] + (falls if inside else 0.0)
            sums[3] = sums[3] + (0.0 if inside else rises)
        needed: Value = 0.0
        moved: Value = 0.0
        for falls, rises, inside_falls, outside_rises in parts.values():
            needed = needed + outside_rises
            most = np.maximum(np.maximum(falls, rises), np.finfo(float).tiny)
            moved = moved + inside_falls * outside_rises / most
        return needed, moved

    def double_running(self, adoption: list[Value], released: Value) -> list[Value]:
        """What running both settings costs in each quarter (E4) [£]."""
        count = self.draws.count
        shares = np.array([np.broadcast_to(a, (count,)) for a in adoption])
        if not shares.size:
            return []
        ramp = np.array(_ramps(shares))
        lag = np.rint(np.broadcast_to(self.prices.value("release_lag"), (count,))).astype(int)
        at = np.arange(len(ramp))[:, None] - lag[None, :]
        gone = np.where(at >= 0, np.take_along_axis(ramp, np.maximum(at, 0), axis=0), 0.0)
        releasable = np.maximum(0.0, released)
        return [
            releasable / QUARTERS * np.maximum(0.0, up - down)
            for up, down in zip(ramp, gone, strict=True)
        ]

    def worth(self, flows: Mapping[str, list[Value]]) -> Iterator[tuple[str, Value]]:
        """Present values: for cash alone, and with the capacity that is set free (E5, E8).

        Optimism bias, training and beds are those of ``appraisal``, at their central values.
        """
        rate = self.made.assumptions.value("discount_rate")
        value = {
            name: sum((flow * (1 + rate) ** -t for t, flow in enumerate(by_year)), start=0.0)
            for name, by_year in flows.items()
        }
        cost = value["cost"] + present_value(
            [f.bias + (f.training or 0.0) for f in self.fixed], rate
        )
        beds = present_value([f.beds or 0.0 for f in self.fixed], rate)
        both = value["cash"] + value["capacity"] + beds
        spends = np.asarray(cost) > 0
        for scope, benefit in (("cash", value["cash"]), ("nhs", both)):
            yield f"npv_{scope}", benefit - cost
            yield f"bcr_{scope}", np.where(spends, benefit / np.where(spends, cost, 1.0), np.inf)


def _ramps(shares: Array) -> list[Array]:
    """``quarterly_ramp`` for each draw."""
    full = np.maximum(shares.max(axis=0), np.finfo(float).tiny)
    ramp: list[Array] = []
    before = np.zeros(shares.shape[1])
    for share in shares:
        ramp += [
            (before + (share - before) * quarter / QUARTERS) / full for quarter in (1, 2, 3, 4)
        ]
        before = share
    return ramp


def _contacts(done: Amounts) -> tuple[Value, Value]:
    """Contacts in hospital, and everywhere."""
    inside: Value = 0.0
    total: Value = 0.0
    for (_step, setting), n in done.contacts.items():
        inside = inside + (n if setting == HOSPITAL else 0.0)
        total = total + n
    return inside, total


def _outside(inside: Value, total: Value) -> Value:
    """The share that is not in hospital; 0 where there is nothing."""
    some = np.asarray(total) > 0
    return np.where(some, 1.0 - inside / np.where(some, total, 1.0), 0.0)
