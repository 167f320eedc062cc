"""What can be done on the map, each once: its words, icon, key and act, for menu, bar and list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pathways.model import Kind, Setting
from planner.i18n import N_
from ui.canvas import clipboard
from ui.canvas.looking import zoom_to_chosen
from ui.canvas.search import open_search
from ui.words import SETTINGS

if TYPE_CHECKING:
    from ui.canvas.view import MapView

__all__ = ["Deed", "tag"]

Act = Callable[["MapView"], object]


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do with what is chosen; ``key`` is blank where no key does it."""

    text: str
    icon: str
    key: str
    act: Act


def tag(setting: Setting) -> Act:
    """Delivers the chosen steps in a setting."""
    return lambda view: view.commands.acts.tag(view.document.selection.steps, setting)


def _places(name: str) -> Act:
    return lambda view: getattr(view.commands.places, name)(view.document.selection.steps)


TAGS: Final = {
    setting: Deed(SETTINGS[setting.value], setting.value, key, tag(setting))
    for setting, key in (
        (Setting.HOME, "O"),
        (Setting.VIRTUAL, "V"),
        (Setting.COMMUNITY, "C"),
        (Setting.HOSPITAL, "H"),
    )
}
NEW: Final = Deed(N_("New step"), "add", "N", lambda v: v.commands.new_step())
APPEND: Final = Deed(N_("Add the step after this"), "add", "A", lambda v: v.commands.append_step())
APPEND_END: Final = Deed(
    N_("Add an end after this"), "end", "Shift+A", lambda v: v.commands.append_step(Kind.END)
)
CONNECT: Final = Deed(N_("Connect"), "connect", "L", lambda v: v.commands.connect())
CHOOSE_TARGET: Final = Deed(N_("Connect to…"), "connect", "L", lambda v: v.commands.choose_target())
KIND: Final = Deed(N_("Change the kind…"), "replace", "R", lambda v: v.commands.choose_kind())
RENAME: Final = Deed(N_("Rename"), "rename", "E", lambda v: v.commands.write())
OPEN: Final = Deed(
    N_("Open the sub-pathway"), "sub_pathway", "Enter", lambda v: v.commands.open_step()
)
OWN: Final = Deed(
    N_("Make a pathway of its own"), "sub_pathway", "", lambda v: v.commands.make_own()
)
DUPLICATE: Final = Deed(
    N_("Duplicate"),
    "duplicate",
    "Ctrl+D",
    lambda v: v.commands.acts.duplicate(v.document.selection.steps),
)
COPY: Final = Deed(N_("Copy"), "copy", "Ctrl+C", clipboard.copy)
CUT: Final = Deed(N_("Cut"), "cut", "Ctrl+X", clipboard.cut)
PASTE: Final = Deed(N_("Paste"), "paste", "Ctrl+V", clipboard.paste)
PASTE_BESIDE: Final = Deed(
    N_("Paste beside what is chosen"), "paste", "Ctrl+Shift+V", clipboard.paste_beside
)
PIN: Final = Deed(N_("Pin in this place"), "pin", "P", _places("toggle_pin"))
UNPIN: Final = Deed(N_("Unpin"), "pin", "P", _places("toggle_pin"))
ARRANGE: Final = Deed(N_("Arrange"), "arrange", "T", lambda v: v.commands.arrange())
ARRANGE_ALL: Final = Deed(
    N_("Arrange the whole map"), "arrange", "Shift+T", lambda v: v.arrange_all()
)
TAKE_OUT: Final = Deed(N_("Remove from this design"), "close", "", lambda v: v.commands.take_out())
DELETE: Final = Deed(N_("Delete"), "delete", "Del", lambda v: v.commands.acts.delete())
MORE: Final = Deed(N_("More that can be done here"), "more", "", lambda v: v.show_menu())

NEXT_LINE: Final = Deed(
    N_("Choose the next connection of the step"), "connect", "W", lambda v: v.commands.go_along(1)
)
INSERT: Final = Deed(N_("Insert a step"), "insert", "I", lambda v: v.commands.insert_step())
INSERT_LOOSE: Final = Deed(
    N_("Put a step in…"), "insert", "Shift+I", lambda v: v.commands.choose_loose()
)
SCALE: Final = Deed(
    N_("Scale the others to 100%"), "numbers", "%", lambda v: v.commands.scale_others()
)
SHARE: Final = Deed(N_("Change the share"), "rename", "E", lambda v: v.commands.write())
LEAD_FROM: Final = Deed(
    N_("Lead it from another step…"),
    "lead_from",
    "",
    lambda v: v.commands.choose_end(is_target=False),
)
LEAD_TO: Final = Deed(
    N_("Lead it to another step…"),
    "lead_to",
    "",
    lambda v: v.commands.choose_end(is_target=True),
)
STRAIGHTEN: Final = Deed(N_("Straighten"), "straighten", "T", lambda v: v.commands.arrange())

CHOOSE_ALL: Final = Deed(
    N_("Choose all steps"), "choose_all", "Ctrl+A", lambda v: v.commands.choose_all()
)
SEARCH: Final = Deed(N_("Search the map"), "search", "Ctrl+F", open_search)
ZOOM_CHOSEN: Final = Deed(N_("Zoom to what is chosen"), "zoom_in", "Ctrl+2", zoom_to_chosen)
OVERVIEW: Final = Deed(N_("Show the overview"), "map", "M", lambda v: v.overview.toggle())
FIT: Final = Deed(N_("Fit the map into the window"), "zoom_fit", "Ctrl+1", lambda v: v.fit())
LASSO: Final = Deed(
    N_("Choose steps with a lasso"), "lasso", "Shift+L", lambda v: v.commands.lasso()
)
ROOM: Final = Deed(N_("Make or take away room"), "room", "S", lambda v: v.commands.make_room())
GRID: Final = Deed(N_("Show the grid"), "grid", "Ctrl+G", lambda v: v.toggle_grid())


def _align(edge: str) -> Act:
    return lambda v: v.commands.places.align(v.document.selection.steps, edge)  # type: ignore[arg-type]


def _spread(axis: str, gap: float | None = None) -> Act:
    return lambda v: v.commands.places.distribute(
        v.document.selection.steps,
        axis,  # type: ignore[arg-type]
        gap,
    )


GAP: Final = 32.0
ALIGN: Final = (
    Deed(N_("Left edges in line"), "align_left", "", _align("left")),
    Deed(N_("Centres in line"), "align_centre", "", _align("centre")),
    Deed(N_("Right edges in line"), "align_right", "", _align("right")),
    Deed(N_("Top edges in line"), "align_top", "", _align("top")),
    Deed(N_("Middles in line"), "align_middle", "", _align("middle")),
    Deed(N_("Bottom edges in line"), "align_bottom", "", _align("bottom")),
    Deed(N_("Spread evenly across"), "spread_across", "", _spread("across")),
    Deed(N_("Spread evenly down"), "spread_down", "", _spread("down")),
    Deed(N_("Fixed gap across"), "spread_across", "", _spread("across", GAP)),
    Deed(N_("Fixed gap down"), "spread_down", "", _spread("down", GAP)),
)
