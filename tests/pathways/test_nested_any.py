"""Any pathways that open each other in any way: refused in words, or one well-formed pathway."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import flowing_pathways, pathways

from pathways.errors import OpensError, SeveralEntriesError
from pathways.extracting import extract
from pathways.model import CURRENT, PROPOSED, Pathway
from pathways.nested import expanded, opened, outer_step
from pathways.values import Name
from resources.errors import EstimateError
from resources.estimate import estimate

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
IDS = ("one", "two", "three", "gone")


@st.composite
def opening_each_other(draw: st.DrawFn) -> dict[str, Pathway]:
    made = {}
    for id_ in IDS[:3]:
        pathway = draw(pathways(most_steps=4))
        steps = tuple(
            replace(step, opens=draw(st.sampled_from(("", "", *IDS)))) for step in pathway.steps
        )
        made[id_] = replace(pathway, id=id_, steps=steps)
    return made


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(opening_each_other())
def test_any_pathways_expand_or_are_refused(others: dict[str, Pathway]) -> None:
    for pathway in others.values():
        try:
            whole = expanded(pathway, others)
        except OpensError:
            continue
        assert not any(step.opens for step in whole.steps if not step.is_end)
        assert whole.designs == pathway.designs
        assert [s.id for s in whole.streams] == [s.id for s in pathway.streams]
        assert all(outer_step(pathway, step.id) for step in whole.steps)
        inside = {p.id for p in opened(pathway, others)}
        assert pathway.id not in inside


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(flowing_pathways(), st.data())
def test_steps_taken_apart_and_put_together_again_have_the_same_figures(
    flat: Pathway, data: st.DataObject
) -> None:
    could_go = [s.id for s in flat.steps if not s.is_end]
    chosen = data.draw(st.sets(st.sampled_from(could_go), min_size=1))
    try:
        before = estimate(flat, population=10_000)
        outer, inner = extract(flat, chosen, Name("Part"), Name("On"), [flat.id])
    except (EstimateError, SeveralEntriesError):
        return
    after = estimate(expanded(outer, {inner.id: inner}), population=10_000)
    for design in (CURRENT, PROPOSED):
        one, other = (made.designs[design].activity for made in (before, after))
        assert abs(one.staff_hours - other.staff_hours) <= 1e-6 * (1 + one.staff_hours)
        assert abs(one.bed_days - other.bed_days) <= 1e-6 * (1 + one.bed_days)
