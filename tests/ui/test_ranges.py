"""How sure the figures are is drawn beside the editing, and never outlives what it was drawn of."""

import threading
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from pathways.library import starter
from planner.workspace import Workspace
from resources.estimate import Estimate
from resources.sampled import DRAFT_DRAWS, FINAL_DRAWS, Keep, Sample
from ui.document import Document
from ui.main_window import MainWindow
from ui.ranges import Ranges


def opened() -> Document:
    return Document(Workspace("Arfon", population=40_000, pathways=(starter("copd"),)))


def people(document: Document, many: int) -> None:
    document.edit_workspace("People", lambda w: w.with_population(many))


def test_ranges_are_there_a_moment_after_an_edit(qtbot: QtBot) -> None:
    document = opened()
    finder = Ranges(document)
    assert document.sample is None
    with qtbot.waitSignal(document.sampled):
        people(document, 50_000)
    drawn = document.sample
    assert drawn is not None
    assert drawn.count == DRAFT_DRAWS
    low, middle, high = drawn.interval("contacts_out")
    assert low < middle < high
    assert not finder.is_drawing


def test_ranges_of_other_figures_are_never_shown(qtbot: QtBot) -> None:
    document = opened()
    finder = Ranges(document)
    with qtbot.waitSignal(document.sampled):
        people(document, 50_000)
    people(document, 60_000)
    assert document.sample is None
    finder.stop()


def test_undoing_what_no_figure_rests_on_keeps_the_ranges(qtbot: QtBot) -> None:
    document = opened()
    finder = Ranges(document)
    with qtbot.waitSignal(document.sampled):
        people(document, 50_000)
    drawn = document.sample
    document.edit_workspace("Rename", lambda w: replace(w, cluster="Eifionydd"))
    assert document.sample is drawn
    finder.stop()


class Waiting:
    """Draws that go on until they are told to stop."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun = threading.Event()
        self.given_up = threading.Event()
        self.count = 0
        self._never = threading.Event()
        monkeypatch.setattr("resources.sampled.sample", self.sample)

    def sample(self, _made: Estimate, *, count: int, goes_on: Keep) -> Sample | None:
        self.count = count
        self.begun.set()
        while goes_on():
            self._never.wait(0.001)
        self.given_up.set()
        return None


def test_many_draws_are_given_up_when_asked_and_at_the_next_edit(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = opened()
    finder = Ranges(document)
    for end in (finder.stop, lambda: people(document, 50_000)):
        waiting = Waiting(monkeypatch)
        finder.draw_more()
        qtbot.waitUntil(waiting.begun.is_set)
        assert finder.is_drawing
        assert waiting.count == FINAL_DRAWS
        end()
        assert not finder.is_drawing
        qtbot.waitUntil(waiting.given_up.is_set)
    finder.stop()
    finder.tasks.wait()


def test_the_strip_says_where_each_number_likely_lies(qtbot: QtBot, working: MainWindow) -> None:
    document, strip = working.furniture.document, working.furniture.work.strip
    before = strip.height()
    with qtbot.waitSignal(document.sampled):
        people(document, 50_000)
    assert all(text.startswith("likely ") for text in strip.ranges)
    assert len(strip.ranges) == 5
    assert strip.height() == before
    people(document, 60_000)
    assert strip.ranges == ("",) * 5
