"""From a figure to the field where its number is typed."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pathways.parameters import parameters
from ui.fields.assumption import AssumptionField
from ui.fields.quantity import QuantityField
from ui.main_window import MainWindow


def field_in_use(window: MainWindow) -> QuantityField:
    """The field that has the cursor."""
    fields = window.furniture.work.inspector.findChildren(QuantityField)
    (found,) = [f for f in fields if f.entry is window.focusWidget()]
    return found


def test_every_number_of_a_pathway_has_a_field_to_go_to(qtbot: QtBot, working: MainWindow) -> None:
    work, document = working.furniture.work, working.furniture.document
    pathway = document.pathway
    assert pathway is not None
    for found in parameters(pathway)[::7]:
        work.go_to_input(found.key)
        assert field_in_use(working).quantity() is found.quantity
        assert document.design == found.design or not found.design


@pytest.mark.parametrize(("key", "shown"), [("sickness", "5.5"), ("variable_share", "20")])
def test_a_shared_number_has_a_form_of_its_own(working: MainWindow, key: str, shown: str) -> None:
    work = working.furniture.work
    work.go_to_input(key)
    field = field_in_use(working)
    assert isinstance(field, AssumptionField)
    assert field.entry.text() == shown


def test_a_shared_number_typed_moves_the_figures_and_can_be_taken_back(
    qtbot: QtBot, working: MainWindow
) -> None:
    work, document = working.furniture.work, working.furniture.document
    work.go_to_input("variable_share")
    before = work.strip.figures
    field = field_in_use(working)
    field.entry.selectAll()
    QTest.keyClicks(field.entry, "40")
    assert document.workspace.assumptions["variable_share"].central == 0.4
    assert document.workspace.assumptions["variable_share"].is_illustrative
    assert document.estimate is not None
    document.undo_stack.undo()
    assert not document.workspace.assumptions
    assert work.strip.figures == before


def test_a_share_above_all_is_refused_beside_the_field(qtbot: QtBot, working: MainWindow) -> None:
    work, document = working.furniture.work, working.furniture.document
    work.go_to_input("variable_share")
    field = field_in_use(working)
    field.entry.selectAll()
    QTest.keyClicks(field.entry, "140")
    assert field.fault
    assert document.workspace.assumptions.get("variable_share") is None


def test_a_number_that_nobody_has_given_is_blank_and_says_who_may_know(
    qtbot: QtBot, working: MainWindow
) -> None:
    work, document = working.furniture.work, working.furniture.document
    work.go_to_input("turnover")
    field = field_in_use(working)
    assert field.entry.text() == ""
    QTest.keyClicks(field.entry, "12")
    assert document.workspace.assumptions["turnover"].central == 0.12


def test_the_population_is_asked_for_in_the_head_of_the_window(
    qtbot: QtBot, working: MainWindow
) -> None:
    work = working.furniture.work
    with qtbot.waitSignal(work.population_asked):
        work.go_to_input("population")
