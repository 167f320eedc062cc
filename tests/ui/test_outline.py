"""The outline: the pathway in reading order, made and changed with keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from pathways.model import CURRENT, PROPOSED, Pathway, Setting
from pathways.values import Name
from planner.workspace import Workspace
from ui.document import Document
from ui.pages.outline import Outline

Key = Qt.Key


@pytest.fixture
def outline(qtbot: QtBot, document: Document) -> Outline:
    """The outline of the COPD pathway."""
    made = Outline(document)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.setFocus()
    return made


def named(outline: Outline, text: str) -> None:
    """Type into the line that has opened."""
    editor = outline.findChildren(QLineEdit)[-1]
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()


def test_steps_stand_in_the_order_people_meet_them(outline: Outline) -> None:
    rows = outline.rows
    names = [rows.index(i, 0).data() for i in range(rows.rowCount())]
    assert names[:3] == [
        "1. Practice assessment",
        "2. FeNO first test",
        "3. Spirometry with reversibility",
    ]
    first = rows.index(0, 0)
    assert rows.index(0, 0, first).data() == "95% → 2. FeNO first test"


def test_each_row_is_said_as_a_sentence(outline: Outline) -> None:
    rows, role = outline.rows, Qt.ItemDataRole.AccessibleTextRole
    said = rows.index(1, 0).data(role)
    assert said.startswith("Step 2 of 10: FeNO first test. Test. Community.")
    way = rows.index(0, 0, rows.index(0, 0))
    assert way.data(role) == "95% go on to FeNO first test"


def test_a_whole_pathway_is_made_with_keys(document: Document, outline: Outline) -> None:
    blank = Workspace("X", population=40_000, pathways=(Pathway("p", Name("p")),))
    document.open(blank)
    document.show_design(CURRENT)
    QTest.keyClick(outline, Key.Key_N)
    named(outline, "Triage")
    QTest.keyClick(outline, Key.Key_H)
    QTest.keyClick(outline, Key.Key_A)
    named(outline, "Scan")
    outline.add_end()
    named(outline, "Home")
    pathway = document.pathway
    assert pathway is not None
    assert [s.name.en for s in pathway.steps] == ["Triage", "Scan", "Home"]
    triage, scan, home = (s.id for s in pathway.steps)
    assert pathway.step(triage).setting(CURRENT) is Setting.HOSPITAL
    assert pathway.connection(triage, scan).share(CURRENT) == 1
    assert pathway.connection(scan, home).share(PROPOSED) == 1


def test_a_share_is_typed_below_its_step(document: Document, outline: Outline) -> None:
    way = outline.rows.index_of("spiro", "advice")
    outline.setCurrentIndex(way)
    assert document.selection.connection == ("spiro", "advice")
    QTest.keyClick(outline, Key.Key_Return)
    named(outline, "7")
    assert document.pathway is not None
    assert document.pathway.connection("spiro", "advice").share(PROPOSED) == 0.07


def test_a_way_is_followed_and_deleted(document: Document, outline: Outline) -> None:
    outline.setCurrentIndex(outline.rows.index_of("spiro", "advice"))
    QTest.keyClick(outline, Key.Key_G)
    assert document.selection.step == "advice"
    outline.setCurrentIndex(outline.rows.index_of("spiro", "advice"))
    QTest.keyClick(outline, Key.Key_Delete)
    assert document.pathway is not None
    ends = {(c.source, c.target) for c in document.pathway.connections}
    assert ("spiro", "advice") not in ends
    assert outline.step() == "spiro"


def test_the_outline_follows_what_is_chosen_on_the_map(
    document: Document, outline: Outline
) -> None:
    document.select_steps("advice")
    assert outline.step() == "advice"
    document.edit("Move", lambda p: p)
    assert outline.step() == "advice"
