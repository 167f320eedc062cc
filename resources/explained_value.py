"""Figures of what a plan is worth opened: present values, ratios and pay-back, seen three ways."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Final

from pathways.text import N_
from pathways.values import Name
from resources.appraisal import Scope, appraisal
from resources.assumptions import PRICE_BASE
from resources.estimate import Estimate
from resources.explained_inputs import (
    TRAINING_KEYS,
    TRAVEL_KEYS,
    ExplainedInput,
    assumed_inputs,
    cost_inputs,
    double_inputs,
    each_once,
)
from resources.explanation import Figure, no_parts, year_name
from resources.value import discount_factors

__all__ = ["WORTH_FIGURES"]

Parts = Iterator[tuple[Name, float]]
POUNDS: Final = f"£ ({PRICE_BASE})"


def _value_inputs(scope: Scope, made: Estimate) -> Iterable[ExplainedInput]:
    told = ["discount_rate", "optimism_bias", *TRAINING_KEYS]
    if scope is not Scope.CASH:
        told += ["value.bed_day"]
    if scope is Scope.WHOLE:
        told += ["value.patient_hour", "value.carbon", *TRAVEL_KEYS]
    return each_once(assumed_inputs(made, *told), cost_inputs(made), double_inputs(made))


def _value_missing(scope: Scope, made: Estimate) -> Iterable[str]:
    worth = appraisal(made)
    return dict.fromkeys((*worth.view(scope).missing, *worth.left_out))


def _npv(scope: Scope, made: Estimate) -> float | None:
    worth = appraisal(made).view(scope).worth
    return worth.net if worth else None


def _npv_parts(scope: Scope, made: Estimate) -> Parts:
    found = appraisal(made)
    benefits = found.view(scope).benefits
    factors = discount_factors(len(found.flows), found.rate)
    for flow, benefit, factor in zip(found.flows, benefits or (), factors, strict=False):
        yield year_name(flow.year), (benefit - flow.cost) * factor


def _ratio(scope: Scope, made: Estimate) -> float | None:
    worth = appraisal(made).view(scope).worth
    return worth.ratio if worth else None


def _gain(scope: Scope, made: Estimate) -> float | None:
    worth = appraisal(made).view(scope).worth
    return worth.gain if worth else None


def _pays_back(scope: Scope, made: Estimate) -> float | None:
    return appraisal(made).view(scope).pays_back


_SCOPES: Final[Mapping[Scope, tuple[str, str, str, str]]] = {
    Scope.CASH: (
        N_("Present value of cash that is released, less costs"),
        N_("Benefits for each pound, cash alone"),
        N_("Gain for each pound, cash alone"),
        N_("Year by which cash pays the plan back"),
    ),
    Scope.NHS: (
        N_("Present value to the NHS and local authority, less costs"),
        N_("Benefits for each pound, capacity included"),
        N_("Gain for each pound, capacity included"),
        N_("Year by which cash and capacity pay the plan back"),
    ),
    Scope.WHOLE: (
        N_("Present value to everybody, less costs"),
        N_("Benefits for each pound, patients' time and carbon included"),
        N_("Gain for each pound, patients' time and carbon included"),
        N_("Year by which all benefits pay the plan back"),
    ),
}
_PRESENT: Final = N_(
    "Benefits less costs of each year, brought to the base year at the discount rate and added up"
)
_EACH_POUND: Final = N_("Benefits in present values, over costs in present values")
_EACH_GAIN: Final = N_("Benefits less costs in present values, over costs in present values")
_BACK: Final = N_(
    "The first year in which benefits less costs, brought to the base year, add up to nothing lost"
)


def _worth_figures() -> Iterator[tuple[str, Figure]]:
    for scope, (npv, ratio, gain, back) in _SCOPES.items():
        rest = (partial(_value_inputs, scope), partial(_value_missing, scope))
        yield (
            f"npv_{scope}",
            Figure(
                npv,
                POUNDS,
                _PRESENT,
                "NPV = Σ (B_t − C_t)/(1+r)^t",
                partial(_npv, scope),
                partial(_npv_parts, scope),
                *rest,
            ),
        )
        yield (
            f"bcr_{scope}",
            Figure(
                ratio,
                "ratio",
                _EACH_POUND,
                "BCR = PV(B) / PV(C)",
                partial(_ratio, scope),
                no_parts,
                *rest,
            ),
        )
        yield (
            f"roi_{scope}",
            Figure(
                gain,
                "ratio",
                _EACH_GAIN,
                "ROI = (PV(B) − PV(C)) / PV(C)",
                partial(_gain, scope),
                no_parts,
                *rest,
            ),
        )
        yield (
            f"break_even_{scope}",
            Figure(
                back,
                "years",
                _BACK,
                "min t: Σ_{s≤t} (B_s − C_s)/(1+r)^s ≥ 0",
                partial(_pays_back, scope),
                no_parts,
                *rest,
            ),
        )


WORTH_FIGURES: Final[Mapping[str, Figure]] = dict(_worth_figures())
