"""What must hold of a layout some of which is placed by hand."""

from collections.abc import Collection, Sequence

from layout_facts import ROUNDING, Area, area, label_area, share_room, stretches

from pathways.layout import Arc, Layout

TIGHT = 26.0  # what a line needs before and after its cards to turn and to show its head


def held_faults(
    layout: Layout,
    arcs: Sequence[Arc],
    pinned: Collection[str],
    led: Collection[tuple[str, str]] = (),
) -> list[str]:
    """Everything that is wrong, in words; cards pinned onto each other and led lines are not."""
    found: list[str] = []
    cards = {id_: area(box) for id_, box in layout.steps.items()}
    lanes = {lane.name: lane for lane in layout.lanes}
    ids = [*cards]
    for i, one in enumerate(ids):
        found += [
            f"{one} lies on {other}"
            for other in ids[i + 1 :]
            if share_room(cards[one], cards[other]) and not {one, other} <= set(pinned)
        ]
    for id_, box in layout.steps.items():
        lane = lanes[box.lane]
        if box.y < lane.y or box.y + box.height > lane.y + lane.height:
            found.append(f"{id_} leaves its lane")
        if box.x < 0 or box.x + box.width > layout.width:
            found.append(f"{id_} leaves the map")
    labels: list[tuple[str, Area]] = []
    for arc, route in zip(arcs, layout.connections, strict=True):
        name = f"{route.source} → {route.target}"
        ends = (route.source, route.target)
        is_closed = any(_is_closed_in(id_, cards, lanes[layout.steps[id_].lane].y) for id_ in ends)
        if ends not in led and not is_closed:
            found += [
                f"{name} runs through {id_}"
                for stretch in stretches(route)
                for id_, card in cards.items()
                if id_ not in ends and share_room(stretch, card)
            ]
            found += [
                f"{name} slants"
                for (x1, y1), (x2, y2) in zip(route.points, route.points[1:], strict=False)
                if x1 != x2 and y1 != y2
            ]
        label = label_area(route, arc)
        if label is not None and ends not in led:
            found += [f"{name} is written on {i}" for i, c in cards.items() if share_room(label, c)]
            found += [f"{name} is written on {o}" for o, a in labels if share_room(label, a)]
        if label is not None:
            labels.append((name, label))
    return found


def _is_closed_in(id_: str, cards: dict[str, Area], top: float) -> bool:
    """Whether another card stands where the lines of this one leave or arrive."""
    left, upper, right, lower = cards[id_]
    grown = (left - TIGHT, upper - ROUNDING, right + TIGHT, lower + ROUNDING)
    del top
    return any(share_room(grown, card) for other, card in cards.items() if other != id_)
