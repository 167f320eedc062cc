"""Whatever can be worked has a name that is heard, and a way to it without the mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from reach import nameless, unreachable

from ui.canvas.search import open_search
from ui.dialogs.keys import Keys
from ui.dialogs.palette import CommandPalette
from ui.dialogs.picture import SavePicture
from ui.main_window import MainWindow
from ui.panels.drawer import DIFFERENCES, JOURNEYS

# What has a key of its own in place of Tab: the buttons beside what is chosen (B), the fold of the
# overview (M), and what the palette found (the arrows, while one types).
BY_KEY = {"Fold the overview", "Show the overview", "What was found"}


def beside_chosen(window: MainWindow) -> set[str]:
    return {made.accessibleName() for made in window.furniture.work.map.view.bar.buttons}


def left_out(window: MainWindow, top: QWidget) -> list[str]:
    by_key = BY_KEY | beside_chosen(window)
    return [said for said in unreachable(top) if said.partition(": ")[2] not in by_key]


@pytest.mark.parametrize("page", range(4))
def test_everything_on_a_page_is_named_and_reached(
    page: int, working: MainWindow, qapp: QApplication
) -> None:
    working.furniture.work.left.unfold()
    working.furniture.work.show_page(page)
    qapp.processEvents()
    assert nameless(working) == []
    assert left_out(working, working) == []


def test_the_start_page_is_named_and_reached(window: MainWindow) -> None:
    assert nameless(window) == []
    assert unreachable(window) == []


@pytest.mark.parametrize("part", [DIFFERENCES, JOURNEYS])
def test_the_lists_below_the_map_are_named_and_reached(part: int, working: MainWindow) -> None:
    drawer = working.furniture.work.map.drawer
    drawer.open_part(part)
    assert drawer.isVisible()
    assert nameless(drawer) == []
    assert left_out(working, drawer) == []


def test_tabs_overview_and_search_on_the_map_are_named_and_reached(
    qtbot: QtBot, working: MainWindow
) -> None:
    work = working.furniture.work
    view = work.map.view
    assert work.tabs.bar.accessibleName() == "Open pathways"
    assert all(work.tabs.bar.accessibleTabName(at) for at in range(work.tabs.bar.count()))
    assert work.tabs.bar.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert view.overview.accessibleName()
    assert view.overview.focusPolicy() & Qt.FocusPolicy.TabFocus
    open_search(view)
    assert nameless(view) == []
    assert left_out(working, view) == []
    working.activateWindow()
    qtbot.waitUntil(working.isActiveWindow)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_M)
    assert not view.overview.is_shown


def dialogues(window: MainWindow) -> list[QDialog]:
    furniture = window.furniture
    palette = CommandPalette(window, tuple(furniture.actions._entries()))
    return [SavePicture(window, furniture.pictures, furniture.document), palette, Keys(window)]


@pytest.mark.parametrize("at", range(3))
def test_every_dialogue_is_named_and_reached(at: int, qtbot: QtBot, working: MainWindow) -> None:
    shown = dialogues(working)[at]
    qtbot.addWidget(shown)
    shown.show()
    assert shown.windowTitle() or shown.accessibleName()
    assert nameless(shown) == []
    assert left_out(working, shown) == []
