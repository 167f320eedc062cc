"""Combining with another file in the window: counted, settled side by side, one undo step."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pathways import edits
from pathways.library import starter
from planner.copies import combined_with
from planner.merging.combine import Combined, combined
from planner.merging.conflict import Choice
from planner.workspace import Workspace
from planner.workspaces import make_workspace
from ui.combining import Combining
from ui.dialogs.combine import Combine
from ui.document import Document
from ui.files import Files
from ui.messages import MessageBar
from ui.tasks import Tasks

COPD = starter("copd")
STEP, OTHER = (s.id for s in COPD.steps[:2])
BASE = Workspace("Cwm", population=40_000, pathways=(COPD,), author="Ann")


def noted(step: str, note: str) -> Workspace:
    return BASE.with_pathway(edits.replace_step(COPD, replace(COPD.step(step), note=note)))


@pytest.fixture
def found() -> Combined:
    return combined(BASE, noted(STEP, "By bus"), noted(STEP, "By train"))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def shown(window: QWidget, found: Combined) -> Combine:
    made = Combine(window, found.workspace, found)
    made.show()
    return made


def test_one_press_for_each_conflict_and_one_to_finish(window: QWidget, found: Combined) -> None:
    dialog = shown(window, found)
    (one,) = dialog.disagreements
    one.choices[Choice.THEIRS].click()
    dialog.finish.click()
    after = dialog.result_workspace
    assert after is not None
    assert after.pathways[0].step(STEP).note == "By train"
    assert after.conflicts == ()
    assert after.settled[0].who == "Ann"


def test_a_reason_and_another_value_are_kept(window: QWidget, found: Combined) -> None:
    dialog = shown(window, found)
    (one,) = dialog.disagreements
    one.another.setFocus()
    QTest.keyClicks(one.another, "On foot")
    QTest.keyClicks(one.reason, "Agreed on the telephone")
    assert one.choice is Choice.ANOTHER
    dialog.finish.click()
    assert dialog.result_workspace is not None
    (decided,) = dialog.result_workspace.settled
    assert (decided.value, decided.reason) == ('"On foot"', "Agreed on the telephone")


def test_what_nobody_settles_stays_open_in_the_workspace(window: QWidget, found: Combined) -> None:
    dialog = shown(window, found)
    dialog.finish.click()
    assert dialog.result_workspace == found.workspace
    assert found.workspace.conflicts


def test_going_back_leaves_everything_as_it_was(window: QWidget, found: Combined) -> None:
    dialog = shown(window, found)
    dialog.disagreements[0].choices[Choice.MINE].click()
    dialog.cancel.click()
    assert dialog.result_workspace is None


def test_a_number_that_is_none_is_refused_beside_its_field(window: QWidget) -> None:
    many, few = (replace(BASE, population=n) for n in (50_000, 30_000))
    dialog = shown(window, combined(BASE, many, few))
    (one,) = dialog.disagreements
    QTest.keyClicks(one.another, "lots")
    dialog.finish.click()
    assert dialog.result_workspace is None
    assert "lots" in one.fault.text()


def test_combining_is_one_undo_step(
    qtbot: QtBot, window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "theirs.cbdplan"
    make_workspace(noted(OTHER, "There"), path)
    document = Document(noted(STEP, "Here"))
    tasks, bar = Tasks(document), MessageBar(window)
    combining = Combining(window, document, Files(window, document, tasks, bar), tasks, bar)

    def accept(dialog: Combine) -> int:
        dialog.finish.click()
        return 1

    monkeypatch.setattr(Combine, "exec", accept)
    before = document.workspace
    with qtbot.waitSignal(document.changed):
        combining.combine_with(path)
    assert document.workspace == combined_with(before, None, "", path).workspace
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.workspace == before
