"""Whether things on the screen may move, and for how long."""

import sys
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

from planner.look import MOTION_MS

__all__ = ["motion_ms"]

SCREENLESS: Final = ("minimal", "offscreen")
CLIENT_AREA_ANIMATION: Final = 0x1042  # SPI_GETCLIENTAREAANIMATION of the Windows interface


def motion_ms() -> int:
    """How long a change of view may take [ms]; 0 where the system asks for no motion."""
    if QGuiApplication.platformName() in SCREENLESS or not _windows_moves():
        return 0
    wanted = QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
    return min(wanted, MOTION_MS)


def _windows_moves() -> bool:
    """Whether Windows shows animations; on other systems the style knows."""
    if sys.platform != "win32":
        return True
    import ctypes

    is_on = ctypes.c_int(1)
    ctypes.windll.user32.SystemParametersInfoW(CLIENT_AREA_ANIMATION, 0, ctypes.byref(is_on), 0)
    return bool(is_on.value)
