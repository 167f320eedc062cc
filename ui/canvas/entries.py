"""What can be done on the map, for the list of commands."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from planner.i18n import _
from ui.canvas import deeds
from ui.dialogs.palette import Entry

if TYPE_CHECKING:
    from ui.canvas.deeds import Deed
    from ui.canvas.view import MapView

__all__ = ["map_entries"]

ALWAYS = (
    deeds.NEW,
    deeds.PASTE,
    deeds.ARRANGE_ALL,
    deeds.ROOM,
    deeds.LASSO,
    deeds.CHOOSE_ALL,
    deeds.GRID,
    deeds.OVERVIEW,
)
FOR_STEPS = (
    deeds.KIND,
    deeds.DUPLICATE,
    deeds.COPY,
    deeds.CUT,
    deeds.PASTE_BESIDE,
    deeds.PIN,
    deeds.ARRANGE,
    deeds.ZOOM_CHOSEN,
    deeds.DELETE,
)
FOR_ONE = (deeds.APPEND, deeds.APPEND_END, deeds.CHOOSE_TARGET, deeds.NEXT_LINE, deeds.RENAME)
FOR_CONNECTION = (
    deeds.INSERT,
    deeds.INSERT_LOOSE,
    deeds.SHARE,
    deeds.SCALE,
    deeds.LEAD_FROM,
    deeds.LEAD_TO,
    deeds.STRAIGHTEN,
    deeds.DELETE,
)


def map_entries(view: "MapView") -> Iterator[Entry]:
    """An entry for everything that can be done with what is chosen."""
    for deed in _possible(view):
        yield Entry(_(deed.text), _("Command"), deed.icon, partial(_do, view, deed))


def _possible(view: "MapView") -> "Iterator[Deed]":
    selection = view.document.selection
    yield from ALWAYS
    if selection.connection is not None:
        yield from FOR_CONNECTION
    if selection.steps:
        yield from FOR_STEPS
    if selection.step:
        yield from FOR_ONE
    if len(selection.steps) > 1:
        yield from deeds.ALIGN


def _do(view: "MapView", deed: "Deed") -> None:
    view.setFocus()
    deed.act(view)
