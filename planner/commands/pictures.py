"""What `export` can be asked about pictures of maps, and how they are written."""

import argparse
from pathlib import Path
from typing import Final

from pathways.errors import MissingStepError
from pathways.model import Pathway
from planner.errors import PictureOptionError
from planner.estimates import option_of
from planner.i18n import _
from planner.workspace import Workspace

__all__ = ["PICTURES", "offer_pictures", "refuse_stray", "write_asked"]

PICTURES: Final = (".svg", ".png")
WAYS: Final = ("one", "over", "beside")
OPTIONS: Final = {
    "map": False,
    "compare": "one",
    "numbers": False,
    "plain": False,
    "steps": "",
    "within": False,
    "scale": 1,
    "paper": "A4",
    "pages": "one",
}


def offer_pictures(parser: argparse.ArgumentParser) -> None:
    """Adds the options of a picture of the map."""
    group = parser.add_argument_group(_("pictures of the map"))
    group.add_argument("--map", action="store_true", help=_("a PDF of the map, not the proposal"))
    group.add_argument(
        "--compare",
        choices=WAYS,
        default=OPTIONS["compare"],
        help=_("one design, laid over the current one, or both side by side"),
    )
    group.add_argument("--numbers", action="store_true", help=_("the estimate's figures on it"))
    group.add_argument(
        "--plain", action="store_true", help=_("without marks of what moved or is missing")
    )
    group.add_argument(
        "--steps", metavar="IDS", default="", help=_("only these steps, commas between their ids")
    )
    group.add_argument(
        "--within", action="store_true", help=_("the maps of its sub-pathways as well")
    )
    group.add_argument(
        "--scale", type=int, choices=(1, 2, 3, 4), default=1, help=_("PNG: pixels to a point")
    )
    group.add_argument(
        "--paper", choices=("A4", "A3"), default="A4", help=_("PDF: the size of its sheets")
    )
    group.add_argument(
        "--pages",
        choices=("one", "several"),
        default="one",
        help=_("PDF: fitted on one sheet, or as large as is easily read"),
    )


def refuse_stray(options: argparse.Namespace, *, is_picture: bool) -> None:
    """Nothing, unless an option of pictures is given for a file that is none.

    Raises:
        PictureOptionError: One is.
    """
    for name, default in OPTIONS.items():
        if not is_picture and getattr(options, name) != default:
            raise PictureOptionError(option=f"--{name}", file=options.out.name)


def write_asked(
    workspace: Workspace, pathway: Pathway, options: argparse.Namespace
) -> tuple[Path, ...]:
    """Writes the picture that was asked for; the files written.

    Raises:
        MissingStepError: One of the steps asked for is not there.
    """
    from planner.exports.map_files import Format, write_pictures
    from planner.maps.picture import Asked
    from planner.maps.sheets import Paper
    from planner.maps.showing import Way

    steps = tuple(id_ for id_ in options.steps.split(",") if id_)
    for id_ in steps:
        if not pathway.has_step(id_):
            raise MissingStepError(where=f"“{pathway.name.said(options.lang)}”", id=id_)
    asked = Asked(
        design=options.design or option_of(pathway),
        way=Way(options.compare),
        has_changes=not options.plain,
        has_findings=not options.plain,
        has_numbers=options.numbers,
        steps=steps,
    )
    form = Format(options.scale, Paper(options.paper), is_fitted=options.pages == "one")
    return write_pictures(
        workspace,
        pathway,
        options.out,
        asked,
        form,
        language=options.lang,
        has_within=options.within,
    )
