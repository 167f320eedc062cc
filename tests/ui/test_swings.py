"""What moves the answer most is found beside the editing, and becomes a question."""

from pytestqt.qtbot import QtBot

from pathways.edits import rename_step, set_delivery
from pathways.library import starter
from pathways.values import Name
from planner.estimates import swings_of
from planner.workspace import Workspace
from ui.document import Document
from ui.swings import Swings
from ui.tasks import Tasks


def opened() -> Document:
    return Document(Workspace("Arfon", population=40_000, pathways=(starter("copd"),)))


def rules(document: Document) -> list[str]:
    return [f.rule for f in document.findings]


def test_illustrative_numbers_that_decide_are_asked_about_once_found(qtbot: QtBot) -> None:
    document = opened()
    finder = Swings(document, Tasks())
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
