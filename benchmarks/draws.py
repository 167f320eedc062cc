"""Times draws of the estimate: visits against a solve for each draw, figures against a plain loop.

Visits: 10,000 draws of the chances in a pathway of 100 steps with loops, against
``numpy.linalg.solve`` of the same equations draw by draw; both must agree to 1e-9.
Staff time: the minutes of 40 kinds of staff at 100 steps in 5 years for 10,000 draws, once visits
and minutes are drawn, against a loop in Python over draws, years, steps and kinds, which is timed
over a few draws and the rest reckoned. The whole sample, with its drawing of every number of both
designs, its costs and its worth, is timed against the same loop, for what it is worth.
Prints both sides, the ratio, and the memory that the draws took above what was imported.
"""

import random
import resource
import sys
import time
from typing import Final

import numpy as np

from pathways import edits
from pathways.library import library
from pathways.model import CURRENT, PROPOSED, Delivery, Kind, Part, Pathway, Setting, StaffLine
from pathways.values import FrozenMap, Name, Quantity
from resources.drawn import Draws
from resources.drawn_visits import drawn_visits, loops_in_order
from resources.drawn_year import DrawnDesign
from resources.estimate import estimate
from resources.sampled import sample

STEPS: Final = 100
DRAWS: Final = 10_000
KINDS: Final = 40
YEARS: Final = 5
PART: Final = 2_000
SHOWN: Final = 20  # draws that the loop is timed over
VISITS: Final = 0.05
FIGURES: Final = 0.01
MEMORY: Final = 100.0


def looped(steps: int = STEPS) -> Pathway:
    """A chain of steps with ways ahead and loops back, staff of many kinds at each."""
    rng = random.Random(1)
    pathway = Pathway("large", Name("Large"), adoption=(Quantity(0.2, 0.5, 0.8),) * YEARS)
    roles = [*library().roles]
    ids: list[str] = []
    for at in range(steps):
        lines = []
        for number in range(KINDS // 10):
            kind = (at * KINDS // 10 + number) % KINDS
            part = list(Part)[kind % 4]
            lines.append(StaffLine(roles[kind % len(roles)], part, Quantity(5, 10, 20)))
        deliveries = {
            CURRENT: Delivery(Setting.HOSPITAL, staff=tuple(lines), dna=Quantity(0.05, 0.08, 0.1)),
            PROPOSED: Delivery(Setting.COMMUNITY, staff=tuple(lines)),
        }
        pathway, made = edits.add_step(pathway, Name(f"S{at}"), Kind.CONTACT, FrozenMap(deliveries))
        ids.append(made)
    pathway, end = edits.add_step(pathway, Name("Out"), Kind.END)
    shares: dict[tuple[str, str], float] = {}
    for at, step in enumerate(ids):
        ahead = ids[at + 1] if at + 1 < steps else end
        further = ids[min(at + rng.choice((2, 3)), steps - 1)] if at + 3 < steps else end
        back = ids[max(0, at - rng.choice((0, 1, 2)))]
        for target, share in ((ahead, 0.6), (further, 0.25), (back, 0.1), (end, 0.05)):
            shares[step, target] = round(shares.get((step, target), 0.0) + share, 9)
    for (source, target), share in shares.items():
        pathway = edits.connect(pathway, source, target, pathway.designs)
        for design in pathway.designs:
            pathway = edits.set_share(pathway, source, target, design, share)
    pathway, stream = edits.add_stream(pathway, Name("New"), ids[0])
    coming = pathway.stream(stream)
    return edits.replace_stream(
        pathway,
        type(coming)(
            coming.id,
            coming.name,
            coming.entry,
            coming.kind,
            Quantity(40, 60, 90),
            Quantity(0, 0.02, 0.04),
        ),
    )


def visits(pathway: Pathway) -> float:
    """Prints the times of both ways to the visits; their ratio."""
    nodes = [s.id for s in pathway.steps]
    moving = frozenset(s.id for s in pathway.steps if not s.is_end)
    chances = Draws(1, 0, DRAWS).chances(pathway, CURRENT, moving, 100)
    began = time.perf_counter()
    groups = loops_in_order(nodes, list(chances))
    ours = drawn_visits(groups, chances, {nodes[0]: 1.0}, DRAWS)
    mine = time.perf_counter() - began
    place = {node: i for i, node in enumerate(nodes)}
    matrices = np.zeros((DRAWS, len(nodes), len(nodes)))
    matrices[:, range(len(nodes)), range(len(nodes))] = 1.0
    for (source, target), chance in chances.items():
        matrices[:, place[target], place[source]] -= chance
    entering = np.zeros(len(nodes))
    entering[0] = 1.0
    began = time.perf_counter()
    plain = np.array([np.linalg.solve(matrix, entering) for matrix in matrices])
    its = time.perf_counter() - began
    apart = max(float(np.abs(plain[:, place[n]] - ours[n]).max()) for n in nodes)
    print(
        f"visits: ours {mine:.3f} s, a solve for each {its:.2f} s, ratio {mine / its:.3f} "
        f"(target {VISITS}), furthest apart {apart:.1e}"
    )
    return mine / its if apart < 1e-9 else float("inf")


def staff_time(pathway: Pathway) -> float:
    """Seconds for the minutes of every kind of staff in every year, visits and minutes drawn."""
    total = 0.0
    for part in range(DRAWS // PART):
        draws = Draws(1, part, PART)
        design = DrawnDesign(pathway, CURRENT, draws, 1.0)
        seen = {step.id: np.ones(PART) for step in pathway.steps}
        design.amounts(seen)  # draws the minutes
        began = time.perf_counter()
        each = design.amounts(seen)
        for year in range(YEARS):
            each.times(1.02**year)
        total += time.perf_counter() - began
    return total


def figures(pathway: Pathway) -> tuple[float, float]:
    """Prints the times of both ways to the figures; their ratio, and the memory [MB]."""
    made = estimate(pathway, population=40_000)
    sample(made, count=100)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    sample(made, count=DRAWS)
    mine = time.perf_counter() - began
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    activity = staff_time(pathway)
    seen, minutes = [1.0] * STEPS, [[10.0] * KINDS for _step in range(STEPS)]
    began = time.perf_counter()
    for _draw in range(SHOWN):
        for year in range(YEARS):
            totals = [0.0] * KINDS
            for step in range(STEPS):
                for kind in range(KINDS):
                    totals[kind] += seen[step] * minutes[step][kind] * (1.02**year)
    its = (time.perf_counter() - began) / SHOWN * DRAWS
    print(
        f"staff time: ours {activity:.3f} s, loop {its:.0f} s, ratio {activity / its:.4f} "
        f"(target {FIGURES})"
    )
    print(
        f"the whole sample: {mine:.2f} s, {mine / its:.3f} of the loop, "
        f"{memory:.0f} MB more (at most {MEMORY:.0f})"
    )
    return activity / its, memory


def main() -> int:
    """Time both, print, and say whether the targets are reached."""
    pathway = looped()
    ratio, memory = figures(pathway)
    reached = visits(pathway) <= VISITS and ratio <= FIGURES and memory <= MEMORY
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
