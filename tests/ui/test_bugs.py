"""A fault of the planner's own ends nothing: it is told, noted, and the work can be saved."""

import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from pathways.errors import UserError
from planner.workspaces import open_workspace
from ui.bugs import BugError, Bugs, guarded
from ui.main_window import MainWindow
from ui.settings import notes
from ui.tasks import Tasks
from ui.text import announce_language, say

WORDS = "Something went wrong inside the planner (RuntimeError)"


def fail(*_args: object, **_kwargs: object) -> None:
    raise RuntimeError("by nought")


@pytest.fixture
def bugs(monkeypatch: pytest.MonkeyPatch) -> Bugs:
    """Bugs are taken in as in the application, until the test ends."""
    for module, hook in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    made = Bugs()
    made.watch()
    return made


@pytest.fixture
def told(bugs: Bugs, working: MainWindow) -> MainWindow:
    """The window, in which bugs are told."""
    shown = working.furniture.messages.show_bug
    bugs.came.connect(shown, Qt.ConnectionType.QueuedConnection)
    return working


@pytest.mark.parametrize("broken", ["planner.estimates.estimate_of", "planner.checks.findings"])
def test_a_bug_in_the_working_out_is_told_and_the_work_can_be_saved(
    qtbot: QtBot, told: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    furniture, path = told.furniture, tmp_path / "a.cbdplan"
    monkeypatch.setattr(broken, fail)
    furniture.document.edit_workspace("People", lambda w: w.with_population(50_000))
    qtbot.waitUntil(furniture.messages.isVisible)
    assert WORDS in furniture.messages.text
    for page in (1, 2, 3, 0, 2, 3):
        furniture.work.show_page(page)
        told.speak_the_other()
    assert told.isVisible()
    furniture.document.mark_saved(replace(furniture.document.workspace), path)
    furniture.files.save()
    qtbot.waitUntil(lambda: furniture.files.is_safe)
    assert open_workspace(path).population == 50_000


def test_where_the_estimate_fails_no_figure_is_left_standing(
    qtbot: QtBot, told: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    furniture = told.furniture
    assert furniture.work.strip.figures
    monkeypatch.setattr("planner.estimates.estimate_of", fail)
    furniture.document.edit_workspace("People", lambda w: w.with_population(50_000))
    assert furniture.work.strip.figures == ()
    assert WORDS in furniture.work.strip.why_not
    furniture.work.show_page(2)
    assert WORDS in furniture.work.results.why_not.words.text()
    assert isinstance(furniture.document.estimate_error, BugError)
    monkeypatch.undo()
    furniture.document.undo_stack.undo()
    assert furniture.work.strip.figures


def test_the_details_can_be_copied_and_are_noted(qtbot: QtBot, told: MainWindow) -> None:
    messages = told.furniture.messages
    sys.excepthook(ZeroDivisionError, ZeroDivisionError("by nought"), None)
    qtbot.waitUntil(messages.isVisible)
    assert "(ZeroDivisionError)" in messages.text
    page = told.pages  # the message lies over it, and moves nothing
    assert (page.y(), page.height()) == (told.header.height(), told.height() - told.header.height())
    messages._offer.click()
    assert "by nought" in QApplication.clipboard().text()
    assert "by nought" in notes().read_text("utf-8")


def test_a_document_that_a_bug_keeps_from_being_written_is_told(
    qtbot: QtBot, told: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = told.furniture.work.proposal.export
    export.set_folder(tmp_path)
    monkeypatch.setitem(export.export.__globals__["WRITERS"], ".svg", fail)
    export.export(".svg")
    assert "Writing" in export.result
    qtbot.waitUntil(lambda: export.result == "Nothing was written.")
    assert WORDS in told.furniture.messages.text


def test_work_that_ends_in_a_bug_fails_and_is_noted(qtbot: QtBot, bugs: Bugs) -> None:
    tasks = Tasks()
    failed: list[UserError] = []
    tasks.run(fail, lambda _result: None, failed.append)
    with qtbot.waitSignal(bugs.came):
        pass
    assert isinstance(failed[0], BugError)
    assert not tasks.are_running
    assert "by nought" in notes().read_text("utf-8")


def test_work_that_ends_itself_is_not_waited_for_ever(qtbot: QtBot, bugs: Bugs) -> None:
    tasks = Tasks()
    failed: list[UserError] = []
    tasks.run(lambda: sys.exit(3), lambda _result: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert not tasks.are_running


def test_an_error_in_a_thread_of_its_own_is_told_too(qtbot: QtBot, bugs: Bugs) -> None:
    with qtbot.waitSignal(bugs.came) as came:
        threading.Thread(target=fail).start()
    assert came.args is not None
    assert "by nought" in came.args[1]


def test_an_error_that_cannot_be_raised_is_told_too(qtbot: QtBot, bugs: Bugs) -> None:
    class Dying:
        def __del__(self) -> None:
            fail()

    with qtbot.waitSignal(bugs.came):
        Dying()


def test_no_error_goes_through_an_override_into_qt(qtbot: QtBot, bugs: Bugs) -> None:
    class Page(QWidget):
        @guarded
        def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
            super().showEvent(event)
            fail()

    stack = QStackedWidget()
    qtbot.addWidget(stack)
    for widget in (QWidget(), Page(), Page()):
        stack.addWidget(widget)
    stack.show()
    came: list[object] = []
    bugs.came.connect(lambda error, _details: came.append(error))
    for i in (1, 2, 1, 2):
        stack.setCurrentIndex(i)
    assert len(came) == 4


def test_a_text_that_cannot_be_said_keeps_no_other_from_being_said(
    qtbot: QtBot, bugs: Bugs
) -> None:
    broken, sound = QLabel(), QLabel()
    for label in (broken, sound):
        qtbot.addWidget(label)
    say(broken, broken.setText, "Undo")
    say(broken, broken.setToolTip, "Undo")
    say(sound, sound.setText, "Undo")
    broken.children()[0]._actions["setText"] = fail  # type: ignore[attr-defined]
    try:
        with qtbot.waitSignal(bugs.came):
            announce_language("cy")
        assert (broken.toolTip(), sound.text()) == ("Dadwneud", "Dadwneud")
    finally:
        broken.children()[0]._actions.clear()  # type: ignore[attr-defined]
        announce_language("en")


def test_the_notes_begin_anew_before_they_fill_the_disk(bugs: Bugs) -> None:
    file = notes()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("x" * 300_000, "utf-8")
    sys.excepthook(RuntimeError, RuntimeError("by nought"), None)
    assert len(file.read_text("utf-8")) < 1000
