"""Work that was never saved: each piece with a small map, its name, its time and what to do."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from planner import formats
from planner.i18n import N_, _
from ui.drawing import DrawingView
from ui.tasks import Tasks
from ui.text import on_language_change, say
from ui.widgets import box, button, clear, column, label, line, row, rule

if TYPE_CHECKING:
    from planner.working_copies import Recovered

__all__ = ["RecoveredList"]

PICTURE: Final = (84, 44)
MOST: Final = 12


class RecoveredList(QWidget):
    """What programs that have ended left behind, or with ``is_aside`` what was put aside.

    It shows itself only where there is something; ``looked`` follows every look.
    """

    open_chosen = Signal(object)
    looked = Signal()

    def __init__(self, tasks: Tasks, *, is_aside: bool = False) -> None:
        super().__init__()
        self._tasks = tasks
        self._is_aside = is_aside
        self._rows: QVBoxLayout = column(gap=12)
        self.entries: tuple[_Entry, ...] = ()
        head = () if is_aside else self._head()
        inside = column(*head, self._rows, gap=8, margin=0 if is_aside else 16)
        self.setLayout(column(inside if is_aside else box(inside), gap=0))
        self.hide()
        self.look()

    @staticmethod
    def _head() -> tuple[QWidget, ...]:
        return (
            label(N_("Recovered work"), "heading"),
            label(
                N_(
                    "The planner ended before this was saved. Open it and save it, or put it "
                    "aside, where it is kept for 30 days."
                ),
                "muted",
            ),
        )

    def look(self) -> None:
        """Look for what there is, off this thread."""
        self._tasks.run(partial(_found, self._is_aside), self._show, lambda _error: None)

    def _show(self, found: "tuple[Recovered, ...]") -> None:
        clear(self._rows)
        entries: list[_Entry] = []
        for one in found[:MOST]:
            if entries:
                self._rows.addWidget(rule())
            entry = _Entry(one, is_aside=self._is_aside)
            entry.open_button.clicked.connect(partial(self._open, one))
            entry.aside_button.clicked.connect(partial(self._put_aside, one))
            self._rows.addWidget(entry)
            entries.append(entry)
        self.entries = tuple(entries)
        self.setVisible(bool(entries))
        self.looked.emit()

    def _open(self, one: "Recovered", _checked: bool = False) -> None:
        self.open_chosen.emit(one)

    def _put_aside(self, one: "Recovered", _checked: bool = False) -> None:
        from planner.working_copies import put_aside

        self._tasks.run(lambda: put_aside(one), lambda _none: self.look(), lambda _error: None)


class _Entry(QFrame):
    """One piece of work."""

    def __init__(self, one: "Recovered", *, is_aside: bool) -> None:
        super().__init__()
        picture = DrawingView(size=PICTURE)
        picture.setFixedSize(*PICTURE)
        pathways = one.kept.workspace.pathways
        if pathways:
            from ui.pages.beginnings import thumbnail

            picture.show_drawing(lambda look, size: thumbnail(pathways[0], look, size))
        self._one = one
        self._name = line("", "strong")
        self._about = line("", "muted")
        self.open_button = button(N_("Open"), icon="open")
        self.aside_button = button(N_("Put aside"))
        self.aside_button.setVisible(not is_aside)
        self.setLayout(
            column(
                row(picture, column(self._name, self._about, gap=0), gap=8),
                row(self.open_button, self.aside_button, 1, gap=8),
                gap=6,
            )
        )
        on_language_change(self, self._say)

    @property
    def words(self) -> tuple[str, str]:
        """The name and the time that are shown."""
        return self._name.text(), self._about.text()

    def _say(self) -> None:
        name = self._one.name or _("Not saved yet")
        when = formats.moment(self._one.kept.at)
        self._name.setText(name)
        self._about.setText(when)
        origin = self._one.kept.origin
        self.setToolTip(str(origin) if origin else "")
        for owner, words in (
            (self.open_button, N_("Open “{file}”, recovered from {when}")),
            (self.aside_button, N_("Put “{file}”, recovered from {when}, aside")),
        ):
            say(owner, owner.setAccessibleName, words, file=name, when=when)


def _found(is_aside: bool) -> "tuple[Recovered, ...]":
    from planner.working_copies import recovered, set_aside, sweep

    sweep()
    return set_aside() if is_aside else recovered()
