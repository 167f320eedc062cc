"""The sheet Costs and affordability: what hospital releases at the margin, and what is stranded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pathways.model import CONTACT_KINDS, Setting
from planner.exports.workbook.costs import LABELS, Costs, pay_row
from planner.exports.workbook.formulas import Formula, as_formula
from planner.exports.workbook.functions import absolute, least, sign, total, when, whole
from planner.exports.workbook.grid import Grid
from planner.exports.workbook.inputs import Inputs
from planner.exports.workbook.job import Job, Yearly, in_year
from planner.exports.workbook.words import dash
from planner.exports.workbook.workforce import Workforce
from planner.i18n import _
from resources.costs import session_size_key

__all__ = ["Release", "write_release"]

Rows = Mapping[str, Sequence[Formula]]


@dataclass(frozen=True)
class Release:
    """What the fall in hospital activity releases each year [£, real]; RF is ``follows``.

    ``by_step`` are variable and semi-fixed cost.
    """

    by_step: Mapping[str, tuple[Yearly, Yearly]]

    average: Yearly
    variable: Yearly
    semi_fixed: Yearly
    released: Yearly
    stranded: Yearly
    cashable: Yearly
    capacity: Yearly
    follows: Yearly


def write_release(job: Job, inputs: Inputs, workforce: Workforce, costs: Costs) -> Release:
    """Fills the part of the sheet below the cost of both settings."""
    return _Writer(job, inputs, workforce, costs).whole()


class _Writer:
    """The tables, one under another."""

    def __init__(self, job: Job, inputs: Inputs, workforce: Workforce, costs: Costs) -> None:
        self.job = job
        self.page = job.pages["costs"]
        self.grid = Grid(job, self.page, len(LABELS))
        self.inputs = inputs
        self.workforce = workforce
        self.costs = costs
        self.prices = {
            step: price
            for step, price in costs.prices.items()
            if job.pathway.step(step).kind in CONTACT_KINDS
        }

    def whole(self) -> Release:
        post = self._post()
        before, after = self.costs.contacts
        drops = self._by_step(
            _("Hospital contacts that go [contacts a year]"),
            "",
            {s: [a - b for a, b in zip(before[s], after[s], strict=True)] for s in self.prices},
            "number",
        )
        variable = self._by_step(
            _("Variable cost released [£ a year, real]"),
            _("It goes with each contact."),
            {
                step: [price * self.inputs["variable_share"] * d for d in drops[step]]
                for step, price in self.prices.items()
            },
        )
        semi_fixed = self._by_step(
            _("Semi-fixed cost released [£ a year, real]"),
            _("It goes in whole sessions, lists or bays: INT of contacts ÷ session size."),
            {step: [self._sessions(step, d) for d in drops[step]] for step in self.prices},
        )
        stranded = self._by_step(
            _("Stranded: cost that stays although its patients have left [£ a year, real]"),
            "",
            {
                step: [
                    price * d - v - f
                    for d, v, f in zip(drops[step], variable[step], semi_fixed[step], strict=True)
                ]
                for step, price in self.prices.items()
            },
        )
        return self._summary(post, drops, variable, semi_fixed, stranded)

    def _post(self) -> Yearly:
        """Pay of a hospital post on this pathway, by the mix of roles that work there now."""
        self.page.section(
            _("Hospital staff if nothing changes, at their pay [£ a year, real]"),
            _("It prices a post that hospital gives up; it is not added to the unit costs."),
        )
        self.grid.heads(
            _("Role"), _("Part"), _("Setting"), _("Organisation"), "", _("Pay of a post [£]"),
            numbers=(6,),
        )  # fmt: skip
        minutes = self.workforce.minutes[0]
        rows = [
            pay_row(self.job, self.grid, self.inputs, key, minutes[key])
            for key in self.workforce.keys
            if key.setting == Setting.HOSPITAL
        ]
        pay = self.grid.total(_("Hospital pay"), rows, "pounds")
        hours = self.workforce.hospital_hours[0]
        posts = self.grid.row(
            [_("Hospital posts [WTE]")], [h / self.inputs.hours for h in hours], "exact"
        )
        return self.grid.row(
            [_("Pay of one hospital post [£]")],
            [when(n > 0, p / n, 0.0) for p, n in zip(pay, posts, strict=True)],
            "pounds",
        )

    def _by_step(
        self, title: str, note: str, made: Rows, form: str = "pounds"
    ) -> dict[str, Yearly]:
        self.page.section(title, note)
        self.grid.heads(_("Step"))
        return {
            step: self.grid.row([self.job.step_name(step)], years, form)
            for step, years in made.items()
        }

    def _sessions(self, step: str, drop: Formula) -> Formula:
        size = self.inputs[session_size_key(self.job.pathway.step(step).kind)]
        sessions = whole(absolute(drop) / size + 1e-9)
        return sign(drop) * sessions * self.inputs["semi_share"] * self.prices[step] * size

    def _summary(
        self,
        post: Yearly,
        drops: Mapping[str, Yearly],
        variable: Mapping[str, Yearly],
        semi_fixed: Mapping[str, Yearly],
        stranded: Mapping[str, Yearly],
    ) -> Release:
        page = self.page
        page.section(
            _("What hospital releases [£ a year, real]"),
            _("Moving care does not release the average cost."),
        )
        self.grid.heads(_("Measure"))
        first = page.row
        moves = self._line(_("Variable"), self._over(variable))
        steps = self._line(_("Semi-fixed, in whole sessions"), self._over(semi_fixed))
        freed = [a + b for a, b in zip(moves, steps, strict=True)]
        released = self._line(_("Released"), freed, strong=True)
        left = self._line(_("Stranded"), self._over(stranded))
        average = self._line(
            _("Average cost of what left hospital"),
            [self._average(drops, t) for t in self.job.years],
        )
        cashable, capacity = self._classes(post, moves, steps)
        width = len(LABELS) + len(self.job.years)
        self.job.book.name_block("RELEASE_TABLE", page.block(first, 1, page.row - 1, width))
        page.section(_("Does the resource follow?"))
        self.grid.heads(_("Measure"))
        follows = self.grid.row(
            [_("RF: released ÷ what the community needs more")],
            [
                when(more > 0, freed / more, dash())
                for freed, more in zip(released, self.costs.recurring, strict=True)
            ],
            "exact",
        )
        by_step = {step: (variable[step], semi_fixed[step]) for step in self.prices}
        return Release(by_step, average, moves, steps, released, left, cashable, capacity, follows)

    def _classes(self, post: Yearly, moves: Yearly, steps: Yearly) -> tuple[Yearly, Yearly]:
        """What can be taken out of a budget, and what other patients can use."""
        named = [self.inputs[f"release.{i}"] for i, _l in enumerate(self.job.pathway.money.release)]
        stopping = total(*named) if named else as_formula(0.0)
        posts = self.grid.row(
            [_("Posts that the semi-fixed cost pays for [WTE]")],
            [when(p > 0, s / p, 0.0) for s, p in zip(steps, post, strict=True)],
            "exact",
        )
        taken = self.grid.row(
            [_("of which named to stop [WTE]")], [least(n, stopping) for n in posts], "exact"
        )
        cashable = self._line(
            _("Cashable: can be taken out of a budget"),
            [v + n * p for v, n, p in zip(moves, taken, post, strict=True)],
            strong=True,
        )
        capacity = self._line(
            _("Capacity: can be used for other patients"),
            [s - m * p for s, m, p in zip(steps, taken, post, strict=True)],
        )
        return cashable, capacity

    def _line(
        self, label: str, years: Sequence[Formula | float], *, strong: bool = False
    ) -> Yearly:
        return self.grid.row([label], years, "pounds", is_total=strong)

    def _over(self, rows: Mapping[str, Yearly]) -> list[Formula | float]:
        """The sum over steps, year by year."""
        there = list(rows.values())
        return [total(in_year(there, t)) if there else 0.0 for t in self.job.years]

    def _average(self, drops: Mapping[str, Yearly], t: int) -> Formula | float:
        """What the contacts that go cost on average."""
        made: Formula | None = None
        for step, price in self.prices.items():
            cost = drops[step][t] * price
            made = cost if made is None else made + cost
        return 0.0 if made is None else made
