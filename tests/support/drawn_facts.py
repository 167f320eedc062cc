"""One draw of every number of an estimate, as a pathway and assumptions of their own."""

from dataclasses import replace
from typing import Any

import numpy as np

from pathways.graph import reachable
from pathways.library import Library
from pathways.model import CURRENT, Delivery, Pathway, Step
from pathways.values import FrozenMap, Quantity
from resources.assumptions import Assumptions
from resources.drawn import Draws, family_of
from resources.estimate import Estimate, estimate
from resources.spreads import Family

__all__ = ["as_certain", "as_drawn"]


class _One:
    """The values of one draw."""

    def __init__(self, made: Estimate, draws: Draws, at: int) -> None:
        self.made, self.draws, self.at = made, draws, at

    def exact(self, name: str, quantity: Quantity, family: Family) -> Quantity:
        return self._point(self.draws.value(name, quantity, family))

    def _point(self, drawn: object) -> Quantity:
        values = np.broadcast_to(np.asarray(drawn), (self.draws.count,))
        return Quantity.exact(float(values[self.at]))

    def delivery(self, step: Step, delivery: Delivery) -> Delivery:
        fields: dict[str, Any] = {
            name: self.exact(f"step {step.id} {name}", quantity, family)
            for name, family in (
                ("dna", Family.BETA),
                ("rebooked", Family.BETA),
                ("group_size", Family.PERT),
                ("bed_days", Family.PERT),
            )
            if (quantity := getattr(delivery, name)) is not None
        }
        return replace(
            delivery,
            staff=tuple(
                replace(
                    line,
                    minutes=self.exact(
                        f"step {step.id} {line.role} {line.part.value}", line.minutes, Family.PERT
                    ),
                )
                for line in delivery.staff
            ),
            tests=tuple(
                replace(
                    use,
                    quantity=self.exact(f"step {step.id} {use.test}", use.quantity, Family.PERT),
                )
                for use in delivery.tests
            ),
            **fields,
        )

    def pathway(self) -> Pathway:
        pathway = self.made.pathway
        shares: dict[tuple[str, str], dict[str, float]] = {
            (c.source, c.target): dict(c.shares) for c in pathway.connections
        }
        certainty = self.made.assumptions.value("branch_certainty")
        for design in (CURRENT, self.made.option):
            live = reachable(pathway, design)
            moving = frozenset(s for s in live if not pathway.step(s).is_end)
            for ends, drawn in self.draws.chances(pathway, design, moving, certainty).items():
                shares[ends][design] = self._point(drawn).central
        return replace(
            pathway,
            streams=tuple(
                replace(
                    s,
                    per_10000=self.exact(f"stream {s.id}", s.per_10000, Family.LOGNORMAL),
                    growth=self.exact(f"stream {s.id} growth", s.growth, Family.PERT),
                )
                for s in pathway.streams
            ),
            steps=tuple(
                replace(
                    s,
                    deliveries=FrozenMap({d: self.delivery(s, x) for d, x in s.deliveries.items()}),
                )
                for s in pathway.steps
            ),
            connections=tuple(
                replace(c, shares=FrozenMap(shares[c.source, c.target]))
                for c in pathway.connections
            ),
            adoption=tuple(self.exact("adoption", a, Family.BETA) for a in pathway.adoption),
        )

    def assumptions(self) -> Assumptions:
        own = {}
        for key, assumption in self.made.assumptions.items():
            if key not in ("discount_rate", "inflation", "branch_certainty"):
                family = family_of(assumption.unit)
                own[key] = self.exact(f"assumption {key}", assumption.quantity, family)
        variable, semi = self.draws.shares_left(
            self.made.assumptions, "variable_share", "semi_share"
        )
        own |= {"variable_share": self._point(variable), "semi_share": self._point(semi)}
        return self.made.assumptions.with_values(own)

    def library(self) -> Library:
        shared = self.made.library
        return replace(
            shared,
            roles={
                id_: replace(
                    role, salary=self.exact(f"salary {id_}", role.salary, Family.LOGNORMAL)
                )
                for id_, role in shared.roles.items()
            },
            tests={
                id_: replace(
                    test,
                    price=test.price
                    and self.exact(f"test {id_} price", test.price, Family.LOGNORMAL),
                    consumable=test.consumable
                    and self.exact(f"test {id_} kit", test.consumable, Family.LOGNORMAL),
                )
                for id_, test in shared.tests.items()
            },
        )


def as_drawn(made: Estimate, draws: Draws, at: int) -> Estimate:
    """The estimate of the numbers of one draw, made in the plain way."""
    one = _One(made, draws, at)
    return estimate(
        one.pathway(),
        population=made.population,
        assumptions=one.assumptions(),
        option=made.option,
        shared=one.library(),
    )


class _Central(_One):
    """Every number at its central value."""

    def exact(self, name: str, quantity: Quantity, family: Family) -> Quantity:
        del name, family
        return Quantity.exact(quantity.central)


def as_certain(made: Estimate) -> Estimate:
    """The same estimate with no range on any number; its chances hardly vary."""
    one = _Central(made, Draws(1, 0, 1), 0)
    own = {
        key: Quantity.exact(made.assumptions.value(key))
        for key in made.assumptions
        if made.assumptions.given(key) is not None
    }
    own["branch_certainty"] = Quantity.exact(1_000_000.0)
    return estimate(
        replace(one.pathway(), connections=made.pathway.connections),
        population=made.population,
        assumptions=made.assumptions.with_values(own),
        option=made.option,
        shared=one.library(),
    )
