"""Edits: each does what it says, refuses what cannot be, and leaves its pathway alone."""

import copy
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import Edit, any_edit, edited, pathways

from pathways import edits
from pathways.codec import read_pathway, write_pathway
from pathways.errors import (
    BlankNameError,
    ChanceError,
    DesignNameError,
    DesignsError,
    DuplicateError,
    FromEndError,
    MissingConnectionError,
    MissingStepError,
    MissingStreamError,
    PathwayError,
)
from pathways.model import (
    CURRENT,
    PROPOSED,
    Connection,
    Delivery,
    Kind,
    Pathway,
    Setting,
    Step,
)
from pathways.proposal_parts import HospitalReason
from pathways.values import FrozenMap, Name, Quantity


@pytest.fixture
def clinic() -> Pathway:
    """Assess, then test or go home: two steps and an end, in both designs."""
    both = FrozenMap({CURRENT: Delivery(Setting.HOSPITAL), PROPOSED: Delivery(Setting.HOSPITAL)})
    return Pathway(
        "clinic",
        Name("Clinic", "Clinig"),
        steps=(
            Step("assess", Name("Assess"), Kind.CONTACT, both),
            Step("test", Name("Test"), Kind.TEST, both, HospitalReason("bed", "Needs a bed")),
            Step("home", Name("Home"), Kind.END),
        ),
        connections=(
            Connection("assess", "test", FrozenMap({CURRENT: 0.6, PROPOSED: 0.6})),
            Connection("assess", "home", FrozenMap({CURRENT: 0.4, PROPOSED: 0.4})),
            Connection("test", "home", FrozenMap({CURRENT: 1.0, PROPOSED: 1.0})),
        ),
    )


def test_a_new_step_stands_in_the_community_in_every_design(clinic: Pathway) -> None:
    after, step_id = edits.add_step(clinic, Name("Ward round"), Kind.REVIEW)
    assert step_id == "ward_round"
    assert [after.step(step_id).setting(d) for d in clinic.designs] == [Setting.COMMUNITY] * 2
    assert not clinic.has_step(step_id)


def test_a_new_end_has_no_delivery_even_if_one_is_given(clinic: Pathway) -> None:
    given_one = FrozenMap({CURRENT: Delivery(Setting.HOME)})
    after, step_id = edits.add_step(clinic, Name("Discharged"), Kind.END, given_one)
    assert not after.step(step_id).deliveries


def test_names_without_a_letter_still_give_an_id() -> None:
    assert edits.fresh_id("日本", []) == "step"
    assert edits.fresh_id("…", ["step"]) == "step_2"
    assert edits.fresh_id("Tŷ Gwyrdd", ["ty_gwyrdd", "ty_gwyrdd_2"]) == "ty_gwyrdd_3"


def test_renaming_keeps_everything_else(clinic: Pathway) -> None:
    after = edits.rename_step(clinic, "test", Name("Scan", "Sgan"))
    assert after.step("test").name == Name("Scan", "Sgan")
    assert edits.rename_step(after, "test", Name("Test")) == clinic


def test_a_step_that_becomes_an_end_leads_nowhere(clinic: Pathway) -> None:
    after = edits.set_kind(clinic, "test", Kind.END)
    assert not after.step("test").deliveries
    assert [c.source for c in after.connections] == ["assess", "assess"]


def test_an_end_that_becomes_a_step_stands_in_the_community(clinic: Pathway) -> None:
    after = edits.set_kind(clinic, "home", Kind.ADVICE)
    assert after.step("home").setting(PROPOSED) is Setting.COMMUNITY


def test_moving_a_step_changes_one_design(clinic: Pathway) -> None:
    after = edits.set_setting(clinic, ["test"], PROPOSED, Setting.COMMUNITY)
    assert after.step("test").setting(CURRENT) is Setting.HOSPITAL
    assert after.step("test").setting(PROPOSED) is Setting.COMMUNITY


def test_a_reason_for_hospital_goes_with_the_last_step_that_needs_it(clinic: Pathway) -> None:
    after = edits.set_setting(clinic, ["test"], PROPOSED, Setting.HOME)
    assert after.step("test").why_hospital == HospitalReason()
    kept = edits.set_setting(clinic, ["test"], CURRENT, Setting.HOME)
    assert kept.step("test").why_hospital.is_given


def test_moving_an_end_leaves_it(clinic: Pathway) -> None:
    assert edits.set_setting(clinic, ["home"], PROPOSED, Setting.HOSPITAL) == clinic
    assert edits.set_delivery(clinic, "home", PROPOSED, Delivery(Setting.HOME)) == clinic


def test_a_step_new_to_a_design_begins_as_it_is_now(clinic: Pathway) -> None:
    busy = Delivery(Setting.HOSPITAL, "HB acute", room_minutes=Quantity.exact(30))
    now = edits.set_delivery(clinic, "test", CURRENT, busy)
    without = edits.set_delivery(now, "test", PROPOSED, None)
    after = edits.set_setting(without, ["test"], PROPOSED, Setting.VIRTUAL)
    assert after.step("test").deliveries[PROPOSED] == replace(busy, setting=Setting.VIRTUAL)


def test_a_step_that_leaves_a_design_takes_its_connections_there(clinic: Pathway) -> None:
    after = edits.set_delivery(clinic, "test", PROPOSED, None)
    assert not after.step("test").exists_in(PROPOSED)
    assert after.connection("assess", "test").shares == FrozenMap({CURRENT: 0.6})
    assert after.connection("assess", "home").share(PROPOSED) == 0.4


def test_removing_a_step_takes_its_connections_and_leaves_streams_without_entry(
    clinic: Pathway,
) -> None:
    entered, stream = edits.add_stream(clinic, Name("Referrals"), "assess")
    after = edits.remove_steps(entered, ["assess"])
    assert [(c.source, c.target) for c in after.connections] == [("test", "home")]
    assert after.stream(stream).entry == ""


def test_copies_are_connected_among_themselves(clinic: Pathway) -> None:
    after, ids = edits.duplicate_steps(clinic, ["assess", "test"])
    assert ids == ("assess_2", "test_2")
    assert after.connection("assess_2", "test_2").share(CURRENT) == 0.6
    assert len(after.connections) == len(clinic.connections) + 1


def test_a_first_connection_carries_everybody_and_a_further_one_the_rest(clinic: Pathway) -> None:
    grown, new = edits.add_step(clinic, Name("Review"), Kind.REVIEW)
    first = edits.connect(grown, new, "home", clinic.designs)
    assert first.connection(new, "home").share(PROPOSED) == 1.0
    lowered = edits.set_share(first, new, "home", PROPOSED, 0.7)
    second = edits.connect(lowered, new, "test", [PROPOSED])
    assert second.connection(new, "test").shares == FrozenMap({PROPOSED: 0.3})


def test_connecting_again_keeps_the_share_that_is_there(clinic: Pathway) -> None:
    assert edits.connect(clinic, "assess", "test", clinic.designs) == clinic


@pytest.mark.parametrize(("share", "said"), [(1.2, "120%"), (-0.01, "-1%"), (float("nan"), "nan")])
def test_a_chance_that_is_none_is_refused(clinic: Pathway, share: float, said: str) -> None:
    with pytest.raises(ChanceError, match=r"Assess.*Test") as caught:
        edits.set_share(clinic, "assess", "test", CURRENT, share)
    assert said in str(caught.value)


def test_a_share_taken_out_is_not_used_in_that_design(clinic: Pathway) -> None:
    after = edits.set_share(clinic, "assess", "test", CURRENT, None)
    assert after.connection("assess", "test").shares == FrozenMap({PROPOSED: 0.6})


def test_scaling_makes_chances_add_up(clinic: Pathway) -> None:
    # 0.2 and 0.4 become 0.2 / 0.6 and 0.4 / 0.6, to hundredths of a percent.
    lowered = edits.set_share(clinic, "assess", "test", CURRENT, 0.2)
    after = edits.scale_shares(lowered, "assess", CURRENT)
    assert after.connection("assess", "test").share(CURRENT) == 0.3333
    assert after.connection("assess", "home").share(CURRENT) == 0.6667
    assert after.connection("assess", "home").share(PROPOSED) == 0.4


def test_scaling_keeps_the_share_that_was_just_given(clinic: Pathway) -> None:
    given = edits.set_share(clinic, "assess", "test", CURRENT, 0.7)
    after = edits.scale_shares(given, "assess", CURRENT, keep="test")
    assert after.connection("assess", "test").share(CURRENT) == 0.7
    assert after.connection("assess", "home").share(CURRENT) == pytest.approx(0.3)
    whole = edits.set_share(clinic, "assess", "test", CURRENT, 1.0)
    both = edits.scale_shares(whole, "assess", CURRENT, keep="test")
    assert sum(c.share(CURRENT) for c in both.leaving("assess", CURRENT)) == pytest.approx(1)


def test_a_new_option_begins_as_a_copy_and_goes_without_trace(clinic: Pathway) -> None:
    grown = edits.add_design(clinic, "hub", PROPOSED)
    assert grown.step("test").deliveries["hub"] == grown.step("test").deliveries[PROPOSED]
    assert grown.connection("assess", "test").share("hub") == 0.6
    assert edits.remove_design(grown, "hub") == clinic


@pytest.mark.parametrize("name", ["", "  ", "note", "from"])
def test_a_design_needs_a_name_of_its_own(clinic: Pathway, name: str) -> None:
    with pytest.raises(DesignNameError):
        edits.add_design(clinic, name, PROPOSED)


def test_the_current_design_and_the_last_option_stay(clinic: Pathway) -> None:
    for design in clinic.designs:
        with pytest.raises(DesignsError):
            edits.remove_design(clinic, design)


def test_a_design_is_there_once(clinic: Pathway) -> None:
    with pytest.raises(DuplicateError):
        edits.add_design(clinic, PROPOSED, CURRENT)


def test_an_answer_is_kept_until_it_is_blank(clinic: Pathway) -> None:
    after = edits.answer(clinic, "Q01", " Agreed with the network ")
    assert after.answers == FrozenMap({"Q01": "Agreed with the network"})
    assert edits.answer(after, "Q01", "  ") == clinic


def test_streams_come_change_and_go(clinic: Pathway) -> None:
    grown, stream_id = edits.add_stream(clinic, Name("Referrals"), "assess")
    stream = replace(grown.stream(stream_id), per_10000=Quantity.exact(12.0))
    changed = edits.replace_stream(grown, stream)
    assert changed.stream(stream_id).per_10000.central == 12
    assert edits.remove_stream(changed, stream_id) == clinic


def test_what_is_not_there_is_named(clinic: Pathway) -> None:
    with pytest.raises(MissingStepError, match="ghost"):
        edits.rename_step(clinic, "ghost", Name("x"))
    with pytest.raises(MissingConnectionError, match=r"home.*assess"):
        edits.remove_connection(clinic, "home", "assess")
    with pytest.raises(MissingStreamError, match="ghost"):
        edits.remove_stream(clinic, "ghost")
    with pytest.raises(MissingStepError, match="ghost"):
        edits.connect(clinic, "assess", "ghost", [CURRENT])
    with pytest.raises(MissingStepError, match="ghost"):
        edits.add_stream(clinic, Name("x"), "ghost")


runs = st.lists(any_edit(), max_size=8)


@given(pathways(), runs)
def test_edits_never_leave_a_pathway_malformed(pathway: Pathway, run: list[Edit]) -> None:
    states, _refused = edited(pathway, run)
    last = states[-1]
    assert replace(last) == last  # every rule of a pathway is checked again
    assert read_pathway(write_pathway(last)) == last


@settings(max_examples=100)
@given(pathways(), runs)
def test_holding_the_old_values_undoes_every_edit(pathway: Pathway, run: list[Edit]) -> None:
    first = copy.deepcopy(pathway)
    states, _refused = edited(pathway, run)
    written = [write_pathway(s) for s in states]
    edited(states[-1], run)
    assert states[0] == first
    assert [write_pathway(s) for s in states] == written


@settings(max_examples=100)
@given(pathways(), any_edit())
def test_a_refused_edit_leaves_the_pathway_as_it_was(pathway: Pathway, edit: Edit) -> None:
    before = copy.deepcopy(pathway)
    with suppress(PathwayError):
        edit(pathway)
    assert pathway == before


def test_nobody_can_be_led_on_from_an_end(clinic: Pathway) -> None:
    with pytest.raises(FromEndError, match=r"leave the pathway at “Home”"):
        edits.connect(clinic, "home", "assess", [CURRENT])
    drawn = Connection("home", "assess", FrozenMap({CURRENT: 0.5}))
    odd = replace(clinic, connections=(*clinic.connections, drawn))
    with pytest.raises(FromEndError):
        edits.set_share(odd, "home", "assess", PROPOSED, 0.1)
    assert edits.remove_connection(odd, "home", "assess") == clinic
    unused = edits.set_share(odd, "home", "assess", CURRENT, None)
    assert unused.connection("home", "assess").shares == FrozenMap()


@pytest.mark.parametrize("blank", ["", "  ", "\u200b\u2060"])
def test_a_step_cannot_be_called_what_nobody_sees(clinic: Pathway, blank: str) -> None:
    with pytest.raises(BlankNameError):
        edits.rename_step(clinic, "assess", Name(blank, blank))
    assert edits.rename_step(clinic, "assess", Name(blank, "Asesu")).step("assess").name.cy
    assert not Name("Asesu\u200b").is_blank
    assert Name(blank, "Asesu").said("en") == "Asesu"


def test_a_chance_beyond_all_numbers_is_said_without_infinity(clinic: Pathway) -> None:
    with pytest.raises(ChanceError, match=r"is 1e\+308 × 100%\."):
        edits.set_share(clinic, "assess", "test", CURRENT, 1e308)
