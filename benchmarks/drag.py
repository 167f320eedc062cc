"""Times one step of dragging a card on a map of many steps, against painting the whole map.

Both are measured in the same window: a step is the mouse moved by some pixels with a card held,
to what is then painted; a full repaint is everything that is in view with the whole map fitted.
Prints the medians and their ratio; the target is a ratio of 0.08.
"""

import argparse
import os
import statistics
import sys
import time
from itertools import pairwise
from typing import Final

from pathways import edits
from pathways.model import Kind, Pathway, Setting
from pathways.values import Name
from planner.workspace import Workspace

TARGET: Final = 0.08
ROWS: Final = 25


def wide_pathway(steps: int) -> Pathway:
    """Rows of steps in all four lanes, each going on to the next of its row."""
    pathway = Pathway("large", Name("Large"), designs=("current", "proposed"))
    rows: list[list[str]] = [[] for _row in range(ROWS)]
    for at in range(steps):
        pathway, made = edits.add_step(pathway, Name(f"Step number {at}"), Kind.CONTACT)
        row = at % ROWS
        setting = list(Setting)[row % 4]
        for design in pathway.designs:
            pathway = edits.set_setting(pathway, [made], design, setting)
        rows[row].append(made)
    for row_ids in rows:
        for source, target in pairwise(row_ids):
            pathway = edits.connect(pathway, source, target, pathway.designs)
    return pathway


def main() -> int:
    """Drag, paint, and print how long each took; 1 where the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=60)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.canvas.view import MapView
    from ui.document import Document

    application = QApplication([])
    document = Document(Workspace("Benchmark").with_pathway(wide_pathway(options.steps)))
    view = MapView(document)
    view.resize(1366, 768)
    view.show()
    view.fit()
    application.processEvents()
    port = view.viewport()

    def timed(act: object, *args: object) -> float:
        began = time.perf_counter()
        act(*args)  # type: ignore[operator]
        return (time.perf_counter() - began) * 1000

    full = [timed(port.repaint) for _run in range(10)]
    middle = view.mapToScene(port.rect().center())
    card = min(
        view.map_scene.cards.values(),
        key=lambda c: (c.card_rect.center() - middle).manhattanLength(),
    )
    start = view.mapFromScene(card.card_rect.center())
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)

    def drag(run: int) -> None:
        at = QPointF(start.x() + 12 + 5 * run % 300, start.y() + 3 * run % 50)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            at,
            port.mapToGlobal(at),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        application.sendEvent(port, event)
        application.processEvents()

    drag(0)  # takes up the card, which is no step of the drag
    steps = [timed(drag, run) for run in range(1, options.runs + 1)]
    ratio = statistics.median(steps) / statistics.median(full)
    print(f"{options.steps} steps, {options.runs} steps of a drag")
    print(f"full repaint: median {statistics.median(full):.1f} ms")
    print(f"one drag step: median {statistics.median(steps):.2f} ms, worst {max(steps):.2f} ms")
    print(f"ratio {ratio:.3f} (target {TARGET})")
    return 0 if ratio <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
