"""What the pages are put together from: headings, paragraphs, tables and pictures, all tagged."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, Table

from planner.drawing.charts import Frame
from planner.drawing.marks import Drawing
from planner.drawing.pdf import REGULAR, DrawingFlowable, register_fonts
from planner.exports.report.styles import (
    BODY,
    BULLET,
    CELL,
    CELL_END,
    COLOURS,
    HEAD,
    HEAD_END,
    PORTRAIT,
    SMALL,
    Strong,
    Words,
    fragments,
    style,
)
from planner.exports.report.tagged import Element, TaggedCanvas
from planner.formats import Form
from planner.look import LIGHT

__all__ = [
    "Cell",
    "Column",
    "Heading",
    "TaggedParagraph",
    "beside",
    "boxed",
    "bullets",
    "figure",
    "heading",
    "note",
    "paragraph",
    "printed",
    "section",
    "space",
    "table",
]

CHART_TYPE: Final = 8.5

TITLES: Final = {
    1: style("title", 21, 25, bold=True, after=4),
    2: style("page_heading", 17, 21, bold=True, colour="accent", after=8),
    3: style("heading", 12.5, 16, bold=True, before=10, after=4),
}
PAD: Final = 4.0
# A table sets its own font before its cells set theirs, and Helvetica would not be embedded.
BUNDLED: Final = ("FONT", (0, 0), (-1, -1), REGULAR, 9)
_BARE: Final = (
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
)
WHOLE: Final = 12  # rows up to which a table is not parted
APART: Final = 12.0  # more room to the left of words that follow numbers
INDENT: Final = 10.0
TALLEST: Final = 220.0  # a cell that is higher goes on in a row below, so that pages fill evenly
SHORT: Final = 60  # characters that are not too high in the narrowest column


class TaggedParagraph(Paragraph):
    """A paragraph that belongs to a structure element; its parts on two pages belong to one."""

    canv: TaggedCanvas
    element: Element | None = None

    @classmethod
    def of(
        cls, words: Words | Sequence[Words], sort: ParagraphStyle, element: Element, **more: Any
    ) -> "TaggedParagraph":
        """A paragraph of ``words``, none of them read as markup."""
        listed = [words] if isinstance(words, str | Strong) else list(words)
        made = cls("", sort, frags=fragments(listed, sort), **more)
        made.element = element
        return made

    def split(self, width: float, height: float) -> list[Flowable]:
        """The part that fits, and the rest."""
        parts = super().split(width, height)
        for part in parts:
            if isinstance(part, TaggedParagraph):
                part.element = self.element
        return parts

    def draw(self) -> None:
        """Draw the lines as part of the element."""
        with self.canv.marked(self.element):
            super().draw()


class Heading(TaggedParagraph):
    """A heading that stands in the bookmarks too."""

    level: int = 2
    words: str = ""
    key: str = ""

    def draw(self) -> None:
        """Draw the heading and open its bookmark."""
        self.canv.bookmarkHorizontal(self.key, 0, self.height + 8)
        self.canv.addOutlineEntry(self.words, self.key, max(0, self.level - 2), closed=False)
        super().draw()


def heading(text: str, level: int, key: str) -> Heading:
    """A heading: level 1 for the document, 2 for a page, 3 inside it; ``key`` is unique."""
    made = Heading.of(text, TITLES[level], Element(f"H{level}"))
    assert isinstance(made, Heading)
    made.level, made.words, made.key = level, text, key
    return made


def paragraph(words: Words | Sequence[Words], sort: ParagraphStyle = BODY) -> TaggedParagraph:
    """A paragraph of running text."""
    return TaggedParagraph.of(words, sort, Element("P"))


def note(text: str) -> TaggedParagraph:
    """A remark in small type, such as where figures come from."""
    return paragraph(text, SMALL)


def bullets(
    items: Sequence[Words | Sequence[Words]], sort: ParagraphStyle = BULLET
) -> list[Flowable]:
    """A list, each item with its dot."""
    whole = Element("L")
    return [
        TaggedParagraph.of(item, sort, Element("LBody", Element("LI", whole)), bulletText="•")
        for item in items
    ]


def space(height: float) -> Spacer:
    """Room left empty [points]."""
    return Spacer(1, height)


def section(
    text: str, key: str, blocks: Sequence[Flowable], *, room: float = 110
) -> list[Flowable]:
    """A heading of level 3 with what follows; it never stands at the foot of a page by itself.

    A short table stays with it; a long one begins where at least ``room`` is left [points].
    """
    tables = [i for i, block in enumerate(blocks) if isinstance(block, DataTable)]
    first = tables[0] if tables else 0
    begun = [heading(text, 3, key), *blocks[: first + 1]]
    table_ = blocks[first] if tables else None
    if isinstance(table_, DataTable) and table_.rows > WHOLE:
        return [CondPageBreak(room), *begun, *blocks[first + 1 :]]
    return [KeepTogether(begun), *blocks[first + 1 :]]


def beside(
    cells: Sequence[Sequence[Flowable]], *, width: float = PORTRAIT.width, gap: float = 16
) -> Table:
    """Columns of equal width with what stands in each, ``gap`` apart [points]."""
    each = (width - gap * (len(cells) - 1)) / len(cells)
    line: list[Any] = []
    widths: list[float] = []
    for cell in cells:
        line += [None, list(cell)] if line else [list(cell)]
        widths += [gap, each] if widths else [each]
    return Table([line], widths, style=[BUNDLED, *_BARE])


def boxed(
    blocks: Sequence[Flowable], *, tint: str, edge: str, width: float = PORTRAIT.width
) -> Table:
    """What is set apart on a tint, with a strong edge at its left."""
    look: list[tuple[Any, ...]] = [
        BUNDLED,
        ("BACKGROUND", (0, 0), (-1, -1), COLOURS[tint]),
        ("LINEBEFORE", (0, 0), (0, -1), 3, COLOURS[edge]),
        ("LEFTPADDING", (0, 0), (-1, -1), 12),
        ("RIGHTPADDING", (0, 0), (-1, -1), 10),
        ("TOPPADDING", (0, 0), (-1, -1), 8),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
    ]
    return Table([[list(blocks)]], [width], style=look)


class TaggedDrawing(DrawingFlowable):
    """A picture with words for who cannot see it."""

    canv: TaggedCanvas
    element: Element | None = None

    def draw(self) -> None:
        """Draw the picture as a figure, noting where it stands."""
        assert self.element is not None
        x, y = self.canv.absolutePosition(0, 0)
        self.element.box = (x, y, x + self.width, y + self.height)
        with self.canv.marked(self.element):
            super().draw()


def figure(drawing: Drawing, *, width: float | None = None) -> TaggedDrawing:
    """A picture, at most ``width`` wide."""
    made = TaggedDrawing(drawing, width=width)
    made.element = Element("Figure", alt=made.alt)
    return made


def printed(height: float, write: Form, title: str, description: str) -> Frame:
    """What a chart across the page is given; one that has a height of its own needs none here."""
    return Frame(LIGHT, (PORTRAIT.width, height), write, title, description, CHART_TYPE)


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: its title, its share of the width, and whether it holds numbers."""

    title: str
    width: float
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not plain: words in bold, an indent, or a span over several columns."""

    words: Words | Sequence[Words]
    indent: bool = False
    span: int = 1


class DataTable(Table):
    """A table that knows how many rows it has, its heading left out."""

    rows: int = 0


def table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str | Cell]],
    *,
    width: float = PORTRAIT.width,
    totals: Sequence[int] = (),
    groups: Sequence[int] = (),
    zebra: bool = True,
    dense: bool = False,
) -> DataTable:
    """A table whose heading is repeated on every page it runs over.

    Args:
        columns: Titles, widths and kinds; the widths are shares of ``width``.
        rows: A cell for each column; a cell that spans leaves out those it covers.
        width: The width of the whole table [points].
        totals: Rows, counted from 0, that are set in bold under a line.
        groups: Rows, counted from 0, that name those below and stay with the next.
        zebra: Whether every second row is tinted.
        dense: Whether rows stand closer, as in the annex.
    """
    whole = Element("Table")
    shares = sum(c.width for c in columns)
    widths = [width * c.width / shares for c in columns]
    apart = [i for i in range(1, len(columns)) if _is_apart(columns[i - 1], columns[i])]
    head = Element("TR", whole)
    cells: list[list[Any]] = [
        [
            TaggedParagraph.of(
                c.title,
                HEAD_END if c.is_number else HEAD,
                Element("TH", head, scope="Column", repeats=True),
            )
            for c in columns
        ]
    ]
    above, below = (1.5, 2.0) if dense else (3.0, 3.5)
    look: list[tuple[Any, ...]] = [
        BUNDLED,
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("VALIGN", (0, 1), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), PAD),
        ("RIGHTPADDING", (0, 0), (-1, -1), PAD),
        *(("LEFTPADDING", (i, 0), (i, -1), PAD + APART) for i in apart),
        ("TOPPADDING", (0, 0), (-1, -1), above),
        ("BOTTOMPADDING", (0, 0), (-1, -1), below),
        ("LINEBELOW", (0, 0), (-1, 0), 1, COLOURS["ink"]),
        ("LINEBELOW", (0, -1), (-1, -1), 0.6, COLOURS["outline"]),
    ]
    begins: list[int] = []
    for number, row in enumerate(rows):
        is_total = number in totals
        line = _row(row, columns, Element("TR", whole), is_total=is_total)
        begins.append(len(cells))
        for part in _parts(line, widths):
            look += _looks(line, len(cells))
            if len(cells) > begins[-1]:  # goes on from the line above without a gap
                look.append(("TOPPADDING", (0, len(cells)), (-1, len(cells)), 0))
                look.append(("BOTTOMPADDING", (0, len(cells) - 1), (-1, len(cells) - 1), 0))
            if zebra and number % 2 and not is_total:
                look.append(("BACKGROUND", (0, len(cells)), (-1, len(cells)), COLOURS["canvas"]))
            cells.append(part)
        if is_total:
            line_above = (0, begins[-1]), (-1, begins[-1])
            look.append(("LINEABOVE", *line_above, 0.8, COLOURS["outline"]))
    begins.append(len(cells) - 1)
    look += [("NOSPLIT", (0, begins[i]), (-1, begins[i + 1])) for i in groups]
    made = DataTable(cells, widths, repeatRows=1, style=look, spaceBefore=2, spaceAfter=8)
    made.hAlign = "LEFT"
    made.rows = len(cells) - 1
    return made


def _is_apart(before: Column, after: Column) -> bool:
    """Whether words follow numbers, which would touch them."""
    return before.is_number and not after.is_number


@dataclass(frozen=True, slots=True)
class _Set:
    """A cell that has been set: its paragraph, the column it begins in, its span and its indent."""

    words: TaggedParagraph
    at: int
    span: int
    indent: float

    def room(self, widths: Sequence[float]) -> float:
        """How wide its lines can be in columns of these widths [points]."""
        return sum(widths[self.at : self.at + self.span]) - 2 * PAD - APART - self.indent


def _row(
    row: Sequence[str | Cell], columns: Sequence[Column], element: Element, *, is_total: bool
) -> list[_Set]:
    line: list[_Set] = []
    at = 0
    for cell in row:
        made = cell if isinstance(cell, Cell) else Cell(cell)
        is_end = columns[at].is_number and made.span == 1
        role = Element("TH", element, scope="Row") if at == 0 else Element("TD", element)
        sort = CELL_END if is_end else CELL
        words = Strong(made.words) if is_total and isinstance(made.words, str) else made.words
        paragraph_ = TaggedParagraph.of(words, sort, role)
        line.append(_Set(paragraph_, at, made.span, INDENT if made.indent else 0.0))
        at += made.span
    return line


def _looks(line: Sequence[_Set], number: int) -> list[tuple[Any, ...]]:
    """How the cells of a line stand in row ``number``."""
    look: list[tuple[Any, ...]] = []
    for cell in line:
        if cell.indent:
            look.append(("LEFTPADDING", (cell.at, number), (cell.at, number), PAD + cell.indent))
        if cell.span > 1:
            look.append(("SPAN", (cell.at, number), (cell.at + cell.span - 1, number)))
    return look


def _parts(line: Sequence[_Set], widths: Sequence[float]) -> list[list[Any]]:
    """The rows that a line takes: one, or as many as leave room on a page for each."""
    split = {cell.at: _pieces(cell.words, cell.room(widths)) for cell in line}
    rows = max(map(len, split.values()), default=0)
    return [
        [split[at][i] if i < len(split.get(at, ())) else None for at in range(len(widths))]
        for i in range(rows)
    ]


def _pieces(words: TaggedParagraph, width: float) -> list[Flowable]:
    """A paragraph in pieces of one element, none of them higher than ``TALLEST``."""
    register_fonts()
    rest: Flowable = words
    pieces: list[Flowable] = []
    if sum(len(frag.text) for frag in words.frags) > SHORT:
        while rest.wrap(width, TALLEST)[1] > TALLEST:
            parts = rest.split(width, TALLEST)
            if len(parts) < 2:
                break
            pieces.append(parts[0])
            rest = parts[1]
    return [*pieces, rest]
