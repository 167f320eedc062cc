"""The sheet Diagnostics: the four features of each test, and its devices, kits and cost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pathways.model import Part, Setting
from pathways.proposal_parts import FeatureStatus, FourFeatures
from planner.exports.workbook.activity import Activity
from planner.exports.workbook.charts import device_use
from planner.exports.workbook.formulas import Cell, Formula, as_formula
from planner.exports.workbook.functions import count_if, most, rounded_up, total, when
from planner.exports.workbook.grid import Grid
from planner.exports.workbook.inputs import Inputs
from planner.exports.workbook.job import Job, Yearly
from planner.exports.workbook.page import Content
from planner.exports.workbook.words import dash, year_word
from planner.i18n import N_, _, language
from resources.costs import NO_RATE

__all__ = ["Diagnostics", "TestYears", "write_diagnostics"]

_WIDTHS: Final = (54, 46, 15, 15, 15)
_STATUSES: Final = {
    FeatureStatus.TO_CONFIRM: N_("to confirm"),
    FeatureStatus.IN_HAND: N_("in hand"),
    FeatureStatus.CONFIRMED: N_("confirmed"),
}


@dataclass(frozen=True)
class TestYears:
    """One test outside hospital, each year: tests, devices, kits and pounds."""

    __test__ = False  # not a class of tests

    tests: Yearly
    devices: Yearly
    use: Yearly
    kits: Yearly
    consumables: Yearly
    device_cost: Yearly


@dataclass(frozen=True)
class Diagnostics:
    """The cells of the sheet that others use: if nothing changes, then as planned.

    ``features_open`` counts the features of tests that are not yet confirmed; ``annuities`` are
    what a device of each test costs a year, paid for evenly over its life [£].
    """

    tests: tuple[Mapping[str, TestYears], Mapping[str, TestYears]]
    consumables: tuple[Yearly, Yearly]
    device_cost: tuple[Yearly, Yearly]
    features_open: Formula
    annuities: Mapping[str, Cell]


@dataclass(frozen=True)
class _Each:
    """What one test takes, and what a device of it costs a year; ``None`` without a device."""

    minutes: Cell
    consumable: Cell
    device: Cell | None
    annuity: Cell | None


def write_diagnostics(job: Job, inputs: Inputs, activity: Activity) -> Diagnostics:
    """Fills the sheet."""
    page = job.pages["diagnostics"]
    page.widths(*_WIDTHS, *[13] * max(4, len(job.years)))
    heads = [_("Test"), "", "", "", "", *job.year_words]
    note = _("All four features must be established before a test moves (Appendix 1).")
    job.open("diagnostics", inputs.banner, heads, len(_WIDTHS) + 1, note)
    return _Writer(job, inputs, activity).whole()


class _Writer:
    """The sheet, table by table."""

    def __init__(self, job: Job, inputs: Inputs, activity: Activity) -> None:
        self.job = job
        self.page = job.pages["diagnostics"]
        self.grid = Grid(job, self.page, len(_WIDTHS))
        self.inputs = inputs
        self.activity = activity
        used = {test for by in activity.tests for test, _setting in by}
        self.tests = [test for test in job.pathway.tests_used if test in used]

    def whole(self) -> Diagnostics:
        features_open = self._features()
        each = self._each()
        unchanged = self._volumes(each, self.activity.tests[0], _("if nothing changes"))
        planned = self._volumes(each, self.activity.tests[1], _("as planned"))
        self._summary(planned[0])
        return Diagnostics(
            (unchanged[0], planned[0]),
            (unchanged[1], planned[1]),
            (unchanged[2], planned[2]),
            features_open,
            {test: one.annuity for test, one in each.items() if one.annuity},
        )

    def _features(self) -> Formula:
        page = self.page
        page.section(_("The four features of each test"))
        page.heads([_("Test and feature"), _("Evidence"), _("Status")])
        first = page.row
        for test in self.tests:
            page.line([self.job.test_name(test), None, None], ["group"] * 3)
            said = self.job.pathway.features.get(test, FourFeatures())
            for label, feature in (
                (_("1 Agreed pathway: how and when the test is used"), said.agreed_pathway),
                (_("2 Technical performance: a trained, assured operator"), said.technical),
                (_("3 Interpretation: who may interpret, and where"), said.interpretation),
                (_("4 Devices, consumables and quality assurance, resourced"), said.device),
            ):
                cells = page.line(
                    [label, feature.evidence or None, _(_STATUSES[feature.status])],
                    ["label", "input text", "input text"],
                )
                page.choice(cells[2], *(_(word) for word in _STATUSES.values()))
        if page.row == first:
            page.line([_("No tests are used."), None, None], ["label"] * 3)
            return as_formula(0)
        statuses = page.block(first, 3, page.row - 1, 3)
        waiting = (FeatureStatus.TO_CONFIRM, FeatureStatus.IN_HAND)
        one, two = (count_if(statuses, as_formula(_(_STATUSES[s]))) for s in waiting)
        return one + two

    def _each(self) -> dict[str, _Each]:
        """What one test outside hospital takes, and what a device of it costs a year."""
        page, used = self.page, self.inputs.used
        page.section(
            _("What a test outside hospital takes"),
            _("A device costs its annuity, service contract, assessment and connection a year."),
        )
        page.heads(
            [
                _("Test"), _("Device"), _("Technical minutes"), _("Consumable [£]"),
                _("Device a year [£]"), _("Price [£]"), _("Life [years]"), _("Annuity [£]"),
                _("Upkeep [£]"),
            ],
            3,
        )  # fmt: skip
        made: dict[str, _Each] = {}
        for test_id in self.tests:
            test = self.job.library.test(test_id)
            row = page.row
            cells = page.line(
                [self.job.test_name(test_id), test.device.said(language()), self._minutes(test_id),
                 used.get(f"device.{test_id}.consumable", 0.0)],
                ["label", "label", "number", "pence"],
            )  # fmt: skip
            device = yearly = None
            if f"device.{test_id}.price" in used:
                price = page.put(row, 6, used[f"device.{test_id}.price"], "pounds")
                life = page.put(row, 7, used[f"device.{test_id}.life"], "number")
                rate = used["discount_rate"]
                annuity = when(
                    rate > NO_RATE, price * rate / (1 - (1 + rate) ** -life), price / life
                )
                yearly = page.put(row, 8, annuity, "pounds")
                fees = used["device_eqa"] + used["device_it"]
                upkeep = page.put(row, 9, price * used["device_service"] + fees, "pounds")
                device = page.put(row, 5, yearly + upkeep, "pounds")
            made[test_id] = _Each(cells[2], cells[3], device, yearly)
        return made

    def _minutes(self, test: str) -> Formula | float:
        """The longest technical time that any step outside hospital gives the test."""
        longest: list[Formula | float] = []
        for step in self.job.pathway.steps:
            for design in self.job.designs:
                delivery = step.deliveries.get(design)
                if delivery is None or delivery.setting is Setting.HOSPITAL:
                    continue
                if all(use.test != test for use in delivery.tests):
                    continue
                technical = [
                    self.inputs.used[f"steps.{step.id}.{design}.staff.{i}"]
                    for i, line in enumerate(delivery.staff)
                    if line.part is Part.TECHNICAL
                ]
                if technical:
                    longest.append(_added(technical))
        if not longest:
            return 0.0
        return most(*longest) if len(longest) > 1 else longest[0]

    def _block(
        self, title: str, made: Mapping[str, Sequence[Content]], form: str
    ) -> dict[str, Yearly]:
        """A table with a row for each test."""
        self.page.section(title)
        self.grid.heads(_("Test"))
        return {
            test: self.grid.row([self.job.test_name(test)], years, form)
            for test, years in made.items()
        }

    def _volumes(
        self, each: Mapping[str, _Each], by: Mapping[tuple[str, str], Yearly], case: str
    ) -> tuple[dict[str, TestYears], Yearly, Yearly]:
        tests = self._block(
            _("Tests outside hospital, {case}", case=case),
            {test: self._outside(test, by) for test in each},
            "number",
        )
        owned = {test: one for test, one in each.items() if one.device is not None}
        devices = self._block(
            _("Devices, {case}", case=case),
            {test: [self._devices(n, one) for n in tests[test]] for test, one in owned.items()},
            "whole",
        )
        use = self._block(
            _("Share of a device’s hours in use, {case}", case=case),
            {
                test: [
                    self._use(n, d, one) for n, d in zip(tests[test], devices[test], strict=True)
                ]
                for test, one in owned.items()
            },
            "share",
        )
        kits = self._block(
            _("Kits used, with repeats, controls, assessment and training, {case}", case=case),
            {test: self._kits(tests[test], devices.get(test)) for test in each},
            "number",
        )
        consumables = self._block(
            _("Consumables [£], {case}", case=case),
            {test: [k * one.consumable for k in kits[test]] for test, one in each.items()},
            "pounds",
        )
        all_consumables = self.grid.total(_("All tests"), list(consumables.values()), "pounds")
        device_cost = self._block(
            _("Devices [£], {case}", case=case),
            {
                test: [d * one.device for d in devices[test]]
                for test, one in owned.items()
                if one.device is not None
            },
            "pounds",
        )
        all_devices = self.grid.total(_("All tests"), list(device_cost.values()), "pounds")
        made = {
            test: TestYears(
                tests[test],
                devices.get(test, ()),
                use.get(test, ()),
                kits[test],
                consumables[test],
                device_cost.get(test, ()),
            )
            for test in each
        }
        return made, all_consumables, all_devices

    def _outside(
        self, test: str, by: Mapping[tuple[str, str], Yearly]
    ) -> Sequence[Formula | float]:
        rows = [row for (t, at), row in by.items() if t == test and at != Setting.HOSPITAL]
        return [_added([row[t] for row in rows]) if rows else 0.0 for t in self.job.years]

    def _use(self, tests: Formula, devices: Formula, one: _Each) -> Formula:
        hours = devices * self.inputs["device_hours"]
        return when(devices > 0, tests * one.minutes / 60 / hours, dash())

    def _devices(self, tests: Formula, one: _Each) -> Formula:
        limit = self.inputs["device_hours"] * self.inputs["device_use_limit"]
        needed = rounded_up(tests * one.minutes / 60 / limit)
        return when(tests > 0, most(1, needed), 0.0)

    def _kits(self, tests: Yearly, devices: Yearly | None) -> Sequence[Formula]:
        if devices is None:
            return tests
        value = self.inputs
        fixed = value["control_runs"] + value["eqa_samples"] + value["training_tests"]
        return [
            when(d > 0, d * (n / d / (1 - value["failed_tests"]) + fixed), 0.0)
            for n, d in zip(tests, devices, strict=True)
        ]

    def _summary(self, planned: Mapping[str, TestYears]) -> None:
        last = self.job.years[-1]
        page = self.page
        page.section(_("Each test outside hospital in {year}, as planned", year=year_word(last)))
        page.heads(
            [
                _("Test"), "", _("Tests"), _("Devices"), _("Use of a device"), _("Kits"),
                _("Consumables [£]"), _("Devices [£]"), _("Cost a test [£]"),
            ],
            3,
        )  # fmt: skip
        first = page.row
        for test, years in planned.items():
            row = page.row
            cells = page.line(
                [
                    self.job.test_name(test), None, years.tests[last],
                    years.devices[last] if years.devices else dash(),
                    years.use[last] if years.use else dash(),
                    years.kits[last], years.consumables[last],
                    years.device_cost[last] if years.device_cost else 0.0,
                ],
                ["label", "label", "number", "whole", "share", "number", "pounds", "pounds"],
            )  # fmt: skip
            cost = when(cells[2] > 0, (cells[6] + cells[7]) / cells[2], dash())
            page.put(row, 9, cost, "pence")
        end = page.row - 1
        if end < first:
            return
        self.job.book.name_block("TEST_TABLE", page.block(first, 1, end, 9))
        if any(years.devices for years in planned.values()):
            device_use(page, page.block(first, 1, end, 1), page.block(first, 5, end, 5))


def _added(parts: Sequence[Formula | float]) -> Formula | float:
    if len(parts) == 1:
        return parts[0]
    return total(*(as_formula(part) for part in parts))
