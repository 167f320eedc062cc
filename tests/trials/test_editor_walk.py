"""2,000 random walks through the whole editor: nothing fails, and undo leads back to the start."""

from pathlib import Path

from editor_walk import Editor
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

COUNT = 2_000
TURNS = 20


def test_whatever_is_done_in_the_editor_holds_together(qtbot: QtBot, tmp_path: Path) -> None:
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))
    editor = Editor(tmp_path)
    for widget in editor.widgets():
        qtbot.addWidget(widget)
    done = 0
    for seed in range(COUNT):
        try:
            editor.walk(seed, TURNS)
            editor.save_and_load()
        except Exception as error:
            raise AssertionError(f"walk {seed}: {', '.join(editor.did)}") from error
        done += len(editor.did)
    print(f"\n{COUNT} walks, {done} things done: undone, done again, saved and opened alike")
    assert done == COUNT * TURNS
