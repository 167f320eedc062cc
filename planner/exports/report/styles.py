"""The type, colours and sizes of the PDF, and the one way in which text becomes a paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.paraparser import ParaFrag

from planner.drawing.pdf import BOLD, ITALIC, REGULAR
from planner.fonts import printable
from planner.look import LIGHT

__all__ = [
    "BODY",
    "BULLET",
    "CELL",
    "CELL_END",
    "COLOURS",
    "HEAD",
    "HEAD_END",
    "LANDSCAPE",
    "PORTRAIT",
    "SMALL",
    "Sheet",
    "Strong",
    "Words",
    "fragments",
    "style",
]

COLOURS: Final = {
    name: HexColor(getattr(LIGHT, name))
    for name in ("canvas", "surface", "ink", "muted", "hairline", "outline", "error", "warning")
} | {
    "watermark": HexColor("#F0F2F4"),
    "accent": HexColor(LIGHT.mark("community")),
    "tint": HexColor(LIGHT.tint("community")),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's size and the frame its text stands in [points]."""

    name: str
    size: tuple[float, float]
    side: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        """The width of the frame."""
        return self.size[0] - 2 * self.side

    @property
    def height(self) -> float:
        """The height of the frame."""
        return self.size[1] - self.top - self.bottom


PORTRAIT: Final = Sheet("portrait", A4, 51, 62, 52)
LANDSCAPE: Final = Sheet("landscape", landscape(A4), 34, 54, 44)


Align = Literal["start", "middle", "end"]
_ALIGNED: Final[dict[Align, Literal[0, 1, 2]]] = {"start": 0, "middle": 1, "end": 2}


def style(
    name: str,
    size: float,
    leading: float,
    *,
    bold: bool = False,
    italic: bool = False,
    colour: str = "ink",
    before: float = 0,
    after: float = 0,
    align: Align = "start",
    **more: Any,
) -> ParagraphStyle:
    """A paragraph style in the bundled typeface; ``align`` is start, middle or end."""
    return ParagraphStyle(
        name,
        fontName=BOLD if bold else ITALIC if italic else REGULAR,
        fontSize=size,
        leading=leading,
        textColor=COLOURS[colour],
        spaceBefore=before,
        spaceAfter=after,
        alignment=_ALIGNED[align],
        allowWidows=0,
        allowOrphans=0,
        bulletFontName=REGULAR,
        **more,
    )


BODY: Final = style("body", 10.5, 14.5, after=6)
BULLET: Final = style("bullet", 10.5, 14.5, after=3, leftIndent=12)
SMALL: Final = style("small", 8.5, 11.5, colour="muted", after=4)
CELL: Final = style("cell", 9, 11.5)
CELL_END: Final = style("cell_end", 9, 11.5, align="end")
HEAD: Final = style("head", 9, 11.5, bold=True)
HEAD_END: Final = style("head_end", 9, 11.5, bold=True, align="end")


@dataclass(frozen=True, slots=True)
class Strong:
    """Words to be set in bold among others."""

    text: str


Words = str | Strong


@cache
def _plain(sort: ParagraphStyle) -> dict[str, Any]:
    return {
        "rise": 0,
        "greek": 0,
        "link": [],
        "us_lines": [],
        "bold": 0,
        "italic": 0,
        "fontName": sort.fontName,
        "fontSize": sort.fontSize,
        "textColor": sort.textColor,
        "__tag__": "para",
    }


def fragments(words: Sequence[Words], sort: ParagraphStyle) -> list[ParaFrag]:
    """What a paragraph of these words is made of, letter for letter.

    Nothing is read as markup, so that what people typed can name no picture and carry no link.
    """
    made: list[ParaFrag] = []
    for word in words:
        text, is_bold = (word.text, True) if isinstance(word, Strong) else (word, False)
        for number, line in enumerate(text.splitlines() or [""]):
            if number:
                made.append(ParaFrag(**_plain(sort), text="", lineBreak=True))
            frag = ParaFrag(**_plain(sort), text=printable(line))
            if is_bold:
                frag.fontName, frag.bold = BOLD, 1
            made.append(frag)
    return made
