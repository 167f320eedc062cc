"""How loops leave and reach their cards: beside the card, above or below, and around its edge."""

from pathways.layout.grid import BACK, Grid

__all__ = ["places", "turn_loops"]


def places(grid: Grid) -> list[int]:
    """The place of every item within its column, from the top."""
    place = [0] * len(grid.kind)
    for column in grid.columns:
        for number, item in enumerate(column):
            place[item] = number
    return place


def turn_loops(grid: Grid) -> None:
    """Leads every loop out of the right of its source and into the left of its target.

    In the columns of both cards the line runs directly above or below the card, on the side where
    it crosses fewer of the card's other lines. ``first_stop`` then names it there.
    """
    grid.turns = [[] for _ in grid.kind]
    if not grid.arriving:
        return
    place = places(grid)
    above: dict[int, list[int]] = {}
    below: dict[int, list[int]] = {}
    arrival: dict[int, int] = {}
    for target, coming in grid.arriving.items():
        ends = [item for item in coming if item >= grid.cards]
        rest = list(grid.right[target])
        for item in coming:
            while item in rest:
                rest.remove(item)
                if item < grid.cards:
                    break
        line = arrival[target] = grid.add(BACK, target, grid.column[target])
        grid.turns[target].append((line, grid.left))
        grid.turns.append([(target, grid.left)])
        over = sum(place[other] < place[item] for other in rest for item in coming)
        under = sum(place[other] > place[item] for other in rest for item in coming)
        (above if over <= under else below).setdefault(target, []).append(line)
        grid.right[target], grid.right[line] = rest, ends
        for item in ends:
            grid.left[item] = [line]
    for source, leaving in grid.leaving.items():
        rest = list(grid.left[source])
        for _, stop in leaving:
            rest.remove(stop)
        grid.left[source] = rest
        tops: list[int] = []
        feet: list[int] = []
        for number, stop in sorted(leaving, key=lambda pair: place[pair[1]]):
            target = stop if stop < grid.cards else grid.target[stop]
            met = float(place[stop])
            if stop == target:
                met += 0.5 if arrival[target] in below.get(target, ()) else -0.5
            over = sum(place[other] < met for other in rest) + len(above.get(source, ()))
            under = sum(place[other] > met for other in rest) + len(below.get(source, ()))
            line = grid.add(BACK, target, grid.column[source])
            grid.turns[source].append((line, grid.right))
            grid.turns.append([(source, grid.right)])
            (tops if over <= under else feet).append(line)
            grid.first_stop[number] = line
            near = stop if stop >= grid.cards else arrival[target]
            grid.left[line] = [near]
            grid.right[near] = [*(item for item in grid.right[near] if item != source), line]
        above[source] = [*tops, *above.get(source, ())]
        below[source] = [*below.get(source, ()), *feet]
    first = len(place)
    for column in grid.columns:
        column[:] = [
            item
            for old in column
            if old < first
            for item in (*above.get(old, ()), old, *below.get(old, ()))
        ]
