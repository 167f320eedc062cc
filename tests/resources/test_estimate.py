"""The whole estimate: what is conserved, what follows from what, and what is refused."""

from dataclasses import replace

import pytest

from pathways.bounds import BoundsError
from pathways.edits import set_setting, set_share
from pathways.errors import ClosedLoopError, MissingRoleError
from pathways.library import STARTERS, library, starter
from pathways.model import Connection, Kind, Setting, StaffLine, Step
from pathways.outside import PlacedBoundsError
from pathways.parameters import with_parameter
from pathways.proposal_parts import Money, ReleaseLine
from pathways.values import FrozenMap, Name, Quantity
from resources.activity import slots
from resources.assumptions import default_assumptions
from resources.costs import HospitalRelease, device_annuity, hospital_release, on_costs, pay_per_wte
from resources.errors import (
    MissingEntryError,
    OutOfBoundsError,
    RebookingError,
    SharesError,
    TooLargeError,
    UnknownInputError,
)
from resources.estimate import Estimate, estimate
from resources.explain import FIGURES, explain
from resources.finance import lagged, quarterly_ramp
from resources.workforce import direct_hours


@pytest.fixture(params=STARTERS)
def made(request: pytest.FixtureRequest) -> Estimate:
    return estimate(starter(request.param), population=40_000)


def test_row_sums_equal_what_is_released_in_every_part_and_year(made: Estimate) -> None:
    for year in made.years:
        for table in year.minutes_transfers:
            for donor, released in table.released.items():
                assert table.row_sum(donor) == pytest.approx(released, rel=1e-9)


def test_minutes_are_conserved_between_unchanged_and_planned(made: Estimate) -> None:
    for year in made.years:
        rises = sum(sum(t.required.values()) for t in year.minutes_transfers)
        falls = sum(sum(t.released.values()) for t in year.minutes_transfers)
        before, after = (sum(a.minutes.values()) for a in (year.unchanged, year.planned))
        assert before - falls + rises == pytest.approx(after, rel=1e-9)


def test_no_more_is_matched_than_is_required_or_released(made: Estimate) -> None:
    for table in made.final.minutes_transfers:
        matched = sum(table.matched.values())
        assert matched <= sum(table.required.values()) + 1e-9
        assert matched <= sum(table.released.values()) + 1e-9
    assert made.final.wte_moved <= made.final.wte_needed + 1e-12
    assert made.final.wte_moved <= made.final.wte_released + 1e-12


def test_everybody_who_enters_leaves_by_an_end(made: Estimate) -> None:
    ends = [s.id for s in made.pathway.steps if s.is_end]
    for design in made.designs:
        for visits in made.per_entrant[design].values():
            assert sum(visits.get(e, 0.0) for e in ends) == pytest.approx(1.0, abs=1e-9)


def test_released_and_stranded_add_up_to_the_average_cost_of_what_left(made: Estimate) -> None:
    year = made.final
    fall = year.hospital_unchanged.total - year.hospital_planned.total
    assert year.release.released + year.release.stranded == pytest.approx(fall, abs=1e-6)
    assert year.release.cashable + year.release.capacity == pytest.approx(
        year.release.released, abs=1e-6
    )


def test_nothing_moves_in_the_base_year(made: Estimate) -> None:
    base = made.years[0]
    assert base.contacts_out == 0
    assert base.recurring_cost == 0
    assert base.wte_needed == 0


def test_every_figure_opens_into_parts_that_add_up_to_it(made: Estimate) -> None:
    for figure in FIGURES:
        opened = explain(made, figure)
        assert opened.inputs, figure
        if opened.parts:
            total = sum(part.value for part in opened.parts)
            assert total == pytest.approx(opened.value, abs=1e-6), figure


def test_no_people_need_nothing() -> None:
    nobody = estimate(starter("copd"), population=0)
    assert nobody.headline.contacts_out == 0
    assert nobody.headline.ls1_current is None  # nothing to share, which is not zero


def test_twice_the_people_make_twice_the_contacts() -> None:
    one, two = (estimate(starter("dvt"), population=n).headline for n in (20_000, 40_000))
    assert two.contacts_out == pytest.approx(2 * one.contacts_out)


def test_a_population_below_zero_is_refused() -> None:
    with pytest.raises(OutOfBoundsError):
        estimate(starter("copd"), population=-1)


def test_chances_that_do_not_add_up_block_the_figures_and_name_the_step() -> None:
    broken = set_share(starter("copd"), "triage", "prevent", "proposed", 0.5)
    with pytest.raises(SharesError, match="Practice assessment"):
        estimate(broken, population=40_000)


def test_a_stream_without_a_start_blocks_the_figures() -> None:
    copd = starter("copd")
    lost = replace(copd, streams=(replace(copd.streams[0], entry=""),))
    with pytest.raises(MissingEntryError, match="Suspected"):
        estimate(lost, population=40_000)


def test_a_closed_loop_is_named_before_anything_is_solved() -> None:
    copd = starter("copd")
    x, y = (Step(i, Name(i), Kind.REVIEW, copd.step("review").deliveries) for i in ("x", "y"))
    both = FrozenMap(current=1.0, proposed=1.0)
    trapped = replace(
        copd,
        steps=(*copd.steps, x, y),
        connections=(
            *copd.connections,
            Connection("x", "y", both),
            Connection("y", "x", both),
        ),
    )
    with pytest.raises(ClosedLoopError) as caught:
        estimate(trapped, population=40_000)
    assert caught.value.ids == ("x", "y")


def test_an_unknown_role_is_named() -> None:
    copd = starter("copd")
    step = copd.step("spiro")
    delivery = step.deliveries["proposed"]
    line = StaffLine("wizard", delivery.staff[0].part, delivery.staff[0].minutes)
    odd = replace(
        copd,
        steps=tuple(
            replace(s, deliveries=s.deliveries.with_("proposed", replace(delivery, staff=(line,))))
            if s.id == "spiro"
            else s
            for s in copd.steps
        ),
    )
    with pytest.raises(MissingRoleError, match="wizard"):
        estimate(odd, population=40_000)


def test_nobody_is_ever_seen_if_all_miss_and_all_are_rebooked() -> None:
    with pytest.raises(RebookingError):
        slots(100, 1.0, 1.0)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("weekly_hours", 0),
        ("direct_contact", 0),
        ("device_hours", 0),
        ("failed_tests", 1),
        ("session_size.clinic", 0),
        ("discount_rate", -1),
        ("inflation", 1e6),
        ("rebooked", 1.1),
    ],
)
def test_an_assumption_no_sum_can_take_is_refused_by_name(key: str, value: float) -> None:
    known = default_assumptions()
    with pytest.raises(BoundsError) as error:
        known.with_values({key: Quantity.exact(value)})
    assert str(error.value).startswith(f"“{known[key].name.en}” is ")


@pytest.mark.parametrize("key", sorted(default_assumptions()))
def test_an_estimate_stands_at_both_bounds_of_every_assumption(key: str) -> None:
    known = default_assumptions()
    for value in (known[key].bounds.low, known[key].bounds.high):
        made = estimate(
            starter("copd"),
            population=40_000,
            assumptions=known.with_values({key: Quantity.exact(value)}),
        )
        assert made.headline.recurring_cost == pytest.approx(made.headline.recurring_cost)


def test_the_worst_posts_within_bounds_still_have_hours() -> None:
    worst = {"sickness": 0.5, "study": 0.4, "annual_leave_days": 100, "bank_holidays": 60,
             "weekly_hours": 10, "direct_contact": 0.05}  # fmt: skip
    inputs = default_assumptions().with_values({k: Quantity.exact(v) for k, v in worst.items()})
    # 520 h less 160 days of 2 h is 200 h; a tenth of it is worked, a twentieth of that direct: 1 h.
    assert direct_hours(inputs) == pytest.approx(1.0)


@pytest.mark.parametrize("rate", [1e-300, 1e-12, 0.0])
def test_a_device_without_interest_is_paid_in_equal_parts(rate: float) -> None:
    assert device_annuity(6_000, 8, rate) == 750


def test_a_number_out_of_bounds_gives_no_figures() -> None:
    copd = starter("copd")
    with pytest.raises(PlacedBoundsError, match=r"is 300%\. Give a number from 0% to 100%"):
        estimate(with_parameter(copd, "adoption.5", Quantity.exact(3)), population=40_000)


def test_a_number_too_large_for_any_sum_is_said_so() -> None:
    copd = starter("copd")
    for stream in copd.streams:
        key = f"streams.{stream.id}.per_10000"
        copd = with_parameter(copd, key, Quantity.exact(1_000_000))
    with pytest.raises(TooLargeError, match="too large or too small"):
        estimate(copd, population=1e13)


def test_moving_a_step_back_to_hospital_lowers_the_contacts_that_leave() -> None:
    copd = starter("copd")
    back = set_setting(copd, ["spiro"], "proposed", Setting.HOSPITAL)
    out = [estimate(p, population=40_000).headline.contacts_out for p in (copd, back)]
    assert out[1] < out[0]


def test_band_pay_in_the_table_is_built_up_as_the_formula_says() -> None:
    # Band 5: 37,796 + 15% of (37,796 - 5,000) + 23.78% of 37,796 = 51,703 to the pound.
    nurse = library().role("nurse_b5")
    built = on_costs(
        37_796, ni_rate=0.15, ni_threshold=5_000, pension=0.2378, levy=0, overhead=0, hours=1
    )
    assert pay_per_wte(nurse, default_assumptions()) == 51_703
    assert built.with_on_costs == pytest.approx(51_703, abs=1)


def test_a_general_practitioner_is_built_up_from_salary() -> None:
    # 110,000 + 15% of 105,000 + 23.78% of 110,000 = 151,908
    assert pay_per_wte(library().role("gp"), default_assumptions()) == pytest.approx(151_908)


def test_an_unknown_assumption_is_refused_with_the_closest() -> None:
    with pytest.raises(UnknownInputError, match="sickness"):
        default_assumptions().with_values({"sicknes": Quantity.exact(0.1)})


def test_every_price_says_its_year_and_every_assumption_its_source() -> None:
    for assumption in default_assumptions().values():
        assert assumption.source.en, assumption.key
        assert assumption.name.en, assumption.key
        assert assumption.name.cy, assumption.key
        assert assumption.source.cy, assumption.key
        if "£" in assumption.unit:
            assert assumption.price_year, assumption.key


def test_a_service_ramps_up_evenly_to_its_last_year() -> None:
    # 50% then 100% of patients: a quarter of the way each quarter, in halves of the final level.
    ramp = quarterly_ramp([0.5, 1.0])
    assert ramp == pytest.approx((0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0))
    assert lagged(ramp, 2) == pytest.approx((0, 0, *ramp[:6]))
    assert quarterly_ramp([0.0, 0.0]) == (0.0,) * 8


def test_a_post_named_to_stop_turns_capacity_into_cash() -> None:
    made = estimate(starter("hf_af"), population=40_000)

    def released(posts: float) -> HospitalRelease:
        money = Money(release=(ReleaseLine("Clinic nurse", "post", posts),))
        named = replace(made.pathway, money=money)
        year = made.final
        return hospital_release(named, year.unchanged, year.planned, made.assumptions, 50_000.0)

    none, half = released(0.0), released(0.5)
    assert half.cashable - none.cashable == pytest.approx(25_000)  # half a post at £50,000
    assert half.cashable + half.capacity == pytest.approx(none.cashable + none.capacity)
