"""Maps side by side that are scrolled and zoomed together."""

from functools import partial

from PySide6.QtCore import QObject

from ui.canvas.zoom import ZoomView

__all__ = ["Linked"]


class Linked(QObject):
    """While it ``holds``, whatever one view shows, the other shows of its own map."""

    def __init__(self, one: ZoomView, other: ZoomView) -> None:
        super().__init__(one)
        self._holds = True
        self._is_leading = False  # so that the one that follows does not lead in turn
        for view, follower in ((one, other), (other, one)):
            lead = partial(self._lead, view, follower)
            view.zoomed.connect(lead)
            view.horizontalScrollBar().valueChanged.connect(lead)
            view.verticalScrollBar().valueChanged.connect(lead)

    def hold(self, *, holds: bool) -> None:
        """Go on together, or each alone."""
        self._holds = holds

    def _lead(self, view: ZoomView, follower: ZoomView, *_value: int) -> None:
        if self._holds and not self._is_leading:
            self._is_leading = True
            follower.match(view)
            self._is_leading = False
