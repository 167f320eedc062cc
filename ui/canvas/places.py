"""What a person does to where things lie on the map, each as one undo step with its name."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from pathways import edits
from pathways.layout.shapes import Box
from pathways.layout.tidy import Axis, Edge, aligned, distributed, make_room
from pathways.model import Pathway, Setting
from pathways.placing import FURTHEST, Line, Placing, Spot
from planner.exports.map_layouts import lane_of
from planner.i18n import N_, language
from planner.maps.content import CardFace, ConnectionFace, Content
from ui.canvas.acts import MOVE_ONE, MOVE_SOME
from ui.canvas.bending import Point, Points, tidied
from ui.canvas.pane import Pane
from ui.document import Document

__all__ = ["AS_FAR_AS_POSSIBLE", "Ends", "Places"]

Ends = tuple[str, str]
Place = Callable[[Pathway, Placing], Placing]
Tidy = Callable[[Mapping[str, Box]], dict[str, Point]]
AS_FAR_AS_POSSIBLE: Final = -FURTHEST
SIDEWAYS: Final = 24.0  # by how much a card dropped on another lane stays in its column [points]
EDGE: Final = 8.0  # as near as a card is put to the edge of its lane or of the map [points]


@dataclass(frozen=True, slots=True)
class Places:
    """Places cards, lines and words of the pathway shown; ``content`` is the map as it stands."""

    document: Document
    pane: Pane
    content: Callable[[], Content]

    def card(self, step_id: str) -> CardFace | None:
        """The card of a step in the design shown."""
        return self.content().cards.get((step_id, ""))

    def line(self, ends: Ends) -> ConnectionFace | None:
        """The line of a connection in the design shown."""
        return next(
            (
                face
                for face in self.content().connections.values()
                if (face.source, face.target) == ends and face.is_shown
            ),
            None,
        )

    def lines_at(self, step_id: str) -> tuple[Ends, ...]:
        """The connections on from a step in the design shown, then those to it."""
        faces = [face for face in self.content().connections.values() if face.is_shown]
        on = [(f.source, f.target) for f in faces if f.source == step_id]
        to = [(f.source, f.target) for f in faces if f.target == step_id != f.source]
        return (*on, *to)

    def is_pinned(self, step_id: str) -> bool:
        """Whether a step's card keeps its place."""
        pathway = self.document.pathway
        return pathway is not None and step_id in pathway.placing.pins

    def is_led(self, ends: Ends) -> bool:
        """Whether a connection's line or words in the design shown were led by hand."""
        return self._led(ends) is not None

    # Cards

    def move(self, step_ids: Iterable[str], dx: float, dy: float, *, merge: bool = False) -> bool:
        """Pin cards so much further right and down; with ``merge`` it goes on with the last."""
        ids = self._standing(step_ids)
        spots = {id_: self._spot_of(id_, dx, dy) for id_ in ids}
        key = "move " + " ".join(sorted(ids)) if merge else None
        return self._pin(
            N_("Move “{step}” on the map"), N_("Move the chosen steps on the map"), spots, key
        )

    def move_to(self, corners: Mapping[str, Point]) -> bool:
        """Pin cards with their top left corners at points of the map, each in its own lane."""
        spots = {id_: self._spot(*at, self._lane(id_)) for id_, at in corners.items()}
        return self._pin(
            N_("Move “{step}” on the map"), N_("Move the chosen steps on the map"), spots
        )

    def deliver(self, corners: Mapping[str, Point], setting: Setting) -> bool:
        """Deliver steps in the lane their cards were dropped on; ends stay as they are.

        Cards that moved sideways, or were pinned, are pinned where they were dropped; one that
        stayed in its column finds its own height in the new lane.
        """
        pathway, design = self.document.pathway, self.pane.design
        if pathway is None:
            return False
        dropped = {id_: at for id_, at in corners.items() if not pathway.step(id_).is_end}
        is_sideways = any(
            abs(x - self._corner(id_)[0]) >= SIDEWAYS for id_, (x, _y) in dropped.items()
        )
        spots = {
            id_: self._spot(*at, setting.value)
            for id_, at in dropped.items()
            if is_sideways or self.is_pinned(id_)
        }
        return bool(dropped) and self.document.edit(
            MOVE_ONE[setting] if len(dropped) == 1 else MOVE_SOME[setting],
            lambda p: edits.place(
                edits.set_setting(p, dropped, design, setting), p.placing.with_pins(spots)
            ),
            **self._named(dropped),
        )

    def pin(self, step_ids: Iterable[str]) -> bool:
        """Keep cards where they are."""
        spots = {id_: self._spot_of(id_, 0, 0) for id_ in self._standing(step_ids)}
        return self._pin(N_("Pin “{step}”"), N_("Pin the chosen steps"), spots)

    def unpin(self, step_ids: Iterable[str]) -> bool:
        """Let cards find their own places again."""
        ids = tuple(step_ids)
        return self._place(
            N_("Unpin “{step}”") if len(ids) == 1 else N_("Unpin the chosen steps"),
            lambda _p, placing: placing.without_pins(ids),
            **self._named(ids),
        )

    def toggle_pin(self, step_ids: Iterable[str]) -> bool:
        """Unpin cards that are all pinned, else pin them."""
        ids = self._standing(step_ids)
        return self.unpin(ids) if ids and all(map(self.is_pinned, ids)) else self.pin(ids)

    def arrange(self, step_ids: Iterable[str] = ()) -> bool:
        """Lay cards and the lines at them out anew, the whole map where none are named."""
        ids = tuple(step_ids)
        if not ids:
            return self._place(
                N_("Arrange the whole map"),
                lambda _p, placing: Placing(arranged=placing.arranged + 1),
            )
        return self._place(
            N_("Arrange “{step}”") if len(ids) == 1 else N_("Arrange the chosen steps"),
            lambda _p, placing: _without_lines(placing.without_pins(ids), ids),
            **self._named(ids),
        )

    def room(self, x: float, by: float) -> float:
        """How much of ``by`` there is room for right of ``x``: below 0 it takes room away."""
        corners = make_room(self._boxes(), by, x=x)
        return next((at[0] - self._corner(id_)[0] for id_, at in corners.items()), 0.0)

    def make_room(self, x: float, by: float) -> bool:
        """Move everything right of ``x`` to the right by ``by``; below 0 to the left."""
        by = self.room(x, by)
        moved = [id_ for id_, box in self._boxes().items() if box.x >= x]
        spots = {id_: self._spot_of(id_, by, 0) for id_ in moved}

        def shifted(_pathway: Pathway, placing: Placing) -> Placing:
            pins = {id_: _shifted(spot, x, by) for id_, spot in placing.pins.items()}
            lines = tuple(
                replace(
                    line,
                    bends=tuple(_shifted(spot, x, by) for spot in line.bends),
                    label=_shifted(line.label, x, by) if line.label else None,
                )
                for line in placing.lines
            )
            return replace(placing, lines=lines).with_pins({**pins, **spots})

        text = N_("Make room on the map") if by > 0 else N_("Take room out of the map")
        return bool(by) and self._place(text, shifted)

    def align(self, step_ids: Iterable[str], edge: Edge) -> bool:
        """Put an edge or the middle of cards in line."""
        return self._tidy(N_("Put the chosen steps in line"), step_ids, 2, partial(_align, edge))

    def distribute(self, step_ids: Iterable[str], axis: Axis, gap: float | None = None) -> bool:
        """Leave the same room between cards: ``gap`` of it, or as much as there is."""
        least = 3 if gap is None else 2
        spread = partial(_distribute, axis, gap)
        return self._tidy(N_("Spread the chosen steps evenly"), step_ids, least, spread)

    def _tidy(self, text: str, step_ids: Iterable[str], least: int, tidy: Tidy) -> bool:
        boxes = self._boxes()
        chosen = {id_: boxes[id_] for id_ in step_ids if id_ in boxes}
        if len(chosen) < least:
            return False
        spots = {id_: self._spot(*at, chosen[id_].lane) for id_, at in tidy(chosen).items()}
        return self._pin(text, text, spots)

    # Lines and words

    def lead(self, ends: Ends, points: Points, *, merge: bool = False) -> bool:
        """Lead a connection's line through the corners of ``points``, whose ends are the cards."""
        bends = tuple(self._anywhere(*at) for at in tidied(points)[1:-1])
        return self._lead(
            N_("Lead the line from “{source}” to “{target}”"),
            ends,
            lambda line: replace(line, bends=bends),
            f"lead {ends}" if merge else None,
        )

    def move_words(self, ends: Ends, x: float, y: float, *, merge: bool = False) -> bool:
        """Put the middle of a connection's words at a point of the map."""
        return self._lead(
            N_("Move the words from “{source}” to “{target}”"),
            ends,
            lambda line: replace(line, label=self._anywhere(x, y)),
            f"words {ends}" if merge else None,
        )

    def straighten(self, ends: Ends) -> bool:
        """Let a connection's line and words find their own way again."""
        return self._lead(
            N_("Straighten the line from “{source}” to “{target}”"),
            ends,
            lambda line: replace(line, bends=(), label=None),
        )

    # How

    def _lead(
        self, text: str, ends: Ends, change: Callable[[Line], Line], merge: str | None = None
    ) -> bool:
        pathway = self.document.pathway
        if pathway is None or self.line(ends) is None:
            return False
        known = self._led(ends) or Line(*self._line_place(pathway, ends))
        names = [pathway.step(id_).name.said(language()) for id_ in ends]
        return self._place(
            text,
            lambda _p, placing: placing.with_line(change(known)),
            merge,
            source=names[0],
            target=names[1],
        )

    def _led(self, ends: Ends) -> Line | None:
        pathway = self.document.pathway
        if pathway is None:
            return None
        return pathway.placing.line(self._line_place(pathway, ends))

    def _line_place(self, pathway: Pathway, ends: Ends) -> tuple[str, str, str, str]:
        lanes = [lane_of(pathway.step(id_), self.pane.design) for id_ in ends]
        return (*ends, lanes[0], lanes[1])

    def _standing(self, step_ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(id_ for id_ in step_ids if self.card(id_) is not None)

    def _boxes(self) -> dict[str, Box]:
        """The cards of the design shown, by step."""
        return {
            face.step: Box(p.x, p.y, p.width, p.height, face.lane)
            for face in self.content().cards.values()
            if face.is_shown
            for p in (face.place,)
        }

    def _corner(self, step_id: str) -> Point:
        card = self.card(step_id)
        return (card.place.x, card.place.y) if card else (0.0, 0.0)

    def _lane(self, step_id: str) -> str:
        card = self.card(step_id)
        return card.lane if card else Setting.COMMUNITY.value

    def _spot_of(self, step_id: str, dx: float, dy: float) -> Spot:
        x, y = self._corner(step_id)
        return self._spot(x + dx, y + dy, self._lane(step_id))

    def _spot(self, x: float, y: float, lane: str) -> Spot:
        """A card's place in a lane, which is that of its step and so is not named."""
        top = next((b.y for b in self.content().bands if b.setting == lane), 0.0)
        return Spot(_within(x, EDGE), _within(y - top, EDGE))

    def _anywhere(self, x: float, y: float) -> Spot:
        """A point in whichever lane it lies."""
        bands = self.content().bands
        band = next((b for b in bands if y < b.y + b.height), bands[-1] if bands else None)
        if band is None:
            return Spot(_within(x, 0), _within(y, 0))
        return Spot(_within(x, 0), _within(y - band.y, -FURTHEST), band.setting or "")

    def _named(self, step_ids: Iterable[str]) -> dict[str, str]:
        ids, pathway = tuple(step_ids), self.document.pathway
        if len(ids) != 1 or pathway is None:
            return {}
        return {"step": pathway.step(ids[0]).name.said(language())}

    def _pin(self, one: str, some: str, spots: dict[str, Spot], merge: str | None = None) -> bool:
        if not spots:
            return False
        return self._place(
            one if len(spots) == 1 else some,
            lambda _p, placing: placing.with_pins(spots),
            merge,
            **self._named(spots),
        )

    def _place(self, text: str, place: Place, merge: str | None = None, **blanks: str) -> bool:
        return self.document.edit(
            text, lambda p: edits.place(p, place(p, p.placing)), merge=merge, **blanks
        )


def _within(value: float, least: float) -> float:
    return round(min(max(value, least), FURTHEST), 1)


def _without_lines(placing: Placing, step_ids: tuple[str, ...]) -> Placing:
    gone = set(step_ids)
    lines = tuple(line for line in placing.lines if not gone & {line.source, line.target})
    return replace(placing, lines=lines)


def _shifted(spot: Spot, x: float, by: float) -> Spot:
    return replace(spot, x=spot.x + by) if spot.x >= x else spot


def _align(edge: Edge, boxes: Mapping[str, Box]) -> dict[str, Point]:
    return aligned(boxes, edge)


def _distribute(axis: Axis, gap: float | None, boxes: Mapping[str, Box]) -> dict[str, Point]:
    return distributed(boxes, axis, gap)
