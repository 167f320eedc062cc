"""Pathways from other files, with what was assumed on the way and what was left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pathways.codec import read_pathway_and_rest
from pathways.library import library
from pathways.model import Pathway
from pathways.nested import opening
from pathways.outside import refuse_counted, refuse_nameless
from planner.errors import UnknownSourceError
from planner.i18n import _, language
from planner.imports.json_files import read_json

__all__ = ["KINDS", "Imported", "import_file"]

KINDS: Final = (".json",)


@dataclass(frozen=True, slots=True)
class Imported:
    """The pathways of a file, and in words what was assumed and what was left out."""

    pathways: tuple[Pathway, ...]
    assumed: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def import_file(path: Path) -> Imported:
    """What a file holds, read by its suffix.

    Raises:
        UnknownSourceError: Files of this sort are not read.
        FileError: The file cannot be read.
        PathwayError: It holds no pathway.
    """
    if path.suffix.lower() not in KINDS:
        raise UnknownSourceError(file=path.name, kinds=", ".join(KINDS))
    values = read_json(path)
    pathway, rest = read_pathway_and_rest(values, path.name)
    refuse_counted(pathway, path.name)
    refuse_nameless(pathway, path.name)
    refused = tuple(
        _("“{key}” was left out: a pathway has no such thing there.", key=key) for key in rest
    )
    return Imported((pathway,), tuple(_strangers(pathway)), refused)


def _strangers(pathway: Pathway) -> Iterator[str]:
    """What has to be settled before figures can be worked out: names that are not here."""
    deliveries = [d for step in pathway.steps for d in step.deliveries.values()]
    for role in dict.fromkeys(line.role for d in deliveries for line in d.staff):
        if role not in library().roles:
            yield _("The role “{id}” is kept, but the library does not have it.", id=role)
    for test in pathway.tests_used:
        if test not in library().tests:
            yield _("The test “{id}” is kept, but the library does not have it.", id=test)
    for step in opening(pathway):
        name = step.name.said(language())
        yield _(
            "“{step}” opens as the pathway “{id}”, which this file does not hold.",
            step=name,
            id=step.opens,
        )
