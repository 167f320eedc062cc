"""The outline: a whole pathway read, made and changed with keys alone."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTreeView

from pathways.model import Kind, Setting
from planner.i18n import N_, _
from ui.bugs import guarded
from ui.canvas.acts import Acts
from ui.canvas.choosers import choose_target
from ui.document import Document
from ui.models.outline import STEP, OutlineModel
from ui.selection import Selection
from ui.text import on_language_change, say

__all__ = ["Outline"]

Key = Qt.Key
CTRL: Final = Qt.KeyboardModifier.ControlModifier
WIDTHS: Final = (420, 120, 260)
TAGS: Final = {
    Key.Key_H: Setting.HOSPITAL,
    Key.Key_C: Setting.COMMUNITY,
    Key.Key_V: Setting.VIRTUAL,
    Key.Key_O: Setting.HOME,
}


class Outline(QTreeView):
    """Shares its selection with the map; the keys are those of the map."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._is_following = False
        self.rows = OutlineModel(document, self)
        self.setModel(self.rows)
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(True)
        self.setTabKeyNavigation(False)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        say(self, self.setAccessibleName, N_("The pathway as an outline"))
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for at, width in enumerate(WIDTHS):
            self.setColumnWidth(at, width)
        self.expandAll()
        self.rows.modelReset.connect(self._take_up)
        self.selectionModel().currentChanged.connect(lambda *_a: self._selected())
        document.selection_changed.connect(self._show_selection)
        on_language_change(self, self.rows.refresh)

    @property
    def acts(self) -> Acts:
        """What can be done to the design shown."""
        return Acts(self._document)

    def _take_up(self) -> None:
        self.expandAll()
        self._show_selection()

    # What is chosen

    def step(self) -> str:
        """The step of the current row."""
        return self.rows.step_of(self.currentIndex())

    def _selected(self) -> None:
        index = self.currentIndex()
        if self._is_following or not index.isValid():
            return
        self._is_following = True
        way = self.rows.way_of(index)
        if way is not None:
            self._document.select(Selection(connection=way))
        else:
            self._document.select_steps(self.rows.step_of(index))
        self._is_following = False

    def _show_selection(self) -> None:
        if self._is_following:
            return
        selection = self._document.selection
        ends = selection.connection or (selection.step, "")
        index = self.rows.index_of(*ends) if ends[0] else QModelIndex()
        if index.isValid():
            self._is_following = True
            self.setCurrentIndex(index)
            self._is_following = False

    # Keys

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key is for, as on the map."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Key(event.key())
        act = self.acts_by_key().get(key) if not held else None
        if held == CTRL and key in (Key.Key_Return, Key.Key_Enter):
            act = self.add_after
        if self.state() is QAbstractItemView.State.EditingState:
            event.accept()  # the line that is being written passed it on, and has used it
        elif act is None:
            super().keyPressEvent(event)
        else:
            event.accept()
            act()

    def acts_by_key(self) -> dict[Key, Callable[[], object]]:
        """What each key does."""
        acts: dict[Key, Callable[[], object]] = {
            key: partial(self.tag, setting) for key, setting in TAGS.items()
        }
        return acts | {
            Key.Key_Return: self.write,
            Key.Key_Enter: self.write,
            Key.Key_E: self.write,
            Key.Key_A: self.add_after,
            Key.Key_N: self.add,
            Key.Key_L: self.connect_on,
            Key.Key_G: self.follow,
            Key.Key_Delete: self.delete,
            Key.Key_Backspace: self.delete,
        }

    @guarded
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the keys do."""
        event.accept()
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """What can be done with the current row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        is_way = self.rows.way_of(self.currentIndex()) is not None
        entries: list[tuple[str, str, Callable[[], object], bool]] = [
            (N_("Write the name or share"), "Return", self.write, bool(self.step())),
            (N_("Add a step after this one"), "A", self.add_after, bool(self.step())),
            (N_("Add an end after this one"), "", self.add_end, bool(self.step())),
            (N_("Add a step"), "N", self.add, True),
            (N_("Connect to…"), "L", self.connect_on, bool(self.step())),
            (N_("Go to where it leads"), "G", self.follow, is_way),
            (N_("Home"), "O", partial(self.tag, Setting.HOME), bool(self.step())),
            (N_("Virtual"), "V", partial(self.tag, Setting.VIRTUAL), bool(self.step())),
            (N_("Community"), "C", partial(self.tag, Setting.COMMUNITY), bool(self.step())),
            (N_("Hospital"), "H", partial(self.tag, Setting.HOSPITAL), bool(self.step())),
            (N_("Delete"), "Del", self.delete, bool(self.step())),
        ]
        for text, keys, act, is_possible in entries:
            action = menu.addAction(f"{_(text)}\t{keys}" if keys else _(text))
            action.setEnabled(is_possible)
            action.triggered.connect(lambda _on=False, act=act: act())
        return menu

    # What is done

    def write(self) -> None:
        """Type the name of a step, or the share of a way on."""
        index = self.currentIndex()
        if index.isValid():
            self.edit(index.siblingAtColumn(STEP))

    def tag(self, setting: Setting) -> None:
        """Deliver the current step in a setting."""
        if self.step():
            self.acts.tag([self.step()], setting)

    def add(self) -> None:
        """Add a step that nothing leads to yet, and let it be named."""
        self._named(self.acts.add_step(self._setting()))

    def add_after(self) -> None:
        """Add a step that the current one goes on to, and let it be named."""
        pathway, step = self._document.pathway, self.step()
        if pathway is not None and step and not pathway.step(step).is_end:
            self._named(self.acts.add_step(self._setting(), after=step))
        elif pathway is not None and not pathway.steps:
            self.add()

    def add_end(self) -> None:
        """Add an end that the current step goes on to, and let it be named."""
        pathway, step = self._document.pathway, self.step()
        if pathway is not None and step and not pathway.step(step).is_end:
            self._named(self.acts.add_step(self._setting(), after=step, kind=Kind.END))

    def _setting(self) -> Setting:
        pathway, step = self._document.pathway, self.step()
        setting = pathway.step(step).setting(self._document.design) if pathway and step else None
        return setting or Setting.COMMUNITY

    def _named(self, step_id: str) -> None:
        index = self.rows.index_of(step_id) if step_id else QModelIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            self.edit(index)

    def connect_on(self) -> None:
        """Choose from a list where the current step leads to."""
        if self.step():
            corner = self.visualRect(self.currentIndex()).bottomLeft()
            at = self.viewport().mapToGlobal(corner)
            choose_target(self.acts, self.step(), self, at)

    def follow(self) -> None:
        """Go to the step that a way leads to."""
        way = self.rows.way_of(self.currentIndex())
        if way is not None:
            self.setCurrentIndex(self.rows.index_of(way[1]))

    def delete(self) -> None:
        """Delete the current step, or the way on."""
        at = self.currentIndex().row()
        way = self.rows.way_of(self.currentIndex())
        if self.step():
            self._selected()
            self.acts.delete()
            left = self.rows.index_of(way[0]) if way else self.rows.index(max(0, at - 1), 0)
            if left.isValid():
                self.setCurrentIndex(left)
