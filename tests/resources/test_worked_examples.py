"""The estimate agrees with every worked example, to the tolerance the example gives."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

HERE = Path(__file__).parent
EXAMPLES = json.loads((HERE / "data" / "worked_examples.json").read_text("utf-8"))["examples"]


def _place() -> ModuleType:
    spec = importlib.util.spec_from_file_location("worked_examples", HERE / "worked_examples.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


compute = _place().compute


def _agrees(got: Any, expected: Any, tolerance: float, where: str) -> None:
    if isinstance(expected, dict):
        assert set(expected) <= set(got), where
        for key, value in expected.items():
            _agrees(got[key], value, tolerance, f"{where}.{key}")
    elif isinstance(expected, list):
        assert len(got) == len(expected), where
        for i, value in enumerate(expected):
            _agrees(got[i], value, tolerance, f"{where}[{i}]")
    elif isinstance(expected, str):
        assert got == expected, where
    else:
        assert got == pytest.approx(expected, rel=tolerance, abs=1e-12), where


@pytest.mark.parametrize("example", EXAMPLES, ids=[e["id"] for e in EXAMPLES])
def test_worked_example(example: dict[str, Any]) -> None:
    got = compute(example["topic"], example["inputs"])
    _agrees(got, example["expected"], example["tolerance_rel"], example["id"])


def test_the_examples_asked_for_are_all_there() -> None:
    counts = {"A": 4, "B": 10, "C": 6, "D": 7, "E": 10, "F": 6, "G": 8, "H": 5, "I": 10, "P": 2}
    wanted = {f"{section}{i}" for section, n in counts.items() for i in range(1, n + 1)}
    assert {e["id"] for e in EXAMPLES} == wanted | {"Z1"}
