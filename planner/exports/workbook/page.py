"""The workbook being written, and its pages: places for headings, tables, inputs and formulas."""

import math
from collections.abc import Collection, Sequence
from copy import copy
from typing import TYPE_CHECKING, Any, Final

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as Written
from openpyxl.formatting.rule import Rule
from openpyxl.utils.cell import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from planner.exports.workbook.fitting import lines_of, safe_text
from planner.exports.workbook.formulas import (
    Block,
    Cell,
    Formula,
    Place,
    Scalar,
    as_formula,
    span,
)
from planner.exports.workbook.styles import alarm, all_styles, heat_scale
from planner.i18n import _

if TYPE_CHECKING:
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["Book", "Content", "Page", "safe_text"]

Content = Formula | str | float | int | None
_ROW: Final = 15.0  # points of a row whose height nobody set
_CHARACTER: Final = 5.4  # points of a column one character wide
_PAPER: Final = (780.0, 500.0)  # points of A4 landscape within the margins, with some to spare
_KEPT: Final = 9  # rows of a table that stay with its heading
_LINE: Final = 13.2  # points of one line of ten-point type
_FREE_TEXT: Final = frozenset(
    {
        "title",
        "subtitle",
        "banner",
        "note",
        "section",
        "plain",
        "plain app",
        "link",
        "group",
        "small label",
    }
)


class Book:
    """A workbook being written: its pages in order, and the values that go beside its formulas."""

    def __init__(self) -> None:
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.worksheets[0])
        self.looks: dict[str, StyleArray] = {}
        for style in all_styles():
            name, style.name = style.name, f"Planner {style.name}"  # Excel has a Title of its own
            self.workbook.add_named_style(style)
            self.looks[name] = style.as_tuple()
        self.cached: dict[str, dict[str, Scalar]] = {}

    def dress(self, cell: object, style: str) -> None:
        """Gives a cell a named style, without the slow search that openpyxl makes for its name."""
        cell._style = self.looks[style]  # type: ignore[attr-defined]

    def page(self, title: str) -> "Page":
        """A new page after those there are; its title is at most 31 characters long."""
        return Page(self, self.workbook.create_sheet(title))

    def name(self, name: str, where: Cell) -> Cell:
        """The cell under a name of its own, which formulas then use."""
        self.workbook.defined_names[name] = DefinedName(name, attr_text=where.place.fixed)
        return Cell.at(where.place._replace(name=name), where.value)

    def name_block(self, name: str, where: Block) -> None:
        """A named range for a block."""
        self.workbook.defined_names[name] = DefinedName(name, attr_text=where.place.fixed)


class Page:
    """A sheet being written from the top down; ``row`` is the next free one."""

    def __init__(self, book: Book, sheet: "Worksheet") -> None:
        self.book = book
        self.sheet = sheet
        self.title = sheet.title
        self.row = 1
        self.head_row = 1
        self._widths: dict[int, float] = {}
        self._looks = book.looks
        self._cached = book.cached.setdefault(sheet.title, {})
        self._choices: dict[tuple[str, str, str], list[str]] = {}
        self._together: list[tuple[int, int]] = []
        self._alarms: dict[str, list[str]] = {}
        self._heated: list[str] = []
        self._cells: dict[tuple[int, int], Cell] = {}
        self._headings: list[tuple[int, str]] = []

    def widths(self, *widths: float) -> None:
        """Column widths from the first one on [characters]."""
        for column, width in enumerate(widths, 1):
            self._widths[column] = width
            self.sheet.column_dimensions[get_column_letter(column)].width = width

    def put(self, row: int, column: int, content: Content, style: str) -> Cell:
        """A cell with a number, a text or a formula; text is never taken for a formula."""
        made = self._cells[row, column] = self._put(row, column, content, style)
        return made

    def block(self, row: int, column: int, last_row: int, last_column: int) -> Block:
        """All cells of a rectangle, blank ones among them."""
        place = Place(self.title, row, column, last_row, last_column)
        return Block(
            place,
            tuple(
                tuple(
                    self._cells.get((i, j)) or Cell.at(Place(self.title, i, j, i, j), "")
                    for j in range(column, last_column + 1)
                )
                for i in range(row, last_row + 1)
            ),
        )

    def _put(self, row: int, column: int, content: Content, style: str) -> Cell:
        cell = self._written(row, column)
        cell._style = self._looks[style]
        place = Place(self.title, row, column, row, column)
        if content is None:
            return Cell.at(place, "")
        if isinstance(content, Formula):
            value = content.value
            if isinstance(value, float) and not math.isfinite(value):
                raise ValueError(f"{place.said()}: {content.said()}")
            # openpyxl would look through the text for its kind, which is known here.
            cell._value, cell.data_type = f"={content.said(self.title)}", "f"
            self._cached[place.address] = value
            if isinstance(value, str):
                self._make_room(row, column, value, style)
            return Cell.at(place, value)
        if isinstance(content, str):
            text = safe_text(content)
            cell.value = text
            cell.data_type = "s"
            if text[:1] in ("=", "+", "-", "@"):
                cell._style = copy(cell._style)  # the others of the style share theirs
                cell.quotePrefix = True
            self._make_room(row, column, text, style)
            return Cell.at(place, text)
        cell.value = content + 0  # minus nought is nought
        return Cell.at(place, content)

    def _written(self, row: int, column: int) -> Any:
        """The cell as openpyxl holds it, made without the search that it makes for a new one."""
        cells: dict[tuple[int, int], Any] = self.sheet._cells
        found = cells.get((row, column))
        if found is None:
            found = cells[row, column] = Written(self.sheet, row, column)
        return found

    def _make_room(self, row: int, column: int, text: str, style: str) -> None:
        """Height for wrapped text, which Excel gives only to rows that it lays out itself."""
        if style in _FREE_TEXT or not text:
            return
        size = 13.0 if style == "ask" else 10.0
        room = self._widths.get(column, 8.4) * 5.3
        lines = sum(lines_of(part, room, size, bold="head" in style) for part in text.split("\n"))
        needed = lines * _LINE * size / 10 + 2
        height = self.sheet.row_dimensions[row].height or 0
        if lines > 1 and needed > height:
            self.sheet.row_dimensions[row].height = min(needed, 400.0)

    def line(
        self, contents: Sequence[Content], styles: Sequence[str], first: int = 1
    ) -> list[Cell]:
        """The next row: contents side by side from the column ``first``."""
        made = [
            self.put(self.row, first + i, content, style)
            for i, (content, style) in enumerate(zip(contents, styles, strict=True))
        ]
        self.row += 1
        return made

    def array(self, rows: int, columns: int, first: int, made: Formula, values: Sequence[float],
              style: str) -> Block:  # fmt: skip
        """An array formula over the next rows, with its values row by row."""
        place = Place(self.title, self.row, first, self.row + rows - 1, first + columns - 1)
        cells = [
            [
                self.put(self.row + i, first + j, values[i * columns + j], style)
                for j in range(columns)
            ]
            for i in range(rows)
        ]
        corner = self.sheet.cell(self.row, first)
        corner.value = ArrayFormula(place.address, f"={made.said(self.title)}")
        self._cached[cells[0][0].place.address] = values[0]
        self.row += rows
        return Block(place, tuple(tuple(row) for row in cells))

    def open(
        self,
        subtitle: Content,
        banner: Content,
        heads: Sequence[str],
        numbers: int | Collection[int] = (),
        note: str = "",
    ) -> None:
        """Title, what it is about, warning and the header row that stays in sight."""
        self.put(1, 1, self.title, "title")
        self.sheet.row_dimensions[1].height = 26
        self.put(2, 1, subtitle, "subtitle")
        self.put(3, 1, banner, "banner")
        self.row = 4
        if note:
            self.put(4, 1, note, "note")
            self.row = 5
        self.head_row = self.row
        self.heads(heads, numbers)
        self.sheet.freeze_panes = f"A{self.row}"
        self.sheet.print_title_rows = f"{self.row - 1}:{self.row - 1}"

    def heads(self, heads: Sequence[str], numbers: int | Collection[int] = ()) -> None:
        """A row of headings; ``numbers`` are the columns over numbers, or the first of them."""
        over = range(numbers, len(heads) + 1) if isinstance(numbers, int) else numbers
        self.line(heads, ["head number" if i in over else "head" for i in range(1, len(heads) + 1)])

    def section(self, text: str, note: str = "") -> None:
        """A heading between tables, with a line under it that says what follows."""
        self.row += 1
        self._together.append((self.row, self.row + _KEPT))
        self.put(self.row, 1, text, "section")
        self._headings.append((self.row, text))
        self.sheet.row_dimensions[self.row].height = 20
        self.row += 1
        if note:
            self.put(self.row, 1, note, "note")
            self.row += 1

    def heading_above(self, row: int) -> str:
        """The heading that the row stands under; the page's title where there is none."""
        above = [text for at, text in self._headings if at <= row]
        return above[-1] if above else self.title

    def picture(self, rows: int) -> int:
        """Rows set aside for a chart, which stays on one page; the first of them."""
        self.row += 1
        first = self.row
        self._together.append((first, first + rows))
        self.row += rows
        return first

    def choice(self, cell: Cell, *words: str) -> None:
        """Only one of these words may be put in the cell."""
        self._validate("list", f'"{",".join(words)}"', "", cell)

    def within(self, cell: Cell, low: float, high: float) -> None:
        """Only a number from ``low`` to ``high`` may be put in the cell."""
        self._validate("decimal", f"{low:.15g}", f"{high:.15g}", cell)

    def _validate(self, kind: str, first: str, second: str, cell: Cell) -> None:
        self._choices.setdefault((kind, first, second), []).append(cell.place.address)

    def _validations(self) -> None:
        # All places of a rule at once: openpyxl compares each one it is given with all before it.
        for (kind, first, second), places in self._choices.items():
            if kind == "list":
                error = _("Choose {choices}.", choices=first.strip('"').replace(",", ", "))
            else:
                error = _("Give a number from {low} to {high}.", low=first, high=second)
            rule = DataValidation(
                type=kind,  # type: ignore[arg-type]
                operator="between",
                formula1=first,
                formula2=second or None,
                allow_blank=True,
                showErrorMessage=True,
                error=error,
                sqref=" ".join(places),
            )
            self.sheet.add_data_validation(rule)

    def alarm(self, cells: Sequence[Cell], *, when_text: str = "") -> None:
        """Red cells where a check is false, or says ``when_text``; the cells are neighbours."""
        if cells:
            self._alarms.setdefault(when_text, []).append(span(cells).place.address)

    def heat(self, cells: Block) -> None:
        """Cells the darker the larger their number is, on one scale for the page."""
        self._heated.append(cells.place.address)

    def _conditions(self) -> None:
        # One rule over all its ranges: many rules on one sheet upset some versions of LibreOffice.
        formats = self.sheet.conditional_formatting
        for text, places in self._alarms.items():
            wrong = as_formula(text) if text else as_formula(False)
            rule = Rule(type="cellIs", operator="equal", dxf=alarm(), formula=[wrong.said()])
            formats.add(" ".join(places), rule)
        if self._heated:
            formats.add(" ".join(self._heated), heat_scale())

    def link(self, cell: Cell, to: Cell | Block) -> None:
        """A click on the cell goes to another one of the workbook."""
        target = self.sheet[cell.place.address]
        where = to.place._replace(name="").said()
        target.hyperlink = Hyperlink(ref=cell.place.address, location=where)
        self.book.dress(target, "link")

    def close(self) -> None:
        """Print set-up, page breaks and protection; nothing is added to the page after it."""
        self._conditions()
        self._validations()
        sheet = self.sheet
        sheet.sheet_view.showGridLines = False
        sheet.sheet_view.zoomScale = 90
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9  # A4
        margins = sheet.page_margins
        margins.left = margins.right = 0.4
        margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.6, 0.3, 0.3
        footer = HeaderFooterItem()
        for part, text in (
            (footer.left, self.title.replace("&", "&&")),
            (footer.right, _("Page {page} of {pages}", page="&P", pages="&N")),
        ):
            part.text, part.size = text, 8
        sheet.HeaderFooter.oddFooter = footer
        columns = max(sheet.max_column, 1)
        last = max(sheet.max_row, self.row - 1)
        sheet.print_area = f"A1:{get_column_letter(columns)}{last}"
        width = sum(self._widths.get(c, 8.4) for c in range(1, columns + 1)) * _CHARACTER
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        self._break_pages(last, _PAPER[1] * max(1.0, width / _PAPER[0]))
        protection = sheet.protection
        protection.sheet = True
        protection.formatColumns = protection.formatRows = protection.formatCells = False

    def _break_pages(self, last: int, room: float) -> None:
        """Pages end where no heading is left behind and no chart is cut."""
        heights = [0.0, *(self._height(row) for row in range(1, last + 1))]
        begun = sorted(self._together)
        nexts = [first for first, _end in begun[1:]]
        together = [
            (first, min(end, after - 1))
            for (first, end), after in zip(begun, [*nexts, last + 1], strict=False)
        ]
        start, used = 1, 0.0
        for row in range(1, last + 1):
            used += heights[row]
            if used <= room:
                continue
            # The break moves up to before whatever must stay in one piece with this row.
            cut = row
            for first, end in reversed(together):
                if first < cut <= end and first > start:
                    cut = first
            self.sheet.row_breaks.append(Break(id=cut - 1))
            start = cut
            used = heights[self.head_row] + sum(heights[cut : row + 1])

    def _height(self, row: int) -> float:
        return float(self.sheet.row_dimensions[row].height or _ROW)
