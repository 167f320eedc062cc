"""The workbook's value, partners, equity and uncertainty: the estimate's, and live."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from recalculation import named, needs_office, recalculated
from workbook_value import value_differences

from pathways.library import starter
from pathways.model import Pathway
from pathways.proposal_parts import AreaAccess, AvoidedAdmissions, Equity
from pathways.values import FrozenMap, Quantity
from planner.estimates import estimate_of
from planner.exports.excel import write_workbook
from planner.exports.workbook.page import Book
from planner.exports.workbook.sheets import write_sheets
from planner.proposals import proposal_of
from planner.workspace import Workspace
from resources.appraisal import Scope, appraisal
from resources.reach import access_change, fifths_change

GIVEN = {
    "value.patient_hour": 12.0,
    "value.carbon": 250.0,
    "value.bed_day": 150.0,
    "turnover": 0.1,
    "training.hours": 30.0,
    "training.fee": 200.0,
    "training.again_hours": 6.0,
    "training.again_fee": 50.0,
    "training.again_years": 3.0,
    "travel.hospital_km": 25.0,
    "travel.community_km": 5.0,
    "travel.hospital_minutes": 40.0,
    "travel.community_minutes": 10.0,
    "travel.home_km": 8.0,
    "travel.courier_km": 2.0,
}
CLAIM = AvoidedAdmissions(
    condition="heart failure",
    at_risk=Quantity(150, 200, 250, "ill"),
    baseline_risk=Quantity(0.1, 0.2, 0.3, "ill"),
    relative_reduction=Quantity(0.1, 0.25, 0.3, "ill"),
    attribution=Quantity(0.5, 0.8, 1, "ill"),
    length_of_stay=Quantity(4, 6, 9, "ill"),
    overlap_with=FrozenMap({"copd": 0.1}),
)
EQUITY = Equity(
    deprivation_shares=(0.1, 0.15, 0.2, 0.25, 0.3),
    reach_current=(40.0, 38.0, 35.0, 30.0, 20.0),
    reach_proposed=(41.0, 40.0, 40.0, 39.0, 38.0),
    areas=(AreaAccess("Upper valley", 4_000, 55, 20), AreaAccess("Town", 9_000, 15, 35)),
)


def workspace(pathway: Pathway, **given: float) -> Workspace:
    own = FrozenMap({key: Quantity.exact(value, "local") for key, value in given.items()})
    return Workspace("Afon Las", population=40_000, pathways=(pathway,), assumptions=own)


def test_with_every_input_given_each_figure_is_the_estimates() -> None:
    pathway = replace(starter("hf_af"), avoided=CLAIM, equity=EQUITY)
    made = proposal_of(workspace(pathway, **GIVEN), "hf_af")
    figures = write_sheets(Book(), made)
    assert value_differences(figures, made.estimate) == []
    whole = figures.value.worth[Scope.WHOLE]
    assert whole.net.number > figures.value.worth[Scope.NHS].net.number
    # 200 people x 0.9 adopted x 0.9 not also on another pathway x 0.2 x 0.25 x 0.8
    assert figures.outcomes.admissions[-1].number == pytest.approx(6.48)


def test_reach_and_access_are_the_estimates(tmp_path: Path) -> None:
    pathway = replace(starter("hf_af"), equity=EQUITY)
    path = tmp_path / "hf_af.xlsx"
    write_workbook(workspace(pathway), "hf_af", path)
    held = named(path)
    fifths, near = fifths_change(pathway), access_change(pathway)
    assert fifths is not None
    assert near is not None
    assert held["SII_BEFORE"] == pytest.approx(fifths.current.slope)
    assert held["SII_AFTER"] == pytest.approx(fifths.proposed.slope)
    # 9,000 of 13,000 people are within 30 minutes now, 4,000 as proposed.
    assert held["ACCESS30_BEFORE"] == pytest.approx(near.current.within) == pytest.approx(9 / 13)
    assert held["ACCESS30_AFTER"] == pytest.approx(4 / 13)


@needs_office
def test_what_is_typed_into_excel_comes_to_the_estimate(tmp_path: Path) -> None:
    pathway = starter("hf_af")
    path = tmp_path / "hf_af.xlsx"
    write_workbook(workspace(pathway), "hf_af", path)
    assert named(path)["NPV_SYSTEM"] == "–"
    assert named(path)["MC_UP_TO_DATE"] is True
    typed = {**GIVEN, "discount_rate": 0.05}
    book = load_workbook(path)
    for row in book["Inputs"].iter_rows(min_row=6):
        if row[0].value in typed:
            for cell in row[3:6]:
                cell.value = typed[str(row[0].value)]
    book.save(path)
    (tmp_path / "again").mkdir()
    held = named(recalculated(path, tmp_path / "again"))
    found = appraisal(estimate_of(workspace(pathway, **typed), pathway))
    for scope, name in ((Scope.CASH, "CASH"), (Scope.NHS, "NHS"), (Scope.WHOLE, "SYSTEM")):
        view = found.view(scope)
        assert view.worth is not None
        assert held[f"NPV_{name}"] == pytest.approx(view.worth.net, rel=1e-9)
        assert held[f"BCR_{name}"] == pytest.approx(view.worth.ratio, rel=1e-9)
        back = "–" if view.pays_back is None else pytest.approx(view.pays_back, rel=1e-9)
        assert held[f"BREAK_EVEN_{name}"] == back
    assert not held["MC_UP_TO_DATE"]  # what was drawn is of the inputs before


def test_what_was_drawn_is_what_the_proposal_prints(tmp_path: Path) -> None:
    path = tmp_path / "upc.xlsx"
    write_workbook(workspace(starter("upc")), "upc", path)
    made = proposal_of(workspace(starter("upc")), "upc")
    held = named(path)
    assert held["P_BCR_GT1"] == pytest.approx(made.drawn.chance("npv_nhs"))
    assert held["BCR_P50"] == pytest.approx(made.drawn.interval("bcr_nhs").middle)
    assert held["MC_FINGERPRINT"] == made.fingerprint
