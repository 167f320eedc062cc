"""Tabs of the open pathways: each comes back as it was left, also at the next opening."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pathways import edits
from pathways.library import starter
from pathways.model import CURRENT
from planner.workspace import Workspace
from ui.canvas.zoom import Stretch
from ui.document import Document
from ui.main_window import MainWindow
from ui.selection import Selection
from ui.settings import remember
from ui.tab_memory import Left, Tabbed, keep, kept
from ui.tabs import Tabs

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
THREE = Workspace("Arfon", population=40_000, pathways=tuple(map(starter, ("copd", "dvt", "fls"))))


@pytest.fixture
def workspace() -> Workspace:
    return THREE


@pytest.fixture
def document(working: MainWindow) -> Document:
    return working.furniture.document


@pytest.fixture
def tabs(working: MainWindow) -> Tabs:
    return working.furniture.work.tabs


def key(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = CTRL) -> None:
    """Press a key in the window, which shortcuts want to be the active one."""
    window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def test_no_row_of_tabs_where_there_is_one_pathway(working: MainWindow, tabs: Tabs) -> None:
    assert tabs.isVisible()
    working.furniture.document.open(Workspace("Arfon", pathways=(starter("copd"),)))
    assert not tabs.isVisible()


def test_keys_go_round_the_tabs(working: MainWindow, document: Document, tabs: Tabs) -> None:
    ids = tabs.open
    assert ids == tuple(p.id for p in THREE.pathways)
    seen = []
    for press in (Qt.Key.Key_Tab, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown):
        key(working, press)
        seen.append(document.pathway_id)
    assert seen == [ids[1], ids[2], ids[0]]
    key(working, Qt.Key.Key_PageUp)
    assert document.pathway_id == ids[2]


def test_a_press_on_a_tab_shows_its_pathway(document: Document, tabs: Tabs) -> None:
    at = tabs.bar.tabRect(1).center() - QPoint(20, 0)
    QTest.mouseClick(tabs.bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert document.pathway_id == tabs.open[1]


def test_closing_a_tab_keeps_its_pathway(
    working: MainWindow, document: Document, tabs: Tabs
) -> None:
    ids = tabs.open
    key(working, Qt.Key.Key_F4)
    assert tabs.open == ids[1:]
    assert document.pathway_id == ids[1]
    at = tabs.bar.tabRect(1).center()
    QTest.mouseClick(tabs.bar, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, at)
    assert tabs.open == ids[1:2]
    key(working, Qt.Key.Key_F4)
    assert tabs.open == ids[1:2]  # the last one stays
    assert document.workspace.pathways == THREE.pathways
    assert document.undo_stack.count() == 0
    document.show_pathway(ids[0])
    assert tabs.open == (ids[1], ids[0])
    document.show_pathway(ids[1])
    document.show_pathway(ids[2])
    assert list(tabs.open) == [ids[1], ids[2], ids[0]]  # beside the one it was opened from


def test_tabs_are_put_in_another_order_by_key(
    working: MainWindow, document: Document, tabs: Tabs
) -> None:
    one, two, three = tabs.open
    key(working, Qt.Key.Key_PageDown, CTRL | SHIFT)
    assert tabs.open == (two, one, three)
    assert document.pathway_id == one
    tabs.menu(1).actions()[2].trigger()
    assert tabs.open == (two, three, one)


def test_a_tab_comes_back_as_it_was_left(
    working: MainWindow, document: Document, tabs: Tabs
) -> None:
    view = working.furniture.work.map.view
    step = THREE.pathways[0].steps[1].id
    document.show_design(CURRENT)
    document.select_steps(step)
    view.actual_size()
    view.centerOn(500, 200)
    before = view.stretch
    document.show_pathway("dvt")
    document.show_design("proposed")
    view.fit()
    document.show_pathway(THREE.pathways[0].id)
    assert document.design == CURRENT
    assert document.selection.steps == {step}
    assert view.stretch.scale == before.scale
    assert (view.stretch.x, view.stretch.y) == pytest.approx((before.x, before.y), abs=2)


def test_undo_goes_back_to_the_pathway_where_the_change_was(document: Document, tabs: Tabs) -> None:
    first = THREE.pathways[0].id
    step = THREE.pathways[0].steps[0].id
    document.edit("Delete", lambda p: edits.remove_steps(p, [step]))
    document.show_pathway("dvt")
    document.undo_stack.undo()
    assert document.pathway_id == first
    assert document.workspace == THREE
    assert tabs.open[tabs.bar.currentIndex()] == first
    document.show_pathway("dvt")
    document.undo_stack.redo()
    assert document.pathway_id == first


def test_the_tab_of_a_deleted_pathway_goes_and_comes_back_with_it(
    document: Document, tabs: Tabs
) -> None:
    document.edit_workspace("Delete", lambda w: w.without_pathway("dvt"))
    assert "dvt" not in tabs.open
    document.undo_stack.undo()
    document.show_pathway("dvt")
    assert "dvt" in tabs.open


def test_the_tabs_of_a_file_come_back_when_it_is_opened_again(
    qtbot: QtBot, working: MainWindow, document: Document, tabs: Tabs, tmp_path: Path
) -> None:
    path = tmp_path / "one.cbdplan"
    document.open(THREE, path)
    one, two, three = tabs.open
    tabs.close_at(0)
    tabs.shift(1)
    assert list(tabs.open) == [three, two]
    document.show_pathway(three)
    document.show_design(CURRENT)
    step = THREE.pathway(three).steps[0].id
    document.select_steps(step)
    document.open(Workspace("Other", pathways=THREE.pathways), tmp_path / "two.cbdplan")
    assert list(tabs.open) == [one, two, three]
    document.open(THREE, path)
    assert list(tabs.open) == [three, two]
    assert document.pathway_id == three
    qtbot.waitUntil(lambda: document.design == CURRENT)
    assert document.selection.steps == {step}


def test_damaged_notes_of_tabs_are_no_hindrance(
    document: Document, tabs: Tabs, tmp_path: Path
) -> None:
    path = tmp_path / "one.cbdplan"
    for wrong in ("[]", "{", json.dumps({str(path): 3}), json.dumps({str(path): {"open": 3}})):
        remember("tabs", wrong)
        document.open(THREE, path)
        assert len(tabs.open) == 3


def test_every_pathway_is_in_the_list_beside_the_tabs(document: Document, tabs: Tabs) -> None:
    tabs.close_at(1)
    menu = tabs.list.menu()
    menu.aboutToShow.emit()
    assert [a.text() for a in menu.actions()] == [p.name.en for p in THREE.pathways]
    menu.actions()[1].trigger()
    assert document.pathway_id == "dvt"


def test_a_tab_is_dragged_to_another_place(qtbot: QtBot, document: Document, tabs: Tabs) -> None:
    one, two, three = tabs.open
    start, end = tabs.bar.tabRect(0).center(), tabs.bar.tabRect(1).center()
    QTest.mousePress(tabs.bar, Qt.MouseButton.LeftButton, pos=start)
    for part in (0.3, 0.7, 1.0):
        at = start + (end - start) * part + QPoint(20 if part == 1.0 else 0, 0)
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(at),
            QPointF(tabs.bar.mapToGlobal(at)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(tabs.bar, move)
    QTest.mouseRelease(tabs.bar, Qt.MouseButton.LeftButton, pos=end)
    assert tabs.open == (two, one, three)
    assert document.pathway_id == one


def test_what_is_kept_of_tabs_is_read_again(tmp_path: Path) -> None:
    left = {
        "a": Left("current", Selection(steps=frozenset({"x", "y"})), Stretch(1.2, 30.5, 40.0)),
        "b": Left("proposed", Selection(connection=("x", "y"))),
    }
    for number in range(30):
        keep(tmp_path / f"{number}.cbdplan", Tabbed(("a", "b"), "b", left))
    read = kept(tmp_path / "29.cbdplan")
    assert read is not None
    assert read == Tabbed(("a", "b"), "b", left)
    assert kept(tmp_path / "0.cbdplan") is None  # only the latest files are kept
