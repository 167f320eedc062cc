"""Worked examples by topic: the real functions called, nothing but key names translated."""

import math
from collections.abc import Callable, Mapping
from typing import Any

from pathways.errors import ClosedLoopError
from pathways.model import Part
from pathways.values import Basis, Quantity
from resources.access import access, travel_saved
from resources.activity import (
    attended,
    group_minutes,
    home_round,
    overflow,
    room_sessions,
    slots,
    staff_minutes,
)
from resources.allocation import (
    Candidate,
    by_need,
    choose_all,
    choose_best_first,
    need_index,
    score,
    settled,
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
from resources.distributions import (
    Lognormal,
    Pert,
    Triangular,
    chance_that_exceeds,
    chances_from_counts,
    compared,
    lognormal_from_range,
    lognormal_of,
    percentile,
    product,
)
from resources.equity import inequality, ridits
from resources.finance import double_running, net_cash, nominal
from resources.flow import (
    absorption,
    adoption_curve,
    expected_visits,
    mixture,
    step_shift,
    time_bounded_visits,
)
from resources.left_shift import avoided_admissions, outside_share, resource_follows
from resources.outcomes import days_at_home, joint_reduction
from resources.payment import (
    blended_payment,
    capitated,
    contribution_shares,
    incidence,
    pool_deficit,
    pool_surplus,
)
from resources.queues import (
    booked_list,
    devices_needed,
    same_day,
    servers_needed,
    steady_capacity,
)
from resources.sensitivity import Swing, swing_order
from resources.transfer import share_out
from resources.value import (
    break_even,
    cumulative_present_values,
    device_cost,
    discount_factors,
    present_value,
    real_growth,
    with_optimism_bias,
    worth,
)
from resources.whatif import switch_value
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


def _npv(i: Inputs) -> Outputs:
    return {
        "npv": present_value(i["cf"], i["r"]),
        "factors": [*discount_factors(len(i["cf"]), i["r"])],
    }


def _inflation(i: Inputs) -> Outputs:
    growth = real_growth(i["pay"], i["deflator"])
    real = i["base"] * (1 + growth) ** i["t"]
    return {
        "real_growth": growth,
        "real3": real,
        "nominal3": nominal(real, i["deflator"], i["t"]),
    }


def _break_even(i: Inputs) -> Outputs:
    return {
        "cumulative": [*cumulative_present_values(i["cf"], i["r"])],
        "break_even_year": break_even(i["cf"], i["r"]),
    }


def _roi(i: Inputs) -> Outputs:
    found = worth(i["benefits"], i["costs"], i["r"])
    return {"pvb": found.benefits, "pvc": found.costs, "bcr": found.ratio, "roi": found.gain}


def _device(i: Inputs) -> Outputs:
    running = [i["service"], i["eqa"], i["it"]]
    cost = device_cost(i["P"], i["n"], i["r"], running, i["volume"])
    return {"eac": cost.equivalent, "annual": cost.annual, "per_test_fixed": cost.per_test}


def _blended(i: Inputs) -> Outputs:
    return {
        "pay": [
            blended_payment(
                activity,
                planned=i["A0"],
                fixed=i["F"],
                variable=i["var"],
                band=i["band"],
                share=i["share"],
                quality_pot=i["Q"],
                quality=i["q"],
            )
            for activity in i["A"]
        ]
    }


def _capitated(i: Inputs) -> Outputs:
    paid = capitated(
        i["pop"],
        i["pmpm"],
        i["risk"],
        i["actual_pct_over"],
        corridor=i["corridor"],
        commissioner_share=i["commissioner_share"],
    )
    return {
        "budget": paid.budget,
        "actual": paid.actual,
        "beyond": paid.beyond,
        "commissioner_pays": paid.commissioner,
        "provider_bears": paid.provider,
    }


def _pool(i: Inputs) -> Outputs:
    given = i["contributions"]
    surplus = pool_surplus(given, i["spent"], i["reinvest"])
    deficit = pool_deficit(given, i["spent_deficit"], i["cap"])
    return {
        "shares": contribution_shares(given),
        "surplus": surplus.total,
        "reinvested": surplus.reinvested,
        "returned": surplus.returned,
        "deficit": deficit.total,
        "capped": deficit.borne,
        "unfunded": deficit.unfunded,
    }


def _incidence(i: Inputs) -> Outputs:
    net = incidence(i["cost"], i["benefit"])
    return {"net": net, "total": sum(net.values())}


def _by_need(i: Inputs) -> Outputs:
    factors = zip(i["deprivation"], i["multimorbidity"], i["frailty"], i["rurality"], strict=True)
    weights = [i["weights"][k] for k in ("dep", "mm", "fr", "ru")]
    index = [need_index(row, weights) for row in factors]
    found = by_need(i["pop"], index, i["budget"], i["current"], i["pace"])
    return {
        "index": index,
        "share": [*found.shares],
        "target": [*found.target],
        "clamped": [*found.held],
        "unallocated_residual": found.residual,
        "distance_from_target": [*found.distance],
    }


def _settled(i: Inputs) -> Outputs:
    shares = settled(i["target"], i["current"], i["pace"], i["budget"])
    assert shares is not None
    return {"allocation": [*shares], "total": sum(shares)}


def _travelled(i: Inputs) -> Outputs:
    saved = travel_saved(
        i["visits"],
        hospital_km=i["d_h_km"],
        community_km=i["d_c_km"],
        hospital_minutes=i["t_h_min"],
        community_minutes=i["t_c_min"],
        car_share=i["car_share"],
        car_carbon=i["ef_car"],
        staff_km=i["staff_km"],
        courier_km=i["courier_km"],
        van_carbon=i["ef_van"],
    )
    return {
        "km_saved": saved.km,
        "hours_saved": saved.hours,
        "kg_patient": saved.patient_carbon,
        "kg_net": saved.net_carbon,
    }


def _near(i: Inputs) -> Outputs:
    outputs: Outputs = {}
    for when in ("before", "after"):
        found = access(i["pop"], i[f"t_{when}"], i["limit"])
        outputs |= {
            f"within_{when}": found.within,
            f"mean_{when}": found.mean,
            f"worst_{when}": found.worst,
        }
    return outputs


def _equity(i: Inputs) -> Outputs:
    found = inequality(i["pop"], i["rate_per_1000"])
    return {
        "ridit": [*ridits(i["pop"])],
        "mean_rate": found.mean,
        "sii": found.slope,
        "rii_rel": found.relative,
        "q5_q1": found.ratio,
    }


def _days(i: Inputs) -> Outputs:
    away = [i[k] for k in ("days_dead", "inpatient", "ed", "other")]
    return {"hdh": days_at_home(i["pop"], away)}


def _overlap(i: Inputs) -> Outputs:
    found = joint_reduction(i["base_admissions"], i["r"])
    return {"joint": found.joint, "naive": found.added, "double_counted": found.twice}


def _erlang(i: Inputs) -> Outputs:
    rates = i["lam_per_hour"], i["mu_per_hour"]
    found = same_day(*rates, i["c"], i["T_hours"])
    assert found.mean_wait is not None
    return {
        "rho": found.utilisation,
        "p_wait": found.waits,
        "Wq_min": found.mean_wait * 60,
        "p_within_T": found.within,
        "servers_needed": servers_needed(*rates, i["T_hours"], i["target"]),
    }


def _booked(i: Inputs) -> Outputs:
    found = booked_list(i["demand_week"], i["T_weeks"], i["queue"], i["relief_weeks"])
    return {
        "mean_wait": found.mean_wait,
        "target_queue": found.list_size,
        "relief": found.relief,
        "steady_small": steady_capacity(i["demand_small"], i["T_weeks"], i["cvd"], i["cvc"]),
    }


def _devices(i: Inputs) -> Outputs:
    found = devices_needed(i["volume"], i["min_per_test"], i["hours_per_device"], i["max_util"])
    return {
        "hours": found.hours,
        "raw": found.exact,
        "devices": found.whole,
        "util": found.utilisation,
    }


def _pooled(i: Inputs) -> Outputs:
    rules = i["mu"], i["T_hours"], i["target"]
    each = servers_needed(i["lam_each"], *rules)
    return {
        "each": each,
        "separate_total": each * i["clusters"],
        "pooled": servers_needed(i["lam_each"] * i["clusters"], *rules),
    }


def _percentiles(spread: Pert | Triangular | Lognormal) -> Outputs:
    return {f"p{p}": spread.value(p / 100) for p in (10, 50, 90)}


def _pert(i: Inputs) -> Outputs:
    spread = Pert(i["a"], i["m"], i["b"])
    return {
        "alpha": spread.alpha,
        "beta": spread.beta,
        "mean": spread.mean,
        **_percentiles(spread),
    }


def _triangular(i: Inputs) -> Outputs:
    spread = Triangular(i["a"], i["m"], i["b"])
    return {"mean": spread.mean, **_percentiles(spread)}


def _lognormal(i: Inputs) -> Outputs:
    spread = lognormal_of(i["mean"], i["cv"])
    ranged = lognormal_from_range(i["lo"], i["hi"])
    return {
        "sigma": spread.sigma,
        "mu": spread.mu,
        **_percentiles(spread),
        "from_range": {"mu": ranged.mu, "sigma": ranged.sigma},
    }


def _dirichlet(i: Inputs) -> Outputs:
    found = chances_from_counts(i["counts"])
    return {"alpha": [*found.alpha], "mean": [*found.mean], "var_first": found.variance(0)}


def _interval(i: Inputs) -> Outputs:
    return {f"p{p}": percentile(i["sample"], p / 100) for p in (10, 50, 90)}


def _product(i: Inputs) -> Outputs:
    people, minutes = (lognormal_of(i[f"{k}_mean"], i[f"{k}_cv"]) for k in ("N", "min"))
    hours = product(people, minutes, Lognormal(-math.log(60), 0.0))
    return {"mean": hours.mean, **_percentiles(hours)}


def _tornado(i: Inputs) -> Outputs:
    def pounds(**changed: float) -> float:
        v = i["base"] | changed
        return float(v["N"] * v["mn"] / 60 * v["rate"])

    swings = swing_order(
        Swing(
            key,
            Quantity(low, i["base"][key], high),
            Basis.ILLUSTRATIVE,
            pounds(**{key: low}),
            pounds(**{key: high}),
        )
        for key, (low, high) in i["range"].items()
    )
    return {
        "base_value": pounds(),
        "order": [s.key for s in swings],
        "low": [s.at_low for s in swings],
        "high": [s.at_high for s in swings],
        "swing": [s.size for s in swings],
    }


def _exceeds(i: Inputs) -> Outputs:
    one, other = (lognormal_of(i[f"{k}_mean"], i[f"{k}_cv"]) for k in ("B", "C"))
    return {"p": chance_that_exceeds(one, other)}


def _compared(i: Inputs) -> Outputs:
    found = compared((i["meanA"], i["meanB"]), (i["sA"], i["sB"]), i["rho"])
    return {"mean_diff": found.mean, "sd_diff": found.spread, "p_B_gt_A": found.chance}


def _switch(i: Inputs) -> Outputs:
    def net(adoption: float) -> float:
        return float(i["net_benefit_full_adoption_pv"] * adoption - i["fixed_pv"])

    return {"a_star": switch_value(net, 0, 1)}


def _portfolio(i: Inputs) -> Outputs:
    candidates = [Candidate(name, benefit, cost) for name, cost, benefit in i["candidates"]]
    outputs: Outputs = {}
    for how, choose in (("exact", choose_all), ("greedy", choose_best_first)):
        choice = choose(candidates, i["budget"])
        outputs |= {
            how: [*choice.names],
            f"{how}_benefit": choice.benefit,
            f"{how}_cost": choice.cost,
        }
    return outputs


def _scores(i: Inputs) -> Outputs:
    keys = [*i["weights"]]
    return {
        "total": {
            name: score(i["weights"], dict(zip(keys, row, strict=True)))
            for name, row in i["scores"].items()
        }
    }


def _whole(i: Inputs) -> Outputs:
    """Two designs mixed over three years: who is seen where, by whom, and how far they travel."""
    visits = {
        design: expected_visits([*i[design]["edges"]], _arcs(i[design]["edges"]), {"gp": 1})
        for design in ("baseline", "proposed")
    }
    steps = ("gp", "test", "clinic", "selfcare")
    base, prop = (
        {s: visits[design].get(s, 0.0) for s in steps} for design in ("baseline", "proposed")
    )
    years = []
    for year, adopted in enumerate(i["adoption"], start=1):
        demand = i["D0"] * (1 + i["g"]) ** year
        old, new = demand * (1 - adopted), demand * adopted
        contacts = {
            "hospital": old * base["clinic"],
            "community": demand * base["gp"]
            + new * (prop["test"] + prop["clinic"] + prop["selfcare"]),
        }
        minutes: dict[str, float] = {}
        for people, walked, lines in (
            (old, base, i["minutes_base"]),
            (new, prop, i["minutes_prop"]),
        ):
            for step, staff in lines.items():
                for role, part, each, setting in staff:
                    spent = staff_minutes(people * walked[step], each, Part(part), 0.0, 1.0)
                    key = f"{role}|{setting}"
                    minutes[key] = minutes.get(key, 0.0) + spent
        away = travel_saved(
            demand * base["clinic"] - contacts["hospital"],
            hospital_km=i["d_h"],
            community_km=0.0,
            hospital_minutes=0.0,
            community_minutes=0.0,
            car_share=0.0,
            car_carbon=0.0,
        )
        near = 2 * i["d_c"] * new * (prop["test"] + prop["clinic"])
        years.append(
            {
                "year": year,
                "demand": demand,
                "hospital_clinic": contacts["hospital"],
                "community_clinic": new * prop["clinic"],
                "tests": new * prop["test"],
                "selfcare": new * prop["selfcare"],
                "minutes": dict(sorted(minutes.items())),
                "LS1": outside_share(contacts),
                "patient_km_saved": away.km - near,
            }
        )
    return {"visits_base": base, "visits_prop": prop, "years": years}


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
    "cost.npv": _npv,
    "cost.inflation": _inflation,
    "cost.break_even": _break_even,
    "cost.roi": _roi,
    "cost.device_eac": _device,
    "cost.optimism_bias": lambda i: {"uplifted": with_optimism_bias(i["cost"], i["ob"])},
    "payment.blended": _blended,
    "payment.capitated": _capitated,
    "pool.split": _pool,
    "pool.cost_benefit_incidence": _incidence,
    "allocation.needs_weighted": _by_need,
    "allocation.pace_of_change_closed": _settled,
    "outcome.travel": _travelled,
    "outcome.rural_access": _near,
    "outcome.equity": _equity,
    "outcome.healthy_days_proxy": _days,
    "outcome.overlap": _overlap,
    "queue.erlang_c": _erlang,
    "queue.booked_waiting_list": _booked,
    "queue.device_count": _devices,
    "queue.risk_pool": _pooled,
    "uncertainty.pert": _pert,
    "uncertainty.triangular": _triangular,
    "uncertainty.lognormal": _lognormal,
    "uncertainty.dirichlet": _dirichlet,
    "uncertainty.interval80": _interval,
    "uncertainty.mc_check": _product,
    "uncertainty.tornado": _tornado,
    "uncertainty.prob_bcr": _exceeds,
    "scenario.compare": _compared,
    "whatif.threshold": _switch,
    "pbma.portfolio": _portfolio,
    "pbma.mcda": _scores,
    "end_to_end": _whole,
}
