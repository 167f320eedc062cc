"""Maps as a tagged PDF of vectors: each on one sheet, or over several that overlap."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from planner.drawing.marks import Drawing
from planner.drawing.pdf import REGULAR, paint, register_fonts
from planner.exports.report.styles import COLOURS
from planner.exports.report.tagged import Element, TaggedCanvas
from planner.i18n import _
from planner.maps.sheets import EDGE, FOOT, PAPERS, Paper, Part, Sheets, sheets_of

__all__ = ["write_maps"]

SMALL = 8.5


def write_maps(
    drawings: Sequence[Drawing],
    path: Path,
    *,
    language: str,
    when: date,
    author: str = "",
    paper: Paper = Paper.A4,
    is_fitted: bool = True,
    tell: Callable[[float], object] = lambda _share: None,
) -> None:
    """Puts the drawings in a PDF file one after another; the same drawings give the same bytes.

    Args:
        drawings: What to draw; the first one's title is the document's.
        path: The file.
        language: The language of the words.
        when: The day the document is of.
        author: Who it is by.
        paper: How large a sheet is.
        is_fitted: Whether each drawing goes on one sheet, however small.
        tell: Is told which share is done, from 0 to 1.
    """
    register_fonts()
    canvas = TaggedCanvas(
        str(path),
        invariant=1,
        pageCompression=1,
        initialFontName=REGULAR,
        lang=language,
    )
    title, subject = drawings[0].title, _("Map of a pathway")
    canvas.describe(title=title, author=author, subject=subject, when=when)
    laid = [
        (d, sheets_of((d.width, d.height), PAPERS[paper], is_fitted=is_fitted)) for d in drawings
    ]
    count, number = sum(len(sheets.parts) for _drawing, sheets in laid), 0
    for drawing, sheets in laid:
        figure = _figure(drawing)
        for part in sheets.parts:
            number += 1
            canvas.setPageSize(sheets.size)
            _page(canvas, drawing, sheets, part, figure)
            canvas.setFont(REGULAR, SMALL)
            canvas.setFillColor(COLOURS["muted"])
            said = _("Page {page} of {pages}", page=number, pages=count)
            canvas.drawRightString(sheets.size[0] - EDGE, EDGE - FOOT / 2, said)
            canvas.showPage()
            tell(number / count)
    canvas.save()


def _figure(drawing: Drawing) -> Element:
    alt = f"{drawing.title}. {drawing.description}" if drawing.description else drawing.title
    return Element("Figure", alt=alt)


def _page(
    canvas: TaggedCanvas, drawing: Drawing, sheets: Sheets, part: Part, figure: Element
) -> None:
    """One part of a drawing, in the middle of its sheet from side to side, at the top of it."""
    k, (across, up) = sheets.scale, sheets.size
    width, height = part.width * k, part.height * k
    left, top = (across - width) / 2, up - EDGE
    if figure.box is None:
        figure.box = (left, top - height, left + width, top)
    canvas.saveState()
    outline = canvas.beginPath()
    outline.rect(left, top - height, width, height)
    canvas.clipPath(outline, stroke=0, fill=0)
    with canvas.marked(figure):
        bottom = top - (drawing.height - part.y) * k
        paint(canvas, drawing, left - part.x * k, bottom, k)
    canvas.restoreState()
