"""What must hold of any layout: nothing overlaps, no line runs through a card, no label on one."""

from collections.abc import Iterator, Sequence

from hypothesis import strategies as st

from pathways.connecting import connect
from pathways.edits import add_step
from pathways.layout import END_SIZE, LANES, STEP_SIZE, Arc, Box, Layout, Node, Route
from pathways.model import Kind, Pathway
from pathways.values import Name

Area = tuple[float, float, float, float]
ROUNDING = 1e-6
LABEL = (34.0, 18.0)


def area(box: Box) -> Area:
    """Left, top, right and bottom of a card."""
    return box.x, box.y, box.x + box.width, box.y + box.height


def share_room(one: Area, other: Area) -> bool:
    """Whether two areas overlap by more than a rounding."""
    return (
        one[0] < other[2] - ROUNDING
        and other[0] < one[2] - ROUNDING
        and one[1] < other[3] - ROUNDING
        and other[1] < one[3] - ROUNDING
    )


def stretches(route: Route) -> Iterator[Area]:
    """Each stretch of a line, as wide as a line is thin."""
    for (x1, y1), (x2, y2) in zip(route.points, route.points[1:], strict=False):
        yield min(x1, x2) - 0.1, min(y1, y2) - 0.1, max(x1, x2) + 0.1, max(y1, y2) + 0.1


def label_area(route: Route, arc: Arc) -> Area | None:
    """Where what is written on a connection lies."""
    if route.label is None:
        return None
    x, y = route.label
    across, down = arc.label_width / 2, arc.label_height / 2
    return x - across, y - down, x + across, y + down


def faults(layout: Layout, arcs: Sequence[Arc]) -> list[str]:
    """Everything that is wrong with a layout, in words; nothing where it is right."""
    found: list[str] = []
    cards = {id_: area(box) for id_, box in layout.steps.items()}
    ids = [*cards]
    for i, one in enumerate(ids):
        found += [
            f"{one} lies on {other}"
            for other in ids[i + 1 :]
            if share_room(cards[one], cards[other])
        ]
    lanes = {lane.name: lane for lane in layout.lanes}
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
        found += [
            f"{name} runs through {id_}"
            for stretch in stretches(route)
            for id_, card in cards.items()
            if id_ not in ends and share_room(stretch, card)
        ]
        label = label_area(route, arc)
        if label is not None:
            found += [f"{name} is written on {i}" for i, c in cards.items() if share_room(label, c)]
            found += [f"{name} is written on {o}" for o, a in labels if share_room(label, a)]
            labels.append((name, label))
    return found


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[Node], list[Arc]]:
    """Any cards, and connections between any of them."""
    count = draw(st.integers(0, 14))
    nodes = [
        Node(
            f"n{i}",
            draw(st.sampled_from(LANES)),
            *(END_SIZE if draw(st.booleans()) else STEP_SIZE),
            is_entry=draw(st.booleans()),
            is_end=draw(st.booleans()),
        )
        for i in range(count)
    ]
    if not nodes:
        return [], []
    place = st.integers(0, count - 1)
    pairs = draw(st.lists(st.tuples(place, place), max_size=24, unique=True))
    return nodes, [Arc(f"n{a}", f"n{b}", *LABEL) for a, b in pairs]


def appended(pathway: Pathway, source: str, kind: Kind) -> Pathway:
    """The pathway with a new step after a step, delivered where that is."""
    like = pathway.step(source).deliveries
    longer, new = add_step(pathway, Name("New", "Newydd"), kind, like)
    designs = [d for d in pathway.designs if pathway.step(source).exists_in(d)]
    return connect(longer, source, new, designs)
