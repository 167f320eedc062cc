"""Where people go on to, such as “GP review 60%; Discharge 40%”, written and read."""

import re
from collections import Counter
from typing import Final

from pathways import edits
from pathways.errors import FromEndError, UserError
from pathways.model import CURRENT, Pathway, Step
from planner.cells.finding import find_word
from planner.cells.lists import fraction, read_amount, split_list
from planner.i18n import _, language
from planner.typed import as_typed

__all__ = ["read_ways", "write_ways"]

_WAY: Final = re.compile(r"(?P<to>.+?)(?:[\s:]+(?P<share>\d[\d.,]*)\s*%)?")
_PLAIN: Final = re.compile(r"(?P<to>.+?)[\s:]+(?P<share>\d[\d.]*)")


def write_ways(pathway: Pathway, step: Step, design: str) -> str:
    """The steps that come next, each with its share where that is not everybody.

    Steps that share their name with another are given by their row.
    """
    said = []
    names = Counter(s.name.said(language()).casefold() for s in pathway.steps_in(design))
    for connection in pathway.leaving(step.id, design):
        name = pathway.step(connection.target).name.said(language())
        if names[name.casefold()] > 1 or ";" in name:
            name = str(next(i for i, s in enumerate(pathway.steps, 1) if s.id == connection.target))
        share = connection.share(design)
        said.append(name if share == 1 else f"{name} {as_typed(share, percent=True)}%")
    return "; ".join(said)


def read_ways(pathway: Pathway, step_id: str, design: str, typed: str) -> Pathway:
    """The pathway with a step leading on as a cell says; steps are named, or given by their row.

    Entries without a share take in turn what the others leave over. What is new in the current
    design is so too in the designs where the step does not lead anywhere yet.

    Raises:
        FromEndError: The step is an end.
        UnknownWordError: No step of the design is called so.
        AmbiguousWordError: Several steps begin so.
        ChanceError: A share is more than 100 %.
    """
    step = pathway.step(step_id)
    entries = split_list(typed)
    if len(entries) == 1 and "," in typed and not _is_read(pathway, design, typed):
        entries = [entry.strip() for entry in typed.split(",") if entry.strip()]
    if not entries and not any(pathway.leaving(step_id, design)):
        return pathway
    if step.is_end:
        raise FromEndError(name=step.name)
    wanted = [_entry(pathway, design, entry) for entry in entries]
    designs = [design]
    if design == CURRENT:
        designs += [o for o in pathway.options if not any(pathway.leaving(step_id, o))]
    for at in designs:
        pathway = _led(pathway, step_id, at, wanted)
    return pathway


def _entry(pathway: Pathway, design: str, entry: str) -> tuple[str, float | None]:
    """The step that an entry names, and the share it gives."""
    names = {s.id: s.name for s in pathway.steps_in(design)}
    found = _WAY.fullmatch(entry)
    assert found is not None  # one character is enough
    to, share = found["to"], None
    if found["share"]:
        share = fraction(read_amount(found["share"], _("GP review 60%")))
    if to.isdecimal() and 0 < int(to) <= len(pathway.steps):
        target = pathway.steps[int(to) - 1].id
        if target in names:
            return target, share
    try:
        return find_word(to, names, language()), share
    except UserError:
        plain = _PLAIN.fullmatch(entry)
        if plain is None:
            raise
        example = _("GP review 60%; 5 40%")
        target = find_word(plain["to"], names, language())
        return target, fraction(read_amount(plain["share"], example))


def _is_read(pathway: Pathway, design: str, typed: str) -> bool:
    try:
        _entry(pathway, design, typed)
    except UserError:
        return False
    return True


def _led(
    pathway: Pathway, step_id: str, design: str, wanted: list[tuple[str, float | None]]
) -> Pathway:
    shares = {target: share for target, share in wanted if pathway.step(target).exists_in(design)}
    if not pathway.step(step_id).exists_in(design):
        return pathway
    for connection in tuple(pathway.leaving(step_id, design)):
        if shares.get(connection.target) is None:
            pathway = edits.set_share(pathway, step_id, connection.target, design, None)
    for target, share in shares.items():
        if share is not None:
            pathway = edits.connect(pathway, step_id, target, [design])
            pathway = edits.set_share(pathway, step_id, target, design, share)
    for target, share in shares.items():
        if share is None:
            pathway = edits.connect(pathway, step_id, target, [design])
    for connection in tuple(pathway.connections):
        if connection.source == step_id and not any(connection.shares.values()):
            pathway = edits.remove_connection(pathway, step_id, connection.target)
    return pathway
