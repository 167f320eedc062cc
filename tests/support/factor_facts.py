"""Facts that hold of factor bars whatever the two plans are."""

import math
from random import Random

from pathways.errors import UserError
from pathways.library import library
from pathways.model import Pathway
from pathways.parameters import parameters
from pathways.values import Quantity
from resources.assumptions import Assumptions, default_assumptions
from resources.estimate import Estimate, estimate
from resources.factors import Factor, factors, factors_of_plan
from resources.mixing import mixed
from resources.scenarios import with_quantities

__all__ = ["bars_add_up", "other_numbers"]

CLOSE = 1e-9


def other_numbers(pathway: Pathway, seed: int) -> tuple[Pathway, Assumptions]:
    """The pathway and the assumptions with about a third of their numbers moved a little."""
    chance = Random(seed)
    wanted = {}
    for found in parameters(pathway, library()):
        if chance.random() < 0.3:
            low, high = found.bounds.low, found.bounds.high
            value = min(max(found.quantity.central * chance.uniform(0.7, 1.3), low), high)
            wanted[found.key] = Quantity.exact(value)
    inputs = default_assumptions()
    own = {
        key: Quantity.exact(inputs.value(key) * chance.uniform(0.8, 1.1))
        for key in ("sickness", "variable_share", "unit_cost.contact", "community_overhead")
    }
    return with_quantities(pathway, wanted)[0], inputs.with_values(own)


def _net(made: Estimate) -> float:
    return made.final.net_recurring


def bars_add_up(pathway: Pathway, seed: int = 1) -> int:
    """Bars and interaction add up, in the plan and against another; how many bars there were."""
    try:
        one = estimate(pathway, population=40_000)
        moved, inputs = other_numbers(pathway, seed)
        other = estimate(moved, population=44_000, assumptions=inputs)
    except UserError:
        return 0  # there is no plan to compare
    count = 0
    for found in (factors_of_plan(one, _net), factors(one, other, _net)):
        added = sum(bar.effect for bar in found.bars) + found.interaction
        size = max(1.0, abs(found.before), abs(found.after), *(abs(b.effect) for b in found.bars))
        assert math.isclose(added, found.after - found.before, abs_tol=CLOSE * size), found
        count += len(found.bars)
    whole = mixed(one, other, Factor)
    size = max(1.0, abs(_net(other)), *(abs(c) for c in (other.final.recurring_cost,)))
    assert math.isclose(_net(whole), _net(other), abs_tol=CLOSE * size)
    assert mixed(one, other, ()) is one
    return count
