"""Every key that does something is in the list of keys, and none does two things in one place."""

from collections import Counter
from collections.abc import Iterable

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeySequence

from ui.canvas import keys as map_keys
from ui.dialogs.keys import KEYS
from ui.main_window import MainWindow

SAME = {
    "Return": "Enter",
    "Ctrl+Return": "Ctrl+Enter",
    "Backspace": "Del",
    "Esc": "Escape",
    "Shift+%": "%",
}
OTHER_NAMES = {"Ctrl++", "Shift+W", "Ctrl+Shift+Z"}  # beside a key that is listed


def names(keys: Iterable[Qt.Key], held: Qt.KeyboardModifier) -> set[str]:
    return {QKeySequence(QKeyCombination(held, key)).toString() for key in keys}


def of_the_map() -> set[str]:
    modifiers = Qt.KeyboardModifier
    return (
        names(map_keys.PLAIN, modifiers.NoModifier)
        | names(map_keys.WITH_SHIFT, modifiers.ShiftModifier)
        | names(map_keys.WITH_CTRL, modifiers.ControlModifier)
        | names(map_keys.WITH_BOTH, modifiers.ControlModifier | modifiers.ShiftModifier)
    )


def of_the_table(window: MainWindow) -> set[str]:
    acts = window.furniture.work.table.table.acts()
    return {QKeySequence(QKeyCombination(held, Qt.Key(key))).toString() for held, key in acts}


def of_the_outline(window: MainWindow) -> set[str]:
    keys = window.furniture.work.table.outline.acts_by_key()
    return names(keys, Qt.KeyboardModifier.NoModifier)


def of_the_window(window: MainWindow) -> list[str]:
    found = window.findChildren(QAction)
    return [key.toString() for action in found for key in action.shortcuts()]


def listed(*groups: str) -> set[str]:
    """The keys that are listed in the groups that begin so."""
    rows = [row for group, rows in KEYS if group.startswith(groups) for row in rows]
    keys = {key.strip() for written, _does in rows for key in written.split(", ")}
    if "Alt+1" in keys:
        keys |= {"Alt+2", "Alt+3", "Alt+4"}
    return keys


def unlisted(keys: Iterable[str], *groups: str) -> set[str]:
    return {SAME.get(key, key) for key in keys} - listed(*groups) - OTHER_NAMES


def test_every_key_of_the_window_is_listed(working: MainWindow) -> None:
    assert unlisted(of_the_window(working), "Files", "Everywhere", "Map") == set()


def test_every_key_of_the_map_is_listed_for_the_map() -> None:
    assert unlisted(of_the_map(), "Map", "Everywhere") == set()


def test_every_key_of_the_table_and_the_outline_is_listed(working: MainWindow) -> None:
    assert unlisted(of_the_table(working), "Table") == set()
    assert unlisted(of_the_outline(working), "Outline") == set()


def test_no_key_of_the_window_does_two_things(working: MainWindow) -> None:
    assert [key for key, count in Counter(of_the_window(working)).items() if count > 1] == []


@pytest.mark.parametrize("place", ["map", "table", "outline"])
def test_no_key_of_a_place_is_taken_by_the_window(working: MainWindow, place: str) -> None:
    own = {
        "map": of_the_map(),
        "table": of_the_table(working),
        "outline": of_the_outline(working),
    }[place]
    assert own & set(of_the_window(working)) == set()
