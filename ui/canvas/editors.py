"""Writing on the map itself."""

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.look import TYPE
from ui.bugs import guarded
from ui.widgets import set_role

__all__ = ["InPlaceEditor", "Put"]

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

    @guarded
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

    @guarded
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
