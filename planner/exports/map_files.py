"""Pictures of maps as files: SVG, PNG and PDF, with those of the sub-pathways where asked for."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pathways.errors import UserError
from pathways.model import Pathway
from pathways.nested import opened
from planner.errors import PictureTooLargeError
from planner.estimates import estimate_of, option_of
from planner.files import replacing
from planner.i18n import speaking
from planner.maps.picture import Asked, map_picture
from planner.maps.sheets import Paper
from planner.privacy import refuse_patient_text
from planner.workspace import Workspace

if TYPE_CHECKING:
    from planner.drawing.marks import Drawing
    from resources.estimate import Estimate

__all__ = ["SCALES", "Format", "pictures_of", "write_pictures"]

SCALES: Final = (1, 2, 3, 4)
Tell = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class Format:
    """How a picture is put in a file: pixels to a point, and for a PDF its paper."""

    scale: int = 1
    paper: Paper = Paper.A4
    is_fitted: bool = True


def pictures_of(
    workspace: Workspace,
    pathway: Pathway,
    asked: Asked,
    *,
    has_within: bool = False,
    when: date | None = None,
) -> "tuple[tuple[Pathway, Drawing], ...]":
    """The picture of a map, and with ``has_within`` of every pathway that opens within it.

    They are in the language being spoken.

    Raises:
        MissingDesignError: The pathway has no such design.
        UserError: Figures were asked for, and there is no estimate they could be read from.
    """
    made = None
    if asked.has_numbers:
        made = estimate_of(workspace, pathway, _option(pathway, asked.design))
    elif asked.has_changes and asked.way.value != "one":
        made = _estimate(workspace, pathway, _option(pathway, asked.design))
    found = [(pathway, map_picture(workspace, pathway, asked, estimate=made, when=when))]
    for inner in opened(pathway, workspace.by_id) if has_within else ():
        design = asked.design if asked.design in inner.designs else ""
        wanted = replace(asked, design=design, steps=())
        figures = _estimate(workspace, inner, _option(inner, design)) if made else None
        found.append((inner, map_picture(workspace, inner, wanted, estimate=figures, when=when)))
    return tuple(found)


def _option(pathway: Pathway, design: str) -> str:
    return design if design in pathway.options else option_of(pathway)


def _estimate(workspace: Workspace, pathway: Pathway, option: str) -> "Estimate | None":
    try:
        return estimate_of(workspace, pathway, option)
    except UserError:
        return None


def write_pictures(
    workspace: Workspace,
    pathway: Pathway,
    path: Path,
    asked: Asked,
    form: Format = Format(),
    *,
    language: str = "en",
    has_within: bool = False,
    when: date | None = None,
    tell: Tell = lambda _share: None,
) -> tuple[Path, ...]:
    """Puts the map in a file of the sort that its suffix says; the files that were written.

    Maps of sub-pathways are further pages of a PDF, and files of their own of an SVG or PNG, their
    ids after the name of the first. Every file is the old one or the new one, whole.

    Raises:
        MissingDesignError: The pathway has no such design.
        PictureTooLargeError: It would have more pixels than can be opened.
        PatientTextError: What is typed may identify a patient.
        UserError: Figures were asked for and there are none, or a file cannot be written.
    """
    when = when or date.today()
    with speaking(language):
        refuse_patient_text([pathway, *(opened(pathway, workspace.by_id) if has_within else ())])
        found = pictures_of(workspace, pathway, asked, has_within=has_within, when=when)
        if path.suffix.lower() == ".pdf":
            from planner.exports.map_pdf import write_maps

            with replacing(path) as fresh:
                write_maps(
                    [drawing for _pathway, drawing in found],
                    fresh,
                    language=language,
                    when=when,
                    author=workspace.author,
                    paper=form.paper,
                    is_fitted=form.is_fitted,
                    tell=tell,
                )
            return (path,)
        files = [path if one is pathway else beside(path, one) for one, _drawing in found]
        if path.suffix.lower() == ".png":
            _refuse_too_large([drawing for _pathway, drawing in found], form.scale)
        for i, (file, (_one, drawing)) in enumerate(zip(files, found, strict=True)):
            part = _part(tell, i, len(files))
            _write(file, drawing, form, part)
        return tuple(files)


def beside(path: Path, inner: Pathway) -> Path:
    """The file for the map of a sub-pathway: that of the whole with the sub-pathway's id."""
    return path.with_stem(f"{path.stem}-{inner.id}")


def _refuse_too_large(drawings: "list[Drawing]", scale: int) -> None:
    from planner.drawing.png import largest_scale

    if scale > min(largest_scale(drawing) for drawing in drawings):
        raise PictureTooLargeError(scale=str(scale))


def _write(path: Path, drawing: "Drawing", form: Format, tell: Tell) -> None:
    if path.suffix.lower() == ".png":
        from planner.drawing.png import write_png

        with replacing(path) as fresh:
            write_png(drawing, fresh, scale=form.scale, tell=tell)
        return
    from planner.drawing.svg import svg

    with replacing(path) as fresh:
        fresh.write_text(svg(drawing), "utf-8", newline="\n")
    tell(1.0)


def _part(tell: Tell, done: int, of: int) -> Tell:
    """Tells a part of the whole work, of which ``done`` parts are done."""
    return lambda share: tell((done + share) / of)
