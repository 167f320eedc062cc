"""Rules on where care happens: hospital only with a reason, prevention and self-management in."""

from collections.abc import Iterator

from pathways.model import Kind, Setting, Step
from planner.checks.findings import Context, Figure, Hit, hit
from planner.formats import percent

__all__ = [
    "bed_without_bed_days",
    "hospital_without_reason",
    "interim_without_date",
    "moves_towards_hospital",
    "no_prevention",
    "no_self_management",
]


def _in_hospital(context: Context) -> Iterator[Step]:
    """Steps that an option leaves in hospital."""
    for step in context.pathway.steps:
        if any(step.setting(option) is Setting.HOSPITAL for option in context.pathway.options):
            yield step


def hospital_without_reason(context: Context) -> Iterator[Hit]:
    """C01: a step proposed in hospital and nobody has said why."""
    for step in _in_hospital(context):
        if not step.why_hospital.is_given:
            yield hit(step.id, step=step.name)


def interim_without_date(context: Context) -> Iterator[Hit]:
    """C02: in hospital for now, with no plan year to move in, or one beyond the plan."""
    years = range(1, len(context.pathway.adoption) + 1)
    for step in _in_hospital(context):
        if step.why_hospital.code == "interim" and step.why_hospital.year not in years:
            yield hit(step.id, step=step.name)


def bed_without_bed_days(context: Context) -> Iterator[Hit]:
    """C03: a step that says it needs a bed and uses none."""
    found = {}
    for step, _option, delivery in context.proposed_deliveries:
        in_bed = step.kind in (Kind.ADMISSION, Kind.PROCEDURE)
        if (
            step.why_hospital.code == "bed"
            and delivery.setting is Setting.HOSPITAL
            and not in_bed
            and (delivery.bed_days is None or delivery.bed_days.central == 0)
        ):
            found[step.id] = hit(step.id, step=step.name)
    yield from found.values()


def _has(context: Context, kind: Kind) -> bool:
    return any(step.kind is kind for step, _option, _delivery in context.proposed_deliveries)


def no_prevention(context: Context) -> Iterator[Hit]:
    """C04: no option has a step that prevents."""
    if not _has(context, Kind.PREVENTION):
        yield hit()


def no_self_management(context: Context) -> Iterator[Hit]:
    """C05: no option has a step by which people look after themselves."""
    if not _has(context, Kind.SELF_MANAGEMENT):
        yield hit()


def moves_towards_hospital(context: Context) -> Iterator[Hit]:
    """C08: a smaller share of contacts outside hospital than if nothing changed, in the end."""
    if context.estimate is None:
        return
    now, then = context.estimate.headline.ls1_current, context.estimate.headline.ls1_proposed
    if now is not None and then is not None and then < now - 1e-9:
        yield hit(now=Figure(now, _share), then=Figure(then, _share))


def _share(share: float) -> str:
    return percent(share, 1)
