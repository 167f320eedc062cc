"""Where a step would stand that a button is about to add."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF

from pathways.model import Kind
from planner.exports.map_layouts import EDITOR
from ui.canvas.content import Layouts, content_of
from ui.canvas.passing import PreviewItem

if TYPE_CHECKING:
    from ui.canvas.view import MapView

__all__ = ["preview_of"]

MOST: Final = 150  # steps for which a whole layout is made while the mouse waits
BESIDE: Final = 72.0  # how far to the right a step stands where none is made


def preview_of(view: "MapView", kind: Kind) -> PreviewItem | None:
    """The card that would be added after the chosen step; ``None`` where none can be."""
    chosen = view.commands.goes_on()
    card = view.commands.places.card(chosen) if chosen else None
    if card is None:
        return None
    place = card.place
    start = QPointF(place.x + place.width, place.y + place.height / 2)
    width, height = EDITOR.end if kind is Kind.END else EDITOR.step
    rect = QRectF(start.x() + BESIDE, start.y() - height / 2, width, height)
    made = view.commands.acts.with_step(view.commands.setting_here(), chosen, kind)
    if made is not None and len(made[0].steps) <= MOST:
        content = content_of(made[0], view.pane, Layouts())
        new, old = content.cards.get((made[1], "")), content.cards.get((chosen, ""))
        if new is not None and old is not None:
            # The other cards may move too, so what counts is where it stands from the chosen one.
            by_x, by_y = place.x - old.place.x, place.y - old.place.y
            rect = QRectF(new.place.x + by_x, new.place.y + by_y, width, height)
    return PreviewItem(rect, start, view.map_scene.look)
