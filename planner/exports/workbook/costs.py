"""The sheet Costs and affordability, first half: community pay, hospital cost and its release."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pathways.model import Setting
from planner.exports.workbook.activity import Activity
from planner.exports.workbook.diagnostics import Diagnostics
from planner.exports.workbook.formulas import Cell, Formula, as_formula
from planner.exports.workbook.functions import sum_ifs, when
from planner.exports.workbook.grid import Grid, scaled
from planner.exports.workbook.inputs import Inputs
from planner.exports.workbook.job import Job, Yearly, in_year
from planner.exports.workbook.words import dash, part_word, setting_words
from planner.exports.workbook.workforce import Workforce
from planner.i18n import _
from resources.activity import StaffKey
from resources.costs import unit_cost_key

__all__ = ["LABELS", "PAY", "Community", "Costs", "pay_row", "write_costs"]

LABELS: Final = (44, 17, 15, 18, 10, 14)
PAY: Final = ["label", "label", "label", "label", "year", "pounds"]
_STEP: Final = ["label", "label", "label", "label", "label", "pence"]


@dataclass(frozen=True)
class Community:
    """What the activity outside hospital costs each year [£, real].

    ``by_organisation`` is pay alone, by who employs.
    """

    pay: Yearly
    overhead: Yearly
    consumables: Yearly
    devices: Yearly
    total: Yearly
    by_organisation: Mapping[str, Yearly]


@dataclass(frozen=True)
class Costs:
    """The cells of the sheet's first half; what comes in pairs is unchanged, then as planned.

    ``contacts`` are hospital contacts a year by step, where ``prices`` has their unit cost.
    """

    community: tuple[Community, Community]
    hospital: tuple[Yearly, Yearly]
    by_step: tuple[Mapping[str, Yearly], Mapping[str, Yearly]]
    contacts: tuple[Mapping[str, Sequence[Formula]], Mapping[str, Sequence[Formula]]]
    prices: Mapping[str, Cell]
    recurring: Yearly
    ls2: tuple[Yearly, Yearly]


def write_costs(
    job: Job, inputs: Inputs, activity: Activity, workforce: Workforce, diagnostics: Diagnostics
) -> Costs:
    """Fills the first half of the sheet: real pounds at the price base."""
    page = job.pages["costs"]
    page.widths(*LABELS, *[14] * max(5, len(job.years)))
    heads = [_("Cost"), "", _("Setting"), _("Organisation"), "", "", *job.year_words]
    note = _("Real pounds at the price base come first; nominal pounds and funding follow below.")
    job.open("costs", inputs.banner, heads, len(LABELS) + 1, note)
    return _Writer(job, inputs, activity, workforce, diagnostics).whole()


def pay_row(
    job: Job, grid: Grid, inputs: Inputs, key: StaffKey, minutes: Yearly, number: int | None = None
) -> Yearly:
    """A row of pay for one kind of staff time; ``number`` is its organisation's [£ a year]."""
    return grid.row(
        [
            job.role_name(key.role),
            part_word(key.part),
            setting_words()[key.setting],
            job.organisation(key.organisation),
            number,
            inputs.pay[key.role],
        ],
        lambda cells: [m / 60 / inputs.hours * cells[5] for m in minutes],
        "pounds",
        styles=PAY,
    )


class _Writer:
    """The tables, one under another."""

    def __init__(
        self,
        job: Job,
        inputs: Inputs,
        activity: Activity,
        workforce: Workforce,
        diagnostics: Diagnostics,
    ) -> None:
        self.job = job
        self.page = job.pages["costs"]
        self.grid = Grid(job, self.page, len(LABELS))
        self.inputs = inputs
        self.activity = activity
        self.workforce = workforce
        self.diagnostics = diagnostics
        self.words = setting_words()
        outside = (k.organisation for k in workforce.keys if k.setting != Setting.HOSPITAL)
        self.organisations = {name: i for i, name in enumerate(dict.fromkeys(outside), 1)}

    def whole(self) -> Costs:
        titles = (
            _("Outside hospital if nothing changes [£ a year, real]"),
            _("Outside hospital as planned [£ a year, real]"),
        )
        community = self._community(titles[0], 0), self._community(titles[1], 1)
        recurring = self._recurring(community)
        titles = (
            _("Hospital at full average cost if nothing changes [£ a year, real]"),
            _("Hospital at full average cost as planned [£ a year, real]"),
        )
        before, hospital_before = self._hospital(titles[0], 0)
        after, hospital_after = self._hospital(titles[1], 1)
        hospital = hospital_before, hospital_after
        steps = [step for step in self._hospital_steps if self._key(step)]
        return Costs(
            community=community,
            hospital=hospital,
            by_step=(before, after),
            contacts=(
                {step: self._at(step, 0) for step in steps},
                {step: self._at(step, 1) for step in steps},
            ),
            prices={step: self.inputs.unit_costs[self._key(step)] for step in steps},
            recurring=recurring,
            ls2=self._shares(community, hospital),
        )

    def _shares(
        self, community: tuple[Community, Community], hospital: tuple[Yearly, Yearly]
    ) -> tuple[Yearly, Yearly]:
        self.page.section(_("Share of the cost that is outside hospital"))
        self.grid.heads(_("Measure"))
        labels = (
            _("LS2: cost outside hospital, nothing changes"),
            _("LS2: cost outside hospital, as planned"),
        )
        one, two = (
            self.grid.row(
                [label],
                [
                    when(c + h > 0, c / (c + h), dash())
                    for c, h in zip(out.total, inside, strict=True)
                ],
                "share",
            )
            for label, out, inside in zip(labels, community, hospital, strict=True)
        )
        return one, two

    def _community(self, title: str, case: int) -> Community:
        self.page.section(title, _("Minutes ÷ 60 ÷ hours in a post’s year × pay with on-costs."))
        self.grid.heads(
            _("Role"), _("Part"), _("Setting"), _("Organisation"), _("Org. no."),
            _("Pay of a post [£]"), numbers=(5, 6),
        )  # fmt: skip
        minutes = self.workforce.minutes[case]
        rows = [
            pay_row(
                self.job, self.grid, self.inputs, key, minutes[key],
                self.organisations[key.organisation],
            )
            for key in self.workforce.keys
            if key.setting != Setting.HOSPITAL
        ]  # fmt: skip
        pay = self.grid.total(_("Pay"), rows, "pounds")
        share = self.inputs["community_overhead"]
        overhead = self.grid.row(
            [_("Overhead and estate"), None, None, None, None, share],
            lambda cells: [p * cells[5] for p in pay],
            "pounds",
            styles=["label"] * 5 + ["share"],
        )
        consumables = self.grid.row(
            [_("Consumables of tests")], self.diagnostics.consumables[case], "pounds"
        )
        devices = self.grid.row([_("Devices")], self.diagnostics.device_cost[case], "pounds")
        parts = [pay, overhead, consumables, devices]
        whole_cost = self.grid.total(_("Cost outside hospital"), parts, "pounds")
        of_which, named = _("of which pay, by organisation"), self.job.organisation
        by_organisation = {
            name: self.grid.row(
                [of_which, None, None, named(name), number],
                lambda cells: self._of_organisation(rows, cells[4]),
                "pounds",
                styles=PAY,
            )
            for name, number in self.organisations.items()
        }
        return Community(pay, overhead, consumables, devices, whole_cost, by_organisation)

    def _of_organisation(self, rows: Sequence[Yearly], number: Formula) -> list[Formula]:
        first, last = rows[0][0].place.row, rows[-1][0].place.row
        numbers = self.page.block(first, 5, last, 5)
        return [sum_ifs(in_year(rows, t), (numbers, number)) for t in self.job.years]

    def _recurring(self, community: tuple[Community, Community]) -> Yearly:
        self.page.section(_("What the community needs more than it has now [£ a year, real]"))
        self.grid.heads(_("Cost"))
        more = [
            self.grid.row([label], self._less(getattr(community[1], what),
                                              getattr(community[0], what)), "pounds")
            for label, what in (
                (_("Pay"), "pay"),
                (_("Overhead and estate"), "overhead"),
                (_("Consumables of tests"), "consumables"),
                (_("Devices"), "devices"),
            )
        ]  # fmt: skip
        return self.grid.total(_("Extra cost outside hospital"), more, "pounds")

    def _less(self, one: Yearly, other: Yearly) -> list[Formula]:
        return [a - b for a, b in zip(one, other, strict=True)]

    def _at(self, step: str, case: int) -> list[Formula]:
        """Contacts in hospital at a step each year, in whichever design it is there."""
        made: list[Formula] = [as_formula(0.0) for _year in self.job.years]
        rows = [
            row
            for (at, design), row in self.activity.contacts[case].by_step.items()
            if at == step and self.job.delivery((at, design)).setting is Setting.HOSPITAL
        ]
        for i, row in enumerate(rows):
            made = [b if i == 0 else a + b for a, b in zip(made, row, strict=True)]
        return made

    @cached_property
    def _hospital_steps(self) -> list[str]:
        """Steps that are in hospital in one of the two designs, in pathway order."""
        inside = {
            step for step, design in self.job.placed
            if self.job.delivery((step, design)).setting is Setting.HOSPITAL
        }  # fmt: skip
        return [step.id for step in self.job.pathway.steps if step.id in inside]

    def _key(self, step: str) -> str:
        return unit_cost_key(self.job.pathway, step, self.job.estimate.assumptions)

    def _hospital(self, title: str, case: int) -> tuple[dict[str, Yearly], Yearly]:
        note = _("Contacts × unit cost; what has no unit cost is priced by its staff.")
        self.page.section(title, note)
        self.grid.heads(_("Step"), "", _("Setting"), "", "", _("Unit cost [£]"), numbers=(6,))
        word = self.words[Setting.HOSPITAL.value]
        made: dict[str, Yearly] = {}
        for step in self._hospital_steps:
            if key := self._key(step):
                contacts = self._at(step, case)
                made[step] = self.grid.row(
                    [self.job.step_name(step), None, word, None, None, self.inputs.unit_costs[key]],
                    scaled(contacts, 5),
                    "pounds",
                    styles=_STEP,
                )
            else:
                labels = [self.job.step_name(step), None, word]
                made[step] = self.grid.row(labels, self._staff_priced(step, case), "pounds")
        return made, self.grid.total(_("Hospital cost"), list(made.values()), "pounds")

    def _staff_priced(self, step: str, case: int) -> list[Formula]:
        made: list[Formula] = [as_formula(0.0) for _year in self.job.years]
        first = True
        for (placed, i), row in self.workforce.lines[case].items():
            delivery = self.job.delivery(placed)
            if placed[0] != step or delivery.setting is not Setting.HOSPITAL:
                continue
            rate = self.inputs.pay[delivery.staff[i].role]
            cost = [m / 60 / self.inputs.hours * rate for m in row]
            made = cost if first else [a + b for a, b in zip(made, cost, strict=True)]
            first = False
        return made
