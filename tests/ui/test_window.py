"""The window: where one begins, what follows an edit, files, and leaving."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from pathways import edits
from pathways.library import STARTERS
from pathways.model import PROPOSED, Setting
from planner.workspace import Workspace
from planner.workspaces import open_workspace, save_workspace
from ui.dialogs import question
from ui.main_window import MainWindow
from ui.panels.strip import Strip

ROOT = Path(__file__).resolve().parents[2]


def move_spirometry(window: MainWindow) -> None:
    window.furniture.document.edit(
        "Move", lambda p: edits.set_setting(p, ["spiro"], PROPOSED, Setting.HOSPITAL)
    )


def strip(window: MainWindow) -> Strip:
    return window.furniture.work.strip


def answering(monkeypatch: pytest.MonkeyPatch, answer: str) -> list[str]:
    """Answer the question about unsaved work; gives the names it was asked of."""
    asked: list[str] = []

    def ask(_parent: object, name: str) -> str:
        asked.append(name)
        return answer

    monkeypatch.setattr("ui.files.ask_unsaved", ask)
    return asked


def test_the_first_paint_needs_nothing_heavy(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ui.app", "--quit-after-first-paint"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    said = json.loads(done.stdout)
    assert said["heavy"] == []
    assert said["first_paint_s"] > 0


def test_every_starter_is_a_card_that_says_it_is_not_approved(
    qtbot: QtBot, window: MainWindow
) -> None:
    beginnings = window.furniture.beginnings
    qtbot.waitUntil(lambda: beginnings.is_filled)
    cards = [b for b in beginnings.findChildren(QPushButton) if b.property("role") == "card"]
    assert len(cards) == len(STARTERS)
    for card in cards:
        assert "Illustrative, not clinically approved" in card.accessibleName()
        assert card.width() == cards[0].width()


def test_one_click_on_a_starter_opens_it_in_my_cluster(qtbot: QtBot, window: MainWindow) -> None:
    box = window.furniture.beginnings.cluster_box
    box.name.setEditText("Somewhere")
    box.population.setText("31,000")
    qtbot.waitUntil(lambda: window.furniture.beginnings.is_filled)
    card = window.furniture.beginnings._cards[0]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    workspace = window.furniture.document.workspace
    assert (workspace.cluster, workspace.population) == ("Somewhere", 31_000)
    assert [p.id for p in workspace.pathways] == ["copd"]
    assert window.furniture.is_working


def test_a_cluster_whose_name_nobody_verified_says_so(window: MainWindow) -> None:
    box = window.furniture.beginnings.cluster_box
    box.name.setEditText("Blaenau Gwent East")
    assert "unverified" in box._status.text()
    assert box.workspace().health_board == "Aneurin Bevan University Health Board"
    assert box.workspace().population is None


def test_without_a_population_the_strip_says_why_and_leads_there(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.furniture.begin_with("copd")
    assert strip(window).figures == ()
    assert "is not known" in strip(window).why_not
    window.activateWindow()
    strip(window)._mend.click()
    field = window.furniture.bar.population
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "40000")
    assert window.furniture.document.workspace.population == 40_000
    assert strip(window).figures[0] == "349"
    assert window.furniture.document.undo_stack.count() == 1


@pytest.mark.parametrize("refused", ["40.5", "123abc", "-5", "999999999999"])
def test_a_refused_population_stays_as_typed_and_changes_nothing(
    working: MainWindow, refused: str
) -> None:
    bar, document = working.furniture.bar, working.furniture.document
    before = document.workspace
    field = bar.population
    field.selectAll()
    QTest.keyClicks(field, refused)
    assert field.text() == refused
    assert field.property("wrong") == "true"
    assert bar._fault.isVisibleTo(working)
    assert "Give " in bar._fault.text()
    assert document.workspace == before
    field.selectAll()
    QTest.keyClicks(field, "41000")
    assert document.workspace.population == 41_000
    assert not bar._fault.isVisibleTo(working)
    document.undo_stack.undo()
    assert (field.text(), document.workspace) == ("40,000", before)


def test_the_numbers_follow_an_edit_at_once(working: MainWindow) -> None:
    # The figures of the published example at 40,000: 349 contacts, 80% to 94%.
    assert strip(working).figures[:2] == ("349", "80% to 94%")
    move_spirometry(working)
    after = strip(working).figures
    assert after[:2] != ("349", "80% to 94%")
    working.furniture.document.undo_stack.undo()
    assert strip(working).figures[:2] == ("349", "80% to 94%")


def test_shares_that_do_not_add_up_lead_to_their_step_and_can_be_scaled(
    qtbot: QtBot, working: MainWindow
) -> None:
    document = working.furniture.document
    pathway = document.pathway
    assert pathway is not None
    connection = next(c for c in pathway.connections if 0 < c.share(PROPOSED) < 1)
    document.edit(
        "Change",
        lambda p: edits.set_share(p, connection.source, connection.target, PROPOSED, 1.0),
    )
    assert "not 100%" in strip(working).why_not
    strip(working)._mend.click()
    assert document.selection.step == connection.source
    questions = working.furniture.work.questions
    first = document.findings[0]
    assert first.rule == "G01"
    questions._go(first)
    scale = [b for b in questions.findChildren(QPushButton) if b.text() == "Scale to 100%"]
    scale[0].click()
    assert document.estimate is not None


def test_the_way_to_shares_that_do_not_add_up_brings_them_into_view(
    qtbot: QtBot, working: MainWindow
) -> None:
    work, document = working.furniture.work, working.furniture.document
    document.edit("Change", lambda p: edits.set_share(p, "spiro", "selfm", PROPOSED, 1.0))
    strip(working)._mend.click()
    form = work.inspector.form
    assert form is not None
    assert "Goes on to" in form.open_sections
    shown = next(b for b in form.findChildren(QPushButton) if b.text() == "Scale to 100%")

    def is_in_view() -> bool:
        region = shown.visibleRegion().boundingRect()
        return region.size() == shown.size()

    qtbot.waitUntil(is_in_view)


def test_a_question_is_answered_in_place(working: MainWindow) -> None:
    document = working.furniture.document
    questions = working.furniture.work.questions
    finding = next(f for f in document.findings if f.rule == "Q07")
    document.edit("Answer", lambda p: edits.answer(p, finding.key, "Llais was asked in May"))
    found = next(f for f in document.findings if f.rule == "Q07")
    assert found.answer == "Llais was asked in May"
    assert "15 to answer" in questions._summary.text()


def test_a_question_about_a_test_shows_its_four_features(working: MainWindow) -> None:
    document = working.furniture.document
    finding = next(f for f in document.findings if f.rule == "D01")
    working.furniture.work.questions._go(finding)
    assert document.selection.test == finding.objects[0]


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_the_map_keeps_most_of_the_window(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, width: int, height: int
) -> None:
    window.resize(width, height)
    window.furniture.document.open(workspace)
    page = window.furniture.work.map
    qtbot.waitUntil(lambda: page.width() > 100)
    assert page.width() * page.height() >= 0.55 * width * height
    assert page.width() >= 0.6 * width


def test_a_panel_folds_to_a_strip_and_remembers_its_width(
    qtbot: QtBot, working: MainWindow
) -> None:
    right = working.furniture.work.right
    qtbot.waitUntil(lambda: right.width() > 200)
    wide = right.width()
    right.toggle()
    qtbot.waitUntil(lambda: right.width() == 44)
    right.toggle()
    qtbot.waitUntil(lambda: right.width() == wide)


def test_deleting_a_pathway_offers_undo(qtbot: QtBot, working: MainWindow) -> None:
    furniture = working.furniture
    furniture.work.pathways._delete("dvt")
    assert [p.id for p in furniture.document.workspace.pathways] == ["copd"]
    assert furniture.toast._text.text() == "Deleted “Suspected acute DVT”."
    furniture.toast._undo.click()
    assert [p.id for p in furniture.document.workspace.pathways] == ["copd", "dvt"]


def test_a_copy_of_a_pathway_has_a_name_of_its_own(working: MainWindow) -> None:
    document = working.furniture.document
    working.furniture.work.pathways._duplicate("dvt")
    assert document.pathway is not None
    assert document.pathway.name.en == "Suspected acute DVT (copy)"
    assert document.pathway_id == "dvt_2"


def test_saving_keeps_the_work_and_names_the_window(
    qtbot: QtBot, working: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cluster.cbdplan"
    chosen: Callable[..., tuple[str, str]] = lambda *_a, **_k: (str(path), "")  # noqa: E731
    monkeypatch.setattr("ui.files.QFileDialog.getSaveFileName", chosen)
    move_spirometry(working)
    with qtbot.waitSignal(working.furniture.document.saved):
        working.furniture.files.save()
    qtbot.waitUntil(lambda: not working.furniture.document.is_dirty)
    assert open_workspace(path) == working.furniture.document.workspace
    assert working.windowTitle().startswith("cluster[*]")


def test_a_file_is_opened_and_listed_as_recent(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "mine.cbdplan"
    save_workspace(workspace, path)
    with qtbot.waitSignal(window.furniture.document.opened):
        window.open_path(path)
    assert window.furniture.document.workspace == workspace
    assert window.furniture.document.path == path
    window.furniture.actions._fill_recent()
    assert [a.text() for a in window.furniture.actions.recent.actions()] == ["mine"]


def test_a_file_that_cannot_be_opened_is_told_in_the_window(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "broken.cbdplan"
    path.write_bytes(b"SQLite format 3\0 and then nothing of it")
    window.open_path(path)
    qtbot.waitUntil(window.furniture.messages.isVisible)
    assert "broken.cbdplan" in window.furniture.messages.text
    assert not window.furniture.is_working


def test_a_failed_save_keeps_the_work_and_the_window(
    qtbot: QtBot, working: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, question.SAVE)
    document = working.furniture.document
    document.mark_saved(document.workspace, tmp_path / "gone" / "a.cbdplan")
    move_spirometry(working)
    working.close()
    qtbot.waitUntil(working.furniture.messages.isVisible)
    assert "the folder" in working.furniture.messages.text
    assert working.isVisible()
    assert document.is_dirty


@pytest.mark.parametrize(("answer", "stays"), [(question.CANCEL, True), (question.DISCARD, False)])
def test_leaving_with_unsaved_work_asks_first(
    qtbot: QtBot, working: MainWindow, monkeypatch: pytest.MonkeyPatch, answer: str, stays: bool
) -> None:
    asked = answering(monkeypatch, answer)
    move_spirometry(working)
    before = working.furniture.document.workspace
    working.close()
    assert asked == ["Test cluster"]
    qtbot.waitUntil(lambda: working.isVisible() is stays)
    assert working.furniture.document.workspace is before


def test_leaving_with_everything_saved_asks_nothing(
    working: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answering(monkeypatch, question.CANCEL)
    working.close()
    assert asked == []
    assert not working.isVisible()


def test_saving_on_the_way_out_leaves_once_it_is_saved(
    qtbot: QtBot, working: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, question.SAVE)
    document, path = working.furniture.document, tmp_path / "a.cbdplan"
    document.mark_saved(document.workspace, path)
    move_spirometry(working)
    working.close()
    qtbot.waitUntil(lambda: not working.isVisible())
    assert open_workspace(path) == document.workspace


def test_opening_another_file_asks_about_unsaved_work_first(
    working: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answering(monkeypatch, question.CANCEL)
    move_spirometry(working)
    before = working.furniture.document.workspace
    working.open_path(tmp_path / "other.cbdplan")
    working.furniture.begin_with("dvt")
    working.furniture.show_start()
    assert working.furniture.document.workspace is before
    assert working.furniture.is_working


def test_the_question_has_our_own_words_on_its_buttons(qtbot: QtBot, window: MainWindow) -> None:
    asked = question.Question(
        window, "Title", "Text", (("a", "Save"), ("b", "Go back")), safe="b", file="x"
    )
    qtbot.addWidget(asked)
    assert [b.text() for b in asked.buttons] == ["Save", "Go back"]
    asked.reject()
    assert asked.answer == "b"
    asked.buttons[0].click()
    assert asked.answer == "a"


def test_the_appearance_can_be_switched(working: MainWindow, qapp: QApplication) -> None:
    light = qapp.palette().window().color().lightness()
    working.theme.choose("dark")
    assert qapp.palette().window().color().lightness() < 60 < light
    working.theme.choose("light")
    assert qapp.palette().window().color().lightness() == light


def test_enter_presses_the_button_that_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    button = QPushButton("x", window)
    button.show()
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)
