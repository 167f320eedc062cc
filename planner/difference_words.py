"""The differences of two designs as sentences, one for each step and connection, in groups."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from pathways.compare import Change
from pathways.model import CONTACT_KINDS, CURRENT, Step
from planner import formats
from planner.differences import (
    ConnectionDifference,
    Differences,
    StepDifference,
    differing_parts,
)
from planner.drawing.words import from_setting, setting_word, to_setting
from planner.i18n import N_, _, language

__all__ = ["Entry", "Group", "groups"]

HEADS: Final = {
    Change.MOVED: N_("Moved"),
    Change.ADDED: N_("Added"),
    Change.REMOVED: N_("Taken out"),
    Change.CHANGED: N_("Done differently"),
    Change.SAME: N_("Done as now, for more or fewer"),
}
PARTS: Final = {
    "organisation": N_("who provides it"),
    "staff": N_("staff and minutes"),
    "tests": N_("tests"),
    "dna": N_("people who do not come"),
    "rebooked": N_("booking again"),
    "room_minutes": N_("room time"),
    "bed_days": N_("bed days"),
    "group_size": N_("size of the group"),
    "capacity": N_("capacity"),
}
# Each change with figures, and without them where there is no estimate.
SENTENCES: Final = {
    Change.MOVED: (
        N_(
            "“{step}” moves {from_where} {to_where}: {count}, {minutes} staff minutes each, {cost}."
        ),
        N_("“{step}” moves {from_where} {to_where}."),
    ),
    Change.ADDED: (
        N_("“{step}” is new ({where}): {count}, {minutes} staff minutes each, {cost}."),
        N_("“{step}” is new ({where})."),
    ),
    Change.REMOVED: (
        N_("“{step}” is taken out ({where}): now {count}, {minutes} staff minutes each, {cost}."),
        N_("“{step}” is taken out ({where})."),
    ),
    Change.CHANGED: (
        N_(
            "“{step}” is done differently ({parts}): {count}, {minutes} staff minutes each, {cost}."
        ),
        N_("“{step}” is done differently ({parts})."),
    ),
    Change.SAME: (
        N_("“{step}” is done as now: {count}, {minutes} staff minutes each, {cost}."),
        N_("“{step}” is done as now."),
    ),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A sentence, and the step or connection [ids of its ends] that it is about."""

    text: str
    step: str = ""
    connection: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences of one sort under their heading."""

    title: str
    entries: tuple[Entry, ...]


def groups(found: Differences) -> tuple[Group, ...]:
    """The differences to read or to hear, in the language being spoken; none without entries."""
    return tuple(group for group in _groups(found) if group.entries)


def _groups(found: Differences) -> Iterator[Group]:
    if found.before is not None and found.after is not None:
        text = _(
            "With every patient on it: {contacts} contacts a year, {hours} staff hours, {cost}; "
            "hospital at its full average cost.",
            contacts=_values(found.before.contacts, found.after.contacts, formats.number),
            hours=_values(found.before.hours, found.after.hours, formats.number),
            cost=_cost(found.before.pounds, found.after.pounds),
        )
        yield Group(_("In all"), (Entry(text),))
    for change, head in HEADS.items():
        entries = (Entry(_of_step(d, found.option), d.step.id) for d in found.of(change))
        yield Group(_(head), tuple(entries))
    yield Group(
        _("Other shares"),
        tuple(
            Entry(_of_connection(d, found), "", (d.connection.source, d.connection.target))
            for d in found.connections
        ),
    )


def _of_step(one: StepDifference, option: str) -> str:
    step, change = one.step, one.change
    counted, plain = SENTENCES[change]
    before, after = step.setting(CURRENT), step.setting(option)
    blanks = {"step": step.name.said(language())}
    if change is Change.MOVED and before is not None and after is not None:
        blanks |= {"from_where": from_setting(before), "to_where": to_setting(after)}
    elif change in (Change.ADDED, Change.REMOVED):
        where = after or before
        blanks["where"] = setting_word(where.value) if where is not None else ""
    elif change is Change.CHANGED:
        blanks["parts"] = ", ".join(_(PARTS[part]) for part in differing_parts(step, option))
    if one.before is None or one.after is None:
        return _(plain, **blanks)
    ends = {Change.ADDED: (one.after, one.after), Change.REMOVED: (one.before, one.before)}
    now, then = ends.get(change, (one.before, one.after))
    return _(
        counted,
        **blanks,
        count=_count(step, *((f.contacts, f.visits) for f in (now, then))),
        minutes=_values(now.minutes_each, then.minutes_each, formats.number),
        cost=_cost(now.pounds, then.pounds),
    )


def _count(step: Step, now: tuple[float, float], then: tuple[float, float]) -> str:
    """How many contacts, or how often for a step that is no contact with a patient."""
    if step.kind in CONTACT_KINDS:
        return _("{n} contacts a year", n=_values(now[0], then[0], formats.number))
    return _("{n} times a year", n=_values(now[1], then[1], formats.number))


def _cost(now: float, then: float) -> str:
    return _("{pounds} a year", pounds=_values(now, then, formats.pounds))


def _values(now: float, then: float, form: Callable[[float], str]) -> str:
    """One value where both are written alike, else from one to the other."""
    before, after = form(now), form(then)
    return before if before == after else _("from {before} to {after}", before=before, after=after)


def _of_connection(one: ConnectionDifference, found: Differences) -> str:
    ends = (one.connection.source, one.connection.target)
    source, target = (found.pathway.step(id_).name.said(language()) for id_ in ends)
    before, after = formats.percent(one.before), formats.percent(one.after)
    if one.people_before is None or one.people_after is None:
        return _(
            "From “{source}” to “{target}”: from {before} to {after}.",
            source=source,
            target=target,
            before=before,
            after=after,
        )
    return _(
        "From “{source}” to “{target}”: from {before} to {after}, {people} people a year.",
        source=source,
        target=target,
        before=before,
        after=after,
        people=_values(one.people_before, one.people_after, formats.number),
    )
