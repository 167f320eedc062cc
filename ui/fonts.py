"""Makes the bundled typeface known to Qt."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from planner.fonts import FACES, font_bytes
from planner.look import FAMILY, TYPE

__all__ = ["base_font", "load_fonts"]


@cache
def load_fonts() -> None:
    """Load the three faces into the application, once."""
    for face in FACES:
        QFontDatabase.addApplicationFontFromData(font_bytes(face))


def base_font(scale: float = 1) -> QFont:
    """The font of running text in the window, enlarged by ``scale``."""
    load_fonts()
    font = QFont(FAMILY)
    font.setPixelSize(round(TYPE.text.size * scale))
    return font
