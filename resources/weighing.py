"""Options weighed: each one's total, which comes first, and which weight would reverse that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pathways.scenarios import OptionsAppraisal, WeighedOption
from resources.allocation import score

__all__ = ["Reversal", "Weighed", "ranked", "reversals", "weighed"]

CLOSE = 1e-12


@dataclass(frozen=True, slots=True)
class Weighed:
    """An option and its weighted total, 0 to 100 (P2).

    ``total`` is ``None`` where a criterion that weighs anything has no mark; ``unmarked`` names it.
    """

    option: WeighedOption
    total: float | None
    unmarked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reversal:
    """The weight of one criterion at which two options are level, the others sharing what is left.

    ``now`` is its weight as it stands; beyond ``weight`` the one that is behind comes first.
    """

    criterion: str
    now: float
    weight: float

    @property
    def swing(self) -> float:
        """How far the weight has to move, to more or to less."""
        return self.weight - self.now


def weighed(appraisal: OptionsAppraisal) -> tuple[Weighed, ...]:
    """Each option with its total, in the order they are given.

    Raises:
        OutOfBoundsError: The weights do not add up to 1, or one is below 0.
    """
    return tuple(_weighed(appraisal.weights, option) for option in appraisal.options)


def ranked(appraisal: OptionsAppraisal) -> tuple[Weighed, ...]:
    """The options that have a total, best first; level ones in the order they are given.

    Raises:
        OutOfBoundsError: As ``weighed``.
    """
    found = [(one.total, one) for one in weighed(appraisal) if one.total is not None]
    return tuple(one for _total, one in sorted(found, key=lambda pair: -pair[0]))


def _weighed(weights: Mapping[str, float], option: WeighedOption) -> Weighed:
    unmarked = tuple(k for k, w in weights.items() if w > 0 and k not in option.marks)
    if unmarked or not weights:
        return Weighed(option, None, unmarked)
    return Weighed(option, score(weights, _scores(weights, option)), ())


def _scores(weights: Iterable[str], option: WeighedOption) -> dict[str, float]:
    """Scores by criterion; one without a mark weighs nothing where this is asked."""
    return {k: option.marks[k].score if k in option.marks else 0.0 for k in weights}


def reversals(
    appraisal: OptionsAppraisal, first: WeighedOption, second: WeighedOption
) -> tuple[Reversal, ...]:
    """For each criterion, the weight from 0 to 1 that makes two options level, the nearest first.

    A criterion is left out where no weight of it does, or where it already weighs everything.
    """
    weights = appraisal.weights
    ahead, behind = (_scores(weights, option) for option in (first, second))
    gaps = {k: ahead[k] - behind[k] for k in weights}
    found: list[Reversal] = []
    for criterion, now in weights.items():
        if 1 - now <= CLOSE:
            continue
        # With weight w the totals differ by w·gap + (1 - w)·rest; that is nought at
        # w = rest / (rest - gap).
        rest = sum(w * gaps[k] for k, w in weights.items() if k != criterion) / (1 - now)
        turn = rest - gaps[criterion]
        if abs(turn) > CLOSE and 0 <= rest / turn <= 1:
            found.append(Reversal(criterion, now, rest / turn))
    return tuple(sorted(found, key=lambda one: abs(one.swing)))
