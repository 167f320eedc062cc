"""The list of keys: every key once in its group, found by typing in either language."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.i18n import speaking
from ui.dialogs.keys import KEYS, Keys


@pytest.fixture
def keys(qtbot: QtBot) -> Iterator[Keys]:
    """The list over an empty window."""
    over = QWidget()
    qtbot.addWidget(over)
    yield Keys(over)


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


def test_keys_are_listed_in_welsh(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    with speaking("cy"):
        made = Keys(over)
        assert "Dewis camau â lasŵ" in [does for _key, does in made.shown]
