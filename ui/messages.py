"""The one place an error becomes words on the screen: a bar over the window, and a toast."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from pathways.errors import UserError
from planner.errors import said
from planner.i18n import N_
from ui.text import on_language_change, say
from ui.theme import set_icon
from ui.widgets import button, line, mark, row, set_role, tool

__all__ = ["MessageBar", "Toast"]

TOAST_MS: Final = 8000
ABOVE_STRIP: Final = 116
WIDEST: Final = 900
GAP: Final = 8


class MessageBar(QFrame):
    """One message, with what can be done about it, until it is put away.

    It lies over the foot of the page, above the numbers, so that nothing moves from under the
    mouse.
    """

    moved = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("messages")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words: Callable[[], str] = str
        self._act: Callable[[], object] | None = None
        self._mark = mark("info", "muted")
        self._text = line()
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._offer = QPushButton()
        say(self._offer, self._offer.setAccessibleName, N_("What to do about it"))
        self._offer.clicked.connect(self._do)
        self._away = tool("close", N_("Put this message away"), self.hide)
        parts = (self._mark, self._text, self._offer, self._away)
        self._row = row(*parts, gap=12, margin=(16, 6, 8, 6))
        self.setLayout(self._row)
        self._text.setMinimumHeight(24)
        self._window = window
        self._passes = False  # whether the next edit puts it away
        window.installEventFilter(self)
        self.hide()
        on_language_change(self, self._say)

    @property
    def text(self) -> str:
        """What the bar says."""
        return self._text.text()

    def show_error(self, error: UserError) -> None:
        """Say what is wrong and what to do next."""
        self._show(lambda: said(error), "error")

    def show_refused(self, error: UserError) -> None:
        """Say why an edit was refused, until another is made."""
        self.show_error(error)
        self._passes = True

    def pass_by(self) -> None:
        """Put away what was only to be said until now."""
        if self._passes:
            self.hide()

    def show_words(self, words: Callable[[], str], tone: str = "") -> None:
        """Say what ``words`` gives in the language being spoken."""
        self._show(words, tone)

    def show_bug(self, error: UserError, details: str) -> None:
        """Say that something of the planner's own went wrong, and let the details be copied."""
        self.show_error(error)
        self.offer(N_("Copy the details"), lambda: QGuiApplication.clipboard().setText(details))

    def offer(self, text: str, act: Callable[[], object]) -> None:
        """Put a button for ``act`` beside the message that is shown."""
        self._act = act
        say(self._offer, self._offer.setText, text)
        say(self._offer, self._offer.setAccessibleName, text)
        self._offer.show()

    def _show(self, words: Callable[[], str], tone: str) -> None:
        self._words = words
        self._act = None
        self._passes = False
        self._offer.hide()
        set_role(self, "tone", tone)
        self._mark.setProperty("tone", tone)
        set_icon(self._mark, {"error": "error", "good": "good"}.get(tone, "info"))
        self._say()
        self.show()
        self.raise_()
        self.moved.emit()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text))

    def _say(self) -> None:
        self._text.setText(self._words())
        self._place()

    def _place(self) -> None:
        wide = min(WIDEST, self._window.width() - 2 * GAP)
        high = self._row.totalHeightForWidth(wide)
        left = (self._window.width() - wide) // 2
        self.setGeometry(left, self._window.height() - high - ABOVE_STRIP, wide, high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place as the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
            self.moved.emit()
        return super().eventFilter(watched, event)

    def _do(self) -> None:
        act = self._act
        self.hide()
        if act is not None:
            act()


class Toast(QFrame):
    """A line at the foot of the window that says what was just done, with undo, for a while."""

    def __init__(self, window: QWidget, undo: Callable[[], object], messages: MessageBar) -> None:
        super().__init__(window)
        self._messages = messages
        messages.moved.connect(self._place)
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = line("", wrap=False)
        self._undo = button(N_("Undo"), self._take_back)
        self._act = undo
        self.setLayout(row(self._text, self._undo, gap=16, margin=(16, 8, 8, 8)))
        self._window = window
        self._timer = QTimer(self, singleShot=True, interval=TOAST_MS)
        self._timer.timeout.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    def show_words(self, text: str, can_undo: bool = True) -> None:
        """Show ``text``, already in the language being spoken, and undo where there is any."""
        self._text.setText(text)
        self._undo.setVisible(can_undo)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _take_back(self) -> None:
        self.hide()
        self._act()

    def _place(self) -> None:
        left = (self._window.width() - self.width()) // 2
        foot = self._window.height() - ABOVE_STRIP
        if self._messages.isVisible():
            foot = self._messages.y() - GAP
        self.move(left, foot - self.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place as the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
