"""A bar whose buttons leave their words out where there is no room for them."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from planner.i18n import _
from ui.bugs import guarded
from ui.text import on_language_change

__all__ = ["TightBar"]

SPARE: Final = 16  # so that words brought back are not left out again at once [pixels each]


class TightBar(QWidget):
    """Shows ``worded`` buttons by their icons alone where the words of all do not fit.

    Their tooltips have the words then, and their accessible names have them always.
    """

    def __init__(self, whole: QHBoxLayout, worded: Mapping[QPushButton, str]) -> None:
        super().__init__()
        self._worded = worded
        self._whole = whole
        self._has_words = True
        self.setLayout(whole)
        on_language_change(self, self._show_words)

    def minimumSizeHint(self) -> QSize:
        """No wider than without the words."""
        hint = super().minimumSizeHint()
        return QSize(0, hint.height())

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out, or bring them back."""
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        """Fit anew once a part of the bar is of another width."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return done

    def fit(self) -> None:
        """Show as many words as there is room for."""
        needed = self._whole.sizeHint().width()
        if not self._has_words:
            shown = [(made, _(text)) for made, text in self._worded.items() if made.isVisible()]
            needed += sum(m.fontMetrics().horizontalAdvance(word) + SPARE for m, word in shown)
        self._has_words = needed <= self.width()
        self._show_words()

    def _show_words(self) -> None:
        for made, text in self._worded.items():
            made.setText(_(text) if self._has_words else "")
            made.setToolTip("" if self._has_words else _(text))
