"""The ring around what has the keyboard: the same on every widget, in both appearances."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ui.appearance import look_of
from ui.bugs import guarded

__all__ = ["FocusRing"]


class FocusRing(QFocusFrame):
    """Follows the focus: always around text that is edited, else where the keyboard moved it."""

    def __init__(self, window: QWidget, application: QApplication) -> None:
        super().__init__(window)
        application.focusChanged.connect(self._follow)
        self.hide()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        is_text = isinstance(new, QLineEdit | QPlainTextEdit)
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        is_whole = isinstance(new, QAbstractScrollArea) and not is_text
        shown = (
            new is not None
            and new.window() is self.window()
            and not is_whole
            and (is_text or not by_mouse)
        )
        self.setWidget(new if shown else None)  # type: ignore[arg-type]

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint three points of yellow with an edge of ink."""
        look = look_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        painter.setPen(QPen(QColor(look.focus), 3))
        painter.drawRoundedRect(whole.adjusted(2, 2, -2, -2), 4, 4)
        painter.setPen(QPen(QColor(look.focus_edge), 1))
        painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.end()
