"""The open pathways as tabs above the pages; each comes back as it was left."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QMenu, QTabBar, QToolButton

from planner.i18n import N_, _, language
from ui.bugs import guarded
from ui.canvas.zoom import ZoomView
from ui.document import Document
from ui.tab_memory import Left, Tabbed, keep, kept
from ui.text import on_language_change, say
from ui.theme import set_icon
from ui.widgets import row, tool

__all__ = ["Tabs"]

FIRST: Final = 6  # tabs that a file begins with
HEIGHT: Final = 25  # [pixels]; the map keeps most of the window
NARROWEST: Final = 90
WIDEST: Final = 220
CLOSE: Final = QSize(14, 14)


class Tabs(QFrame):
    """A tab for each open pathway; there only where the workspace has more than one.

    ``view`` gives the map whose scale and place belong to a tab.
    """

    def __init__(self, document: Document, view: Callable[[], ZoomView]) -> None:
        super().__init__()
        self._document = document
        self._view = view
        self._open: list[str] = []
        self._left: dict[str, Left] = {}
        self._path: Path | None = document.path
        self._wanted = ""
        self._last = ""  # the pathway beside which a new tab stands
        self._is_opening = False  # until everything shows the file that was opened
        self._shown: tuple[object, ...] = ()
        self.setObjectName("toolbar")
        self.bar = _Bar()
        self.bar.currentChanged.connect(self._chosen)
        self.bar.tabMoved.connect(self._moved)
        self.bar.closed.connect(self.close_at)
        self.bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.bar.customContextMenuRequested.connect(self._show_menu)
        say(self.bar, self.bar.setAccessibleName, N_("Open pathways"))
        self.list: QToolButton = tool("collapse", N_("All pathways"))
        self.list.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.list)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.list.setMenu(menu)
        self.list.setFixedSize(HEIGHT, HEIGHT - 2)
        whole = row(self.bar, self.list, gap=4, margin=(8, 0, 8, 0))
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.setFixedHeight(HEIGHT)
        document.leaving.connect(self._note)
        document.opened.connect(self._take_up)
        document.saved.connect(self._follow_path)
        document.pathway_switched.connect(self._come_back)
        document.changed.connect(self._change)
        on_language_change(self, self.refresh)
        self._take_up()

    @property
    def open(self) -> tuple[str, ...]:
        """The ids of the pathways that have a tab, from left to right."""
        return tuple(self._open)

    # Which tabs there are

    def refresh(self) -> None:
        """Show the tabs of the pathways that there are, one for the pathway shown among them."""
        pathways, shown = self._document.workspace.by_id, self._document.pathway_id
        if self._is_opening and self._wanted in pathways:
            shown = self._wanted
        self._open = [id_ for id_ in self._open if id_ in pathways]
        if shown and shown not in self._open:
            at = self._open.index(self._last) + 1 if self._last in self._open else len(self._open)
            self._open.insert(at, shown)
        self._last = shown
        names = [pathways[id_].name.said(language()) for id_ in self._open]
        self.setVisible(len(pathways) > 1)
        key = (tuple(self._open), tuple(names), shown)
        if key != self._shown:
            self._shown = key
            self.bar.show_tabs(names, self._open.index(shown) if shown in self._open else -1)

    def _change(self) -> None:
        self.refresh()
        if self._is_opening:
            self._document.show_pathway(self._wanted)
            self._is_opening = False
            QTimer.singleShot(0, self, self._restore)  # once the window has its size

    def _chosen(self, at: int) -> None:
        if 0 <= at < len(self._open):
            self._document.show_pathway(self._open[at])

    def _moved(self, start: int, end: int) -> None:
        self._open.insert(end, self._open.pop(start))
        self._shown = ()

    def close_at(self, at: int) -> None:
        """Close a tab, but for the last one; the pathway stays in the workspace."""
        if len(self._open) < 2 or not 0 <= at < len(self._open):
            return
        gone = self._open[at]
        if gone == self._document.pathway_id:
            self._document.show_pathway(self._open[at + 1 if at + 1 < len(self._open) else at - 1])
        self._open.remove(gone)
        self._left.pop(gone, None)
        self.refresh()

    # By key and menu

    def close_shown(self) -> None:
        """Close the tab of the pathway shown."""
        self.close_at(self.bar.currentIndex())

    def go(self, by: int) -> None:
        """Show the pathway of the next tab (1) or the one before (-1), round and round."""
        if self._open:
            self._chosen((self.bar.currentIndex() + by) % len(self._open))

    def shift(self, by: int) -> None:
        """Move the tab of the pathway shown to the right (1) or the left (-1)."""
        at = self.bar.currentIndex()
        if 0 <= at + by < len(self._open):
            self.bar.moveTab(at, at + by)

    def _show_menu(self, at: QPoint) -> None:
        tab = self.bar.tabAt(at)
        if tab >= 0:
            self.menu(tab).popup(self.bar.mapToGlobal(at))

    def menu(self, at: int) -> QMenu:
        """What can be done with a tab."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(_("What can be done with the tab"))
        last = len(self._open) - 1
        for text, act, is_possible in (
            (N_("Close the tab"), partial(self.close_at, at), last > 0),
            (N_("Move the tab left"), partial(self.bar.moveTab, at, at - 1), at > 0),
            (N_("Move the tab right"), partial(self.bar.moveTab, at, at + 1), at < last),
        ):
            action = menu.addAction(_(text))
            action.setEnabled(is_possible)
            action.triggered.connect(lambda _on=False, act=act: act())
        return menu

    def _fill(self, menu: QMenu) -> None:
        """List every pathway; the one shown is ticked."""
        menu.clear()
        for pathway in self._document.workspace.pathways:
            action = menu.addAction(pathway.name.said(language()))
            action.setCheckable(True)
            action.setChecked(pathway.id == self._document.pathway_id)
            action.triggered.connect(
                lambda _on=False, id_=pathway.id: self._document.show_pathway(id_)
            )

    # What each was like

    def _note(self) -> None:
        document, view = self._document, self._view()
        if document.pathway_id and not self._is_opening:
            stretch = view.stretch if view.isVisible() else None
            known = self._left.get(document.pathway_id)
            if stretch is None and known is not None:
                stretch = known.stretch
            left = Left(document.design, document.selection, stretch)
            self._left[document.pathway_id] = left

    def _come_back(self) -> None:
        self.refresh()
        if not self._is_opening:
            self._restore()

    def _restore(self) -> None:
        document = self._document
        left = self._left.get(document.pathway_id)
        if left is None:
            return
        document.show_design(left.design)
        document.select(left.selection)
        if left.stretch is not None:
            self._view().look_at(left.stretch)

    def _take_up(self) -> None:
        """Begin with the tabs that were kept for the file, or with the first pathways."""
        self.keep()
        self._path = self._document.path
        ids = [pathway.id for pathway in self._document.workspace.pathways]
        found = kept(self._path) if self._path else None
        self._open = [id_ for id_ in found.open if id_ in ids] if found else ids[:FIRST]
        self._left = {id_: one for id_, one in found.left.items() if id_ in ids} if found else {}
        self._wanted = found.shown if found else ""
        self._is_opening = True
        self.refresh()

    def _follow_path(self) -> None:
        if not self._is_opening:
            self._path = self._document.path

    def keep(self) -> None:
        """Keep the tabs for the next time the file is opened."""
        if self._path is not None and self._open:
            shown = self._last_shown()
            keep(self._path, Tabbed(tuple(self._open), shown, dict(self._left)))

    def _last_shown(self) -> str:
        at = self.bar.currentIndex()
        return self._open[at] if 0 <= at < len(self._open) else self._open[0]

    def leave(self) -> None:
        """Keep everything as it is left."""
        self._note()
        self.keep()


class _Bar(QTabBar):
    """Tabs that are closed with the button on each, the middle button of the mouse, or Delete."""

    closed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setMovable(True)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_tabs(self, names: list[str], current: int) -> None:
        """Show tabs of these names and no others, one of them current."""
        self.blockSignals(True)
        while self.count() > len(names):
            self.removeTab(self.count() - 1)
        for at, name in enumerate(names):
            if at == self.count():
                self.addTab("")
            self._name(at, name, can_close=len(names) > 1)
        self.setCurrentIndex(current)
        self.blockSignals(False)

    def _name(self, at: int, name: str, *, can_close: bool) -> None:
        self.setTabText(at, name.replace("&", "&&"))
        self.setTabToolTip(at, name)
        self.setAccessibleTabName(at, name)
        button = self.tabButton(at, QTabBar.ButtonPosition.RightSide)
        if not isinstance(button, QToolButton):
            button = QToolButton()
            button.setProperty("role", "quiet")
            button.setObjectName("close")
            button.setIconSize(CLOSE)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            set_icon(button, "close")
            button.clicked.connect(self._close_by_button)
            self.setTabButton(at, QTabBar.ButtonPosition.RightSide, button)
        button.setVisible(can_close)
        said = _("Close the tab “{pathway}”", pathway=name)
        button.setAccessibleName(said)
        button.setToolTip(said)

    def _close_by_button(self) -> None:
        for at in range(self.count()):
            if self.tabButton(at, QTabBar.ButtonPosition.RightSide) is self.sender():
                self.closed.emit(at)
                return

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as its name, within bounds."""
        hint = super().tabSizeHint(index)
        return QSize(min(max(hint.width(), NARROWEST), WIDEST), hint.height())

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close a tab with the middle button."""
        at = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and at >= 0:
            event.accept()
            self.closed.emit(at)
        else:
            super().mouseReleaseEvent(event)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the current tab with Delete; arrow keys go along the tabs."""
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.closed.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
