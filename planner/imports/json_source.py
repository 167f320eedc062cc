"""A pathway in the planner's own JSON as a source: with the strangers and the leftovers named."""

from collections.abc import Iterator
from pathlib import Path

from pathways.codec import read_pathway_and_rest
from pathways.library import library
from pathways.model import Pathway
from pathways.nested import opening
from pathways.outside import refuse_counted, refuse_nameless
from planner.i18n import _, language
from planner.imports.json_files import read_json
from planner.imports.preview import Preview

__all__ = ["read_json_source", "strangers"]


def read_json_source(path: Path) -> Preview:
    """The pathway of a JSON file.

    Raises:
        FileError: The file cannot be read.
        PathwayError: It holds no pathway.
    """
    pathway, rest = read_pathway_and_rest(read_json(path), path.name)
    refuse_counted(pathway, path.name)
    refuse_nameless(pathway, path.name)
    refused = tuple(
        _("“{key}” was left out: a pathway has no such thing there.", key=key) for key in rest
    )
    read = _(
        "“{name}”, with all its designs, as this planner wrote it.",
        name=pathway.name.said(language()),
    )
    return Preview((pathway,), (read,), tuple(strangers(pathway)), refused)


def strangers(pathway: Pathway) -> Iterator[str]:
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
