"""A pathway as plain JSON values and back: schema ``cbd-pathway/1``, grown with optional keys."""

from collections.abc import Mapping
from typing import Any, Final

from pathways.codec_parts import (
    read_avoided,
    read_clinical_network,
    read_engagement,
    read_equity,
    read_evaluation,
    read_exit,
    read_features,
    read_governance,
    read_money,
    read_placing,
    read_reason,
    read_staff_plans,
    read_worked_from,
    write_avoided,
    write_engagement,
    write_equity,
    write_evaluation,
    write_exit,
    write_features,
    write_governance,
    write_money,
    write_placing,
    write_reason,
    write_staff_plans,
    write_worked_from,
)
from pathways.codec_scenarios import (
    read_options_appraisal,
    read_scenarios,
    write_options_appraisal,
    write_scenarios,
)
from pathways.errors import ChanceError, SchemaError
from pathways.model import (
    CURRENT,
    PROPOSED,
    Connection,
    Delivery,
    Kind,
    Level,
    Part,
    Pathway,
    Setting,
    StaffLine,
    Step,
    Stream,
    StreamKind,
    TestUse,
)
from pathways.proposal_parts import ClinicalNetwork, HospitalReason
from pathways.reader import Reader, write_name, write_quantity
from pathways.values import FrozenMap

__all__ = ["SCHEMA", "read_pathway", "read_pathway_and_rest", "write_pathway"]

SCHEMA: Final = "cbd-pathway/1"
_STEP_KEYS: Final = frozenset(
    {"id", "name", "kind", "why_hospital", "note", "opens", "as_now", "leads_as_now"}
)
_CONNECTION_KEYS: Final = frozenset({"from", "to", "basis"})
_SAID_WHOLE: Final = 1000
_DELIVERY_QUANTITIES: Final = {
    "dna": "dna",
    "rebooked": "rebooked",
    "room_min": "room_minutes",
    "bed_days": "bed_days",
    "group_size": "group_size",
    "capacity": "capacity",
}


def read_pathway(data: object, where: str = "pathway") -> Pathway:
    """The pathway that parsed JSON holds; ``where`` names the file in errors.

    Raises:
        PathwayError: A field is missing, of another sort, or names what is not there.
    """
    return _read(Reader(data, where), where)


def read_pathway_and_rest(data: object, where: str = "pathway") -> tuple[Pathway, tuple[str, ...]]:
    """The pathway that parsed JSON holds, and where there stands what it has no place for.

    Raises:
        PathwayError: As ``read_pathway``.
    """
    reader = Reader(data, where)
    return _read(reader, where), tuple(reader.left_out())


def _read(reader: Reader, where: str) -> Pathway:
    schema = reader.text("schema", "")
    if schema != SCHEMA:
        raise SchemaError(where=where, schema=f"“{schema}”", wanted=SCHEMA)
    designs = tuple(d.as_text() for d in reader.items("designs")) or _designs(reader)
    return Pathway(
        id=reader.text("id"),
        name=reader.name("name"),
        streams=tuple(map(_read_stream, reader.items("streams"))),
        steps=tuple(_read_step(step, designs) for step in reader.items("steps")),
        connections=tuple(_read_connection(c, designs) for c in reader.items("connections")),
        adoption=tuple(a.as_quantity() for a in reader.items("adoption")),
        designs=designs,
        level=Level(reader.word("level", [*Level], Level.ORGANISATIONAL)),
        localised_from=reader.text("localised_from", ""),
        cluster=reader.text("cluster", ""),
        appendix1=reader.text("appendix1", ""),
        catalogue_items=reader.texts("catalogue_items"),
        areas=reader.texts("areas"),
        outcomes=reader.texts("outcomes"),
        status=reader.text("status", ""),
        note=reader.text("note", ""),
        governance=read_governance(reader.part("governance")),
        evaluation=read_evaluation(reader.part("evaluation")),
        exit=read_exit(reader.part("exit")),
        engagement=tuple(map(read_engagement, reader.items("engagement"))),
        equity=read_equity(reader.part("equity")),
        clinical_network=read_clinical_network(reader),
        money=read_money(reader.part("money")),
        staff_plans=read_staff_plans(reader),
        features=read_features(reader.part("features")),
        avoided=read_avoided(reader),
        answers=FrozenMap({k: v.as_text() for k, v in reader.part("answers").entries()}),
        placing=read_placing(reader.part("placing")),
        scenarios=read_scenarios(reader),
        options_appraisal=read_options_appraisal(reader),
    )


def write_pathway(pathway: Pathway) -> dict[str, Any]:
    """The pathway as plain JSON values; ``read_pathway`` gives an equal one back."""
    return {
        "schema": SCHEMA,
        "id": pathway.id,
        "name": write_name(pathway.name),
        "status": pathway.status,
        "note": pathway.note,
        "level": pathway.level.value,
        "localised_from": pathway.localised_from,
        "cluster": pathway.cluster,
        "appendix1": pathway.appendix1,
        "catalogue_items": list(pathway.catalogue_items),
        "areas": list(pathway.areas),
        "outcomes": list(pathway.outcomes),
        "designs": list(pathway.designs),
        "streams": [_write_stream(s) for s in pathway.streams],
        "steps": [_write_step(s, pathway.designs) for s in pathway.steps],
        "connections": [_write_connection(c, pathway.designs) for c in pathway.connections],
        "adoption": [write_quantity(a) for a in pathway.adoption],
        "governance": write_governance(pathway.governance),
        "evaluation": write_evaluation(pathway.evaluation),
        "exit": write_exit(pathway.exit),
        "engagement": [write_engagement(e) for e in pathway.engagement],
        "equity": write_equity(pathway.equity),
        "clinical_network": _write_network(pathway.clinical_network),
        "money": write_money(pathway.money),
        "staff_plans": write_staff_plans(pathway.staff_plans),
        "features": write_features(pathway.features),
        "avoided": write_avoided(pathway.avoided),
        "answers": dict(pathway.answers),
        "placing": write_placing(pathway.placing),
        **write_scenarios(pathway.scenarios),
        **write_options_appraisal(pathway.options_appraisal),
    }


def _designs(reader: Reader) -> tuple[str, ...]:
    """The designs a file without a list of them has: further keys of its steps are options."""
    names = dict.fromkeys((CURRENT, PROPOSED))
    for step in reader.items("steps"):
        names.update(dict.fromkeys(k for k in step.part_names() if k not in _STEP_KEYS))
    return tuple(names)


def _read_stream(reader: Reader) -> Stream:
    return Stream(
        id=reader.text("id"),
        name=reader.name("name"),
        entry=reader.text("entry", ""),
        kind=StreamKind(reader.word("kind", [*StreamKind])),
        per_10000=reader.quantity("per_10000"),
        growth=reader.quantity("growth"),
        worked_from=read_worked_from(reader),
    )


def _write_stream(stream: Stream) -> dict[str, Any]:
    return {
        "id": stream.id,
        "name": write_name(stream.name),
        "entry": stream.entry,
        "kind": stream.kind.value,
        "per_10000": write_quantity(stream.per_10000),
        "growth": write_quantity(stream.growth),
        **(
            {}
            if stream.worked_from is None
            else {"worked_from": write_worked_from(stream.worked_from)}
        ),
    }


def _read_step(reader: Reader, designs: tuple[str, ...]) -> Step:
    kind = Kind(reader.word("kind", [*Kind]))
    deliveries: dict[str, Delivery] = {}
    if kind is not Kind.END:
        for design in designs:
            if reader.has(design):
                deliveries[design] = _read_delivery(reader.part(design))
    return Step(
        id=reader.text("id"),
        name=reader.name("name"),
        kind=kind,
        deliveries=FrozenMap(deliveries),
        why_hospital=read_reason(reader.part("why_hospital"))
        if reader.has("why_hospital")
        else HospitalReason(),
        note=reader.text("note", ""),
        opens=reader.text("opens", ""),
        as_now=reader.texts("as_now"),
        leads_as_now=reader.texts("leads_as_now"),
    )


def _write_step(step: Step, designs: tuple[str, ...]) -> dict[str, Any]:
    written: dict[str, Any] = {
        "id": step.id,
        "name": write_name(step.name),
        "kind": step.kind.value,
    }
    for design in designs:
        delivery = step.deliveries.get(design)
        written[design] = {} if step.is_end else delivery and _write_delivery(delivery)
    if step.why_hospital != HospitalReason():
        written["why_hospital"] = write_reason(step.why_hospital)
    if step.note:
        written["note"] = step.note
    if step.opens:
        written["opens"] = step.opens
    if step.as_now:
        written["as_now"] = list(step.as_now)
    if step.leads_as_now:
        written["leads_as_now"] = list(step.leads_as_now)
    return written


def _read_delivery(reader: Reader) -> Delivery:
    quantities = {
        field: reader.quantity(key)
        for key, field in _DELIVERY_QUANTITIES.items()
        if reader.has(key)
    }
    return Delivery(
        setting=Setting(reader.word("setting", [*Setting])),
        organisation=reader.text("org", ""),
        staff=tuple(
            StaffLine(
                role=line.text("role"),
                part=Part(line.word("part", [*Part])),
                minutes=line.quantity("min"),
            )
            for line in reader.items("staff")
        ),
        tests=tuple(
            TestUse(test=use.text("test"), quantity=use.quantity("qty"))
            for use in reader.items("tests")
        ),
        **quantities,
    )


def _write_delivery(delivery: Delivery) -> dict[str, Any]:
    written: dict[str, Any] = {
        "setting": delivery.setting.value,
        "org": delivery.organisation,
        "staff": [
            {"role": s.role, "part": s.part.value, "min": write_quantity(s.minutes)}
            for s in delivery.staff
        ],
        "tests": [{"test": t.test, "qty": write_quantity(t.quantity)} for t in delivery.tests],
    }
    for key, field in _DELIVERY_QUANTITIES.items():
        if (quantity := getattr(delivery, field)) is not None:
            written[key] = write_quantity(quantity)
    return written


def _read_connection(reader: Reader, designs: tuple[str, ...]) -> Connection:
    source, target = reader.text("from"), reader.text("to")
    shares: dict[str, float] = {}
    for design in designs:
        if not reader.has(design):
            continue
        share = reader.number(design)
        if not 0 <= share <= 1:
            said = f"{share:.0%}" if abs(share) < _SAID_WHOLE else f"{share:g}"
            raise ChanceError(source=source, target=target, chance=said)
        shares[design] = share
    return Connection(source, target, FrozenMap(shares), reader.text("basis", "ill"))


def _write_connection(connection: Connection, designs: tuple[str, ...]) -> Mapping[str, Any]:
    return {
        "from": connection.source,
        "to": connection.target,
        **{d: connection.shares.get(d) for d in designs},
        "basis": connection.basis,
    }


def _write_network(network: ClinicalNetwork) -> Any:
    return {"name": network.name, "agreed": network.has_agreed}
