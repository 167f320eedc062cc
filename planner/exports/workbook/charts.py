"""The workbook's native charts: each with a title, units and the colours of the look."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)

from planner.exports.workbook.formulas import Block, Place
from planner.exports.workbook.job import Yearly
from planner.exports.workbook.page import Page
from planner.exports.workbook.styles import FONT, colour
from planner.exports.workbook.words import setting_words
from planner.i18n import _
from planner.look import LIGHT

__all__ = [
    "bars",
    "cumulative_lines",
    "device_use",
    "lines_by_setting",
    "needed_and_released",
    "options_by_setting",
    "ranges",
    "stacked_by_setting",
    "swings",
    "waterfall",
]

Chart = BarChart | LineChart
_ROWS: Final = 18  # rows of the sheet that a chart of this height covers
_HIGH: Final = 8.6  # centimetres
_WIDE: Final = 24
_DASHES: Final[Mapping[str, Literal["sysDot", "dash", "solid"]]] = {
    "home": "sysDot",
    "virtual": "dash",
    "community": "solid",
    "hospital": "solid",
}


def _reference(page: Page, place: Place) -> Reference:
    return Reference(
        page.book.workbook[place.sheet],
        min_col=place.column,
        max_col=place.last_column,
        min_row=place.row,
        max_row=place.last_row,
    )


def _type(size: int, *, bold: bool = False, ink: str = LIGHT.ink) -> CharacterProperties:
    return CharacterProperties(
        sz=size * 100, b=bold, solidFill=colour(ink), latin=Font(typeface=FONT)
    )


def _title(text: str, size: int, *, bold: bool = True, ink: str = LIGHT.ink) -> Title:
    run = RegularTextRun(rPr=_type(size, bold=bold, ink=ink), t=text)
    properties = ParagraphProperties(defRPr=_type(size, bold=bold, ink=ink))
    rich = RichText(p=[Paragraph(pPr=properties, r=[run])])
    return Title(tx=Text(rich=rich), overlay=False)


def _plain(size: int) -> RichText:
    return RichText(
        p=[Paragraph(pPr=ParagraphProperties(defRPr=_type(size)), endParaRPr=_type(size))]
    )


def _dress(chart: Chart, title: str, unit: str, form: str = "#,##0") -> None:
    """Title, unit, type and lines of a chart; its numbers stand upright or across."""
    chart.title = _title(title, 12)
    if chart.legend:
        chart.legend.position = "b"
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        axis.txPr = _plain(9)
    chart.y_axis.title = _title(unit, 9, bold=False, ink=LIGHT.muted)
    chart.y_axis.number_format = form
    hairline = LineProperties(solidFill=colour(LIGHT.hairline), w=6350)
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=hairline))
    chart.y_axis.spPr = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.x_axis.tickLblPos = "low"
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))


def _finish(page: Page, chart: Chart, title: str, unit: str, form: str = "#,##0") -> None:
    """The chart dressed, and put below what the page holds."""
    _dress(chart, title, unit, form)
    chart.height, chart.width = _HIGH, _WIDE
    page.sheet.add_chart(chart, f"A{page.picture(_ROWS)}")


def _from_the_top(chart: BarChart) -> None:
    """The first of its bars at the top, as the table has it."""
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"


def _add(page: Page, chart: Chart, values: Place, names: Place, title: str, ink: str) -> Series:
    series: Series = SeriesFactory(_reference(page, values), title=title)
    series.graphicalProperties = GraphicalProperties(solidFill=colour(ink))
    series.graphicalProperties.line = LineProperties(noFill=True)
    chart.series.append(series)
    chart.set_categories(_reference(page, names))
    return series


def _row(cells: Yearly) -> Place:
    first, last = cells[0].place, cells[-1].place
    return Place(first.sheet, first.row, first.column, last.row, last.column)


def _years(page: Page, like: Place) -> Place:
    """The headings above the year columns."""
    return Place(page.title, page.head_row, like.column, page.head_row, like.last_column)


def lines_by_setting(page: Page, rows: Mapping[str, Yearly]) -> None:
    """Contacts of each setting over the years as lines; a pattern tells them without colour."""
    chart = LineChart()
    words = setting_words()
    for setting, cells in rows.items():
        place = _row(cells)
        series = _add(page, chart, place, _years(page, place), words[setting], LIGHT.mark(setting))
        wide = 34925 if setting == "hospital" else 22225
        series.graphicalProperties = GraphicalProperties(
            ln=LineProperties(
                solidFill=colour(LIGHT.mark(setting)), prstDash=_DASHES[setting], w=wide
            )
        )
        series.smooth = False
    _finish(page, chart, _("Contacts by setting, as planned"), _("contacts a year"))


def stacked_by_setting(page: Page, rows: Mapping[str, Yearly], beside: int) -> None:
    """Contacts of each year as a bar, stacked by setting; it stands at the row ``beside``."""
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "col", "stacked", 100, 60
    words = setting_words()
    for setting, cells in rows.items():
        place = _row(cells)
        _add(page, chart, place, _years(page, place), words[setting], LIGHT.mark(setting))
    _dress(chart, _("Contacts by setting, as planned"), _("contacts a year"))
    chart.height, chart.width = 6.4, 16
    page.sheet.add_chart(chart, f"B{beside}")


def needed_and_released(page: Page, names: Block, required: Block, released: Block) -> None:
    """Whole-time equivalents of each role: required outside hospital beside released by it."""
    chart = BarChart()
    chart.type, chart.grouping, chart.gapWidth = "bar", "clustered", 60
    inks = LIGHT.mark("community"), LIGHT.mark("hospital")
    titles = _("Required outside hospital"), _("Released by hospital")
    for block, title, ink in zip((required, released), titles, inks, strict=True):
        _add(page, chart, block.place, names.place, title, ink)
    _from_the_top(chart)
    _finish(page, chart, _("Staff required outside hospital and released by it"), _("WTE"), "0.00")


def device_use(page: Page, names: Block, use: Block) -> None:
    """How much of its hours each device is used."""
    chart = BarChart()
    chart.type, chart.grouping, chart.gapWidth = "bar", "clustered", 60
    _add(page, chart, use.place, names.place, _("Use of devices"), LIGHT.mark("community"))
    chart.legend = None
    chart.y_axis.scaling.min = 0
    _from_the_top(chart)
    _finish(page, chart, _("Use of devices in the last plan year"), _("share of hours"), "0%")


def waterfall(page: Page, names: Block, parts: Sequence[Block]) -> None:
    """From the cost now to the proposed one: an unseen base, then totals, falls and rises."""
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "col", "stacked", 100, 50
    titles = "", _("Cost"), _("Released"), _("New cost")
    inks = LIGHT.surface, LIGHT.muted, LIGHT.good, LIGHT.mark("hospital")
    for block, title, ink in zip(parts, titles, inks, strict=True):
        series = _add(page, chart, block.place, names.place, title, ink)
        if not title:
            series.graphicalProperties = GraphicalProperties(noFill=True)
            series.graphicalProperties.line = LineProperties(noFill=True)
    chart.legend = None
    _finish(
        page, chart, _("From the cost now to the cost as proposed"), _("£ a year, real"),
        "£#,##0",
    )  # fmt: skip


def options_by_setting(page: Page, names: Block, by_setting: Mapping[str, Block]) -> None:
    """Contacts of each option, stacked by setting."""
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 50
    words = setting_words()
    for setting, block in by_setting.items():
        _add(page, chart, block.place, names.place, words[setting], LIGHT.mark(setting))
    _from_the_top(chart)
    _finish(page, chart, _("Contacts of each option in the last plan year"), _("contacts a year"))


def bars(
    page: Page,
    names: Block,
    blocks: Sequence[Block],
    titles: Sequence[str],
    title: str,
    unit: str,
    form: str = "#,##0",
) -> None:
    """A group of bars for each name, at most two in it; one alone needs no legend."""
    chart = BarChart()
    chart.type, chart.grouping, chart.gapWidth = "bar", "clustered", 60
    inks = LIGHT.mark("hospital"), LIGHT.mark("community")
    for block, one, ink in zip(blocks, titles, inks[-len(blocks) :], strict=True):
        _add(page, chart, block.place, names.place, one, ink)
    if len(blocks) == 1:
        chart.legend = None
    _from_the_top(chart)
    _finish(page, chart, title, unit, form)


def cumulative_lines(page: Page, rows: Mapping[str, Yearly]) -> None:
    """Present values added up year by year, a line for whose benefits are counted."""
    chart = LineChart()
    inks = LIGHT.muted, LIGHT.mark("community"), LIGHT.mark("hospital")
    dashes: tuple[Literal["sysDot", "solid", "dash"], ...] = ("sysDot", "solid", "dash")
    for (name, cells), ink, pattern in zip(rows.items(), inks, dashes, strict=False):
        place = _row(cells)
        series = _add(page, chart, place, _years(page, place), name, ink)
        series.graphicalProperties = GraphicalProperties(
            ln=LineProperties(solidFill=colour(ink), prstDash=pattern, w=25400)
        )
        series.smooth = False
    _finish(
        page, chart, _("Present values added up since the base year"), _("£, present value"),
        "£#,##0",
    )  # fmt: skip


def swings(page: Page, names: Block, at_low: Block, at_high: Block) -> None:
    """How far each input moves a result, to either side of its central value."""
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "clustered", 100, 40
    inks = LIGHT.mark("virtual"), LIGHT.mark("hospital")
    for block, one, ink in zip((at_low, at_high), (_("At its low"), _("At its high")), inks,
                               strict=True):  # fmt: skip
        _add(page, chart, block.place, names.place, one, ink)
    _from_the_top(chart)
    _finish(
        page, chart, _("What moves the net recurring cost most"), _("£ a year from the centre"),
        "£#,##0",
    )  # fmt: skip


def ranges(page: Page, names: Block, low: Block, middle: Block, high: Block) -> None:
    """Where figures likely lie: a line from low to high, with a mark in the middle."""
    chart = LineChart()
    signs: tuple[Literal["dash", "diamond"], ...] = ("dash", "diamond", "dash")
    titles = _("Low"), _("Middle"), _("High")
    for block, title, sign in zip((low, middle, high), titles, signs, strict=True):
        series = _add(page, chart, block.place, names.place, title, LIGHT.ink)
        series.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
        series.marker = Marker(symbol=sign, size=9)
        series.marker.graphicalProperties = GraphicalProperties(solidFill=colour(LIGHT.ink))
        series.smooth = False
    line = LineProperties(solidFill=colour(LIGHT.mark("community")), w=38100)
    chart.hiLowLines = ChartLines(spPr=GraphicalProperties(ln=line))
    _finish(page, chart, _("Where the money likely lies, 8 times in 10"), _("£, real"), "£#,##0")
