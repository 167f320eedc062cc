"""Options follow the current design where they are said to be as now, and nowhere else."""

from hypothesis import given
from strategies import pathways

from pathways import edits
from pathways.following import following
from pathways.library import starter
from pathways.model import CURRENT, PROPOSED, Kind, Pathway, Setting
from pathways.values import Name


def done(before: Pathway, after: Pathway) -> Pathway:
    """What an edit leaves."""
    return following(before, after)


def drawn() -> tuple[Pathway, str, str, str]:
    """A pathway with three steps that were drawn in the current design."""
    pathway = starter("copd")
    ids = []
    for name in ("A", "B", "C"):
        pathway, made = edits.add_step(pathway, Name(name), Kind.CONTACT)
        ids.append(made)
    a, b, c = ids
    return edits.connect(pathway, a, b, pathway.designs), a, b, c


def test_a_step_done_as_now_stays_so_when_now_changes() -> None:
    pathway, a, _b, _c = drawn()
    after = done(pathway, edits.set_setting(pathway, [a], CURRENT, Setting.HOSPITAL))
    assert after.step(a).setting(PROPOSED) is Setting.HOSPITAL
    assert after.step(a).as_now == (PROPOSED,)


def test_a_step_no_longer_follows_once_the_option_does_it_otherwise() -> None:
    pathway, a, _b, _c = drawn()
    own = done(pathway, edits.set_setting(pathway, [a], PROPOSED, Setting.HOME))
    assert own.step(a).as_now == ()
    for setting in (Setting.HOME, Setting.HOSPITAL):  # through what the option is, and past it
        own = done(own, edits.set_setting(own, [a], CURRENT, setting))
    assert own.step(a).setting(PROPOSED) is Setting.HOME


def test_what_a_starter_proposes_never_follows() -> None:
    pathway = starter("copd")
    for step in pathway.steps:
        for setting in Setting:
            after = done(pathway, edits.set_setting(pathway, [step.id], CURRENT, setting))
            before = pathway.step(step.id).deliveries.get(PROPOSED)
            assert after.step(step.id).deliveries.get(PROPOSED) == before


def test_ways_on_follow_until_the_option_has_its_own() -> None:
    pathway, a, b, c = drawn()
    changed = edits.set_share(pathway, a, b, CURRENT, 0.7)
    after = done(pathway, edits.connect(changed, a, c, [CURRENT]))
    assert after.connection(a, b).share(PROPOSED) == 0.7
    assert after.connection(a, c).share(PROPOSED) == after.connection(a, c).share(CURRENT)
    own = done(after, edits.set_share(after, a, b, PROPOSED, 0.5))
    for share in (0.5, 0.9):  # through what the option is, and past it
        own = done(own, edits.set_share(own, a, b, CURRENT, share))
    assert own.connection(a, b).share(PROPOSED) == 0.5


def test_a_step_that_leaves_the_current_design_stays_in_the_option() -> None:
    pathway, a, b, _c = drawn()
    after = done(pathway, edits.set_delivery(pathway, a, CURRENT, None))
    assert after.step(a).exists_in(PROPOSED)
    assert after.step(a).as_now == ()
    assert after.connection(a, b).share(PROPOSED) == 1


def test_a_step_done_again_as_in_the_current_design_follows_again() -> None:
    pathway = starter("copd")
    again = done(pathway, edits.as_in(pathway, ["spiro"], PROPOSED, CURRENT))
    after = done(again, edits.set_setting(again, ["spiro"], CURRENT, Setting.HOME))
    assert after.step("spiro").setting(PROPOSED) is Setting.HOME


def test_a_connection_taken_out_of_an_option_stays_in_the_current_design() -> None:
    pathway, a, b, _c = drawn()
    after = edits.unlead(pathway, a, b, PROPOSED)
    assert after.connection(a, b).share(CURRENT) == 1
    gone = edits.unlead(after, a, b, CURRENT)
    assert (a, b) not in {(c.source, c.target) for c in gone.connections}


def test_an_option_that_was_made_otherwise_by_other_means_is_not_taken_for_one_that_follows() -> (
    None
):
    pathway, a, b, _c = drawn()
    apart = edits.set_setting(pathway, [a], PROPOSED, Setting.HOME)
    apart = edits.set_share(apart, a, b, PROPOSED, 0.4)
    after = done(apart, edits.set_setting(apart, [b], CURRENT, Setting.HOSPITAL))
    assert after.step(a).setting(PROPOSED) is Setting.HOME
    assert after.connection(a, b).share(PROPOSED) == 0.4
    assert after.step(a).as_now == ()


@given(pathways())
def test_following_twice_is_following_once(pathway: Pathway) -> None:
    once = following(pathway, pathway)
    assert following(once, once) == once
