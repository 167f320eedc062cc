"""Tables with a column for each year, all in the same place on a sheet."""

from collections.abc import Callable, Collection, Sequence

from planner.exports.workbook.formulas import Cell, Formula
from planner.exports.workbook.functions import total
from planner.exports.workbook.job import Job, Yearly, in_year
from planner.exports.workbook.page import Content, Page
from planner.exports.workbook.words import setting_words
from planner.look import LIGHT

__all__ = ["Grid", "scaled"]

Years = Sequence[Content] | Callable[[Sequence[Cell]], Sequence[Content]]


def scaled(values: Sequence[Formula], column: int) -> Years:
    """Each year's value times the factor in a label column, counted from 0."""
    return lambda cells: [value * cells[column] for value in values]


class Grid:
    """The year columns of a page, right of its ``labels`` columns of words and factors."""

    def __init__(self, job: Job, page: Page, labels: int) -> None:
        self.page = page
        self.labels = labels
        self.years = job.years
        self.year_words = job.year_words
        self._settings = {
            word: f"{setting} label"
            for setting, word in setting_words().items()
            if setting in LIGHT.settings
        }

    @property
    def first_year(self) -> int:
        """The column of the base year."""
        return self.labels + 1

    def heads(self, *labels: str, numbers: Collection[int] = ()) -> None:
        """Column headings, with the years over theirs; ``numbers`` are label columns of numbers."""
        padded = [*labels, *[""] * (self.labels - len(labels))]
        years = range(self.first_year, self.first_year + len(self.year_words))
        self.page.heads([*padded, *self.year_words], {*numbers, *years})

    def row(
        self,
        labels: Sequence[Content],
        years: Years,
        form: str = "number",
        *,
        styles: Sequence[str] = (),
        is_total: bool = False,
    ) -> Yearly:
        """A row, and its cell for each year.

        ``years`` may be a function of the label cells, where a year's formula needs one of them.
        """
        row = self.page.row
        plain = "total label" if is_total else "label"
        made = self.cells(labels, [*styles, *[plain] * (self.labels - len(styles))])
        contents = years(made) if callable(years) else years
        style = f"total {form}" if is_total else form
        return tuple(
            self.page.put(row, self.first_year + t, content, style)
            for t, content in enumerate(contents)
        )

    def cells(self, labels: Sequence[Content], styles: Sequence[str]) -> list[Cell]:
        """The label columns of a row; a setting's word stands in its colour."""
        kinds = list(styles)
        for i, content in enumerate(labels):
            if isinstance(content, str) and content in self._settings and kinds[i] == "label":
                kinds[i] = self._settings[content]
        return self.page.line([*labels, *[None] * (self.labels - len(labels))], kinds)

    def total(self, label: str, rows: Sequence[Yearly], form: str = "number") -> Yearly:
        """The sum of neighbouring rows, year by year; nought where there are none."""
        sums: list[Formula | float] = [total(in_year(rows, t)) if rows else 0.0 for t in self.years]
        return self.row([label], sums, form, is_total=True)
