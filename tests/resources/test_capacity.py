"""Services that cannot keep up: what stays in hospital, who waits, one hub or several."""

from dataclasses import replace

import pytest

from pathways.edits import replace_step
from pathways.library import starter
from pathways.model import Pathway, Setting
from pathways.proposal_parts import Governance
from pathways.values import Hours, Quantity
from resources.assumptions import default_assumptions
from resources.capacity import (
    booked_need,
    hub_or_separate,
    open_hours,
    same_day_needs,
    step_uses,
)
from resources.diagnostics import moved_tests
from resources.estimate import Estimate, estimate, net_recurring_if


def with_capacity(pathway: Pathway, step_id: str, contacts: float) -> Pathway:
    step = pathway.step(step_id)
    delivery = replace(step.deliveries["proposed"], capacity=Quantity.exact(contacts))
    return replace_step(
        pathway, replace(step, deliveries=step.deliveries.with_("proposed", delivery))
    )


def made_of(pathway: Pathway, *, is_held: bool = False, **given: float) -> Estimate:
    own = {k.replace("__", "."): Quantity.exact(v, "local") for k, v in given.items()}
    inputs = default_assumptions().with_values(own)
    return estimate(pathway, population=40_000, assumptions=inputs, is_held=is_held)


@pytest.fixture
def short() -> Pathway:
    """Spirometry leaves hospital, and the community has room for 20 a year."""
    return with_capacity(starter("copd"), "spiro", 20)


def test_spirometry_leaves_hospital_in_the_starter() -> None:
    step = starter("copd").step("spiro")
    assert step.setting("current") is Setting.HOSPITAL
    assert step.setting("proposed") is Setting.COMMUNITY


def test_capacities_change_nothing_until_asked_for(short: Pathway) -> None:
    assert made_of(short).headline == made_of(starter("copd")).headline


def test_community_does_what_it_has_room_for_and_hospital_the_rest(short: Pathway) -> None:
    free, held = made_of(short).final, made_of(short, is_held=True).final
    community, hospital = ("spiro", "community"), ("spiro", "hospital")
    wanted = free.planned.step_contacts[community]
    assert wanted > 20
    assert held.planned.step_contacts[community] == pytest.approx(20)
    # Those who go on in hospital: the share not on the option, and the overflow.
    stays = free.planned.step_contacts.get(hospital, 0.0)
    over = held.planned.step_contacts[hospital] - stays
    (use,) = (u for u in step_uses(made_of(short)) if u.year == free.year)
    assert over == pytest.approx(wanted - 20, rel=0.1)  # fewer miss a test in one of the two
    assert use.wanted == pytest.approx(wanted)
    assert use.overflow == pytest.approx(wanted - 20)
    assert (use.is_stable, use.unmet) == (False, 0)


def test_overflow_is_costed_in_hospital(short: Pathway) -> None:
    free, held = made_of(short), made_of(short, is_held=True)
    assert held.headline.contacts_out < free.headline.contacts_out
    assert held.headline.released < free.headline.released
    assert held.headline.recurring_cost < free.headline.recurring_cost
    assert net_recurring_if(held) == pytest.approx(held.final.net_recurring)


def test_visits_are_the_same_wherever_they_are_made(short: Pathway) -> None:
    free, held = made_of(short).final, made_of(short, is_held=True).final
    for step, visits in free.planned.visits.items():
        assert held.planned.visits[step] == pytest.approx(visits)


def test_room_for_everybody_is_no_capacity_at_all(short: Pathway) -> None:
    roomy = with_capacity(short, "spiro", 1e6)
    free, held = made_of(roomy).headline, made_of(roomy, is_held=True).headline
    for figure in free.__dataclass_fields__:
        assert getattr(held, figure) == pytest.approx(getattr(free, figure))


def test_tests_are_found_where_the_overflow_is_done(short: Pathway) -> None:
    made = made_of(short, is_held=True)
    for (test, setting), n in made.final.planned.tests.items():
        found = sum(
            one.planned
            for one in moved_tests(made)
            if (one.place.test, one.place.setting) == (test, setting)
        )
        assert found == pytest.approx(n, abs=1e-9)


def test_a_step_that_was_never_in_hospital_leaves_people_unmet() -> None:
    uses = step_uses(made_of(with_capacity(starter("copd"), "review", 100)))
    assert all((use.overflow, use.pounds) == (0, 0) for use in uses)
    assert uses[0].unmet == pytest.approx(uses[0].wanted - 100)


def test_a_step_without_any_room_is_unstable() -> None:
    closed = step_uses(made_of(with_capacity(starter("copd"), "spiro", 0)))
    assert all(use.utilisation == float("inf") and not use.is_stable for use in closed)


def test_opening_hours_add_up_over_the_year() -> None:
    # Five days of ten and a half hours, 52 weeks.
    assert open_hours(Hours.read("Mon-Fri 8:00-18:30")) == pytest.approx(5 * 10.5 * 52)
    assert open_hours(Hours()) is None


def test_people_who_walk_in_are_seen_in_time() -> None:
    upc = starter("upc")
    known = replace(upc, governance=Governance(service_hours=Hours.read("7 days 08:00-20:00")))
    (need,) = same_day_needs(made_of(known))
    assert need.found.within is not None
    assert need.found.within >= 0.9
    assert need.arriving / need.serving < need.servers
    closed = replace(upc, governance=Governance())
    assert not list(same_day_needs(made_of(closed)))


def test_booked_care_waits_a_quarter_of_the_longest_wait() -> None:
    assert booked_need(made_of(starter("copd")), "spiro") is None
    need = booked_need(made_of(starter("copd"), booked__longest_wait=8), "spiro")
    assert need is not None
    assert need.waiting.mean_wait == 2
    assert need.waiting.list_size == pytest.approx(2 * need.weekly)
    # Numbers that vary by chance need (1 + 1) / 2 · 4 / 8 = half a place a week more.
    assert need.steady == pytest.approx(need.weekly + 0.5)
    assert need.is_enough is None


def test_one_hub_needs_fewer_people_than_three_services() -> None:
    hub = hub_or_separate([4.0, 4.0, 4.0], 4.0, 0.25, 0.9)
    assert hub.separate == (3, 3, 3)
    assert hub.shared < 9
    assert hub.saved == 9 - hub.shared
