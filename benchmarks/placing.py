"""Times what placing by hand adds to the layout of a large map: ten cards pinned among 300.

At most 100 ms more than the plain layout. The cards are pinned up to 250 pixels from where they
lie by themselves, often on others; the graphs are those of ``benchmarks/layout.py``. Times are
medians over ten graphs.
"""

import random
import statistics
import time
from typing import Final

from layout_graphs import LANES, STEP, graph

from pathways.layout import Arc, Node, arrange, hold

STEPS: Final = 300
PINNED: Final = 10
MOST: Final = 0.1


def main() -> None:
    """Prints both times and how many cards and lines changed."""
    plain, more, moved, anew = [], [], [], []
    for seed in range(10):
        made = graph(STEPS, seed)
        nodes = [
            Node(f"{i}", LANES[lane], STEP[0], STEP[1], i in made.entries, i in made.ends)
            for i, lane in enumerate(made.lane)
        ]
        arcs = [Arc(f"{a}", f"{b}", 34.0, 18.0) for a, b in made.connections]
        start = time.perf_counter()
        layout = arrange(nodes, arcs, lanes=LANES)
        plain.append(time.perf_counter() - start)
        rng = random.Random(seed)
        tops = {lane.name: lane.y for lane in layout.lanes}
        pins = {
            node.id: (
                max(0.0, layout.steps[node.id].x + rng.randint(-250, 250)),
                max(8.0, layout.steps[node.id].y - tops[node.lane] + rng.randint(-150, 150)),
            )
            for node in rng.sample(nodes, PINNED)
        }
        start = time.perf_counter()
        held = hold(layout, nodes, arcs, pins=pins, lines={})
        more.append(time.perf_counter() - start)
        was = {id_: box.x for id_, box in layout.steps.items()}
        lower = {lane.name: lane.y for lane in held.lanes}
        moved.append(
            sum(
                box.x != was[id_]
                or abs(box.y - lower[box.lane] - layout.steps[id_].y + tops[box.lane]) > 1e-6
                for id_, box in held.steps.items()
            )
        )
        both = zip(layout.connections, held.connections, strict=True)
        anew.append(sum([x for x, _ in a.points] != [x for x, _ in b.points] for a, b in both))
    took = statistics.median(more)
    print(f"plain layout of {STEPS} steps  {statistics.median(plain) * 1000:6.0f} ms")
    print(f"with {PINNED} cards pinned     +{took * 1000:6.0f} ms   at most {MOST * 1000:.0f}")
    print(
        f"cards moved {statistics.median(moved):.0f}, lines led anew {statistics.median(anew):.0f}"
    )
    raise SystemExit(took > MOST)


if __name__ == "__main__":
    main()
