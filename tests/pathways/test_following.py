"""Options follow the current design where they are as now, and nowhere else."""

from hypothesis import given
from strategies import pathways

from pathways import edits
from pathways.following import following
from pathways.library import starter
from pathways.model import CURRENT, PROPOSED, Kind, Pathway, Setting
from pathways.values import Name


def edited(before: Pathway, after: Pathway) -> Pathway:
    """What an edit of the current design leaves."""
    return following(before, after)


def test_a_step_done_as_now_stays_so_when_now_changes() -> None:
    pathway, new = edits.add_step(starter("copd"), Name("Clinic"), Kind.CONTACT)
    after = edited(pathway, edits.set_setting(pathway, [new], CURRENT, Setting.HOSPITAL))
    assert after.step(new).setting(PROPOSED) is Setting.HOSPITAL


def test_a_step_the_option_does_in_its_own_way_is_left_alone() -> None:
    pathway = starter("copd")
    own = pathway.step("spiro").deliveries[PROPOSED]
    after = edited(pathway, edits.set_setting(pathway, ["spiro"], CURRENT, Setting.HOME))
    assert after.step("spiro").deliveries[PROPOSED] == own


def test_ways_on_follow_where_they_were_the_same() -> None:
    pathway, a = edits.add_step(starter("copd"), Name("A"), Kind.CONTACT)
    pathway, b = edits.add_step(pathway, Name("B"), Kind.CONTACT)
    pathway, c = edits.add_step(pathway, Name("C"), Kind.CONTACT)
    pathway = edits.connect(pathway, a, b, pathway.designs)
    changed = edits.set_share(pathway, a, b, CURRENT, 0.7)
    after = edited(pathway, edits.connect(changed, a, c, [CURRENT]))
    assert after.connection(a, b).share(PROPOSED) == 0.7
    assert after.connection(a, c).share(PROPOSED) == after.connection(a, c).share(CURRENT)
    own = edits.set_share(after, a, b, PROPOSED, 0.5)
    again = edited(own, edits.set_share(own, a, b, CURRENT, 0.9))
    assert again.connection(a, b).share(PROPOSED) == 0.5


def test_a_step_that_leaves_the_current_design_stays_in_the_option() -> None:
    pathway, new = edits.add_step(starter("copd"), Name("Clinic"), Kind.CONTACT)
    pathway = edits.connect(pathway, new, "spiro", pathway.designs)
    after = edited(pathway, edits.set_delivery(pathway, new, CURRENT, None))
    assert after.step(new).exists_in(PROPOSED)
    assert after.connection(new, "spiro").share(PROPOSED) == 1


@given(pathways())
def test_nothing_follows_where_nothing_changed(pathway: Pathway) -> None:
    assert following(pathway, pathway) is pathway
