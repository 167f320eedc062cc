"""What each key does on the map; none of them is heard while a text is being written."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from pathways.model import Setting

if TYPE_CHECKING:
    from ui.canvas.view import MapView

__all__ = ["ARROWS", "act_on"]

Act = Callable[["MapView"], object]
Key = Qt.Key
CTRL: Final = Qt.KeyboardModifier.ControlModifier
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
NONE: Final = Qt.KeyboardModifier.NoModifier
ARROWS: Final = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
}


def _tag(setting: Setting) -> Act:
    return lambda view: view.commands.acts.tag(view.document.selection.steps, setting)


PLAIN: Final[dict[Qt.Key, Act]] = {
    Key.Key_H: _tag(Setting.HOSPITAL),
    Key.Key_C: _tag(Setting.COMMUNITY),
    Key.Key_V: _tag(Setting.VIRTUAL),
    Key.Key_O: _tag(Setting.HOME),
    Key.Key_N: lambda view: view.commands.new_step(),
    Key.Key_A: lambda view: view.commands.append_step(),
    Key.Key_L: lambda view: view.commands.connect(),
    Key.Key_E: lambda view: view.commands.write(),
    Key.Key_F2: lambda view: view.commands.write(),
    Key.Key_Return: lambda view: view.commands.enter(),
    Key.Key_Enter: lambda view: view.commands.enter(),
    Key.Key_Delete: lambda view: view.commands.acts.delete(),
    Key.Key_Backspace: lambda view: view.commands.acts.delete(),
    Key.Key_Escape: lambda view: view.commands.give_up(),
}
WITH_CTRL: Final[dict[Qt.Key, Act]] = {
    Key.Key_D: lambda view: view.commands.acts.duplicate(view.document.selection.steps),
    Key.Key_A: lambda view: view.commands.choose_all(),
    Key.Key_0: lambda view: view.actual_size(),
    Key.Key_1: lambda view: view.fit(),
    Key.Key_Equal: lambda view: view.zoom_in(),
    Key.Key_Plus: lambda view: view.zoom_in(),
    Key.Key_Minus: lambda view: view.zoom_out(),
}


def act_on(view: "MapView", event: QKeyEvent) -> bool:
    """Do what a key asks for; whether it asked for anything."""
    keypad = Qt.KeyboardModifier.KeypadModifier
    held, key = event.modifiers() & ~keypad, Qt.Key(event.key())
    if key in ARROWS and held in (NONE, SHIFT):
        view.commands.go(*ARROWS[key], adds=held == SHIFT)
        return True
    act = None
    if held == NONE:
        act = PLAIN.get(key)
    elif held in (CTRL, CTRL | SHIFT):
        act = WITH_CTRL.get(key)
    if act is None:
        return False
    act(view)
    return True
