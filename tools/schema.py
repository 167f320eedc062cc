"""The JSON Schema of ``cbd-pathway/1``, written to docs/schema for those who make such files."""

import json
import sys
from pathlib import Path
from typing import Any, Final

from pathways.bounds import MOST_YEARS
from pathways.codec import SCHEMA
from pathways.model import Kind, Level, Part, Setting, StreamKind
from pathways.proposal_parts import FeatureStatus
from pathways.scenarios import OptionKind

__all__ = ["PATH", "schema", "written"]

PATH: Final = Path(__file__).parent.parent / "docs" / "schema" / "cbd-pathway-1.schema.json"
Json = dict[str, Any]
TEXT: Final[Json] = {"type": "string"}
SAID: Final[Json] = {"type": "string", "minLength": 1}
NUMBER: Final[Json] = {"type": "number"}
WHOLE: Final[Json] = {"type": "integer"}
FLAG: Final[Json] = {"type": "boolean"}
NAME: Final[Json] = {"$ref": "#/$defs/name"}
QUANTITY: Final[Json] = {"$ref": "#/$defs/quantity"}
SPOT: Final[Json] = {"$ref": "#/$defs/spot"}


def maybe(one: Json) -> Json:
    """The same, or nothing."""
    return {"anyOf": [one, {"type": "null"}]}


def many(one: Json) -> Json:
    """A list of them, or nothing."""
    return maybe({"type": "array", "items": one})


def by_key(one: Json) -> Json:
    """Values of one sort by ids, or nothing."""
    return maybe({"type": "object", "additionalProperties": one})


def part(needed: str = "", **fields: Json) -> Json:
    """An object with these fields and no others; those not needed may be absent or null."""
    required = needed.split()
    properties = {
        name.rstrip("_"): (one if name.rstrip("_") in required else maybe(one))
        for name, one in fields.items()
    }
    made: Json = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**made, "required": required} if required else made


def texts(*names: str, needed: str = "", **others: Json) -> Json:
    """An object of texts by these names, and of others."""
    return part(needed, **dict.fromkeys(names, TEXT), **others)


def word(*allowed: str) -> Json:
    """One of these words."""
    return {"enum": list(allowed)}


def _delivery() -> Json:
    numbers = ("dna", "rebooked", "room_min", "bed_days", "group_size", "capacity")
    staff = part("role part min", role=TEXT, part=word(*Part), min=QUANTITY)
    test = part("test qty", test=TEXT, qty=QUANTITY)
    made = part(
        "setting",
        setting=word(*Setting),
        org=TEXT,
        staff=many(staff),
        tests=many(test),
        **dict.fromkeys(numbers, QUANTITY),
    )
    return {"anyOf": [made, {"type": "object", "maxProperties": 0}, {"type": "null"}]}


def _open(made: Json, one: Json) -> Json:
    """An object in which what a design says stands under the design's name."""
    return {**made, "additionalProperties": one}


def _definitions() -> Json:
    bounds = part("low central high", low=NUMBER, central=NUMBER, high=NUMBER,
                  **dict.fromkeys(("basis", "source", "owner", "date"), TEXT))  # fmt: skip
    band = part("name people per_10000", name=TEXT, people=NUMBER, per_10000=NUMBER)
    worked = part(
        "",
        **dict.fromkeys(("register", "area"), TEXT),
        **dict.fromkeys(
            ("prevalence", "reviews_each", "uptake", "leaving", "joining", "national"), NUMBER
        ),
        ages=many(band),
        fifths=many(NUMBER),
        ratios=many(NUMBER),
    )
    stream = part(
        "id name kind per_10000 growth",
        id=SAID,
        name=NAME,
        entry=TEXT,
        kind=word(*StreamKind),
        per_10000=QUANTITY,
        growth=QUANTITY,
        worked_from=worked,
    )
    reason = texts("code", "text", year=WHOLE)
    step = part("id name kind", id=SAID, name=NAME, kind=word(*Kind), why_hospital=reason,
                note=TEXT, opens=TEXT, as_now=many(TEXT), leads_as_now=many(TEXT))  # fmt: skip
    connection = part("from to", from_=SAID, to=SAID, basis=TEXT)
    share = {"type": "number", "minimum": 0, "maximum": 1}
    return {
        "name": {"anyOf": [TEXT, texts("en", "cy")]},
        "quantity": {"anyOf": [NUMBER, bounds]},
        "spot": part("x y", x=NUMBER, y=NUMBER, lane=TEXT),
        "stream": stream,
        "step": _open(step, _delivery()),
        "connection": _open(connection, maybe(share)),
    }


def _proposal() -> dict[str, Json]:
    """What a pathway says besides its graph."""
    measure = texts("name", "unit", "date", "owner", needed="name", baseline=NUMBER, target=NUMBER)
    counts = ("people", "minutes_current", "minutes_proposed")
    area = part(f"name {' '.join(counts)}", name=TEXT, **dict.fromkeys(counts, NUMBER))
    funding = part("name pounds", name=TEXT, pounds=NUMBER, recurrent=FLAG, until_year=WHOLE,
                   organisation=TEXT)  # fmt: skip
    release = part("name kind", name=TEXT, kind=word("post", "beds", "contract"), wte=NUMBER)
    feature = part(status=word(*FeatureStatus), evidence=TEXT)
    four = ("agreed_pathway", "technical", "interpretation", "device")
    plan = part("role supply_wte", role=TEXT, supply_wte=NUMBER, plan=TEXT, completing=many(NUMBER),
                recruited=many(NUMBER), turnover=NUMBER, training_months=WHOLE)  # fmt: skip
    claims = ("at_risk", "baseline_risk", "relative_reduction", "attribution", "length_of_stay")
    return {
        "governance": texts("risk_owner_24h", "service_hours", "advice_hours", "escalation",
                            "incident_reporting", "results_to"),
        "evaluation": texts("prom", "prem", "not_applicable", review_months=many(NUMBER),
                            measures={"anyOf": [TEXT, {"type": "array", "items": measure}]}),
        "exit": texts("mainstream_if", "stop_if", "mainstream_funder", decide_by_month=WHOLE),
        "engagement": many(texts("who", "how", "date", "what_changed", needed="who")),
        "equity": texts("target", "welsh_offer", deprivation_shares=many(NUMBER),
                        reach_current=many(NUMBER), reach_proposed=many(NUMBER), areas=many(area)),
        "clinical_network": {"anyOf": [TEXT, part(name=TEXT, agreed=FLAG)]},
        "money": part(funding=many(funding), release=many(release), transition_fund=NUMBER,
                      transition_source=TEXT),
        "staff_plans": many(plan),
        "features": by_key(part("", **dict.fromkeys(four, feature))),
        "avoided": texts("condition", "age_group", needed="condition", overlap_with=by_key(NUMBER),
                         **dict.fromkeys(claims, QUANTITY)),
    }  # fmt: skip


def _set_out() -> dict[str, Json]:
    """Where things are placed, what is supposed, and which options are weighed."""
    line = part("from to", from_=SAID, to=SAID, from_lane=TEXT, to_lane=TEXT, bends=many(SPOT),
                label=SPOT)  # fmt: skip
    change = part("key to", key=TEXT, to=QUANTITY, reason=TEXT)
    scenario = part("id name", id=SAID, name=NAME, changes=many(change), note=TEXT)
    mark = part("score", score=NUMBER, reason=TEXT)
    option = part("id name", id=SAID, name=NAME, kind=word(*OptionKind), design=TEXT,
                  scenario=TEXT, marks=by_key(mark))  # fmt: skip
    return {
        "placing": part(pins=by_key(SPOT), lines=many(line), arranged=WHOLE),
        "scenarios": many(scenario),
        "options_appraisal": part(weights=by_key(NUMBER), options=many(option)),
    }


def schema() -> Json:
    """The schema, JSON Schema 2020-12."""
    graph = {
        "schema": {"const": SCHEMA},
        "id": SAID,
        "name": NAME,
        **dict.fromkeys(("status", "note", "localised_from", "cluster", "appendix1"), maybe(TEXT)),
        "level": maybe(word(*Level)),
        **dict.fromkeys(("catalogue_items", "areas", "outcomes"), many(TEXT)),
        "designs": many(SAID),
        "streams": many({"$ref": "#/$defs/stream"}),
        "steps": many({"$ref": "#/$defs/step"}),
        "connections": many({"$ref": "#/$defs/connection"}),
        "adoption": {"anyOf": [{"type": "array", "items": QUANTITY, "maxItems": MOST_YEARS},
                               {"type": "null"}]},
        "answers": by_key(TEXT),
    }  # fmt: skip
    rest = {key: maybe(one) for key, one in {**_proposal(), **_set_out()}.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:community-by-design:pathway:1",
        "title": "A pathway of the Community by Design pathway planner",
        "type": "object",
        "required": ["schema", "id", "name"],
        "properties": {**graph, **rest},
        "additionalProperties": False,
        "$defs": _definitions(),
    }


def written() -> str:
    """The schema as its file holds it."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.parent.mkdir(parents=True, exist_ok=True)
    PATH.write_text(written(), "utf-8", newline="\n")
    sys.exit(0)
