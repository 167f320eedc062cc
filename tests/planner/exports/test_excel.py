"""The workbook: its figures are the estimate's, live, in both languages, the same every time."""

import re
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook
from recalculation import disagreements, formulas, named, needs_office, recalculated, values
from sound import SOUND
from strategies import flowing_pathways
from workbook_facts import differences, estimate_at, headline

from pathways.errors import UserError
from pathways.library import STARTERS, starter
from pathways.model import Pathway
from pathways.proposal_parts import FundingLine, Measure, Money, ReleaseLine, StaffPlan
from pathways.values import Name
from planner.exports.excel import workbook_bytes, write_workbook
from planner.exports.workbook.page import Book
from planner.exports.workbook.sheets import write_sheets
from planner.proposals import Proposal, proposal_of
from planner.workspace import Workspace

POPULATION = 40_000
SHEETS = {
    "en": [
        "Decision",
        "Inputs",
        "Flow",
        "Activity",
        "Workforce",
        "Transfer",
        "Diagnostics",
        "Costs and affordability",
        "Value",
        "Partners and pool",
        "Equity, access and carbon",
        "Uncertainty",
        "Options",
        "Benefits",
        "Quality and impact",
        "Exit and next steps",
        "Checks",
        "Sources and changes",
    ],
    "cy": [
        "Penderfyniad",
        "Mewnbynnau",
        "Llif",
        "Gweithgarwch",
        "Gweithlu",
        "Trosglwyddo",
        "Diagnosteg",
        "Costau a fforddiadwyedd",
        "Gwerth",
        "Partneriaid a chronfa",
        "Tegwch, mynediad a charbon",
        "Ansicrwydd",
        "Opsiynau",
        "Buddion",
        "Ansawdd ac effaith",
        "Ymadael a chamau nesaf",
        "Gwiriadau",
        "Ffynonellau a newidiadau",
    ],
}
NAMES = [
    "ASK_RECURRING",
    "ASK_ONEOFF",
    "PEOPLE_Y1",
    "LS1_CURRENT",
    "LS1_PROPOSED",
    "WTE_GAP",
    "POP",
    "DISC",
    "SCEN",
    "HOURS_PER_WTE",
    "PRICE_BASE_YEAR",
    "HORIZON",
    "ADOPT_Y1",
    "ADOPT_Y2",
    "ADOPT_Y3",
    "ADOPT_Y4",
    "ADOPT_Y5",
    "STEPS_CURRENT",
    "VISITS_CURRENT",
    "STEPS_PROPOSED",
    "VISITS_PROPOSED",
    "ACT_TABLE",
    "STAFF_LINES",
    "WTE_TABLE",
    "GAP_TABLE",
    "TRANSFER_MATRIX",
    "TRANSFER_GBP",
    "TEST_TABLE",
    "COST_TABLE",
    "RELEASE_TABLE",
    "DOUBLE_RUNNING",
    "NPV_CASH",
    "NPV_SYSTEM",
    "BCR_CASH",
    "BCR_SYSTEM",
    "BREAK_EVEN",
    "POOL_TABLE",
    "PAY_FIXED",
    "PAY_VAR",
    "PAY_BAND",
    "PAY_SHARE",
    "SII_BEFORE",
    "SII_AFTER",
    "ACCESS30_BEFORE",
    "ACCESS30_AFTER",
    "KM_SAVED",
    "CO2E_NET",
    "MC_TABLE",
    "MC_FINGERPRINT",
    "BCR_P50",
    "P_BCR_GT1",
    "OPTION_TABLE",
    "PBMA_WEIGHTS",
    "BENEFITS",
    "QIA",
    "RISKS",
    "EXIT",
    "CHECKS_OPEN",
    "SOURCES",
]
VOLATILE = re.compile(r"\b(NOW|TODAY|RAND|RANDBETWEEN|OFFSET|INDIRECT|CELL|INFO)\(")


def workspace(pathway: Pathway, **more: Any) -> Workspace:
    held: dict[str, Any] = {"cluster": "Afon Las", "population": POPULATION, **more}
    return Workspace(pathways=(pathway,), **held)


def proposal(pathway: Pathway) -> Proposal:
    return proposal_of(workspace(pathway), pathway.id)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("excel") / "copd.xlsx"
    write_workbook(workspace(starter("copd")), "copd", path)
    return path


@pytest.fixture(scope="module")
def book(written: Path) -> Workbook:
    return load_workbook(written)


@pytest.mark.parametrize("name", STARTERS)
def test_every_figure_is_the_estimates(name: str) -> None:
    made = proposal(starter(name))
    assert differences(write_sheets(Book(), made), made.estimate) == []


@settings(max_examples=8)
@given(pathway=flowing_pathways())
def test_every_figure_of_a_generated_pathway_is_the_estimates(pathway: Pathway) -> None:
    made = proposal(pathway)
    assert differences(write_sheets(Book(), made), made.estimate) == []


def test_money_and_staff_that_a_proposal_names_are_in_the_figures() -> None:
    named_money = Money(
        funding=(FundingLine("Regional fund", 5_000.0, is_recurrent=False, until_year=2),),
        release=(ReleaseLine("Clinic nurse", "post", 0.4),),
        transition_fund=4_000.0,
        transition_source="Health board",
    )
    plans = (StaffPlan("hcsw_b3", 0.02, "Train two"),)
    pathway = replace(starter("hf_af"), money=named_money, staff_plans=plans)
    made = proposal(pathway)
    figures = write_sheets(Book(), made)
    assert differences(figures, made.estimate) == []
    money = figures.affordability
    # Hospital release of about £203,000 takes £101,491 of double running; the fund holds £4,000.
    assert money.fund_gap.number == pytest.approx(money.double_running.number - 4_000)
    balance = [
        need.number
        - figures.release.cashable[t].number * figures.affordability.nominal_factor[t].number
        for t, need in enumerate(money.recurring)
    ]
    # The fund pays in years 1 and 2, and not in the base year or later.
    found = [b - gap.number for b, gap in zip(balance, money.gap, strict=True)]
    assert found == pytest.approx([0, 5_000, 5_000, 0, 0, 0], abs=1e-6)
    need = max(
        sum(n for (r, _s), n in y.wte.items() if r == "hcsw_b3") for y in made.estimate.years
    )
    assert figures.workforce.gap.number == pytest.approx(need - 0.02)


def test_what_stands_beside_formulas_is_what_the_names_hold(written: Path) -> None:
    made = proposal(starter("copd")).estimate
    held = named(written)
    for name, expected in headline(made).items():
        assert held[name] == pytest.approx(expected, rel=1e-9), name


def test_every_formula_holds_a_value(written: Path) -> None:
    held = values(written)
    found = formulas(written)
    assert len(found) > 3_000
    assert [cell for cell in found if held[cell] is None] == []


@needs_office
def test_libreoffice_works_out_the_same_values(tmp_path: Path) -> None:
    path = tmp_path / "dvt.xlsx"
    write_workbook(workspace(starter("dvt")), "dvt", path)
    (tmp_path / "again").mkdir()
    assert disagreements(path, recalculated(path, tmp_path / "again")) == []


@needs_office
def test_the_scenario_gives_the_estimate_at_every_inputs_low(tmp_path: Path) -> None:
    path = tmp_path / "upc.xlsx"
    write_workbook(workspace(starter("upc")), "upc", path)
    book = load_workbook(path)
    sheet, address = next(iter(book.defined_names["SCEN"].destinations))
    book[sheet][address.replace("$", "")] = 1
    book.save(path)
    (tmp_path / "again").mkdir()
    held = named(recalculated(path, tmp_path / "again"))
    low = estimate_at("low", proposal(starter("upc")).estimate)
    for name, expected in headline(low).items():
        assert held[name] == pytest.approx(expected, rel=1e-9), name


@pytest.mark.parametrize("language", ["en", "cy"])
def test_sheets_and_footers_speak_the_language(tmp_path: Path, language: str) -> None:
    path = tmp_path / "fls.xlsx"
    write_workbook(workspace(starter("fls")), "fls", path, language)
    book = load_workbook(path)
    assert book.sheetnames == SHEETS[language]
    assert all(len(title) <= 31 for title in book.sheetnames)
    footer = book.worksheets[0].oddFooter
    assert footer is not None
    assert (
        str(footer.right.text).strip() == {"en": "Page &P of &N", "cy": "Tudalen &P o &N"}[language]
    )


def test_the_names_of_the_template_are_there(book: Workbook) -> None:
    assert [name for name in NAMES if name not in book.defined_names] == []


def test_inputs_can_be_changed_and_formulas_cannot(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert cell.protection.locked, cell.coordinate
    inputs = book["Inputs"]
    first = next(r for r in inputs.iter_rows(min_row=6) if r[0].value == "population")
    assert [c.protection.locked for c in first[3:7]] == [False, False, False, True]


def test_nothing_is_merged_linked_volatile_or_a_macro(written: Path, book: Workbook) -> None:
    assert [sheet.title for sheet in book.worksheets if sheet.merged_cells.ranges] == []
    assert [f for f in formulas(written).values() if VOLATILE.search(f)] == []
    with zipfile.ZipFile(written) as parts:
        listed = parts.namelist()
        assert [n for n in listed if "externalLink" in n or "vba" in n.lower()] == []
        outside = [n for n in listed if b'TargetMode="External"' in parts.read(n)]
        assert outside == []


def test_every_page_prints_on_a4_with_its_header_row(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.print_title_rows
        assert sheet.freeze_panes
        assert sheet.print_area
        page_set_up = sheet.sheet_properties.pageSetUpPr
        assert page_set_up is not None
        assert page_set_up.fitToPage


def test_choices_are_kept_to_those_there_are(book: Workbook) -> None:
    lists = {
        str(rule.formula1)
        for sheet in book.worksheets
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    }
    assert '"1,2,3"' in lists
    assert '"Yes,No"' in lists
    assert '"illustrative,derived,sourced,confirmed locally"' in lists


def test_charts_have_titles_and_units(written: Path) -> None:
    with zipfile.ZipFile(written) as parts:
        charts = [parts.read(n) for n in parts.namelist() if n.startswith("xl/charts/chart")]
    assert len(charts) >= 6
    # A title of the chart and one of the axis that has the numbers.
    assert [chart.count(b"<title>") for chart in charts if chart.count(b"<title>") != 2] == []


def test_the_arithmetic_of_every_check_holds(written: Path) -> None:
    rows = [
        row
        for row in load_workbook(written, data_only=True)["Checks"].iter_rows(values_only=True)
        if row[0] == "arithmetic"
    ]
    assert len(rows) > 15
    assert [row[2] for row in rows if row[5] is not True] == []


def test_links_lead_to_cells_of_the_workbook(book: Workbook) -> None:
    links = [
        cell.hyperlink.location
        for row in book["Decision"].iter_rows()
        for cell in row
        if cell.hyperlink is not None
    ]
    assert len(links) > 20
    for location in links:
        assert location is not None
        sheet, _mark, address = location.rpartition("!")
        assert book[sheet.strip("'")][address] is not None


TYPED = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    '=HYPERLINK("http://x","y")',
    "#N/A",
    "<&>\"'",
    "Ŵy",
)


def test_typed_text_never_becomes_a_formula(tmp_path: Path) -> None:
    measures = tuple(Measure(text, owner=text) for text in TYPED)
    pathway = starter("phlebotomy")
    pathway = replace(
        pathway,
        name=Name(TYPED[0]),
        evaluation=replace(pathway.evaluation, measures=measures),
        exit=replace(pathway.exit, stop_if=TYPED[3]),
    )
    path = tmp_path / "typed.xlsx"
    write_workbook(workspace(pathway, cluster=TYPED[2], author=TYPED[1]), pathway.id, path)
    book = load_workbook(path)
    cells = [c for s in book.worksheets for row in s.iter_rows() for c in row if c.value in TYPED]
    assert {c.value for c in cells} == set(TYPED)
    assert {c.data_type for c in cells} == {"s"}
    # Without the mark Excel would take the text for a formula once somebody edits the cell.
    assert [c.value for c in cells if str(c.value)[0] in "=+-@" and not c.quotePrefix] == []
    assert named(path)["POP"] == POPULATION


def test_control_characters_are_left_out(tmp_path: Path) -> None:
    pathway = replace(starter("phlebotomy"), name=Name("a\x00b\x07c"))
    path = tmp_path / "typed.xlsx"
    write_workbook(workspace(pathway), pathway.id, path)
    book = load_workbook(path)
    assert any(c.value == "abc" for row in book["Sources and changes"].iter_rows() for c in row)
    assert book.properties.title == "abc: proposal workbook"


def test_the_same_workspace_gives_the_same_bytes() -> None:
    made = workspace(SOUND.pathways[0])
    one, two = (workbook_bytes(proposal_of(made, made.first().id)) for _run in range(2))
    assert one == two


def test_no_clock_leaves_a_mark(written: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(written) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml")
        assert b"dcterms" not in re.sub(rb"xmlns:\w+=\"[^\"]*\"", b"", core)
        assert b"Community by Design planner" in core
    dated = tmp_path / "dated.xlsx"
    when = datetime(2027, 4, 6, 9, 30)
    write_workbook(workspace(starter("copd")), "copd", dated, made=when)
    assert load_workbook(dated).properties.created == when


def test_a_missing_population_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "none.xlsx"
    path.write_bytes(b"the old file")
    with pytest.raises(UserError):
        write_workbook(workspace(starter("copd"), population=None), "copd", path)
    assert path.read_bytes() == b"the old file"
    assert list(tmp_path.iterdir()) == [path]


def test_nobody_at_all_gives_noughts_and_dashes(tmp_path: Path) -> None:
    path = tmp_path / "nobody.xlsx"
    write_workbook(workspace(starter("copd"), population=0), "copd", path)
    held = named(path)
    assert held["CONTACTS_OUT"] == 0
    assert held["LS1_PROPOSED"] == "–"
