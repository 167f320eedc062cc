"""Measures how the cost of an estimate grows with steps and clusters; writes docs/growth.md.

For 10, 100 and 1,000 steps: one estimate, 1,000 draws of it, and its automatic layout. For 1, 10
and 60 clusters: all ten starters estimated for each. Medians of several runs in one process.
"""

import math
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from draws import looped

from pathways.library import starters
from pathways.model import Pathway
from planner.drawing.marks import Drawing, Line, Mark, Text, circle, rounded_polyline
from planner.drawing.svg import svg
from planner.exports.map_layouts import EDITOR, arranged_layout
from planner.look import LIGHT, TYPE
from resources.estimate import estimate
from resources.sampled import sample

STEPS: Final = (10, 100, 1000)
CLUSTERS: Final = (1, 10, 60)
PEOPLE: Final = 40_000
DOCS: Final = Path(__file__).resolve().parent.parent / "docs"
WIDE: Final = 560.0
TALL: Final = 300.0
EDGE: Final = 64.0


def timed(act: Callable[[], object], runs: int = 3) -> float:
    """The median time of some runs [seconds]."""
    took = []
    for _run in range(runs):
        began = time.perf_counter()
        act()
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def of_steps(pathway: Pathway) -> tuple[float, float, float]:
    """Seconds for an estimate, 1,000 draws and a layout of a pathway."""
    made = estimate(pathway, population=PEOPLE)
    return (
        timed(lambda: estimate(pathway, population=PEOPLE)),
        timed(lambda: sample(made, count=1000)),
        timed(lambda: arranged_layout(pathway, pathway.designs, EDITOR), runs=1),
    )


def of_clusters(count: int) -> float:
    """Seconds for the estimates of all starters for so many clusters."""
    pathways = tuple(starters())

    def every() -> None:
        for number in range(count):
            for pathway in pathways:
                estimate(pathway, population=PEOPLE + 1_000 * number)

    return timed(every, runs=1 if count > 1 else 3)


def picture(names: Sequence[str], times: Sequence[Sequence[float]]) -> Drawing:
    """Time against steps, both on scales that multiply."""
    least = math.floor(math.log10(min(map(min, times))))
    most = math.ceil(math.log10(max(map(max, times))))

    def across(steps: float) -> float:
        return EDGE + (math.log10(steps) - 1) / 2 * (WIDE - 2.6 * EDGE)

    def down(seconds: float) -> float:
        return TALL - 40 - (math.log10(seconds) - least) / (most - least) * (TALL - 60)

    marks: list[Mark] = []
    for power in range(least, most + 1):
        y = down(10.0**power)
        marks.append(Line(EDGE, y, WIDE - 1.6 * EDGE, y, LIGHT.hairline, 0.6))
        said = f"{10.0**power:g} s"
        marks.append(Text(EDGE - 8, y + 4, said, TYPE.text.size, LIGHT.muted, anchor="end"))
    for steps in STEPS:
        said = f"{steps:,} steps"
        at = across(steps), TALL - 16
        marks.append(Text(*at, said, TYPE.text.size, LIGHT.muted, anchor="middle"))
    settings = ("community", "hospital", "virtual")
    for name, seconds, setting in zip(names, times, settings, strict=True):
        points = [(across(n), down(s)) for n, s in zip(STEPS, seconds, strict=True)]
        marks.append(rounded_polyline(points, LIGHT.mark(setting), 2.4))
        marks += [circle(x, y, 4, fill=LIGHT.mark(setting)) for x, y in points]
        x, y = points[-1]
        marks.append(Text(x + 10, y + 4, name, TYPE.text.size, LIGHT.ink))
    told = "Seconds by number of steps, both on scales that multiply by ten."
    return Drawing(WIDE, TALL, tuple(marks), "How the cost of an estimate grows", told)


def main() -> int:
    """Measure, print and write."""
    names = ("estimate", "1,000 draws", "layout")
    found = [of_steps(looped(steps)) for steps in STEPS]
    rows = [
        f"| {steps:,} | {' | '.join(f'{1000 * t:,.0f} ms' for t in times)} |"
        for steps, times in zip(STEPS, found, strict=True)
    ]
    groups = [f"| {count} | {of_clusters(count):,.2f} s |" for count in CLUSTERS]
    text = "\n".join(
        [
            "# How cost grows",
            "",
            "Measured by `python benchmarks/growth.py` on a machine with two cores; steps lead on,",
            "ahead and back to each other, with four lines of staff each.",
            "",
            "| steps | an estimate | 1,000 draws of it | automatic layout |",
            "|---|---|---|---|",
            *rows,
            "",
            "![Seconds by number of steps](images/growth.svg)",
            "",
            "| clusters | all ten starters estimated for each |",
            "|---|---|",
            *groups,
            "",
        ]
    )
    print(text)
    (DOCS / "growth.md").write_text(text, "utf-8")
    drawn = picture(names, list(zip(*found, strict=True)))
    (DOCS / "images" / "growth.svg").write_text(svg(drawn, margin=12, embed_font=False), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
