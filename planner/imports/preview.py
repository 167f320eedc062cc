"""What a file holds, before anything is changed: what was read, assumed and refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pathways.model import Pathway, Setting
from planner.workspace import Workspace

__all__ = ["Notes", "Preview", "Wishes", "accepted"]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person chose about a file that does not say everything.

    ``setting`` is where steps are delivered of which that is not said, ``lanes`` the settings of
    lanes by their names; ``calendar`` is the second of a pair of files; ``process`` the id of the
    only process to read; ``is_flat`` puts the steps of sub-processes among the others; ``unit`` is
    what times are counted in. ``cluster`` and ``population`` are those of the workspace.
    """

    setting: Setting = Setting.COMMUNITY
    lanes: Mapping[str, Setting] = field(default_factory=dict)
    calendar: Path | None = None
    process: str = ""
    is_flat: bool = False
    unit: str = "day"
    cluster: str = ""
    population: int | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """The pathways of a file, and in words what was read, assumed and left out.

    ``lanes`` are names that may stand for a setting, to be asked about; ``processes`` the names of
    those in the file by id. ``population`` is that of a cluster with its source, ``prevalence`` the
    share of all people on a register, by register.
    """

    pathways: tuple[Pathway, ...] = ()
    read: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    lanes: tuple[str, ...] = ()
    processes: Mapping[str, str] = field(default_factory=dict)
    population: tuple[int, str] | None = None
    prevalence: Mapping[str, float] = field(default_factory=dict)


class Notes:
    """What is to be told about a file, while it is being read; each thing once."""

    def __init__(self) -> None:
        self.read: dict[str, None] = {}
        self.assumed: dict[str, None] = {}
        self.refused: dict[str, None] = {}
        self.lanes: dict[str, None] = {}

    def of(self, *pathways: Pathway) -> Preview:
        """The preview of pathways with all that was noted."""
        return Preview(
            pathways,
            tuple(self.read),
            tuple(self.assumed),
            tuple(self.refused),
            tuple(self.lanes),
        )


def accepted(preview: Preview, workspace: Workspace) -> tuple[Workspace, tuple[Pathway, ...]]:
    """The workspace with what a file holds, and its pathways as they were added.

    Steps that open as another pathway of the file open as that one by the id it was given.
    """
    added: list[Pathway] = []
    ids: dict[str, str] = {}
    for pathway in preview.pathways:
        workspace, as_added = workspace.adding(pathway)
        ids[pathway.id] = as_added.id
        added.append(as_added)
    if any(old != new for old, new in ids.items()):
        for i, pathway in enumerate(added):
            steps = tuple(
                replace(step, opens=ids.get(step.opens, step.opens)) for step in pathway.steps
            )
            if steps != pathway.steps:
                added[i] = replace(pathway, steps=steps)
                workspace = workspace.with_pathway(added[i])
    if preview.population is not None:
        workspace = workspace.with_population(*preview.population)
    if preview.prevalence:
        for pathway in workspace.pathways:
            workspace = workspace.with_pathway(_on_registers(pathway, preview.prevalence))
    return workspace, tuple(added)


def _on_registers(pathway: Pathway, prevalence: Mapping[str, float]) -> Pathway:
    """The pathway whose streams that name a register have the share of people now on it."""
    streams = tuple(
        replace(
            stream,
            worked_from=replace(
                stream.worked_from, prevalence=prevalence[stream.worked_from.register]
            ),
        )
        if stream.worked_from is not None and stream.worked_from.register in prevalence
        else stream
        for stream in pathway.streams
    )
    return pathway if streams == pathway.streams else replace(pathway, streams=streams)
