"""Which part of the map holds what is chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from ui.canvas.view import MapView

__all__ = ["chosen_area", "zoom_to_chosen"]

AROUND = 40.0  # room left around what is zoomed to [points of the map]


def chosen_area(view: "MapView") -> QRectF:
    """Where everything chosen stands; a null rectangle where nothing is chosen."""
    selection, scene = view.document.selection, view.map_scene
    area = QRectF()
    if selection.connection is not None:
        return scene.connection_rect(selection.connection)
    if selection.stream and selection.stream in scene.streams:
        return scene.streams[selection.stream].sceneBoundingRect()
    if selection.steps:
        for card in scene.cards.values():
            if card.face.step in selection.steps:
                area = area.united(card.card_rect)
    return area


def zoom_to_chosen(view: "MapView") -> None:
    """Show what is chosen as large as is sensible; the whole map where nothing is."""
    area = chosen_area(view)
    if area.isNull():
        view.fit()
    else:
        view.zoom_to(area.adjusted(-AROUND, -AROUND, AROUND, AROUND))
