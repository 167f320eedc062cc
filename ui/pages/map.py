"""The map page: which design is shown, the zoom, and the map itself."""

from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QWidget

from pathways.model import CURRENT
from planner import formats
from planner.i18n import N_, _, language
from ui.appearance import look_of
from ui.canvas.pane import Way
from ui.canvas.view import MapView
from ui.document import Document
from ui.text import on_language_change, say
from ui.widgets import button, clear, column, row, tool
from ui.words import design_word

__all__ = ["MapPage"]


class MapPage(QWidget):
    """The toolbar above the map works on what the document shows."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.view = MapView(document, self)
        self._designs = row(gap=0)
        self._group = QButtonGroup(self)
        self._shown: tuple[object, ...] = ()
        self._compare = button(N_("Compare"), role="segment")
        self._compare.setCheckable(True)
        self._compare.toggled.connect(self._look)
        self._zoom = QPushButton()
        self._zoom.setProperty("role", "quiet")
        say(self._zoom, self._zoom.setToolTip, N_("Show at actual size"))
        self._zoom.clicked.connect(lambda: self.view.actual_size())
        self.view.zoomed.connect(self._say_zoom)
        bar = row(
            self._designs,
            self._compare,
            1,
            tool("zoom_out", N_("Zoom out"), self.view.zoom_out),
            self._zoom,
            tool("zoom_in", N_("Zoom in"), self.view.zoom_in),
            button(N_("Fit"), self.view.fit, icon="zoom_fit", role="quiet"),
            gap=4,
        )
        bar.setContentsMargins(12, 4, 12, 4)
        toolbar = QFrame()
        toolbar.setObjectName("toolbar")
        toolbar.setLayout(bar)
        toolbar.setFixedHeight(42)
        whole = column(toolbar, self.view, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        document.changed.connect(self.refresh)
        document.pathway_switched.connect(self.refresh)
        document.design_switched.connect(self.refresh)
        on_language_change(self, self._retranslate)

    def _look(self, is_compared: bool) -> None:
        self.view.pane.look(Way.OVER if is_compared else Way.ONE)

    def follow_appearance(self) -> None:
        """Draw the map in the appearance now shown."""
        self.view.set_palette(look_of(self.palette()))

    def _say_zoom(self) -> None:
        shown = formats.percent(self.view.scale_shown)
        self._zoom.setText(shown)
        self._zoom.setAccessibleName(_("Zoom {shown}; show at actual size", shown=shown))

    def refresh(self) -> None:
        """Offer the designs of the pathway shown."""
        pathway = self._document.pathway
        designs = pathway.designs if pathway else ()
        key = (designs, language())
        if key != self._shown:
            self._shown = key
            clear(self._designs)
            for design in designs:
                self._designs.addWidget(self._button(design))
        for made in self._group.buttons():
            made.setChecked(made.property("design") == self._document.design)

    def _button(self, design: str) -> QPushButton:
        word = design_word(design)
        made = QPushButton(word)
        made.setAccessibleName(word)
        made.setProperty("role", "segment")
        made.setProperty("place", "next" if self._designs.count() else "first")
        made.setProperty("design", design)
        made.setCheckable(True)
        text = N_("How it is done now") if design == CURRENT else N_("How it is to be done")
        say(made, made.setToolTip, text)
        made.clicked.connect(lambda: self._document.show_design(design))
        self._group.addButton(made)
        return made

    def _retranslate(self) -> None:
        self.refresh()
        self._say_zoom()
        self.view.retranslate()
