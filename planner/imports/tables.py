"""Tables of other programs: steps, connections, populations, registers, and PathSimR's pair."""

from pathlib import Path

from planner.i18n import _
from planner.imports.cluster_tables import headings_of_cluster, read_cluster_table
from planner.imports.errors import CalendarError, EmptySourceError
from planner.imports.pathsimr import read_pair
from planner.imports.pathsimr_faults import is_calendar, is_network
from planner.imports.preview import Notes, Preview, Wishes
from planner.imports.rows import Table, tables_of
from planner.imports.step_tables import is_connections, is_steps, read_steps
from planner.sketch import plain_name

__all__ = ["read_table"]


def read_table(path: Path, wishes: Wishes) -> Preview:
    """What the tables of a CSV or Excel file hold, each known by its headings.

    Raises:
        FileError: The file cannot be read, holds no table the planner knows, or has faults.
        UserError: A number is out of bounds.
    """
    tables = tables_of(path)
    notes = Notes()
    network = next((t for t in tables if is_network(t.rows)), None)
    calendar = next((t for t in tables if is_calendar(t.rows)), None)
    if network is not None:
        if wishes.calendar is not None:
            calendar = next((t for t in tables_of(wishes.calendar) if is_calendar(t.rows)), None)
        if calendar is None:
            raise CalendarError(file=path.name)
        name = plain_name(path.stem.replace("_", " "))
        pathway = read_pair(network.rows, calendar.rows, name, notes, wishes, path.name)
        return notes.of(pathway)
    if calendar is not None:
        raise CalendarError(file=path.name)
    steps = [t for t in tables if is_steps(t.rows)]
    connections = [t for t in tables if is_connections(t.rows)]
    if steps:
        name = plain_name(path.stem.replace("_", " "))
        pathway = read_steps(name, steps, connections, notes, wishes, path.name)
        _leave_out(tables, [*steps, *connections], notes)
        return notes.of(pathway)
    clusters = [t for t in tables if headings_of_cluster(t.rows)]
    if not clusters:
        wanted = _("a row of headings such as “Step”, “Where” and “Goes on to”")
        raise EmptySourceError(file=path.name, wanted=wanted)
    _leave_out(tables, clusters, notes)
    return read_cluster_table(clusters, notes, wishes, path.name)


def _leave_out(tables: tuple[Table, ...], used: list[Table], notes: Notes) -> None:
    for table in tables:
        if table.rows and table not in used:
            notes.refused[_("The sheet “{name}” is no table known here.", name=table.name)] = None
