"""A pathway made and changed in the table with keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemDelegate, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from pathways import edits
from pathways.errors import UserError
from pathways.model import CURRENT, PROPOSED, Kind, Pathway, Setting
from pathways.values import Name
from planner.workspace import Workspace
from ui.document import Document
from ui.main_window import MainWindow
from ui.models.steps import NAME, NEXT, SETTING
from ui.pages.steps_table import StepsTable
from ui.writing import end_writing

Key = Qt.Key


@pytest.fixture
def table(qtbot: QtBot, document: Document) -> StepsTable:
    """The table of the COPD pathway."""
    made = StepsTable(document)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    made.setFocus()
    return made


def at(table: StepsTable, step: str, column: int) -> None:
    """Put the cursor into a cell."""
    row = table.steps.row_of(step) if step else len(table.steps.steps)
    table.setCurrentIndex(table.steps.index(row, column))


def typed(table: StepsTable, text: str) -> None:
    """Type into the cell with the cursor, over what it holds, and press Enter."""
    QTest.keyClick(table, Key.Key_Return)
    editor = table.findChildren(QLineEdit)[-1]
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()


def test_a_whole_pathway_is_typed(qtbot: QtBot, document: Document, table: StepsTable) -> None:
    blank = Workspace("X", population=40_000, pathways=(Pathway("p", Name("p")),))
    document.open(blank)
    document.show_design(CURRENT)
    for name in ("Triage", "Scan", "Home"):
        at(table, "", NAME)
        typed(table, name)
    assert document.pathway is not None
    triage, scan, home = (s.id for s in document.pathway.steps)
    row = table.steps.row_of(home)
    assert table.steps.setData(table.steps.index(row, 1), "End")
    at(table, triage, NEXT)
    typed(table, "2 60%; home")
    at(table, triage, NEXT + 1)
    typed(table, "GP 10")
    pathway = document.pathway
    assert pathway.step(home).kind is Kind.END
    assert pathway.connection(triage, scan).share(CURRENT) == 0.6
    assert pathway.connection(triage, home).share(PROPOSED) == pytest.approx(0.4)
    assert pathway.step(triage).deliveries[CURRENT].staff[0].role == "gp"


def test_a_word_being_typed_is_in_its_cell_before_the_work_is_saved(
    document: Document, table: StepsTable
) -> None:
    at(table, "spiro", NAME)
    QTest.keyClick(table, Key.Key_Return)
    editor = table.findChildren(QLineEdit)[-1]
    editor.selectAll()
    QTest.keyClicks(editor, "Breath test")
    end_writing()
    QApplication.processEvents()
    assert document.pathway is not None
    assert document.pathway.step("spiro").name.en == "Breath test"


def test_what_is_refused_stays_to_be_mended(document: Document, table: StepsTable) -> None:
    refused: list[UserError] = []
    document.rejected.connect(refused.append)
    at(table, "spiro", NEXT)
    typed(table, "Nowhere 20%")
    assert len(refused) == 1
    editor = table.findChildren(QLineEdit)[-1]
    assert editor.text() == "Nowhere 20%"
    QTest.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()
    assert len(refused) == 2
    assert (editor.isVisible(), editor.text()) == (True, "Nowhere 20%")
    assert table.currentIndex().row() == table.steps.row_of("spiro")
    QTest.keyClick(editor, Key.Key_Escape)
    assert document.undo_stack.count() == 0


def test_what_is_refused_is_still_there_when_the_cell_is_come_back_to(
    document: Document, table: StepsTable
) -> None:
    at(table, "spiro", NEXT)
    typed(table, "Nowhere 20%")
    left = table.findChildren(QLineEdit)[-1]
    delegate = table.itemDelegate()
    delegate.commitData.emit(left)
    delegate.closeEditor.emit(left, QAbstractItemDelegate.EndEditHint.NoHint)
    at(table, "spiro", NEXT)
    QTest.keyClick(table, Key.Key_F2)
    assert table.findChildren(QLineEdit)[-1].text() == "Nowhere 20%"
    QTest.keyClick(table.findChildren(QLineEdit)[-1], Key.Key_Escape)
    at(table, "spiro", NEXT)
    QTest.keyClick(table, Key.Key_F2)
    assert table.findChildren(QLineEdit)[-1].text() != "Nowhere 20%"


def test_rows_pasted_from_a_spreadsheet_are_one_undo_step(
    qtbot: QtBot, document: Document, table: StepsTable
) -> None:
    QGuiApplication.clipboard().setText("Hospital\nHome")
    at(table, "spiro", SETTING)
    with qtbot.waitSignal(table.done) as told:
        QTest.keyClick(table, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["Pasted: 2 steps changed, 0 steps added."]
    assert document.pathway is not None
    assert document.pathway.step("spiro").setting(PROPOSED) is Setting.HOSPITAL
    assert document.undo_stack.count() == 1


def test_what_is_copied_can_be_pasted_into_a_spreadsheet(table: StepsTable) -> None:
    table.copy_all()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("Step\tKind\tWhere\tGoes on to\tStaff")
    assert len(lines) == len(table.steps.steps) + 1


def test_rows_are_added_moved_and_deleted_by_key(document: Document, table: StepsTable) -> None:
    before = [s.id for s in table.steps.steps]
    at(table, before[0], NAME)
    QTest.keyClick(table, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [s.id for s in table.steps.steps][:2] == [before[1], before[0]]
    assert table.chosen() == [before[0]]
    table.insert_below()
    assert len(table.steps.steps) == len(before) + 1
    assert table.steps.steps[2].id not in before
    QTest.keyClick(table.findChildren(QLineEdit)[-1], Key.Key_Escape)
    at(table, before[0], NAME)
    QTest.keyClick(table, Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert before[0] not in [s.id for s in table.steps.steps]
    for _undone in range(3):
        document.undo_stack.undo()
    assert [s.id for s in table.steps.steps] == before


def test_delete_clears_cells_and_keeps_names(document: Document, table: StepsTable) -> None:
    at(table, "spiro", NEXT + 1)
    QTest.keyClick(table, Key.Key_Delete)
    assert document.pathway is not None
    assert document.pathway.step("spiro").deliveries[PROPOSED].staff == ()
    at(table, "spiro", NAME)
    QTest.keyClick(table, Key.Key_Delete)
    assert document.pathway.step("spiro").name.en


def test_a_step_is_done_again_as_in_the_current_design(
    document: Document, table: StepsTable
) -> None:
    at(table, "spiro", NAME)
    table.as_now()
    assert document.pathway is not None
    step = document.pathway.step("spiro")
    assert step.deliveries[PROPOSED] == step.deliveries[CURRENT]


def test_a_cell_is_read_aloud_with_its_step_and_column(table: StepsTable) -> None:
    cell = table.steps.index(table.steps.row_of("spiro"), SETTING)
    said = cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Spirometry with reversibility, Where: Community"


def test_why_an_edit_was_refused_is_said_until_another_is_made(working: MainWindow) -> None:
    document, messages = working.furniture.document, working.furniture.messages
    document.edit("Name", lambda p: edits.set_share(p, "spiro", "selfm", PROPOSED, 2.0))
    assert messages.isVisible()
    document.edit("Name", lambda p: edits.set_share(p, "spiro", "selfm", PROPOSED, 0.5))
    assert not messages.isVisible()
