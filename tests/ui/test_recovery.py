"""What was done without saving is kept, offered after a killed program, and opened again."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.own_folder import own_folder
from planner.store.journal import last
from planner.working_copies import Recovered, recovered, set_aside
from planner.workspace import Workspace
from planner.workspaces import open_workspace, save_workspace
from ui import autosave
from ui.dialogs.put_aside import PutAside
from ui.dialogs.which import AS_SAVED, RECOVERED
from ui.main_window import MainWindow

# A whole window in a program of its own: it is killed as soon as its work is on the disk.
KILLED = """
import os, sys
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[1])
from pathways.library import starter
from planner.workspace import Workspace
from ui.main_window import MainWindow
from ui.theme import Theme
app = QApplication([])
window = MainWindow(app, Theme(app))
window.show()
window.furnish()
furniture = window.furniture
furniture.document.open(Workspace("Cwm", pathways=(starter("dvt"),)))
for people in range(50):
    furniture.document.edit_workspace("Count", lambda w: w.with_population(people))
def look():
    if furniture.autosave.is_kept:
        os.kill(os.getpid(), 9)
timer = QTimer(interval=5)
timer.timeout.connect(look)
timer.start()
QTimer.singleShot(30000, lambda: os._exit(3))
app.exec()
"""

# The same without a window, which is quicker.
LEFT = """
import os, sys
from pathlib import Path
from pathways.library import starter
from planner.working_copies import WorkingCopy
from planner.workspace import Workspace
from planner.workspaces import verify
file = Path(sys.argv[2]) if len(sys.argv) > 2 else None
found = verify(file) if file else None
work = found.workspace if found else Workspace("Cwm", pathways=(starter("dvt"),))
WorkingCopy().keep(work.with_population(49), file, found.seal if found else "")
os.kill(os.getpid(), 9)
"""


def killed(tmp_path: Path, *file: Path, script: str = LEFT) -> None:
    """A program with 49 people in it that was killed; it had the file open, if there is one."""
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path), *file], check=False)
    assert done.returncode == -9


def name(window: MainWindow, cluster: str) -> None:
    window.furniture.document.edit_workspace("Rename", lambda w: replace(w, cluster=cluster))


def kept_files() -> list[Path]:
    folder = own_folder("working")
    return sorted(folder.glob("*.cbdwork")) if folder.is_dir() else []


def wait_for_list(qtbot: QtBot, window: MainWindow) -> tuple[Recovered, ...]:
    listed = window.furniture.beginnings.recovered
    with qtbot.waitSignal(listed.looked):
        listed.look()
    return recovered()


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Answers the question which work to open, and lists which files it was asked about."""

    def answering(key: str) -> list[str]:
        asked: list[str] = []

        def ask(_parent: object, file: str, _at: datetime) -> str:
            asked.append(file)
            return key

        monkeypatch.setattr("ui.files.ask_newer", ask)
        return asked

    return answering


def test_an_action_is_on_the_disk_within_a_second(qtbot: QtBot, working: MainWindow) -> None:
    assert autosave.SOON <= 500
    furniture = working.furniture
    assert kept_files() == []
    name(working, "Cwm")
    assert not furniture.autosave.is_kept
    qtbot.waitUntil(lambda: furniture.autosave.is_kept)
    [file] = kept_files()
    kept = last(file)
    assert kept is not None
    assert kept.workspace == furniture.document.workspace
    name(working, "Nant")
    qtbot.waitUntil(lambda: furniture.autosave.is_kept)
    assert kept_files() == [file]


def test_the_working_copy_goes_once_the_file_holds_the_work(
    qtbot: QtBot, working: MainWindow, tmp_path: Path
) -> None:
    furniture, file = working.furniture, tmp_path / "plan.cbdplan"
    name(working, "Cwm")
    qtbot.waitUntil(lambda: kept_files() != [])
    furniture.files._write(file, None)
    qtbot.waitUntil(lambda: furniture.files.is_safe)
    qtbot.waitUntil(lambda: kept_files() == [])
    assert open_workspace(file).cluster == "Cwm"


def test_the_working_copy_goes_with_work_that_was_discarded(
    qtbot: QtBot, working: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.files.ask_unsaved", lambda *_asked: "discard")
    name(working, "Cwm")
    qtbot.waitUntil(lambda: kept_files() != [])
    name(working, "Not yet kept")
    working.close()
    qtbot.waitUntil(lambda: not working.isVisible())
    folder = own_folder("working")
    assert [file for file in folder.iterdir() if file.is_file()] == []


def test_work_that_cannot_be_kept_is_said_once(
    qtbot: QtBot, working: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder would be")
    monkeypatch.setenv("CBD_PLANNER_DATA", str(blocked))
    messages = working.furniture.messages
    name(working, "Cwm")
    qtbot.waitUntil(messages.isVisible)
    assert "cannot be kept as you go" in messages.text
    messages.hide()
    name(working, "Nant")
    qtbot.waitUntil(lambda: not working.furniture.tasks.are_running)
    assert not messages.isVisible()


def test_after_a_killed_window_its_work_is_offered_with_a_picture_name_and_time(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    killed(tmp_path / "theirs", script=KILLED)
    [left] = wait_for_list(qtbot, window)
    assert left.kept.workspace.population == 49
    listed = window.furniture.beginnings.recovered
    assert not listed.isHidden()
    [entry] = listed.entries
    shown, when = entry.words
    assert shown == "Cwm"
    assert str(left.kept.at.astimezone().year) in when
    assert "Cwm" in entry.open_button.accessibleName()
    entry.open_button.click()
    document = window.furniture.document
    assert document.workspace.population == 49
    assert document.path is None
    assert document.is_dirty
    qtbot.waitUntil(lambda: recovered() == ())  # the new working copy holds it
    qtbot.waitUntil(lambda: len(set_aside()) == 1)


def test_recovered_work_can_be_put_aside(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    killed(tmp_path / "theirs")
    wait_for_list(qtbot, window)
    listed = window.furniture.beginnings.recovered
    listed.entries[0].aside_button.click()
    qtbot.waitUntil(lambda: listed.entries == ())
    assert listed.isHidden()
    assert len(set_aside()) == 1
    window.furniture.history.show_put_aside()
    [shown] = window.findChildren(PutAside)
    qtbot.waitUntil(lambda: shown.list.entries != ())
    shown.list.entries[0].open_button.click()
    assert window.furniture.document.workspace.population == 49
    assert window.furniture.document.is_dirty
    qtbot.waitUntil(lambda: window.furniture.autosave.is_kept)


def test_opening_a_file_with_newer_work_asks_which_and_keeps_both(
    qtbot: QtBot,
    window: MainWindow,
    tmp_path: Path,
    workspace: Workspace,
    answer: Callable[[str], list[str]],
) -> None:
    file = tmp_path / "plan.cbdplan"
    save_workspace(workspace, file)
    killed(tmp_path / "theirs", file)
    files, document = window.furniture.files, window.furniture.document
    asked = answer(AS_SAVED)
    with qtbot.waitSignal(document.opened):
        files.open_path(file)
    assert document.workspace == workspace
    assert document.path == file
    assert len(recovered()) == 1
    answer(RECOVERED)
    with qtbot.waitSignal(document.opened):
        files.open_path(file)
    assert document.workspace.population == 49
    assert document.path is None
    assert files.name() == "plan"
    assert open_workspace(file) == workspace
    assert asked == ["plan"]


def test_recovered_work_is_not_saved_over_what_somebody_saved_since(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, workspace: Workspace
) -> None:
    file = tmp_path / "plan.cbdplan"
    save_workspace(workspace, file)
    killed(tmp_path / "theirs", file)
    [left] = recovered()
    theirs = replace(workspace, author="B. Nurse")
    save_workspace(theirs, file)
    files = window.furniture.files
    files.open_recovered(left)
    files._write(file, None)
    qtbot.waitUntil(window.furniture.messages.isVisible)
    assert "changed by somebody else" in window.furniture.messages.text
    assert open_workspace(file) == theirs


def test_the_time_is_told_in_welsh_too(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    killed(tmp_path / "theirs")
    [left] = wait_for_list(qtbot, window)
    [entry] = window.furniture.beginnings.recovered.entries
    english = entry.open_button.accessibleName()
    window.speak("cy")
    assert entry.open_button.accessibleName() != english
    assert left.kept.at > datetime.now(UTC) - timedelta(minutes=1)
