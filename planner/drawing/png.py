"""A drawing as pixels, strip by strip: the same picture with a screen and without one."""

from collections.abc import Callable
from pathlib import Path as File
from typing import Final

from PIL import Image, PngImagePlugin

from planner.drawing.marks import Drawing, flat
from planner.drawing.pixels import Brush

__all__ = ["DPI", "MOST_PIXELS", "largest_scale", "write_png"]

DPI: Final = 96  # of a picture that is not enlarged, so that it is printed as large as its SVG
FINER: Final = 3  # each pixel is the mean of this many squared
STRIP: Final = 320
MOST_PIXELS: Final = 100_000_000
SCALES: Final = (4, 3, 2, 1)


def largest_scale(drawing: Drawing) -> int:
    """The largest of the scales at which a picture has no more than ``MOST_PIXELS``; 0 for none."""
    area = drawing.width * drawing.height
    return next((k for k in SCALES if area * k * k <= MOST_PIXELS), 0)


def write_png(
    drawing: Drawing,
    path: File,
    *,
    scale: float = 1,
    background: str = "#FFFFFF",
    tell: Callable[[float], object] = lambda _share: None,
) -> None:
    """Puts the drawing in a PNG file, the same bytes for the same drawing every time.

    Args:
        drawing: What to draw.
        path: The file.
        scale: Pixels to a point of the drawing.
        background: Colour behind a drawing that brings none of its own.
        tell: Is told which share is done, from 0 to 1.
    """
    width = max(1, round(drawing.width * scale))
    height = max(1, round(drawing.height * scale))
    ground = drawing.background or background
    whole = Image.new("RGB", (width, height), ground)
    marks = tuple(flat(drawing.marks))
    for top in range(0, height, STRIP):
        tall = min(STRIP, height - top)
        strip = Image.new("RGB", (width * FINER, tall * FINER), ground)
        brush = Brush(strip, scale * FINER, top * FINER)
        for mark in marks:
            brush.draw(mark)
        whole.paste(strip.reduce(FINER), (0, top))
        tell((top + tall) / height)
    said = PngImagePlugin.PngInfo()
    for name, text in (("Title", drawing.title), ("Description", drawing.description)):
        said.add_itxt(name, "".join(c for c in text if c >= " "))
    dots = DPI * scale
    whole.save(path, "PNG", pnginfo=said, dpi=(dots, dots))
