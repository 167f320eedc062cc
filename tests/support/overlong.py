"""A pathway in which every text that can be typed is another one, for what prints it."""

from typing import Any, Final

from pathways.codec import read_pathway, write_pathway
from pathways.library import starter
from pathways.model import Pathway
from planner.workspace import Workspace

__all__ = ["typed_everywhere"]

_NOT_TYPED: Final = frozenset(
    {"schema", "id", "kind", "level", "basis", "role", "part", "test", "entry", "from", "to",
     "setting", "code", "status", "date", "designs", "appendix1", "areas", "outcomes",
     "catalogue_items", "localised_from", "service_hours", "advice_hours", "age_group", "placing"}
)  # fmt: skip


def typed_everywhere(text: str) -> Workspace:
    """A workspace whose one pathway says ``text`` wherever a person can type."""
    values = write_pathway(starter("dvt"))
    values["engagement"] = [{"who": "", "how": "", "what_changed": ""}]
    values["evaluation"]["measures"] = [{"name": "", "unit": "", "owner": ""}]
    values["money"] |= {
        "funding": [{"name": "", "pounds": 5}],
        "release": [{"name": "", "kind": "post", "wte": 0.1}],
    }
    values["staff_plans"] = [{"role": "nurse_b5", "supply_wte": 1, "plan": ""}]
    values["avoided"] = {"condition": ""}
    values["answers"] = dict.fromkeys(("C04", "Q07", "E01"), "")
    for four in values["features"].values():
        for feature in four.values():
            feature["evidence"] = ""
    for step in values["steps"]:
        step["note"] = ""
        step["why_hospital"] = {"code": "bed", "text": ""}
    filled: Pathway = read_pathway(_filled(values, text))
    return Workspace(
        cluster=text,
        health_board=text,
        population=40_000,
        population_source=text,
        pathways=(filled,),
        pcpg=text,
        author=text,
    )


def _filled(value: Any, text: str) -> Any:
    if isinstance(value, str):
        return text
    if isinstance(value, list):
        return [_filled(one, text) for one in value]
    if isinstance(value, dict):
        return {k: v if k in _NOT_TYPED else _filled(v, text) for k, v in value.items()}
    return value
