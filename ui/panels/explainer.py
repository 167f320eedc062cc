"""The drawer that opens a figure: how it is worked out, its parts, and its inputs."""

from typing import Final
from urllib.parse import unquote

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QTextBrowser

from pathways.errors import UserError
from planner.explained import Told, known_figures, told
from planner.i18n import N_
from ui.appearance import look_of
from ui.bugs import guarded
from ui.combo import Combo
from ui.document import Document
from ui.panels.explained_text import INPUT, as_text
from ui.text import on_language_change, say
from ui.widgets import column, label, line, row, tool

__all__ = ["Explainer"]

HEIGHT: Final = 250


class Explainer(QFrame):
    """Follows the document while it is open; ``went`` carries the key of an input to go to."""

    went = Signal(str)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("explainer")
        self._document = document
        self._figure = ""
        self._told: Told | None = None
        self.choice = Combo()
        self.choice.setMinimumContentsLength(34)
        self.choice.activated.connect(lambda at: self.open_figure(self.choice.itemData(at)))
        say(self.choice, self.choice.setAccessibleName, N_("The figure that is opened"))
        self.value = line("", "heading", wrap=False)
        self.range = line("", "muted", wrap=False)
        shut = tool("close", N_("Close where the figure comes from"), self.shut)
        head = label(N_("Where it comes from"), "heading", wrap=False)
        top = row(head, self.choice, self.value, self.range, 1, shut, gap=12, margin=(16, 6, 8, 0))
        self.text = QTextBrowser()
        self.text.setObjectName("explained")
        say(self.text, self.text.setAccessibleName, N_("Where it comes from"))
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.document().setDocumentMargin(12)
        self.text.anchorClicked.connect(self._go)
        whole = column(top, self.text, gap=2)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setFixedHeight(HEIGHT)
        self.hide()
        for happened in (document.changed, document.pathway_switched, document.design_switched):
            happened.connect(self._follow)
        document.sampled.connect(self._follow)
        on_language_change(self, self._follow)

    @property
    def told(self) -> Told | None:
        """The figure that is open."""
        return None if self.isHidden() else self._told

    def open_figure(self, figure: str) -> None:
        """Open a figure, and let keys go to it."""
        self._figure = figure
        self.show()
        self._follow()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def shut(self) -> None:
        """Close the drawer."""
        self.hide()

    def _follow(self) -> None:
        if self.isHidden() or not self._figure:
            return
        made = self._document.estimate
        if made is None:
            self.hide()
            return
        try:
            found = told(made, self._figure, self._document.sample)
        except UserError:  # the step or the organisation it was of has gone
            self.hide()
            return
        self._show_choice(found)
        self.value.setText(found.value)
        self.range.setText(found.likely)
        self.range.setVisible(bool(found.likely))
        say(
            self.text,
            self.text.setAccessibleName,
            N_("Where the figure comes from: {figure}"),
            figure=found.title,
        )
        self._told = found
        self._render()

    def _show_choice(self, found: Told) -> None:
        known = known_figures()
        shown = {found.figure: found.title, **known} if found.figure not in known else known
        texts = [self.choice.itemText(i) for i in range(self.choice.count())]
        if texts != list(shown.values()):
            self.choice.clear()
            for figure, title in shown.items():
                self.choice.addItem(title, figure)
        self.choice.setCurrentIndex(list(shown).index(found.figure))

    def _render(self) -> None:
        if self._told is None:
            return
        at = self.text.verticalScrollBar().value()
        width = self.text.viewport().width()
        self.text.setHtml(as_text(self._told, look_of(self.palette()), width))
        self.text.verticalScrollBar().setValue(at)

    def _go(self, url: QUrl) -> None:
        address = url.toString()
        if address.startswith(INPUT):
            self.went.emit(unquote(address.removeprefix(INPUT)))

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts side by side or below each other."""
        super().resizeEvent(event)
        self._render()

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        """Take up a new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._render()
