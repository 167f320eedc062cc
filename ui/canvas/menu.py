"""The menu of what is chosen on the map: everything that can be done to it, with its key."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from pathways.model import Kind, Setting
from planner.i18n import N_, _
from ui.theme import set_icon
from ui.words import KINDS, SETTINGS

if TYPE_CHECKING:
    from ui.canvas.view import MapView

__all__ = ["MENU_KEYS", "map_menu"]

MENU_KEYS: Final = {
    Setting.HOME: "O",
    Setting.VIRTUAL: "V",
    Setting.COMMUNITY: "C",
    Setting.HOSPITAL: "H",
}


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
        add = _adder(menu)
        add(N_("New step here"), "add", "N", lambda: view.commands.new_step(setting))
        add(N_("New end here"), "end", "", lambda: view.commands.new_step(setting, kind=Kind.END))
        menu.addSeparator()
        add(N_("Choose all steps"), "", "Ctrl+A", view.commands.choose_all)
        add(N_("Fit the map into the window"), "zoom_fit", "Ctrl+1", view.fit)
    return menu


def _adder(menu: QMenu) -> Callable[[str, str, str, Callable[[], object]], QAction]:
    def add(text: str, icon: str, key: str, act: Callable[[], object]) -> QAction:
        # What stands behind the tab is shown as the key and leaves the map's own keys alone.
        action = menu.addAction(f"{_(text)}\t{key}" if key else _(text))
        if icon:
            set_icon(action, icon)
        action.triggered.connect(lambda _on=False: act())
        return action

    return add


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
    ids = [s.id for s in steps]
    one = steps[0] if len(steps) == 1 else None
    add = _adder(menu)
    if not all(step.is_end for step in steps):
        for setting, key in MENU_KEYS.items():
            action = add(
                SETTINGS[setting.value],
                setting.value,
                key,
                lambda setting=setting: view.commands.acts.tag(ids, setting),  # type: ignore[misc]
            )
            _tick(action, all(s.setting(design) is setting for s in steps if not s.is_end))
        menu.addSeparator()
    if one is not None:
        kinds = menu.addMenu(_("Kind of step"))
        kinds.setAccessibleName(_("Kind of step"))
        add_kind = _adder(kinds)
        for kind in Kind:
            action = add_kind(
                KINDS[kind.value],
                kind.value,
                "",
                lambda kind=kind: view.commands.acts.set_kind(one.id, kind),  # type: ignore[misc]
            )
            _tick(action, one.kind is kind)
        add(N_("Rename"), "rename", "E", lambda: view.commands.rename(one.id))
        if not one.is_end:
            add(N_("Connect to…"), "connect", "L", lambda: view.commands.choose_target(one.id))
            add(N_("Add the step after this"), "add", "A", view.commands.append_step)
    add(N_("Duplicate"), "duplicate", "Ctrl+D", lambda: view.commands.acts.duplicate(ids))
    menu.addSeparator()
    if any(design in step.deliveries and len(step.deliveries) > 1 for step in steps):
        add(N_("Remove from this design"), "cut", "", lambda: view.commands.acts.take_out(ids))
    add(N_("Delete"), "delete", N_("Delete"), view.commands.acts.delete)


def _fill_for_connection(menu: QMenu, view: "MapView", ends: tuple[str, str]) -> None:
    add = _adder(menu)
    add(N_("Change the share"), "rename", "E", lambda: view.commands.edit_share(ends))
    menu.addSeparator()
    add(N_("Remove from this design"), "cut", "", lambda: view.commands.acts.set_share(ends, ""))
    add(N_("Delete"), "delete", N_("Delete"), view.commands.acts.delete)


def popup(view: "MapView", setting: Setting, at: QPoint) -> QMenu:
    """Shows the menu at a place on the screen."""
    menu = map_menu(view, setting)
    menu.popup(at)
    return menu
