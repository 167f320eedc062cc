"""1,000 generated pathways: no pound is made or lost between organisations, sources and lines."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from money_facts import every_pound_is_paid_or_missing, money_is_conserved
from release_facts import release_adds_up
from strategies import flowing_pathways

from pathways.model import Pathway
from resources.estimate import estimate

COUNT = 1_000
seen = 0


@settings(max_examples=COUNT, deadline=None, suppress_health_check=[*HealthCheck])
@given(pathway=flowing_pathways(), is_held=st.booleans())
def facts_hold(pathway: Pathway, is_held: bool) -> None:
    global seen
    made = estimate(pathway, population=40_000, is_held=is_held)
    money_is_conserved(made)
    every_pound_is_paid_or_missing(made)
    release_adds_up(made)
    seen += 1


def test_generated_pathways_conserve_money() -> None:
    facts_hold()
    print(f"\n{seen} generated pathways: transfers between organisations sum to nothing, to 1e-9")
    assert seen >= COUNT
