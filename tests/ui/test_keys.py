"""The list of keys: every key once in its group, found by typing in either language."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.i18n import speaking
from ui.canvas.keys import PLAIN, WITH_CTRL, WITH_SHIFT
from ui.dialogs.keys import KEYS, Keys

UNSAID = {"Return", "Enter", "Esc", "Backspace", "+"}  # other names of keys that are listed


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    """An empty window."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def keys(over: QWidget) -> Keys:
    """The list over the window."""
    return Keys(over)


def test_no_key_does_two_things_in_one_group() -> None:
    for _group, rows in KEYS:
        listed = [key for key, _does in rows]
        assert len(listed) == len(set(listed))


def test_everything_is_listed_until_something_is_typed(keys: Keys) -> None:
    assert len(keys.shown) == sum(len(rows) for _group, rows in KEYS)


@pytest.mark.parametrize(
    ("typed", "key"),
    [("room", "S"), ("GRID", "Ctrl+G"), ("ctrl+d", "Ctrl+D"), ("lasso", "Shift+L")],
)
def test_a_key_is_found_by_what_it_does_or_by_its_name(keys: Keys, typed: str, key: str) -> None:
    keys.search.setText(typed)
    assert key in [shown for shown, _does in keys.shown]
    assert len(keys.shown) < 5


def test_what_is_found_nowhere_is_said_so(keys: Keys) -> None:
    keys.search.setText("xyzzy")
    assert keys.shown == ()


def test_keys_are_listed_in_welsh(over: QWidget) -> None:
    with speaking("cy"):
        made = Keys(over)
        assert "Dewis camau â lasŵ" in [does for _key, does in made.shown]


def test_every_key_of_the_map_is_listed() -> None:
    listed = {key for _group, rows in KEYS for keys, _does in rows for key in keys.split(", ")}
    held = {"": PLAIN, "Shift+": WITH_SHIFT, "Ctrl+": WITH_CTRL}
    heard = {
        prefix + name
        for prefix, keys in held.items()
        for key in keys
        if (name := QKeySequence(key).toString()) not in UNSAID
    }
    # Shift+W is listed beside W, and a percent sign is called by what is printed on its key.
    assert heard - listed - {"Shift+W", "Shift+%"} == set()
