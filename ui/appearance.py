"""Which of the appearances a Qt palette stands for, and which the system asks for."""

import os

from PySide6.QtGui import QGuiApplication, QPalette

from planner.look import LOOKS, Palette

__all__ = ["look_like", "look_of", "wants_contrast"]


def look_of(palette: QPalette) -> Palette:
    """The tokens that go with a Qt palette: ours by its lines, the system's by how dark it is.

    A style sheet puts other colours in the place of a widget's grounds and texts, not of its lines.
    """
    role = QPalette.ColorRole
    lines = palette.color(role.Mid).name(), palette.color(role.Light).name()
    for look in LOOKS:
        if lines == (look.outline.lower(), look.hairline.lower()):
            return look
    return look_like(is_dark=palette.color(role.Window).lightnessF() < 0.5, is_high=False)


def look_like(*, is_dark: bool, is_high: bool) -> Palette:
    """The appearance that is light or dark, and of high contrast or not."""
    return next(x for x in LOOKS if (x.is_dark, x.is_high) == (is_dark, is_high))


def wants_contrast() -> bool:
    """Whether the system asks for high contrast: by its setting, or by the theme it was given."""
    hints = QGuiApplication.styleHints()
    if hasattr(hints, "accessibility"):  # new in Qt 6.10
        from PySide6.QtCore import Qt

        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return True
    return "highcontrast" in os.environ.get("GTK_THEME", "").lower()
