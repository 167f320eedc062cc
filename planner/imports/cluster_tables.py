"""Populations of clusters and counts of their disease registers, from tables."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pathways.bounds import BOUNDS
from pathways.values import Name
from planner.cells.lists import both_names
from planner.i18n import N_, _, language
from planner.imports.errors import RefusedError
from planner.imports.preview import Notes, Preview, Wishes
from planner.imports.rows import Table
from planner.imports.words import share_in
from planner.typed import NumberError, read_number
from planner.workspace import MOST_PEOPLE

__all__ = ["HEADINGS", "headings_of_cluster", "read_cluster_table"]

HEADINGS: Final = {
    "cluster": N_("Cluster"),
    "population": N_("Population"),
    "register": N_("Register"),
    "people": N_("People on it"),
    "share": N_("Share"),
    "source": N_("Source"),
}

Rows = Sequence[Sequence[str]]


def headings_of_cluster(rows: Rows) -> list[str]:
    """What the columns are; empty where rows are neither of populations nor of registers."""
    names = both_names(HEADINGS)
    heads = []
    for cell in rows[0] if rows else ():
        wanted = cell.casefold().strip()
        known = [k for k, n in names.items() if wanted in (k, n.en.casefold(), n.cy.casefold())]
        heads.append(known[0] if known else "")
    is_known = "population" in heads or ("register" in heads and {"people", "share"} & {*heads})
    return heads if is_known else []


def read_cluster_table(tables: Sequence[Table], notes: Notes, wishes: Wishes, file: str) -> Preview:
    """The population of the workspace's cluster, and the shares of people on registers.

    Raises:
        RefusedError: Rows have faults; all are named.
    """
    faults: list[str] = []
    population: tuple[int, str] | None = None
    counts: dict[str, float] = {}
    prevalence: dict[str, float] = {}
    for table in tables:
        for number, cells in _of_the_cluster(table, notes, wishes, faults):
            if "population" in cells and "register" not in cells:
                people = _people(cells["population"], number, faults)
                if people is not None:
                    population = round(people), cells.get("source", "") or file
            elif (register := _register(cells.get("register", ""), number, faults)) is not None:
                if "people" in cells:
                    people = _people(cells["people"], number, faults)
                    if people is not None:
                        counts[register] = people
                elif (share := share_in(cells.get("share", ""))) is not None:
                    prevalence[register] = share
                else:
                    faults.append(
                        _(
                            "Row {row}: give a share from 0 to 100%, or a number of people.",
                            row=number,
                        )
                    )
    whole = population[0] if population else wishes.population
    for register, people in counts.items():
        if not whole:
            faults.append(_("Give the cluster's population before the people on its registers."))
        elif people > whole:
            faults.append(
                _("The register “{name}” has more people than the cluster.", name=register)
            )
        else:
            prevalence[register] = people / whole
    if faults:
        raise RefusedError(file, tuple(dict.fromkeys(faults)))
    if population is not None:
        notes.read[_("Population: {people}.", people=f"{population[0]:,}")] = None
    for register, share in prevalence.items():
        assert BOUNDS["prevalence"].hold(share)
        notes.read[
            _("Register “{name}”: {share} of all people.", name=register, share=f"{share:.2%}")
        ] = None
    return replace(notes.of(), population=population, prevalence=prevalence)


def _of_the_cluster(
    table: Table, notes: Notes, wishes: Wishes, faults: list[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of the workspace's own cluster; of any where only one is named."""
    heads = headings_of_cluster(table.rows)
    rows = [
        (number, {k: v for k, v in zip(heads, row, strict=False) if k and v})
        for number, row in enumerate(table.rows[1:], start=1)
    ]
    named = {cells.get("cluster", "").casefold() for _number, cells in rows} - {""}
    wanted = " ".join(wishes.cluster.casefold().split())
    if len(named) > 1 and wanted not in named:
        faults.append(
            _("Several clusters are listed, but not “{cluster}”.", cluster=wishes.cluster)
        )
        return
    for number, cells in rows:
        of = cells.get("cluster", "").casefold()
        if len(named) < 2 or of in ("", wanted):
            yield number, cells
    if len(named) == 1 and wanted and wanted not in named:
        (other,) = named
        notes.assumed[_("What is given for “{cluster}” is taken.", cluster=other)] = None
    if len(named) > 1:
        notes.refused[_("Rows of other clusters are left out.")] = None


def _people(typed: str, number: int, faults: list[str]) -> float | None:
    try:
        people = read_number(typed)
    except NumberError:
        people = None
    if people is None or not 0 < people <= MOST_PEOPLE:
        faults.append(
            _("Row {row}: “{typed}” is no number of people.", row=number, typed=typed[:40])
        )
        return None
    return people


def _register(typed: str, number: int, faults: list[str]) -> str | None:
    """The id of the register that a cell names by id or name, in either language."""
    from resources.registers import registers

    known: dict[str, Name] = {one.id: one.name for one in registers()}
    wanted = " ".join(typed.casefold().split())
    for id_, name in known.items():
        if wanted in (id_.casefold(), name.en.casefold(), name.cy.casefold()):
            return id_
    shown = ", ".join(name.said(language()) for name in known.values())
    faults.append(
        _(
            "Row {row}: the register “{typed}” is not known. Known are: {known}.",
            row=number,
            typed=typed[:40],
            known=shown,
        )
    )
    return None
