"""A name that takes what room is left, and is shortened where that is too little."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.bugs import guarded
from ui.widgets import set_role

__all__ = ["Title"]

LEAST: Final = 64  # fewer pixels than this would say nothing


class Title(QLabel):
    """Asks for no room of its own; the whole name is its tooltip, and what is heard."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_role(self, "role", "strong")

    @property
    def name(self) -> str:
        """The whole name."""
        return self._name

    def show_name(self, name: str) -> None:
        """Show a name, or nothing for a blank one."""
        self._name = name
        self.setToolTip(name)
        self.setAccessibleName(name)
        self._shorten()

    def minimumSizeHint(self) -> QSize:
        """No width of its own."""
        return QSize(0, super().minimumSizeHint().height())

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the name to the room there is."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        room = self.width()
        right = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._name, right, room)
        self.setText(shown if room >= LEAST or shown == self._name else "")
