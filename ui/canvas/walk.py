"""Which step the arrow keys go to."""

from collections.abc import Mapping
from typing import Final

from planner.drawing.pathway_map import Place

__all__ = ["step_towards"]

ASIDE: Final = 2.5  # how much worse it is to be aside than to be far
NARROW: Final = 1.0


def step_towards(places: Mapping[str, Place], at: str, across: int, down: int) -> str:
    """The step nearest to ``at`` in a direction; the first from the left where that is nowhere.

    Args:
        places: Where the cards lie, by step.
        at: The step to go on from.
        across: -1 for left, 1 for right, else 0.
        down: -1 for up, 1 for down, else 0.

    Returns:
        Blank where there is no step in that direction.
    """
    if at not in places:
        return min(places, key=lambda id_: (places[id_].x, places[id_].y), default="")
    here = _middle(places[at])

    def cost(id_: str) -> tuple[float, float]:
        x, y = _middle(places[id_])
        dx, dy = x - here[0], y - here[1]
        along = dx * across + dy * down
        aside = abs(dx * down) + abs(dy * across)
        return along, along + ASIDE * aside

    ahead = {id_: cost(id_) for id_ in places if id_ != at}
    found = {id_: c[1] for id_, c in ahead.items() if c[0] > NARROW}
    return min(found, key=lambda id_: found[id_], default="")


def _middle(place: Place) -> tuple[float, float]:
    return place.x + place.width / 2, place.y + place.height / 2
