"""What the commands share: their arguments, and how they speak."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from pathways.model import Pathway
from planner.commands.parsing import Parser, whole_number
from planner.commands.printing import say
from planner.i18n import LANGUAGES, _, language
from planner.workspace import Workspace

if TYPE_CHECKING:
    Adder: TypeAlias = "argparse._SubParsersAction[Parser]"

__all__ = [
    "add_command",
    "chosen",
    "chosen_one",
    "file_argument",
    "name_of",
    "offer_json",
    "offer_language",
    "offer_pathway",
    "offer_population",
    "read_workspace",
    "say_if_empty",
]

Run = Callable[[argparse.Namespace], None]


def add_command(commands: "Adder", name: str, run: Run, does: str) -> argparse.ArgumentParser:
    """The parser of a new command that runs ``run`` and is described by ``does``."""
    parser = commands.add_parser(name, help=does, description=does)
    parser.set_defaults(run=run)
    offer_language(parser)
    return parser


def offer_json(parser: argparse.ArgumentParser) -> None:
    """Adds ``--json``."""
    parser.add_argument("--json", action="store_true", help=_("print one JSON object"))


def offer_language(parser: argparse.ArgumentParser) -> None:
    """Adds ``--lang``; left out, it is the language being spoken."""
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=language(),
        help=_("language of what is said and written"),
    )


def offer_pathway(parser: argparse.ArgumentParser) -> None:
    """Adds ``--pathway``."""
    parser.add_argument("--pathway", metavar="ID", help=_("only this pathway"))


def offer_population(parser: argparse.ArgumentParser) -> None:
    """Adds ``--population``."""
    parser.add_argument(
        "--population",
        type=whole_number,
        metavar="N",
        help=_("people registered, instead of the file's"),
    )


def read_workspace(options: argparse.Namespace) -> Workspace:
    """The workspace that ``FILE`` names, for the population asked for."""
    from planner.workspaces import read_any

    workspace = read_any(options.file)
    if getattr(options, "population", None) is not None:
        workspace = workspace.with_population(options.population, _("command line"))
    return workspace


def chosen(workspace: Workspace, options: argparse.Namespace) -> tuple[Pathway, ...]:
    """The pathway that ``--pathway`` names, or all of them.

    Raises:
        MissingPathwayError: There is none of that id.
    """
    if options.pathway is None:
        return workspace.pathways
    return (workspace.pathway(options.pathway),)


def chosen_one(workspace: Workspace, options: argparse.Namespace) -> Pathway:
    """The pathway that ``--pathway`` names, or the first.

    Raises:
        MissingPathwayError: There is none of that id.
        NoPathwaysError: There is none at all.
    """
    if options.pathway is None:
        return workspace.first()
    return workspace.pathway(options.pathway)


def say_if_empty(workspace: Workspace) -> None:
    """Prints that there is no pathway, where there is none, so that silence is not taken for it."""
    if not workspace.pathways:
        say(_("There are no pathways yet."))


def name_of(pathway: Pathway) -> str:
    """The pathway's name in the language being spoken."""
    return pathway.name.said(language())


def file_argument(parser: argparse.ArgumentParser, help_text: str | None = None) -> None:
    """Adds ``FILE``."""
    parser.add_argument(
        "file", metavar="FILE", type=Path, help=help_text or _("a workspace, or a pathway's JSON")
    )
