"""What a merged workspace still needs of what one copy took away: that stays, and is a conflict."""

from collections.abc import Iterator
from typing import Any, Final

from pathways.model import Kind
from planner.merging.conflict import ABSENT, Place
from planner.merging.parts import keys_at, part_at, with_part
from planner.merging.three_way import MISSING, Merging
from planner.merging.tree import written_designs

__all__ = ["completed", "leads_nowhere"]

Reference = tuple[Place, Place]

_FEWEST_DESIGNS: Final = 2


def completed(tree: Any, base: Any, ours: Any, theirs: Any, merging: Merging) -> Any:
    """The merged JSON with nothing in it that leads nowhere; each thing put back is a conflict.

    What led nowhere in one of the copies already is left as it is.
    """
    known = {*leads_nowhere(ours), *leads_nowhere(theirs)}
    while True:
        before = tree
        for reference in leads_nowhere(tree):
            if reference not in known:
                tree = _put_back(tree, reference[1], base, ours, theirs, merging)
        for at in _pathways(tree):
            tree = _with_connections(tree, at, ours, theirs, merging)
        if tree is before:
            break
    for at in _pathways(tree):
        tree = _with_designs(tree, at, base, ours, theirs, merging)
        tree = _with_kinds(tree, at, base, ours, theirs, merging)
    return tree


def _pathways(tree: Any) -> list[Place]:
    return [("pathways", key) for key in keys_at(tree, ("pathways",))]


def leads_nowhere(tree: Any) -> Iterator[Reference]:
    """Each place that names what is not there, and the place where that would be."""
    for at in _pathways(tree):
        targets = {
            name: set(keys_at(tree, (*at, name))) for name in ("steps", "designs", "scenarios")
        }
        for place, name, key in _references(part_at(tree, at)):
            if key not in targets[name]:
                yield (*at, *place), (*at, name, key)
    pathways = set(keys_at(tree, ("pathways",)))
    for pathway in tree.get("pathways", []):
        for step in pathway["steps"]:
            opened = step.get("opens")
            if opened and opened not in pathways:
                place = ("pathways", pathway["id"], "steps", step["id"], "opens")
                yield place, ("pathways", opened)


def _references(pathway: dict[str, Any]) -> Iterator[tuple[Place, str, str]]:
    """Where a pathway names one of its own steps, designs or scenarios, and which."""
    for step in pathway["steps"]:
        for design in written_designs(step):
            yield ("steps", step["id"], design), "designs", design
    for connection, key in zip(
        pathway["connections"], keys_at(pathway, ("connections",)), strict=True
    ):
        for end in ("from", "to"):
            yield ("connections", key, end), "steps", connection[end]
        for design in written_designs(connection):
            yield ("connections", key, design), "designs", design
    for stream in pathway["streams"]:
        if entry := stream["entry"]:
            yield ("streams", stream["id"], "entry"), "steps", entry
    placing = pathway["placing"]
    for step in placing.get("pins", {}):
        yield ("placing", "pins", step), "steps", step
    for line, key in zip(
        placing.get("lines", []), keys_at(pathway, ("placing", "lines")), strict=True
    ):
        for end in ("from", "to"):
            yield ("placing", "lines", key, end), "steps", line[end]
    for option in pathway.get("options_appraisal", {}).get("options", []):
        for field, name in (("design", "designs"), ("scenario", "scenarios")):
            if key := option[field]:
                yield ("options_appraisal", "options", option["id"], field), name, key


def _put_back(tree: Any, place: Place, base: Any, ours: Any, theirs: Any, merging: Merging) -> Any:
    """The JSON with what one copy took away; a design comes with all that is done in it."""
    side = ours if part_at(ours, place) is not MISSING else theirs
    value = part_at(side, place)
    if value is MISSING or part_at(tree, place) is not MISSING:
        return tree
    merging.disagree(place, *(part_at(one, place) for one in (base, ours, theirs)))
    if place[-2] == "scenarios" and part_at(tree, place[:-1]) is MISSING:
        tree = with_part(tree, place[:-1], [])
    tree = with_part(tree, place, value, keys_at(side, place[:-1]))
    if place[-2] == "designs":
        at, design = place[:2], place[-1]
        for name in ("steps", "connections"):
            for key in keys_at(tree, (*at, name)):
                part = (*at, name, key, design)
                said = part_at(side, part)
                if said is not MISSING and part_at(tree, part) is MISSING:
                    tree = with_part(tree, part, said)
    return tree


def _with_connections(tree: Any, at: Place, ours: Any, theirs: Any, merging: Merging) -> Any:
    """The JSON in which a step that stays, though one copy took it away, stays connected."""
    steps = set(keys_at(tree, (*at, "steps")))
    for conflict in merging.conflicts:
        if conflict.place[:-1] != (*at, "steps") or ABSENT not in (conflict.ours, conflict.theirs):
            continue
        side = theirs if conflict.ours == ABSENT else ours
        like = keys_at(side, (*at, "connections"))
        for key in like:
            place = (*at, "connections", key)
            connection = part_at(side, place)
            ends = {connection["from"], connection["to"]}
            is_gone = part_at(tree, place) is MISSING
            if is_gone and conflict.place[-1] in ends and ends <= steps:
                tree = with_part(tree, place, connection, like)
    return tree


def _with_designs(tree: Any, at: Place, base: Any, ours: Any, theirs: Any, merging: Merging) -> Any:
    """The JSON in which a pathway keeps an option, where each copy took away another of two."""
    place = (*at, "designs")
    if len(part_at(tree, place)) >= _FEWEST_DESIGNS:
        return tree
    merging.disagree(place, *(part_at(one, place) for one in (base, ours, theirs)))
    return with_part(tree, place, part_at(ours, place))


def _with_kinds(tree: Any, at: Place, base: Any, ours: Any, theirs: Any, merging: Merging) -> Any:
    """The JSON in which nothing is done at an end: what one copy made an end stays a step."""
    for key in keys_at(tree, (*at, "steps")):
        step = part_at(tree, (*at, "steps", key))
        if step["kind"] != Kind.END or not written_designs(step):
            continue
        place = (*at, "steps", key, "kind")
        kinds = [part_at(one, place) for one in (base, ours, theirs)]
        merging.disagree(place, *kinds)
        tree = with_part(tree, place, kinds[2] if kinds[1] == Kind.END else kinds[1])
    return tree
