"""What a workspace has still to supply, and estimates held to capacity."""

from dataclasses import replace

from pathways.edits import replace_step
from pathways.library import starter
from pathways.values import FrozenMap, Quantity
from planner.estimates import asks_of, estimate_of
from planner.workspace import Workspace


def test_what_a_workspace_gives_is_no_longer_asked_for() -> None:
    bare = Workspace("Cwm", population=40_000, pathways=(starter("copd"),))
    told = replace(bare, assumptions=FrozenMap(turnover=Quantity.exact(0.1, "local")))
    asked = [
        {key for ask in asks_of(workspace, bare.first()) for key in ask.missing}
        for workspace in (bare, told)
    ]
    assert asked[0] - asked[1] == {"turnover"}


def test_a_workspace_can_be_held_to_the_capacity_of_its_services() -> None:
    copd = starter("copd")
    step = copd.step("spiro")
    short = replace(step.deliveries["proposed"], capacity=Quantity.exact(20))
    copd = replace_step(copd, replace(step, deliveries=step.deliveries.with_("proposed", short)))
    cwm = Workspace("Cwm", population=40_000, pathways=(copd,))
    free, held = (estimate_of(cwm, copd, is_held=held) for held in (False, True))
    assert held.headline.contacts_out < free.headline.contacts_out
