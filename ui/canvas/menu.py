"""The menu of what is chosen on the map: everything that can be done to it, with its key."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from pathways.extracting import can_extract
from pathways.model import Kind, Setting
from planner.i18n import N_, _
from ui.canvas import deeds
from ui.canvas.deeds import Deed
from ui.subpathways import opens
from ui.theme import set_icon

if TYPE_CHECKING:
    from ui.canvas.view import MapView

__all__ = ["map_menu", "popup"]


def map_menu(view: "MapView", setting: Setting) -> QMenu:
    """A menu for the selection; ``setting`` is the lane in which something new would stand."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(_("What can be done here"))
    selection = view.document.selection
    if selection.steps:
        _fill_for_steps(menu, view)
    elif selection.connection is not None:
        _fill_for_connection(menu, view, selection.connection)
    else:
        new_end = _act(lambda: view.commands.new_step(setting, kind=Kind.END))
        _add(menu, view, Deed(N_("New step here"), "add", "N", _new_step(setting)))
        _add(menu, view, Deed(N_("New end here"), "end", "", new_end))
        menu.addSeparator()
        _add(menu, view, deeds.PASTE)
        _add_all(menu, view, (deeds.CHOOSE_ALL, deeds.LASSO, deeds.ROOM, deeds.ARRANGE_ALL))
        menu.addSeparator()
        _tick(_add(menu, view, deeds.GRID), view.has_grid)
        _add(menu, view, deeds.SEARCH)
        _tick(_add(menu, view, deeds.OVERVIEW), view.overview.is_shown)
        _add(menu, view, deeds.FIT)
        _add_pictures(menu, view)
    return menu


def _add_pictures(menu: QMenu, view: "MapView") -> None:
    """What the window can do with a picture of the map, or of what is chosen on it."""
    found = [a for a in view.window().actions() if a.objectName() == "picture"]
    if found:
        menu.addSeparator()
        menu.addActions(found)


def _new_step(setting: Setting) -> "Callable[[MapView], object]":
    return lambda view: view.commands.new_step(setting)


def _act(act: Callable[[], object]) -> "Callable[[MapView], object]":
    return lambda _view: act()


def _add(menu: QMenu, view: "MapView", deed: Deed) -> QAction:
    # What stands behind the tab is shown as the key and leaves the map's own keys alone.
    key = _(deed.key) if deed.key else ""
    action = menu.addAction(f"{_(deed.text)}\t{key}" if key else _(deed.text))
    if deed.icon:
        set_icon(action, deed.icon)
    action.triggered.connect(lambda _on=False: deed.act(view))
    return action


def _add_all(menu: QMenu, view: "MapView", of: Iterable[Deed]) -> None:
    for deed in of:
        _add(menu, view, deed)


def _submenu(menu: QMenu, text: str) -> QMenu:
    made = menu.addMenu(text)
    made.setAccessibleName(text)
    return made


def _tick(action: QAction, is_so: bool) -> None:
    """Tell what is so already: for who hears it by its state, for who sees it in bold."""
    action.setCheckable(True)
    action.setChecked(is_so)
    font = action.font()
    font.setBold(is_so)
    action.setFont(font)


def _fill_for_steps(menu: QMenu, view: "MapView") -> None:
    pathway, design = view.document.pathway, view.pane.design
    if pathway is None:
        return
    steps = [s for s in pathway.steps if s.id in view.document.selection.steps]
    one = steps[0] if len(steps) == 1 else None
    if not all(step.is_end for step in steps):
        for setting, deed in deeds.TAGS.items():
            is_there = all(s.setting(design) is setting for s in steps if not s.is_end)
            _tick(_add(menu, view, deed), is_there)
        menu.addSeparator()
    _add(menu, view, deeds.KIND)
    if one is not None:
        _add(menu, view, deeds.RENAME)
        if not one.is_end:
            _add_all(menu, view, (deeds.CHOOSE_TARGET, deeds.APPEND, deeds.APPEND_END))
    _add_all(menu, view, (deeds.DUPLICATE, deeds.COPY, deeds.CUT, deeds.PASTE_BESIDE))
    if one is not None and opens(view.document, one.id):
        _add(menu, view, deeds.OPEN)
    elif not all(step.is_end or step.opens for step in steps):
        _add(menu, view, deeds.OWN).setEnabled(can_extract(pathway, (s.id for s in steps)))
    menu.addSeparator()
    are_pinned = all(view.commands.places.is_pinned(step.id) for step in steps)
    _add(menu, view, deeds.UNPIN if are_pinned else deeds.PIN)
    _add(menu, view, deeds.ARRANGE)
    if len(steps) > 1:
        _add_all(_submenu(menu, _("Put in line")), view, deeds.ALIGN)
    menu.addSeparator()
    if any(design in step.deliveries and len(step.deliveries) > 1 for step in steps):
        _add(menu, view, deeds.TAKE_OUT)
    _add(menu, view, deeds.DELETE)
    _add_pictures(menu, view)


def _fill_for_connection(menu: QMenu, view: "MapView", ends: tuple[str, str]) -> None:
    _add_all(menu, view, (deeds.INSERT, deeds.INSERT_LOOSE, deeds.SHARE, deeds.SCALE))
    menu.addSeparator()
    _add_all(menu, view, (deeds.LEAD_FROM, deeds.LEAD_TO))
    _add(menu, view, deeds.STRAIGHTEN).setEnabled(view.commands.places.is_led(ends))
    menu.addSeparator()
    _add_all(menu, view, (deeds.TAKE_OUT, deeds.DELETE))


def popup(view: "MapView", setting: Setting, at: QPoint) -> QMenu:
    """Shows the menu at a place on the screen."""
    menu = map_menu(view, setting)
    menu.popup(at)
    return menu
