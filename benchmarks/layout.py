"""Compares the automatic layout with dagre and Graphviz dot: how many lines cross, and its time.

All three lay out the same generated graphs (see ``layout_graphs``), left to right, with cards of
the same size and nothing written on the lines. Each draws its own lines: ours are the routes of the
layout, dagre's the points it gives for each edge, dot's its splines, each piece followed in eight
short steps. Crossings of the three are counted by one piece of code, on those lines.

Where several of our connections lead to one card they run together on one line. For the ratios
each of them is counted for itself, as in the other tools, where every connection has a line of its
own: crossing a line on which three run together counts three times. "Places" counts what the eye
sees: such a crossing once. Lines are followed to the middles of their cards, because dagre leads
lines behind cards, where they cross out of sight; "as drawn" leaves that out, which favours it.

With lanes, dagre has them as compound nodes. dot is timed as a command, from its start to its
answer, on the same graphs with lanes as clusters and, for less work, without; ours is timed in a
process that has laid out a graph before. Without lanes ours has all steps in one lane.

Times are medians; the ratio is ours over the other.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from layout_graphs import LANES, STEP, Drawn, Graph, crossings, graph

from pathways.layout import Arc, Node, arrange

GRAPHS: Final = 10
TIMES: Final = 5
AGAINST_DAGRE: Final = {30: 0.50, 100: 0.85, 300: 0.80}
AGAINST_DOT: Final = {30: 1.05, 100: 1.05, 300: 1.15}
TIME: Final = {30: 0.5, 100: 0.5, 300: 1.0, 1000: 1.0}
POINTS: Final = 72.0  # to an inch, in which dot answers
PACKAGES: Final = Path("build/node_modules")
INSTALL: Final = "npm install --prefix build @dagrejs/dagre"
DAGRE: Final = """
let dagre; try { dagre = require('@dagrejs/dagre') } catch { dagre = require('dagre') }
const graphs = JSON.parse(require('fs').readFileSync(0))
console.log(JSON.stringify(graphs.map(({lane, lanes, size, connections}) => {
  const g = new dagre.graphlib.Graph({compound: true, multigraph: true})
  g.setGraph({rankdir: 'LR'}); g.setDefaultEdgeLabel(() => ({}))
  if (lanes) for (let i = 0; i < lanes; i++) if (lane.includes(i)) g.setNode('lane' + i, {})
  lane.forEach((l, i) => {
    g.setNode('' + i, {width: size[0], height: size[1]})
    if (lanes) g.setParent('' + i, 'lane' + l)
  })
  connections.forEach(([a, b], i) => g.setEdge('' + a, '' + b, {}, '' + i))
  dagre.layout(g)
  return {
    middles: lane.map((_, i) => [g.node('' + i).x, g.node('' + i).y]),
    lines: connections.map(([a, b], i) =>
      g.edge('' + a, '' + b, '' + i).points.map(p => [p.x, p.y])),
  }
})))
"""


def by_ours(of: Graph, *, lanes: bool) -> Drawn:
    """Our own layout of a graph."""
    nodes = [
        Node(
            str(i),
            LANES[lane] if lanes else "one",
            *STEP,
            is_entry=i in of.entries,
            is_end=i in of.ends,
        )
        for i, lane in enumerate(of.lane)
    ]
    arcs = [Arc(str(a), str(b)) for a, b in of.connections]
    layout = arrange(nodes, arcs, lanes=LANES if lanes else ("one",))
    boxes = [layout.steps[node.id] for node in nodes]
    middles = [(box.x + box.width / 2, box.y + box.height / 2) for box in boxes]
    return Drawn(middles, [route.points for route in layout.connections])


def by_dagre(graphs: Sequence[Graph], node: str, packages: Path) -> list[Drawn]:
    """dagre's layout of each graph, lanes as compound nodes."""
    asked = [
        {"lane": g.lane, "lanes": len(LANES), "size": STEP, "connections": g.connections}
        for g in graphs
    ]
    answer = subprocess.run(
        [node, "-e", DAGRE],
        input=json.dumps(asked),
        env={"NODE_PATH": str(packages.resolve())},
        capture_output=True,
        text=True,
        check=True,
    )
    return [Drawn(found["middles"], found["lines"]) for found in json.loads(answer.stdout)]


def dot_source(of: Graph, *, lanes: bool) -> str:
    """The graph in dot's language."""
    width, height = (length / POINTS for length in STEP)
    rows = ["digraph{rankdir=LR;", f"node[shape=box,fixedsize=1,width={width},height={height}];"]
    rows += [f'{i}[label=""];' for i in range(len(of.lane))]
    for number in range(len(LANES) if lanes else 0):
        steps = ";".join(str(i) for i, lane in enumerate(of.lane) if lane == number)
        rows.append(f"subgraph cluster_{number}{{{steps}}}")
    rows += [f"{a}->{b};" for a, b in of.connections]
    return "\n".join([*rows, "}"])


def run_dot(dot: str, source: str) -> str:
    """What the dot command answers."""
    command = [dot, "-Tplain"]
    return subprocess.run(
        command, input=source, capture_output=True, text=True, check=True
    ).stdout.replace("\\\n", "")


def by_dot(of: Graph, dot: str) -> Drawn:
    """dot's layout of a graph without lanes."""
    middles = [(0.0, 0.0)] * len(of.lane)
    lines: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for row in run_dot(dot, dot_source(of, lanes=False)).splitlines():
        word = row.split()
        if word[0] == "node":
            middles[int(word[1])] = (float(word[2]) * POINTS, float(word[3]) * POINTS)
        elif word[0] == "edge":
            numbers = [float(w) * POINTS for w in word[4 : 4 + 2 * int(word[3])]]
            points = list(zip(numbers[::2], numbers[1::2], strict=True))
            lines[int(word[1]), int(word[2])] = followed(points)
    return Drawn(middles, [lines[connection] for connection in of.connections])


def followed(spline: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """A spline as short straight stretches, eight for each piece."""
    points = [spline[0]]
    for at in range(0, len(spline) - 3, 3):
        piece = spline[at : at + 4]
        for step in range(1, 9):
            t = step / 8
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            x = sum(w * p[0] for w, p in zip(weights, piece, strict=True))
            y = sum(w * p[1] for w, p in zip(weights, piece, strict=True))
            points.append((x, y))
    return points


def timed(runs: Sequence[Callable[[Graph], object]], graphs: Sequence[Graph]) -> list[float]:
    """The median time of each of several ways to lay graphs out, run in turn [seconds]."""
    found: list[list[float]] = [[] for _ in runs]
    for each in graphs:
        for _ in range(TIMES):
            for run, times in zip(runs, found, strict=True):
                began = time.perf_counter()
                run(each)
                times.append(time.perf_counter() - began)
    return [statistics.median(times) for times in found]


def compare_crossings(
    name: str,
    targets: dict[int, float],
    other: Callable[[list[Graph]], list[Drawn]],
    *,
    lanes: bool,
    first_seed: int,
) -> bool:
    """Prints crossings summed over the graphs of each size; whether the targets are reached."""
    reached = True
    for steps, target in targets.items():
        graphs = [graph(steps, first_seed + number) for number in range(GRAPHS)]
        drawn = [by_ours(g, lanes=lanes) for g in graphs], other(graphs)
        (mine, my_places), (its, its_places) = (_summed(graphs, d, behind=True) for d in drawn)
        (my_drawn, _), (its_drawn, _) = (_summed(graphs, d, behind=False) for d in drawn)
        ratio = mine / max(its, 1)
        reached &= ratio <= target
        print(
            f"{name}, {steps} steps: ours {mine}, its {its}, ratio {ratio:.2f} "
            f"(target {target:.2f}); places {my_places}, {its_places}, "
            f"ratio {my_places / max(its_places, 1):.2f}; as drawn {my_drawn}, {its_drawn}, "
            f"ratio {my_drawn / max(its_drawn, 1):.2f}",
            flush=True,
        )
    return reached


def _summed(graphs: Sequence[Graph], drawn: Sequence[Drawn], *, behind: bool) -> tuple[int, int]:
    found = [crossings(g, d, behind=behind) for g, d in zip(graphs, drawn, strict=True)]
    return sum(pairs for pairs, _ in found), sum(places for _, places in found)


def compare_times(dot: str) -> bool:
    """Prints times with lanes for each size; whether the targets are reached."""
    reached = True
    for steps, target in TIME.items():
        graphs = [graph(steps, seed) for seed in range(4 if steps < 1000 else 1)]
        by_ours(graphs[0], lanes=True)
        ours, grouped, plain = timed(
            (
                lambda g: by_ours(g, lanes=True),
                lambda g: run_dot(dot, dot_source(g, lanes=True)),
                lambda g: run_dot(dot, dot_source(g, lanes=False)),
            ),
            graphs,
        )
        reached &= ours / plain <= target
        print(
            f"time, {steps} steps: ours {1000 * ours:.0f} ms, dot {1000 * plain:.0f} ms, "
            f"ratio {ours / plain:.2f} (target {target:.2f}); "
            f"dot with clusters {1000 * grouped:.0f} ms, ratio {ours / grouped:.2f}",
            flush=True,
        )
    return reached


def main() -> int:
    """Run every comparison whose tool is there; 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--packages", type=Path, default=PACKAGES, help="folder with dagre")
    parser.add_argument("--seed", type=int, default=0, help="of the first graph of each size")
    options = parser.parse_args()
    packages, seed = options.packages, options.seed
    node, dot = shutil.which("node"), shutil.which("dot")
    reached = True
    if node and any((packages / name).exists() for name in ("@dagrejs/dagre", "dagre")):
        reached &= compare_crossings(
            "lanes, dagre",
            AGAINST_DAGRE,
            lambda graphs: by_dagre(graphs, node, packages),
            lanes=True,
            first_seed=seed,
        )
    else:
        print(f"dagre was not found in {packages}; it needs node and: {INSTALL}")
    if dot:
        reached &= compare_crossings(
            "no lanes, dot",
            AGAINST_DOT,
            lambda graphs: [by_dot(g, dot) for g in graphs],
            lanes=False,
            first_seed=seed,
        )
        reached &= compare_times(dot)
    else:
        print("dot was not found; on Debian it is in the package graphviz")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
