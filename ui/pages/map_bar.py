"""The toolbar above the map: which design, how designs are compared, numbers, lists and zoom."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QToolButton

from pathways.model import CURRENT
from planner import formats
from planner.i18n import N_, _, language
from planner.maps.showing import Way
from ui.appearance import look_of
from ui.bugs import guarded
from ui.document import Document
from ui.icons import pixmap
from ui.pages.maps import Maps
from ui.pages.title import Title
from ui.panels.basis import BasisChip
from ui.panels.drawer import DIFFERENCES, JOURNEYS
from ui.settings import recall, remember
from ui.text import on_language_change, say
from ui.theme import set_icon
from ui.widgets import ICON, clear, row, segments, tool
from ui.words import design_word

__all__ = ["MapBar"]

WAYS: Final = {
    Way.ONE: (N_("One design"), N_("Show one design alone"), "one_design"),
    Way.OVER: (
        N_("Overlaid"),
        N_("Lay the current design and the option over each other"),
        "overlaid",
    ),
    Way.BESIDE: (
        N_("Side by side"),
        N_("Show the current design and the option side by side"),
        "compare",
    ),
}
NUMBERS: Final = "map/numbers"
NARROWEST: Final = 560


class MapBar(QFrame):
    """Follows the document and the maps; ``part_asked`` carries which list is to open or close."""

    part_asked = Signal(int)

    def __init__(self, document: Document, maps: Maps) -> None:
        super().__init__()
        self.setObjectName("toolbar")
        self.setFixedHeight(42)
        self.setMinimumWidth(NARROWEST)
        self._document = document
        self._maps = maps
        self._designs = row(gap=0)
        self._group = QButtonGroup(self)
        self._shown: tuple[object, ...] = ()
        self._ways = {way: self._way_button(way) for way in WAYS}
        self._tools: list[QToolButton] = []
        self.numbers = self._switch(
            N_("Numbers"), N_("Show or hide the numbers on the map"), "numbers", "F7"
        )
        self.numbers.toggled.connect(self._show_numbers)
        self.parts = {
            DIFFERENCES: self._switch(
                N_("Differences"), N_("List the differences of the designs"), "differences", "F8"
            ),
            JOURNEYS: self._switch(
                N_("Journeys"), N_("Say the most likely ways through in words"), "journeys", "F9"
            ),
        }
        for part, action in self.parts.items():
            action.triggered.connect(lambda _on=False, part=part: self.part_asked.emit(part))
        self.next_way = QAction(self)
        self.next_way.setShortcut(QKeySequence("F6"))
        self.next_way.triggered.connect(self._look_next)
        say(self.next_way, self.next_way.setText, N_("Compare the designs in another way"))
        set_icon(self.next_way, "compare")
        self.addAction(self.next_way)
        self.chip = BasisChip()
        self._zoom = QPushButton()
        self._zoom.setProperty("role", "quiet")
        say(self._zoom, self._zoom.setToolTip, N_("Show at actual size"))
        self._zoom.clicked.connect(lambda: maps.view.actual_size())
        self.title = Title()
        self._segments = segments(*self._ways.values())
        self._row = bar = row(
            self._designs,
            self._segments,
            *self._tools,
            self.chip,
            self.title,
            tool("zoom_out", N_("Zoom out"), lambda: maps.view.zoom_out()),
            self._zoom,
            tool("zoom_in", N_("Zoom in"), lambda: maps.view.zoom_in()),
            tool("zoom_fit", N_("Fit"), lambda: maps.view.fit()),
            gap=4,
        )
        bar.setStretchFactor(self.title, 1)
        bar.setContentsMargins(12, 4, 12, 4)
        bar.insertSpacing(1, 8)
        bar.insertSpacing(3, 8)
        self.setLayout(bar)
        maps.zoomed.connect(self._say_zoom)
        maps.looked.connect(self.refresh)
        for happened in (document.changed, document.pathway_switched, document.design_switched):
            happened.connect(self.refresh)
        self.numbers.setChecked(recall(NUMBERS) == "yes")
        on_language_change(self, self._retranslate)

    # What it is made of

    def _way_button(self, way: Way) -> QPushButton:
        word, meaning, _icon = WAYS[way]
        made = QPushButton()
        made.setCheckable(True)
        made.setIconSize(ICON)
        made.clicked.connect(lambda: self._look(way))
        say(made, made.setAccessibleName, word)
        say(made, made.setToolTip, meaning)
        return made

    def _switch(self, word: str, meaning: str, icon: str, key: str) -> QAction:
        action = QAction(self)
        action.setCheckable(True)
        action.setShortcut(QKeySequence(key))
        say(action, action.setText, word)
        set_icon(action, icon)
        self.addAction(action)
        made = QToolButton()
        made.setDefaultAction(action)
        made.setProperty("role", "quiet")
        made.setIconSize(ICON)
        say(made, made.setAccessibleName, meaning)
        self._say_key(action, meaning, key)
        self._tools.append(made)
        return action

    def _say_key(self, action: QAction, meaning: str, key: str) -> None:
        def tell() -> None:
            action.setToolTip(_("{what} ({key})", what=_(meaning), key=key))

        on_language_change(action, tell)

    @property
    def every_action(self) -> tuple[QAction, ...]:
        """What can also be done from the command palette."""
        return (self.next_way, self.numbers, *self.parts.values())

    # What it does

    def _look(self, way: Way) -> None:
        self._maps.look(way)
        self.refresh()

    def _look_next(self) -> None:
        ways = list(WAYS)
        self._look(ways[(ways.index(self._maps.way) + 1) % len(ways)])

    def _show_numbers(self, is_shown: bool) -> None:
        remember(NUMBERS, "yes" if is_shown else "no")
        self._maps.show_numbers(is_shown=is_shown)
        self.refresh()

    def show_part(self, part: int | None) -> None:
        """Show which list is open."""
        for each, action in self.parts.items():
            action.setChecked(each == part)

    # What it says

    def refresh(self) -> None:
        """Offer the designs of the pathway shown."""
        pathway = self._document.pathway
        designs = pathway.designs if pathway else ()
        key = (designs, language())
        if key != self._shown:
            self._shown = key
            clear(self._designs)
            for design in designs:
                made = self._design_button(design)
                self._designs.addWidget(made)
                made.show()  # at once, so that its width counts
        for shown in self._group.buttons():
            shown.setChecked(shown.property("design") == self._document.design)
        for way, pressed in self._ways.items():
            pressed.setChecked(way is self._maps.way)
        has_figures = self._maps.way is not Way.ONE or self.numbers.isChecked()
        self.chip.refresh(self._document.estimate if has_figures else None)
        is_alone = pathway is not None and len(self._document.workspace.pathways) == 1
        self.title.show_name(pathway.name.said(language()) if pathway and is_alone else "")
        self._fit()

    def _design_button(self, design: str) -> QPushButton:
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

    def _say_zoom(self) -> None:
        shown = formats.percent(self._maps.view.scale_shown)
        self._zoom.setText(shown)
        self._zoom.setAccessibleName(_("Zoom {shown}; show at actual size", shown=shown))

    def _retranslate(self) -> None:
        self.refresh()
        self._say_zoom()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out where there is no room for them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out first the words of numbers and lists, then those of the ways to compare.

        An icon stands in the place of each, and the tooltip has the word.
        """
        for has_words in ((True, True), (True, False), (False, False)):
            self._show_words(*has_words)
            for part in (self._designs, self._segments, self._row):
                part.invalidate()  # rows within rows would keep to what they had before
            if self._row.sizeHint().width() <= self.width():
                return

    def _show_words(self, on_ways: bool, on_tools: bool) -> None:
        for way, shown in self._ways.items():
            word, _meaning, name = WAYS[way]
            shown.setText(_(word) if on_ways else "")
            shown.setIcon(QIcon() if on_ways else self._segment_icon(name))
        style = Qt.ToolButtonStyle
        for made in self._tools:
            made.setToolButtonStyle(
                style.ToolButtonTextBesideIcon if on_tools else style.ToolButtonIconOnly
            )

    def _segment_icon(self, name: str) -> QIcon:
        """An icon in ink, and in the colour of surfaces while its button is filled with ink."""
        look, made = look_of(self.palette()), QIcon()
        for colour, state in ((look.ink, QIcon.State.Off), (look.surface, QIcon.State.On)):
            for ratio in (1.0, 2.0):
                made.addPixmap(pixmap(name, colour, 18, ratio), QIcon.Mode.Normal, state)
        return made
