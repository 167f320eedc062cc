"""What must hold between a workbook and the estimate, and an estimate at its low or high."""

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from workbook_value import value_differences

from pathways.library import Library
from pathways.model import Pathway, Setting
from pathways.parameters import parameters, with_parameter
from pathways.values import Quantity
from planner.exports.workbook.formulas import Cell, Formula
from planner.exports.workbook.options import Figures
from resources.assumptions import Assumptions
from resources.estimate import Estimate, YearResult, estimate


def at(level: str, quantity: Quantity) -> Quantity:
    """The quantity held at its ``low`` or ``high``."""
    return Quantity.exact(getattr(quantity, level), quantity.basis)


def estimate_at(level: str, made: Estimate) -> Estimate:
    """The estimate with every input at its ``low`` or ``high``."""
    pathway: Pathway = made.pathway
    for found in parameters(pathway, made.library):
        pathway = with_parameter(pathway, found.key, at(level, found.quantity))
    inputs = Assumptions(
        {k: replace(a, quantity=at(level, a.quantity)) for k, a in made.assumptions.items()}
    )
    shared = made.library
    roles = {k: replace(r, salary=at(level, r.salary)) for k, r in shared.roles.items()}
    tests = {
        k: replace(
            t,
            price=t.price and at(level, t.price),
            consumable=t.consumable and at(level, t.consumable),
        )
        for k, t in shared.tests.items()
    }
    return estimate(
        pathway,
        population=made.population,
        assumptions=inputs,
        option=made.option,
        shared=Library(roles, tests, shared.sources, shared.organisations),
    )


def headline(made: Estimate) -> dict[str, float | None]:
    """The figures of the sheet Decision by the name of their cell."""
    head, final = made.headline, made.final
    return {
        "CONTACTS_OUT": head.contacts_out,
        "LS1_CURRENT": head.ls1_current,
        "LS1_PROPOSED": head.ls1_proposed,
        "WTE_NEEDED": head.wte_needed,
        "ASK_RECURRING": head.recurring_cost,
        "ASK_ONEOFF": head.double_running,
        "RF": final.resource_follows,
        "HOURS_PER_WTE": made.hours_per_wte,
    }


def differences(figures: Figures, made: Estimate) -> list[str]:
    """Each figure of the workbook that is not the estimate's, with both."""
    wrong: list[str] = []

    def same(what: str, cell: Formula, expected: float | None) -> None:
        value: Any = cell.value
        if expected is None:
            fine = value == "–"
        else:
            fine = not isinstance(value, str) and math.isclose(
                value, expected, rel_tol=1e-9, abs_tol=1e-9
            )
        if not fine:
            wrong.append(f"{what}: {value!r}, not {expected!r}")

    for t, year in enumerate(made.years):
        _activity(figures, t, year, same)
        _staff(figures, t, year, same)
        _money(figures, t, year, same)
    _transfer(figures, made, same)
    for quarter, cell in enumerate(figures.affordability.by_quarter):
        same(f"double running {quarter}", cell, made.double_running.by_quarter[quarter])
    same("double running", figures.affordability.double_running, made.double_running.total)
    return wrong + value_differences(figures, made)


def _activity(figures: Figures, t: int, year: YearResult, same: Any) -> None:
    there = figures.activity
    same(f"people {t}", there.demand[t], sum(year.demand.values()))
    for case, done in enumerate((year.unchanged, year.planned)):
        visits = (there.unchanged, there.planned)[case]
        for step, n in done.visits.items():
            cells = [row[t] for (at_step, _design), row in visits.items() if at_step == step]
            if cells:
                same(f"visits {t} {case} {step}", _total(cells), n)
        for setting in Setting:
            cell = there.contacts[case].by_setting[setting.value][t]
            same(f"contacts {t} {case} {setting}", cell, done.contacts.get(setting.value, 0.0))
        for (test, place), row in there.tests[case].items():
            expected = sum(n for k, n in done.tests.items() if (k.test, k.setting) == (test, place))
            same(f"tests {t} {case} {test}", row[t], expected)
        same(f"bed days {t} {case}", there.bed_days[case][t], done.bed_days)
        shift = (year.left_shift_unchanged, year.left_shift)[case]
        same(f"LS1 {t} {case}", there.ls1[case][t], shift.ls1)
        same(f"LS2 {t} {case}", figures.costs.ls2[case][t], shift.ls2)
        same(f"LS3 {t} {case}", figures.workforce.ls3[case][t], shift.ls3)
        same(f"LS4 {t} {case}", there.ls4[case][t], shift.ls4)
        same(f"LS5 {t} {case}", there.ls5[case][t], shift.ls5)
    same(f"contacts out {t}", there.contacts_out[t], year.contacts_out)


def _staff(figures: Figures, t: int, year: YearResult, same: Any) -> None:
    for case, done in enumerate((year.unchanged, year.planned)):
        for key, row in figures.workforce.minutes[case].items():
            same(f"minutes {t} {case} {key}", row[t], done.minutes.get(key, 0.0))
        posts = (year.wte_unchanged, year.wte)[case]
        for place, row in figures.workforce.wte[case].items():
            same(f"WTE {t} {case} {place}", row[t], posts.get(place, 0.0))


def _money(figures: Figures, t: int, year: YearResult, same: Any) -> None:
    community = year.community_unchanged, year.community_planned
    hospital = year.hospital_unchanged, year.hospital_planned
    for case in (0, 1):
        there, made = figures.costs.community[case], community[case]
        same(f"pay {t} {case}", there.pay[t], sum(made.pay.values()))
        same(f"overhead {t} {case}", there.overhead[t], made.overhead)
        same(
            f"consumables {t} {case}", there.consumables[t], sum(c.consumables for c in made.tests)
        )
        same(f"devices {t} {case}", there.devices[t], sum(c.device_cost for c in made.tests))
        same(f"community {t} {case}", there.total[t], made.total)
        same(f"hospital {t} {case}", figures.costs.hospital[case][t], hospital[case].total)
        for step, row in figures.costs.by_step[case].items():
            same(f"hospital {t} {case} {step}", row[t], hospital[case].by_step.get(step, 0.0))
        for test in made.tests:
            cells = figures.diagnostics.tests[case][test.test]
            same(f"kits {t} {case} {test.test}", cells.kits[t], test.kits)
            if cells.devices:
                same(f"devices {t} {case} {test.test}", cells.devices[t], test.devices)
                same(f"use {t} {case} {test.test}", cells.use[t], test.use)
    release = figures.release
    for what in ("variable", "semi_fixed", "released", "stranded", "cashable", "capacity"):
        same(f"{what} {t}", getattr(release, what)[t], getattr(year.release, what))
    same(f"recurring {t}", figures.costs.recurring[t], year.recurring_cost)
    same(f"RF {t}", release.follows[t], year.resource_follows)
    same(f"factor {t}", figures.affordability.nominal_factor[t], year.nominal_factor)


def _transfer(figures: Figures, made: Estimate, same: Any) -> None:
    final = made.final
    for table in final.minutes_transfers:
        part = figures.transfer.parts.get(table.part)
        if part is None:
            continue
        for keys, cells, expected in (
            (part.donors, part.released, table.released),
            (part.receivers, part.required, table.required),
            (part.donors, part.no_receiver, table.no_receiver),
            (part.receivers, part.no_donor, table.no_donor),
        ):
            for key, cell in zip(keys, cells, strict=True):
                same(f"{table.part} {key}", cell, _above_rounding(expected.get(key, 0.0)))
        for i, donor in enumerate(part.donors):
            for j, receiver in enumerate(part.receivers):
                share = table.cells.get((donor, receiver), 0.0)
                same(f"{table.part} {donor} {receiver}", part.matrix[i][j], _above_rounding(share))
    same("WTE needed", figures.transfer.needed, final.wte_needed)
    same("WTE released", figures.transfer.freed, final.wte_released)
    same("WTE moved", figures.transfer.moved, final.wte_moved)


def _above_rounding(minutes: float) -> float:
    return minutes if abs(minutes) > 1e-6 else 0.0


def _total(cells: Iterable[Cell]) -> Formula:
    found = list(cells)
    made: Formula = found[0]
    for cell in found[1:]:
        made = made + cell
    return made
