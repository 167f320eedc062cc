"""The sheet Activity: demand, visits, slots, contacts, tests and bed days of every year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pathways.model import CONTACT_KINDS, Setting
from planner.exports.workbook.charts import lines_by_setting
from planner.exports.workbook.flow import Flow
from planner.exports.workbook.formulas import Cell, Formula, span
from planner.exports.workbook.functions import product_sum, sum_ifs, when
from planner.exports.workbook.grid import Grid, scaled
from planner.exports.workbook.inputs import Inputs
from planner.exports.workbook.job import Job, Placed, Yearly, in_year
from planner.exports.workbook.words import dash, setting_words
from planner.i18n import _, language
from planner.inputs import design_word

__all__ = ["Activity", "Contacts", "Delivered", "write_activity"]

_WIDTHS = (40, 13, 15, 13, 13)
_TESTS = ["label", "label", "label", "year", "exact"]
Rows = dict[Placed, Yearly]


@dataclass(frozen=True)
class Delivered:
    """What one visit to a step makes in one design: slots, and appointments kept."""

    slots: Cell
    kept: Cell


TestLines = Mapping[tuple[Placed, int], Yearly]


@dataclass(frozen=True)
class Contacts:
    """Contacts of a year, unchanged or planned: by step and design, and by setting."""

    by_step: Mapping[Placed, Yearly]
    by_setting: Mapping[str, Yearly]
    total: Yearly
    outside: Yearly


@dataclass(frozen=True)
class Activity:
    """The cells of the sheet that others use; every row has a cell for each year.

    What comes in pairs stands unchanged and then as planned. ``unchanged`` visits are those of the
    current design, ``planned`` ones those of both designs. ``tests`` is by type and setting, made
    of ``test_lines`` by step, design and number of the test there.
    """

    adoption: Yearly
    demand: Yearly
    delivered: Mapping[Placed, Delivered]
    unchanged: Mapping[Placed, Yearly]
    planned: Mapping[Placed, Yearly]
    contacts: tuple[Contacts, Contacts]
    contacts_out: Yearly
    ls1: tuple[Yearly, Yearly]
    tests: tuple[Mapping[tuple[str, str], Yearly], Mapping[tuple[str, str], Yearly]]
    test_lines: tuple[TestLines, TestLines]
    ls5: tuple[Yearly, Yearly]
    bed_days: tuple[Yearly, Yearly]
    ls4: tuple[Yearly, Yearly]


def write_activity(job: Job, inputs: Inputs, flow: Flow) -> Activity:
    """Fills the sheet."""
    page = job.pages["activity"]
    page.widths(*_WIDTHS, *[12.5] * len(job.years))
    heads = [_("Step"), _("Design"), _("Setting"), "", "", *job.year_words]
    note = _("“Nothing changes” is the current design at the same demand; “as planned” mixes both.")
    job.open("activity", inputs.banner, heads, len(_WIDTHS) + 1, note)
    return _Writer(job, inputs, flow).whole()


class _Writer:
    """The sheet, table by table."""

    def __init__(self, job: Job, inputs: Inputs, flow: Flow) -> None:
        self.job = job
        self.page = job.pages["activity"]
        self.grid = Grid(job, self.page, len(_WIDTHS))
        self.inputs = inputs
        self.flow = flow
        self.words = setting_words()

    def whole(self) -> Activity:
        streams, people = self._demand()
        adoption = self._adoption()
        delivered = self._deliveries()
        current, option = self.job.designs
        unchanged = self._visits(streams, current, _("Visits if nothing changes"))
        everybody = _("Visits if everybody were on the proposed design")
        proposed = self._visits(streams, option, everybody)
        planned = self._planned(adoption, unchanged, proposed)
        self._rows(
            _("Appointment slots as planned"),
            _("Visits × slots a visit: a missed appointment that is booked again takes another."),
            {p: [v * delivered[p].slots for v in row] for p, row in planned.items()},
        )
        titles = _("Contacts if nothing changes"), _("Contacts as planned")
        contacts = (
            self._contacts(titles[0], unchanged, delivered),
            self._contacts(titles[1], planned, delivered),
        )
        if rows := list(contacts[1].by_step.values()):
            self.job.book.name_block("ACT_TABLE", span(rows))
        out, ls1 = self._left_shift(contacts)
        lines_by_setting(self.page, contacts[1].by_setting)
        titles = _("Tests if nothing changes"), _("Tests as planned")
        before, after = (
            self._tests(title, visits, delivered)
            for title, visits in zip(titles, (unchanged, planned), strict=True)
        )
        lines, tests = (before[0], after[0]), (before[1], after[1])
        ls5 = self._tests_outside(tests)
        bed_days, ls4 = self._bed_days(unchanged, planned, delivered)
        return Activity(
            adoption, people, delivered, unchanged, planned, contacts, out, ls1, tests, lines,
            ls5, bed_days, ls4,
        )  # fmt: skip

    def _place(self, placed: Placed) -> list[str]:
        setting = self.job.delivery(placed).setting.value
        return [self.job.step_name(placed[0]), design_word(placed[1]), self.words[setting]]

    def _demand(self) -> tuple[list[Yearly], Yearly]:
        self.page.section(
            _("People who enter in a year"),
            _("People ÷ 10,000 × rate × (1 + growth) to the power of the year."),
        )
        self.grid.heads(_("Stream"), "", "", _("Per 10,000"), _("Growth"), numbers=(4, 5))
        population = self.inputs["population"]
        streams = [
            self.grid.row(
                [
                    stream.name.said(language()),
                    None,
                    None,
                    self.inputs[f"streams.{stream.id}.per_10000"],
                    self.inputs[f"streams.{stream.id}.growth"],
                ],
                lambda cells: [
                    population / 10_000 * cells[3] * (1 + cells[4]) ** t for t in self.job.years
                ],
                styles=["label", "label", "label", "number", "rate"],
            )
            for stream in self.job.pathway.streams
        ]
        return streams, self.grid.total(_("All streams"), streams)

    def _adoption(self) -> Yearly:
        self.page.section(_("Share of patients on the proposed design"))
        self.grid.heads()
        shares = [self.inputs[f"adoption.{year}"] if year else 0.0 for year in self.job.years]
        return self.grid.row([_("Share of patients")], shares, "share")

    def _deliveries(self) -> dict[Placed, Delivered]:
        page, used = self.page, self.inputs.used
        page.section(
            _("What one visit makes"),
            _("Slots = 1 ÷ (1 − missed × booked again); kept = slots × (1 − missed)."),
        )
        page.heads(
            [
                _("Step"), _("Design"), _("Setting"), _("Missed"), _("Booked again"),
                _("Slots a visit"), _("Kept a visit"), _("Group size"), _("Is a contact"),
            ],
            4,
        )  # fmt: skip
        made: dict[Placed, Delivered] = {}
        for placed in self.job.placed:
            where = f"steps.{placed[0]}.{placed[1]}"
            missed = used.get(f"{where}.dna", 0.0)
            again = used.get(f"{where}.rebooked", used["rebooked"])
            styles = ["label", "label", "label", "share", "share"]
            row = page.row
            cells = self.grid.cells([*self._place(placed), missed, again], styles)
            slots = page.put(row, 6, 1 / (1 - cells[3] * cells[4]), "fine")
            kept = page.put(row, 7, slots * (1 - cells[3]), "fine")
            page.put(row, 8, used.get(f"{where}.group_size", 1.0), "number")
            page.put(row, 9, 1.0 if self._is_contact(placed) else 0.0, "whole")
            made[placed] = Delivered(slots, kept)
        return made

    def _is_contact(self, placed: Placed) -> bool:
        return self.job.pathway.step(placed[0]).kind in CONTACT_KINDS

    def _visits(self, streams: Sequence[Yearly], design: str, title: str) -> Rows:
        made: dict[Placed, Sequence[Formula | float]] = {}
        for step in self.job.steps[design]:
            each = self.flow.visits.get((design, step.id))
            made[step.id, design] = [
                product_sum(in_year(streams, t), each) if each else 0.0 for t in self.job.years
            ]
        return self._rows(title, _("Entrants of each stream × their visits, from Flow."), made)

    def _planned(self, adoption: Yearly, unchanged: Rows, proposed: Rows) -> Rows:
        made: dict[Placed, Sequence[Formula | float]] = {}
        for placed, row in unchanged.items():
            made[placed] = [(1 - a) * v for a, v in zip(adoption, row, strict=True)]
        for placed, row in proposed.items():
            made[placed] = [a * v for a, v in zip(adoption, row, strict=True)]
        note = _("Those not yet on the proposed design go through the current one.")
        return self._rows(_("Visits as planned"), note, made)

    def _rows(
        self, title: str, note: str, made: Mapping[Placed, Sequence[Formula | float]]
    ) -> Rows:
        self.page.section(title, note)
        self.grid.heads(_("Step"), _("Design"), _("Setting"))
        return {placed: self.grid.row(self._place(placed), row) for placed, row in made.items()}

    def _contacts(
        self, title: str, visits: Rows, delivered: Mapping[Placed, Delivered]
    ) -> Contacts:
        kept = {
            placed: [v * delivered[placed].kept for v in row]
            for placed, row in visits.items()
            if self._is_contact(placed)
        }
        note = _("Visits × kept; interpretation and advice are not contacts.")
        by_step = self._rows(title, note, kept)
        rows = list(by_step.values())
        by_setting = {
            setting: self.grid.row(
                [_("All steps"), None, word], lambda cells: self._by_setting(rows, cells[2])
            )
            for setting, word in self.words.items()
        }
        whole = self.grid.total(_("All contacts"), list(by_setting.values()))
        hospital = by_setting[Setting.HOSPITAL.value]
        less = [w - h for w, h in zip(whole, hospital, strict=True)]
        outside = self.grid.row([_("Contacts outside hospital")], less, is_total=True)
        return Contacts(by_step, by_setting, whole, outside)

    def _by_setting(self, rows: Sequence[Yearly], word: Cell) -> list[Formula | float]:
        if not rows:
            return [0.0 for _year in self.job.years]
        first, last = rows[0][0].place.row, rows[-1][0].place.row
        settings = self.page.block(first, 3, last, 3)
        return [sum_ifs(in_year(rows, t), (settings, word)) for t in self.job.years]

    def _left_shift(
        self, contacts: tuple[Contacts, Contacts]
    ) -> tuple[Yearly, tuple[Yearly, Yearly]]:
        self.page.section(_("Care that moves out of hospital"))
        self.grid.heads(_("Measure"))
        before, after = (c.by_setting[Setting.HOSPITAL.value] for c in contacts)
        out = self.grid.row(
            [_("Contacts that leave hospital")],
            [b - a for b, a in zip(before, after, strict=True)],
            is_total=True,
        )
        labels = (
            _("LS1: contacts outside hospital, nothing changes"),
            _("LS1: contacts outside hospital, as planned"),
        )
        one, two = (
            self._shares(label, c.outside, c.total)
            for label, c in zip(labels, contacts, strict=True)
        )
        return out, (one, two)

    def _shares(self, label: str, parts: Yearly, wholes: Yearly) -> Yearly:
        shares = [
            when(whole > 0, part / whole, dash()) for part, whole in zip(parts, wholes, strict=True)
        ]
        return self.grid.row([label], shares, "share")

    def _tests(
        self, title: str, visits: Rows, delivered: Mapping[Placed, Delivered]
    ) -> tuple[TestLines, dict[tuple[str, str], Yearly]]:
        """Tests by type and setting: a line for each step, then the sums."""
        uses = [
            (placed, i, use.test)
            for placed in visits
            for i, use in enumerate(self.job.delivery(placed).tests)
        ]
        if not uses:
            return {}, {}
        self.page.section(title, _("Visits × kept × tests for each patient seen."))
        self.grid.heads(
            _("Test and step"), _("Design"), _("Setting"), _("Test no."), _("Tests each"),
            numbers=(4, 5),
        )  # fmt: skip
        numbers = {test: i for i, test in enumerate(self.job.pathway.tests_used, 1)}
        rows: list[Yearly] = []
        for placed, i, test in uses:
            name, design, word = self._place(placed)
            label = _("{test}: {step}", test=self.job.test_name(test), step=name)
            each = self.inputs[f"steps.{placed[0]}.{placed[1]}.tests.{i}"]
            kept = [v * delivered[placed].kept for v in visits[placed]]
            rows.append(
                self.grid.row(
                    [label, design, word, numbers[test], each],
                    scaled(kept, 4),
                    styles=_TESTS,
                )
            )
        first, last = rows[0][0].place.row, rows[-1][0].place.row
        where, which = (self.page.block(first, c, last, c) for c in (3, 4))
        places = dict.fromkeys(
            (test, self.job.delivery(placed).setting.value) for placed, _i, test in uses
        )
        lines = {(placed, i): row for (placed, i, _test), row in zip(uses, rows, strict=True)}
        return lines, {
            (test, setting): self.grid.row(
                [self.job.test_name(test), _("all steps"), self.words[setting], numbers[test]],
                lambda cells: [
                    sum_ifs(in_year(rows, t), (which, cells[3]), (where, cells[2]))
                    for t in self.job.years
                ],
                styles=["strong label", "label", "label", "year"],
            )
            for test, setting in sorted(places, key=lambda p: (numbers[p[0]], p[1]))
        }

    def _tests_outside(
        self, tests: tuple[Mapping[tuple[str, str], Yearly], Mapping[tuple[str, str], Yearly]]
    ) -> tuple[Yearly, Yearly]:
        self.page.section(_("Tests outside hospital"))
        self.grid.heads(_("Measure"))
        labels = (
            (_("All tests, nothing changes"), _("of which in hospital"),
             _("LS5: tests outside hospital, nothing changes")),
            (_("All tests, as planned"), _("of which in hospital"),
             _("LS5: tests outside hospital, as planned")),
        )  # fmt: skip
        made: list[Yearly] = []
        for (whole_label, part_label, share_label), by in zip(labels, tests, strict=True):
            whole = self.grid.row([whole_label], self._added(list(by.values())))
            inside = [row for (_test, where), row in by.items() if where == Setting.HOSPITAL]
            hospital = self.grid.row([part_label], self._added(inside))
            shares = [when(w > 0, 1 - h / w, dash()) for w, h in zip(whole, hospital, strict=True)]
            made.append(self.grid.row([share_label], shares, "share"))
        return made[0], made[1]

    def _added(self, rows: Sequence[Yearly]) -> list[Formula | float]:
        """The sum of rows that need not be neighbours, year by year."""
        sums: list[Formula | float] = [0.0 for _year in self.job.years]
        for row in rows:
            sums = [cell if not isinstance(s, Formula) else s + cell
                    for s, cell in zip(sums, row, strict=True)]  # fmt: skip
        return sums

    def _bed_days(
        self, unchanged: Rows, planned: Rows, delivered: Mapping[Placed, Delivered]
    ) -> tuple[tuple[Yearly, Yearly], tuple[Yearly, Yearly]]:
        self.page.section(_("Bed days"), _("Visits × kept × bed days for each patient seen."))
        self.grid.heads(_("Step"), _("Design"), _("Setting"), "", _("Days each"), numbers=(5,))
        totals: list[Yearly] = []
        for label, visits in (
            (_("Bed days if nothing changes"), unchanged),
            (_("Bed days as planned"), planned),
        ):
            rows: list[Yearly] = []
            for placed, row in visits.items():
                each = self.inputs.used.get(f"steps.{placed[0]}.{placed[1]}.bed_days")
                if each is None:
                    continue
                kept = [v * delivered[placed].kept for v in row]
                rows.append(
                    self.grid.row(
                        [*self._place(placed), None, each],
                        scaled(kept, 4),
                        styles=["label", "label", "label", "label", "exact"],
                    )
                )
            totals.append(self.grid.total(label, rows))
        population = self.inputs["population"]
        per = [
            self.grid.row(
                [label],
                [when(population > 0, d / population * 1000, dash()) for d in days],
                "exact",
            )
            for label, days in (
                (_("LS4: bed days per 1,000 people, nothing changes"), totals[0]),
                (_("LS4: bed days per 1,000 people, as planned"), totals[1]),
            )
        ]
        return (totals[0], totals[1]), (per[0], per[1])
