"""10,000 generated pathways: patients, minutes and pounds are conserved in every one."""

from flow_facts import everybody_who_enters_leaves, what_is_released_is_all_given_out
from hypothesis import HealthCheck, given, settings
from strategies import flowing_pathways

from pathways.model import Pathway

COUNT = 10_000
seen = 0


@settings(max_examples=COUNT, deadline=None, suppress_health_check=[*HealthCheck])
@given(pathway=flowing_pathways())
def facts_hold(pathway: Pathway) -> None:
    global seen
    everybody_who_enters_leaves(pathway)
    what_is_released_is_all_given_out(pathway)
    seen += 1


def test_generated_pathways_conserve_everything() -> None:
    facts_hold()
    print(f"\n{seen} generated pathways: flow in equals flow out, releases all given out")
    assert seen >= COUNT
