"""Two designs of a pathway compared step by step and connection by connection."""

from dataclasses import replace

from hypothesis import given, settings
from strategies import pathways

from pathways import edits
from pathways.compare import Change, compare
from pathways.library import starter
from pathways.model import CURRENT, PROPOSED, Pathway, Setting


def test_copd_says_what_becomes_of_each_step() -> None:
    compared = compare(starter("copd"), PROPOSED)
    assert compared.change("feno") is Change.ADDED
    assert compared.change("spiro") is Change.MOVED
    assert {s.step.id for s in compared.steps} == {s.id for s in starter("copd").steps}


def test_a_step_kept_where_it_is_but_done_otherwise_is_changed() -> None:
    copd = starter("copd")
    before = copd.step("triage").deliveries[CURRENT]
    after = edits.set_delivery(copd, "triage", PROPOSED, replace(before, organisation="Pharmacy"))
    assert compare(after, PROPOSED).change("triage") is Change.CHANGED


def test_a_step_only_in_the_current_design_is_removed() -> None:
    after = edits.set_delivery(starter("copd"), "triage", PROPOSED, None)
    assert [s.id for s in compare(after, PROPOSED).of(Change.REMOVED)] == ["triage"]


def test_only_connections_whose_share_differs_are_listed() -> None:
    copd = starter("copd")
    listed = compare(copd, PROPOSED).connections
    assert listed
    assert all(c.share(CURRENT) != c.share(PROPOSED) for c in listed)
    assert len(listed) < len(copd.connections)


def test_moving_a_step_there_and_back_is_no_change() -> None:
    copd = edits.add_design(starter("copd"), "same", CURRENT)
    there = edits.set_setting(copd, ["triage"], "same", Setting.HOME)
    assert compare(there, "same").change("triage") is Change.MOVED
    back = edits.set_setting(there, ["triage"], "same", Setting.COMMUNITY)
    assert compare(back, "same").change("triage") is Change.SAME


@settings(max_examples=50)
@given(pathways())
def test_a_design_compared_with_its_copy_differs_in_nothing(pathway: Pathway) -> None:
    copied = edits.add_design(pathway, "copy of it", CURRENT)
    compared = compare(copied, "copy of it")
    assert not compared.connections
    assert {s.change for s in compared.steps} <= {Change.SAME}
