"""Names too long for a table, cut for print, with each of them whole so that none of it is lost."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from pathways.model import Delivery, Pathway, Step
from pathways.values import FrozenMap, Name
from planner.workspace import Workspace

__all__ = ["MOST", "LongName", "shortened"]

MOST: Final = 160  # characters; every name of ours is shorter than half of that
_ELLIPSIS: Final = "…"


class LongName(NamedTuple):
    """A name as it is printed, and as it is."""

    cut: str
    whole: str


@dataclass(slots=True)
class _Cuts:
    """What has been cut so far; two names that differ stay different."""

    by_whole: dict[str, str] = field(default_factory=dict)

    def text(self, text: str) -> str:
        if len(text) <= MOST:
            return text
        if text not in self.by_whole:
            self.by_whole[text] = next(c for c in _candidates(text) if not self._is_taken(c))
        return self.by_whole[text]

    def _is_taken(self, cut: str) -> bool:
        return cut in self.by_whole.values()

    def name(self, name: Name) -> Name:
        return Name(self.text(name.en), self.text(name.cy))


def _candidates(text: str) -> Iterator[str]:
    begun = text[:MOST].rstrip()
    yield begun + _ELLIPSIS
    number = 2
    while True:
        yield f"{begun}{_ELLIPSIS} ({number})"
        number += 1


def shortened(workspace: Workspace) -> tuple[Workspace, tuple[LongName, ...]]:
    """The workspace with every name at most a little over ``MOST`` long, and those it cut.

    Names are those of the cluster, the bodies that decide, the author, pathways, streams, steps
    and organisations. Where none is too long it is the same workspace. No figure rests on a name.
    """
    cuts = _Cuts()
    short = replace(
        workspace,
        pathways=tuple(_pathway(p, cuts) for p in workspace.pathways),
        cluster=cuts.text(workspace.cluster),
        health_board=cuts.text(workspace.health_board),
        pcpg=cuts.text(workspace.pcpg),
        author=cuts.text(workspace.author),
    )
    if not cuts.by_whole:
        return workspace, ()
    return short, tuple(LongName(cut, whole) for whole, cut in cuts.by_whole.items())


def _pathway(pathway: Pathway, cuts: _Cuts) -> Pathway:
    return replace(
        pathway,
        name=cuts.name(pathway.name),
        streams=tuple(replace(s, name=cuts.name(s.name)) for s in pathway.streams),
        steps=tuple(_step(s, cuts) for s in pathway.steps),
    )


def _step(step: Step, cuts: _Cuts) -> Step:
    deliveries: FrozenMap[Delivery] = FrozenMap(
        {
            design: replace(delivery, organisation=cuts.text(delivery.organisation))
            for design, delivery in step.deliveries.items()
        }
    )
    return replace(step, name=cuts.name(step.name), deliveries=deliveries)
