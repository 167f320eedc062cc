"""Two copies of one workspace made into one: what each did is there, or is a conflict."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pathways import edits
from pathways.connecting import connect, remove_connection
from pathways.library import starter
from pathways.model import CURRENT, PROPOSED, Kind, Pathway, Setting
from pathways.values import FrozenMap, Name, Quantity
from planner.merging.combine import combined, combined_all
from planner.merging.conflict import ABSENT, ORDER, UNKNOWN
from planner.merging.tree import read_tree, written_tree
from planner.workspace import Workspace

COPD = starter("copd")
BASE = Workspace("Cwm", population=40_000, pathways=(COPD,))
STEP, OTHER = (s.id for s in list(COPD.steps)[:2])
END = next(s.id for s in COPD.steps if s.is_end)


def edited(*changes: Callable[[Pathway], Pathway]) -> Workspace:
    pathway = COPD
    for change in changes:
        pathway = change(pathway)
    return BASE.with_pathway(pathway)


def renamed(step: str, en: str) -> Callable[[Pathway], Pathway]:
    return lambda p: edits.rename_step(p, step, replace(p.step(step).name, en=en))


def noted(step: str, note: str) -> Callable[[Pathway], Pathway]:
    return lambda p: edits.replace_step(p, replace(p.step(step), note=note))


def removed(*steps: str) -> Callable[[Pathway], Pathway]:
    return lambda p: edits.remove_steps(p, steps)


def test_a_workspace_is_the_same_after_being_written_as_a_tree() -> None:
    assert read_tree(written_tree(BASE)) == BASE


def test_changes_in_different_fields_of_one_step_are_both_kept() -> None:
    found = combined(BASE, edited(renamed(STEP, "Begin")), edited(noted(STEP, "By bus")))
    step = found.workspace.pathways[0].step(STEP)
    assert (step.name.en, step.note) == ("Begin", "By bus")
    assert found.conflicts == ()
    assert (len(found.ours), len(found.theirs)) == (1, 1)


def test_one_field_changed_twice_is_a_conflict_and_ours_stands_until_settled() -> None:
    found = combined(BASE, edited(renamed(STEP, "Ours")), edited(renamed(STEP, "Theirs")))
    (conflict,) = found.conflicts
    assert conflict.place == ("pathways", "copd", "steps", STEP, "name", "en")
    assert (conflict.ours, conflict.theirs) == ('"Ours"', '"Theirs"')
    assert found.workspace.pathways[0].step(STEP).name.en == "Ours"
    assert found.workspace.conflicts == (conflict,)


def test_the_same_change_in_both_is_no_conflict() -> None:
    both = edited(renamed(STEP, "Same"))
    assert combined(BASE, both, both).workspace == both
    further = edited(renamed(STEP, "Same"), noted(OTHER, "More"))
    assert combined(BASE, both, further).workspace == further


def test_a_step_taken_away_here_and_changed_there_stays_with_its_connections() -> None:
    found = combined(BASE, edited(removed(STEP)), edited(noted(STEP, "Needed")))
    pathway = found.workspace.pathways[0]
    assert pathway.step(STEP).note == "Needed"
    (conflict,) = found.conflicts
    assert conflict.place == ("pathways", "copd", "steps", STEP)
    assert conflict.ours == ABSENT
    ends = [c for c in COPD.connections if STEP in (c.source, c.target)]
    assert [c for c in pathway.connections if STEP in (c.source, c.target)] == ends


def test_a_step_taken_away_here_stays_where_the_other_copy_leads_to_it_anew() -> None:
    source = next(s.id for s in COPD.steps if not s.is_end and s.id != STEP)
    target = next(
        s.id
        for s in COPD.steps
        if s.id not in (source, STEP)
        and not any((c.source, c.target) == (source, s.id) for c in COPD.connections)
    )
    there = edited(lambda p: connect(p, source, target, [CURRENT]))
    found = combined(BASE, edited(removed(target)), there)
    assert found.workspace.pathways[0].has_step(target)
    assert ("pathways", "copd", "steps", target) in [c.place for c in found.conflicts]


def test_a_connection_taken_away_in_one_copy_alone_is_gone() -> None:
    gone = COPD.connections[0]
    here = edited(lambda p: remove_connection(p, gone.source, gone.target))
    found = combined(BASE, here, edited(noted(OTHER, "More")))
    ends = [(c.source, c.target) for c in found.workspace.pathways[0].connections]
    assert (gone.source, gone.target) not in ends
    assert found.conflicts == ()


def test_steps_added_on_both_sides_are_both_there_whoever_is_first() -> None:
    def adding(id_: str) -> Callable[[Pathway], Pathway]:
        return lambda p: replace(
            p, steps=(*p.steps, replace(p.steps[0], id=id_, name=Name(id_), kind=Kind.CONTACT))
        )

    one, other = edited(adding("new_b")), edited(adding("new_a"))
    found = combined(BASE, one, other).workspace
    assert found == combined(BASE, other, one).workspace
    assert [s.id for s in found.pathways[0].steps][-2:] == ["new_a", "new_b"]


def test_one_id_added_on_both_sides_with_other_content_is_a_conflict_by_field() -> None:
    def adding(name: str) -> Callable[[Pathway], Pathway]:
        return lambda p: replace(p, steps=(*p.steps, replace(p.steps[0], id="x", name=Name(name))))

    found = combined(BASE, edited(adding("A")), edited(adding("B")))
    (conflict,) = found.conflicts
    assert conflict.place[-3:] == ("x", "name", "en")
    assert conflict.base == UNKNOWN


def test_what_only_one_says_of_a_thing_that_both_added_is_a_conflict_and_stays() -> None:
    def adding(note: str) -> Callable[[Pathway], Pathway]:
        return lambda p: replace(p, steps=(*p.steps, replace(p.steps[0], id="x", note=note)))

    found = combined(BASE, edited(adding("")), edited(adding("Only there")))
    assert [c.place[-1] for c in found.conflicts] == ["note"]
    assert found.workspace.pathways[0].step("x").note == "Only there"


def test_two_new_orders_of_the_steps_are_a_conflict_and_one_is_none() -> None:
    def turned(at: int) -> Callable[[Pathway], Pathway]:
        def turn(p: Pathway) -> Pathway:
            steps = list(p.steps)
            steps[at], steps[at + 1] = steps[at + 1], steps[at]
            return replace(p, steps=tuple(steps))

        return turn

    one, other = edited(turned(0)), edited(turned(3))
    assert combined(BASE, one, BASE).workspace == one
    (conflict,) = combined(BASE, one, other).conflicts
    assert conflict.place[-1] == ORDER


def test_a_number_is_taken_whole_and_never_half_from_each() -> None:
    stream = COPD.streams[0]
    low = replace(stream.per_10000, low=0.5)
    high = replace(stream.per_10000, high=999.0)

    def rate(quantity: Quantity) -> Workspace:
        return edited(lambda p: edits.replace_stream(p, replace(stream, per_10000=quantity)))

    found = combined(BASE, rate(low), rate(high))
    assert len(found.conflicts) == 1
    assert found.workspace.pathways[0].streams[0].per_10000 == low


def test_an_option_taken_away_here_and_used_anew_there_stays_whole() -> None:
    with_option = BASE.with_pathway(edits.add_design(COPD, "hub", PROPOSED))
    pathway = with_option.pathways[0]
    step = next(s for s in pathway.steps if s.deliveries.get("hub"))
    here = with_option.with_pathway(edits.remove_design(pathway, "hub"))
    was = step.deliveries["hub"]
    other = Setting.HOME if was.setting is Setting.VIRTUAL else Setting.VIRTUAL
    there = with_option.with_pathway(
        edits.set_delivery(pathway, step.id, "hub", replace(was, setting=other))
    )
    found = combined(with_option, here, there)
    assert found.workspace == replace(there, conflicts=found.conflicts)
    assert ("pathways", "copd", "designs", "hub") in [c.place for c in found.conflicts]


def test_a_step_made_an_end_here_and_done_otherwise_there_stays_a_step() -> None:
    here = edited(lambda p: edits.set_kind(p, STEP, Kind.END))
    delivery = COPD.step(STEP).deliveries[PROPOSED]
    changed = replace(delivery, organisation="Elsewhere")
    there = edited(lambda p: edits.set_delivery(p, STEP, PROPOSED, changed))
    found = combined(BASE, here, there)
    assert found.workspace.pathways[0].step(STEP).deliveries[PROPOSED] == changed
    assert ("pathways", "copd", "steps", STEP, "kind") in [c.place for c in found.conflicts]


def test_assumptions_and_settings_are_merged_by_their_keys() -> None:
    here = replace(BASE, assumptions=FrozenMap(sickness=Quantity.exact(0.05)))
    there = replace(BASE, settings=FrozenMap(small_number_threshold="7"), pcpg="Gwent")
    found = combined(BASE, here, there).workspace
    assert found == replace(here, settings=there.settings, pcpg="Gwent")


def test_without_a_past_in_common_every_difference_is_a_conflict_and_nothing_is_left_out() -> None:
    here, there = edited(removed(STEP)), edited(renamed(OTHER, "Theirs"))
    found = combined(None, here, there)
    places = {c.place for c in found.conflicts}
    assert ("pathways", "copd", "steps", STEP) in places
    assert ("pathways", "copd", "steps", OTHER, "name", "en") in places
    assert {c.base for c in found.conflicts} == {UNKNOWN}
    assert found.workspace.pathways[0].has_step(STEP)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_three_copies_make_one_in_any_order(order: tuple[int, ...]) -> None:
    copies = [edited(renamed(STEP, "A")), edited(noted(OTHER, "B")), replace(BASE, pcpg="C")]
    expected = replace(edited(renamed(STEP, "A"), noted(OTHER, "B")), pcpg="C")
    assert combined_all(BASE, [copies[i] for i in order]) == expected
