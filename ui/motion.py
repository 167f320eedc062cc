"""Whether things on the screen may move, and for how long."""

import sys
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

from planner.look import MOTION_MS

__all__ = ["is_still", "motion_ms"]

SCREENLESS: Final = ("minimal", "offscreen")
WORD: Final = "gtk-enable-animations"
CLIENT_AREA_ANIMATION: Final = 0x1042  # SPI_GETCLIENTAREAANIMATION of the Windows interface


def motion_ms() -> int:
    """How long a change of view may take [ms]; 0 where the system asks for no motion."""
    if QGuiApplication.platformName() in SCREENLESS:
        return 0
    if not _windows_moves() or _is_stilled():
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


@cache
def _is_stilled() -> bool:
    """Whether a Linux desktop's settings for other programs switch their animations off."""
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.GenericConfigLocation)
    return any(
        is_still(Path(place) / folder / "settings.ini")
        for place in places
        for folder in ("gtk-4.0", "gtk-3.0")
    )


def is_still(settings: Path) -> bool:
    """Whether a settings file of GTK says that nothing is to move."""
    try:
        lines = settings.read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return False
    told = [line.partition("=")[2].strip() for line in lines if line.startswith(WORD)]
    return told[-1:] in (["0"], ["false"])
