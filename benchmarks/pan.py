"""Times frames of panning over a map of 300 steps, and painting 1,000 steps against a flat picture.

A frame is the map scrolled by some pixels, to what is then painted, at the zoom at which words can
be read. The flat picture is the same cards and lines drawn by one painter, one after the other,
without a scene. Prints medians and worst; targets are 16 ms and 33 ms for a frame, and a ratio of
1.5 for painting.
"""

import argparse
import os
import statistics
import sys
import time
from typing import TYPE_CHECKING, Final

from drag import wide_pathway

from planner.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.canvas.view import MapView

FRAME: Final = 16.0
WORST: Final = 33.0
RATIO: Final = 1.5


def shown(application: "QApplication", steps: int) -> "MapView":
    """A window on the map of a pathway with so many steps."""
    from ui.canvas.view import MapView
    from ui.document import Document

    document = Document(Workspace("Benchmark").with_pathway(wide_pathway(steps)))
    view = MapView(document)
    view.resize(1366, 768)
    view.show()
    application.processEvents()
    return view


def frames(application: "QApplication", view: "MapView", count: int) -> list[float]:
    """Milliseconds of each frame of panning to and fro."""
    view.actual_size()
    across, down = view.horizontalScrollBar(), view.verticalScrollBar()
    across.setValue(across.minimum())
    down.setValue(down.minimum())
    application.processEvents()
    took = []
    for frame in range(count):
        began = time.perf_counter()
        way = 1 if frame // 40 % 2 == 0 else -1
        across.setValue(across.value() + 13 * way)
        down.setValue(down.value() + 5 * way)
        application.processEvents()
        took.append((time.perf_counter() - began) * 1000)
    return took


def flat(view: "MapView") -> float:
    """Milliseconds to draw everything on the map with one painter, in its order."""
    from PySide6.QtGui import QColor, QImage, QPainter

    from ui.drawing import Strokes

    port = view.viewport()
    picture = QImage(port.size(), QImage.Format.Format_ARGB32_Premultiplied)
    items = sorted(view.map_scene.items_shown, key=lambda item: item.zValue())
    visible = view.mapToScene(port.rect()).boundingRect()
    ready = [
        (item.pos(), Strokes(item.drawing()))
        for item in items
        if item.isVisible() and item.sceneBoundingRect().intersects(visible)
    ]
    began = time.perf_counter()
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(view.viewportTransform())
    for at, strokes in ready:
        painter.save()
        painter.translate(at)
        strokes.paint(painter)
        painter.restore()
    painter.end()
    return (time.perf_counter() - began) * 1000


def main() -> int:
    """Pan, paint, and print; 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=200)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    took = frames(application, shown(application, 300), options.frames)
    median, worst = statistics.median(took), max(took)
    print(f"panning over 300 steps: median {median:.1f} ms, worst {worst:.1f} ms")
    view = shown(application, 1000)
    view.fit()
    application.processEvents()
    ours = statistics.median(_timed(view.viewport().repaint) for _run in range(15))
    theirs = statistics.median(flat(view) for _run in range(15))
    ratio = ours / theirs
    print(f"painting 1,000 steps: {ours:.1f} ms, flat {theirs:.1f} ms, ratio {ratio:.2f}")
    print(f"targets: {FRAME} ms, {WORST} ms, {RATIO}")
    return 0 if median <= FRAME and worst <= WORST and ratio <= RATIO else 1


def _timed(act: object) -> float:
    began = time.perf_counter()
    act()  # type: ignore[operator]
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    sys.exit(main())
