"""What there is to begin from: my cluster, recent files, and the ten starters as small maps."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from pathways.library import STARTERS, starter
from pathways.model import Pathway
from planner.drawing.marks import Drawing
from planner.i18n import N_, _, language
from planner.look import Palette
from ui.bugs import guarded
from ui.drawing import DrawingView
from ui.pages.cluster_box import ClusterBox
from ui.pages.recovered import RecoveredList
from ui.settings import recent_files
from ui.tasks import Tasks
from ui.text import on_language_change, say
from ui.widgets import box, button, clear, column, label, line, row, rule, scrolled

__all__ = ["Beginnings", "thumbnail"]

COLUMNS: Final = 5
GAP: Final = 12
LEFT: Final = 312
SCROLL: Final = 16
NARROWEST: Final = 176
WIDEST: Final = 216
HIGH: Final = 194
PICTURE: Final = (154, 70)
SMALL: Final = (84, 44)
WARNING: Final = N_("Illustrative, not clinically approved")


class Beginnings(QWidget):
    """Pictures are made one by one, so that the window answers meanwhile."""

    starter_chosen = Signal(str)
    blank_chosen = Signal()
    sample_chosen = Signal()
    open_chosen = Signal()
    file_chosen = Signal(object)
    filled = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._waiting: list[_Card] = []
        self.cluster_box = ClusterBox()
        self.recovered = RecoveredList(tasks)
        self.cluster_box.given.connect(self._go_on)
        self._recent = column(gap=4)
        self._no_recent = label(N_("Files you save appear here."), "muted")
        files = column(
            label(N_("Recent files"), "heading"),
            self._no_recent,
            self._recent,
            rule(),
            button(N_("Open a file"), self.open_chosen.emit, icon="open"),
            button(N_("Open the sample"), self.sample_chosen.emit, icon="starters"),
            gap=8,
            margin=16,
        )
        left = QWidget()
        left.setFixedWidth(LEFT)
        own = box(column(self.cluster_box, gap=0))
        left.setLayout(column(self.recovered, own, box(files), 1, gap=16))
        body = QWidget()
        body.setObjectName("body")
        body.setLayout(row(left, self._starters(), 1, gap=24))
        self.setLayout(column(scrolled(body, "page"), gap=0))
        on_language_change(self, self._again)
        self.show_recent()

    def _starters(self) -> QWidget:
        self._cards = [_Card(starter_id) for starter_id in STARTERS]
        grid = self._grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        for card in self._cards:
            card.clicked.connect(
                lambda _on=False, card=card: self.starter_chosen.emit(card.starter_id)
            )
        warning = N_(
            "Ten pathways to make your own. Every figure in them is illustrative "
            "and none is clinically approved."
        )
        made = QWidget()
        made.setLayout(
            column(
                row(
                    label(N_("Start from a starter"), "heading", wrap=False),
                    1,
                    button(N_("Draw a new pathway"), self.blank_chosen.emit, icon="pathway"),
                ),
                label(warning, "muted"),
                grid,
                1,
                gap=8,
            )
        )
        self._beside = made
        self._laid = (0, 0)
        self._lay(COLUMNS, NARROWEST)
        return made

    def _lay(self, columns: int, wide: int) -> None:
        """Put the starters in so many columns of a width."""
        if (columns, wide) == self._laid:
            return
        self._laid = (columns, wide)
        for i, card in enumerate(self._cards):
            card.setFixedWidth(wide)
            self._grid.addWidget(card, i // columns, i % columns)
        self._beside.setFixedWidth(columns * wide + (columns - 1) * GAP)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the starters in as many columns as there is room for."""
        super().resizeEvent(event)
        room = self.width() - LEFT - 24 - SCROLL
        columns = max(1, min(COLUMNS, (room + GAP) // (NARROWEST + GAP)))
        self._lay(columns, min(WIDEST, (room + GAP) // columns - GAP))

    def _go_on(self) -> None:
        """Let the keyboard go from my cluster to the first starter."""
        self._cards[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _again(self) -> None:
        self._waiting = list(self._cards)
        QTimer.singleShot(0, self, self._next)

    def _next(self) -> None:
        """Fill one card, and then the next once the window has had its turn."""
        if self._waiting:
            self._waiting.pop(0).fill()
            QTimer.singleShot(0, self, self._next)
        else:
            self.filled.emit()

    @property
    def is_filled(self) -> bool:
        """Whether every card shows its map."""
        return not self._waiting

    def show_recent(self) -> None:
        """Show the recent files, each with a picture once it has been read."""
        clear(self._recent)
        files = recent_files()[:5]
        self._no_recent.setVisible(not files)
        for path in files:
            entry = _Recent(path)
            entry.clicked.connect(lambda _on=False, path=path: self.file_chosen.emit(path))
            self._recent.addWidget(entry)
            self._tasks.run(partial(_first_pathway, path), entry.show_map, entry.show_fault)


class _Card(QPushButton):
    """A starter: its small map, its name, and the warning."""

    def __init__(self, starter_id: str) -> None:
        super().__init__()
        self.starter_id = starter_id
        self.setProperty("role", "card")
        self.setFixedHeight(HIGH)
        self._picture = DrawingView(size=PICTURE)
        self._picture.setFixedSize(*PICTURE)
        self._name = line("", "strong")
        self._name.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._warning = label(WARNING, "muted")
        shown = row(1, self._picture, 1, gap=0)
        inside = column(shown, self._name, 1, self._warning, gap=4, margin=10)
        self.setLayout(inside)
        for part in (self._picture, self._name, self._warning):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        say(self, self.setAccessibleName, N_("A starter, still being read"))

    def fill(self) -> None:
        """Show the starter in the language being spoken."""
        pathway = starter(self.starter_id)
        name = pathway.name.said(language())
        self._name.setText(name)
        say(
            self,
            self.setAccessibleName,
            N_("{name}: start from this starter. Illustrative, not clinically approved."),
            name=name,
        )
        self._picture.show_drawing(lambda look, size: thumbnail(pathway, look, size))


class _Recent(QPushButton):
    """A recent file: a picture of its first map, its name and its folder."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setFixedHeight(SMALL[1] + 16)
        self.setToolTip(str(path))
        self._path = path
        self._picture = DrawingView(size=SMALL)
        self._picture.setFixedSize(*SMALL)
        self._name = line(path.stem, "strong", wrap=False)
        self._about = line(path.parent.name, "muted", wrap=False)
        self.setLayout(
            row(self._picture, column(self._name, self._about, gap=0), 1, gap=8, margin=8)
        )
        for part in (self._picture, self._name, self._about):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        say(self, self.setAccessibleName, N_("Open “{file}”"), file=path.stem)

    def show_map(self, pathway: Pathway | None) -> None:
        """Show the map of a pathway."""
        if pathway is not None:
            self._picture.show_drawing(lambda look, size: thumbnail(pathway, look, size))

    def show_fault(self, _error: object) -> None:
        """Say that the file cannot be read; opening it says why."""
        on_language_change(self._about, lambda: self._about.setText(_("cannot be read")))


def _first_pathway(path: Path) -> Pathway | None:
    from planner.workspaces import read_any

    pathways = read_any(path).pathways
    return pathways[0] if pathways else None


def thumbnail(pathway: Pathway, look: Palette, size: tuple[float, float]) -> Drawing:
    """A small map of a pathway."""
    from planner.estimates import option_of
    from planner.exports.pictures import map_of

    return map_of(pathway, option_of(pathway), language(), look, form="thumbnail", size=size)
