"""Files that others change, that are damaged, or lie where others' computers reach them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from sqlite3 import connect

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.workspace import Workspace
from planner.workspaces import open_workspace, save_workspace
from ui.dialogs.which import BOTH, THEIRS
from ui.main_window import MainWindow


@pytest.fixture
def path(qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path) -> Path:
    """A file that is open with work in it, and that somebody else has saved since."""
    file = tmp_path / "plan.cbdplan"
    save_workspace(workspace, file)
    with qtbot.waitSignal(window.furniture.document.opened):
        window.furniture.files.open_path(file)
    window.furniture.document.edit_workspace("Count", lambda w: w.with_population(42))
    save_workspace(replace(workspace, author="B. Nurse"), file)
    window.furniture.files.save()
    qtbot.waitUntil(window.furniture.messages.isVisible)
    return file


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def answering(key: str) -> None:
        monkeypatch.setattr("ui.files.ask_changed", lambda *_asked: key)

    return answering


def press_offer(window: MainWindow) -> None:
    [offer] = [
        one
        for one in window.furniture.messages.findChildren(QPushButton)
        if one.isVisible() and one.text()
    ]
    offer.click()


def test_both_are_kept_where_somebody_else_saved_the_file(
    qtbot: QtBot, window: MainWindow, path: Path, answer: Callable[[str], None]
) -> None:
    answer(BOTH)
    press_offer(window)
    mine = path.with_stem("plan (mine)")
    qtbot.waitUntil(lambda: window.furniture.files.is_safe)
    assert open_workspace(path).author == "B. Nurse"
    assert open_workspace(mine).population == 42
    assert window.furniture.document.path == mine


def test_theirs_is_opened_once_mine_was_asked_about(
    qtbot: QtBot,
    window: MainWindow,
    path: Path,
    answer: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    def discard(*names: object) -> str:
        asked.append(names)
        return "discard"

    monkeypatch.setattr("ui.files.ask_unsaved", discard)
    answer(THEIRS)
    press_offer(window)
    qtbot.waitUntil(lambda: window.furniture.document.workspace.author == "B. Nurse")
    assert len(asked) == 1


def test_what_can_be_read_of_a_damaged_file_is_opened_as_new_work(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "plan.cbdplan"
    save_workspace(workspace, file)
    raw = connect(file)
    raw.execute("UPDATE pathway SET document = x'00' WHERE id = 'dvt'")
    raw.commit()
    raw.close()
    damaged = file.read_bytes()
    window.furniture.files.open_path(file)
    qtbot.waitUntil(window.furniture.messages.isVisible)
    document = window.furniture.document
    with qtbot.waitSignal(document.opened):
        press_offer(window)
    assert [one.id for one in document.workspace.pathways] == ["copd"]
    assert document.path is None
    assert document.is_dirty
    assert "Lost: “dvt”." in window.furniture.messages.text
    assert file.read_bytes() == damaged


def test_a_folder_that_is_kept_in_step_is_warned_of_once(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "OneDrive - NHS Wales"
    folder.mkdir()
    file = folder / "plan.cbdplan"
    save_workspace(workspace, file)
    furniture = window.furniture
    for is_told in (True, False):
        with qtbot.waitSignal(furniture.document.opened):
            furniture.files.open_path(file)
        assert furniture.messages.isVisible() == is_told
    furniture.files.open_path(file)
    assert "OneDrive keeps in step" in furniture.messages.text
