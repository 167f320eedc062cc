"""Worked examples by topic: the real functions called, nothing but key names translated."""

from collections.abc import Callable, Mapping
from typing import Any

from pathways.errors import ClosedLoopError
from pathways.model import Part
from resources.activity import (
    attended,
    group_minutes,
    home_round,
    overflow,
    room_sessions,
    slots,
    staff_minutes,
)
from resources.costs import cashable, kits, marginal_release, on_costs
from resources.demand import (
    age_band_demand,
    crude_rate,
    deprivation_multiplier,
    incident_demand,
    mean_rate_ratio,
    register_reviews,
)
from resources.finance import double_running, net_cash
from resources.flow import (
    absorption,
    adoption_curve,
    expected_visits,
    mixture,
    step_shift,
    time_bounded_visits,
)
from resources.left_shift import avoided_admissions, outside_share, resource_follows
from resources.transfer import share_out
from resources.workforce import (
    hours_per_wte,
    rounded_total,
    skill_mix,
    supply_next_year,
    training_cost,
    wte,
)

Inputs = Mapping[str, Any]
Outputs = dict[str, Any]


def compute(topic: str, inputs: Inputs) -> Outputs:
    """The outputs of a topic for some inputs, under the names its examples use."""
    return TOPICS[topic](inputs)


def _arcs(p: Mapping[str, Mapping[str, float]]) -> dict[tuple[str, str], float]:
    return {(a, b): chance for a, row in p.items() for b, chance in row.items()}


def _incident(i: Inputs) -> Outputs:
    years = (0, 1, i["t"])
    return {f"D{t}": incident_demand(i["P"], i["r_per_10000"], i["g"], t) for t in years}


def _prevalent(i: Inputs) -> Outputs:
    start = i["P"] * i["prevalence"]
    after, mean, reviews = register_reviews(
        start, i["m"], i["I"], i["k_reviews_per_year"], i["u_uptake"]
    )
    return {"C0": start, "C1": after, "mid_year": mean, "reviews": reviews}


def _age_bands(i: Inputs) -> Outputs:
    demand = age_band_demand(i["pop"], i["rate_per_10000"])
    return {"D": demand, "crude_rate": crude_rate(i["pop"], demand)}


def _deprivation(i: Inputs) -> Outputs:
    shares, ratios = i["share_q1_to_q5"], i["rate_ratio"]
    multiplier = deprivation_multiplier(shares, ratios)
    return {
        "local_mean_rr": mean_rate_ratio(shares, ratios),
        "national_mean_rr": mean_rate_ratio([0.2] * 5, ratios),
        "multiplier": multiplier,
        "D": incident_demand(i["P"], i["r_national_per_10000"], 0.0, 0) * multiplier,
    }


def _visits(i: Inputs) -> Outputs:
    try:
        return {"visits": expected_visits([*i["p"]], _arcs(i["p"]), i["entry"])}
    except ClosedLoopError as error:
        return {"error": "CLOSED_LOOP", "steps": [*error.ids]}


def _absorption(i: Inputs) -> Outputs:
    visits = expected_visits([*i["p"]], _arcs(i["p"]), i["entry"], i["ends"])
    return {"visits": visits, "absorb": absorption(visits, _arcs(i["p"]), i["ends"])}


def _bounded(i: Inputs) -> Outputs:
    within = time_bounded_visits(i["q"], i["interval_months"], i["horizon_months"])
    unlimited = expected_visits(
        ["review"], {("review", "review"): i["q"], ("review", "END"): 1 - i["q"]}, {"review": 1}
    )["review"]
    return {
        "within_horizon": within,
        "infinite": unlimited,
        "carried_to_next_year": unlimited - within,
    }


def _streams(i: Inputs) -> Outputs:
    entry = {s["entry"]: s["D"] for s in i["streams"].values()}
    return {"volume": expected_visits([*i["p"]], _arcs(i["p"]), entry)}


def _curve(i: Inputs) -> Outputs:
    return {"a": [adoption_curve(i["amax"], i["k"], i["t0"], t) for t in i["t"]]}


def _shift(i: Inputs) -> Outputs:
    shifted = [step_shift(i["V"], s) for s in i["s"]]
    return {"hospital": [h for h, _ in shifted], "community": [c for _, c in shifted]}


def _dna(i: Inputs) -> Outputs:
    kept = attended(i["D"], i["d"], i["rho_rebooked"])
    return {
        "slots": slots(i["D"], i["d"], i["rho_rebooked"]),
        "attended": kept,
        "lost": i["D"] - kept,
    }


def _staff(i: Inputs) -> Outputs:
    n, d = i["attended"], i["d"]
    spent = {
        part.value: staff_minutes(n, i[f"{part.value}_min"], part, d, 1.0)
        for part in (Part.TECHNICAL, Part.INTERPRETATION, Part.ADMIN)
    }
    return {"slots": slots(n, d), **spent, "total": sum(spent.values())}


def _group(i: Inputs) -> Outputs:
    booked, came = group_minutes(i["staff"], i["session_min"], i["group"], i["d"])
    return {"per_booked": booked, "per_attended": came}


def _travel(i: Inputs) -> Outputs:
    km = home_round(i["d0_km"], i["d1_km"], i["n"])
    each = km / i["n"]
    return {"round_km": km, "km_per_visit": each, "min_per_visit": each / i["speed_kmh"] * 60}


def _consumables(i: Inputs) -> Outputs:
    used = kits(i["tests"], i["f_failed"], i["iqc_runs"], i["eqa_samples"], i["training_tests"])
    return {"kits": used, "overhead_pct": used / i["tests"] - 1}


def _rooms(i: Inputs) -> Outputs:
    sessions = room_sessions(i["room_min"], i["session_min"], i["util"])
    return {"sessions_year": sessions, "sessions_week": sessions / i["weeks"]}


def _hours(i: Inputs) -> Outputs:
    hours = hours_per_wte(
        weekly=i["h_week"],
        leave=i["annual_leave_days"],
        holidays=i["bank_holidays"],
        sick=i["sick"],
        study=i["study"],
        direct=i["direct_contact"],
    )
    return {**hours._asdict(), "direct_min": hours.direct * 60}


def _wte(i: Inputs) -> Outputs:
    posts = wte(i["minutes"], i["H"])
    return {"wte": posts, "rounded": rounded_total([posts])}


def _mix(i: Inputs) -> Outputs:
    minutes = skill_mix(i["minutes"], {r: (m["share"], m["eff"]) for r, m in i["mix"].items()})
    return {**minutes, "total": sum(minutes.values())}


def _transfer(i: Inputs) -> Outputs:
    tables = {
        part: share_out(part, i["released"][part], i["required"][part]) for part in i["released"]
    }
    return {
        "T": {
            part: {
                donor: {r: v for (d, r), v in table.cells.items() if d == donor}
                for donor in table.released
            }
            for part, table in tables.items()
        },
        "ratio": {part: table.ratio for part, table in tables.items()},
    }


def _supply(i: Inputs) -> Outputs:
    supply = i["S0"]
    outputs: Outputs = {}
    for year in ("1", "2"):
        supply = supply_next_year(
            supply, i["turnover"], i["completions"][year], i["recruits"][year]
        )
        outputs |= {f"S{year}": supply, f"gap{year}": i["need"][year] - supply}
    return outputs


def _training(i: Inputs) -> Outputs:
    unit, first, later = training_cost(
        i["n"],
        i["hours"],
        i["rate"],
        i["fee"],
        turnover=i["turnover"],
        again_hours=i["recert_hours"],
        again_fee=i["recert_fee"],
        again_years=i["recert_years"],
    )
    return {"unit": unit, "year1": first, "later": later}


def _round(i: Inputs) -> Outputs:
    each = [rounded_total([w]) for w in i["wte"]]
    return {
        "sum": sum(i["wte"]),
        "rounded": rounded_total(i["wte"]),
        "wrong_round_first": sum(each),
    }


def _pay(i: Inputs) -> Outputs:
    pay = on_costs(
        i["salary"],
        ni_rate=i["ni_rate"],
        ni_threshold=i["ni_threshold"],
        pension=i["pension"],
        levy=i["levy"],
        overhead=i["overhead"],
        hours=i["H"],
    )
    return {
        "on_cost_total": pay.with_on_costs,
        "on_cost_pct": pay.with_on_costs / i["salary"] - 1,
        "full": pay.full,
        "per_direct_hour": pay.per_direct_hour,
    }


def _marginal(i: Inputs) -> Outputs:
    outputs: Outputs = {
        "step_cost": i["semi_share"] * i["average_cost"] * i["step_volume"],
    }
    for drop in i["drops"]:
        released = marginal_release(
            drop,
            i["average_cost"],
            variable_share=i["var_share"],
            semi_share=i["semi_share"],
            step_volume=i["step_volume"],
        )
        outputs[f"drop{drop}"] = {
            "variable": released.variable,
            "semi": released.semi_fixed,
            "stranded": released.stranded,
        }
    return outputs


def _cashable(i: Inputs) -> Outputs:
    cash, capacity = cashable(
        i["nonpay_variable"], i["released_wte"], i["absorbable_wte"], i["pay_per_wte"]
    )
    return {"cashable": cash, "capacity_releasing": capacity}


def _double(i: Inputs) -> Outputs:
    ramp, release = i["community_ramp"], i["hospital_release"]
    pounds = i["community_annual"], i["hospital_releasable_annual"]
    double = double_running(pounds[1], ramp, release)
    return {
        "double_running": [*double.by_quarter],
        "total": double.total,
        "peak_quarter": double.peak_quarter,
        "net_cash_year1": net_cash(*pounds, ramp[:4], release[:4]),
        "net_cash_year2": net_cash(*pounds, ramp[4:], release[4:]),
    }


def _left_shift(i: Inputs) -> Outputs:
    outputs: Outputs = {}
    for measure, what in (("LS1", "contacts"), ("LS2", "cost")):
        base, prop = (outside_share(i[design][what]) for design in ("base", "prop"))
        assert base is not None
        assert prop is not None
        outputs |= {
            f"{measure}_base": base,
            f"{measure}_prop": prop,
            f"{measure}_shift_pp": (prop - base) * 100,
        }
    return outputs


def _follows(i: Inputs) -> Outputs:
    moved, need = i["transferred"], i["community_cost_of_moved"]
    return {
        "rf_vs_average": resource_follows(moved, i["activity_moved"] * i["avg_cost"]),
        "rf_vs_need": resource_follows(moved, need),
        "gap": need - moved,
    }


def _avoided(i: Inputs) -> Outputs:
    care = avoided_admissions(i["N"], i["p0"], i["rrr"], i["attribution"], i["los"], i["occ"])
    return {"avoided": care.admissions, "bed_days": care.bed_days, "beds": care.beds}


def _overflow(i: Inputs) -> Outputs:
    years = [overflow(w, c) for w, c in zip(i["wanted"], i["capacity"], strict=True)]
    return {"community": [done for done, _ in years], "overflow": [rest for _, rest in years]}


TOPICS: Mapping[str, Callable[[Inputs], Outputs]] = {
    "demand.incident": _incident,
    "demand.prevalent": _prevalent,
    "demand.age_bands": _age_bands,
    "demand.deprivation": _deprivation,
    "flow.branch": _visits,
    "flow.self_loop": _visits,
    "flow.two_step_loop": _visits,
    "flow.absorption": _absorption,
    "flow.no_exit": _visits,
    "flow.time_bounded_review": _bounded,
    "flow.two_streams": _streams,
    "flow.adoption_mixture": lambda i: {
        "volume": mixture(i["D"], i["a"], i["v_base"], i["v_prop"])
    },
    "flow.adoption_curve": _curve,
    "flow.step_shift": _shift,
    "activity.dna": _dna,
    "activity.staff_minutes": _staff,
    "activity.group": _group,
    "activity.home_visit_travel": _travel,
    "activity.consumables": _consumables,
    "capacity.room_sessions": _rooms,
    "capacity.overflow": _overflow,
    "workforce.hours_per_wte": _hours,
    "workforce.wte": _wte,
    "workforce.skill_mix": _mix,
    "workforce.transfer_matrix": _transfer,
    "workforce.supply_gap": _supply,
    "workforce.training_cost": _training,
    "workforce.round_after_sum": _round,
    "cost.unit_pay": _pay,
    "cost.marginal_stranded": _marginal,
    "cost.cashable": _cashable,
    "cost.double_running": _double,
    "left_shift.metrics": _left_shift,
    "left_shift.resource_follow": _follows,
    "outcome.avoided_admissions": _avoided,
}
