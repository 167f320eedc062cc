"""Small pieces that every panel is made of: labels, buttons, rows, folding sections."""

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.text import say
from ui.theme import set_icon

__all__ = [
    "Section",
    "box",
    "button",
    "clear",
    "column",
    "drop",
    "label",
    "line",
    "mark",
    "row",
    "rule",
    "scrolled",
    "segments",
    "set_role",
    "tool",
]

ICON: Final = QSize(18, 18)
SIGN: Final = 16
Item = QWidget | QLayout | int | None
Margin = int | tuple[int, int, int, int]  # on all sides, or left, top, right and bottom
L = TypeVar("L", bound=QBoxLayout)


def set_role(widget: QWidget, name: str, value: str) -> None:
    """Give a widget a property that the style sheet reads, and let it be drawn anew."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def line(text: str = "", role: str = "", *, wrap: bool = True) -> QLabel:
    """A label that shows ``text`` as it is: a name or a figure, not a text of the catalogue."""
    from PySide6.QtCore import Qt  # its first use costs the window's start 18 ms

    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return _shaped(made, role, wrap)


def _shaped(made: QLabel, role: str, wrap: bool) -> QLabel:
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        made.setMinimumWidth(1)  # a long word never widens the panel
    if role:
        made.setProperty("role", role)
    return made


def label(text: str, role: str = "", *, wrap: bool = True) -> QLabel:
    """A label that says a text of the catalogue."""
    made = _shaped(QLabel(), role, wrap)
    say(made, made.setText, text)
    return made


def button(
    text: str, pressed: Callable[[], object] | None = None, *, icon: str = "", role: str = ""
) -> QPushButton:
    """A button that says a text of the catalogue."""
    made = QPushButton()
    if role:
        made.setProperty("role", role)
    _named(made, text, icon, pressed)
    say(made, made.setText, text)
    return made


def tool(icon: str, text: str, pressed: Callable[[], object] | None = None) -> QToolButton:
    """A button with an icon alone; its text is the tooltip and the accessible name."""
    made = QToolButton()
    made.setProperty("role", "quiet")
    _named(made, text, icon, pressed)
    say(made, made.setToolTip, text)
    return made


def _named(
    made: QAbstractButton, text: str, icon: str, pressed: Callable[[], object] | None
) -> None:
    say(made, made.setAccessibleName, text)
    made.setIconSize(ICON)
    if icon:
        set_icon(made, icon)
    if pressed is not None:
        made.clicked.connect(lambda: pressed())


def row(*items: Item, gap: int = 8, margin: Margin = 0) -> QHBoxLayout:
    """Things side by side; a number stands for stretch."""
    return _fill(QHBoxLayout(), items, gap, margin)


def column(*items: Item, gap: int = 8, margin: Margin = 0) -> QVBoxLayout:
    """Things one below another; a number stands for stretch."""
    return _fill(QVBoxLayout(), items, gap, margin)


def _fill(layout: L, items: tuple[Item, ...], gap: int, margin: Margin) -> L:
    layout.setSpacing(gap)
    sides = (margin,) * 4 if isinstance(margin, int) else margin
    layout.setContentsMargins(*sides)
    for item in items:
        if isinstance(item, QWidget):
            layout.addWidget(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        elif item is not None:
            layout.addStretch(item)
    return layout


def box(layout: QLayout, name: str = "box") -> QFrame:
    """A frame around ``layout`` that the style sheet knows by ``name``."""
    made = QFrame()
    made.setObjectName(name)
    made.setLayout(layout)
    return made


def rule() -> QFrame:
    """A hairline from side to side."""
    made = QFrame()
    made.setObjectName("rule")
    return made


def scrolled(content: QWidget, name: str = "sheet") -> QScrollArea:
    """Room for ``content`` that scrolls up and down only."""
    from PySide6.QtCore import Qt

    area = QScrollArea()
    area.setObjectName(name)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)  # so that no search among the children finds it
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def mark(name: str, tone: str) -> QLabel:
    """A small sign in the colour of ``tone``: error, warning, good or muted."""
    made = QLabel()
    made.setFixedSize(SIGN, SIGN)
    made.setProperty("tone", tone)
    set_icon(made, name)
    return made


def segments(*buttons: QPushButton) -> QHBoxLayout:
    """Buttons of one choice in one frame."""
    for at, made in enumerate(buttons):
        made.setProperty("role", "segment")
        made.setProperty("place", "first" if at == 0 else "next")
    return row(*buttons, gap=0)


def drop(layout: QLayout, widget: QWidget) -> None:
    """Take one widget out of a layout and let it go."""
    layout.removeWidget(widget)
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


class Section(QWidget):
    """A heading that folds what is below it; the content is made when it is first shown."""

    def __init__(self, text: str, make: Callable[[], QWidget], *, is_open: bool = False) -> None:
        super().__init__()
        self._make = make
        self._content: QWidget | None = None
        self._head = QPushButton()
        self._head.setProperty("role", "section")
        self._head.setCheckable(True)
        self._head.setIconSize(ICON)
        say(self._head, self._head.setText, text)
        say(self._head, self._head.setAccessibleName, text)
        self._head.toggled.connect(self._fold)
        self._below = column(gap=0)
        self.setLayout(column(rule(), self._head, self._below, gap=0))
        set_icon(self._head, "expand")
        self._head.setChecked(is_open)

    @property
    def content(self) -> QWidget | None:
        """What is below the heading, once it has been shown."""
        return self._content

    @property
    def is_open(self) -> bool:
        """Whether the content shows."""
        return self._head.isChecked()

    def unfold(self) -> None:
        """Show the content."""
        self._head.setChecked(True)

    def fold(self) -> None:
        """Hide the content."""
        self._head.setChecked(False)

    def _fold(self, is_open: bool) -> None:
        if is_open and self._content is None:
            self._content = self._make()
            self._below.addWidget(self._content)
        if self._content is not None:
            self._content.setVisible(is_open)
        set_icon(self._head, "collapse" if is_open else "expand")
