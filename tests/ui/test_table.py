"""The table of steps, and running work in the background."""

import threading

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from pathways.errors import UserError
from pathways.model import CURRENT, PROPOSED, Setting
from planner.errors import FileMissingError
from planner.i18n import language, speaking
from ui.document import Document
from ui.models.steps import NAME, NEXT, SETTING, StepTable
from ui.pages.table import TablePage
from ui.tasks import Tasks


def test_moving_a_step_can_be_undone(qtbot: QtBot, document: Document) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    table = StepTable(document, view)
    view.setModel(table)
    row = table.row_of("spiro")
    with qtbot.waitSignal(document.changed):
        assert table.setData(table.index(row, SETTING), "Hospital")
    assert document.undo_stack.undoText() == "Change “Where” of “Spirometry with reversibility”"
    document.undo_stack.undo()
    assert document.pathway is not None
    assert document.pathway.step("spiro").setting(PROPOSED) is Setting.COMMUNITY


def test_the_table_shows_the_design_shown(document: Document) -> None:
    table = StepTable(document)
    cell = table.index(table.row_of("spiro"), SETTING)
    assert cell.data(Qt.ItemDataRole.DisplayRole) == "Community"
    document.show_design(CURRENT)
    assert cell.data(Qt.ItemDataRole.DisplayRole) == "Hospital"


def test_a_step_that_is_not_in_the_design_has_dashes_until_it_is_said_where(
    document: Document,
) -> None:
    document.show_design(CURRENT)
    table = StepTable(document)
    where, staff = (table.index(table.row_of("feno"), at) for at in (SETTING, NEXT + 1))
    assert where.data(Qt.ItemDataRole.DisplayRole) == "–"
    assert not table.flags(staff) & Qt.ItemFlag.ItemIsEditable
    assert table.setData(where, "Community")
    assert table.flags(staff) & Qt.ItemFlag.ItemIsEditable


def test_a_name_is_changed_in_the_language_spoken(document: Document) -> None:
    table = StepTable(document)
    with speaking("cy"):
        table.setData(table.index(table.row_of("spiro"), NAME), "Prawf anadl")
    assert document.pathway is not None
    assert document.pathway.step("spiro").name.cy == "Prawf anadl"
    assert document.pathway.step("spiro").name.en == "Spirometry with reversibility"


def test_a_blank_name_is_not_taken(document: Document) -> None:
    table = StepTable(document)
    assert not table.setData(table.index(0, NAME), "  ")
    assert document.undo_stack.count() == 0


def test_the_table_and_the_map_share_one_selection(qtbot: QtBot, document: Document) -> None:
    page = TablePage(document)
    qtbot.addWidget(page)
    page.table.selectRow(page.table.steps.row_of("spiro"))
    assert document.selection.step == "spiro"
    document.select_steps("triage")
    assert page.table.chosen() == ["triage"]


def test_work_runs_elsewhere_in_the_language_of_who_asked(qtbot: QtBot) -> None:
    tasks = Tasks()
    came: list[tuple[str, bool, bool]] = []

    def work() -> tuple[str, int]:
        return language(), threading.get_ident()

    def done(result: tuple[str, int]) -> None:
        here = threading.current_thread() is threading.main_thread()
        came.append((result[0], result[1] != threading.get_ident(), here))

    with speaking("cy"):
        tasks.run(work, done, lambda _error: None)
    qtbot.waitUntil(lambda: bool(came))
    assert came == [("cy", True, True)]
    assert not tasks.are_running


def test_an_error_of_work_comes_back_to_be_told(qtbot: QtBot) -> None:
    tasks = Tasks()
    errors: list[UserError] = []

    def work() -> None:
        raise FileMissingError(file="x")

    tasks.run(work, lambda _result: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], FileMissingError)
