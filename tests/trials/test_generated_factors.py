"""1,000 generated pathways: factor bars and their interaction add up to the difference."""

from factor_facts import bars_add_up
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import flowing_pathways

from pathways.model import Pathway

COUNT = 1_000
seen = 0
bars = 0


@settings(max_examples=COUNT, deadline=None, suppress_health_check=[*HealthCheck])
@given(pathway=flowing_pathways(), seed=st.integers(0, 10**6))
def facts_hold(pathway: Pathway, seed: int) -> None:
    global seen, bars
    bars += bars_add_up(pathway, seed)
    seen += 1


def test_factor_bars_of_generated_pathways_add_up() -> None:
    facts_hold()
    print(f"\n{seen} generated pathways: {bars} factor bars add up with their interaction")
    assert seen >= COUNT
    assert bars > COUNT
