"""The reference cases: the list of rules, the deliberately wrong pathway and the starters."""

import json
import time
from pathlib import Path
from typing import Any, Final

import pytest

from pathways.codec import read_pathway
from pathways.library import STARTERS, starter
from planner.checks import RULES, Finding, findings
from planner.estimates import estimate_of
from planner.workspace import Workspace

DATA: Final = Path(__file__).parent / "data"
# They have no prevention step yet, and the check is there to say so.
NO_PREVENTION: Final = {"dvt", "hf_af", "minor_surgery", "upc", "urology", "womens_hub"}


def data(file: str) -> Any:
    return json.loads((DATA / file).read_text("utf-8"))


EXPECTED: Final = data("lint_expected.json")


@pytest.fixture(scope="module")
def wrong() -> tuple[Finding, ...]:
    pathway = read_pathway(data("lint_example.json"), "lint_example.json")
    return findings(Workspace("Here", pathways=(pathway,)), pathway.id)


def of_starter(starter_id: str) -> tuple[Finding, ...]:
    pathway = starter(starter_id)
    workspace = Workspace("Here", population=40_000, pathways=(pathway,))
    return findings(workspace, pathway.id, estimate_of(workspace, pathway))


def test_the_rules_are_the_core_ones_of_the_list_in_its_order() -> None:
    core = [rule for rule in data("rules.json")["rules"] if rule["core"]]
    listed = [(r["id"], r["severity"], r["scope"], r["reference"]) for r in core]
    others = [r for r in RULES.values() if not r.id.startswith("S")]  # sub-pathways, scenarios
    built = [(r.id, r.severity.value, r.scope.value, r.reference) for r in others]
    assert len(core) == 40
    assert built == listed


@pytest.mark.parametrize("rule", EXPECTED["must_hit"])
def test_the_wrong_pathway_raises_exactly_what_is_expected(
    wrong: tuple[Finding, ...], rule: str
) -> None:
    wanted = EXPECTED["must_hit"][rule] or [[]]
    objects = [(one,) if isinstance(one, str) else tuple(one) for one in wanted]
    assert [finding.objects for finding in wrong if finding.rule == rule] == objects


def test_the_wrong_pathway_raises_no_other_error(wrong: tuple[Finding, ...]) -> None:
    errors = {finding.rule for finding in wrong if finding.severity == "error"}
    assert errors <= set(EXPECTED["must_hit"])


@pytest.mark.parametrize("starter_id", STARTERS)
def test_a_starter_raises_nothing_it_must_not(starter_id: str) -> None:
    raised = {finding.rule for finding in of_starter(starter_id)}
    assert raised.isdisjoint(EXPECTED["must_not_hit_in_starters"])


def test_six_starters_have_no_prevention_step() -> None:
    assert {
        id_ for id_ in STARTERS if any(found.rule == "C04" for found in of_starter(id_))
    } == NO_PREVENTION


def test_checking_a_starter_takes_less_than_15_ms() -> None:
    pathway = starter("upc")  # the one with most findings
    workspace = Workspace("Here", population=40_000, pathways=(pathway,))
    made = estimate_of(workspace, pathway)

    def seconds() -> float:
        start = time.perf_counter()
        findings(workspace, pathway.id, made)
        return time.perf_counter() - start

    assert min(seconds() for _ in range(5)) < 0.015
