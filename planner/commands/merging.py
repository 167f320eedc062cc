"""The command that makes one workspace of two copies: merge."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from planner.commands.printing import say, say_json
from planner.commands.shared import add_command, offer_json
from planner.errors import AlreadyThereError
from planner.files import is_there
from planner.i18n import _, ngettext

if TYPE_CHECKING:
    from planner.commands.shared import Adder

__all__ = ["add_to"]


def add_to(commands: "Adder") -> None:
    """Adds the command."""
    parser = add_command(
        commands, "merge", _merge, _("make one workspace of two copies that went apart")
    )
    parser.add_argument("out", metavar="OUT", type=Path, help=_("the workspace to make"))
    parser.add_argument("ours", metavar="OURS", type=Path, help=_("one copy; OUT may be the same"))
    parser.add_argument("theirs", metavar="THEIRS", type=Path, help=_("the other copy"))
    offer_json(parser)


def _merge(options: argparse.Namespace) -> None:
    from planner.copies import combined_files
    from planner.merging.words import conflict_row, conflict_words
    from planner.workspaces import save_workspace, verify

    is_same = is_there(options.out) and options.out.resolve() == options.ours.resolve()
    if is_there(options.out) and not is_same:
        raise AlreadyThereError(file=str(options.out))
    seal = verify(options.ours).seal
    found = combined_files(options.ours, options.theirs)
    save_workspace(
        found.workspace,
        options.out,
        since=seal if is_same else None,
        copied_from=None if is_same else (options.ours, seal),
    )
    workspace = found.workspace
    if options.json:
        say_json(
            {
                "cluster": workspace.cluster,
                "pathways": [p.id for p in workspace.pathways],
                "ours": len(found.ours),
                "theirs": len(found.theirs),
                "has_ancestor": found.has_ancestor,
                "conflicts": [conflict_row(workspace, one) for one in workspace.conflicts],
            }
        )
        return
    say(_("Made “{file}” of both copies.", file=options.out))
    if found.has_ancestor:
        say(ngettext("{n} change from the first.", "{n} changes from the first.", len(found.ours)))
        say(
            ngettext(
                "{n} change from the second.", "{n} changes from the second.", len(found.theirs)
            )
        )
    else:
        say(
            _(
                "What the copies both come from is not known, "
                "so everything in which they differ is listed."
            )
        )
    for conflict in workspace.conflicts:
        say(_("To settle: {what}", what=conflict_words(workspace, conflict)))
    if not workspace.conflicts:
        say(_("They disagree about nothing."))
