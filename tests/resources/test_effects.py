"""What a plan changes for people: admissions, journeys, access, fairness, screens and Welsh."""

from dataclasses import replace

import pytest

from pathways.library import STARTERS, starter
from pathways.model import Pathway
from pathways.proposal_parts import AreaAccess, AvoidedAdmissions, Equity
from pathways.values import FrozenMap, Quantity
from resources.assumptions import default_assumptions
from resources.effects import avoided, beds_released, claims_together, journeys_saved
from resources.estimate import Estimate, estimate
from resources.reach import access_change, fifths_change, language_need, screen_need

CLAIM = AvoidedAdmissions(
    "COPD",
    "65+",
    Quantity.exact(300),
    Quantity.exact(0.12),
    Quantity.exact(0.25),
    Quantity.exact(0.8),
    Quantity.exact(6.5),
)
TRAVEL = {
    "travel.hospital_km": 22.0,
    "travel.community_km": 5.0,
    "travel.hospital_minutes": 35.0,
    "travel.community_minutes": 11.0,
}


def made_of(pathway: Pathway, given: dict[str, float] | None = None) -> Estimate:
    own = {key: Quantity.exact(value, "local") for key, value in (given or {}).items()}
    inputs = default_assumptions().with_values(own)
    return estimate(pathway, population=40_000, assumptions=inputs)


def at_once(pathway: Pathway, share: float) -> Pathway:
    return replace(pathway, adoption=(Quantity.exact(share),))


def test_avoided_admissions_are_reach_uptake_effect_and_attribution() -> None:
    # 300 · 0.12 · 0.25 · 0.8 = 7.2 admissions with everybody on the option; half of them here.
    made = made_of(replace(at_once(starter("copd"), 0.5), avoided=CLAIM))
    care = avoided(made)
    assert care is not None
    assert care[0].admissions == 0
    assert care[1].admissions == pytest.approx(3.6)
    assert care[1].bed_days == pytest.approx(23.4)
    # 23.4 bed days are not a ward but 0.07 of a bed.
    assert care[1].beds == pytest.approx(23.4 / (365 * 0.92))


def test_people_in_another_pathway_are_left_to_it() -> None:
    shared = replace(CLAIM, overlap_with=FrozenMap(hf_af=0.25))
    made = made_of(replace(at_once(starter("copd"), 1.0), avoided=shared))
    care = avoided(made)
    assert care is not None
    assert care[1].admissions == pytest.approx(7.2 * 0.75)


def test_no_claim_avoids_nothing_that_is_known() -> None:
    assert avoided(made_of(starter("copd"))) is None


def test_claims_on_the_same_people_multiply() -> None:
    many = [made_of(replace(at_once(starter(s), 1.0), avoided=CLAIM)) for s in ("copd", "hf_af")]
    # Each avoids 7.2 of 36 admissions, a fifth: together 36 · (1 − 0.8²) = 12.96, not 14.4.
    (overlap,) = claims_together(many).values()
    assert overlap.joint == pytest.approx(12.96)
    assert overlap.twice == pytest.approx(14.4 - 12.96)
    assert not claims_together(many[:1])


def test_beds_are_bed_days_over_the_year_and_occupancy() -> None:
    made = made_of(starter("copd"))
    days = made.final.unchanged.bed_days - made.final.planned.bed_days
    assert beds_released(made, made.final) == pytest.approx(days / 365 / 0.92)


@pytest.mark.parametrize("pathway", STARTERS)
def test_journeys_are_not_known_until_distances_are_given(pathway: str) -> None:
    made = made_of(starter(pathway))
    base, final = journeys_saved(made)[0], journeys_saved(made)[-1]
    assert (base.km, base.carbon, base.missing) == (0, 0, ())
    assert (final.km, final.hours, final.carbon) == (None, None, None)
    assert "travel.hospital_km" in final.missing


def test_journeys_are_there_and_back_by_place() -> None:
    made = made_of(starter("copd"), {**TRAVEL, "travel.home_km": 9, "travel.courier_km": 3})
    saved, year = journeys_saved(made)[-1], made.final
    more = {
        setting: year.planned.contacts.get(setting, 0) - year.unchanged.contacts.get(setting, 0)
        for setting in ("hospital", "community", "home")
    }
    km = 2 * (-more["hospital"] * 22 - more["community"] * 5)
    assert saved.km == pytest.approx(km)
    assert saved.hours == pytest.approx(2 * (-more["hospital"] * 35 - more["community"] * 11) / 60)
    assert saved.staff_km == pytest.approx(more["home"] * 9, abs=1e-9)
    carbon = km * 0.88 * 0.16725 - (saved.staff_km or 0) * 0.16725 - (saved.courier_km or 0) * 0.25
    assert saved.carbon == pytest.approx(carbon)


def test_carbon_may_be_more_than_before_and_is_shown() -> None:
    # Blood samples taken in the community travel by van, 60 km each.
    far = {**TRAVEL, "travel.home_km": 30.0, "travel.courier_km": 60.0}
    saved = journeys_saved(made_of(starter("phlebotomy"), far))[-1]
    assert saved.carbon is not None
    assert saved.carbon < 0


def test_access_is_the_share_of_people_near_enough() -> None:
    areas = (
        AreaAccess("Cwm", 2000, 15, 10),
        AreaAccess("Pentre", 3000, 28, 14),
        AreaAccess("Llan", 1500, 42, 22),
        AreaAccess("Mynydd", 500, 25, 31),
    )
    change = access_change(replace(starter("copd"), equity=Equity(areas=areas)))
    assert change is not None
    # 5,500 of 7,000 are within 30 minutes now, 6,500 as proposed.
    assert change.current.within == pytest.approx(5500 / 7000)
    assert change.within == pytest.approx(1000 / 7000)
    assert change.farther == ("Mynydd",)
    assert access_change(starter("copd")) is None


def test_fifths_are_weighed_by_the_people_in_them() -> None:
    reach = Equity(reach_current=(40, 38, 33, 30, 25), reach_proposed=(40, 39, 38, 37, 36))
    even = fifths_change(replace(starter("copd"), equity=reach))
    assert even is not None
    assert even.current.slope < even.proposed.slope < 0
    assert not even.is_wider
    known = replace(reach, deprivation_shares=(0.6, 0.1, 0.1, 0.1, 0.1))
    local = fifths_change(replace(starter("copd"), equity=known))
    assert local is not None
    assert local.current.mean == pytest.approx(0.6 * 40 + 0.1 * (38 + 33 + 30 + 25))
    assert fifths_change(starter("copd")) is None


def test_people_without_a_screen_are_counted_once_somebody_says_how_many() -> None:
    unknown = screen_need(made_of(starter("copd")))
    assert unknown.others is None
    known = screen_need(made_of(starter("copd"), {"digital.without": 0.1}))
    assert known.others == pytest.approx(0.1 * known.virtual)


def test_welsh_is_met_as_far_as_staff_can_speak_it() -> None:
    need = language_need(made_of(starter("copd"), {"welsh.wanted": 0.3, "welsh.staff": 0.2}))
    assert need.wanted == pytest.approx(0.3 * need.contacts)
    assert need.unmet == pytest.approx(0.1 * need.contacts)
    assert not need.is_offered
    assert language_need(made_of(starter("copd"))).unmet is None
