"""What lies over the map: the empty state, the hint while connecting, and the ring of focus."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from planner.i18n import N_
from planner.look import Palette
from ui.add_pathway import add_blank, pathway_button
from ui.bugs import guarded
from ui.document import Document
from ui.text import say
from ui.widgets import button, column, label, row, set_role

__all__ = ["EmptyMap", "FocusFrame", "Hint"]


class EmptyMap(QFrame):
    """What to do next on a map without a step, and the button for it."""

    def __init__(self, over: QWidget, begin: Callable[[], object], document: Document) -> None:
        super().__init__(over)
        self.setObjectName("box")
        self.text = label(
            N_("Nothing is drawn yet. Begin with where people enter, as it is done now.")
        )
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.begin = button(N_("Add the first step"), begin, icon="add", role="main")
        self.blank = button(
            N_("Draw a new pathway"), lambda: add_blank(document), icon="pathway", role="main"
        )
        self.starters = pathway_button(document)
        buttons = row(1, self.begin, self.blank, self.starters, 1)
        self.setLayout(column(self.text, buttons, gap=12, margin=20))
        self.setFixedWidth(380)
        self.hide()

    def offer(self, *, has_pathway: bool) -> None:
        """Say what can be done next: draw, or have a pathway first."""
        text = (
            N_("Nothing is drawn yet. Begin with where people enter, as it is done now.")
            if has_pathway
            else N_("Choose a pathway, draw a new one, or add one from a starter.")
        )
        say(self.text, self.text.setText, text)
        self.begin.setVisible(has_pathway)
        for shown in (self.blank, self.starters):
            shown.setVisible(not has_pathway)


class Hint(QLabel):
    """How to go on with what was begun on the map."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("box")
        set_role(self, "role", "strong")
        self.setMargin(8)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, text: str, **blanks: str) -> None:
        """Say a text of the catalogue; a blank one puts the hint away."""
        if text:
            say(self, self.setText, text, **blanks)
        self.setVisible(bool(text))


class FocusFrame(QWidget):
    """The ring around the whole map while it has the keyboard and nothing on it is chosen."""

    def __init__(self, over: QWidget, palette: Palette) -> None:
        super().__init__(over)
        self.look = palette
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint three points of yellow with an edge of ink."""
        painter = QPainter(self)
        whole = QRectF(self.rect())
        painter.setPen(QPen(QColor(self.look.focus), 3))
        painter.drawRect(whole.adjusted(2, 2, -2, -2))
        painter.setPen(QPen(QColor(self.look.focus_edge), 1))
        painter.drawRect(whole.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
