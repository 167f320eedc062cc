"""Copies of a workspace that went apart by edits drawn at random, and what a merge owes them."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from pathways import edits
from pathways.connecting import connect, remove_connection, set_share
from pathways.errors import UserError
from pathways.library import starter
from pathways.model import Kind, Pathway, Setting
from pathways.values import FrozenMap, Name, Quantity
from planner.merging.combine import Combined, changes_between
from planner.merging.conflict import ABSENT, ORDER, Conflict
from planner.merging.parts import part_at
from planner.merging.three_way import MISSING, Difference
from planner.merging.tree import written_tree
from planner.workspace import Workspace

START = Workspace("Cwm", population=40_000, pathways=tuple(map(starter, ("copd", "dvt"))))
WORDS = ("Ŵ", "By bus", "Clinic", "=1+1", "")


def _step(p: Pathway, dice: Random) -> str:
    return dice.choice([s.id for s in p.steps]) if p.steps else "none"


def _number(dice: Random) -> Quantity:
    low, central, high = sorted(dice.randint(1, 30) for _ in range(3))
    return Quantity(low, central, high, dice.choice(["ill", "local"]))


def _rename(p: Pathway, dice: Random) -> Pathway:
    return edits.rename_step(p, _step(p, dice), Name(dice.choice(WORDS[:3]), dice.choice(WORDS)))


def _note(p: Pathway, dice: Random) -> Pathway:
    return edits.replace_step(p, replace(p.step(_step(p, dice)), note=dice.choice(WORDS)))


def _remove(p: Pathway, dice: Random) -> Pathway:
    return edits.remove_steps(p, [_step(p, dice)])


def _add(p: Pathway, dice: Random) -> Pathway:
    like = p.step(_step(p, dice))
    new = replace(like, id=dice.choice(["new", "also", "third"]), name=Name(dice.choice(WORDS[:3])))
    at = dice.randint(0, len(p.steps))
    return replace(p, steps=(*p.steps[:at], new, *p.steps[at:]))


def _share(p: Pathway, dice: Random) -> Pathway:
    c = dice.choice(p.connections)
    return set_share(p, c.source, c.target, dice.choice(p.designs), dice.randint(0, 10) / 10)


def _connect(p: Pathway, dice: Random) -> Pathway:
    return connect(p, _step(p, dice), _step(p, dice), [dice.choice(p.designs)])


def _disconnect(p: Pathway, dice: Random) -> Pathway:
    c = dice.choice(p.connections)
    return remove_connection(p, c.source, c.target)


def _kind(p: Pathway, dice: Random) -> Pathway:
    return edits.set_kind(p, _step(p, dice), dice.choice([*Kind]))


def _delivery(p: Pathway, dice: Random) -> Pathway:
    step, design = p.step(_step(p, dice)), dice.choice(p.designs)
    known = step.deliveries.get(design)
    if known is None:
        fresh = edits.new_delivery(dice.choice([*Setting]))
        return edits.set_delivery(p, step.id, design, fresh)
    staff = list(known.staff)
    if staff and dice.random() < 0.5:
        at = dice.randrange(len(staff))
        staff[at] = replace(staff[at], minutes=_number(dice))
    elif staff:
        staff.pop(dice.randrange(len(staff)))
    changed = dice.choice(
        [
            replace(known, staff=tuple(staff)),
            replace(known, setting=dice.choice([*Setting])),
            replace(known, bed_days=_number(dice)),
            replace(known, organisation=dice.choice(WORDS)),
            None,
        ]
    )
    return edits.set_delivery(p, step.id, design, changed)


def _design(p: Pathway, dice: Random) -> Pathway:
    option = dice.choice(p.options)
    if dice.random() < 0.6:
        return edits.add_design(p, dice.choice(["hub", "home"]), option)
    return edits.remove_design(p, option)


def _stream(p: Pathway, dice: Random) -> Pathway:
    stream = dice.choice(p.streams)
    changed = dice.choice(
        [replace(stream, per_10000=_number(dice)), replace(stream, entry=_step(p, dice))]
    )
    return edits.replace_stream(p, changed)


def _move(p: Pathway, dice: Random) -> Pathway:
    return edits.move_steps(p, [_step(p, dice)], dice.choice([-1, 1, 2]))


def _say(p: Pathway, dice: Random) -> Pathway:
    said: list[dict[str, object]] = [
        {"note": dice.choice(WORDS)},
        {"areas": tuple(dice.sample(["A", "B", "C"], 2))},
        {"answers": p.answers.with_(dice.choice("xyz"), dice.choice(WORDS))},
        {"adoption": tuple(_number(dice) for _ in range(dice.randint(3, 5)))},
    ]
    return edits.change(p, **dice.choice(said))


EDITS: tuple[Callable[[Pathway, Random], Pathway], ...] = (
    _rename, _note, _remove, _add, _share, _connect, _disconnect, _kind, _delivery, _delivery,
    _design, _stream, _move, _say,
)  # fmt: skip


def gone_apart(base: Workspace, dice: Random, most: int = 8) -> Workspace:
    """A copy of a workspace after some edits; those that are refused change nothing."""
    copy = base
    for _ in range(dice.randint(0, most)):
        try:
            copy = _edited(copy, dice)
        except (UserError, IndexError):
            continue
    return copy


def _edited(copy: Workspace, dice: Random) -> Workspace:
    what = dice.random()
    if what < 0.04:
        return copy.without_pathway(dice.choice(copy.pathways).id)
    if what < 0.08:
        return copy.adding(starter(dice.choice(["copd", "fls"])))[0]
    if what < 0.12:
        return copy.with_population(dice.randint(1, 9) * 1000, dice.choice(WORDS))
    if what < 0.16:
        key = dice.choice(["sickness", "study"])
        return replace(copy, assumptions=copy.assumptions.with_(key, _number(dice)))
    if what < 0.2:
        return replace(copy, settings=FrozenMap(small_number_threshold=str(dice.randint(5, 9))))
    pathway = dice.choice(copy.pathways[:2])
    return copy.with_pathway(dice.choice(EDITS)(pathway, dice))


def lost(base: Workspace, ours: Workspace, theirs: Workspace, found: Combined) -> list[Difference]:
    """The edits of either copy that are neither in the result nor in a conflict."""
    tree = written_tree(found.workspace)
    conflicts = found.workspace.conflicts
    return [
        change
        for copy in (ours, theirs)
        for change in changes_between(base, copy)
        if not _is_in(tree, change) and not any(_tells(c, change) for c in conflicts)
    ]


def _is_in(tree: object, change: Difference) -> bool:
    if change.place[-1] == ORDER:
        return True  # what is left of an order is told by the parts that are there
    found = part_at(tree, change.place)
    if change.after == ABSENT:
        return found is MISSING
    return found is not MISSING and _holds(found, json.loads(change.after))


def _holds(found: object, wanted: object) -> bool:
    """Whether a value is the one wanted, perhaps with fields that the other copy gave it."""
    if isinstance(found, dict) and isinstance(wanted, dict):
        return all(k in found and _holds(found[k], v) for k, v in wanted.items())
    return found == wanted


def _tells(conflict: Conflict, change: Difference) -> bool:
    """Whether a conflict is about the place of a change, something in it or something around it."""
    around = {conflict.place, *_those_at_the_ends(conflict)}
    for place in around:
        shorter = min(len(place), len(change.place))
        if place[:shorter] == change.place[:shorter]:
            return True
    name = conflict.place[2:3]
    if name == ("designs",) and change.place[:2] == conflict.place[:2]:
        return len(conflict.place) == 3 or conflict.place[3] in change.place
    if name == ("steps",) and change.place[:3] == (*conflict.place[:2], "connections"):
        return conflict.place[3] in change.place[3].split(" → ")
    return False


def _those_at_the_ends(conflict: Conflict) -> Iterator[tuple[str, ...]]:
    if len(conflict.place) == 5 and conflict.place[-1] == "kind":
        yield conflict.place[:-1]
