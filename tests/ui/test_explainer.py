"""A click on a figure opens where it comes from, in either language, down to the field."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.explained import known_figures, told
from ui.main_window import MainWindow
from ui.panels.explainer import Explainer
from ui.text import announce_language


@pytest.fixture
def explainer(working: MainWindow) -> Explainer:
    return working.furniture.work.explainer


def test_each_of_the_five_numbers_opens(working: MainWindow, explainer: Explainer) -> None:
    opened = []
    for button in working.furniture.work.strip._figures:
        button.click()
        assert explainer.isVisible()
        assert explainer.told is not None
        opened.append(explainer.told.figure)
    assert opened == ["contacts_out", "ls1", "wte_needed", "recurring_cost", "double_running"]


def test_parts_add_up_to_the_figure(working: MainWindow) -> None:
    made = working.furniture.document.estimate
    assert made is not None
    found = told(made, "contacts_out")
    # 209 + 132 + 6.86 contacts leave hospital, each rounded, so by up to half a contact.
    assert found.value.split()[0] == found.plain == "349"
    assert sum(float(part.value) for part in found.parts) == pytest.approx(349, abs=1.5)


def test_every_figure_can_be_opened(working: MainWindow, explainer: Explainer) -> None:
    for figure in known_figures():
        explainer.open_figure(figure)
        assert explainer.told is not None
        assert explainer.told.title in explainer.choice.currentText()
        assert explainer.told.words in explainer.text.toPlainText()


def test_an_input_leads_to_its_field(working: MainWindow, explainer: Explainer) -> None:
    explainer.open_figure("recurring_cost")
    assert explainer.told is not None
    document = working.furniture.document
    key = next(i.key for i in explainer.told.inputs if i.key.startswith("steps.spiro.proposed"))
    explainer.text.anchorClicked.emit(QUrl(f"input:{key}"))
    assert document.selection.step == "spiro"
    assert document.design == "proposed"


def test_it_follows_edits_language_and_the_loss_of_figures(
    working: MainWindow, explainer: Explainer
) -> None:
    document = working.furniture.document
    explainer.open_figure("contacts_out")
    before = explainer.value.text()
    document.edit_workspace("People", lambda w: w.with_population(80_000))
    assert explainer.value.text() != before
    announce_language("cy")
    assert "cyswllt" in explainer.value.text()
    announce_language("en")
    document.edit_workspace("People", lambda w: w.with_population(None))
    assert not explainer.isVisible()


def test_names_are_shown_as_they_are_typed(working: MainWindow, explainer: Explainer) -> None:
    from pathways.edits import rename_step
    from pathways.values import Name

    document = working.furniture.document
    document.edit("Rename", lambda p: rename_step(p, "spiro", Name("<b>Blow</b> & go")))
    explainer.open_figure("contacts_out")
    assert "<b>Blow</b> & go" in explainer.text.toPlainText()


def test_escape_closes_it(qtbot: QtBot, explainer: Explainer) -> None:
    explainer.open_figure("ls1")
    QTest.keyClick(explainer.text, Qt.Key.Key_Escape)
    assert not explainer.isVisible()
