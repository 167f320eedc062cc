"""Commands that write documents and pictures: export, layout."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pathways.errors import MissingDesignError
from pathways.model import Pathway
from pathways.nested import opened
from planner.commands.pictures import PICTURES, offer_pictures, refuse_stray, write_asked
from planner.commands.printing import say, say_json
from planner.commands.shared import (
    add_command,
    chosen_one,
    file_argument,
    name_of,
    offer_json,
    offer_pathway,
    offer_population,
    read_workspace,
)
from planner.errors import EveryDesignError, NotAnOptionError
from planner.estimates import option_of
from planner.exports.pdf import ORDERS, PARTS, write_proposal
from planner.files import refuse_same_file
from planner.i18n import _
from planner.unprinted import unprinted
from planner.workspace import Workspace

if TYPE_CHECKING:
    from planner.commands.shared import Adder

__all__ = ["WRITERS", "add_to"]

Writer = Callable[[Workspace, Pathway, Path, str, str | None], None]


def add_to(commands: "Adder") -> None:
    """Adds the commands of this module."""
    parser = add_command(commands, "export", _export, _("write a document, a picture or data"))
    file_argument(parser)
    parser.add_argument(
        "out",
        metavar="OUT",
        type=_out,
        help=_("the file to write; its suffix says what: {suffixes}", suffixes=_SUFFIXES),
    )
    offer_pathway(parser)
    offer_population(parser)
    parser.add_argument("--design", metavar="NAME", help=_("only this design"))
    group = parser.add_argument_group(_("the proposal in PDF"))
    blanks = {"parts": ", ".join(PARTS), "orders": ", ".join(ORDERS)}
    group.add_argument(
        "--part", choices=PARTS, default=PARTS[0], help=_("which part of it: {parts}", **blanks)
    )
    group.add_argument(
        "--order", choices=ORDERS, default=ORDERS[0], help=_("in which order: {orders}", **blanks)
    )
    parser.add_argument(
        "--template",
        action="store_true",
        help=_("an empty table of steps to fill in and import (.xlsx)"),
    )
    offer_pictures(parser)

    parser = add_command(commands, "layout", _layout, _("say where each step lies on the map"))
    file_argument(parser)
    offer_pathway(parser)
    parser.add_argument("--design", metavar="NAME", help=_("only this design"))
    offer_json(parser)


def _out(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in WRITERS:
        raise argparse.ArgumentTypeError(
            _("“{file}” must end in one of {suffixes}", file=path.name, suffixes=_SUFFIXES)
        )
    return path


def _export(options: argparse.Namespace) -> None:
    refuse_same_file(options.out, options.file)
    if options.template and options.out.suffix.lower() == ".xlsx":
        from planner.exports.template import write_template

        write_template(options.out, options.lang)
        say(_("Wrote “{file}”.", file=options.out))
        return
    workspace = read_workspace(options)
    pathway = chosen_one(workspace, options)
    _design_of(pathway, options)
    suffix = options.out.suffix.lower()
    is_picture = suffix in PICTURES or (suffix == ".pdf" and options.map)
    refuse_stray(options, is_picture=is_picture)
    files: tuple[Path, ...] = (options.out,)
    if is_picture:
        files = write_asked(workspace, pathway, options)
    elif suffix == ".pdf":
        option = _option(pathway, options.design)
        write_proposal(
            workspace,
            pathway.id,
            options.out,
            options.lang,
            option,
            part=options.part,
            order=options.order,
        )
    else:
        WRITERS[suffix](workspace, pathway, options.out, options.lang, options.design)
    for file in files:
        say(_("Wrote “{name}” to “{file}”.", name=name_of(pathway), file=file))
    if suffix == ".pdf" and (lost := unprinted(workspace, pathway)):
        say(lost)
    if suffix == ".json" or (is_picture and not options.within):
        for inner in opened(pathway, workspace.by_id):
            say(
                _("It opens “{name}” ({id}), which is not in it.", name=name_of(inner), id=inner.id)
            )


def _option(pathway: Pathway, design: str | None) -> str:
    """The option a proposal is about.

    Raises:
        NotAnOptionError: The design asked for is the current one.
    """
    if design is None:
        return option_of(pathway)
    if design not in pathway.options:
        raise NotAnOptionError(id=design, ids=", ".join(pathway.options))
    return design


def _workbook(
    workspace: Workspace, pathway: Pathway, path: Path, spoken: str, design: str | None
) -> None:
    from planner.exports.excel import write_workbook

    write_workbook(workspace, pathway.id, path, spoken, _option(pathway, design))


def _proposal(
    workspace: Workspace, pathway: Pathway, path: Path, spoken: str, design: str | None
) -> None:
    write_proposal(workspace, pathway.id, path, spoken, _option(pathway, design))


def _picture(
    workspace: Workspace, pathway: Pathway, path: Path, spoken: str, design: str | None
) -> None:
    from planner.exports.map_files import write_pictures
    from planner.maps.picture import Asked

    asked = Asked(design or option_of(pathway), has_findings=True)
    write_pictures(workspace, pathway, path, asked, language=spoken)


def _document(
    _workspace: Workspace, pathway: Pathway, path: Path, _spoken: str, design: str | None
) -> None:
    from planner.exports.data import write_json

    if design is not None:
        raise EveryDesignError(file=path.name)
    write_json(pathway, path)


def _drawn(
    _workspace: Workspace, pathway: Pathway, path: Path, spoken: str, design: str | None
) -> None:
    drawn = design or option_of(pathway)
    if path.suffix.lower() == ".bpmn":
        from planner.exports.bpmn import write_bpmn

        write_bpmn(pathway, drawn, path, spoken)
        return
    from planner.exports.graphml import write_graphml

    write_graphml(pathway, drawn, path, spoken)


def _figures(
    workspace: Workspace, pathway: Pathway, path: Path, spoken: str, design: str | None
) -> None:
    from planner.exports.data import write_csv

    write_csv(workspace, pathway.id, path, spoken, design)


WRITERS: Final[Mapping[str, Writer]] = {
    ".xlsx": _workbook,
    ".pdf": _proposal,
    ".svg": _picture,
    ".png": _picture,
    ".bpmn": _drawn,
    ".graphml": _drawn,
    ".json": _document,
    ".csv": _figures,
}
_SUFFIXES: Final = ", ".join(WRITERS)


def _layout(options: argparse.Namespace) -> None:
    from planner.exports.pictures import layout_of

    pathway = chosen_one(read_workspace(options), options)
    layout = layout_of(pathway, _design_of(pathway, options))
    if options.json:
        say_json(
            {
                "steps": {
                    step: {**asdict(box), "pinned": step in pathway.placing.pins}
                    for step, box in layout.steps.items()
                },
                "connections": [
                    {
                        "source": route.source,
                        "target": route.target,
                        "points": [list(point) for point in route.points],
                        "label": list(route.label) if route.label else None,
                    }
                    for route in layout.connections
                ],
            }
        )
        return
    for step, box in layout.steps.items():
        pinned = "  " + _("pinned") if step in pathway.placing.pins else ""
        say(f"{step:16}{box.lane:12}{box.x:8.0f}{box.y:8.0f}{pinned}")


def _design_of(pathway: Pathway, options: argparse.Namespace) -> str:
    """The design that ``--design`` names, or the option proposed.

    Raises:
        MissingDesignError: The pathway has no such design.
    """
    if options.design is None:
        return option_of(pathway)
    if options.design not in pathway.designs:
        raise MissingDesignError(where=f"“{name_of(pathway)}”", id=options.design)
    return str(options.design)
