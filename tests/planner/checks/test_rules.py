"""Every rule speaks where it should and is silent where it should, on one sound small pathway."""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from typing import Final

import pytest
from sound import SOUND, Break, deliver, fields, share, staff, step, workspace

from pathways.errors import UserError
from pathways.model import Kind, Part, Pathway, Setting
from pathways.proposal_parts import (
    AvoidedAdmissions,
    Engagement,
    Equity,
    FundingLine,
    HospitalReason,
    StaffPlan,
    TestFeature,
)
from pathways.values import Basis, FrozenMap, Hours, Name, Quantity
from planner.checks import RULES, Finding, findings
from planner.estimates import estimate_of
from planner.merging.conflict import Conflict
from planner.workspace import Workspace
from resources.sensitivity import Swing

MINE = SOUND.pathways[0]
THEIRS = replace(MINE, id="theirs", name=Name("Their breath"), cluster="There")
OTHER_STEPS = tuple(replace(s, name=Name(f"Another {s.id}")) for s in THEIRS.steps[:3])
CLAIM = AvoidedAdmissions("COPD", "65+")
ALL_AGES = replace(CLAIM, age_group="")
YOUNGER = replace(CLAIM, age_group="0-17")
SHARED = replace(CLAIM, overlap_with=FrozenMap(theirs=0.5))
CONFIRMED = MINE.features["spirometry"]
OPEN = TestFeature()
GROWTH = Swing("streams.new.growth", Quantity(0, 1, 2), Basis.ILLUSTRATIVE, 0, 100)


def disagree(field: str) -> Conflict:
    return Conflict((field,), '"a"', '"b"', '"c"')


def swing(key: str, size: float, basis: Basis = Basis.SOURCED) -> Swing:
    return Swing(key, Quantity(0, 1, 2), basis, 0, size)


def sure(*sizes: float) -> list[Swing]:
    return [swing(f"sure.{size}", size) for size in sizes]


def features(**changed: TestFeature) -> Break:
    return fields(features=FrozenMap(spirometry=replace(CONFIRMED, **changed)))


def both(*breaks: Break) -> Break:
    return lambda sound: reduce(lambda found, one: one(found), breaks, sound)


def why(code: str, year: int | None = None) -> Break:
    return step("clinic", why_hospital=HospitalReason(code, "as agreed", year))


def also(pathway: Pathway) -> Break:
    return lambda sound: sound.with_pathway(pathway)


def assume(**values: float) -> Break:
    return workspace(assumptions=FrozenMap({k: Quantity.exact(v) for k, v in values.items()}))


def travel(minutes: float) -> Break:
    lines = MINE.step("spirometry").deliveries["proposed"].staff
    return deliver("spirometry", staff=(*lines, staff("gp", Part.TRAVEL, minutes)))


def reach(*proposed: float) -> Break:
    return fields("equity", reach_proposed=proposed)


LOOP = both(share("rehab", "rehab", 0.95), share("rehab", "home", 0.05))
SHORTER_LOOP = both(share("rehab", "rehab", 0.9), share("rehab", "home", 0.1))
TRAPPED = (share("rehab", "home", None), share("rehab", "clinic", 1.0))
SHORT = fields(staff_plans=(StaffPlan("hcsw_b3", 0.1),))
SAME_REHAB = deliver("rehab", staff=MINE.step("rehab").deliveries["current"].staff)
SHORT_MONEY = fields("money", funding=(FundingLine("Pilot", 9, is_recurrent=False),))
NO_FUNDER = fields("exit", funder="")
JUNIOR = deliver(
    "spirometry",
    staff=(staff("hcsw_b3", Part.TECHNICAL, 30), staff("nurse_b5", Part.INTERPRETATION, 5)),
)
NOBODY_READS = deliver("spirometry", staff=(staff("hcsw_b3", Part.TECHNICAL, 30),))
READ_AFTERWARDS = deliver("rehab", staff=(staff("physiologist_b6", Part.INTERPRETATION, 5),))
DEARER = deliver(
    "spirometry",
    staff=(staff("hcsw_b3", Part.TECHNICAL, 300), staff("cns_b7", Part.INTERPRETATION, 5)),
)
BACKWARDS = both(
    deliver("spirometry", "current", setting=Setting.COMMUNITY),
    deliver("spirometry", setting=Setting.HOSPITAL),
)

# Rule, what is broken, what it is about.
FIRES: Final[Sequence[tuple[str, Break, tuple[str, ...]]]] = (
    ("G01", share("spirometry", "clinic", 0.1, "proposed"), ("spirometry",)),
    ("G01", share("clinic", "rehab", None, "current"), ("clinic",)),  # leads nowhere
    ("G02", share("spirometry", "clinic", 1.2, "current"), ("spirometry", "clinic")),
    ("G02", share("advice", "rehab", -0.1), ("advice", "rehab")),
    ("G02", share("advice", "rehab", None), ("advice", "rehab")),  # drawn, and blank
    ("G02", share("home", "advice", 0.5), ("home", "advice")),  # on from an end
    ("G03", share("spirometry", "clinic", 0.0, "proposed"), ("clinic",)),
    ("G04", both(*TRAPPED), ("clinic", "rehab")),
    ("G05", fields(streams=(replace(MINE.streams[0], entry=""),)), ("new",)),
    ("G05", fields(streams=()), ()),
    ("G06", LOOP, ("rehab",)),  # one in 20 leaves: 20 visits
    ("G07", step("home", kind=Kind.CONTACT), ()),
    ("C01", step("clinic", why_hospital=HospitalReason("complex")), ("clinic",)),
    ("C02", why("interim"), ("clinic",)),
    ("C02", why("interim", 4), ("clinic",)),  # the plan has three years
    ("C03", why("bed"), ("clinic",)),
    ("C04", step("advice", kind=Kind.CONTACT), ()),
    ("C05", step("rehab", kind=Kind.CONTACT), ()),
    ("C08", BACKWARDS, ()),
    ("D01", features(agreed_pathway=OPEN), ("spirometry",)),
    ("D02", features(technical=OPEN), ("spirometry",)),
    ("D02", deliver("spirometry", staff=()), ("spirometry",)),
    ("D03", features(interpretation=OPEN), ("spirometry",)),
    ("D03", NOBODY_READS, ("spirometry",)),
    ("D04", features(device=OPEN), ("spirometry",)),
    ("D05", JUNIOR, ("spirometry",)),
    ("D07", fields("governance", results_to="HB acute"), ()),
    ("D07", fields("governance", results_to=""), ()),
    ("Q01", fields("governance", risk_owner_24h=" "), ()),
    ("Q02", fields("governance", advice_hours=Hours.read("Mon-Fri 9:00-13:00")), ()),
    ("Q02", fields("governance", advice_hours=Hours()), ()),
    ("Q03", fields("governance", escalation=""), ()),
    ("Q04", fields("evaluation", prom=""), ()),
    ("Q06", fields("exit", decide_by_month=None), ()),
    ("Q07", fields(engagement=()), ()),
    ("Q07", fields(engagement=(Engagement("none"),)), ()),
    ("W01", SHORT, ("hcsw_b3",)),
    ("W02", travel(9), ("gp", "travel")),
    ("W02", SAME_REHAB, ("consultant", "care")),
    ("R01", DEARER, ()),
    ("R02", assume(variable_share=1), ("variable_share",)),
    ("R02", assume(fixed_share=0, semi_share=0), ("variable_share",)),
    ("R03", fields("money", release=()), ()),
    ("R04", fields("money", transition_fund=None), ()),
    ("R04", fields("money", transition_fund=1), ()),
    ("R05", fields(adoption=MINE.adoption[:2]), ()),
    ("R06", both(SHORT_MONEY, NO_FUNDER), ()),
    ("E01", fields(equity=Equity()), ()),
    ("E02", reach(60, 52, 44, 36, 28), ()),  # from -25 to -40 per 1,000
    ("N03", fields(adoption=(*MINE.adoption, Quantity(0.9, 0.8, 1))), ("adoption.4",)),
    ("N03", workspace(assumptions=FrozenMap(sickness=Quantity(0, 0.2, 0.1))), ("sickness",)),
    ("N03", fields(adoption=(*MINE.adoption, Quantity(0.9, 0.95, 1.2))), ("adoption.4",)),
    ("N03", fields(adoption=(Quantity.exact(1),) * 11), ()),
    ("N03", assume(weekly_hours=0), ("weekly_hours",)),
    ("N03", fields("money", transition_fund=-1), ("money.transition_fund",)),
    ("P01", also(THEIRS), ("theirs",)),
    ("P01", also(replace(THEIRS, steps=(*OTHER_STEPS[:1], *THEIRS.steps[1:]))), ("theirs",)),
    ("P02", both(fields(avoided=CLAIM), also(replace(THEIRS, avoided=ALL_AGES))), ("theirs",)),
    ("P05", workspace(conflicts=(disagree("cluster"), disagree("pcpg"))), ()),
)  # fmt: skip

# Rule, what comes near and is no fault.
SILENT: Final[Sequence[tuple[str, Break]]] = (
    ("G01", share("spirometry", "clinic", 0.2 + 9e-7, "proposed")),
    ("G02", share("advice", "rehab", 0.0)),
    ("G03", share("clinic", "rehab", 1.0)),
    ("G04", LOOP),  # few leave, but some do
    ("G05", fields(streams=(replace(MINE.streams[0], entry="clinic"),))),
    ("G06", SHORTER_LOOP),  # 10 visits
    ("G07", step("home", name=Name("Discharged"))),
    ("C01", deliver("clinic", setting=Setting.VIRTUAL)),
    ("C02", why("interim", 3)),
    ("C03", both(why("bed"), deliver("clinic", bed_days=Quantity.exact(2)))),
    ("C03", both(why("bed"), step("clinic", kind=Kind.PROCEDURE))),
    ("C04", step("advice", name=Name("Stop smoking"))),
    ("C05", step("rehab", name=Name("Exercise at home"))),
    ("C08", deliver("clinic", setting=Setting.COMMUNITY)),
    ("D01", features(agreed_pathway=replace(CONFIRMED.agreed_pathway, evidence=""))),
    ("D02", features(agreed_pathway=OPEN)),
    ("D03", both(NOBODY_READS, READ_AFTERWARDS)),  # at the step that follows
    ("D04", features(technical=OPEN)),
    ("D05", deliver("spirometry", "current", staff=(staff("hcsw_b3", Part.INTERPRETATION, 5),))),
    ("D07", fields("governance", results_to="Requester")),
    ("Q01", both(
        fields("governance", risk_owner_24h=""),
        deliver("spirometry", "current", setting=Setting.COMMUNITY),
    )),  # nothing leaves hospital
    ("Q02", fields("governance", service_hours=Hours.read("Mon 9:00-12:00"))),
    ("Q02", fields("governance", service_hours=Hours(), advice_hours=Hours())),
    ("Q03", fields("governance", escalation="999")),
    ("Q04", fields("evaluation", prom="not applicable: process service")),
    ("Q04", fields("evaluation", prom="", not_applicable="One contact only")),
    ("Q06", fields("exit", decide_by_month=0)),
    ("Q07", fields(engagement=(Engagement("Patient group"),))),
    ("W01", fields(staff_plans=(StaffPlan("hcsw_b3", 0.1, "Train two support workers"),))),
    ("W01", fields(staff_plans=())),  # supply not given: not known to be short
    ("W02", travel(0.5)),  # under 5% of what changes hands
    ("R01", fields(streams=(replace(MINE.streams[0], per_10000=Quantity.exact(200)),))),
    ("R02", assume(variable_share=0.5, fixed_share=0.5, semi_share=0)),
    ("R03", fields("money", transition_fund=2_000_000)),
    ("R04", fields(adoption=(Quantity.exact(0),) * 3)),  # nothing moves
    ("R05", fields(adoption=MINE.adoption[:3])),
    ("R06", SHORT_MONEY),  # the exit choice says how it ends
    ("E01", fields("equity", deprivation_shares=(0.1, 0.2, 0.2, 0.2, 0.3))),
    ("E02", reach(60, 57, 54, 51, 48)),  # from -25 to -15 per 1,000
    ("E02", fields(equity=Equity("", (), (50,) * 5, (60,) * 5))),
    ("N03", fields(adoption=(*MINE.adoption, Quantity(1, 1, 1)))),
    ("P01", also(replace(THEIRS, cluster="here"))),
    ("P01", also(replace(THEIRS, appendix1="Cardiology"))),
    ("P01", also(replace(THEIRS, steps=(*OTHER_STEPS[:2], *THEIRS.steps[2:])))),
    ("P02", both(fields(avoided=CLAIM), also(replace(THEIRS, avoided=YOUNGER)))),
    ("P02", both(fields(avoided=SHARED), also(replace(THEIRS, avoided=CLAIM)))),
    ("P05", workspace(conflicts=())),
)  # fmt: skip


def found(changed: Workspace, swings: Sequence[Swing] = ()) -> tuple[Finding, ...]:
    """The findings of the first pathway, with its estimate where one can be made."""
    pathway = changed.pathways[0]
    try:
        made = estimate_of(changed, pathway)
    except UserError:
        made = None
    return findings(changed, pathway.id, made, swings=swings)


def hits(rule: str, changed: Workspace, swings: Sequence[Swing] = ()) -> list[tuple[str, ...]]:
    return [finding.objects for finding in found(changed, swings) if finding.rule == rule]


def test_a_sound_pathway_has_no_findings() -> None:
    assert found(SOUND) == ()


@pytest.mark.parametrize(("rule", "broken", "objects"), FIRES, ids=[rule for rule, *_ in FIRES])
def test_a_rule_fires(rule: str, broken: Break, objects: tuple[str, ...]) -> None:
    assert hits(rule, broken(SOUND)) == [objects]


@pytest.mark.parametrize(("rule", "fine"), SILENT, ids=[rule for rule, _ in SILENT])
def test_a_rule_is_silent(rule: str, fine: Break) -> None:
    assert hits(rule, fine(SOUND)) == []


def test_n01_fires_for_an_illustrative_input_among_the_five_largest() -> None:
    swings = [*sure(500, 400, 300, 200), GROWTH, *sure(50)]
    assert hits("N01", SOUND, swings) == [("streams.new.growth",)]


def test_n01_is_silent_on_the_sixth_and_on_what_is_confirmed() -> None:
    assert hits("N01", SOUND, [*sure(500, 400, 300, 200, 101), GROWTH]) == []
    assert hits("N01", SOUND, [swing("sickness", 900, Basis.CONFIRMED)]) == []


def test_every_rule_is_shown_to_fire_and_to_be_silent() -> None:
    # Shown above, and in the tests of sub-pathways and of scenarios.
    elsewhere = {"N01", "S01", "S02", "S03", "S04"}
    assert {rule for rule, *_rest in FIRES} | elsewhere == set(RULES)
    assert {rule for rule, *_rest in SILENT} | elsewhere == set(RULES)
