"""Maps side by side that are scrolled and zoomed together."""

from PySide6.QtCore import QObject

from ui.canvas.zoom import ZoomView

__all__ = ["Linked"]


class Linked(QObject):
    """Whatever either of two views shows, the other shows of its own map; ends with ``other``."""

    def __init__(self, one: ZoomView, other: ZoomView) -> None:
        super().__init__(other)
        self._one = one
        self._other = other
        self._is_leading = False  # so that the one that follows does not lead in turn
        for view, lead in ((one, self._lead), (other, self._lead_back)):
            view.zoomed.connect(lead)
            view.horizontalScrollBar().valueChanged.connect(lead)
            view.verticalScrollBar().valueChanged.connect(lead)

    def _lead(self) -> None:
        self._match(self._other, self._one)

    def _lead_back(self) -> None:
        self._match(self._one, self._other)

    def _match(self, follower: ZoomView, view: ZoomView) -> None:
        if not self._is_leading:
            self._is_leading = True
            follower.match(view)
            self._is_leading = False
