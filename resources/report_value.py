"""What an estimate is worth, who works on it, pays for it and is reached by it, as plain values."""

from collections.abc import Mapping
from typing import Any

from resources.affordability import affordability
from resources.appraisal import Scope, View, appraisal
from resources.capacity import StepUse, step_uses
from resources.diagnostics import devices, loan_stock, moved_tests, results_return, turnaround
from resources.effects import avoided, beds_released, journeys_saved
from resources.estimate import Estimate
from resources.general_practice import general_practice
from resources.incidence import money_transfer, moved_between, new_money, who_pays
from resources.reach import access_change, fifths_change, language_need, screen_need
from resources.release import ladder, released_by_step, wards_closed
from resources.staffing import staffing
from resources.training import trained_too_late, unsupervised

__all__ = ["value_as_json"]


def value_as_json(made: Estimate) -> dict[str, Any]:
    """The rest of the estimate as JSON values, each part under its name.

    What is not known is null, and ``missing`` names the inputs that somebody has to give.
    """
    return {
        "value": _value(made),
        "affordability": _affordability(made),
        "release": _release(made),
        "workforce": _workforce(made),
        "diagnostics": _diagnostics(made),
        "partners": _partners(made),
        "outcomes": _outcomes(made),
        "capacity": [_use(use) for use in step_uses(made)],
    }


def _fields(value: Any) -> dict[str, Any]:
    names = getattr(value, "__dataclass_fields__", None) or value._fields
    return {name: getattr(value, name) for name in names}


def _value(made: Estimate) -> dict[str, Any]:
    worth = appraisal(made)
    flows = [
        _fields(flow)
        | {"cost": flow.cost}
        | {f"benefit_{scope}": flow.benefit(scope) for scope in Scope}
        for flow in worth.flows
    ]
    return {
        "discount_rate": worth.rate,
        "flows": flows,
        **{view.scope.value: _view(view) for view in worth.views},
        "left_out": list(worth.left_out),
    }


def _view(view: View) -> dict[str, Any]:
    worth = view.worth
    return {
        "pv_benefits": worth.benefits if worth else None,
        "pv_costs": worth.costs if worth else None,
        "npv": worth.net if worth else None,
        "bcr": worth.ratio if worth else None,
        "roi": worth.gain if worth else None,
        "break_even_year": view.pays_back,
        "missing": list(view.missing),
    }


def _affordability(made: Estimate) -> dict[str, Any]:
    found = affordability(made)
    return {
        "transition_fund": found.fund,
        "years": [
            {
                "year": year.year,
                "costs": [
                    {
                        "cost": line.cost,
                        "pounds": line.pounds,
                        "from_transition_fund": line.from_fund,
                        "funded": dict(line.funded),
                        "gap": line.gap,
                    }
                    for line in year.costs
                ],
                "sources": dict(year.sources),
                "gap": year.gap,
                "surplus": year.surplus,
                "fund_left": year.fund_left,
            }
            for year in found.years
        ],
        "left_out": list(found.left_out),
    }


def _release(made: Estimate) -> dict[str, Any]:
    steps = [
        {
            "step": one.step,
            "drop": one.drop,
            "average": one.average,
            "lines": {line.value: release._asdict() for line, release in one.lines.items()},
        }
        for one in released_by_step(made)
    ]
    rungs = [_fields(rung) for rung in ladder(made)]
    beds = beds_released(made, made.final)
    return {"steps": steps, "ladder": rungs, "beds": beds, "wards": wards_closed(made)}


def _workforce(made: Estimate) -> dict[str, Any]:
    return {
        "roles": [
            _fields(one)
            | {"change": one.change, "posts": one.posts, "gap": one.gap}
            | {"training": _fields(one.training)}
            for one in staffing(made)
        ],
        "unsupervised": list(unsupervised(made)),
        "trained_too_late": [late._asdict() for late in trained_too_late(made)],
        "general_practice": [
            _fields(year) | {"asked": year.asked, "is_paid": year.is_paid}
            for year in general_practice(made)
        ],
    }


def _diagnostics(made: Estimate) -> dict[str, Any]:
    return {
        "moved": [
            _fields(one.place) | {"unchanged": one.unchanged, "planned": one.planned}
            for one in moved_tests(made)
        ],
        "devices": [_fields(one) | {"cost": one.cost._asdict()} for one in devices(made)],
        "loans": [_fields(one) for one in loan_stock(made)],
        "turnaround": [_fields(one) | {"is_met": one.is_met} for one in turnaround(made)],
        "results_return": results_return(made.pathway),
    }


def _partners(made: Estimate) -> dict[str, Any]:
    money = money_transfer(made)
    return {
        "years": [_partner_year(made, t) for t in range(1, len(made.years))],
        "moved": moved_between(money),
        "new_money": new_money(money),
    }


def _partner_year(made: Estimate, year: int) -> dict[str, Any]:
    found = who_pays(made, made.years[year])
    said: dict[str, Any] = {
        name: dict(value) if isinstance(value, Mapping) else value
        for name, value in _fields(found).items()
    }
    return said | {"total": found.total}


def _outcomes(made: Estimate) -> dict[str, Any]:
    care, near, fifths = avoided(made), access_change(made.pathway), fifths_change(made.pathway)
    language = language_need(made)
    return {
        "avoided": [year._asdict() for year in care] if care else None,
        "journeys": [_fields(year) for year in journeys_saved(made)],
        "access": None
        if near is None
        else {
            "current": near.current._asdict(),
            "proposed": near.proposed._asdict(),
            "farther": list(near.farther),
        },
        "fifths": None
        if fifths is None
        else {
            "current": fifths.current._asdict(),
            "proposed": fifths.proposed._asdict(),
            "is_wider": fifths.is_wider,
        },
        "screens": _fields(screen_need(made)),
        "welsh": _fields(language) | {"unmet": language.unmet},
    }


def _use(use: StepUse) -> dict[str, Any]:
    """A step's use of its capacity; the share is null where it is unstable, not a number."""
    share = use.utilisation if use.is_stable else None
    return _fields(use) | {"utilisation": share, "is_stable": use.is_stable}
