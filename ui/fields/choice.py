"""Fields to choose from: one of a list, one of some buttons, yes or no, several of a list."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.bugs import guarded
from ui.combo import Combo
from ui.document import Document
from ui.fields.field import Field
from ui.fields.lens import Lens
from ui.text import on_language_change, say
from ui.theme import set_icon
from ui.tick import Tick
from ui.widgets import column, row

__all__ = ["ButtonsField", "ChoiceField", "FlagField", "Options", "SeveralField"]

Options = Callable[[], Sequence[tuple[Any, str]]]


class ChoiceField(Field):
    """One of a list; ``options`` gives values with their words in the language being spoken."""

    def __init__(
        self, document: Document, text: str, lens: Lens, options: Options, **blanks: str
    ) -> None:
        super().__init__(document, text, lens, **blanks)
        self._options = options
        self._values: list[Any] = []
        self.entry = Combo()
        self.entry.setMaxVisibleItems(18)
        self.add_editor(self.entry)
        on_language_change(self.entry, self._fill)
        self.entry.activated.connect(lambda at: self.put(self._values[at]))

    def _fill(self) -> None:
        options = list(self._options())
        value = self.value()
        if value not in [v for v, _word in options]:
            options.insert(0, (value, str(value)))
        self._values = [v for v, _word in options]
        self.entry.clear()
        self.entry.addItems([word for _value, word in options])
        self.entry.setCurrentIndex(self._values.index(value))

    def refresh(self) -> None:
        """Show the value that is chosen."""
        value = self.value()
        if value in self._values:
            self.entry.setCurrentIndex(self._values.index(value))
        else:
            self._fill()


class ButtonsField(Field):
    """One of a few, each a button with an icon and a word."""

    def __init__(
        self, document: Document, text: str, lens: Lens, options: Mapping[Any, str]
    ) -> None:
        super().__init__(document, text, lens)
        self._group = QButtonGroup(self)
        self._buttons: dict[Any, QPushButton] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for i, (value, word) in enumerate(options.items()):
            made = QPushButton()
            made.setCheckable(True)
            made.setProperty("role", "choice")
            made.setProperty("setting", str(value))
            set_icon(made, str(value))
            say(made, made.setText, word)
            say(made, made.setAccessibleName, word)
            made.clicked.connect(lambda _on, value=value: self.put(value))
            self._group.addButton(made)
            self._buttons[value] = made
            grid.addWidget(made, i // 2, i % 2)
        holder = QWidget()
        holder.setLayout(grid)
        self.add_editor(holder, first=holder)
        self.refresh()

    def button(self, value: Any) -> QPushButton:
        """The button of one of the values."""
        return self._buttons[value]

    def refresh(self) -> None:
        """Show the value that is chosen."""
        chosen = self._buttons.get(self.value())
        if chosen is not None:
            chosen.setChecked(True)


class FlagField(Field):
    """Yes or no."""

    def __init__(self, document: Document, text: str, lens: Lens) -> None:
        super().__init__(document, text, lens)
        self.caption.hide()
        self.entry = Tick()
        say(self.entry, self.entry.setText, text)
        self.entry.clicked.connect(lambda on: self.put(bool(on)))
        self.add_editor(self.entry)
        self.refresh()

    def refresh(self) -> None:
        """Show whether it is so."""
        self.entry.setChecked(self.value())


class SeveralField(Field):
    """Several of a list, kept in its order; ``options`` gives values with their words."""

    def __init__(self, document: Document, text: str, lens: Lens, options: Options) -> None:
        super().__init__(document, text, lens)
        self._options = options
        self._boxes: dict[str, Tick] = {}
        self._words: dict[str, _Words] = {}
        lines = column(gap=6)
        for value, _word in options():
            made = Tick()
            made.clicked.connect(lambda _on: self._choose())
            words = _Words(made)
            self._boxes[value] = made
            self._words[value] = words
            lines.addLayout(row(column(made, 1, gap=0), words, gap=6))
        holder = QWidget()
        holder.setLayout(lines)
        self.add_editor(holder)
        on_language_change(self, self._say_words)
        self.refresh()

    def _say_words(self) -> None:
        for value, word in self._options():
            self._boxes[value].setAccessibleName(word)
            self._words[value].setText(word)

    def _choose(self) -> None:
        chosen = [value for value, made in self._boxes.items() if made.isChecked()]
        others = [value for value in self.value() if value not in self._boxes]
        self.put((*chosen, *others))

    def refresh(self) -> None:
        """Show which are chosen."""
        for value, made in self._boxes.items():
            made.setChecked(value in self.value())


class _Words(QLabel):
    """The words of a box, on as many lines as they need; a click on them is one on the box."""

    def __init__(self, of: Tick) -> None:
        super().__init__()
        self._box = of
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        """Tick the box, or take the tick away."""
        self._box.click()
