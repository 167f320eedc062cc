"""What a person can do to a pathway; each edit maps a pathway to a new one."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from pathways.connecting import (
    connect,
    insert_step,
    placed_within,
    reconnect,
    remove_connection,
    scale_shares,
    set_share,
    unlead,
)
from pathways.errors import BlankNameError, DesignsError
from pathways.model import (
    CURRENT,
    Delivery,
    Kind,
    Pathway,
    Setting,
    Step,
    Stream,
    StreamKind,
)
from pathways.placing import Placing
from pathways.proposal_parts import HospitalReason
from pathways.values import FrozenMap, Name, Quantity

__all__ = [
    "add_design",
    "add_step",
    "add_stream",
    "answer",
    "as_in",
    "change",
    "connect",
    "duplicate_steps",
    "fresh_id",
    "insert_step",
    "move_steps",
    "place",
    "reconnect",
    "remove_connection",
    "remove_design",
    "remove_steps",
    "remove_stream",
    "rename_step",
    "replace_step",
    "replace_stream",
    "scale_shares",
    "set_delivery",
    "set_kind",
    "set_setting",
    "set_share",
    "unlead",
]

_DEFAULT_DNA: Final = 0.0


def fresh_id(wanted: str, taken: Iterable[str]) -> str:
    """A short id made of the letters of ``wanted`` that is not among ``taken``."""
    plain = unicodedata.normalize("NFKD", wanted).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:24] or "step"
    used = set(taken)
    if stem not in used:
        return stem
    return next(f"{stem}_{i}" for i in range(2, len(used) + 3) if f"{stem}_{i}" not in used)


def change(pathway: Pathway, **fields: Any) -> Pathway:
    """The pathway with some of its fields replaced."""
    return replace(pathway, **fields)


def add_step(
    pathway: Pathway, name: Name, kind: Kind, deliveries: FrozenMap[Delivery] | None = None
) -> tuple[Pathway, str]:
    """The pathway with a new step, and the id it got.

    A step that is not an end and is given no delivery stands in the community in every design;
    an end has none. Options in which it is done as now go on doing it as now.
    """
    step_id = fresh_id(name.said(), (s.id for s in pathway.steps))
    if kind is Kind.END:
        deliveries = FrozenMap()
    elif deliveries is None:
        deliveries = FrozenMap({d: new_delivery(Setting.COMMUNITY) for d in pathway.designs})
    as_now = tuple(
        option
        for option in pathway.options
        if option in deliveries and deliveries[option] == deliveries.get(CURRENT)
    )
    step = Step(step_id, name, kind, deliveries, as_now=as_now, leads_as_now=as_now)
    return replace(pathway, steps=(*pathway.steps, step)), step_id


def new_delivery(setting: Setting) -> Delivery:
    """A delivery of which only the setting is known."""
    return Delivery(setting, dna=Quantity.exact(_DEFAULT_DNA))


def replace_step(pathway: Pathway, step: Step) -> Pathway:
    """The pathway with ``step`` in place of the one with its id.

    Raises:
        MissingStepError: There is no such step.
    """
    pathway.step(step.id)
    return replace(pathway, steps=tuple(step if s.id == step.id else s for s in pathway.steps))


def rename_step(pathway: Pathway, step_id: str, name: Name) -> Pathway:
    """The pathway with a step called ``name``.

    Raises:
        BlankNameError: Nothing of the name can be seen.
    """
    if name.is_blank:
        raise BlankNameError
    return replace_step(pathway, replace(pathway.step(step_id), name=name))


def set_kind(pathway: Pathway, step_id: str, kind: Kind) -> Pathway:
    """The pathway with a step of another kind, its data and connections kept.

    An end has no deliveries and leads nowhere, so what it had of them goes.
    """
    step = pathway.step(step_id)
    deliveries = step.deliveries
    connections = pathway.connections
    if kind is Kind.END:
        deliveries = FrozenMap()
        connections = tuple(c for c in connections if c.source != step_id)
    elif step.is_end:
        deliveries = FrozenMap({d: new_delivery(Setting.COMMUNITY) for d in pathway.designs})
    opens = "" if kind is Kind.END else step.opens
    changed = replace(step, kind=kind, deliveries=deliveries, opens=opens)
    return replace_step(replace(pathway, connections=connections), changed)


def set_setting(
    pathway: Pathway, step_ids: Iterable[str], design: str, setting: Setting
) -> Pathway:
    """The pathway with steps delivered in ``setting`` in one design; ends stay as they are.

    A step new to the design takes its delivery from the current design where there is one. A
    reason for hospital is dropped once no option needs it.
    """
    for step_id in step_ids:
        step = pathway.step(step_id)
        if step.is_end:
            continue
        known = step.deliveries.get(design) or step.deliveries.get(CURRENT)
        delivery = replace(known, setting=setting) if known else new_delivery(setting)
        deliveries = step.deliveries.with_(design, delivery)
        needs_reason = any(
            deliveries[d].setting is Setting.HOSPITAL for d in pathway.options if d in deliveries
        )
        why = step.why_hospital if needs_reason else HospitalReason()
        pathway = replace_step(pathway, replace(step, deliveries=deliveries, why_hospital=why))
    return pathway


def set_delivery(pathway: Pathway, step_id: str, design: str, delivery: Delivery | None) -> Pathway:
    """The pathway with a step delivered so in one design; ``None`` takes it out of the design.

    A step that leaves a design takes its connections there with it; an end stays as it is.
    """
    step = pathway.step(step_id)
    if step.is_end:
        return pathway
    if delivery is not None:
        return replace_step(
            pathway, replace(step, deliveries=step.deliveries.with_(design, delivery))
        )
    connections = tuple(
        replace(c, shares=c.shares.without(design)) if step_id in (c.source, c.target) else c
        for c in pathway.connections
    )
    gone = replace(step, deliveries=step.deliveries.without(design))
    return replace_step(replace(pathway, connections=connections), gone)


def remove_steps(pathway: Pathway, step_ids: Iterable[str]) -> Pathway:
    """The pathway without some steps and the connections at them; streams there start nowhere."""
    gone = set(step_ids)
    return placed_within(
        replace(
            pathway,
            steps=tuple(s for s in pathway.steps if s.id not in gone),
            connections=tuple(
                c for c in pathway.connections if c.source not in gone and c.target not in gone
            ),
            streams=tuple(replace(s, entry="") if s.entry in gone else s for s in pathway.streams),
        )
    )


def move_steps(pathway: Pathway, step_ids: Iterable[str], by: int) -> Pathway:
    """The pathway with some steps further up (-1) or down (+1) in its order, as far as they go."""
    chosen, steps = set(step_ids), list(pathway.steps)
    order = range(len(steps)) if by < 0 else range(len(steps) - 1, -1, -1)
    for at in order:
        other = at + by
        if steps[at].id in chosen and 0 <= other < len(steps) and steps[other].id not in chosen:
            steps[at], steps[other] = steps[other], steps[at]
    return replace(pathway, steps=tuple(steps))


def as_in(pathway: Pathway, step_ids: Iterable[str], design: str, like: str) -> Pathway:
    """The pathway with steps delivered in ``design`` as in ``like``, and leading on as there.

    A step that ``like`` does not have leaves ``design`` too; ways on to steps that ``design``
    does not have are left out. An option made so from the current design goes on as now.
    """
    chosen = [step_id for step_id in step_ids if not pathway.step(step_id).is_end]
    for step_id in chosen:
        delivery = pathway.step(step_id).deliveries.get(like)
        pathway = set_delivery(pathway, step_id, design, delivery)
    connections = []
    for one in pathway.connections:
        if one.source in chosen and pathway.step(one.source).exists_in(design):
            used = one.share(like) > 0 and pathway.step(one.target).exists_in(design)
            shares = (
                one.shares.with_(design, one.share(like)) if used else one.shares.without(design)
            )
            one = replace(one, shares=shares)
        connections.append(one)
    pathway = replace(pathway, connections=tuple(connections))
    if like == CURRENT:
        for step_id in chosen:
            step = pathway.step(step_id)
            as_now = tuple(dict.fromkeys((*step.as_now, design)))
            leads = tuple(dict.fromkeys((*step.leads_as_now, design)))
            pathway = replace_step(pathway, replace(step, as_now=as_now, leads_as_now=leads))
    return pathway


def duplicate_steps(pathway: Pathway, step_ids: Iterable[str]) -> tuple[Pathway, tuple[str, ...]]:
    """The pathway with copies of some steps and the connections among them, and the new ids."""
    chosen = [s for s in pathway.steps if s.id in set(step_ids)]
    taken = [s.id for s in pathway.steps]
    ids: dict[str, str] = {}
    for step in chosen:
        ids[step.id] = fresh_id(step.id, taken)
        taken.append(ids[step.id])
    copies = tuple(replace(s, id=ids[s.id]) for s in chosen)
    among = tuple(
        replace(c, source=ids[c.source], target=ids[c.target])
        for c in pathway.connections
        if c.source in ids and c.target in ids
    )
    grown = replace(
        pathway,
        steps=(*pathway.steps, *copies),
        connections=(*pathway.connections, *among),
    )
    return grown, tuple(ids.values())


def place(pathway: Pathway, placing: Placing) -> Pathway:
    """The pathway with its map placed so; nothing but where things lie is different."""
    return replace(pathway, placing=placing)


def add_stream(pathway: Pathway, name: Name, entry: str) -> tuple[Pathway, str]:
    """The pathway with a new stream of nobody yet, and the id it got."""
    pathway.step(entry)
    stream_id = fresh_id(name.said(), (s.id for s in pathway.streams))
    nobody = Quantity.exact(0.0)
    stream = Stream(stream_id, name, entry, StreamKind.REFERRAL, nobody, nobody)
    return replace(pathway, streams=(*pathway.streams, stream)), stream_id


def replace_stream(pathway: Pathway, stream: Stream) -> Pathway:
    """The pathway with ``stream`` in place of the one with its id."""
    pathway.stream(stream.id)
    return replace(
        pathway, streams=tuple(stream if s.id == stream.id else s for s in pathway.streams)
    )


def remove_stream(pathway: Pathway, stream_id: str) -> Pathway:
    """The pathway without a stream."""
    pathway.stream(stream_id)
    return replace(pathway, streams=tuple(s for s in pathway.streams if s.id != stream_id))


def add_design(pathway: Pathway, design: str, like: str) -> Pathway:
    """The pathway with one more design that begins as a copy of another."""

    def copied(values: FrozenMap[Any]) -> FrozenMap[Any]:
        return values.with_(design, values[like]) if like in values else values

    return replace(
        pathway,
        designs=(*pathway.designs, design),
        steps=tuple(replace(s, deliveries=copied(s.deliveries)) for s in pathway.steps),
        connections=tuple(replace(c, shares=copied(c.shares)) for c in pathway.connections),
    )


def remove_design(pathway: Pathway, design: str) -> Pathway:
    """The pathway without one of its options.

    Raises:
        DesignsError: It is the current design, or the last option.
    """
    if design == CURRENT or len(pathway.designs) < 3:
        raise DesignsError(where=pathway.name)
    return replace(
        pathway,
        designs=tuple(d for d in pathway.designs if d != design),
        steps=tuple(
            replace(
                s,
                deliveries=s.deliveries.without(design),
                as_now=tuple(d for d in s.as_now if d != design),
                leads_as_now=tuple(d for d in s.leads_as_now if d != design),
            )
            for s in pathway.steps
        ),
        connections=tuple(replace(c, shares=c.shares.without(design)) for c in pathway.connections),
    )


def answer(pathway: Pathway, finding: str, reason: str) -> Pathway:
    """The pathway with a finding answered by a reason; a blank reason takes the answer back."""
    reason = reason.strip()
    answers = pathway.answers.with_(finding, reason) if reason else pathway.answers.without(finding)
    return replace(pathway, answers=answers)
