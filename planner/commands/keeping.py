"""Commands about what is kept of a workspace: versions, backups, and what a damaged one holds."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from planner import formats
from planner.commands.parsing import whole_number
from planner.commands.printing import say, say_json
from planner.commands.shared import add_command, file_argument, offer_json
from planner.i18n import _

if TYPE_CHECKING:
    from planner.commands.shared import Adder

__all__ = ["add_to"]


def add_to(commands: "Adder") -> None:
    """Adds the commands to the parser."""
    parser = add_command(
        commands, "versions", _versions, _("list the versions in a workspace, or take one out")
    )
    file_argument(parser)
    _offer_one(parser, _("the number of the version to take out"))
    offer_json(parser)
    parser = add_command(
        commands, "backups", _backups, _("list the backups of a workspace, or restore one")
    )
    file_argument(parser)
    _offer_one(parser, _("the number of the backup to restore; 1 is the latest"))
    offer_json(parser)
    parser = add_command(
        commands, "rescue", _rescue, _("put what can be read of a damaged workspace into a new one")
    )
    file_argument(parser)
    parser.add_argument("out", metavar="OUT", type=Path, help=_("the new file"))


def _offer_one(parser: argparse.ArgumentParser, does: str) -> None:
    parser.add_argument("--number", type=whole_number, metavar="N", help=does)
    parser.add_argument("--out", type=Path, metavar="FILE", help=_("the new file"))


def _versions(options: argparse.Namespace) -> None:
    from planner.versions import version_numbered, versions_of
    from planner.workspaces import make_workspace

    found = versions_of(options.file)
    if options.number is not None:
        out = options.out or options.file.with_stem(f"{options.file.stem} {options.number}")
        make_workspace(version_numbered(found, options.number).workspace, out)
        say(_("Wrote “{file}”.", file=out))
        return
    if options.json:
        say_json(
            {
                "versions": [
                    {
                        "number": one.number,
                        "at": one.at.isoformat(),
                        "author": one.author,
                        "name": one.name,
                        "note": one.note,
                    }
                    for one in found
                ]
            }
        )
        return
    for one in found:
        about = " · ".join(filter(None, (one.name, one.note, one.author)))
        say(f"{one.number:<6}{formats.moment(one.at)}{about and ' · '}{about}")


def _backups(options: argparse.Namespace) -> None:
    from planner.backups import backup_numbered, backups_of, restore

    found = backups_of(options.file)
    if options.number is not None:
        out = options.out or options.file
        restore(backup_numbered(found, options.number, options.file), out)
        say(_("Wrote “{file}”.", file=out))
        return
    if options.json:
        say_json({"backups": [{"at": b.at.isoformat(), "file": str(b.file)} for b in found]})
        return
    for number, one in enumerate(found, 1):
        say(f"{number:<6}{formats.moment(one.at)}")
    if not found:
        say(_("There are no backups of “{file}” on this computer.", file=options.file))


def _rescue(options: argparse.Namespace) -> None:
    from planner.rescuing import rescued, rescued_words
    from planner.workspaces import make_workspace

    found = rescued(options.file)
    make_workspace(found.workspace, options.out)
    for words in rescued_words(found):
        say(words)
    say(_("Wrote “{file}”.", file=options.out))
