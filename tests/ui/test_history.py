"""Earlier versions: kept under a name, looked through with what changed, brought back by undo."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.versions import versions_of
from planner.workspace import Workspace
from planner.workspaces import save_workspace
from ui.dialogs.history import HistoryWindow
from ui.dialogs.keep_version import KeepVersion
from ui.main_window import MainWindow


@pytest.fixture
def path(qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path) -> Path:
    """A file with two versions, open in the window."""
    file = tmp_path / "plan.cbdplan"
    save_workspace(workspace, file, named=("First draft", "For Siân"))
    save_workspace(replace(workspace, author="Siân").with_population(41_000), file)
    with qtbot.waitSignal(window.furniture.document.opened):
        window.furniture.files.open_path(file)
    return file


@pytest.fixture
def history(qtbot: QtBot, window: MainWindow, path: Path) -> HistoryWindow:
    """The window with the versions, once the first is compared."""
    window.furniture.history.show()
    found: Callable[[], list[HistoryWindow]] = lambda: window.findChildren(HistoryWindow)  # noqa: E731
    qtbot.waitUntil(lambda: found() != [])
    [made] = found()
    qtbot.waitUntil(lambda: made.sentences != ())
    return made


def test_the_versions_are_listed_the_latest_first(history: HistoryWindow) -> None:
    lines = [history.list.item(row).text() for row in range(history.list.count())]
    assert "Siân" in lines[0]
    assert lines[1].startswith("First draft\n")
    assert history.sentences == ("Nothing has changed.",)
    assert not history.back_button.isEnabled()


def test_a_version_is_compared_with_the_work_of_now_and_with_the_one_before(
    qtbot: QtBot, history: HistoryWindow
) -> None:
    with qtbot.waitSignal(history.compared):
        history.list.setCurrentRow(1)
    assert "Population: from “40,000” to “41,000”." in history.sentences
    with qtbot.waitSignal(history.compared):
        history.with_before.click()
    assert history.sentences == ("Nothing has changed.",)  # it is the first
    with qtbot.waitSignal(history.compared):
        history.list.setCurrentRow(0)
    assert "Population: from “40,000” to “41,000”." in history.sentences


def test_an_earlier_version_is_brought_back_as_one_undo_step(
    window: MainWindow, history: HistoryWindow
) -> None:
    document = window.furniture.document
    now = document.workspace
    history.list.setCurrentRow(1)
    history.back_button.click()
    assert document.workspace.population == 40_000
    assert "Bring back the version of" in document.undo_stack.undoText()
    document.undo_stack.undo()
    assert document.workspace == now


def test_a_version_is_kept_under_a_name(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.furniture.document.edit_workspace("Count", lambda w: w.with_population(42_000))
    window.furniture.history.ask_name()
    [asked] = window.findChildren(KeepVersion)
    assert not asked.keep_button.isEnabled()
    asked.name.setText(" For the board ")
    asked.note.setText("Agreed")
    asked.keep_button.click()
    qtbot.waitUntil(lambda: window.furniture.files.is_safe)
    kept = versions_of(path)[0]
    assert (kept.name, kept.note, kept.workspace.population) == ("For the board", "Agreed", 42_000)
    window.furniture.files.save()
    qtbot.waitUntil(lambda: window.furniture.files.is_safe)
    assert [one.name for one in versions_of(path)] == ["For the board", "", "First draft"]


def test_a_workspace_that_was_never_saved_has_no_versions_yet(working: MainWindow) -> None:
    working.furniture.history.show()
    assert "Save the workspace first" in working.furniture.messages.text


def test_the_versions_are_told_in_welsh(
    qtbot: QtBot, window: MainWindow, history: HistoryWindow
) -> None:
    with qtbot.waitSignal(history.compared):
        history.list.setCurrentRow(1)
    english = history.sentences
    with qtbot.waitSignal(history.compared):
        window.speak("cy")
    assert history.list.currentRow() == 1
    assert not set(english) & set(history.sentences)
