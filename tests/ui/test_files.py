"""One save at a time, the latest work always wins, and no work is let go of unasked."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.workspace import Workspace
from planner.workspaces import Report, open_workspace, save_workspace, verify
from ui.dialogs import question
from ui.document import Document
from ui.files import Files
from ui.main_window import MainWindow

PATIENCE = 10.0


class Gate:
    """Lets work in a thread go on when the test says so; ``came`` counts who has reached it."""

    def __init__(self) -> None:
        self.came = 0
        self._open = threading.Semaphore(0)

    def pass_through(self) -> None:
        self.came += 1
        assert self._open.acquire(timeout=PATIENCE)

    def let(self, many: int = 1) -> None:
        self._open.release(many)


@pytest.fixture
def saving(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Every save waits at this gate before it writes."""
    gate = Gate()

    def save(
        workspace: Workspace,
        path: Path,
        since: str | None = None,
        named: tuple[str, str] | None = None,
        copied_from: tuple[Path, str] | None = None,
    ) -> str:
        gate.pass_through()
        return save_workspace(workspace, path, since=since, named=named, copied_from=copied_from)

    monkeypatch.setattr("ui.files.save_workspace", save)
    yield gate
    gate.let(9)


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Every file that is opened waits at this gate after it was read."""
    gate = Gate()

    def read(path: Path) -> Report:
        found = verify(path)
        gate.pass_through()
        return found

    monkeypatch.setattr("ui.files.verify", read)
    yield gate
    gate.let(9)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the person answers to the question about unsaved work, from the last; asked again,
    the person goes back."""
    answers: list[str] = []

    def ask(_parent: object, _name: str) -> str:
        return answers.pop() if answers else question.CANCEL

    monkeypatch.setattr("ui.files.ask_unsaved", ask)
    return answers


@pytest.fixture
def path(working: MainWindow, workspace: Workspace, tmp_path: Path) -> Path:
    """The file the open workspace is saved in."""
    file = tmp_path / "mine.cbdplan"
    save_workspace(workspace, file)
    working.furniture.document.mark_saved(workspace, file)
    return file


@pytest.fixture
def other(workspace: Workspace, tmp_path: Path) -> Path:
    """Another workspace's file."""
    file = tmp_path / "other.cbdplan"
    save_workspace(replace(workspace, cluster="Other"), file)
    return file


def document_of(window: MainWindow) -> Document:
    return window.furniture.document


def files_of(window: MainWindow) -> Files:
    return window.furniture.files


def call(window: MainWindow, name: str) -> None:
    document_of(window).edit_workspace("Rename", lambda w: replace(w, cluster=name))


def choosing(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    chosen: Callable[..., tuple[str, str]] = lambda *_a, **_k: (str(path), "")  # noqa: E731
    monkeypatch.setattr("ui.files.QFileDialog.getSaveFileName", chosen)


def test_a_save_asked_for_while_one_runs_follows_it_with_the_latest_work(
    qtbot: QtBot, working: MainWindow, path: Path, saving: Gate
) -> None:
    files = files_of(working)
    call(working, "First")
    files.save()
    call(working, "Second")
    files.save()
    call(working, "Third")
    qtbot.waitUntil(lambda: saving.came == 1)
    saving.let(2)
    qtbot.waitUntil(lambda: files.is_safe)
    assert open_workspace(path).cluster == "Third"
    assert saving.came == 2


def test_a_save_asked_for_twice_of_the_same_work_is_done_once(
    qtbot: QtBot, working: MainWindow, path: Path, saving: Gate
) -> None:
    files = files_of(working)
    call(working, "First")
    files.save()
    files.save()
    saving.let(2)
    qtbot.waitUntil(lambda: files.is_safe)
    assert saving.came == 1


def test_work_done_while_it_is_saved_stays_unsaved(
    qtbot: QtBot, working: MainWindow, path: Path, saving: Gate
) -> None:
    document = document_of(working)
    call(working, "First")
    files_of(working).save()
    call(working, "Second")
    with qtbot.waitSignal(document.saved):
        saving.let()
    assert document.is_dirty
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.workspace.cluster == "Test cluster"
    assert document.is_dirty  # the file holds "First"


def test_work_done_while_leaving_saves_is_asked_about_again(
    qtbot: QtBot, working: MainWindow, path: Path, saving: Gate, asked: list[str]
) -> None:
    asked[:] = [question.CANCEL, question.SAVE]
    call(working, "First")
    working.close()
    call(working, "Second")
    saving.let()
    qtbot.waitUntil(lambda: asked == [])
    assert working.isVisible()
    assert document_of(working).is_dirty
    asked[:] = [question.SAVE]
    saving.let()
    working.close()
    qtbot.waitUntil(lambda: not working.isVisible())
    assert open_workspace(path).cluster == "Second"


def test_leaving_waits_for_the_save_that_runs(
    qtbot: QtBot, working: MainWindow, path: Path, saving: Gate, asked: list[str]
) -> None:
    asked[:] = ["never asked"]
    call(working, "First")
    files_of(working).save()
    working.close()
    assert working.isVisible()
    saving.let()
    qtbot.waitUntil(lambda: not working.isVisible())
    assert open_workspace(path).cluster == "First"
    assert asked == ["never asked"]


def test_work_done_after_it_was_let_go_of_is_asked_about(
    qtbot: QtBot, working: MainWindow, path: Path, asked: list[str]
) -> None:
    asked[:] = [question.CANCEL, question.DISCARD]
    call(working, "First")
    working.close()
    call(working, "Second")  # before the window has had the time to go
    qtbot.waitUntil(lambda: asked == [])
    assert working.isVisible()
    assert document_of(working).workspace.cluster == "Second"


@pytest.mark.parametrize("answer", [question.CANCEL, question.DISCARD, question.SAVE])
def test_work_done_while_another_file_is_read_is_asked_about(
    qtbot: QtBot,
    working: MainWindow,
    path: Path,
    other: Path,
    reading: Gate,
    asked: list[str],
    answer: str,
) -> None:
    asked[:] = [answer]
    files_of(working).open_path(other)
    qtbot.waitUntil(lambda: reading.came == 1)
    call(working, "Mine")
    reading.let(2)
    qtbot.waitUntil(lambda: asked == [])
    shown = "Mine" if answer == question.CANCEL else "Other"
    qtbot.waitUntil(lambda: document_of(working).workspace.cluster == shown)
    saved = "Mine" if answer == question.SAVE else "Test cluster"
    assert open_workspace(path).cluster == saved


def test_the_file_asked_for_last_is_the_one_that_opens(
    qtbot: QtBot, working: MainWindow, path: Path, other: Path, reading: Gate
) -> None:
    files_of(working).open_path(other)
    qtbot.waitUntil(lambda: reading.came == 1)
    working.furniture.begin_with("dvt")
    reading.let()
    qtbot.waitUntil(lambda: not working.furniture.tasks.are_running)
    assert document_of(working).workspace.cluster != "Other"


def test_discarded_work_is_still_there_when_the_other_file_cannot_be_read(
    qtbot: QtBot, working: MainWindow, path: Path, tmp_path: Path, asked: list[str]
) -> None:
    asked[:] = [question.CANCEL, question.DISCARD]
    call(working, "Mine")
    files_of(working).open_path(tmp_path / "gone.cbdplan")
    qtbot.waitUntil(working.furniture.messages.isVisible)
    working.close()
    assert asked == []  # leaving asks anew
    assert document_of(working).workspace.cluster == "Mine"
    assert working.isVisible()


def test_a_save_under_another_name_while_one_runs_goes_to_that_name(
    qtbot: QtBot,
    working: MainWindow,
    path: Path,
    tmp_path: Path,
    saving: Gate,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files, copy = files_of(working), tmp_path / "copy.cbdplan"
    choosing(monkeypatch, copy)
    call(working, "First")
    files.save()
    files.save_as()
    call(working, "Second")
    files.save()
    saving.let(2)
    qtbot.waitUntil(lambda: files.is_safe)
    assert document_of(working).path == copy
    assert (open_workspace(path).cluster, open_workspace(copy).cluster) == ("First", "Second")


def test_what_somebody_else_saved_meanwhile_is_not_replaced(
    qtbot: QtBot, working: MainWindow, other: Path
) -> None:
    files, document = files_of(working), document_of(working)
    with qtbot.waitSignal(document.opened):
        files.open_path(other)
    call(working, "Mine")
    files.save()
    qtbot.waitUntil(lambda: files.is_safe)
    save_workspace(replace(document.workspace, cluster="Theirs"), other)
    call(working, "Mine again")
    files.save()
    qtbot.waitUntil(working.furniture.messages.isVisible)
    assert "changed by somebody else" in working.furniture.messages.text
    assert open_workspace(other).cluster == "Theirs"
    assert document.is_dirty
