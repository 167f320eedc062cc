"""The sheet Equity, access and carbon, last part: admissions avoided, journeys and their carbon."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

from pathways.model import Setting
from planner.exports.workbook.activity import Activity
from planner.exports.workbook.formulas import Cell, Formula, as_formula
from planner.exports.workbook.functions import absolute, total, when
from planner.exports.workbook.grid import Grid
from planner.exports.workbook.inputs import Inputs
from planner.exports.workbook.job import Job, Yearly
from planner.exports.workbook.priced import if_known, priced
from planner.exports.workbook.words import setting_words
from planner.i18n import _
from resources.effects import NEARLY
from resources.served_tests import served

__all__ = ["Outcomes", "write_outcomes"]


@dataclass(frozen=True)
class Outcomes:
    """What changes for people each year; a dash where a number for it is not given yet.

    ``admissions`` and ``bed_days`` avoided by the pathway's claim; ``km``, ``hours`` and ``carbon``
    [kg CO₂e] that are saved, net of staff and couriers.
    """

    admissions: Yearly
    bed_days: Yearly
    km: Yearly
    hours: Yearly
    carbon: Yearly


def write_outcomes(job: Job, grid: Grid, inputs: Inputs, activity: Activity) -> Outcomes:
    """Fills the part of the sheet that has a column for each year."""
    return _Writer(job, grid, inputs, activity).whole()


class _Writer:
    """The tables, one under another."""

    def __init__(self, job: Job, grid: Grid, inputs: Inputs, activity: Activity) -> None:
        self.job = job
        self.page = grid.page
        self.grid = grid
        self.inputs = inputs
        self.activity = activity

    def whole(self) -> Outcomes:
        admissions, days = self._avoided()
        more = self._changes()
        samples = self._samples()
        km, hours, carbon = self._journeys(more, samples)
        return Outcomes(admissions, days, km, hours, carbon)

    def _avoided(self) -> tuple[Yearly, Yearly]:
        self.page.section(
            _("Admissions that the pathway says it avoids"),
            _("People reached × adoption × chance × effect × what is due to it; those whom another "
              "pathway claims are left to it."),
        )  # fmt: skip
        self.grid.heads(_("Measure"))
        claim = self.job.pathway.avoided
        title, stays = _("Admissions avoided a year"), _("Bed days that they would have taken")
        if claim is None:
            nothing = [0.0 for _year in self.job.years]
            return self.grid.row([title], nothing), self.grid.row([stays], nothing)
        alone = prod(1 - share for share in claim.overlap_with.values())
        risk, less, due, stay = (
            self.inputs[f"avoided.{field}"]
            for field in ("baseline_risk", "relative_reduction", "attribution", "length_of_stay")
        )
        people = self.inputs["avoided.at_risk"]
        admissions = self.grid.row(
            [title], [people * a * alone * risk * less * due for a in self.activity.adoption]
        )
        return admissions, self.grid.row([stays], [n * stay for n in admissions])

    def _changes(self) -> dict[Setting, Yearly]:
        self.page.section(_("Contacts more than if nothing moved [contacts a year]"))
        self.grid.heads(_("Setting"))
        before, after = (c.by_setting for c in self.activity.contacts)
        words = setting_words()
        made = {}
        for setting in (Setting.HOSPITAL, Setting.COMMUNITY, Setting.HOME):
            pairs = zip(after[setting.value], before[setting.value], strict=True)
            change = [a - b for a, b in pairs]
            kept = [when(absolute(c) > NEARLY, c, 0.0) for c in change]
            made[setting] = self.grid.row([words[setting.value]], kept)
        return made

    def _samples(self) -> Yearly:
        before, after = (self._couriered(by_place) for by_place in self.activity.tests)
        more = [a - b for a, b in zip(after, before, strict=True)]
        kept = [when(absolute(n) > NEARLY, n, 0.0) for n in more]
        return self.grid.row([_("Samples that a courier takes")], kept)

    def _couriered(self, tests: Mapping[tuple[str, str], Yearly]) -> list[Formula]:
        """Tests outside hospital that a laboratory reads, year by year."""
        rows = [
            row
            for (test, setting), row in tests.items()
            if setting != Setting.HOSPITAL and served(test).is_couriered
        ]
        return [
            total(*(row[t] for row in rows)) if rows else as_formula(0.0) for t in self.job.years
        ]

    def _journeys(
        self, more: dict[Setting, Yearly], samples: Yearly
    ) -> tuple[Yearly, Yearly, Yearly]:
        self.page.section(
            _("Journeys more than if nothing moved, one way"),
            _("A dash needs a distance or a time that nobody has given yet."),
        )
        self.grid.heads(_("Measure"))
        to_hospital, in_hospital, to_place, in_place, staff, courier = (
            self._times(label, many, key)
            for label, many, key in (
                (_("To hospital [km]"), more[Setting.HOSPITAL], "travel.hospital_km"),
                (_("To hospital [minutes]"), more[Setting.HOSPITAL], "travel.hospital_minutes"),
                (_("To the place in the community [km]"), more[Setting.COMMUNITY],
                 "travel.community_km"),
                (_("To the place in the community [minutes]"), more[Setting.COMMUNITY],
                 "travel.community_minutes"),
                (_("Staff to homes [km]"), more[Setting.HOME], "travel.home_km"),
                (_("Couriers with samples [km]"), samples, "travel.courier_km"),
            )
        )  # fmt: skip
        self.page.section(_("What patients no longer travel, and carbon"))
        self.grid.heads(_("Measure"))
        whole = list(zip(to_hospital, to_place, in_hospital, in_place, strict=True))
        km = self._line(
            _("Distance saved, there and back [km]"),
            [if_known(four, -2 * (four[0] + four[1])) for four in whole],
        )
        hours = self._line(
            _("Patients’ time saved, there and back [hours]"),
            [if_known(four, -2 * (four[2] + four[3]) / 60) for four in whole],
        )
        car, van = self.inputs["carbon.car"], self.inputs["carbon.van"]
        by_car = self.inputs["travel.car_share"]
        patients = self._line(
            _("Carbon of patients’ journeys saved [kg CO₂e]"),
            [if_known([*four, one], one * by_car * car)
             for four, one in zip(whole, km, strict=True)],
        )  # fmt: skip
        carbon = self._line(
            _("Carbon saved, net of staff and couriers [kg CO₂e]"),
            [
                if_known([p, s, c], p - s * car - c * van)
                for p, s, c in zip(patients, staff, courier, strict=True)
            ],
        )
        self.job.book.name("KM_SAVED", km[-1])
        self.job.book.name("CO2E_NET", carbon[-1])
        return km, hours, carbon

    def _times(self, label: str, many: Yearly, key: str) -> Yearly:
        return self._line(label, [priced(n, self.inputs[key]) for n in many])

    def _line(self, label: str, years: Sequence[Formula | Cell]) -> Yearly:
        return self.grid.row([label], years)
