"""What the commands say of scenarios, options, factors and what would have to be true."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pathways.model import Pathway
from pathways.scenarios import Scenario
from pathways.values import Name
from planner.errors import said
from planner.estimates import swings_of
from planner.i18n import language
from planner.options import options_side_by_side
from planner.register import resting_on, swing_share, to_confirm_first
from planner.scenarios import SideBySide, side_by_side
from planner.switch_words import switch_sentences
from planner.workspace import Workspace

if TYPE_CHECKING:
    from resources.compared import Compared, Difference
    from resources.estimate import Estimate
    from resources.sampled import Interval

__all__ = ["comparisons_as_json", "confirming_as_json", "factors_as_json", "switches_as_json"]


def comparisons_as_json(
    workspace: Workspace, pathway: Pathway, count: int, seed: int
) -> dict[str, Any]:
    """The scenarios of a pathway, after the plan as typed, and its options, each with differences.

    Both are blank where the pathway has none, or where nothing is drawn.
    """
    scenarios: list[dict[str, Any]] = []
    options: list[dict[str, Any]] = []
    if pathway.scenarios and count:
        typed = Scenario("", Name("As typed", "Fel y'i teipiwyd"))
        every = (typed, *pathway.scenarios)
        scenarios = _side(side_by_side(workspace, pathway, every, count=count, seed=seed))
    if (appraisal := pathway.options_appraisal) is not None and count:
        found = options_side_by_side(workspace, pathway, appraisal, count=count, seed=seed)
        options = _side(found)
        totals = _totals(pathway)
        for one in options:
            one["total"] = totals.get(one["id"])
    return {"scenarios": scenarios, "options": options}


def _totals(pathway: Pathway) -> dict[str, float | None]:
    """The weighted total of each option by its id; none where the weights do not add up to 1."""
    from resources.errors import OutOfBoundsError
    from resources.weighing import weighed

    appraisal = pathway.options_appraisal
    if appraisal is None:
        return {}
    try:
        return {one.option.id: one.total for one in weighed(appraisal)}
    except OutOfBoundsError:
        return {}


def _side(found: SideBySide | None) -> list[dict[str, Any]]:
    if found is None:
        return []
    shown = found.shown
    return [
        {
            "id": one.scenario.id,
            "name": one.scenario.name.said(language()),
            "unknown": list(one.unknown),
            "error": None if one.error is None else said(one.error),
            "figures": _figures(found.compared, shown.index(one))
            if found.compared is not None and one in shown
            else {},
        }
        for one in found.scenarios
    ]


def _figures(found: "Compared", at: int) -> dict[str, Any]:
    from resources.compared import COMPARED

    return {
        figure: {
            "central": found.central(figure)[at],
            **_interval(found.drawn[at].interval(figure)),
            "difference": _difference(found.differences[at].get(figure)),
        }
        for figure in COMPARED
    }


def _interval(found: "Interval") -> dict[str, float]:
    return {"p10": found.low, "p50": found.middle, "p90": found.high}


def _difference(one: "Difference | None") -> dict[str, float | None] | None:
    if one is None:
        return None
    return {
        "central": one.central,
        "mean": one.mean,
        **_interval(one.interval),
        "chance_more": one.chance_more,
        "chance_less": one.chance_less,
        "chance_better": one.chance_better,
    }


def factors_as_json(made: "Estimate") -> dict[str, Any]:
    """What makes the net recurring cost of the option what it is, one group at a time [£/year]."""
    from resources.factors import factors_of_plan

    found = factors_of_plan(made)
    return {
        "figure": "net_recurring",
        "total": found.total,
        "bars": {bar.factor.value: bar.effect for bar in found.bars},
        "interaction": found.interaction,
        "left_out": [factor.value for factor in found.left_out],
    }


def confirming_as_json(made: "Estimate") -> dict[str, Any]:
    """The numbers to confirm first, and how much of each figure is illustrative."""
    swings = swings_of(made)
    shares = resting_on(made)
    return {
        "first": [
            {"key": one.input.key, "label": one.input.label, "swing": one.swing}
            for one in to_confirm_first(made, swings)
        ],
        "illustrative_inputs": {figure: share.share for figure, share in shares.items()},
        "illustrative_swing": swing_share(swings),
    }


def switches_as_json(made: "Estimate", figure: str) -> list[Mapping[str, Any]]:
    """What would have to be true for a figure to be just so; none for one without such a point."""
    from resources.switches import RESULTS, largest_switches

    if figure not in RESULTS:
        return []
    found = largest_switches(made, figure)
    return [
        {
            "key": one.key,
            "now": one.quantity.central,
            "value": one.value,
            "low": one.bounds.low,
            "high": one.bounds.high,
            "words": words,
        }
        for one, words in zip(found, switch_sentences(made, found), strict=True)
    ]
