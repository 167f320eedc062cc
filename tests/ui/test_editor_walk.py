"""A hundred short random walks through the editor; ``tests/trials`` takes two thousand."""

from pathlib import Path

from editor_walk import Editor
from pytestqt.qtbot import QtBot

COUNT = 100
TURNS = 8
SAVED = 20


def test_whatever_is_done_in_the_editor_holds_together(qtbot: QtBot, tmp_path: Path) -> None:
    editor = Editor(tmp_path)
    for widget in editor.widgets():
        qtbot.addWidget(widget)
    for seed in range(COUNT):
        try:
            editor.walk(seed, TURNS)
            if seed % SAVED == 0:
                editor.save_and_load()
        except Exception as error:
            raise AssertionError(f"walk {seed}: {', '.join(editor.did)}") from error
