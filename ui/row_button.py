"""A line of a list that can be pressed and shows as much of a name as fits."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter

from ui.bugs import guarded
from ui.theme import set_icon

__all__ = ["RowButton"]

PADDING: Final = 24
ICON_ROOM: Final = 24


class RowButton(QPushButton):
    """Never wider than its panel; what does not fit is in the tooltip."""

    def __init__(self, icon: str = "") -> None:
        super().__init__()
        self.setProperty("role", "row")
        self.setMinimumWidth(40)
        if icon:
            set_icon(self, icon)

    def show_name(self, name: str) -> None:
        """Show a name, here and to who cannot see it."""
        self.setText(name)
        self.setToolTip(name)
        self.setAccessibleName(name)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the name with what does not fit left out."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        font = QFont(self.font())
        font.setBold(self.isChecked())
        room = self.width() - PADDING - (0 if self.icon().isNull() else ICON_ROOM)
        option.text = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
