"""Figures of money, staff and outcomes opened, and those of one step, role or organisation."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Final

from pathways.text import N_
from pathways.values import Name
from resources.affordability import affordability
from resources.assumptions import PRICE_BASE
from resources.capacity import step_uses
from resources.diagnostics import devices
from resources.effects import avoided, beds_released, journeys_saved
from resources.estimate import Estimate
from resources.explained_inputs import (
    TRAINING_KEYS,
    TRAVEL_KEYS,
    ExplainedInput,
    assumed_inputs,
    cost_inputs,
    demand_inputs,
    double_inputs,
    each_once,
    release_inputs,
    staff_inputs,
)
from resources.explanation import Figure, no_parts, year_name
from resources.general_practice import general_practice
from resources.incidence import who_pays
from resources.release import released_by_step
from resources.staffing import supply_by_year
from resources.training import training, training_by_year

__all__ = ["FAMILIES", "OUTCOME_FIGURES", "family_figure"]

Parts = Iterator[tuple[Name, float]]
FAMILIES: Final = ("net.ORGANISATION", "gap.ROLE", "use.STEP")
POUNDS: Final = f"£ ({PRICE_BASE})"
POUNDS_A_YEAR: Final = f"£/year ({PRICE_BASE})"


def _line(line: str, made: Estimate) -> float:
    return sum(value for _name, value in _line_parts(line, made))


def _line_parts(line: str, made: Estimate) -> Parts:
    for one in released_by_step(made):
        yield made.pathway.step(one.step).name, getattr(one.all_lines, line)


def _gap_parts(made: Estimate) -> Parts:
    for year in affordability(made).years:
        yield year_name(year.year), year.gap


def _training(made: Estimate) -> float | None:
    costs = training_by_year(made)[0]
    known = [cost for cost in costs if cost is not None]
    return sum(known) if len(known) == len(costs) else None


def _training_parts(made: Estimate) -> Parts:
    if _training(made) is None:
        return
    for role in dict.fromkeys(role for year in made.years for role, _setting in year.wte):
        yield made.library.role(role).name, sum(y.cost or 0.0 for y in training(made, role))


def _training_inputs(made: Estimate) -> Iterable[ExplainedInput]:
    return each_once(assumed_inputs(made, *TRAINING_KEYS), staff_inputs(made))


def _practice_parts(made: Estimate) -> Parts:
    for role, hours in general_practice(made)[-1].hours.items():
        yield made.library.role(role).name, hours


def _avoided(made: Estimate) -> float | None:
    care = avoided(made)
    return care[-1].admissions if care else None


def _avoided_inputs(made: Estimate) -> Iterable[ExplainedInput]:
    return each_once(assumed_inputs(made, "occupancy"), double_inputs(made))


def _journey(what: str, made: Estimate) -> float | None:
    found: float | None = getattr(journeys_saved(made)[-1], what)
    return found


def _journey_missing(made: Estimate) -> Iterable[str]:
    return journeys_saved(made)[-1].missing


def _journey_inputs(made: Estimate) -> Iterable[ExplainedInput]:
    return each_once(assumed_inputs(made, *TRAVEL_KEYS), demand_inputs(made))


def _carbon_parts(made: Estimate) -> Parts:
    last = journeys_saved(made)[-1]
    if last.carbon is None:
        return
    value = made.assumptions.value
    yield Name("Patients", "Cleifion"), last.patient_carbon or 0.0
    yield Name("Staff", "Staff"), -(last.staff_km or 0.0) * value("carbon.car")
    yield Name("Couriers", "Negeswyr"), -(last.courier_km or 0.0) * value("carbon.van")


def _purchase_parts(made: Estimate) -> Parts:
    for one in devices(made):
        yield made.library.test(one.test).name, one.purchase


def _added(parts: Callable[[Estimate], Parts]) -> Callable[[Estimate], float]:
    return lambda made: sum(value for _name, value in parts(made))


def _training_missing(made: Estimate) -> Iterable[str]:
    return training_by_year(made)[1]


def _money_inputs(made: Estimate) -> Iterable[ExplainedInput]:
    keys = ("optimism_bias", "inflation", *TRAINING_KEYS)
    return each_once(assumed_inputs(made, *keys), cost_inputs(made), double_inputs(made))


def _device_inputs(made: Estimate) -> Iterable[ExplainedInput]:
    keys = ("device_hours", "device_use_limit", "failed_tests", "control_runs", "eqa_samples")
    return each_once(assumed_inputs(made, *keys, "training_tests"), demand_inputs(made))


OUTCOME_FIGURES: Final[Mapping[str, Figure]] = {
    "cashable": Figure(
        N_("Cash that hospital releases"),
        POUNDS_A_YEAR,
        N_("Variable cost of each contact that leaves, and pay of named posts that stop"),
        "variable + min(released WTE, posts that stop)·pay",
        partial(_line, "cashable"),
        partial(_line_parts, "cashable"),
        release_inputs,
    ),
    "capacity": Figure(
        N_("Capacity that hospital can use for other patients"),
        POUNDS_A_YEAR,
        N_("Pay of whole sessions that close, beyond that of named posts that stop"),
        "semi-fixed released − cash of it",
        partial(_line, "capacity"),
        partial(_line_parts, "capacity"),
        release_inputs,
    ),
    "funding_gap": Figure(
        N_("What nobody pays for yet, over the plan"),
        "£",
        N_("Costs of each year in its own money, less what pays for each of them"),
        "Σ max(0, cost·(1+d)^t − funding)",
        _added(_gap_parts),
        _gap_parts,
        _money_inputs,
        _training_missing,
    ),
    "training": Figure(
        N_("Training over the plan"),
        POUNDS,
        N_("People new to a role outside hospital, those who follow leavers, and certifying again"),
        "n·(hours·rate + fee) + trained·[turnover·(…) + again/years]",
        _training,
        _training_parts,
        _training_inputs,
        _training_missing,
    ),
    "practice_hours": Figure(
        N_("Hours asked of general practice"),
        "hours/year",
        N_("Time of its staff as planned, less if nothing moved"),
        "Σ (minutes_planned − minutes_unchanged) / 60 over GMS",
        _added(_practice_parts),
        _practice_parts,
        staff_inputs,
    ),
    "avoided_admissions": Figure(
        N_("Admissions avoided"),
        "admissions/year",
        N_("People at risk who are reached, times their risk, the effect and what is due to it"),
        "N·a_t·p0·RRR·attribution",
        _avoided,
        no_parts,
        _avoided_inputs,
    ),
    "beds_released": Figure(
        N_("Hospital beds that the plan's fall in bed days is worth"),
        "beds",
        N_("Bed days fewer, over the days of a year and the share of beds in use"),
        "bed days / (365·occupancy)",
        lambda made: beds_released(made, made.final),
        no_parts,
        _avoided_inputs,
    ),
    "km_saved": Figure(
        N_("Distance that patients no longer travel"),
        "km/year",
        N_("Contacts that leave hospital and those that are new nearby, there and back"),
        "2·(out·d_h − new·d_c)",
        partial(_journey, "km"),
        no_parts,
        _journey_inputs,
        _journey_missing,
    ),
    "hours_saved": Figure(
        N_("Time that patients no longer travel"),
        "hours/year",
        N_("Contacts that leave hospital and those that are new nearby, there and back"),
        "2·(out·t_h − new·t_c) / 60",
        partial(_journey, "hours"),
        no_parts,
        _journey_inputs,
        _journey_missing,
    ),
    "carbon_saved": Figure(
        N_("Carbon saved, net of staff and couriers"),
        "kgCO2e/year",
        N_("Journeys of patients by car that are saved, less more journeys of staff and couriers"),
        "km·car share·EF − staff km·EF − courier km·EF",
        partial(_journey, "carbon"),
        _carbon_parts,
        _journey_inputs,
        _journey_missing,
    ),
    "device_purchase": Figure(
        N_("Buying the devices that the plan uses"),
        POUNDS,
        N_("Devices of each test outside hospital, whole, at their price"),
        "Σ ⌈volume·minutes/60 / (hours·most use)⌉·price",
        _added(_purchase_parts),
        _purchase_parts,
        _device_inputs,
    ),
}


def family_figure(made: Estimate, figure: str) -> Figure | None:
    """The figure of one organisation, role or step, or ``None`` where there is none such."""
    family, _dot, one = figure.partition(".")
    if family == "net" and one in who_pays(made).net:
        return Figure(
            N_("What an organisation gains, or pays below 0"),
            POUNDS_A_YEAR,
            N_("What it no longer spends or has set free, less what it spends more"),
            "benefit − cost − paid in + paid out",
            lambda of: who_pays(of).net.get(one, 0.0),
            partial(_net_parts, one),
            _money_inputs,
        )
    if family == "gap" and one in made.library.roles:
        return Figure(
            N_("Posts of a role still to be found"),
            "WTE",
            N_("Posts needed, less those filled after leavers, learners and recruits"),
            "gap = need − S;  S_{t+1} = S_t·(1 − turnover) + completing + recruited",
            partial(_gap, one),
            partial(_role_gap_parts, one),
            lambda of: each_once(assumed_inputs(of, "turnover"), staff_inputs(of)),
            lambda of: () if _gap(one, of) is not None else ("turnover",) * _is_blank(of),
        )
    if family == "use" and any(use.step == one for use in step_uses(made)):
        return Figure(
            N_("Use of a step's capacity"),
            "share",
            N_("Contacts wanted at the step, over those it has capacity for"),
            "wanted / capacity",
            partial(_use, one),
            no_parts,
            demand_inputs,
        )
    return None


def _net_parts(organisation: str, made: Estimate) -> Parts:
    found = who_pays(made)
    saved, spent, running = (
        amounts.get(organisation, 0.0) for amounts in (found.benefits, found.costs, found.running)
    )
    yield Name("Set free or saved", "Wedi'i ryddhau neu ei arbed"), saved
    yield Name("Spent more", "Gwario mwy"), -spent
    yield Name("Double running", "Rhedeg deuol"), -running


def _gap(role: str, made: Estimate) -> float | None:
    supply = supply_by_year(made, role)[-1]
    return None if supply is None else _need(role, made) - supply


def _need(role: str, made: Estimate) -> float:
    return sum(n for (who, _setting), n in made.final.wte.items() if who == role)


def _role_gap_parts(role: str, made: Estimate) -> Parts:
    supply = supply_by_year(made, role)[-1]
    if supply is not None:
        yield Name("Needed", "Angen"), _need(role, made)
        yield Name("Filled", "Wedi'u llenwi"), -supply


def _is_blank(made: Estimate) -> bool:
    return made.assumptions.given("turnover") is None


def _use(step: str, made: Estimate) -> float | None:
    """The use in the last year; ``None`` where there is no room at all."""
    share = next(u.utilisation for u in reversed(step_uses(made)) if u.step == step)
    return share if share < float("inf") else None
