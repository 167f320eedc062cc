"""The icons of the window, drawn in any colour and sharp at any size."""

from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

__all__ = ["icon", "names", "pixmap"]

_FOLDER: Final = Path(__file__).parent


@cache
def names() -> frozenset[str]:
    """The names an icon can be asked for by."""
    return frozenset(path.stem for path in _FOLDER.glob("*.svg"))


@cache
def _source(name: str) -> str:
    return (_FOLDER / f"{name}.svg").read_text("utf-8")


@cache
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon ``name`` in ``colour`` (#RRGGBB), ``size`` points square at a screen's ``ratio``."""
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    pixels = round(size * ratio)
    image = QPixmap(QSize(pixels, pixels))
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


@cache
def icon(name: str, colour: str, size: int = 20, faded: str | None = None) -> QIcon:
    """The icon ``name`` in ``colour``, and in ``faded`` while what it does is not possible."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, colour, size, ratio))
        if faded is not None:
            made.addPixmap(pixmap(name, faded, size, ratio), QIcon.Mode.Disabled)
    return made
