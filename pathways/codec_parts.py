"""What a pathway says besides its graph, as plain JSON values and back."""

from typing import Any, Final

from pathways.demand_from import AgeBand, DemandFrom
from pathways.placing import Line, Placing, Spot
from pathways.proposal_parts import (
    AreaAccess,
    AvoidedAdmissions,
    ClinicalNetwork,
    Engagement,
    Equity,
    Evaluation,
    Exit,
    FeatureStatus,
    FourFeatures,
    FundingLine,
    Governance,
    HospitalReason,
    Measure,
    Money,
    ReleaseLine,
    StaffPlan,
    TestFeature,
)
from pathways.reader import Reader, write_quantity
from pathways.values import FrozenMap, Hours

_FEATURES: Final = ("agreed_pathway", "technical", "interpretation", "device")
_WORKED: Final = ("prevalence", "reviews_each", "uptake", "leaving", "joining", "national")
_CLAIM: Final = ("at_risk", "baseline_risk", "relative_reduction", "attribution", "length_of_stay")


def read_reason(reader: Reader) -> HospitalReason:
    return HospitalReason(reader.text("code", ""), reader.text("text", ""), reader.whole("year"))


def write_reason(reason: HospitalReason) -> dict[str, Any]:
    written: dict[str, Any] = {"code": reason.code, "text": reason.text}
    if reason.year is not None:
        written["year"] = reason.year
    return written


def read_governance(reader: Reader) -> Governance:
    return Governance(
        risk_owner_24h=reader.text("risk_owner_24h", ""),
        service_hours=Hours.read(reader.text("service_hours", "")),
        advice_hours=Hours.read(reader.text("advice_hours", "")),
        escalation=reader.text("escalation", ""),
        incident_reporting=reader.text("incident_reporting", ""),
        results_to=reader.text("results_to", ""),
    )


def write_governance(governance: Governance) -> dict[str, Any]:
    return {
        "risk_owner_24h": governance.risk_owner_24h,
        "service_hours": governance.service_hours.written,
        "advice_hours": governance.advice_hours.written,
        "escalation": governance.escalation,
        "incident_reporting": governance.incident_reporting,
        "results_to": governance.results_to,
    }


def read_evaluation(reader: Reader) -> Evaluation:
    measures: tuple[Measure, ...]
    if reader.has("measures") and isinstance(written := reader.raw("measures"), str):
        measures = tuple(Measure(one.strip()) for one in written.split(";") if one.strip())
    else:
        measures = tuple(
            Measure(
                name=one.text("name"),
                baseline=one.number("baseline") if one.has("baseline") else None,
                target=one.number("target") if one.has("target") else None,
                unit=one.text("unit", ""),
                date=one.text("date", ""),
                owner=one.text("owner", ""),
            )
            for one in reader.items("measures")
        )
    return Evaluation(
        prom=reader.text("prom", ""),
        prem=reader.text("prem", ""),
        measures=measures,
        review_months=tuple(int(m) for m in reader.numbers("review_months")),
        not_applicable=reader.text("not_applicable", ""),
    )


def write_evaluation(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "prom": evaluation.prom,
        "prem": evaluation.prem,
        "measures": [
            {
                "name": m.name,
                "baseline": m.baseline,
                "target": m.target,
                "unit": m.unit,
                "date": m.date,
                "owner": m.owner,
            }
            for m in evaluation.measures
        ],
        "review_months": list(evaluation.review_months),
        "not_applicable": evaluation.not_applicable,
    }


def read_exit(reader: Reader) -> Exit:
    return Exit(
        mainstream_if=reader.text("mainstream_if", ""),
        stop_if=reader.text("stop_if", ""),
        decide_by_month=reader.whole("decide_by_month"),
        funder=reader.text("mainstream_funder", ""),
    )


def write_exit(choice: Exit) -> dict[str, Any]:
    return {
        "mainstream_if": choice.mainstream_if,
        "stop_if": choice.stop_if,
        "decide_by_month": choice.decide_by_month,
        "mainstream_funder": choice.funder,
    }


def read_engagement(reader: Reader) -> Engagement:
    return Engagement(
        who=reader.text("who"),
        how=reader.text("how", ""),
        date=reader.text("date", ""),
        what_changed=reader.text("what_changed", ""),
    )


def write_engagement(entry: Engagement) -> dict[str, Any]:
    return {
        "who": entry.who,
        "how": entry.how,
        "date": entry.date,
        "what_changed": entry.what_changed,
    }


def read_equity(reader: Reader) -> Equity:
    return Equity(
        target=reader.text("target", ""),
        deprivation_shares=reader.numbers("deprivation_shares"),
        reach_current=reader.numbers("reach_current"),
        reach_proposed=reader.numbers("reach_proposed"),
        welsh_offer=reader.text("welsh_offer", ""),
        areas=tuple(
            AreaAccess(
                area.text("name"),
                area.number("people"),
                area.number("minutes_current"),
                area.number("minutes_proposed"),
            )
            for area in reader.items("areas")
        ),
    )


def write_equity(equity: Equity) -> dict[str, Any]:
    areas = [
        {
            "name": area.name,
            "people": area.people,
            "minutes_current": area.minutes_current,
            "minutes_proposed": area.minutes_proposed,
        }
        for area in equity.areas
    ]
    return {
        "target": equity.target,
        "deprivation_shares": list(equity.deprivation_shares),
        "reach_current": list(equity.reach_current),
        "reach_proposed": list(equity.reach_proposed),
        "welsh_offer": equity.welsh_offer,
        **({"areas": areas} if areas else {}),
    }


def read_clinical_network(reader: Reader) -> ClinicalNetwork:
    """The network of a pathway; starters give its name alone."""
    if not reader.has("clinical_network"):
        return ClinicalNetwork()
    if isinstance(name := reader.raw("clinical_network"), str):
        return ClinicalNetwork(name)
    network = reader.part("clinical_network")
    return ClinicalNetwork(network.text("name", ""), network.flag("agreed"))


def read_money(reader: Reader) -> Money:
    return Money(
        funding=tuple(
            FundingLine(
                name=line.text("name"),
                pounds=line.number("pounds"),
                is_recurrent=line.flag("recurrent", True),
                until_year=line.whole("until_year"),
                organisation=line.text("organisation", ""),
            )
            for line in reader.items("funding")
        ),
        release=tuple(
            ReleaseLine(
                name=line.text("name"),
                kind=line.word("kind", ["post", "beds", "contract"]),
                wte=line.number("wte") if line.has("wte") else 0.0,
            )
            for line in reader.items("release")
        ),
        transition_fund=reader.number("transition_fund") if reader.has("transition_fund") else None,
        transition_source=reader.text("transition_source", ""),
    )


def write_money(money: Money) -> dict[str, Any]:
    return {
        "funding": [
            {
                "name": line.name,
                "pounds": line.pounds,
                "recurrent": line.is_recurrent,
                "until_year": line.until_year,
                **({"organisation": line.organisation} if line.organisation else {}),
            }
            for line in money.funding
        ],
        "release": [{"name": r.name, "kind": r.kind, "wte": r.wte} for r in money.release],
        "transition_fund": money.transition_fund,
        "transition_source": money.transition_source,
    }


def read_staff_plans(reader: Reader) -> tuple[StaffPlan, ...]:
    return tuple(
        StaffPlan(
            one.text("role"),
            one.number("supply_wte"),
            one.text("plan", ""),
            one.numbers("completing"),
            one.numbers("recruited"),
            one.number("turnover") if one.has("turnover") else None,
            one.whole("training_months"),
        )
        for one in reader.items("staff_plans")
    )


def write_staff_plans(plans: tuple[StaffPlan, ...]) -> list[dict[str, Any]]:
    return [
        {
            "role": plan.role,
            "supply_wte": plan.supply_wte,
            "plan": plan.plan,
            **({"completing": list(plan.completing)} if plan.completing else {}),
            **({"recruited": list(plan.recruited)} if plan.recruited else {}),
            **({} if plan.turnover is None else {"turnover": plan.turnover}),
            **({} if plan.training_months is None else {"training_months": plan.training_months}),
        }
        for plan in plans
    ]


def read_worked_from(reader: Reader) -> DemandFrom | None:
    """How a stream's rate was come by; ``None`` where it says nothing of it."""
    if not reader.has("worked_from"):
        return None
    known = reader.part("worked_from")
    return DemandFrom(
        register=known.text("register", ""),
        area=known.text("area", ""),
        ages=tuple(
            AgeBand(band.text("name"), band.number("people"), band.number("per_10000"))
            for band in known.items("ages")
        ),
        fifths=known.numbers("fifths"),
        ratios=known.numbers("ratios"),
        **{name: known.number(name) for name in _WORKED if known.has(name)},
    )


def write_worked_from(known: DemandFrom) -> dict[str, Any]:
    """Plain JSON values of how a rate was come by, what is blank left out."""
    ages = [{"name": b.name, "people": b.people, "per_10000": b.per_10000} for b in known.ages]
    said: dict[str, Any] = {"register": known.register, "area": known.area}
    said |= {name: getattr(known, name) for name in _WORKED}
    said |= {"ages": ages, "fifths": list(known.fifths), "ratios": list(known.ratios)}
    return {key: value for key, value in said.items() if value not in (None, "", [])}


def read_features(reader: Reader) -> FrozenMap[FourFeatures]:
    return FrozenMap(
        {
            test: FourFeatures(**{name: _read_feature(four.part(name)) for name in _FEATURES})
            for test, four in reader.entries()
        }
    )


def _read_feature(reader: Reader) -> TestFeature:
    status = reader.word("status", [*FeatureStatus], FeatureStatus.TO_CONFIRM)
    return TestFeature(FeatureStatus(status), reader.text("evidence", ""))


def write_features(features: FrozenMap[FourFeatures]) -> dict[str, Any]:
    return {
        test: {
            name: {
                "status": getattr(four, name).status.value,
                "evidence": getattr(four, name).evidence,
            }
            for name in _FEATURES
        }
        for test, four in features.items()
    }


def read_avoided(reader: Reader) -> AvoidedAdmissions | None:
    if not reader.has("avoided"):
        return None
    claim = reader.part("avoided")
    return AvoidedAdmissions(
        condition=claim.text("condition"),
        age_group=claim.text("age_group", ""),
        overlap_with=FrozenMap({k: v.as_number() for k, v in claim.part("overlap_with").entries()}),
        **{name: claim.quantity(name) for name in _CLAIM if claim.has(name)},
    )


def write_avoided(claim: AvoidedAdmissions | None) -> dict[str, Any] | None:
    if claim is None:
        return None
    return {
        "condition": claim.condition,
        "age_group": claim.age_group,
        "overlap_with": dict(claim.overlap_with),
        **{name: write_quantity(getattr(claim, name)) for name in _CLAIM},
    }


def read_placing(reader: Reader) -> Placing:
    """What of the map was placed by hand."""
    return Placing(
        FrozenMap({step: _read_spot(spot) for step, spot in reader.part("pins").entries()}),
        tuple(
            Line(
                line.text("from"),
                line.text("to"),
                line.text("from_lane", ""),
                line.text("to_lane", ""),
                tuple(map(_read_spot, line.items("bends"))),
                _read_spot(line.part("label")) if line.has("label") else None,
            )
            for line in reader.items("lines")
        ),
        reader.whole("arranged") or 0,
    )


def _read_spot(reader: Reader) -> Spot:
    return Spot(reader.number("x"), reader.number("y"), reader.text("lane", ""))


def write_placing(placing: Placing) -> dict[str, Any]:
    """Plain JSON values of what was placed by hand."""
    written: dict[str, Any] = {}
    if placing.pins:
        written["pins"] = {step: _write_spot(spot) for step, spot in placing.pins.items()}
    if placing.lines:
        written["lines"] = [
            {
                "from": line.source,
                "to": line.target,
                "from_lane": line.source_lane,
                "to_lane": line.target_lane,
                "bends": [_write_spot(spot) for spot in line.bends],
                "label": line.label and _write_spot(line.label),
            }
            for line in placing.lines
        ]
    if placing.arranged:
        written["arranged"] = placing.arranged
    return written


def _write_spot(spot: Spot) -> dict[str, Any]:
    return {"x": spot.x, "y": spot.y, **({"lane": spot.lane} if spot.lane else {})}
