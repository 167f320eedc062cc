"""The starters give the figures that came with them, to every digit printed there."""

import json
from pathlib import Path
from typing import Any

import pytest

from pathways.library import STARTERS, starter
from pathways.model import Pathway
from resources.estimate import estimate
from resources.report import as_json

EXPECTED: dict[str, Any] = json.loads(
    (Path(__file__).parent / "data" / "expected_40k.json").read_text("utf-8")
)["results"]
PRINTED = {
    "demand": 6,
    "visits": 6,
    "contacts": 4,
    "LS1": 6,
    "staff_hours": 3,
    "staff_hours_hospital": 3,
    "minutes": 4,
    "tests": 4,
    "bed_days": 4,
}


def rounded(value: Any, digits: int) -> Any:
    if isinstance(value, dict):
        return {k: round(v, digits) for k, v in value.items()}
    return round(value, digits)


@pytest.mark.parametrize("name", STARTERS)
def test_starter_gives_the_expected_figures(name: str) -> None:
    designs = as_json(estimate(starter(name), population=40_000))["designs"]
    for design, expected in EXPECTED[name]["designs"].items():
        for key, digits in PRINTED.items():
            assert rounded(designs[design][key], digits) == expected[key], (design, key)


def walked(pathway: Pathway, design: str) -> dict[str, float]:
    """Visits of the base year by sending patients on step by step until almost all have left."""
    here = dict.fromkeys((s.id for s in pathway.steps), 0.0)
    for stream in pathway.streams:
        here[stream.entry] += 4 * stream.per_10000.central
    visits = dict.fromkeys(here, 0.0)
    for _ in range(2_000):
        following = dict.fromkeys(here, 0.0)
        for step, n in here.items():
            visits[step] += n
        for connection in pathway.connections:
            following[connection.target] += here[connection.source] * connection.share(design)
        here = following
    return visits


@pytest.mark.parametrize("name", STARTERS)
@pytest.mark.parametrize("design", ["current", "proposed"])
def test_solving_agrees_with_walking_patients_through(name: str, design: str) -> None:
    pathway = starter(name)
    solved = estimate(pathway, population=40_000).designs[design].activity.visits
    for step, visits in walked(pathway, design).items():
        if not pathway.step(step).is_end:
            assert solved.get(step, 0.0) == pytest.approx(visits, abs=1e-9)
