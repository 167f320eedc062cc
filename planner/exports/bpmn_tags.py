"""Which BPMN element stands for which kind of step."""

from typing import Final

from planner.sketch import STREAM

__all__ = ["TASKS"]

TASKS: Final = {
    "contact": "userTask",
    "review": "userTask",
    "advice": "userTask",
    "admission": "userTask",
    "test": "serviceTask",
    "interpretation": "serviceTask",
    "procedure": "manualTask",
    "self_management": "manualTask",
    "prevention": "manualTask",
    "end": "endEvent",
    STREAM: "startEvent",
}
