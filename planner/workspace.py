"""The workspace: a cluster, its population, its pathways and what it assumes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pathways.edits import fresh_id
from pathways.errors import DuplicateError
from pathways.model import Pathway
from pathways.nested import opening
from pathways.values import FrozenMap, Name, Quantity
from planner.errors import (
    MissingPathwayError,
    MissingPopulationError,
    NoPathwaysError,
    OpenedElsewhereError,
    PopulationError,
)
from planner.i18n import language
from planner.merging.conflict import Conflict, Settled

__all__ = ["MOST_PEOPLE", "SETTINGS", "Workspace", "listed"]

MOST_PEOPLE: Final = 100_000_000
SETTINGS: Final[Mapping[str, str]] = {
    "small_number_threshold": "5",  # counts of people below this are not printed
}


@dataclass(frozen=True, slots=True)
class Workspace:
    """What a cluster works on.

    ``population`` is people of all ages registered with its practices; ``None`` is not known,
    which blocks every figure and is not zero. ``assumptions`` replace the planner's own by key.
    ``pcpg`` names the Pan-Cluster Planning Group that decides. ``conflicts`` are disagreements of
    a merge still to be settled, ``settled`` those that somebody decided;
    ``joined`` are the seals of saves of other files that have been merged into it.

    Raises:
        PopulationError: The population is below 0 or above ``MOST_PEOPLE``.
        DuplicateError: Two pathways have one id.
    """

    cluster: str
    health_board: str = ""
    population: int | None = None
    population_source: str = ""
    pathways: tuple[Pathway, ...] = ()
    assumptions: FrozenMap[Quantity] = field(default_factory=FrozenMap)
    pcpg: str = ""
    author: str = ""
    settings: FrozenMap[str] = field(default_factory=FrozenMap)
    conflicts: tuple[Conflict, ...] = ()
    settled: tuple[Settled, ...] = ()
    joined: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.population is not None and not 0 <= self.population <= MOST_PEOPLE:
            raise PopulationError(value=str(self.population), most=str(MOST_PEOPLE))
        for one, count in Counter(p.id for p in self.pathways).items():
            if count > 1:
                raise DuplicateError(id=one)

    def pathway(self, pathway_id: str) -> Pathway:
        """The pathway with this id.

        Raises:
            MissingPathwayError: There is none; the error lists the ids there are.
        """
        for pathway in self.pathways:
            if pathway.id == pathway_id:
                return pathway
        if not self.pathways:
            raise NoPathwaysError(cluster=self.cluster)
        ids = ", ".join(p.id for p in self.pathways)
        raise MissingPathwayError(id=pathway_id, ids=ids)

    @property
    def by_id(self) -> dict[str, Pathway]:
        """The pathways by their ids."""
        return {p.id: p for p in self.pathways}

    def openers(self, pathway_id: str) -> tuple[Pathway, ...]:
        """The pathways that have a step which opens as this one."""
        return tuple(p for p in self.pathways if any(s.opens == pathway_id for s in opening(p)))

    def first(self) -> Pathway:
        """The first pathway.

        Raises:
            NoPathwaysError: There is none.
        """
        if not self.pathways:
            raise NoPathwaysError(cluster=self.cluster)
        return self.pathways[0]

    def known_population(self) -> int:
        """The population, where figures need it.

        Raises:
            MissingPopulationError: It is not known.
        """
        if self.population is None:
            raise MissingPopulationError(
                cluster=self.cluster or ", ".join(p.name.said(language()) for p in self.pathways)
            )
        return self.population

    def setting(self, key: str) -> str:
        """What is set for ``key``, or the planner's own choice."""
        return self.settings.get(key, SETTINGS[key])

    def with_pathway(self, pathway: Pathway) -> "Workspace":
        """The workspace with ``pathway`` in place of the one with its id, or as its last."""
        if all(p.id != pathway.id for p in self.pathways):
            return replace(self, pathways=(*self.pathways, pathway))
        return replace(
            self, pathways=tuple(pathway if p.id == pathway.id else p for p in self.pathways)
        )

    def adding(self, pathway: Pathway) -> tuple["Workspace", Pathway]:
        """The workspace with one more pathway, and that pathway as it was added.

        Where its id is taken it gets a fresh one, and its name a number.
        """
        taken = [p.id for p in self.pathways]
        if pathway.id in taken:
            new_id = fresh_id(pathway.id, taken)
            number = new_id.rpartition("_")[2]
            name = Name(*(f"{said} ({number})" if said else "" for said in _both(pathway.name)))
            pathway = replace(pathway, id=new_id, name=name)
        return replace(self, pathways=(*self.pathways, pathway)), pathway

    def without_pathway(self, pathway_id: str) -> "Workspace":
        """The workspace without a pathway.

        Raises:
            MissingPathwayError: There is none with this id.
            OpenedElsewhereError: Another pathway opens it, and would lose its figures.
        """
        gone = self.pathway(pathway_id)
        if others := [p.name for p in self.openers(pathway_id) if p is not gone]:
            raise OpenedElsewhereError(pathway=gone.name, others=listed(others))
        return replace(self, pathways=tuple(p for p in self.pathways if p is not gone))

    def with_population(self, population: int | None, source: str = "") -> "Workspace":
        """The workspace with another population and where it was read."""
        return replace(self, population=population, population_source=source)


def listed(names: Iterable[Name]) -> Name:
    """Names in quotation marks one after another."""
    known = tuple(names)
    said = (", ".join(f"“{name.said(code)}”" for name in known) for code in ("en", "cy"))
    return Name(*said)


def _both(name: Name) -> tuple[str, str]:
    return name.en, name.cy
