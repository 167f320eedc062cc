"""The sheet Workforce, last part: who has to be trained, year by year, and for how much."""

from pathways.model import Setting
from planner.exports.workbook.formulas import Formula, as_formula, span
from planner.exports.workbook.functions import (
    count,
    is_number,
    most,
    rounded_up,
    total,
    when,
)
from planner.exports.workbook.grid import Grid
from planner.exports.workbook.inputs import Inputs
from planner.exports.workbook.job import Job, Yearly, in_year
from planner.exports.workbook.priced import all_known, if_known
from planner.exports.workbook.words import dash
from planner.exports.workbook.workforce import LABELS, Workforce
from planner.i18n import _
from resources.training import FIRST, LATER, NEARLY

__all__ = ["write_training"]


def write_training(
    job: Job, inputs: Inputs, workforce: Workforce
) -> tuple[dict[str, Yearly], Yearly]:
    """Fills the part of the sheet below the gap.

    Gives the people who begin training by role, and what it costs by year [£, real] or dashes.
    """
    return _Writer(job, inputs, workforce).whole()


class _Writer:
    """The tables, one under another."""

    def __init__(self, job: Job, inputs: Inputs, workforce: Workforce) -> None:
        self.job = job
        self.page = job.pages["workforce"]
        self.grid = Grid(job, self.page, LABELS)
        self.inputs = inputs
        self.workforce = workforce
        outside = [place for by in workforce.wte for place in by if place[1] != Setting.HOSPITAL]
        self.roles = [role for role in workforce.roles if role in {r for r, _place in outside}]

    def whole(self) -> tuple[dict[str, Yearly], Yearly]:
        first = self.page.row + 1
        self.page.section(
            _("Posts outside hospital, more than if nothing moved [WTE]"),
            _("Training follows them: people are whole, and nobody is trained twice."),
        )
        self.grid.heads(_("No."), _("Role"))
        rise = {
            role: self.grid.row(self._labels(role), self._rise(role), "exact", styles=["year"])
            for role in self.roles
        }
        self.page.section(_("People who begin training in a year"))
        self.grid.heads(_("No."), _("Role"))
        starting = {role: self._starting(role, rise[role]) for role in self.roles}
        self.page.section(_("People trained in years before"))
        self.grid.heads(_("No."), _("Role"))
        trained = {
            role: self.grid.row(
                self._labels(role), self._before(starting[role]), "whole", styles=["year"]
            )
            for role in self.roles
        }
        self.page.section(
            _("Training [£ a year, real]"),
            _("A dash needs an input that nobody has given yet; it is in no sum."),
        )
        self.grid.heads(
            _("No."), _("Role"), "", "", "", "", "", "", _("One person trained"),
            _("A year later"), numbers=(1, 9, 10),
        )  # fmt: skip
        rows = [self._cost(role, starting[role], trained[role]) for role in self.roles]
        whole: list[Formula] = []
        for t in self.job.years:
            if not rows:
                whole.append(as_formula(0.0))
                continue
            cells = in_year(rows, t)
            whole.append(when(count(cells).equals(len(rows)), total(cells), dash()))
        made = self.grid.row([None, _("All roles")], whole, "pounds", is_total=True)
        width = LABELS + len(self.job.years)
        self.job.book.name_block("TRAINING", self.page.block(first, 1, self.page.row - 1, width))
        return starting, made

    def _labels(self, role: str) -> list[str | int]:
        return [self.workforce.roles[role], self.job.role_name(role)]

    def _rise(self, role: str) -> list[Formula]:
        made: list[Formula] = []
        for t in self.job.years:
            sums: list[Formula] = []
            for by_place in reversed(self.workforce.wte):
                cells = [
                    row[t]
                    for (who, place), row in by_place.items()
                    if who == role and place != Setting.HOSPITAL
                ]
                sums.append(total(*cells) if cells else as_formula(0.0))
            made.append(sums[0] - sums[1])
        return made

    def _starting(self, role: str, rise: Yearly) -> Yearly:
        row = self.page.row
        self.grid.cells(self._labels(role), ["year", *["label"] * (LABELS - 1)])
        made = [self.page.put(row, self.grid.first_year, 0.0, "whole")]
        for t in self.job.years[1:]:
            posts = rounded_up(most(0, rise[t] - NEARLY))
            more = most(0, posts - total(span(made)))
            made.append(self.page.put(row, self.grid.first_year + t, more, "whole"))
        return tuple(made)

    def _before(self, starting: Yearly) -> list[Formula | float]:
        return [0.0, *(total(span(starting[:t])) for t in self.job.years[1:])]

    def _cost(self, role: str, starting: Yearly, trained: Yearly) -> Yearly:
        page, inputs = self.page, self.inputs
        row = page.row
        first = [inputs[key] for key in FIRST]
        later = [inputs[key] for key in LATER]
        rate = inputs.pay[role] / inputs.worked
        one = if_known(first, first[0] * rate + first[1])
        turnover, hours, fee, years = later
        labels = [*self._labels(role), *[None] * 6, one]
        self.grid.cells(labels, ["year", *["label"] * 7, "pence", "label"])
        one_cell = page.block(row, 9, row, 9).cells[0]
        again = when(
            all_known([one_cell, *later]),
            turnover * one_cell + (hours * rate + fee) / years,
            dash(),
        )
        again_cell = page.put(row, 10, again, "pence")
        made = []
        for t in self.job.years:
            begin, before = starting[t], trained[t]
            new = when(is_number(one_cell), begin * one_cell, dash())
            old = when(is_number(again_cell), begin * one_cell + before * again_cell, dash())
            cost = when((begin + before).equals(0), 0.0, when(before.equals(0), new, old))
            made.append(page.put(row, self.grid.first_year + t, cost, "pounds"))
        return tuple(made)
