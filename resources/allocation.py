"""Sharing out a budget by need, at a pace that nobody is hurt by; choosing among proposals."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from resources.errors import OutOfBoundsError

__all__ = [
    "MOST_TRIED",
    "Allocation",
    "Candidate",
    "Choice",
    "by_need",
    "choose_all",
    "choose_best_first",
    "need_index",
    "score",
    "settled",
]

WEIGHTS_TOLERANCE: Final = 1e-6
MOST_TRIED: Final = 20
BISECTIONS: Final = 200


def need_index(factors: Sequence[float], weights: Sequence[float]) -> float:
    """How much need people have for each person, relative to the mean of 1 (F5).

    Raises:
        OutOfBoundsError: The weights do not add up to 1, or one is below 0.
    """
    if abs(sum(weights) - 1) > WEIGHTS_TOLERANCE or min(weights, default=0) < 0:
        raise OutOfBoundsError(what="weights", value=f"{sum(weights):g}", bounds="1")
    return sum(w * x for w, x in zip(weights, factors, strict=True))


class Allocation(NamedTuple):
    """A budget shared out by need.

    ``shares`` of it, the ``target`` of each [£], the target held to the pace of change [£], what
    that leaves over or asks for beyond the budget [£], and how far each is from its target.
    """

    shares: tuple[float, ...]
    target: tuple[float, ...]
    held: tuple[float, ...]
    residual: float
    distance: tuple[float, ...]


def by_need(
    people: Sequence[float],
    index: Sequence[float],
    budget: float,
    current: Sequence[float],
    pace: float,
) -> Allocation:
    """Shares of a budget by people and need, each at most ``pace`` away from what it has (F5).

    The residual is shown, not hidden: above 0 it is not given to anybody, below 0 it is more than
    there is; ``settled`` shares it out.
    """
    weighted = [p * i for p, i in zip(people, index, strict=True)]
    total = sum(weighted)
    shares = tuple(w / total if total else 0.0 for w in weighted)
    target = tuple(budget * share for share in shares)
    held = tuple(
        min(max(t, c * (1 - pace)), c * (1 + pace)) for t, c in zip(target, current, strict=True)
    )
    distance = tuple(c / t - 1 if t else 0.0 for t, c in zip(target, current, strict=True))
    return Allocation(shares, target, held, budget - sum(held), distance)


def settled(
    target: Sequence[float], current: Sequence[float], pace: float, budget: float
) -> tuple[float, ...] | None:
    """The budget shared out whole: targets scaled alike, each within its pace (F6) [£].

    ``None`` where no shares within the pace add up to the budget.
    """
    low = [c * (1 - pace) for c in current]
    high = [c * (1 + pace) for c in current]
    if sum(low) > budget or sum(high) < budget:
        return None

    def held(scale: float) -> list[float]:
        return [
            min(max(scale * t, least), most)
            for t, least, most in zip(target, low, high, strict=True)
        ]

    below = 0.0
    above = max((most / t for most, t in zip(high, target, strict=True) if t > 0), default=1.0)
    for _halving in range(BISECTIONS):
        middle = (below + above) / 2
        if sum(held(middle)) < budget:
            below = middle
        else:
            above = middle
    return tuple(held(above))


def score(weights: Mapping[str, float], scores: Mapping[str, float]) -> float:
    """A weighted score (P2).

    Raises:
        OutOfBoundsError: The weights do not add up to 1, or one is below 0.
    """
    return need_index([scores[k] for k in weights], list(weights.values()))


class Candidate(NamedTuple):
    """A proposal that could be funded: its benefit in any unit, and its cost [£]."""

    name: str
    benefit: float
    cost: float


class Choice(NamedTuple):
    """Proposals chosen, with their benefit and cost together."""

    names: tuple[str, ...]
    benefit: float
    cost: float


def _chosen(candidates: Sequence[Candidate]) -> Choice:
    return Choice(
        tuple(c.name for c in candidates),
        sum(c.benefit for c in candidates),
        sum(c.cost for c in candidates),
    )


def choose_best_first(candidates: Sequence[Candidate], budget: float) -> Choice:
    """Proposals by benefit for each pound, as long as they fit into the budget (P1)."""
    taken: list[Candidate] = []
    for one in _by_worth(candidates):
        if sum(c.cost for c in taken) + one.cost <= budget:
            taken.append(one)
    return _chosen(taken)


def _by_worth(candidates: Sequence[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda c: -c.benefit / c.cost if c.cost else float("-inf"))


def choose_all(candidates: Sequence[Candidate], budget: float) -> Choice:
    """The set of proposals with the most benefit within the budget, in the order given (P1).

    Every set is tried but those that could not be better than the best so far, even if parts of
    proposals could be had; so costs are not below 0.

    Raises:
        OutOfBoundsError: There are more than 20, which could take too long.
    """
    if len(candidates) > MOST_TRIED:
        raise OutOfBoundsError(
            what="candidates", value=str(len(candidates)), bounds=f"0–{MOST_TRIED}"
        )
    order = [one for one in _by_worth(candidates) if one.benefit > 0]
    best: tuple[float, tuple[Candidate, ...]] = (0.0, ())
    waiting: list[tuple[int, float, float, tuple[Candidate, ...]]] = [(0, 0.0, budget, ())]
    while waiting:
        at, benefit, left, taken = waiting.pop()
        if left < 0:
            continue
        if benefit > best[0]:
            best = benefit, taken
        if at == len(order) or benefit + _at_most(order[at:], left) <= best[0]:
            continue
        one = order[at]
        waiting.append((at + 1, benefit, left, taken))
        waiting.append((at + 1, benefit + one.benefit, left - one.cost, (*taken, one)))
    return _chosen([one for one in candidates if one in best[1]])


def _at_most(order: Sequence[Candidate], left: float) -> float:
    """The benefit of what is left to spend, if parts of proposals could be had."""
    total = 0.0
    for one in order:
        if one.cost > left:
            return total + one.benefit * left / one.cost
        total += one.benefit
        left -= one.cost
    return total
