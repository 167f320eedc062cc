"""A box to tick, its tick in the ink of the appearance."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from ui.appearance import look_of
from ui.bugs import guarded
from ui.icons import pixmap

__all__ = ["Tick"]


class Tick(QCheckBox):
    """Empty or filled, and with a tick where it is filled."""

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tick over the filled box."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        ink = look_of(self.palette()).surface
        painter = QPainter(self)
        sign = pixmap("check", ink, box.width() - 2, self.devicePixelRatioF())
        painter.drawPixmap(box.x() + 1, box.y() + 1, sign)
        painter.end()
