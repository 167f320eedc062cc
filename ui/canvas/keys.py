"""What each key does on the map; none of them is heard while a text is being written."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.canvas import deeds
from ui.canvas.deeds import Act
from ui.canvas.moving import ARROWS, move_line, move_things

if TYPE_CHECKING:
    from ui.canvas.view import MapView

__all__ = ["act_on"]

Key = Qt.Key
CTRL: Final = Qt.KeyboardModifier.ControlModifier
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
ALT: Final = Qt.KeyboardModifier.AltModifier
NONE: Final = Qt.KeyboardModifier.NoModifier
PLAIN: Final[dict[Qt.Key, Act]] = {
    **{Qt.Key(ord(deed.key)): deed.act for deed in deeds.TAGS.values()},
    Key.Key_N: deeds.NEW.act,
    Key.Key_A: deeds.APPEND.act,
    Key.Key_I: deeds.INSERT.act,
    Key.Key_L: deeds.CONNECT.act,
    Key.Key_R: deeds.KIND.act,
    Key.Key_P: deeds.PIN.act,
    Key.Key_T: deeds.ARRANGE.act,
    Key.Key_S: deeds.ROOM.act,
    Key.Key_M: deeds.OVERVIEW.act,
    Key.Key_W: deeds.NEXT_LINE.act,
    Key.Key_B: lambda view: view.bar.enter(),
    Key.Key_E: lambda view: view.commands.write(),
    Key.Key_F2: lambda view: view.commands.write(),
    Key.Key_Return: lambda view: view.commands.enter(),
    Key.Key_Enter: lambda view: view.commands.enter(),
    Key.Key_Delete: lambda view: view.commands.acts.delete(),
    Key.Key_Backspace: lambda view: view.commands.acts.delete(),
    Key.Key_Escape: lambda view: view.commands.give_up(),
}
WITH_SHIFT: Final[dict[Qt.Key, Act]] = {
    Key.Key_A: deeds.APPEND_END.act,
    Key.Key_I: deeds.INSERT_LOOSE.act,
    Key.Key_L: deeds.LASSO.act,
    Key.Key_Percent: deeds.SCALE.act,
    Key.Key_T: deeds.ARRANGE_ALL.act,
    Key.Key_W: lambda view: view.commands.go_along(-1),
}
WITH_CTRL: Final[dict[Qt.Key, Act]] = {
    Key.Key_D: deeds.DUPLICATE.act,
    Key.Key_C: deeds.COPY.act,
    Key.Key_X: deeds.CUT.act,
    Key.Key_V: deeds.PASTE.act,
    Key.Key_A: deeds.CHOOSE_ALL.act,
    Key.Key_G: deeds.GRID.act,
    Key.Key_0: lambda view: view.actual_size(),
    Key.Key_1: deeds.FIT.act,
    Key.Key_2: deeds.ZOOM_CHOSEN.act,
    Key.Key_Equal: lambda view: view.zoom_in(),
    Key.Key_Plus: lambda view: view.zoom_in(),
    Key.Key_Minus: lambda view: view.zoom_out(),
}
WITH_BOTH: Final[dict[Qt.Key, Act]] = {Key.Key_V: deeds.PASTE_BESIDE.act}


def act_on(view: "MapView", event: QKeyEvent) -> bool:
    """Do what a key asks for; whether it asked for anything."""
    keypad = Qt.KeyboardModifier.KeypadModifier
    held, key = event.modifiers() & ~keypad, Qt.Key(event.key())
    if view.tool is not None and view.tool.key(event):
        return True
    if key in ARROWS:
        return _arrow(view, *ARROWS[key], held)
    act = None
    if held == NONE:
        act = PLAIN.get(key)
    elif held == SHIFT:
        act = WITH_SHIFT.get(key)
    elif held == CTRL | SHIFT:
        act = WITH_BOTH.get(key) or WITH_CTRL.get(key)
    elif held == CTRL:
        act = WITH_CTRL.get(key)
    if act is None and key == Key.Key_Percent:  # it needs Shift on some keyboards only
        act = deeds.SCALE.act
    if act is None:
        return False
    act(view)
    return True


def _arrow(view: "MapView", across: int, down: int, held: Qt.KeyboardModifier) -> bool:
    is_fast = bool(held & SHIFT)
    match held & ~SHIFT:
        case Qt.KeyboardModifier.NoModifier:
            view.commands.go(across, down, adds=is_fast)
        case Qt.KeyboardModifier.ControlModifier:
            move_things(view, across, down, is_fast=is_fast)
        case Qt.KeyboardModifier.AltModifier:
            move_line(view, across, down, is_fast=is_fast)
        case _:
            return False
    return True
