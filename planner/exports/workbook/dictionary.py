"""The sheet Sources and changes, last part: the data dictionary of every name in the workbook."""

from openpyxl.utils.cell import range_boundaries

from planner.exports.workbook.job import Job
from planner.exports.workbook.page import Page
from planner.i18n import _

__all__ = ["write_dictionary"]


def write_dictionary(job: Job) -> None:
    """Lists the names that formulas may use, each with what it is and where."""
    page = job.pages["sources"]
    pages = {one.title: one for one in job.pages.values()}
    page.section(_("Data dictionary"), _("The names that formulas in and outside may use."))
    page.heads([_("Name"), _("Kind"), _("What it is"), _("Cells")])
    for name, defined in job.book.workbook.defined_names.items():
        for title, address in defined.destinations:
            first, top, last, bottom = range_boundaries(address)
            is_one = (first, top) == (last, bottom)
            there = pages[title]
            what = (
                _said(job, there, int(top or 1)) if is_one else there.heading_above(int(top or 1))
            )
            page.line(
                [name, _("cell") if is_one else _("table"), what, defined.attr_text], ["label"] * 4
            )


def _said(job: Job, page: Page, row: int) -> str:
    """The words at the beginning of a cell's row; on Inputs an id comes before them."""
    column = 2 if page is job.pages["inputs"] else 1
    said = page.block(row, column, row, column).cells[0].value
    return said if isinstance(said, str) and said else page.title
