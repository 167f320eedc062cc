"""What moves the answer most is found beside the editing, and becomes a question."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pathways.edits import rename_step, set_delivery
from pathways.library import starter
from pathways.values import Name
from planner.estimates import swings_of
from planner.workspace import Workspace
from resources.estimate import Estimate
from resources.sensitivity import Swing, each_swing
from ui.document import Document
from ui.main_window import MainWindow
from ui.swings import Swings


def opened() -> Document:
    return Document(Workspace("Arfon", population=40_000, pathways=(starter("copd"),)))


def rules(document: Document) -> list[str]:
    return [f.rule for f in document.findings]


def test_illustrative_numbers_that_decide_are_asked_about_once_found(qtbot: QtBot) -> None:
    document = opened()
    finder = Swings(document)
    assert "N01" not in rules(document)
    with qtbot.waitSignal(document.findings_changed):
        document.changed.emit()
    assert "N01" in rules(document)
    assert finder.parent() is None


def test_questions_stay_while_the_next_answer_is_looked_for(qtbot: QtBot) -> None:
    document = opened()
    made = document.estimate
    assert made is not None
    document.take_swings(made, swings_of(made))
    before = rules(document)
    document.edit("Rename", lambda p: rename_step(p, "spiro", Name("Blow")))
    assert rules(document) == before


def test_swings_of_an_estimate_that_is_no_longer_shown_are_not_taken(qtbot: QtBot) -> None:
    document = opened()
    made = document.estimate
    assert made is not None
    found = swings_of(made)
    document.edit_workspace("People", lambda w: w.with_population(10))
    document.take_swings(made, found)
    assert "N01" not in rules(document)


def test_inputs_that_are_gone_ask_nothing(qtbot: QtBot) -> None:
    document = opened()
    made = document.estimate
    assert made is not None
    document.take_swings(made, swings_of(made))
    gone = {f.objects for f in document.findings if f.rule == "N01"}
    assert any(o[0].startswith("steps.review") for o in gone)
    document.edit("Take out", lambda p: set_delivery(p, "review", "proposed", None))
    left = {f.objects for f in document.findings if f.rule == "N01"}
    assert not any(o[0].startswith("steps.review.proposed") for o in left)


class Endless:
    """A search that never comes to its end by itself."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun = threading.Event()
        self.given_up = threading.Event()
        self._never = threading.Event()
        monkeypatch.setattr("resources.sensitivity.each_swing", self.search)

    def search(self, made: Estimate) -> Iterator[Swing]:
        first = next(each_swing(made))
        self.begun.set()
        try:
            while not self._never.wait(0.001):
                yield first
        finally:
            self.given_up.set()


def test_a_search_is_given_up_at_the_next_edit_and_begun_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = opened()
    finder = Swings(document)
    with monkeypatch.context() as patched:
        endless = Endless(patched)
        document.changed.emit()
        qtbot.waitUntil(endless.begun.is_set)
        document.edit_workspace("People", lambda w: w.with_population(50_000))
        qtbot.waitUntil(endless.given_up.is_set)
    with qtbot.waitSignal(document.findings_changed):
        pass
    assert "N01" in rules(document)
    finder.stop()


def test_an_edit_that_leaves_the_estimate_as_it_is_does_not_end_the_search_for_good(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = opened()
    finder = Swings(document)
    with monkeypatch.context() as patched:
        endless = Endless(patched)
        document.changed.emit()
        qtbot.waitUntil(endless.begun.is_set)
        made = document.estimate
        document.edit_workspace("Rename", lambda w: replace(w, cluster="Eifionydd"))
        qtbot.waitUntil(endless.given_up.is_set)
    with qtbot.waitSignal(document.findings_changed):
        pass
    assert document.estimate is made
    finder.stop()


def test_neither_saving_nor_leaving_waits_for_a_search(
    qtbot: QtBot, working: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = Endless(monkeypatch)
    document, files = working.furniture.document, working.furniture.files
    document.mark_saved(document.workspace, tmp_path / "a.cbdplan")
    document.edit_workspace("Rename", lambda w: replace(w, cluster="Eifionydd"))
    qtbot.waitUntil(endless.begun.is_set)
    files.save()
    qtbot.waitUntil(lambda: files.is_safe)
    assert not endless.given_up.is_set()
    working.close()
    assert not working.isVisible()
    qtbot.waitUntil(endless.given_up.is_set)
