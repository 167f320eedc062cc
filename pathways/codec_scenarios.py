"""Scenarios and options as plain JSON values and back."""

from typing import Any

from pathways.reader import Reader, write_name, write_quantity
from pathways.scenarios import (
    Change,
    Mark,
    OptionKind,
    OptionsAppraisal,
    Scenario,
    WeighedOption,
)
from pathways.values import FrozenMap

__all__ = [
    "read_options_appraisal",
    "read_scenarios",
    "write_options_appraisal",
    "write_scenarios",
]


def read_scenarios(reader: Reader) -> tuple[Scenario, ...]:
    """The scenarios of a pathway; none where it says nothing of them."""
    return tuple(
        Scenario(
            id=one.text("id"),
            name=one.name("name"),
            changes=tuple(
                Change(change.text("key"), change.quantity("to"), change.text("reason", ""))
                for change in one.items("changes")
            ),
            note=one.text("note", ""),
        )
        for one in reader.items("scenarios")
    )


def write_scenarios(scenarios: tuple[Scenario, ...]) -> dict[str, Any]:
    """The field that holds the scenarios; none where there are none."""
    if not scenarios:
        return {}
    return {
        "scenarios": [
            {
                "id": one.id,
                "name": write_name(one.name),
                "changes": [
                    {"key": c.key, "to": write_quantity(c.quantity), "reason": c.reason}
                    for c in one.changes
                ],
                "note": one.note,
            }
            for one in scenarios
        ]
    }


def read_options_appraisal(reader: Reader) -> OptionsAppraisal | None:
    """The options of a pathway; ``None`` where it says nothing of them."""
    if not reader.has("options_appraisal"):
        return None
    known = reader.part("options_appraisal")
    weights = {key: weight.as_number() for key, weight in known.part("weights").entries()}
    return OptionsAppraisal(FrozenMap(weights), tuple(map(_read_option, known.items("options"))))


def _read_option(reader: Reader) -> WeighedOption:
    kind = reader.word("kind", [*OptionKind], OptionKind.OTHER)
    marks = {
        key: Mark(mark.number("score"), mark.text("reason", ""))
        for key, mark in reader.part("marks").entries()
    }
    return WeighedOption(
        id=reader.text("id"),
        name=reader.name("name"),
        kind=OptionKind(kind),
        design=reader.text("design", ""),
        scenario=reader.text("scenario", ""),
        marks=FrozenMap(marks),
    )


def write_options_appraisal(appraisal: OptionsAppraisal | None) -> dict[str, Any]:
    """The field that holds the options; none where there are none."""
    if appraisal is None:
        return {}
    options = [
        {
            "id": one.id,
            "name": write_name(one.name),
            "kind": one.kind.value,
            "design": one.design,
            "scenario": one.scenario,
            "marks": {k: {"score": m.score, "reason": m.reason} for k, m in one.marks.items()},
        }
        for one in appraisal.options
    ]
    return {"options_appraisal": {"weights": dict(appraisal.weights), "options": options}}
