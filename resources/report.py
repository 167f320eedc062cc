"""An estimate as plain values, for the command line and for other programs."""

import math
from collections.abc import Iterable, Mapping
from typing import Any

from resources.activity import Activity
from resources.estimate import DesignResult, Estimate, YearResult
from resources.left_shift import LeftShift
from resources.report_value import value_as_json
from resources.sampled import Sample
from resources.transfer import Transfer

__all__ = ["as_json", "sample_as_json"]


def as_json(made: Estimate) -> dict[str, Any]:
    """The estimate as JSON values; compound keys are joined by ``|``.

    Each design comes first with its base-year figures, everybody on it; then the plan years.
    Minutes are staff minutes a year, pounds are real at the price base; what can be paid for is in
    the money of each year.
    """
    return {
        "population": made.population,
        "option": made.option,
        "designs": {name: _design(design) for name, design in made.designs.items()},
        "years": [_year(year) for year in made.years],
        "wte": _joined(made.final.wte),
        "hours_per_wte": made.hours_per_wte,
        "transfer": _transfers(made.final.minutes_transfers),
        "tests_transfer": _transfers(made.final.tests_transfers),
        "cost": _cost(made.final),
        "left_shift": made.final.left_shift._asdict(),
        "double_running": made.double_running._asdict(),
        "headline": {
            name: getattr(made.headline, name) for name in made.headline.__dataclass_fields__
        },
        **value_as_json(made),
    }


def sample_as_json(drawn: Sample | None) -> dict[str, Any] | None:
    """How sure the figures are: 10th, 50th and 90th percentile, mean, and chances above 0.

    Rounded to nine digits, as the last ones differ from one processor to another.
    """
    if drawn is None:
        return None
    return {
        "draws": drawn.count,
        "seed": drawn.seed,
        "figures": {
            figure: {
                "p10": _nine(drawn.interval(figure).low),
                "p50": _nine(drawn.interval(figure).middle),
                "p90": _nine(drawn.interval(figure).high),
                "mean": _nine(drawn.mean(figure)),
            }
            for figure in drawn.draws
        },
        "chance_benefits_exceed_costs": {
            scope: drawn.chance(f"npv_{scope}") for scope in ("cash", "nhs")
        },
    }


def _nine(value: float) -> float | None:
    return float(f"{value:.9g}") if math.isfinite(value) else None


def _joined(values: Mapping[Any, float]) -> dict[str, float]:
    return {key if isinstance(key, str) else "|".join(key): v for key, v in values.items()}


def _activity(done: Activity, shift: LeftShift) -> dict[str, Any]:
    return {
        "visits": {step: n for step, n in done.visits.items() if n > 0},
        "contacts": {setting: n for setting, n in done.contacts.items() if n > 0},
        "LS1": shift.ls1,
        "staff_hours": done.staff_hours,
        "staff_hours_hospital": done.staff_hours_hospital,
        "minutes": {key: v for key, v in _joined(done.minutes).items() if v > 0},
        "tests": {test: n for test, n in done.tests_by_type.items() if n > 0},
        "bed_days": done.bed_days,
    }


def _design(design: DesignResult) -> dict[str, Any]:
    return {
        "demand": dict(design.demand),
        **_activity(design.activity, design.left_shift),
        "wte": _joined(design.wte),
        "cost": {"community": design.community.total, "hospital": design.hospital.total},
        "left_shift": design.left_shift._asdict(),
    }


def _year(year: YearResult) -> dict[str, Any]:
    return {
        "year": year.year,
        "adoption": year.adoption,
        "demand": dict(year.demand),
        "unchanged": _activity(year.unchanged, year.left_shift_unchanged),
        "planned": _activity(year.planned, year.left_shift),
        "wte": _joined(year.wte),
        "wte_needed": year.wte_needed,
        "wte_released": year.wte_released,
        "wte_moved": year.wte_moved,
        "contacts_out": year.contacts_out,
        "transfer": _transfers(year.minutes_transfers),
        "cost": _cost(year),
        "left_shift": year.left_shift._asdict(),
    }


def _cost(year: YearResult) -> dict[str, Any]:
    release = year.release
    return {
        "community_unchanged": year.community_unchanged.total,
        "community_planned": year.community_planned.total,
        "hospital_unchanged": year.hospital_unchanged.total,
        "hospital_planned": year.hospital_planned.total,
        "recurring": year.recurring_cost,
        "released": release.released,
        "variable": release.variable,
        "semi_fixed": release.semi_fixed,
        "stranded": release.stranded,
        "cashable": release.cashable,
        "capacity_releasing": release.capacity,
        "resource_follows": year.resource_follows,
        "nominal_factor": year.nominal_factor,
    }


def _transfers(tables: Iterable[Transfer[Any]]) -> dict[str, Any]:
    return {
        table.part: {
            "released": _joined(table.released),
            "required": _joined(table.required),
            "cells": [
                {"from": "|".join(donor), "to": "|".join(receiver), "amount": amount}
                for (donor, receiver), amount in table.cells.items()
            ],
            "ratio": table.ratio,
            "no_receiver": _joined(table.no_receiver),
            "no_donor": _joined(table.no_donor),
            "stays": _joined(table.stays),
        }
        for table in tables
    }
