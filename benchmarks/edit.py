"""Times one edit of a 25-step pathway, from the edit to the numbers of the strip and the paint.

Prints the median and the worst of each; the target is 50 ms median and 200 ms worst.
"""

import argparse
import os
import statistics
import sys
import time
from dataclasses import replace
from functools import partial
from typing import Final

from pathways.edits import duplicate_steps, set_setting
from pathways.library import starter
from pathways.model import CONTACT_KINDS, Connection, Pathway, Setting
from pathways.values import FrozenMap
from planner.workspace import Workspace

STEPS: Final = 25
TARGET: Final = (50.0, 200.0)  # milliseconds, median and worst


def long_pathway() -> Pathway:
    """A pathway of 25 steps that can be estimated: a starter and copies of its steps, in a row."""
    pathway = starter("copd")
    while len(pathway.steps) < STEPS:
        source = next(s for s in pathway.steps if s.kind in CONTACT_KINDS)
        pathway, (copy,) = duplicate_steps(pathway, [source.id])
        always = FrozenMap(dict.fromkeys(pathway.designs, 1.0))
        first = pathway.streams[0]
        pathway = replace(
            pathway,
            connections=(*pathway.connections, Connection(copy, first.entry, always)),
            streams=(replace(first, entry=copy), *pathway.streams[1:]),
        )
    return pathway


def moved(pathway: Pathway, setting: Setting) -> Pathway:
    """The pathway with its spirometry somewhere else."""
    return set_setting(pathway, ["spiro"], "proposed", setting)


def main() -> int:
    """Run the edits and print how long they took; 1 where the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=60)
    runs = parser.parse_args().runs
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow
    from ui.theme import Theme

    application = QApplication([])
    window = MainWindow(application, Theme(application))
    window.show()
    window.furnish()
    document = window.furniture.document
    document.open(Workspace("Benchmark", population=40_000, pathways=(long_pathway(),)))
    application.processEvents()
    to_strip: list[float] = []
    to_paint: list[float] = []
    for run in range(runs):
        setting = Setting.HOSPITAL if run % 2 else Setting.COMMUNITY
        began = time.perf_counter()
        document.edit("Move", partial(moved, setting=setting))
        to_strip.append((time.perf_counter() - began) * 1000)
        application.processEvents()
        to_paint.append((time.perf_counter() - began) * 1000)
    assert document.estimate is not None
    window.furniture.tasks.wait()
    median, worst = statistics.median(to_strip), max(to_strip)
    print(f"{len(long_pathway().steps)} steps, {runs} edits")
    print(f"edit to strip: median {median:.0f} ms, worst {worst:.0f} ms (target {TARGET})")
    print(
        f"edit to paint: median {statistics.median(to_paint):.0f} ms, worst {max(to_paint):.0f} ms"
    )
    return 0 if median <= TARGET[0] and worst <= TARGET[1] else 1


if __name__ == "__main__":
    sys.exit(main())
