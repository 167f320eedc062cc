"""What a user can do to the scenarios and options of a pathway; each maps it to another."""

from dataclasses import replace

from pathways.edits import fresh_id
from pathways.model import Pathway
from pathways.scenarios import Change, Mark, OptionsAppraisal, Scenario
from pathways.values import FrozenMap

__all__ = [
    "add_scenario",
    "put_mark",
    "put_scenario",
    "put_weight",
    "remove_scenario",
    "with_change",
    "without_change",
]


def put_scenario(pathway: Pathway, scenario: Scenario) -> Pathway:
    """The pathway with ``scenario`` in place of the one with its id, or as its last."""
    known = pathway.scenarios
    if all(one.id != scenario.id for one in known):
        return replace(pathway, scenarios=(*known, scenario))
    changed = tuple(scenario if one.id == scenario.id else one for one in known)
    return replace(pathway, scenarios=changed)


def add_scenario(pathway: Pathway, scenario: Scenario) -> tuple[Pathway, Scenario]:
    """The pathway with one more scenario, and that as it was added: with a fresh id if need be."""
    taken = [one.id for one in pathway.scenarios]
    if scenario.id in taken:
        scenario = replace(scenario, id=fresh_id(scenario.id, taken))
    return replace(pathway, scenarios=(*pathway.scenarios, scenario)), scenario


def remove_scenario(pathway: Pathway, scenario_id: str) -> Pathway:
    """The pathway without a scenario; options that were under it are under the plan as typed."""
    left = tuple(one for one in pathway.scenarios if one.id != scenario_id)
    weighed = pathway.options_appraisal
    if weighed is not None:
        options = tuple(
            replace(one, scenario="") if one.scenario == scenario_id else one
            for one in weighed.options
        )
        weighed = replace(weighed, options=options)
    return replace(pathway, scenarios=left, options_appraisal=weighed)


def with_change(scenario: Scenario, change: Change) -> Scenario:
    """The scenario with ``change`` in place of the one with its key, or as its last."""
    known = scenario.changes
    if all(one.key != change.key for one in known):
        return replace(scenario, changes=(*known, change))
    changed = tuple(change if one.key == change.key else one for one in known)
    return replace(scenario, changes=changed)


def without_change(scenario: Scenario, key: str) -> Scenario:
    """The scenario with the number ``key`` as it is typed in the plan."""
    return replace(scenario, changes=tuple(one for one in scenario.changes if one.key != key))


def put_weight(appraisal: OptionsAppraisal, criterion: str, weight: float) -> OptionsAppraisal:
    """The appraisal with another weight; the others share what is left as they did before.

    Where they had none, they share it evenly.
    """
    others = {key: w for key, w in appraisal.weights.items() if key != criterion}
    left, total = 1 - weight, sum(others.values())
    shared = {k: left * (w / total if total > 0 else 1 / len(others)) for k, w in others.items()}
    weights = {key: shared.get(key, weight) for key in {**appraisal.weights, criterion: weight}}
    return replace(appraisal, weights=FrozenMap(weights))


def put_mark(
    appraisal: OptionsAppraisal, option_id: str, criterion: str, mark: Mark | None
) -> OptionsAppraisal:
    """The appraisal with an option's mark for a criterion replaced, or taken away."""
    options = tuple(
        one
        if one.id != option_id
        else replace(
            one,
            marks=one.marks.without(criterion)
            if mark is None
            else one.marks.with_(criterion, mark),
        )
        for one in appraisal.options
    )
    return replace(appraisal, options=options)
