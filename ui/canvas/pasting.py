"""Where the cards of a clip come to stand: in their lanes, near a point or where room is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from pathways.layout import Box
from pathways.model import Setting
from pathways.placing import FURTHEST, Spot
from planner.clips import Clip
from planner.drawing.pathway_map import Band, Place
from planner.exports.map_layouts import EDITOR, Measures, lane_of
from planner.exports.pictures import card_of
from planner.i18n import language
from planner.maps.content import CardFace

__all__ = ["Standing", "clear_of", "near", "spread"]

EDGE: Final = 8.0  # as near as a card is put to the edge of its lane [points]
GAP: Final = 24.0  # between cards that were never seen on a map, and around those put beside
STEP: Final = 12.0


@dataclass(frozen=True, slots=True)
class Standing:
    """The cards of a clip as they would stand, where they are pinned, and their new setting.

    ``setting`` is given where all of them were of one lane and stand in another.
    """

    faces: tuple[CardFace, ...]
    spots: Mapping[str, Spot]
    setting: Setting | None = None

    @property
    def lanes(self) -> frozenset[str]:
        """The lanes they stand in."""
        return frozenset(face.lane for face in self.faces)


@dataclass(frozen=True, slots=True)
class _Spread:
    """A card as it was copied: from the clip's left, and from the top of its lane."""

    step: str
    lane: str
    lanes: frozenset[str]  # in any design
    is_end: bool
    x: float
    y: float
    width: float
    height: float


def spread(clip: Clip, design: str, measures: Measures = EDITOR) -> tuple[_Spread, ...]:
    """The cards of a clip as they were copied from the design, from the left at 0."""
    pins = clip.pathway.placing.pins
    looks = clip.design if clip.design in clip.pathway.designs else design
    cards: list[_Spread] = []
    beyond = max((spot.x + measures.step[0] + GAP for spot in pins.values()), default=0.0)
    for step in clip.pathway.steps:
        width, height = measures.size(step)
        spot = pins.get(step.id)
        if spot is None:
            spot = Spot(min(beyond, FURTHEST), EDGE)
            beyond += width + GAP
        lane = lane_of(step, looks)
        lanes = frozenset({lane, *(lane_of(step, d) for d in step.deliveries)})
        cards.append(_Spread(step.id, lane, lanes, step.is_end, spot.x, spot.y, width, height))
    left = min((card.x for card in cards), default=0.0)
    return tuple(replace(card, x=card.x - left) for card in cards)


def near(
    clip: Clip,
    design: str,
    bands: Iterable[Band],
    x: float,
    y: float,
    measures: Measures = EDITOR,
) -> Standing:
    """The cards with the middle of all of them near a point of the map.

    Cards of one lane go to the lane of the point; cards of several keep theirs.
    """
    cards, lanes = spread(clip, design, measures), _lanes(bands)
    under = next(
        (n for n, (top, tall) in lanes.items() if y < top + tall), next(reversed(lanes), "")
    )
    own = {card.lane for card in cards if not card.is_end} or {card.lane for card in cards}
    is_one, has_setting = len(own) == 1, any(not card.is_end for card in cards)
    goes = under if is_one and has_setting and under else ""
    at = {c.step: c.lane if c.is_end or not goes else goes for c in cards}
    wide = max((c.x + c.width for c in cards), default=0.0)
    heights = {c.step: lanes.get(at[c.step], (0.0, 0.0))[0] + c.y for c in cards}
    low = min(heights.values(), default=0.0)
    high = max((heights[c.step] + c.height for c in cards), default=0.0)
    left, down = max(x - wide / 2, EDGE), y - (low + high) / 2
    moved = {c.step: (left + c.x, heights[c.step] + down) for c in cards}
    settled = _settled(cards, at, lanes, moved)
    setting = Setting(goes) if goes and goes not in own else None
    return _standing(clip, design, cards, at, lanes, settled, setting)


def clear_of(
    clip: Clip,
    design: str,
    bands: Iterable[Band],
    x: float,
    taken: Iterable[Box],
    measures: Measures = EDITOR,
) -> Standing:
    """The cards from ``x`` on, each lane's as near to their height as nothing else stands there."""
    cards, lanes, boxes = spread(clip, design, measures), _lanes(bands), tuple(taken)
    at = {card.step: card.lane for card in cards}
    moved: dict[str, tuple[float, float]] = {}
    for lane in dict.fromkeys(at.values()):
        group = [card for card in cards if card.lane == lane]
        top, tall = lanes.get(lane, (0.0, 0.0))
        first = min(card.y for card in group)
        offsets = [EDGE - first + n * STEP for n in range(int(tall // STEP) + 2)]
        offsets.sort(key=abs)
        free = (o for o in offsets if not _meets(group, x, o, lanes, boxes))
        by = next(free, tall - first)  # below everything: the lane grows
        moved |= {card.step: (x + card.x, top + card.y + by) for card in group}
    return _standing(clip, design, cards, at, lanes, moved, None)


def _meets(
    group: list[_Spread],
    x: float,
    by: float,
    lanes: Mapping[str, tuple[float, float]],
    boxes: tuple[Box, ...],
) -> bool:
    """Whether cards put so would meet others, in any design that they are delivered in."""
    heights = [
        (c, lanes.get(lane, (0.0, 0.0))[0] + c.y + by) for c in group for lane in sorted(c.lanes)
    ]
    return any(
        c.x + x < b.x + b.width + GAP
        and b.x < c.x + x + c.width + GAP
        and y < b.y + b.height + EDGE
        and b.y < y + c.height + EDGE
        for c, y in heights
        for b in boxes
    )


def _lanes(bands: Iterable[Band]) -> dict[str, tuple[float, float]]:
    return {band.setting or "": (band.y, band.height) for band in bands}


def _settled(
    cards: tuple[_Spread, ...],
    at: Mapping[str, str],
    lanes: Mapping[str, tuple[float, float]],
    moved: Mapping[str, tuple[float, float]],
) -> dict[str, tuple[float, float]]:
    """The same places, with the cards of each lane together within it."""
    settled: dict[str, tuple[float, float]] = {}
    for lane in dict.fromkeys(at.values()):
        group = [card for card in cards if at[card.step] == lane]
        top, tall = lanes.get(lane, (0.0, 0.0))
        first = min(moved[c.step][1] for c in group)
        last = max(moved[c.step][1] + c.height for c in group)
        by = min(0.0, top + tall - EDGE - last)
        by = max(by, top + EDGE - first)
        settled |= {c.step: (moved[c.step][0], moved[c.step][1] + by) for c in group}
    return settled


def _standing(
    clip: Clip,
    design: str,
    cards: tuple[_Spread, ...],
    at: Mapping[str, str],
    lanes: Mapping[str, tuple[float, float]],
    moved: Mapping[str, tuple[float, float]],
    setting: Setting | None,
) -> Standing:
    looks = clip.design if clip.design in clip.pathway.designs else design
    faces, spots = [], {}
    for card in cards:
        step, (x, y) = clip.pathway.step(card.step), moved[card.step]
        place = Place(x, y, card.width, card.height)
        faces.append(CardFace(step.id, card_of(step, looks, language()), place, at[card.step]))
        top = lanes.get(at[card.step], (0.0, 0.0))[0]
        spots[step.id] = Spot(_within(x), _within(y - top))
    return Standing(tuple(faces), spots, setting)


def _within(value: float) -> float:
    return round(min(max(value, EDGE), FURTHEST), 1)
