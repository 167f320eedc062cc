"""A conflict in words: where it is and what each copy says, in the language being spoken."""

import json
from collections.abc import Mapping
from typing import Any, Final

from pathways.library import library
from planner.i18n import _, language
from planner.merging.conflict import ABSENT, ORDER, UNKNOWN, Conflict, Place
from planner.merging.keys import BETWEEN
from planner.merging.labels import FIELDS
from planner.merging.parts import part_at
from planner.merging.three_way import MISSING, differences_of
from planner.merging.tree import written_tree
from planner.words import BASES, KINDS, LEVELS, PARTS, SETTINGS, STREAM_KINDS, design_word
from planner.workspace import Workspace

__all__ = ["conflict_row", "conflict_words", "place_words", "value_words"]

_TRAIL: Final = " › "
_MOST_PARTS: Final = 6
_CODES: Final[tuple[Mapping[str, str], ...]] = (KINDS, SETTINGS, PARTS, LEVELS, STREAM_KINDS)
_CODED: Final = frozenset({"kind", "setting", "part", "level"})
_KEYED_BY_STEP: Final = frozenset({"connections", "lines", "pins"})


def conflict_words(workspace: Workspace, conflict: Conflict) -> str:
    """A conflict in one sentence."""
    return _(
        "{place}: “{ours}” here, “{theirs}” in the other copy.",
        place=place_words(workspace, conflict.place),
        ours=value_words(workspace, conflict, conflict.ours),
        theirs=value_words(workspace, conflict, conflict.theirs),
    )


def conflict_row(workspace: Workspace, conflict: Conflict) -> dict[str, Any]:
    """A conflict as plain values, in words and as it is."""
    return {
        "place": list(conflict.place),
        "where": place_words(workspace, conflict.place),
        "base": _raw(conflict.base),
        "ours": _raw(conflict.ours),
        "theirs": _raw(conflict.theirs),
        "message": conflict_words(workspace, conflict),
    }


def place_words(workspace: Workspace, place: Place) -> str:
    """Where a place is, from the outside in: “COPD › Spirometry › Proposed › Minutes”."""
    tree = written_tree(workspace)
    said: list[str] = []
    for at, word in enumerate(place):
        if at + 1 < len(place) and _is_list_of_named(place[: at + 1]):
            continue  # “COPD” says it without “Pathways” before it
        said.append(_word(tree, place[: at + 1]))
        if word == ORDER:
            break
    return _TRAIL.join(said)


def value_words(workspace: Workspace, conflict: Conflict, value: str) -> str:
    """One of the values of a conflict, as a person would say it."""
    if value == UNKNOWN:
        return _("Not known")
    if value == ABSENT:
        return _("Not there")
    known = json.loads(value)
    tree = written_tree(workspace)
    place = conflict.place
    if place[-1] == ORDER:
        return ", ".join(_word(tree, (*place[:-1], key)) for key in known)
    is_part = isinstance(known, dict) and not _is_small(known)
    if is_part and conflict.base not in (ABSENT, UNKNOWN, value):
        return _changed(tree, place, json.loads(conflict.base), known)
    return _said(tree, place, known)


def _is_list_of_named(place: Place) -> bool:
    return place == ("pathways",) or (len(place) == 3 and place[-1] in ("steps", "streams"))


def _word(tree: dict[str, Any], place: Place) -> str:
    """What the last word of a place is called."""
    word, field = place[-1], place[-2] if len(place) > 1 else ""
    if field in _KEYED_BY_STEP:
        ends = word.split(BETWEEN)[:2]
        return BETWEEN.join(_name_of(tree, (*place[:2], "steps", end), end) for end in ends)
    if field == "staff":
        role, _arrow, part = word.partition(BETWEEN)
        known = library().roles.get(role)
        name = known.name.said(language()) if known else role
        said = PARTS.get(part.split(" ")[0])
        return _("{role} ({part})", role=name, part=_(said)) if said else name
    if field in ("tests", "features"):
        test = library().tests.get(word)
        return test.name.said(language()) if test else word
    if field == "adoption":
        return _("Year {n}", n=word)
    if field == "assumptions":
        return _assumption(word)
    if field == "designs" or word in _designs(tree, place):
        return design_word(word)
    if field in ("pathways", "steps", "streams", "scenarios", "options"):
        return _name_of(tree, place, word)
    return _(FIELDS[word]) if word in FIELDS else word.replace("_", " ")


def _designs(tree: dict[str, Any], place: Place) -> list[str]:
    found = part_at(tree, (*place[:2], "designs")) if place[0] == "pathways" else MISSING
    return found if isinstance(found, list) else []


def _assumption(key: str) -> str:
    from resources.assumptions import default_assumptions  # numpy is not wanted at the start

    known = default_assumptions()
    return known[key].name.said(language()) if key in known else key


def _name_of(tree: dict[str, Any], place: Place, key: str) -> str:
    found = part_at(tree, place)
    return _called(found) or key if isinstance(found, dict) else key


def _called(part: dict[str, Any]) -> str:
    """The name of a part of a workspace; blank where it has none."""
    name = part.get("name", "")
    if isinstance(name, dict):
        own, other = name.get("en", ""), name.get("cy", "")
        name = (other or own) if language() == "cy" else (own or other)
    return str(name)


def _is_small(value: dict[str, Any]) -> bool:
    """Whether an object is a number with its range or another value of few words."""
    return (
        "central" in value
        or "people" in value
        or not any(isinstance(v, dict | list) for v in value.values())
    )


def _said(tree: dict[str, Any], place: Place, value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, str):
        return _text(tree, place, value)
    if isinstance(value, list):
        return ", ".join(_said(tree, place, v) for v in value) or _("None")
    if "central" in value:
        return _quantity(value)
    if name := _called(value):
        return name
    said = [_said(tree, (*place, key), v) for key, v in value.items() if v != ""]
    return ", ".join(said) or _("Blank")


def _number(value: float) -> str:
    """Every digit of a number that somebody may have typed: two that differ never look the same."""
    return f"{value:,.10g}".replace("-", "−")


def _text(tree: dict[str, Any], place: Place, value: str) -> str:
    if not value.strip():
        return _("Blank")
    if place[-1] in ("entry", "from", "to"):
        return _name_of(tree, (*place[:2], "steps", value), value)
    if place[-1] == "opens":
        return _name_of(tree, ("pathways", value), value)
    if place[-1] in _CODED:
        for words in _CODES:
            if value in words:
                return _(words[value])
    return value


def _quantity(value: dict[str, Any]) -> str:
    from pathways.values import basis_kind

    central, low, high = (_number(value[k]) for k in ("central", "low", "high"))
    basis = _(BASES[basis_kind(value.get("basis", ""))])
    if low == high:
        return _("{value}, {basis}", value=central, basis=basis)
    return _("{value} ({low} to {high}), {basis}", value=central, low=low, high=high, basis=basis)


def _changed(tree: dict[str, Any], place: Place, before: Any, after: Any) -> str:
    """What a copy changed within a part that the other took away."""
    changed = list(differences_of(place, before, after))
    said = []
    for one in changed[:_MOST_PARTS]:
        where = _TRAIL.join(
            _word(tree, one.place[: at + 1]) for at in range(len(place), len(one.place))
        )
        value = _("Not there") if one.after == ABSENT else _plain(tree, one.place, one.after)
        said.append(_("{field}: {value}", field=where, value=value))
    if len(changed) > _MOST_PARTS:
        said.append(_("and more"))
    return _("Kept, with {changes}", changes="; ".join(said))


def _plain(tree: dict[str, Any], place: Place, value: str) -> str:
    known = json.loads(value)
    return ", ".join(known) if place[-1] == ORDER else _said(tree, place, known)


def _raw(value: str) -> Any:
    return None if value in (ABSENT, UNKNOWN) else json.loads(value)
