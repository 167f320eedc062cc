"""What must hold between the workbook's value, training, partners and outcomes and the estimate."""

import math
from typing import Any

from planner.exports.workbook.formulas import Formula
from planner.exports.workbook.options import Figures
from resources.appraisal import Scope, appraisal
from resources.effects import avoided, journeys_saved
from resources.estimate import Estimate
from resources.incidence import who_pays
from resources.training import training, training_by_year

__all__ = ["value_differences"]


def value_differences(figures: Figures, made: Estimate) -> list[str]:
    """Each figure of value, training, partners and outcomes that is not the estimate's."""
    wrong: list[str] = []

    def same(what: str, cell: Formula, expected: float | None) -> None:
        value: Any = cell.value
        if expected is None:
            fine = value == "–"
        else:
            fine = not isinstance(value, str) and math.isclose(
                value, expected, rel_tol=1e-9, abs_tol=1e-8
            )
        if not fine:
            wrong.append(f"{what}: {value!r}, not {expected!r}")

    _value(figures, made, same)
    _partners(figures, made, same)
    _outcomes(figures, made, same)
    for t, cost in enumerate(training_by_year(made)[0]):
        same(f"training {t}", figures.training[t], cost)
    for role, years in figures.starting.items():
        for t, one in enumerate(training(made, role), 1):
            same(f"starting {role} {t}", years[t], one.starting)
    return wrong


def _value(figures: Figures, made: Estimate, same: Any) -> None:
    found, there = appraisal(made), figures.value
    for flow in found.flows:
        t = flow.year
        for line, row in there.lines.items():
            same(f"{line} {t}", row[t], getattr(flow, line))
        same(f"cost {t}", there.costs[t], flow.cost)
        for scope in Scope:
            same(f"benefit {scope} {t}", there.benefits[scope][t], flow.benefit(scope))
    for view in found.views:
        cells, worth = there.worth[view.scope], view.worth
        same(f"benefits {view.scope}", cells.benefits, worth and worth.benefits)
        same(f"NPV {view.scope}", cells.net, worth and worth.net)
        same(f"BCR {view.scope}", cells.ratio, worth and worth.ratio)
        same(f"ROI {view.scope}", cells.gain, worth and worth.gain)
        same(f"pays back {view.scope}", cells.pays_back, view.pays_back)


def _partners(figures: Figures, made: Estimate, same: Any) -> None:
    there = figures.partners
    for year in made.years[1:]:
        found = who_pays(made, year)
        same(f"partners {year.year}", there.total[year.year], found.total)
        for who, row in there.net.items():
            same(f"partner {who} {year.year}", row[year.year], found.net.get(who, 0.0))
        for who, row in there.running.items():
            same(f"running {who} {year.year}", row[year.year], found.running.get(who, 0.0))


def _outcomes(figures: Figures, made: Estimate, same: Any) -> None:
    care, there = avoided(made), figures.outcomes
    for t, year in enumerate(journeys_saved(made)):
        same(f"km {t}", there.km[t], year.km)
        same(f"hours {t}", there.hours[t], year.hours)
        same(f"carbon {t}", there.carbon[t], year.carbon)
        same(f"admissions {t}", there.admissions[t], care[t].admissions if care else 0.0)
        same(f"bed days {t}", there.bed_days[t], care[t].bed_days if care else 0.0)
