"""Draws of every number of an estimate: one stream of luck for each, common to all designs."""

import hashlib
from typing import Final

import numpy as np

from pathways.model import Connection, Pathway
from pathways.values import Quantity
from resources.assumptions import Assumptions
from resources.spreads import Array, Family, Spread, even_shares, spread_of

__all__ = ["Draws", "family_of"]

SHARE: Final = "share"
POUNDS: Final = "£"
DEMAND: Final = "per_10000"
CERTAIN: Final = 1e-12


def family_of(unit: str, *, is_demand: bool = False) -> Family:
    """How a number is spread by its unit: shares as beta, pounds and demand as lognormal."""
    if unit.startswith(SHARE):
        return Family.BETA
    if is_demand or unit.startswith(POUNDS):
        return Family.LOGNORMAL
    return Family.PERT


class Draws:
    """One part of the draws: ``count`` values of each number, by what the number is called.

    A number's luck depends on the seed, on the part and on its name alone. So the same number has
    the same draws in both designs and in every scenario, and a number added elsewhere changes
    nothing.
    """

    def __init__(self, seed: int, part: int, count: int) -> None:
        self.count = count
        self._seed = seed
        self._part = part
        self._luck: dict[str, Array] = {}
        self._values: dict[tuple[str, Quantity], Array | float] = {}

    def _generator(self, name: str) -> np.random.Generator:
        named = hashlib.blake2b(f"{self._seed}/{self._part}/{name}".encode(), digest_size=16)
        return np.random.Generator(np.random.PCG64(int.from_bytes(named.digest(), "big")))

    def value(self, name: str, quantity: Quantity, family: Family) -> Array | float:
        """The draws of a number, or the number itself where it is certain."""
        known = self._values.get((name, quantity))
        if known is None:
            known = self._values[name, quantity] = self._drawn(name, spread_of(quantity, family))
        return known

    def _drawn(self, name: str, spread: Spread) -> Array | float:
        if spread.is_constant:
            return float(spread.values[0])
        luck = self._luck.get(name)
        if luck is None:
            luck = self._luck[name] = even_shares(self.count, self._generator(name))
        return spread.at(luck)

    def assumption(self, assumptions: Assumptions, key: str) -> Array | float:
        """The draws of an assumption, in its own unit."""
        found = assumptions[key]
        return self.value(f"assumption {key}", found.quantity, family_of(found.unit))

    def chances(
        self, pathway: Pathway, design: str, live: frozenset[str], certainty: float
    ) -> dict[tuple[str, str], Array | float]:
        """The chances of every connection used in a design; out of a step they sum to 1 (I4).

        A Dirichlet whose means are the shares: ``certainty`` is how many people's worth of
        counting they rest on, so that a share of 10 % of 100 rests on 10 people.
        """
        leaving: dict[str, list[Connection]] = {}
        for connection in pathway.connections:
            if connection.source in live and connection.share(design) > 0:
                leaving.setdefault(connection.source, []).append(connection)
        found: dict[tuple[str, str], Array | float] = {}
        for source, ways in leaving.items():
            if len(ways) == 1:
                found[source, ways[0].target] = ways[0].share(design)
                continue
            weights = {
                way.target: self._weight(source, way.target, certainty * way.share(design))
                for way in ways
            }
            whole = sum(weights.values())
            total = sum(way.share(design) for way in ways)
            for target, weight in weights.items():
                found[source, target] = weight / whole * total
        return found

    def _weight(self, source: str, target: str, alpha: float) -> Array:
        generator = self._generator(f"chance {source} → {target}")
        return np.maximum(generator.standard_gamma(alpha, self.count), CERTAIN)

    def shares_left(
        self, assumptions: Assumptions, first: str, second: str
    ) -> tuple[Array | float, Array | float]:
        """Draws of two shares that make at most 1: the second is drawn of what the first leaves."""
        one = self.assumption(assumptions, first)
        left = 1.0 - assumptions.value(first)
        other = assumptions[second].quantity
        if left <= 0:
            return one, 0.0
        low, central, high = (
            min(value / left, 1.0) for value in (other.low, other.central, other.high)
        )
        part = self.value(f"assumption {second}", Quantity(low, central, high), Family.BETA)
        return one, part * (1.0 - one)
