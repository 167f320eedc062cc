"""Writing on the map itself, and the list of steps to connect to."""

from collections.abc import Callable
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.i18n import N_, _, language
from planner.look import TYPE
from ui.canvas.acts import Acts
from ui.dialogs.palette import CommandPalette, Entry
from ui.text import say
from ui.widgets import set_role
from ui.words import KINDS

__all__ = ["InPlaceEditor", "Put", "choose_target"]

Put = Callable[[str], bool]
HEIGHT: Final = 34


class Closed(Protocol):
    """What is to happen once the line has gone."""

    def __call__(self, *, by_key: bool) -> object:
        """Go on; ``by_key`` where the keyboard is to go back to the map."""


class InPlaceEditor(QLineEdit):
    """A line over the thing it names; Enter puts it in place, Escape leaves all as it was.

    ``put`` says whether the text stands; one that does not stays open to be put right. The line
    is at least ``least`` pixels wide.
    """

    def __init__(
        self,
        over: QWidget,
        least: int,
        text: str,
        put: Put,
        closed: Closed,
    ) -> None:
        super().__init__(text, over)
        self._over = over
        self._least, self._put, self._closed = least, put, closed
        self._is_open = True
        font = self.font()
        font.setPixelSize(round(TYPE.card.size))
        self.setFont(font)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def stand_over(self, rect: QRect) -> None:
        """Stand over the middle of something, within the map."""
        room = self._over.size()
        width = min(max(rect.width(), self._least), room.width())
        x = min(max(0, rect.center().x() - width // 2), room.width() - width)
        y = min(max(0, rect.center().y() - HEIGHT // 2), max(0, room.height() - HEIGHT))
        self.setGeometry(x, y, width, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the text in place or give it up; no other key gets through to the map."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._put(self.text()):
                self._close_up(by_key=True)
            else:
                set_role(self, "tone", "error")
                self.selectAll()
        elif event.key() == Qt.Key.Key_Escape:
            self._close_up(by_key=True)
        else:
            super().keyPressEvent(event)
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the text in place, unless only a menu of its own opens over it."""
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if self._is_open and event.reason() not in passing:
            self._is_open = False
            self._put(self.text())
            self._close_up(by_key=False)

    def _close_up(self, *, by_key: bool) -> None:
        self._is_open = False
        self.hide()
        self.deleteLater()
        self._closed(by_key=by_key)


def choose_target(acts: Acts, source: str, over: QWidget, at: QPoint) -> CommandPalette | None:
    """Offers the steps that ``source`` may be connected to, in a list searched by typing."""
    pathway = acts.document.pathway
    if pathway is None or pathway.step(source).is_end:
        return None
    entries = [
        Entry(
            step.name.said(language()),
            _(KINDS[step.kind.value]),
            step.kind.value,
            partial(acts.connect, source, step.id),
        )
        for step in sorted(pathway.steps, key=lambda step: step.id == source)
        if step.exists_in(acts.design)
    ]
    chooser = CommandPalette(over, entries)
    say(chooser.search, chooser.search.setAccessibleName, N_("Connect to…"))
    say(chooser.search, chooser.search.setPlaceholderText, N_("Connect to which step?"))
    chooser.resize(380, 320)
    room = over.screen().availableGeometry()
    chooser.move(
        min(at.x(), room.right() - chooser.width()), min(at.y(), room.bottom() - chooser.height())
    )
    chooser.show()
    return chooser
