"""What keys, menu and buttons ask of the map: go somewhere, add, write, connect."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRectF, Qt

from pathways.model import CURRENT, Kind, Setting
from planner.i18n import N_, language
from ui.add_pathway import add_blank
from ui.canvas.acts import Acts
from ui.canvas.choosers import choose_end, choose_kind, choose_loose, choose_target
from ui.canvas.editors import InPlaceEditor, Put
from ui.canvas.places import Places
from ui.canvas.room import RoomTool
from ui.canvas.tools import ConnectTool, LassoTool
from ui.canvas.walk import step_towards
from ui.selection import NOTHING, Selection
from ui.subpathways import make_own, open_step
from ui.text import say

if TYPE_CHECKING:
    from ui.canvas.view import MapView
    from ui.dialogs.palette import CommandPalette

__all__ = ["Commands"]

NAME_WIDTH: Final = 150
SHARE_WIDTH: Final = 76


class Commands:
    """Works on the selection of the document that ``view`` shows."""

    acts: Acts
    places: Places

    def __init__(self, view: "MapView") -> None:
        self._view = view
        self._document = view.document
        self._at = ""  # the step that arrow keys go on from
        self.acts = Acts(view.document, view.pane)
        self.places = Places(view.document, view.pane, lambda: view.map_scene.content)
        self.editor: InPlaceEditor | None = None
        self.chooser: CommandPalette | None = None
        self._edited = QRectF()

    # Going and choosing

    def go(self, across: int, down: int, *, adds: bool = False) -> None:
        """Choose the nearest step in a direction; ``adds`` keeps what is chosen."""
        selection, cards = self._document.selection, self._view.map_scene.cards.values()
        if selection.connection is not None:
            self._document.select_steps(selection.connection[across + down > 0])
            return
        places = {card.face.step: card.face.place for card in cards if card.face.is_shown}
        found = step_towards(places, self._here(), across, down)
        if found:
            self._document.select_steps(*(selection.steps if adds else ()), found)
            self._at = found
            card = self._view.map_scene.card(found)
            if card is not None:
                self._view.show_rect(card.sceneBoundingRect())

    def _here(self) -> str:
        chosen = self._document.selection.steps
        return self._at if self._at in chosen else min(chosen, default="")

    def go_along(self, by: int) -> None:
        """Choose the next connection of the chosen step: the ways on from it, then those to it."""
        selection = self._document.selection
        ends = selection.connection
        at = self._at if ends and self._at in ends else (ends[0] if ends else selection.step)
        lines = self.places.lines_at(at)
        if not lines:
            return
        found = lines.index(ends) + by if ends in lines else (0 if by > 0 else -1)
        self._at = at
        self._document.select(Selection(connection=lines[found % len(lines)]))

    def choose_all(self) -> None:
        """Choose every step of the design shown."""
        pathway = self._document.pathway
        if pathway is not None:
            self._document.select_steps(*(s.id for s in pathway.steps_in(self._view.pane.design)))

    def give_up(self) -> None:
        """Leave what is being done with the mouse, else choose nothing."""
        if not self._view.drop_tool():
            self._document.select(NOTHING)

    # Adding

    def setting_here(self) -> Setting:
        """The setting of the chosen step, or the community."""
        pathway, here = self._document.pathway, self._here()
        setting = pathway.step(here).setting(self._view.pane.design) if pathway and here else None
        return setting or Setting.COMMUNITY

    def add_first_step(self) -> None:
        """Begin an empty map with how things are done now, which every design begins as."""
        self._document.show_design(CURRENT)
        self.new_step(Setting.COMMUNITY)

    def new_step(self, setting: Setting | None = None, kind: Kind = Kind.CONTACT) -> None:
        """Add a step in a lane, by default that of the selection, and let it be named.

        Where there is no pathway yet it begins one.
        """
        if self._document.pathway is None:
            add_blank(self._document)
            self._document.show_design(CURRENT)
        step_id = self.acts.add_step(setting or self.setting_here(), kind=kind)
        if step_id:
            self.rename(step_id)

    def append_step(self, kind: Kind = Kind.CONTACT) -> None:
        """Add a step that the chosen one goes on to, and let it be named."""
        chosen = self.goes_on()
        step_id = chosen and self.acts.add_step(self.setting_here(), after=chosen, kind=kind)
        if step_id:
            self.rename(step_id)

    def goes_on(self) -> str:
        """The chosen step if people can go on from it; else blank."""
        pathway, chosen = self._document.pathway, self._document.selection.step
        if pathway is None or not chosen or pathway.step(chosen).is_end:
            return ""
        return chosen if pathway.step(chosen).exists_in(self._view.pane.design) else ""

    def insert_step(self) -> None:
        """Put a new step into the chosen connection, and let it be named."""
        pathway, ends = self._document.pathway, self._document.selection.connection
        if pathway is None or ends is None:
            return
        design = self._view.pane.design
        setting = pathway.step(ends[0]).setting(design) or Setting.COMMUNITY
        step_id = self.acts.insert_new(setting, ends)
        if step_id:
            self.rename(step_id)

    def scale_others(self) -> None:
        """Keep the share of the chosen connection, and let the others make up 100 % with it."""
        ends = self._document.selection.connection
        if ends is not None:
            self.acts.scale_others(ends)

    def take_out(self) -> None:
        """Take what is chosen out of the design shown."""
        selection = self._document.selection
        if selection.connection is not None:
            self.acts.set_share(selection.connection, "")
        else:
            self.acts.take_out(selection.steps)

    # Placing

    def arrange(self) -> None:
        """Let what is chosen find its own place again: cards, or a line and its words."""
        selection = self._document.selection
        if selection.connection is not None:
            self.places.straighten(selection.connection)
        elif selection.steps:
            self.places.arrange(selection.steps)

    def lasso(self) -> None:
        """Choose steps with a band that may begin on a card."""
        self._view.take_up_tool(LassoTool(self._view))

    def make_room(self) -> None:
        """Make or take away room with the mouse or by key."""
        self._view.take_up_tool(RoomTool(self._view))

    # Connecting and choosing from lists

    def connect(self) -> None:
        """Draw a connection from the chosen step to the card pressed next; again: from a list."""
        tool, card = self._view.tool, self._view.map_scene.card(self._document.selection.step)
        if isinstance(tool, ConnectTool):
            self.choose_target(tool.source)
        elif card is not None and card.face.is_shown and card.face.card.kind != Kind.END:
            self._view.take_up_tool(ConnectTool(self._view, card))

    def choose_target(self, source: str = "") -> None:
        """Offer the steps that ``source``, or the chosen step, may be connected to."""
        self._view.drop_tool()
        source = source or self._document.selection.step
        if source:
            self.chooser = choose_target(self.acts, source, self._view, self._beside())

    def choose_kind(self) -> None:
        """Offer the kinds that the chosen steps may be changed to."""
        steps = self._document.selection.steps
        self.chooser = choose_kind(self.acts, steps, self._view, self._beside())

    def choose_end(self, *, is_target: bool) -> None:
        """Offer the steps that the chosen connection may lead to, or from, instead."""
        ends = self._document.selection.connection
        if ends is not None:
            view = self._view
            self.chooser = choose_end(self.acts, ends, view, self._beside(), is_target=is_target)

    def choose_loose(self) -> None:
        """Offer the steps that may be put into the chosen connection."""
        ends = self._document.selection.connection
        if ends is not None:
            self.chooser = choose_loose(self.acts, ends, self._view, self._beside())

    def _beside(self) -> QPoint:
        """A place on the screen below what is chosen."""
        view, rect = self._view, self._view.chosen_rect()
        if rect.isNull():
            return view.viewport().mapToGlobal(QPoint(24, 24))
        view.show_rect(rect)
        corner = view.mapFromScene(rect.bottomLeft()) + QPoint(0, 8)
        return view.viewport().mapToGlobal(corner)

    # Writing

    def enter(self) -> None:
        """Choose the target of a connection being drawn from a list, open a step, else write."""
        tool = self._view.tool
        if isinstance(tool, ConnectTool):
            self.choose_target(tool.source)
        elif self._document.selection.is_empty:
            self.go(1, 0)
        elif not self.open_step():
            self.write()

    def open_step(self, step_id: str = "") -> bool:
        """Show the pathway that a step opens as, the chosen one; whether there is one."""
        return open_step(self._document, step_id or self._document.selection.step)

    def make_own(self) -> None:
        """Make the chosen steps a pathway of their own."""
        make_own(self._document, self._document.selection.steps)

    def write(self) -> None:
        """Write the name of the chosen step, or the share of the chosen connection."""
        selection = self._document.selection
        if selection.connection is not None:
            self.edit_share(selection.connection)
        elif selection.step:
            self.rename(selection.step)

    def rename(self, step_id: str) -> None:
        """Write the name of a step in its place."""
        card, pathway = self._view.map_scene.card(step_id), self._document.pathway
        if card is None or pathway is None:
            return
        name = pathway.step(step_id).name.said(language())
        what = N_("Name of the step")
        self._edit(card.card_rect, name, what, NAME_WIDTH, lambda t: self._name(step_id, t))

    def _name(self, step_id: str, typed: str) -> bool:
        pathway = self._document.pathway
        if pathway is None or not pathway.has_step(step_id) or not typed.strip():
            return True  # a name is never taken away
        return self.acts.rename(step_id, typed)

    def edit_share(self, ends: tuple[str, str]) -> None:
        """Write the share of a connection in its place, in the design shown."""
        rect = self._view.map_scene.share_rect(ends)
        if rect.isNull():
            return
        text = self.acts.share_as_typed(ends)
        what = N_("Share of those who leave the step")
        self._edit(rect, text, what, SHARE_WIDTH, lambda t: self.acts.set_share(ends, t))

    def _edit(self, rect: QRectF, text: str, what: str, width: int, put: Put) -> None:
        self._view.show_rect(rect)
        self._edited = rect
        self.editor = InPlaceEditor(self._view.viewport(), width, text, put, self._written)
        say(self.editor, self.editor.setAccessibleName, what)
        self.place_editor()
        self._view.bar.refresh()

    def place_editor(self) -> None:
        """Keep what is being written over the thing it is for."""
        if self.editor is not None:
            self.editor.stand_over(self._view.mapFromScene(self._edited).boundingRect())

    def _written(self, *, by_key: bool) -> None:
        self.editor = None
        if by_key:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._view.bar.refresh()
