"""Commands about workspaces: new, starters, add, list, import, verify."""

import argparse
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pathways.model import Pathway, Setting
from planner import formats
from planner.clusters import cluster_named
from planner.commands.parsing import plain_text, whole_number
from planner.commands.printing import complain, say, say_json
from planner.commands.shared import (
    add_command,
    file_argument,
    name_of,
    offer_json,
    read_workspace,
    say_if_empty,
)
from planner.errors import (
    AlteredError,
    DamagedError,
    MissingClusterError,
    MissingStarterError,
    NothingReadableError,
    TruncatedError,
)
from planner.i18n import _, language, ngettext
from planner.workspace import Workspace

if TYPE_CHECKING:
    from planner.commands.shared import Adder

__all__ = ["add_to", "starter_named"]


def add_to(commands: "Adder") -> None:
    """Adds the commands of this module."""
    parser = add_command(commands, "new", _new, _("make an empty workspace"))
    file_argument(parser, _("the workspace to make"))
    parser.add_argument(
        "--cluster", type=plain_text, metavar="NAME", required=True, help=_("the cluster's name")
    )
    parser.add_argument("--population", type=whole_number, metavar="N", help=_("people registered"))

    parser = add_command(commands, "starters", _starters, _("list the starter pathways"))
    offer_json(parser)

    parser = add_command(commands, "add", _add, _("put a starter into a workspace"))
    file_argument(parser, _("a workspace"))
    parser.add_argument("starter", metavar="STARTER", help=_("a starter's id"))

    parser = add_command(commands, "list", _list, _("list the pathways in a workspace"))
    file_argument(parser)
    offer_json(parser)

    parser = add_command(commands, "import", _import, _("add the pathways of another file"))
    file_argument(parser, _("a workspace"))
    parser.add_argument("source", metavar="SOURCE", type=Path, help=_("the file to import"))
    parser.add_argument(
        "--calendar", metavar="CSV", type=Path, help=_("the calendar that goes with a network")
    )
    parser.add_argument(
        "--setting",
        choices=[*Setting],
        default=Setting.COMMUNITY,
        help=_("where steps are done of which the file does not say it"),
    )
    parser.add_argument("--process", metavar="ID", default="", help=_("only this process"))
    parser.add_argument(
        "--flat", action="store_true", help=_("put the steps of sub-processes among the others")
    )
    parser.add_argument(
        "--unit",
        choices=("minute", "hour", "day", "week"),
        default="day",
        help=_("the unit of time in a network and its calendar"),
    )
    offer_json(parser)

    parser = add_command(commands, "verify", _verify, _("check a workspace and say what it holds"))
    file_argument(parser)
    offer_json(parser)


def _new(options: argparse.Namespace) -> None:
    from planner.workspaces import make_workspace

    name = options.cluster.strip()
    if not name:
        raise MissingClusterError
    known = cluster_named(name)
    workspace = Workspace(known.name if known else name)
    if known:
        workspace = Workspace(
            known.name,
            known.health_board,
            known.population,
            known.population_source,
            pcpg=known.local_authority,
        )
    if options.population is not None:
        workspace = workspace.with_population(options.population, _("command line"))
    make_workspace(workspace, options.file)
    say(_("Made “{file}” for “{cluster}”.", file=options.file, cluster=workspace.cluster))
    if known is None:
        say(_("The cluster is not among those that could be read; its name is kept as given."))
    elif not known.is_name_read:
        say(_("The cluster's name is unverified: no source for it could be read."))
    _say_population(workspace)


def _say_population(workspace: Workspace) -> None:
    if workspace.population is None:
        say(
            _(
                "No registered list could be read for it. "
                "Its population has to be given before figures can be worked out."
            )
        )
        return
    people = formats.whole(workspace.population)
    source = workspace.population_source
    say(_("Population: {people} (source: {source}).", people=people, source=source))


def _starters(options: argparse.Namespace) -> None:
    from pathways.library import starters

    found = list(starters())
    if options.json:
        say_json({"starters": [{**_summary(p), "status": p.status} for p in found]})
        return
    for pathway in found:
        say(f"{pathway.id:16}{name_of(pathway)}")
    say(_("All starters are illustrative and not clinically approved."))


def starter_named(starter_id: str) -> Pathway:
    """A starter.

    Raises:
        MissingStarterError: There is none with this id.
    """
    from pathways.library import STARTERS, starter

    if starter_id not in STARTERS:
        raise MissingStarterError(id=starter_id, ids=", ".join(STARTERS))
    return starter(starter_id)


def _add(options: argparse.Namespace) -> None:
    from planner.workspaces import change_workspace

    pathway = starter_named(options.starter)
    added = change_workspace(options.file, lambda workspace: workspace.adding(pathway))
    say(
        _(
            "Added “{name}” as {id} to “{file}”. It is illustrative and not clinically approved.",
            name=name_of(added),
            id=added.id,
            file=options.file,
        )
    )


def _list(options: argparse.Namespace) -> None:
    workspace = read_workspace(options)
    rows = [{**_summary(p), "LS1": _shares_outside(workspace, p)} for p in workspace.pathways]
    if options.json:
        say_json(
            {
                "cluster": workspace.cluster,
                "population": workspace.population,
                "pathways": rows,
            }
        )
        return
    for row, pathway in zip(rows, workspace.pathways, strict=True):
        steps = ngettext("{n} step", "{n} steps", row["steps"])
        shares = ", ".join(
            f"{design} {formats.NOTHING if ls1 is None else formats.percent(ls1)}"
            for design, ls1 in row["LS1"].items()
        )
        say(f"{row['id']:16}{name_of(pathway)} · {steps} · LS1 {shares}")
    say_if_empty(workspace)


def _summary(pathway: Pathway) -> dict[str, Any]:
    name = {"en": pathway.name.en, "cy": pathway.name.cy}
    return {"id": pathway.id, "name": name, "steps": len(pathway.steps)}


def _shares_outside(workspace: Workspace, pathway: Pathway) -> dict[str, float | None]:
    """LS1 of each design; ``None`` where it cannot be worked out yet."""
    from pathways.errors import UserError
    from planner.estimates import estimate_of

    shares: dict[str, float | None] = dict.fromkeys(pathway.designs)
    for option in pathway.options:
        try:
            results = estimate_of(workspace, pathway, option).designs
        except UserError:
            continue
        shares.update({design: result.left_shift.ls1 for design, result in results.items()})
    return shares


def _import(options: argparse.Namespace) -> None:
    from planner.imports import Preview, Wishes, accepted, read_source
    from planner.workspaces import change_workspace

    def adding(workspace: Workspace) -> tuple[Workspace, tuple[Preview, tuple[Pathway, ...]]]:
        wishes = Wishes(
            Setting(options.setting),
            calendar=options.calendar,
            process=options.process,
            is_flat=options.flat,
            unit=options.unit,
            cluster=workspace.cluster,
            population=workspace.population,
        )
        preview = read_source(options.source, wishes)
        after, added = accepted(preview, workspace)
        return after, (preview, added)

    preview, added = change_workspace(options.file, adding)
    if options.json:
        say_json(
            {
                "read": [_summary(p) for p in added],
                "found": list(preview.read),
                "assumed": list(preview.assumed),
                "refused": list(preview.refused),
            }
        )
        return
    for found in preview.read:
        say(_("Found: {what}", what=found))
    for pathway in added:
        say(_("Read “{name}” as {id}.", name=name_of(pathway), id=pathway.id))
    for assumed in preview.assumed:
        say(_("Assumed: {what}", what=assumed))
    for refused in preview.refused:
        say(_("Left out: {what}", what=refused))


def _say_readable(options: argparse.Namespace) -> None:
    """Say of a damaged file what can be rescued of it."""
    from planner.rescuing import rescued, rescued_words

    if options.json:
        return
    with suppress(NothingReadableError):
        found = rescued(options.file)
        if found.workspace.pathways:
            for words in rescued_words(found):
                complain(words)


def _verify(options: argparse.Namespace) -> None:
    from planner.merging.words import conflict_row, conflict_words
    from planner.workspaces import verify

    try:
        report = verify(options.file)
    except (AlteredError, DamagedError, TruncatedError):
        _say_readable(options)
        raise
    workspace = report.workspace
    last = report.revisions[-1] if report.revisions else None
    if options.json:
        say_json(
            {
                "ok": True,
                "kind": "workspace" if last else "pathway",
                "cluster": workspace.cluster,
                "population": workspace.population,
                "pathways": [_summary(p) for p in workspace.pathways],
                "conflicts": [conflict_row(workspace, one) for one in workspace.conflicts],
                "revisions": len(report.revisions),
                "saved_at": last and last.saved_at.isoformat(),
                "sha256": last and last.sha256,
            }
        )
        return
    say(_("“{file}” is whole.", file=options.file))
    if last:
        say(ngettext("Saved {n} time.", "Saved {n} times.", len(report.revisions)))
        say(_("Last saved on {when} (UTC).", when=formats.day(last.saved_at)))
    for pathway in workspace.pathways:
        steps = ngettext("{n} step", "{n} steps", len(pathway.steps))
        say(f"{pathway.id:16}{pathway.name.said(language())} · {steps}")
    say_if_empty(workspace)
    for conflict in workspace.conflicts:
        say(_("To settle: {what}", what=conflict_words(workspace, conflict)))
