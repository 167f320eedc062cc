"""Rows pasted from a spreadsheet make a whole pathway, or change nothing and say why."""

import pytest

from pathways import edits
from pathways.library import starter
from pathways.model import CURRENT, PROPOSED, Kind, Pathway, Setting
from pathways.values import Name
from planner.cells import COLUMNS, as_rows, as_text, pasted
from planner.cells.paste import LongCellError, PasteError, PasteNameError, TooManyRowsError
from planner.i18n import speaking

WHOLE = """Step\tKind\tWhere\tGoes on to\tStaff
Triage\tcontact\thospital\tScan 60%; Home 40%\tGP 10
Scan\ttest\tcommunity\tHome\tHCSW 15 (technical); GP 5 (interpretation)
Home\tend\t\t\t
"""


def blank() -> Pathway:
    """A pathway without a step."""
    return Pathway("p", Name("p"))


def test_a_whole_pathway_is_pasted_with_headings() -> None:
    made = pasted(blank(), CURRENT, as_rows(WHOLE))
    pathway = made.pathway
    assert len(made.added) == 3
    assert [s.kind for s in pathway.steps] == [Kind.CONTACT, Kind.TEST, Kind.END]
    triage, scan, home = (s.id for s in pathway.steps)
    assert pathway.connection(triage, scan).share(CURRENT) == 0.6
    assert pathway.connection(scan, home).share(PROPOSED) == 1
    assert pathway.step(scan).setting(PROPOSED) is Setting.COMMUNITY
    assert len(pathway.step(scan).deliveries[PROPOSED].staff) == 2


def test_pasting_the_same_again_changes_nothing() -> None:
    once = pasted(blank(), CURRENT, as_rows(WHOLE)).pathway
    again = pasted(once, CURRENT, as_rows(WHOLE))
    assert again.pathway == once
    assert not again.added


def test_welsh_headings_are_known() -> None:
    with speaking("cy"):
        heads = "\t".join(str(column) for column in ("Cam", "Math", "Ble"))
        made = pasted(blank(), CURRENT, as_rows(f"{heads}\nBrysbennu\tcyswllt\tysbyty"))
    assert made.pathway.steps[0].name.cy == "Brysbennu"
    assert made.pathway.steps[0].setting(CURRENT) is Setting.HOSPITAL


def test_cells_without_headings_go_where_the_cursor_is() -> None:
    pathway = starter("copd")
    at = [s.id for s in pathway.steps].index("spiro")
    made = pasted(pathway, PROPOSED, as_rows("Hospital\nHome"), at, 2).pathway
    assert made.steps[at].setting(PROPOSED) is Setting.HOSPITAL
    assert made.steps[at + 1].setting(PROPOSED) is Setting.HOME
    assert made.steps[at].setting(CURRENT) is pathway.steps[at].setting(CURRENT)


def test_every_fault_is_told_with_its_row_and_column_and_nothing_changes() -> None:
    wrong = WHOLE.replace("hospital", "moon").replace("Scan 60%", "Nowhere 60%")
    with pytest.raises(PasteError) as raised:
        pasted(blank(), CURRENT, as_rows(wrong))
    assert "Row 1, Where: “moon”" in str(raised.value)
    assert "Row 1, Goes on to: “Nowhere”" in str(raised.value)


def test_new_rows_without_names_and_too_many_rows_are_refused() -> None:
    with pytest.raises(PasteNameError):
        pasted(blank(), CURRENT, as_rows("Hospital"), 0, 2)
    with pytest.raises(TooManyRowsError):
        pasted(blank(), CURRENT, [["x"]] * 3000)


def test_steps_that_share_a_name_are_met_in_their_order_and_led_to_by_row() -> None:
    pathway, twins = edits.duplicate_steps(starter("copd"), ["spiro"])
    pathway = edits.set_share(pathway, "feno", "spiro", PROPOSED, 0.3)
    pathway = edits.connect(pathway, "feno", twins[0], [PROPOSED])
    rows = [[c.write(pathway, s, PROPOSED) for c in COLUMNS] for s in pathway.steps]
    text = as_text([[c.heading for c in COLUMNS], *rows])
    assert pasted(pathway, PROPOSED, as_rows(text)).pathway == pathway


def test_a_name_with_quotes_or_a_semicolon_comes_back() -> None:
    names = ['"Quick" look', "a;b", "=1+1"]
    pathway = blank()
    for name in names:
        pathway, _made = edits.add_step(pathway, Name(name), Kind.CONTACT)
    ids = [s.id for s in pathway.steps]
    pathway = edits.connect(pathway, ids[0], ids[1], pathway.designs)
    rows = [[c.write(pathway, s, CURRENT) for c in COLUMNS] for s in pathway.steps]
    text = as_text([[c.heading for c in COLUMNS], *rows])
    assert pasted(pathway, CURRENT, as_rows(text)).pathway == pathway


def test_what_is_no_table_is_refused() -> None:
    for text in ("x" * 5_000, "x" * 200_000, "a\n" * 60_000):
        with pytest.raises((LongCellError, TooManyRowsError)):
            as_rows(text)


def test_a_table_copied_in_one_language_is_pasted_in_the_other() -> None:
    pathway = starter("copd")
    with speaking("en"):
        heads = [c.heading for c in COLUMNS]
        rows = [[c.write(pathway, s, PROPOSED) for c in COLUMNS] for s in pathway.steps]
        text = as_text([heads, *rows])
    with speaking("cy"):
        assert pasted(pathway, PROPOSED, as_rows(text)).pathway == pathway


def test_rows_come_back_from_the_clipboard_as_they_went() -> None:
    rows = [["a", "b; c"], ["", "d"]]
    assert as_rows(as_text(rows)) == rows
    assert as_rows('"two\nlines"\tx\r\n') == [["two\nlines", "x"]]
    assert as_rows("") == []
