"""A drawing as vectors on a PDF page, by itself or as a flowable among paragraphs."""

from functools import cache
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable

from planner.drawing.marks import Drawing, Line, Mark, Path, Rect, Text, flat
from planner.fonts import FACES, font_paths, printable

__all__ = ["BOLD", "ITALIC", "REGULAR", "DrawingFlowable", "paint", "register_fonts"]

REGULAR: Final = "PlannerSans"
BOLD: Final = "PlannerSans-Bold"
ITALIC: Final = "PlannerSans-Italic"


@cache
def register_fonts() -> None:
    """Make the bundled typeface known to reportlab as ``REGULAR``, ``BOLD`` and ``ITALIC``."""
    for face, name in zip(FACES, (REGULAR, BOLD, ITALIC), strict=True):
        pdfmetrics.registerFont(TTFont(name, str(font_paths()[face])))
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD
    )


def paint(canvas: Any, drawing: Drawing, x: float, y: float, scale: float = 1) -> None:
    """Draw ``drawing`` on a reportlab canvas with its bottom left corner at (x, y)."""
    register_fonts()
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(scale, scale)
    canvas.setLineJoin(1)
    if drawing.background is not None:
        _rect(
            canvas, Rect(0, 0, drawing.width, drawing.height, 0, drawing.background), drawing.height
        )
    for mark in flat(drawing.marks):
        _mark(canvas, mark, drawing.height)
    canvas.restoreState()


def _mark(canvas: Any, mark: Mark, top: float) -> None:
    match mark:
        case Rect():
            _rect(canvas, mark, top)
        case Line():
            _pen(canvas, mark)
            canvas.line(mark.x1, top - mark.y1, mark.x2, top - mark.y2)
        case Path():
            _path(canvas, mark, top)
        case Text():
            _text(canvas, mark, top)


def _pen(canvas: Any, mark: Rect | Line | Path) -> None:
    if mark.stroke is None:
        return
    canvas.setStrokeColor(mark.stroke)
    canvas.setLineWidth(mark.stroke_width)
    canvas.setDash(list(mark.dash))
    canvas.setLineCap(1 if not isinstance(mark, Rect) and mark.round_cap else 0)


def _rect(canvas: Any, mark: Rect, top: float) -> None:
    _pen(canvas, mark)
    if mark.fill is not None:
        canvas.setFillColor(mark.fill)
    how = {"stroke": int(mark.stroke is not None), "fill": int(mark.fill is not None)}
    bottom = top - mark.y - mark.height
    if mark.radius:
        canvas.roundRect(mark.x, bottom, mark.width, mark.height, mark.radius, **how)
    else:
        canvas.rect(mark.x, bottom, mark.width, mark.height, **how)


def _path(canvas: Any, mark: Path, top: float) -> None:
    outline = canvas.beginPath()
    for segment in mark.segments:
        numbers = [n for x, y in segment.points for n in (x, top - y)]
        match segment.verb:
            case "M":
                outline.moveTo(*numbers)
            case "L":
                outline.lineTo(*numbers)
            case "C":
                outline.curveTo(*numbers)
            case _:
                outline.close()
    _pen(canvas, mark)
    if mark.fill is not None:
        canvas.setFillColor(mark.fill)
    canvas.drawPath(outline, stroke=int(mark.stroke is not None), fill=int(mark.fill is not None))


def _text(canvas: Any, mark: Text, top: float) -> None:
    text = printable(mark.text)
    font = BOLD if mark.bold else ITALIC if mark.italic else REGULAR
    canvas.setFillColor(mark.colour)
    canvas.setFont(font, mark.size)
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor]
    back = pdfmetrics.stringWidth(text, font, mark.size) * shift
    if not mark.rotation:
        canvas.drawString(mark.x - back, top - mark.y, text)
        return
    canvas.saveState()
    canvas.translate(mark.x, top - mark.y)
    canvas.rotate(-mark.rotation)
    canvas.drawString(-back, 0, text)
    canvas.restoreState()


class DrawingFlowable(Flowable):
    """A drawing among paragraphs, made smaller where the frame is narrower than it is.

    ``alt`` says in words what the picture shows, for a tagged document.
    """

    def __init__(self, drawing: Drawing, *, width: float | None = None) -> None:
        super().__init__()
        self.drawing = drawing
        self.alt = (
            f"{drawing.title}. {drawing.description}" if drawing.description else drawing.title
        )
        self._wanted = width or drawing.width
        self.scale = self._wanted / drawing.width
        self.width, self.height = self._wanted, drawing.height * self.scale

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """The width and height the picture takes."""
        self.scale = min(
            self._wanted / self.drawing.width,
            available_width / self.drawing.width,
        )
        self.width, self.height = self.drawing.width * self.scale, self.drawing.height * self.scale
        return self.width, self.height

    def draw(self) -> None:
        """Paint the picture where the frame put it."""
        paint(self.canv, self.drawing, 0, 0, self.scale)
