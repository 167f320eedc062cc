"""The pathway: streams, steps, deliveries and connections; well formed if it exists."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final

from pathways.demand_from import DemandFrom
from pathways.errors import (
    DesignNameError,
    DesignsError,
    DnaError,
    DuplicateError,
    GroupSizeError,
    IdError,
    MissingConnectionError,
    MissingDesignError,
    MissingStepError,
    MissingStreamError,
    NotANumberError,
)
from pathways.placing import AUTOMATIC, Placing
from pathways.proposal_parts import (
    AvoidedAdmissions,
    ClinicalNetwork,
    Engagement,
    Equity,
    Evaluation,
    Exit,
    FourFeatures,
    Governance,
    HospitalReason,
    Money,
    StaffPlan,
)
from pathways.scenarios import OptionsAppraisal, Scenario
from pathways.values import FrozenMap, Name, Quantity

__all__ = [
    "CONTACT_KINDS",
    "CURRENT",
    "PROPOSED",
    "Connection",
    "Delivery",
    "Kind",
    "Level",
    "Part",
    "Pathway",
    "Setting",
    "StaffLine",
    "Step",
    "Stream",
    "StreamKind",
    "TestUse",
]

# A design's name stands beside these in the JSON of a step or connection.
NOT_DESIGNS: Final = frozenset(
    {
        "id",
        "name",
        "kind",
        "why_hospital",
        "note",
        "opens",
        "as_now",
        "leads_as_now",
        "from",
        "to",
        "basis",
    }
)
CURRENT: Final = "current"
PROPOSED: Final = "proposed"


class Setting(StrEnum):
    """Where a step is delivered."""

    HOME = "home"
    VIRTUAL = "virtual"
    COMMUNITY = "community"
    HOSPITAL = "hospital"


class Kind(StrEnum):
    """What sort of thing a step is."""

    PREVENTION = "prevention"
    SELF_MANAGEMENT = "self_management"
    CONTACT = "contact"
    TEST = "test"
    INTERPRETATION = "interpretation"
    PROCEDURE = "procedure"
    REVIEW = "review"
    ADVICE = "advice"
    ADMISSION = "admission"
    END = "end"


CONTACT_KINDS: Final = frozenset(Kind) - {Kind.INTERPRETATION, Kind.ADVICE, Kind.END}


class Part(StrEnum):
    """What a stretch of staff time is for; performing and interpreting are never merged."""

    TECHNICAL = "technical"
    INTERPRETATION = "interpretation"
    CARE = "care"
    ADMIN = "admin"
    TRAVEL = "travel"
    SUPERVISION = "supervision"


class StreamKind(StrEnum):
    """How people come to a pathway."""

    INCIDENT = "incident"
    PREVALENT_REVIEW = "prevalent-review"
    REFERRAL = "referral"
    ATTENDANCE = "attendance"


class Level(StrEnum):
    """Whose pathway it is (National Clinical Framework)."""

    POPULATION = "population"
    ORGANISATIONAL = "organisational"
    PATIENT = "patient"


@dataclass(frozen=True, slots=True)
class StaffLine:
    """One role's time at a step [minutes for one patient booked, or for the group]."""

    role: str
    part: Part
    minutes: Quantity


@dataclass(frozen=True, slots=True)
class TestUse:
    """A test done at a step [tests for one patient seen]."""

    __test__ = False  # not a class of tests

    test: str
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a step is done in one design.

    ``dna`` is the fraction who do not attend, ``rebooked`` the fraction of those booked again;
    ``room_minutes`` and ``bed_days`` are for one patient; ``group_size`` is people in a session;
    ``capacity`` is the contacts a year the service could deliver. ``None`` is "not said".
    """

    setting: Setting
    organisation: str = ""
    staff: tuple[StaffLine, ...] = ()
    tests: tuple[TestUse, ...] = ()
    dna: Quantity | None = None
    rebooked: Quantity | None = None
    room_minutes: Quantity | None = None
    bed_days: Quantity | None = None
    group_size: Quantity | None = None
    capacity: Quantity | None = None

    def __post_init__(self) -> None:
        if self.dna is not None and not 0 <= self.dna.central < 1:
            raise DnaError(value=f"{self.dna.central:.0%}")
        if self.group_size is not None and self.group_size.central <= 0:
            raise GroupSizeError(value=f"{self.group_size.central:g}")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens to a patient; absent from a design where it has no delivery there.

    Ends have no deliveries and stand in every design. ``opens`` is the id of another pathway of
    the workspace that stands in the step's place in every sum; blank for a step of its own.
    ``as_now`` names the options that do the step as the current design does, whatever that comes
    to be, and ``leads_as_now`` those in which it leads on so.
    """

    id: str
    name: Name
    kind: Kind
    deliveries: FrozenMap[Delivery] = field(default_factory=FrozenMap)
    why_hospital: HospitalReason = HospitalReason()
    note: str = ""
    opens: str = ""
    as_now: tuple[str, ...] = ()
    leads_as_now: tuple[str, ...] = ()

    @property
    def is_end(self) -> bool:
        """Whether patients leave the pathway here."""
        return self.kind is Kind.END

    def exists_in(self, design: str) -> bool:
        """Whether the step is part of ``design``."""
        return self.is_end or design in self.deliveries

    def setting(self, design: str) -> Setting | None:
        """Where the step is delivered in ``design``; ``None`` for ends and absent steps."""
        delivery = self.deliveries.get(design)
        return delivery.setting if delivery else None


@dataclass(frozen=True, slots=True)
class Connection:
    """Patients going from one step to the next; a share is the fraction who do, by design.

    A design that is missing does not use the connection; neither does one whose share is 0.
    """

    source: str
    target: str
    shares: FrozenMap[float] = field(default_factory=FrozenMap)
    basis: str = "ill"

    def share(self, design: str) -> float:
        """The fraction of those at the source who go on to the target; 0 where not used."""
        return self.shares.get(design, 0.0)

    def is_drawn_in(self, design: str) -> bool:
        """Whether a design's map shows it: it is used there, or is made for it and used nowhere."""
        share = self.shares.get(design)
        return share is not None and (share > 0 or not any(self.shares.values()))


@dataclass(frozen=True, slots=True)
class Stream:
    """People who enter the pathway: ``per_10000`` people of all ages a year, ``growth`` a year.

    ``worked_from`` says how the rate was come by; ``None`` where it was typed.
    """

    id: str
    name: Name
    entry: str
    kind: StreamKind
    per_10000: Quantity
    growth: Quantity
    worked_from: DemandFrom | None = None


@dataclass(frozen=True)
class Pathway:
    """Steps and connections for one condition or service, in two or more designs.

    ``adoption`` is the share of patients on the proposed design in plan years 1, 2, …
    Ids are unique; connections, streams and designs name what is there; shares are finite.
    Shares that do not add up, ranges out of order and loops without an exit can be held: they are
    findings, so that work in progress is never refused.

    Raises:
        DuplicateError: Two steps, streams, connections or scenarios are the same.
        MissingStepError: A connection names a step that is not there.
        MissingDesignError: A step or connection names a design that is not there.
    """

    id: str
    name: Name
    streams: tuple[Stream, ...] = ()
    steps: tuple[Step, ...] = ()
    connections: tuple[Connection, ...] = ()
    adoption: tuple[Quantity, ...] = ()
    designs: tuple[str, ...] = (CURRENT, PROPOSED)
    level: Level = Level.ORGANISATIONAL
    localised_from: str = ""
    cluster: str = ""
    appendix1: str = ""
    catalogue_items: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    status: str = ""
    note: str = ""
    governance: Governance = Governance()
    evaluation: Evaluation = Evaluation()
    exit: Exit = Exit()
    engagement: tuple[Engagement, ...] = ()
    equity: Equity = Equity()
    clinical_network: ClinicalNetwork = ClinicalNetwork()
    money: Money = Money()
    staff_plans: tuple[StaffPlan, ...] = ()
    features: FrozenMap[FourFeatures] = field(default_factory=FrozenMap)
    avoided: AvoidedAdmissions | None = None
    answers: FrozenMap[str] = field(default_factory=FrozenMap)
    placing: Placing = AUTOMATIC
    scenarios: tuple[Scenario, ...] = ()
    options_appraisal: OptionsAppraisal | None = None

    def __post_init__(self) -> None:
        named = [(self.id, self.name)]
        named += [(s.id, s.name) for s in self.streams]
        named += [(s.id, s.name) for s in self.steps]
        named += [(s.id, s.name) for s in self.scenarios]
        for id_, name in named:
            if not id_:
                raise IdError(where=name)
        _refuse_twins(s.id for s in self.steps)
        _refuse_twins(s.id for s in self.streams)
        _refuse_twins(s.id for s in self.scenarios)
        _refuse_twins(f"{c.source} → {c.target}" for c in self.connections)
        _refuse_twins(self.designs)
        for design in self.designs:
            if not design.strip() or design in NOT_DESIGNS:
                raise DesignNameError(id=design)
        if CURRENT not in self.designs or len(self.designs) < 2:
            raise DesignsError(where=self.name)
        known = {s.id for s in self.steps}
        for step in self.steps:
            self._refuse_unknown(f"“{step.id}”", step.deliveries)
        for connection in self.connections:
            where = f"“{connection.source} → {connection.target}”"
            for end in (connection.source, connection.target):
                if end not in known:
                    raise MissingStepError(where=where, id=end)
            self._refuse_unknown(where, connection.shares)
            for share in connection.shares.values():
                if not abs(share) < float("inf"):
                    raise NotANumberError(where=where, value=str(share))

    def _refuse_unknown(self, where: str, designs: Iterable[str]) -> None:
        for design in designs:
            if design not in self.designs:
                raise MissingDesignError(where=where, id=design)

    @cached_property
    def _steps_by_id(self) -> dict[str, Step]:
        return {s.id: s for s in self.steps}

    @cached_property
    def _connections_by_ends(self) -> dict[tuple[str, str], Connection]:
        return {(c.source, c.target): c for c in self.connections}

    def step(self, step_id: str) -> Step:
        """The step with this id.

        Raises:
            MissingStepError: There is none.
        """
        try:
            return self._steps_by_id[step_id]
        except KeyError:
            raise MissingStepError(where=self.name, id=step_id) from None

    def has_step(self, step_id: str) -> bool:
        """Whether there is a step with this id."""
        return step_id in self._steps_by_id

    def stream(self, stream_id: str) -> Stream:
        """The stream with this id.

        Raises:
            MissingStreamError: There is none.
        """
        for stream in self.streams:
            if stream.id == stream_id:
                return stream
        raise MissingStreamError(where=self.name, id=stream_id)

    def connection(self, source: str, target: str) -> Connection:
        """The connection between two steps.

        Raises:
            MissingConnectionError: There is none.
        """
        try:
            return self._connections_by_ends[source, target]
        except KeyError:
            raise MissingConnectionError(source=source, target=target) from None

    def steps_in(self, design: str) -> Iterator[Step]:
        """The steps of a design, ends included, in pathway order."""
        return (s for s in self.steps if s.exists_in(design))

    def leaving(self, step_id: str, design: str) -> Iterator[Connection]:
        """The connections of a design that are used out of a step."""
        return (c for c in self.connections if c.source == step_id and c.share(design) > 0)

    @property
    def options(self) -> tuple[str, ...]:
        """The designs other than the current one."""
        return tuple(d for d in self.designs if d != CURRENT)

    @property
    def tests_used(self) -> tuple[str, ...]:
        """Ids of the tests that any step of any design does, in pathway order, each once."""
        return tuple(
            dict.fromkeys(
                use.test for s in self.steps for d in s.deliveries.values() for use in d.tests
            )
        )

    @property
    def is_starter(self) -> bool:
        """Whether the pathway is an illustrative starter that nobody has localised."""
        return self.status.startswith("starter")


def _refuse_twins(ids: Iterable[str]) -> None:
    for one, count in Counter(ids).items():
        if count > 1:
            raise DuplicateError(id=one)
