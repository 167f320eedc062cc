"""In a window as narrow as a projector's, nothing lies over anything else or is cut off."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pathways.library import starter
from planner.workspace import Workspace
from ui.main_window import MainWindow


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


@pytest.fixture
def narrow(working: MainWindow, qapp: QApplication) -> MainWindow:
    working.resize(1024, 768)
    qapp.processEvents()
    return working


@pytest.mark.parametrize("language", ["en", "cy"])
def test_what_stands_in_the_head_does_not_overlap(
    language: str, narrow: MainWindow, qapp: QApplication
) -> None:
    narrow.speak(language)
    qapp.processEvents()
    parts = [
        w
        for w in narrow.furniture.bar.findChildren(QWidget)
        if isinstance(w, QLabel | QLineEdit | QPushButton) and w.isVisible()
    ]
    assert parts
    over = [
        (one.accessibleName(), other.accessibleName())
        for i, one in enumerate(parts)
        for other in parts[i + 1 :]
        if place(one).adjusted(1, 1, -1, -1).intersects(place(other).adjusted(1, 1, -1, -1))
    ]
    narrow.speak("en")
    assert over == []


def test_only_one_panel_is_open_at_a_time(narrow: MainWindow) -> None:
    work = narrow.furniture.work
    work.right.unfold()
    work.left.unfold()
    assert (work.left.is_folded, work.right.is_folded) == (False, True)
    work.right.unfold()
    assert (work.left.is_folded, work.right.is_folded) == (True, False)


def test_where_there_is_room_both_panels_stay(working: MainWindow) -> None:
    working.resize(1366, 768)
    work = working.furniture.work
    work.right.unfold()
    work.left.unfold()
    assert not work.left.is_folded
    assert not work.right.is_folded


@pytest.mark.parametrize(("width", "columns"), [(1024, 3), (1366, 5)])
def test_the_starters_stand_in_as_many_columns_as_there_is_room_for(
    width: int, columns: int, window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    window.resize(width, 768)
    qapp.processEvents()
    cards = window.furniture.beginnings._cards
    tops = {place(card).top() for card in cards}
    assert len(tops) == -(-len(cards) // columns)
    assert all(place(card).right() <= width for card in cards)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_starter_is_whole_in_a_window_of_a_laptop(
    language: str, window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    window.resize(1366, 700)
    window.speak(language)
    beginnings = window.furniture.beginnings
    qtbot.waitUntil(lambda: beginnings.is_filled)
    qapp.processEvents()
    cut = [card.starter_id for card in beginnings._cards if card.visibleRegion().isEmpty()]
    cut += [c.starter_id for c in beginnings._cards if place(c).bottom() > window.height()]
    words = [w for card in beginnings._cards for w in card.findChildren(QLabel)]
    cut += [w.text() for w in words if w.heightForWidth(w.width()) > w.height()]
    window.speak("en")
    assert cut == []


def test_the_name_of_the_only_pathway_stands_above_its_map(
    working: MainWindow, qapp: QApplication
) -> None:
    title = working.furniture.work.map.bar.title
    assert title.name == ""  # two pathways: the tabs have their names
    working.furniture.document.open(Workspace("A", population=40_000, pathways=(starter("copd"),)))
    working.resize(1900, 900)
    qapp.processEvents()
    assert title.text() == "COPD and asthma: diagnosis and monitoring"
    working.resize(1366, 768)
    qapp.processEvents()
    assert title.text().startswith("COPD")
    assert title.text().endswith("…")
    assert title.accessibleName() == "COPD and asthma: diagnosis and monitoring"


@pytest.mark.parametrize("language", ["en", "cy"])
def test_no_words_of_the_tables_bar_are_cut(
    language: str, narrow: MainWindow, qtbot: QtBot
) -> None:
    work = narrow.furniture.work
    work.right.unfold()
    work.show_page(1)
    narrow.speak(language)
    made = [b for b in work.table._bar.findChildren(QPushButton) if b.isVisible()]
    assert made
    qtbot.waitUntil(lambda: all(b.width() >= b.minimumSizeHint().width() for b in made))
    narrow.speak("en")
    assert all(b.accessibleName() for b in made)
