"""The command palette: steps, actions, starters and figures, found by typing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from planner.i18n import N_, _
from ui.ranking import closeness, holds
from ui.text import say
from ui.theme import themed_icon
from ui.widgets import column

__all__ = ["CommandPalette", "Entry", "matching"]

MOST: Final = 60
AT: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to go to or to do, with the word for what sort of thing it is."""

    text: str
    sort: str
    icon: str
    act: Callable[[], object]


def matching(entries: Iterable[Entry], typed: str) -> list[Entry]:
    """The entries in which every word typed occurs; those that begin with it come first."""
    found = [entry for entry in entries if holds(f"{entry.text} {entry.sort}", typed)]
    if typed.strip():
        found.sort(key=lambda entry: closeness(entry.text, typed))
    return found[:MOST]


class CommandPalette(QDialog):
    """A list over the window; Enter does what is chosen, Escape puts the list away.

    One that ``is_grouped`` shows the sorts as headings, as long as nothing is typed.
    """

    def __init__(
        self, parent: QWidget, entries: Iterable[Entry], *, is_grouped: bool = False
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("box")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        say(self, self.setAccessibleName, N_("Search and commands"))
        self._entries = tuple(entries)
        self._is_grouped = is_grouped
        self._shown: list[Entry] = []
        self.search = QLineEdit()
        say(self.search, self.search.setAccessibleName, N_("Search and commands"))
        say(
            self.search,
            self.search.setPlaceholderText,
            N_("Search steps, commands, starters and figures"),
        )
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("plain")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda _item: self._do())
        say(self.list, self.list.setAccessibleName, N_("What was found"))
        self.setLayout(column(self.search, self.list, gap=8, margin=12))
        self.resize(560, 420)
        self._find("")
        self.search.setFocus()

    def _find(self, typed: str) -> None:
        self._shown = matching(self._entries, typed)
        self.list.clear()
        has_headings = self._is_grouped and not typed.strip()
        sort = ""
        for at, entry in enumerate(self._shown):
            if has_headings and entry.sort != sort:
                sort = entry.sort
                self._add_heading(sort)
            text = entry.text if has_headings else f"{entry.text}   ({entry.sort})"
            item = QListWidgetItem(themed_icon(entry.icon), text)
            item.setData(AT, at)
            self.list.addItem(item)
        if self._shown:
            self._go(-1, 1)
        else:
            nothing = QListWidgetItem(_("Nothing is called that. Try a shorter word."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)

    def _add_heading(self, text: str) -> None:
        heading = QListWidgetItem(text)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        self.list.addItem(heading)

    def go_to(self, text: str) -> None:
        """Choose the row that reads ``text``, if there is one."""
        for at in range(self.list.count()):
            if self.list.item(at).text() == text and self.list.item(at).data(AT) is not None:
                self.list.setCurrentRow(at)

    def _go(self, start: int, by: int) -> None:
        """Choose the nearest row after ``start`` that is no heading."""
        at = start + by
        while 0 <= at < self.list.count():
            if self.list.item(at).data(AT) is not None:
                self.list.setCurrentRow(at)
                return
            at += by

    def _do(self) -> None:
        item = self.list.currentItem()
        if item is None or item.data(AT) is None:
            return
        entry = self._shown[item.data(AT)]
        self.close()
        entry.act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list while the cursor stays in the search."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            at = self.list.currentRow()
            if event.key() == Qt.Key.Key_Down:
                self._go(at, 1)
                return True
            if event.key() == Qt.Key.Key_Up:
                self._go(at, -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do()
                return True
        return super().eventFilter(watched, event)
