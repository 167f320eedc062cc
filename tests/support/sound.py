"""A small pathway that no check finds fault with, and ways to break one thing in it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from pathways import edits
from pathways.model import (
    Connection,
    Delivery,
    Kind,
    Part,
    Pathway,
    Setting,
    StaffLine,
    Step,
    Stream,
    StreamKind,
    TestUse,
)
from pathways.proposal_parts import (
    Engagement,
    Equity,
    Evaluation,
    Exit,
    FeatureStatus,
    FourFeatures,
    FundingLine,
    Governance,
    HospitalReason,
    Money,
    ReleaseLine,
    StaffPlan,
    TestFeature,
)
from pathways.values import FrozenMap, Hours, Name, Quantity
from planner.workspace import Workspace

__all__ = ["SOUND", "Break", "deliver", "fields", "share", "staff", "step", "workspace"]

Break = Callable[[Workspace], Workspace]

CONFIRMED: Final = TestFeature(FeatureStatus.CONFIRMED, "agreed")


def staff(role: str, part: Part, minutes: float) -> StaffLine:
    """A line of staff time without a spread."""
    return StaffLine(role, part, Quantity.exact(minutes))


def _delivery(setting: Setting, *lines: StaffLine, tests: tuple[str, ...] = ()) -> Delivery:
    used = tuple(TestUse(test, Quantity.exact(1)) for test in tests)
    return Delivery(setting, "HB", lines, used, dna=Quantity.exact(0))


def _step(id_: str, kind: Kind, current: Delivery, proposed: Delivery) -> Step:
    return Step(id_, Name(id_.title()), kind, FrozenMap(current=current, proposed=proposed))


_advice = _delivery(Setting.COMMUNITY, staff("nurse_b5", Part.CARE, 10))
_longer = _delivery(Setting.COMMUNITY, staff("nurse_b5", Part.CARE, 15))
_clinic = _delivery(Setting.HOSPITAL, staff("consultant", Part.CARE, 20))
_lines = (staff("hcsw_b3", Part.TECHNICAL, 30), staff("physiologist_b6", Part.INTERPRETATION, 5))
_before = (staff("physiologist_b6", Part.TECHNICAL, 30), staff("gp", Part.INTERPRETATION, 5))

SOUND: Final = Workspace(
    cluster="Here",
    population=100_000,
    pathways=(
        Pathway(
            id="breath",
            name=Name("Breath"),
            streams=(
                Stream(
                    "new",
                    Name("New patients"),
                    "advice",
                    StreamKind.REFERRAL,
                    Quantity.exact(100),
                    Quantity.exact(0),
                ),
            ),
            steps=(
                _step("advice", Kind.PREVENTION, _advice, _advice),
                _step(
                    "spirometry",
                    Kind.TEST,
                    _delivery(Setting.HOSPITAL, *_before, tests=("spirometry",)),
                    _delivery(Setting.COMMUNITY, *_lines, tests=("spirometry",)),
                ),
                replace(
                    _step("clinic", Kind.CONTACT, _clinic, _clinic),
                    why_hospital=HospitalReason("complex", "Doubt about the diagnosis"),
                ),
                _step("rehab", Kind.SELF_MANAGEMENT, _advice, _longer),
                Step("home", Name("Home"), Kind.END),
            ),
            connections=(
                Connection("advice", "spirometry", FrozenMap(current=1.0, proposed=1.0)),
                Connection("spirometry", "clinic", FrozenMap(current=0.5, proposed=0.2)),
                Connection("spirometry", "rehab", FrozenMap(current=0.5, proposed=0.8)),
                Connection("clinic", "rehab", FrozenMap(current=1.0, proposed=1.0)),
                Connection("rehab", "home", FrozenMap(current=1.0, proposed=1.0)),
            ),
            adoption=tuple(map(Quantity.exact, (0.3, 0.6, 1.0))),
            appendix1="Respiratory Monitoring",
            governance=Governance(
                risk_owner_24h="Community respiratory lead",
                service_hours=Hours.read("Mon-Fri 8:00-18:30"),
                advice_hours=Hours.read("Mon-Fri 8:00-18:30"),
                escalation="111",
                results_to="requester",
            ),
            evaluation=Evaluation(prom="CAT"),
            exit=Exit("wait under 6 weeks", "under 40% of tests", 18, "health board"),
            engagement=(Engagement("Llais"),),
            equity=Equity("", (0.2,) * 5, (50, 45, 40, 35, 30), (50, 47, 44, 41, 38)),
            money=Money(
                funding=(FundingLine("Core", 1_000_000),),
                release=(ReleaseLine("Monday clinic", "post", 0.5),),
                transition_fund=1_000_000,
            ),
            staff_plans=(StaffPlan("hcsw_b3", 10),),
            features=FrozenMap(spirometry=FourFeatures(*(CONFIRMED,) * 4)),
        ),
    ),
)


def workspace(**changed: Any) -> Break:
    """Change fields of the workspace."""
    return lambda sound: replace(sound, **changed)


def _edited(edit: Callable[[Pathway], Pathway]) -> Break:
    return lambda sound: sound.with_pathway(edit(sound.pathways[0]))


def fields(part: str = "", **changed: Any) -> Break:
    """Change fields of the pathway, or of one ``part`` of it."""
    if not part:
        return _edited(lambda pathway: replace(pathway, **changed))
    return _edited(
        lambda pathway: replace(pathway, **{part: replace(getattr(pathway, part), **changed)})
    )


def step(step_id: str, **changed: Any) -> Break:
    """Change fields of a step."""
    return _edited(
        lambda pathway: edits.replace_step(pathway, replace(pathway.step(step_id), **changed))
    )


def deliver(step_id: str, design: str = "proposed", **changed: Any) -> Break:
    """Change how a step is delivered in a design."""

    def edit(pathway: Pathway) -> Pathway:
        delivery = replace(pathway.step(step_id).deliveries[design], **changed)
        return edits.set_delivery(pathway, step_id, design, delivery)

    return _edited(edit)


def share(source: str, target: str, chance: float | None, *designs: str) -> Break:
    """Put another chance on a connection, one outside 0 to 1 included; a new connection is made."""

    def edit(pathway: Pathway) -> Pathway:
        known = {(c.source, c.target): c for c in pathway.connections}
        connection = known.get((source, target), Connection(source, target))
        shares = connection.shares
        for design in designs or pathway.designs:
            shares = shares.without(design) if chance is None else shares.with_(design, chance)
        known[source, target] = replace(connection, shares=shares)
        return replace(pathway, connections=tuple(known.values()))

    return _edited(edit)
