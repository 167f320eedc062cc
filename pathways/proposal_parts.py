"""What a pathway says besides its graph: governance, evaluation, exit, equity, money and plans."""

from dataclasses import dataclass, field
from enum import StrEnum

from pathways.values import FrozenMap, Hours, Quantity

__all__ = [
    "AreaAccess",
    "AvoidedAdmissions",
    "ClinicalNetwork",
    "Engagement",
    "Equity",
    "Evaluation",
    "Exit",
    "FeatureStatus",
    "FourFeatures",
    "FundingLine",
    "Governance",
    "HospitalReason",
    "Measure",
    "Money",
    "ReleaseLine",
    "StaffPlan",
    "TestFeature",
]


@dataclass(frozen=True, slots=True)
class HospitalReason:
    """Why a step stays in hospital; ``year`` is the plan year an interim step moves by."""

    code: str = ""
    text: str = ""
    year: int | None = None

    @property
    def is_given(self) -> bool:
        """Whether both the kind of reason and the reason itself are there."""
        return bool(self.code and self.text.strip())


class FeatureStatus(StrEnum):
    """How far one of a test's four features is established."""

    TO_CONFIRM = "to confirm"
    IN_HAND = "in hand"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class TestFeature:
    """One of the four features of a test, and what shows it."""

    __test__ = False  # not a class of tests

    status: FeatureStatus = FeatureStatus.TO_CONFIRM
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class FourFeatures:
    """The four features every diagnostic must establish (Community by Design, Appendix 1)."""

    agreed_pathway: TestFeature = TestFeature()
    technical: TestFeature = TestFeature()
    interpretation: TestFeature = TestFeature()
    device: TestFeature = TestFeature()


@dataclass(frozen=True, slots=True)
class Governance:
    """Who carries the risk, when the service and its advice are open, and what happens next."""

    risk_owner_24h: str = ""
    service_hours: Hours = Hours()
    advice_hours: Hours = Hours()
    escalation: str = ""
    incident_reporting: str = ""
    results_to: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is counted; ``baseline`` and ``target`` share ``unit``; ``date`` is ISO."""

    name: str
    baseline: float | None = None
    target: float | None = None
    unit: str = ""
    date: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How it will be known whether the pathway works; blank PROM and PREM need a reason."""

    prom: str = ""
    prem: str = ""
    measures: tuple[Measure, ...] = ()
    review_months: tuple[int, ...] = ()
    not_applicable: str = ""


@dataclass(frozen=True, slots=True)
class Exit:
    """When the service is mainstreamed or stopped, decided by which month, and who then pays."""

    mainstream_if: str = ""
    stop_if: str = ""
    decide_by_month: int | None = None
    funder: str = ""


@dataclass(frozen=True, slots=True)
class Engagement:
    """One conversation with the public, Llais or staff."""

    who: str
    how: str = ""
    date: str = ""
    what_changed: str = ""


@dataclass(frozen=True, slots=True)
class AreaAccess:
    """People of one area, and how long they travel to the service now and as proposed [minutes]."""

    name: str
    people: float
    minutes_current: float
    minutes_proposed: float


@dataclass(frozen=True, slots=True)
class Equity:
    """Who is reached. Fifths run from least (1) to most deprived (5).

    ``deprivation_shares`` are fractions of demand; ``reach_current`` and ``reach_proposed`` are
    people reached per 1,000 in each fifth; each is empty or has five values. ``areas`` say how far
    people live from the service.
    """

    target: str = ""
    deprivation_shares: tuple[float, ...] = ()
    reach_current: tuple[float, ...] = ()
    reach_proposed: tuple[float, ...] = ()
    welsh_offer: str = ""
    areas: tuple[AreaAccess, ...] = ()


@dataclass(frozen=True, slots=True)
class ClinicalNetwork:
    """The national clinical network, and whether it agreed the pathway."""

    name: str = ""
    has_agreed: bool = False


@dataclass(frozen=True, slots=True)
class FundingLine:
    """Money that pays for part of the proposal [£/year]; ``is_recurrent`` means it does not end.

    ``organisation`` is who it is paid to; blank where nobody has said.
    """

    name: str
    pounds: float
    is_recurrent: bool = True
    until_year: int | None = None
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """Something named that stops in hospital: ``kind`` is post, beds or contract; WTE released."""

    name: str
    kind: str
    wte: float = 0.0


@dataclass(frozen=True, slots=True)
class Money:
    """What is said about paying for the pathway.

    ``transition_fund`` is the one-off sum set aside for double running [£]; ``None`` is not said.
    """

    funding: tuple[FundingLine, ...] = ()
    release: tuple[ReleaseLine, ...] = ()
    transition_fund: float | None = None
    transition_source: str = ""


@dataclass(frozen=True, slots=True)
class StaffPlan:
    """Supply of a role in the area [WTE] and how more will be found, in words.

    ``completing`` training and ``recruited`` are by plan year [WTE/year]; ``turnover`` is the share
    who leave in a year, ``None`` where that of the assumptions holds; ``training_months`` until
    somebody who begins can do the work.
    """

    role: str
    supply_wte: float
    plan: str = ""
    completing: tuple[float, ...] = ()
    recruited: tuple[float, ...] = ()
    turnover: float | None = None
    training_months: int | None = None


@dataclass(frozen=True, slots=True)
class AvoidedAdmissions:
    """Admissions the pathway says it avoids (reach, risk, effect, attribution; see G3).

    ``overlap_with`` names pathways whose claim on the same people has been taken into account.
    """

    condition: str
    age_group: str = ""
    at_risk: Quantity = field(default_factory=lambda: Quantity.exact(0))
    baseline_risk: Quantity = field(default_factory=lambda: Quantity.exact(0))
    relative_reduction: Quantity = field(default_factory=lambda: Quantity.exact(0))
    attribution: Quantity = field(default_factory=lambda: Quantity.exact(1))
    length_of_stay: Quantity = field(default_factory=lambda: Quantity.exact(0))
    overlap_with: FrozenMap[float] = field(default_factory=FrozenMap)
