"""Text that may identify a patient: what is found, what is let through, what no export has."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pathways.library import starter, starters
from planner.exports.bpmn import write_bpmn
from planner.exports.data import write_csv, write_json
from planner.exports.excel import write_workbook
from planner.exports.graphml import write_graphml
from planner.exports.map_files import write_pictures
from planner.exports.pdf import write_proposal
from planner.maps.picture import Asked
from planner.privacy import PatientTextError, found_in, refuse_patient_text
from planner.workspace import Workspace


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # 9×10+4×9+3×8+4×7+7×6+6×5+5×4+9×3+1×2 = 299 = 27×11 + 2, so the check digit is 11 - 2 = 9.
        ("seen as 943 476 5919 in May", "an NHS number"),
        ("9434765919", "an NHS number"),
        ("943-476-5919", "an NHS number"),
        ("DOB 1/2/1950", "a date of birth"),
        ("born on 3rd March 1948", "a date of birth"),
        ("dyddiad geni: 01.02.1950", "a date of birth"),
        ("lives at CF14 4XW", "a postcode in full"),
        ("sa1 1aa", "a postcode in full"),
        ("ask gwen.jones@gmail.com", "a private email address"),
        ("Hospital number: A1234567", "a patient's number"),
    ],
)
def test_what_may_identify_a_patient_is_found(text: str, kind: str) -> None:
    assert kind in list(found_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "943 476 5918",  # the check digit is wrong
        "0000000000",
        "from 6 April 2027 for 18 months",
        "£1,234,567,890 over 10 years, 9434765919.5 in all",
        "CF14 practices",
        "COPD and asthma: FEV1 70% of predicted, SpO2 88 to 92",
        "planning@wales.nhs.uk",
        "2 FTE B7 3 sessions",
        "0300 123 4567 is the number for staff",
    ],
)
def test_what_does_not_is_let_through(text: str) -> None:
    assert list(found_in(text)) == []


def test_no_starter_is_refused() -> None:
    refuse_patient_text(starters())


def test_no_export_writes_it_and_the_error_names_the_place(tmp_path: Path) -> None:
    copd = starter("copd")
    step = replace(copd.steps[1], note="as for 943 476 5919")
    typed = replace(copd, steps=(copd.steps[0], step, *copd.steps[2:]))
    place = Workspace("Three Valleys", population=40_000, pathways=(typed,))
    day = date(2027, 4, 6)
    writers: dict[str, Callable[[Path], object]] = {
        "a.pdf": lambda path: write_proposal(place, "copd", path, when=day),
        "a.xlsx": lambda path: write_workbook(place, "copd", path),
        "a.json": lambda path: write_json(typed, path),
        "a.csv": lambda path: write_csv(place, "copd", path),
        "a.bpmn": lambda path: write_bpmn(typed, "proposed", path),
        "a.graphml": lambda path: write_graphml(typed, "proposed", path),
        "a.svg": lambda path: write_pictures(place, typed, path, Asked("proposed")),
    }
    for name, write in writers.items():
        with pytest.raises(PatientTextError) as refused:
            write(tmp_path / name)
        said = str(refused.value)
        assert step.name.en in said
        assert "943" not in said
    assert list(tmp_path.iterdir()) == []
