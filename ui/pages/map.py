"""The map page: the toolbar, the map or two of them, and the drawer of what can be read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ui.appearance import look_of
from ui.canvas.view import MapView
from ui.document import Document
from ui.pages.map_bar import MapBar
from ui.pages.maps import Maps
from ui.panels.drawer import Drawer
from ui.text import on_language_change
from ui.widgets import column

__all__ = ["MapPage"]


class MapPage(QWidget):
    """The toolbar above the map works on what the document shows."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.maps = Maps(document)
        self.drawer = Drawer(document)
        self.bar = MapBar(document, self.maps)
        below = QSplitter(Qt.Orientation.Vertical)
        below.setChildrenCollapsible(False)
        below.setHandleWidth(4)
        below.addWidget(self.maps)
        below.addWidget(self.drawer)
        below.setStretchFactor(0, 1)
        whole = column(self.bar, below, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.bar.part_asked.connect(self._open_or_shut)
        self.drawer.followed.connect(self.maps.follow)
        self.drawer.went.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.drawer.closed.connect(self._shut)
        on_language_change(self, self.maps.retranslate)

    @property
    def view(self) -> MapView:
        """The map of the design that the document shows."""
        return self.maps.view

    def follow_appearance(self) -> None:
        """Draw the maps in the appearance now shown."""
        self.maps.set_palette(look_of(self.palette()))
        self.bar.refresh()

    def _open_or_shut(self, part: int) -> None:
        if self.drawer.part == part:
            self.drawer.shut()
        else:
            self.drawer.open_part(part)
            self.bar.show_part(part)

    def _shut(self) -> None:
        self.bar.show_part(None)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
