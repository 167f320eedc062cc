"""What the window says: all of it in the language chosen, and all of it told to who cannot see."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from reach import nameless
from shiboken6 import delete

from pathways.library import starter
from pathways.model import PROPOSED
from planner.i18n import speak
from planner.workspace import Workspace
from ui.dialogs.keys import Keys
from ui.dialogs.palette import CommandPalette, Entry
from ui.main_window import MainWindow
from ui.panels.form import Form
from ui.selection import NOTHING, Selection
from ui.text import say
from ui.widgets import Section

CATALOGUE = (
    Path(__file__).resolve().parents[2] / "planner" / "locale" / "cy" / "LC_MESSAGES" / "cbd.po"
)
SCROLL_BAR = 10
SELECTIONS = (
    NOTHING,
    Selection(steps=frozenset(["spiro"])),
    Selection(steps=frozenset(["spec"])),
    Selection(steps=frozenset(["triage", "spiro"])),
    Selection(connection=("triage", "spiro")),
    Selection(stream="register"),
    Selection(test="spirometry"),
)


def english() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Texts of the catalogue whose Welsh is another: those without blanks, and those with."""
    whole, patterns = set(), []
    with CATALOGUE.open("rb") as file:
        for entry in read_po(file, locale="cy"):
            if not entry.id or not isinstance(entry.id, str) or entry.string in ("", entry.id):
                continue  # texts without Welsh are the catalogue's own check
            fixed = re.split(r"\{[^}]*\}", entry.id)
            if len(fixed) == 1:
                whole.add(entry.id)
            elif max(len(re.findall(r"[A-Za-z]{2,}", part)) for part in fixed) > 2:
                patterns.append(re.compile(".+".join(map(re.escape, fixed))))
    return frozenset(whole), tuple(patterns)


def said_by(thing: QObject) -> Iterator[str]:
    """Every text of a widget or an action that a person reads or hears."""
    if isinstance(thing, QAction):
        yield from (thing.text(), thing.toolTip())
    if not isinstance(thing, QWidget):
        return
    yield from (thing.toolTip(), thing.accessibleName(), thing.accessibleDescription())
    if thing.isWindow():
        yield thing.windowTitle().replace("[*]", "")
    if isinstance(thing, QAbstractButton | QLabel):
        yield thing.text()
    if isinstance(thing, QLineEdit | QPlainTextEdit):
        yield thing.placeholderText()
    if isinstance(thing, QComboBox):
        yield from (thing.itemText(i) for i in range(thing.count()))
    if isinstance(thing, QListWidget):
        yield from (thing.item(i).text() for i in range(thing.count()))
    if isinstance(thing, QMenu):
        yield thing.title()
    if isinstance(thing, QTableView) and thing.model() is not None:
        columns = range(thing.model().columnCount())
        yield from (
            str(thing.model().headerData(i, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole))
            for i in columns
        )


def everything(top: QWidget) -> Iterator[QObject]:
    yield top
    yield from top.findChildren(QObject)


def still_english(top: QWidget) -> list[str]:
    whole, patterns = english()
    return [
        f"{type(thing).__name__}: {text}"
        for thing in everything(top)
        for text in said_by(thing)
        if text in whole or any(pattern.fullmatch(text) for pattern in patterns)
    ]


def open_all(window: MainWindow) -> None:
    """Unfold every section of the form that is shown."""
    form = window.furniture.work.inspector.form
    for section in form.findChildren(Section) if isinstance(form, Form) else ():
        section.unfold()


def test_nothing_of_the_window_stays_english_when_welsh_is_chosen(
    qtbot: QtBot, working: MainWindow
) -> None:
    work = working.furniture.work
    work.left.unfold()
    for page in range(4):
        work.show_page(page)
    left = []
    for selection in SELECTIONS:
        speak("en")
        working.furniture.document.select(selection)
        open_all(working)
        working.speak("cy")
        left += [*still_english(working.header), *still_english(work)]
        working.speak("en")
    assert left == []


def test_the_start_page_is_welsh_when_welsh_is_chosen(qtbot: QtBot, window: MainWindow) -> None:
    beginnings = window.furniture.beginnings
    qtbot.waitUntil(lambda: beginnings.is_filled)
    window.speak("cy")
    qtbot.waitUntil(lambda: beginnings.is_filled)
    assert still_english(window) == []
    assert window.windowTitle() == "Cynlluniwr llwybrau Community by Design"


def test_errors_and_lists_of_keys_are_welsh(qtbot: QtBot, working: MainWindow) -> None:
    working.furniture.document.edit_workspace("Set", lambda w: w.with_population(None))
    working.speak("cy")
    assert "yn hysbys" in working.furniture.work.strip.why_not
    keys = Keys(working)
    qtbot.addWidget(keys)
    assert still_english(keys) == []
    working.furniture.actions.show_palette()
    palette = working.findChild(CommandPalette)
    assert isinstance(palette, CommandPalette)
    assert still_english(palette) == []
    palette.close()


def test_a_message_that_stands_is_said_again_in_the_other_language(working: MainWindow) -> None:
    furniture = working.furniture
    furniture.document.edit_workspace("Bad", lambda w: w.with_population(-1))
    assert furniture.messages.text.startswith("The population is -1.")
    working.speak("cy")
    assert "The population" not in furniture.messages.text


def test_whatever_takes_the_keyboard_has_a_name(qtbot: QtBot, working: MainWindow) -> None:
    working.furniture.work.left.unfold()
    for page in range(4):
        working.furniture.work.show_page(page)
    for selection in SELECTIONS:
        working.furniture.document.select(selection)
        open_all(working)
        assert nameless(working) == [], selection


def test_the_start_page_has_names_for_all_that_takes_the_keyboard(window: MainWindow) -> None:
    assert nameless(window) == []


@pytest.mark.parametrize("language", ["en", "cy"])
def test_no_form_is_wider_than_its_panel(qtbot: QtBot, working: MainWindow, language: str) -> None:
    working.speak(language)
    inspector = working.furniture.work.inspector
    qtbot.waitUntil(lambda: inspector.width() > 200)
    for selection in SELECTIONS:
        working.furniture.document.select(selection)
        open_all(working)
        if inspector.form is not None:
            wide = inspector.form.minimumSizeHint().width()
            assert wide <= inspector.width() - SCROLL_BAR, (selection, wide)


def test_the_palette_finds_steps_starters_figures_and_commands(
    qtbot: QtBot, working: MainWindow
) -> None:
    entries = list(working.furniture.actions._entries())
    assert {e.sort for e in entries} == {"Step", "Command", "Pathway", "Starter", "Figure"}
    palette = CommandPalette(working, entries)
    qtbot.addWidget(palette)
    palette.search.setText("spiro")
    assert palette.list.item(0).text().startswith("Spirometry")
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert working.furniture.document.selection.step == "spiro"


def test_the_palette_says_when_nothing_is_found_and_does_nothing_then(
    qtbot: QtBot, working: MainWindow
) -> None:
    palette = CommandPalette(working, list(working.furniture.actions._entries()))
    qtbot.addWidget(palette)
    palette.search.setText("zzzz")
    assert palette.list.count() == 1
    assert palette.list.item(0).text().startswith("Nothing is called that")
    QTest.keyClick(palette.search, Qt.Key.Key_Down)
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert working.furniture.document.selection.is_empty


def test_the_palette_puts_what_begins_with_the_words_first(qtbot: QtBot) -> None:
    from ui.dialogs.palette import matching

    entries = [
        Entry(t, "Step", "test", lambda: None) for t in ("Annual review", "Review", "Reviews")
    ]
    assert [e.text for e in matching(entries, "review")] == ["Review", "Reviews", "Annual review"]
    assert matching(entries, "nothing") == []


def test_a_name_is_said_in_the_language_of_the_window(qtbot: QtBot, window: MainWindow) -> None:
    window.furniture.document.open(Workspace("X", population=1, pathways=(starter("copd"),)))
    window.furniture.work.show_page(1)
    window.speak("cy")
    model = window.furniture.work.table.table.steps
    row = model.row_of("spiro")
    assert model.index(row, 0).data(Qt.ItemDataRole.DisplayRole) == "Sbirometreg"
    assert window.furniture.document.design == PROPOSED


def test_what_qt_has_let_go_of_is_no_longer_said(
    qtbot: QtBot, window: MainWindow, caplog: pytest.LogCaptureFixture
) -> None:
    owner, gone = QWidget(), QLineEdit()
    qtbot.addWidget(owner)
    say(owner, gone.setAccessibleName, "Where")
    delete(gone)
    QCoreApplication.sendEvent(owner, QEvent(QEvent.Type.LanguageChange))
    assert not window.furniture.messages.isVisible()
    assert not caplog.records
