"""A list to choose from, as it stands in a panel that scrolls."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox

from ui.bugs import guarded
from ui.icons import pixmap

__all__ = ["Combo"]

SIGN: Final = 16


class Combo(QComboBox):
    """A list to choose from that leaves the mouse wheel to the panel it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the panel."""
        event.ignore()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign that there is a list, in the ink of the appearance."""
        super().paintEvent(event)
        ink = self.palette().color(QPalette.ColorRole.Text).name()
        painter = QPainter(self)
        sign = pixmap("collapse", ink, SIGN, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - SIGN - 4, (self.height() - SIGN) // 2, sign)
        painter.end()
