"""Findings: their order, their words in both languages, and the answers people give."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from string import Formatter
from typing import Final

import pytest
from babel.messages.extract import extract_from_dir
from sound import SOUND, fields, share, step

from pathways.codec import read_pathway, write_pathway
from pathways.edits import answer
from pathways.model import Kind
from pathways.proposal_parts import HospitalReason
from pathways.values import FrozenMap, Name
from planner import checks, i18n
from planner.checks import Finding, Severity, findings
from planner.checks.findings import Listed, Term, said
from planner.errors import MissingPathwayError
from planner.estimates import estimate_of
from planner.workspace import Workspace

PACKAGE: Final = Path(checks.__file__).parent
NO_REASON: Final = step("clinic", why_hospital=HospitalReason())(SOUND)


def found(workspace: Workspace) -> tuple[Finding, ...]:
    return findings(workspace, "breath")


def texts() -> Iterator[str]:
    """Every text that the package marks for translation."""
    keywords: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None}
    for _file, _line, text, _comments, _context in extract_from_dir(
        str(PACKAGE), method_map=[("**.py", "python")], keywords=keywords
    ):
        yield str(text)


def blanks(text: str) -> set[str]:
    return {name for _text, name, _format, _conversion in Formatter().parse(text) if name}


@pytest.fixture
def in_welsh() -> Iterator[None]:
    with i18n.speaking("cy"):
        yield


def test_every_text_is_said_in_welsh_with_the_same_blanks() -> None:
    with i18n.speaking("cy"):
        for text in texts():
            welsh = i18n._(text)
            assert blanks(welsh) == blanks(text), text


def test_a_message_names_the_step_and_says_what_to_do() -> None:
    (finding,) = found(NO_REASON)
    assert finding.message == (
        "“Clinic” is in hospital: say why (bed, complexity, escalation, equipment…)"
    )
    assert finding.advice == (
        "Choose a reason and write it in a few words, or move the step out of hospital."
    )


def test_a_message_says_the_number() -> None:
    (finding, *_rest) = found(share("spirometry", "clinic", 0.1, "proposed")(SOUND))
    assert finding.message == (
        "Chances out of “Spirometry” add up to 90%, not 100% (design: proposed)"
    )


@pytest.mark.parametrize(
    ("chance", "written"), [(0.2 + 1e-5, "100.001%"), (0.2 - 4e-5, "99.996%"), (0.1, "90%")]
)
def test_a_sum_near_100_percent_never_reads_as_100_percent(chance: float, written: str) -> None:
    (finding, *_rest) = found(share("spirometry", "clinic", chance, "proposed")(SOUND))
    assert finding.blanks["sum"] == written


def test_one_finding_names_every_design_it_holds_for() -> None:
    (finding, *_rest) = found(share("rehab", "home", 0.5)(SOUND))
    assert finding.blanks["designs"] == "current, proposed"


@pytest.mark.usefixtures("in_welsh")
def test_a_finding_made_in_english_can_be_said_in_welsh() -> None:
    with i18n.speaking("en"):
        changed = step("clinic", why_hospital=HospitalReason(), name=Name("Clinic", "Clinig"))
        (finding,) = found(changed(SOUND))
    assert finding.message.startswith("Mae “Clinig” yn yr ysbyty")
    assert finding.advice.startswith("Dewiswch reswm")


@pytest.mark.usefixtures("in_welsh")
def test_words_in_a_list_are_said_one_by_one() -> None:
    words = Listed((Term("care"), Name("Review", "Adolygiad"), Name("")), between=" · ")
    assert said(words) == "gofal · Adolygiad"
    assert said(Listed((Name("A"), Name("B")), quoted=True)) == "“A”, “B”"


def test_the_key_is_the_rule_and_what_it_is_about() -> None:
    looping = fields(connections=SOUND.pathways[0].connections[:-1])(SOUND)
    looping = share("rehab", "clinic", 1.0)(looping)
    assert {f.key for f in found(looping)} == {"G04:clinic,rehab"}
    assert [f.key for f in found(NO_REASON)] == ["C01:clinic"]
    assert [f.key for f in found(fields(engagement=())(SOUND))] == ["Q07"]


def test_an_answered_warning_is_no_longer_open_and_keeps_its_answer() -> None:
    pathway = answer(NO_REASON.pathways[0], "C01:clinic", " Agreed by the network ")
    again = read_pathway(write_pathway(pathway))
    (finding,) = found(NO_REASON.with_pathway(again))
    assert finding.answer == "Agreed by the network"
    assert not finding.is_open
    assert finding.severity is Severity.WARNING


def test_a_warning_is_open_again_when_its_answer_is_taken_back() -> None:
    pathway = answer(NO_REASON.pathways[0], "C01:clinic", "Agreed")
    (finding,) = found(NO_REASON.with_pathway(answer(pathway, "C01:clinic", "")))
    assert finding.is_open


def test_an_error_stays_open_whatever_is_answered() -> None:
    broken = fields("governance", risk_owner_24h="")(SOUND)
    (finding,) = found(broken.with_pathway(answer(broken.pathways[0], "Q01", "Later")))
    assert finding.answer == "Later"
    assert finding.is_open


def test_information_is_never_open() -> None:
    (finding,) = found(NO_REASON)
    assert not replace(finding, severity=Severity.INFO).is_open


def test_errors_come_first_then_the_whole_pathway_then_steps_in_order() -> None:
    changed = NO_REASON
    for broken in (
        fields(engagement=(), features=FrozenMap()),
        fields("governance", risk_owner_24h=""),
        share("rehab", "home", 0.5),
        step("advice", kind=Kind.CONTACT),
    ):
        changed = broken(changed)
    assert [f.key for f in found(changed)] == [
        "Q01",
        "G01:rehab",
        "C04",
        "Q07",
        "D01:spirometry",
        "D02:spirometry",
        "D03:spirometry",
        "D04:spirometry",
        "C01:clinic",
    ]


def test_rules_on_figures_rest_without_an_estimate() -> None:
    changed = fields("money", release=(), transition_fund=None)(SOUND)
    assert found(changed) == ()
    made = estimate_of(changed, changed.pathways[0])
    assert [f.rule for f in findings(changed, "breath", made)] == ["R03", "R04"]


def test_a_role_or_test_the_library_lacks_is_called_by_its_id() -> None:
    proposed = SOUND.pathways[0].step("spirometry").deliveries["proposed"]
    strange = replace(proposed, tests=(replace(proposed.tests[0], test="scan_x"),))
    deliveries = FrozenMap(proposed=strange)
    keys = {f.key: f.message for f in found(step("spirometry", deliveries=deliveries)(SOUND))}
    assert "“scan_x”" in keys["D04:scan_x"]


def test_an_unknown_pathway_is_named() -> None:
    with pytest.raises(MissingPathwayError, match="nowhere"):
        findings(SOUND, "nowhere")
