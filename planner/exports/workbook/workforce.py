"""The sheet Workforce: staff lines, minutes and whole-time equivalents by year, supply and gap."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pathways.model import Part, Setting
from planner.exports.workbook.activity import Activity
from planner.exports.workbook.charts import needed_and_released
from planner.exports.workbook.formulas import Block, Cell, Formula, as_formula, span
from planner.exports.workbook.functions import count, is_number, most, sum_ifs, total, unlike, when
from planner.exports.workbook.grid import Grid
from planner.exports.workbook.inputs import Inputs
from planner.exports.workbook.job import Job, Placed, Yearly, in_year
from planner.exports.workbook.page import Content
from planner.exports.workbook.words import dash, part_word, setting_words, year_word
from planner.i18n import _
from planner.inputs import design_word
from resources.activity import StaffKey

__all__ = ["LABELS", "Workforce", "key_order", "write_workforce"]

_WIDTHS: Final = (10, 31, 16, 14, 17, 42, 12, 11, 11, 11)
LABELS: Final = len(_WIDTHS)
_LINE: Final = ["year", "label", "label", "label", "label", "label", "label", *["exact"] * 3]
_KEY: Final = ["year", "label", "label", "label", "label", "label", "label", "year", "year"]
_SMALL: Final = 1e-6  # minutes a year: less than this is rounding, not work that moves


@dataclass(frozen=True)
class Change:
    """How a kind of staff time changes in the last plan year [minutes]."""

    unchanged: Cell
    planned: Cell
    released: Cell
    required: Cell


@dataclass(frozen=True)
class Workforce:
    """The cells of the sheet that others use; what comes in pairs is unchanged, then planned.

    ``lines`` [minutes a year] by step, design and number of the line; ``keys`` in the order of the
    sheet; ``changes`` in the last plan year; ``wte`` by role and setting; ``gap`` [WTE] in all.
    """

    lines: tuple[Mapping[tuple[Placed, int], Yearly], Mapping[tuple[Placed, int], Yearly]]
    keys: tuple[StaffKey, ...]
    minutes: tuple[Mapping[StaffKey, Yearly], Mapping[StaffKey, Yearly]]
    changes: Mapping[StaffKey, Change]
    wte: tuple[Mapping[tuple[str, str], Yearly], Mapping[tuple[str, str], Yearly]]
    hours: tuple[Yearly, Yearly]
    hospital_hours: tuple[Yearly, Yearly]
    ls3: tuple[Yearly, Yearly]
    gap: Cell
    roles: Mapping[str, int]


def key_order(keys: Sequence[StaffKey], roles: Mapping[str, int]) -> tuple[StaffKey, ...]:
    """The keys by part, hospital first, then by role and organisation."""
    parts = {part.value: i for i, part in enumerate(Part)}
    settings = {setting.value: -i for i, setting in enumerate(Setting)}
    return tuple(
        sorted(
            dict.fromkeys(keys),
            key=lambda k: (parts[k.part], settings[k.setting], roles[k.role], k.organisation),
        )
    )


def write_workforce(job: Job, inputs: Inputs, activity: Activity) -> Workforce:
    """Fills the sheet."""
    page = job.pages["workforce"]
    page.widths(*_WIDTHS, *[12] * max(6, len(job.years)))
    heads = [_("No."), _("Role"), _("Part"), _("Setting"), _("Organisation"), _("Step"),
             _("Design"), "", "", "", *job.year_words]  # fmt: skip
    note = _(
        "Technical, care, admin and travel time is spent on every slot, interpretation on every "
        "test done; performing and interpreting are never added together."
    )
    numbers = {1, *range(LABELS + 1, len(heads) + 1)}
    job.open("workforce", inputs.banner, heads, numbers, note)
    return _Writer(job, inputs, activity).whole()


class _Writer:
    """The sheet, table by table."""

    def __init__(self, job: Job, inputs: Inputs, activity: Activity) -> None:
        self.job = job
        self.page = job.pages["workforce"]
        self.grid = Grid(job, self.page, LABELS)
        self.inputs = inputs
        self.activity = activity
        self.words = setting_words()
        roles = sorted(
            {line.role for p in job.placed for line in job.delivery(p).staff},
            key=lambda role: (-job.library.role(role).rank, role),
        )
        self.roles = {role: i for i, role in enumerate(roles, 1)}
        self.keys = key_order([self._key(p, i) for p, i in self._lines()], self.roles)
        self.numbers = {key: i for i, key in enumerate(self.keys, 1)}
        settings = list(reversed(Setting))
        places = dict.fromkeys(
            (k.role, k.setting)
            for k in sorted(
                self.keys, key=lambda k: (self.roles[k.role], settings.index(Setting(k.setting)))
            )
        )
        self.places = {place: i for i, place in enumerate(places, 1)}

    def _lines(self) -> list[tuple[Placed, int]]:
        return [
            (p, i) for p in self.job.placed for i, _line in enumerate(self.job.delivery(p).staff)
        ]

    def _key(self, placed: Placed, i: int) -> StaffKey:
        delivery = self.job.delivery(placed)
        line = delivery.staff[i]
        return StaffKey(line.role, line.part.value, delivery.setting.value, delivery.organisation)

    def whole(self) -> Workforce:
        lines = (
            self._staff_lines(_("Staff time if nothing changes, by line [minutes]"), planned=False),
            self._staff_lines(_("Staff time as planned, by line [minutes]"), planned=True),
        )
        minutes = (
            self._by_key(_("Staff time if nothing changes [minutes]"), lines[0]),
            self._by_key(_("Staff time as planned [minutes]"), lines[1]),
        )
        changes = self._changes(minutes)
        wte = (
            self._by_place(_("Whole-time equivalents if nothing changes"), minutes[0]),
            self._by_place(_("Whole-time equivalents as planned"), minutes[1]),
        )
        if wte[1]:
            self.job.book.name_block("WTE_TABLE", span(list(wte[1].values())))
        hours = self._hours(minutes)
        gap = self._gap(changes, wte[1])
        return Workforce(
            lines, self.keys, minutes, changes, wte, hours[0], hours[1], hours[2], gap, self.roles
        )

    def _staff_lines(self, title: str, *, planned: bool) -> dict[tuple[Placed, int], Yearly]:
        visits = self.activity.planned if planned else self.activity.unchanged
        self.page.section(title, _("Minutes × slots or tests done ÷ group size × visits."))
        self.grid.heads(
            _("No."), _("Role"), _("Part"), _("Setting"), _("Organisation"), _("Step"),
            _("Design"), _("Minutes each"), _("Times a visit"), _("Minutes a visit"),
            numbers=(1, 8, 9, 10),
        )  # fmt: skip
        made: dict[tuple[Placed, int], Yearly] = {}
        for placed, i in self._lines():
            if placed not in visits:
                continue
            step, design = placed
            key = self._key(placed, i)
            where = f"steps.{step}.{design}"
            delivered = self.activity.delivered[placed]
            is_reading = key.part == Part.INTERPRETATION
            times: Formula = delivered.kept if is_reading else delivered.slots
            if f"{where}.group_size" in self.inputs.used:
                times = times / self.inputs[f"{where}.group_size"]
            labels: list[Content] = [
                self.numbers[key], self.job.role_name(key.role), part_word(key.part),
                self.words[key.setting], self.job.organisation(key.organisation),
                self.job.step_name(step), design_word(design),
                self.inputs[f"{where}.staff.{i}"], times,
            ]  # fmt: skip
            row = self.page.row
            cells = self.grid.cells(labels, _LINE)
            each = self.page.put(row, 10, cells[7] * cells[8], "exact")
            made[placed, i] = tuple(
                self.page.put(row, self.grid.first_year + t, each * v, "number")
                for t, v in enumerate(visits[placed])
            )
        if planned and made:
            first, last = (list(made.values())[i][0].place.row for i in (0, -1))
            self.job.book.name_block("STAFF_LINES", self.page.block(first, 1, last, 10))
        return made

    def _by_key(
        self, title: str, lines: Mapping[tuple[Placed, int], Yearly]
    ) -> dict[StaffKey, Yearly]:
        self.page.section(title, _("Lines above with the same number, added up."))
        self.grid.heads(
            _("No."), _("Role"), _("Part"), _("Setting"), _("Organisation"), "", "",
            _("Post no."), _("Role no."), numbers=(1, 8, 9),
        )  # fmt: skip
        rows = list(lines.values())
        made: dict[StaffKey, Yearly] = {}
        for key, number in self.numbers.items():
            labels: list[Content] = [
                number, self.job.role_name(key.role), part_word(key.part), self.words[key.setting],
                self.job.organisation(key.organisation), None, None,
                self.places[key.role, key.setting], self.roles[key.role],
            ]  # fmt: skip
            made[key] = self.grid.row(
                labels, lambda cells: self._added(rows, 1, cells[0]), styles=_KEY
            )
        self.grid.total(_("All"), list(made.values()))
        return made

    def _added(self, rows: Sequence[Yearly], column: int, number: Cell) -> list[Formula | float]:
        """Rows whose number in ``column`` is this one, added up for each year."""
        if not rows:
            return [0.0 for _year in self.job.years]
        numbers = self._beside(rows, column)
        return [sum_ifs(in_year(rows, t), (numbers, number)) for t in self.job.years]

    def _beside(self, rows: Sequence[Yearly], column: int) -> Block:
        return self.page.block(rows[0][0].place.row, column, rows[-1][0].place.row, column)

    def _changes(
        self, minutes: tuple[Mapping[StaffKey, Yearly], Mapping[StaffKey, Yearly]]
    ) -> dict[StaffKey, Change]:
        last = self.job.years[-1]
        self.page.section(
            _("What changes in {year} [minutes]", year=year_word(last)),
            _("What falls is released; what rises is required."),
        )
        page, first = self.page, self.grid.first_year
        page.heads(
            [
                _("No."), _("Role"), _("Part"), _("Setting"), _("Organisation"), "", "",
                _("Post no."), _("Role no."), "", _("Nothing changes"), _("As planned"),
                _("Change"), _("Released"), _("Required"),
            ],
            {1, *range(8, 16)},
        )  # fmt: skip
        made: dict[StaffKey, Change] = {}
        for key, number in self.numbers.items():
            row = page.row
            self.grid.cells(
                [
                    number, self.job.role_name(key.role), part_word(key.part),
                    self.words[key.setting], self.job.organisation(key.organisation), None, None,
                    self.places[key.role, key.setting], self.roles[key.role],
                ],
                [*_KEY, "label"],
            )  # fmt: skip
            before = page.put(row, first, minutes[0][key][last], "number")
            after = page.put(row, first + 1, minutes[1][key][last], "number")
            change = page.put(row, first + 2, after - before, "number")
            released = when(change < -_SMALL, -change, 0.0)
            required = when(change > _SMALL, change, 0.0)
            made[key] = Change(
                before,
                after,
                page.put(row, first + 3, released, "number"),
                page.put(row, first + 4, required, "number"),
            )
        return made

    def _by_place(
        self, title: str, minutes: Mapping[StaffKey, Yearly]
    ) -> dict[tuple[str, str], Yearly]:
        self.page.section(
            title, _("Minutes ÷ 60 ÷ hours with or for patients in a post's year. Not rounded.")
        )
        self.grid.heads(
            _("Post no."), _("Role"), "", _("Setting"), "", "", "", "", _("Role no."),
            numbers=(1, 8, 9),
        )  # fmt: skip
        rows = list(minutes.values())
        made = {
            (role, setting): self.grid.row(
                [
                    number, self.job.role_name(role), None, self.words[setting], None, None, None,
                    None, self.roles[role],
                ],
                lambda cells: self._posts(self._added(rows, 8, cells[0])),
                "exact",
                styles=_KEY,
            )
            for (role, setting), number in self.places.items()
        }  # fmt: skip
        self.grid.total(_("All"), list(made.values()), "exact")
        return made

    def _posts(self, minutes: Sequence[Formula | float]) -> list[Formula | float]:
        return [m / 60 / self.inputs.hours if isinstance(m, Formula) else m for m in minutes]

    def _hours(
        self, minutes: tuple[Mapping[StaffKey, Yearly], Mapping[StaffKey, Yearly]]
    ) -> list[tuple[Yearly, Yearly]]:
        """Hours in all, hours in hospital, and the share that is outside it (LS3)."""
        self.page.section(_("Staff hours"))
        self.grid.heads("", _("Measure"))
        labels = (
            (
                _("Hours if nothing changes"),
                _("of which in hospital, if nothing changes"),
                _("LS3: staff hours outside hospital, nothing changes"),
            ),
            (
                _("Hours as planned"),
                _("of which in hospital, as planned"),
                _("LS3: staff hours outside hospital, as planned"),
            ),
        )
        made: list[tuple[Yearly, Yearly, Yearly]] = []
        for (whole_label, part_label, share_label), by_key in zip(labels, minutes, strict=True):
            rows = list(by_key.values())
            whole = self.grid.row(
                [None, whole_label],
                [total(in_year(rows, t)) / 60 if rows else 0.0 for t in self.job.years],
            )
            inside = self.grid.row(
                [None, part_label, None, self.words[Setting.HOSPITAL.value]],
                self._in_hospital(rows),
            )
            shares = [when(w > 0, 1 - h / w, dash()) for w, h in zip(whole, inside, strict=True)]
            made.append((whole, inside, self.grid.row([None, share_label], shares, "share")))
        return list(zip(*made, strict=True))

    def _in_hospital(self, rows: Sequence[Yearly]) -> list[Formula | float]:
        """Hours of the rows whose setting is hospital."""
        word = as_formula(self.words[Setting.HOSPITAL.value])
        if not rows:
            return [0.0 for _year in self.job.years]
        where = self._beside(rows, 4)
        return [sum_ifs(in_year(rows, t), (where, word)) / 60 for t in self.job.years]

    def _gap(
        self, changes: Mapping[StaffKey, Change], planned: Mapping[tuple[str, str], Yearly]
    ) -> Cell:
        page = self.page
        page.section(_("Need in every setting as planned, by role [WTE]"))
        self.grid.heads(_("Role no."), _("Role"))
        posts = list(planned.values())
        needs = [
            self.grid.row(
                [number, self.job.role_name(role)],
                lambda cells: self._added(posts, 9, cells[0]),
                "exact",
                styles=_KEY,
            )
            for role, number in self.roles.items()
        ]
        page.section(
            _("Released and required in {year}; supply and gap [WTE]",
              year=year_word(self.job.years[-1])),
            _("Supply is the posts filled in the area: type it in where it is known."),
        )  # fmt: skip
        page.heads(
            [
                _("Role no."), _("Role"), _("Required outside hospital"),
                _("Released by hospital"), _("Highest need in a plan year"),
                _("How more will be found"), _("Supply"), _("Gap"),
            ],
            (1, 3, 4, 5, 7, 8),
        )  # fmt: skip
        first = page.row
        for (role, number), need in zip(self.roles.items(), needs, strict=True):
            self._gap_row(role, number, need, changes)
        last = page.row - 1
        if last < first:
            return page.line([None, _("No staff"), *[None] * 5, 0.0], ["label"] * 7 + ["exact"])[7]
        names, required, supply, gaps = (page.block(first, c, last, c) for c in (2, 3, 7, 8))
        sums = [total(page.block(first, c, last, c)) for c in (3, 4)]
        whole = when(count(supply) > 0, total(gaps), dash())
        made = page.line(
            [None, _("All roles"), *sums, None, None, None, whole],
            ["total label", "total label", *["total exact"] * 2, *["total label"] * 3,
             "total exact"],
        )  # fmt: skip
        self.job.book.name_block("GAP_TABLE", page.block(first, 1, last, 8))
        needed_and_released(page, names, required, page.block(first, 4, last, 4))
        return made[7]

    def _gap_row(
        self, role: str, number: int, need: Yearly, changes: Mapping[StaffKey, Change]
    ) -> None:
        page = self.page
        plans = [line for line in self.job.pathway.staff_plans if line.role == role]
        cells = list(changes.values())
        first, last = cells[0].released.place.row, cells[-1].released.place.row
        where, who = (page.block(first, c, last, c) for c in (4, 9))
        hospital = self.words[Setting.HOSPITAL.value]
        row = page.row
        made = page.line([number, self.job.role_name(role)], ["year", "label"])
        required, released = span([c.required for c in cells]), span([c.released for c in cells])
        needed = sum_ifs(required, (who, made[0]), (where, unlike(hospital)))
        freed = sum_ifs(released, (who, made[0]), (where, as_formula(hospital)))
        page.put(row, 3, needed / 60 / self.inputs.hours, "exact")
        page.put(row, 4, freed / 60 / self.inputs.hours, "exact")
        highest = page.put(row, 5, most(span(need[1:] or need)), "exact")
        page.put(row, 6, "; ".join(line.plan for line in plans if line.plan), "input text")
        posts = sum(line.supply_wte for line in plans) if plans else None
        supply = page.put(row, 7, posts, "input exact")
        short = when(is_number(supply), most(0, highest - supply), dash())
        page.put(row, 8, short, "exact")
