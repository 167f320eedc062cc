"""Which of the two appearances a Qt palette stands for."""

from PySide6.QtGui import QPalette

from planner.look import DARK, LIGHT, Palette

__all__ = ["look_of"]


def look_of(palette: QPalette) -> Palette:
    """The tokens that go with a Qt palette: dark ones where its windows are dark."""
    dark = palette.color(QPalette.ColorRole.Window).lightnessF() < 0.5
    return DARK if dark else LIGHT
