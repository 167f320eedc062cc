"""A workspace as plain JSON values with nothing blank among them, and back."""

from typing import Any, Final

from pathways.codec import read_pathway, write_pathway
from pathways.model import NOT_DESIGNS, Kind, Pathway
from pathways.reader import Reader, write_quantity
from pathways.values import FrozenMap
from planner.workspace import Workspace

__all__ = ["read_tree", "written_designs", "written_tree"]

_FACTS: Final = ("cluster", "health_board", "pcpg", "author")


def written_tree(workspace: Workspace) -> dict[str, Any]:
    """The workspace as JSON values; conflicts and what was settled are left out."""
    tree: dict[str, Any] = {name: getattr(workspace, name) for name in _FACTS}
    tree["population"] = {"people": workspace.population, "source": workspace.population_source}
    tree["pathways"] = [_written_pathway(p) for p in workspace.pathways]
    tree["assumptions"] = {k: write_quantity(q) for k, q in workspace.assumptions.items()}
    tree["settings"] = dict(workspace.settings)
    said: dict[str, Any] = _without_blanks(tree)
    return said


def read_tree(tree: dict[str, Any]) -> Workspace:
    """The workspace that JSON values hold.

    Raises:
        UserError: They hold none.
    """
    reader = Reader(tree, "workspace")
    population = reader.part("population")
    return Workspace(
        cluster=reader.text("cluster", ""),
        health_board=reader.text("health_board", ""),
        pcpg=reader.text("pcpg", ""),
        author=reader.text("author", ""),
        population=population.whole("people"),
        population_source=population.text("source", ""),
        pathways=tuple(read_pathway(p, p["id"]) for p in tree.get("pathways", [])),
        assumptions=FrozenMap(
            {k: q.as_quantity() for k, q in reader.part("assumptions").entries()}
        ),
        settings=FrozenMap({k: s.as_text() for k, s in reader.part("settings").entries()}),
    )


def written_designs(part: dict[str, Any]) -> list[str]:
    """The designs that the JSON of a step or a connection says something of."""
    return [key for key in part if key not in NOT_DESIGNS]


def _written_pathway(pathway: Pathway) -> dict[str, Any]:
    written = write_pathway(pathway)
    for step in written["steps"]:
        if step["kind"] == Kind.END:
            for design in pathway.designs:
                step.pop(design, None)
    return written


def _without_blanks(value: Any) -> Any:
    """A value with what is ``None`` left out, which means the same."""
    if isinstance(value, dict):
        return {k: _without_blanks(v) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [_without_blanks(v) for v in value]
    return value
