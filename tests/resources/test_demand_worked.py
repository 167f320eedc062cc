"""Demand worked out from registers, ages and deprivation, and what is still to be supplied."""

from dataclasses import replace

import pytest

from pathways.codec import read_pathway, write_pathway
from pathways.demand_from import AgeBand, DemandFrom
from pathways.library import STARTERS, starter
from pathways.model import Pathway
from pathways.parameters import parameters, with_parameter
from pathways.proposal_parts import FundingLine, Money
from pathways.values import Basis, Quantity
from resources.assumptions import default_assumptions
from resources.errors import OutOfBoundsError
from resources.registers import WALES, register, registers, share_of_all
from resources.to_supply import State, to_supply
from resources.worked_demand import with_worked_rate, worked_demand

REVIEWS = DemandFrom(
    register="copd", prevalence=0.024, reviews_each=1, uptake=0.75, leaving=0.08, joining=30
)


def test_a_register_gives_reviews_and_how_it_grows() -> None:
    # 960 people; 960 · 0.92 + 30 = 913.2; (960 + 913.2) / 2 · 0.75 = 702.45 reviews.
    found = worked_demand(REVIEWS, 40_000)
    assert found.people == pytest.approx(702.45)
    assert found.per_10000 == pytest.approx(702.45 / 4)
    assert found.growth == pytest.approx(913.2 / 960 - 1)
    assert [line.value for line in found.lines] == pytest.approx([960, 913.2, 936.6, 702.45])


def test_a_register_that_nothing_moves_stays_as_it_is() -> None:
    found = worked_demand(replace(REVIEWS, leaving=None, joining=None), 40_000)
    assert found.people == pytest.approx(960 * 0.75)
    assert found.growth is None


def test_ages_each_have_their_own_rate() -> None:
    # 16,000 · 2 + 14,000 · 10 + 10,000 · 40, for each 10,000: 57.2 of 40,000 people.
    ages = (AgeBand("0–17", 16_000, 2), AgeBand("18–64", 14_000, 10), AgeBand("65+", 10_000, 40))
    found = worked_demand(DemandFrom(ages=ages), 40_000)
    assert found.people == pytest.approx(57.2)
    assert found.per_10000 == pytest.approx(14.3)


def test_a_national_rate_is_multiplied_by_local_over_national_deprivation() -> None:
    # 1.3225 / 1.25 = 1.058; 24 people become 25.392.
    fifths, ratios = (0.1, 0.15, 0.2, 0.25, 0.3), (1.0, 1.1, 1.2, 1.35, 1.6)
    known = DemandFrom(national=6, fifths=fifths, ratios=ratios)
    assert worked_demand(known, 40_000).people == pytest.approx(25.392)
    assert worked_demand(replace(known, ratios=(0,) * 5), 40_000).people == pytest.approx(24)


def test_a_register_is_not_multiplied_by_deprivation_again() -> None:
    known = replace(REVIEWS, fifths=(0, 0, 0, 0, 1.0), ratios=(1, 1, 1, 1, 9.0))
    assert worked_demand(known, 40_000) == worked_demand(REVIEWS, 40_000)


def test_what_is_blank_is_named_and_nothing_is_made_up() -> None:
    found = worked_demand(DemandFrom(register="kidney", leaving=0.1), 40_000)
    assert found.people is None
    assert found.missing == ("prevalence", "reviews_each", "uptake", "joining")
    assert worked_demand(DemandFrom(), 40_000).missing == ("prevalence", "ages", "national")


def test_more_uptake_than_everybody_is_refused() -> None:
    with pytest.raises(OutOfBoundsError):
        worked_demand(replace(REVIEWS, uptake=1.2), 40_000)


def test_nobody_needs_nothing() -> None:
    still = replace(REVIEWS, leaving=None, joining=None)
    assert worked_demand(still, 0).people == 0
    assert worked_demand(DemandFrom(national=6), 0).per_10000 == 0


def test_a_stream_takes_its_worked_rate_and_keeps_its_spread() -> None:
    stream = replace(starter("copd").streams[1], worked_from=REVIEWS)
    rate = with_worked_rate(stream, 40_000, "Cluster audit").per_10000
    assert rate.central == pytest.approx(702.45 / 4)
    assert rate.high / rate.central == pytest.approx(
        stream.per_10000.high / stream.per_10000.central
    )
    assert (rate.basis, rate.source) == ("D", "Cluster audit")
    typed = starter("copd").streams[0]
    assert with_worked_rate(typed, 40_000) is typed


def test_the_working_is_kept_in_the_file_and_moves_no_figure() -> None:
    copd = starter("copd")
    worked = replace(copd, streams=(replace(copd.streams[0], worked_from=REVIEWS),))
    assert read_pathway(write_pathway(worked)) == worked
    assert "worked_from" not in str(write_pathway(copd))


def test_registers_say_where_they_are_from_and_what_is_missing() -> None:
    powys = register("diabetes", "W11000024")
    assert powys is not None
    assert (powys.basis, powys.area) == (Basis.SOURCED, "W11000024")
    assert powys.source.en.startswith("StatsWales")
    # Of people of 17 and over: of everybody only once it is known how many those are.
    assert share_of_all(powys, None) is None
    assert share_of_all(powys, 0.8) == pytest.approx(0.8 * 0.08005)
    kidney = register("kidney", "W11000024")
    assert kidney is not None
    assert (kidney.share, kidney.area) == (None, WALES)
    assert register("nothing", WALES) is None


def test_every_register_with_a_figure_names_its_source_in_both_languages() -> None:
    for one in registers():
        assert all((one.name.en, one.name.cy, one.area_name.cy)), one.id
        assert (one.share is None) == (not one.source.en and not one.source.cy), one.id
        assert one.share is None or 0 < one.share < 1


@pytest.mark.parametrize("pathway", STARTERS)
def test_what_is_missing_is_asked_for_before_what_has_a_stand_in(pathway: str) -> None:
    asks = to_supply(starter(pathway), default_assumptions())
    states = [ask.state for ask in asks]
    assert states == sorted(states, key=[State.MISSING, State.PLACEHOLDER].index)
    assert {State.MISSING, State.PLACEHOLDER} == set(states)
    for ask in asks:
        assert all((ask.name.en, ask.name.cy, ask.holder.en, ask.holder.cy))


def test_every_blank_is_asked_for_by_somebody_who_needs_it() -> None:
    asked = {
        key
        for s in STARTERS
        for ask in to_supply(starter(s), default_assumptions())
        for key in ask.missing
    }
    of_tests = {test for s in STARTERS for test in starter(s).tests_used}
    blanks = {
        key
        for key in default_assumptions().blanks
        if not key.startswith(("turnaround.", "loan_days.")) or key.partition(".")[2] in of_tests
    }
    assert blanks <= asked


def test_what_is_given_and_confirmed_is_no_longer_asked_for() -> None:
    def open_keys(pathway: Pathway, **own: Quantity) -> set[str]:
        inputs = default_assumptions().with_values(own)
        asks = to_supply(pathway, inputs)
        return {key for ask in asks for key in (*ask.missing, *ask.unconfirmed)}

    copd = starter("copd")
    assert {"turnover", "discount_rate", "growth", "funding", "practice"} <= open_keys(copd)
    confirmed = Quantity.exact(0.1, "local")
    assert not {"turnover", "discount_rate"} & open_keys(
        copd, turnover=confirmed, discount_rate=confirmed
    )
    paid = replace(copd, money=Money((FundingLine("Core", 1, organisation="GMS"),), (), 0.0))
    assert not {"funding", "fund", "practice"} & open_keys(paid)
    for found in parameters(copd):
        if found.key.endswith(".growth"):
            copd = with_parameter(copd, found.key, Quantity.exact(0.01, "local"))
    assert "growth" not in open_keys(copd)


def test_a_test_nobody_uses_is_not_asked_about() -> None:
    asks = to_supply(starter("copd"), default_assumptions())
    assert not [k for ask in asks for k in ask.missing if k == "turnaround.cxr"]
