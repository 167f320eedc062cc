"""The window with the versions of a workspace: what each was, and what changed, in words."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QWidget

from planner import formats
from planner.i18n import N_, _
from ui.drawing import DrawingView
from ui.tasks import Tasks
from ui.text import on_language_change, say
from ui.tick import Tick
from ui.widgets import box, button, clear, column, label, line, row, scrolled

if TYPE_CHECKING:
    from planner.versions import Version
    from planner.workspace import Workspace

__all__ = ["HistoryWindow"]

SIZE: Final = (940, 600)
LEFT: Final = 320
PICTURE: Final = (540, 130)


class HistoryWindow(QDialog):
    """Lists the versions, the latest first; ``bring_back_chosen`` carries one of them.

    Each is compared with the work of now, or with the version before it; ``sentences`` say what
    changed.
    """

    bring_back_chosen = Signal(object)
    compared = Signal()

    def __init__(
        self,
        parent: QWidget,
        versions: "tuple[Version, ...]",
        now: "Workspace",
        tasks: Tasks,
    ) -> None:
        super().__init__(parent)
        self._versions = versions
        self._now = now
        self._tasks = tasks
        self._wanted: object = None
        self.sentences: tuple[str, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        say(self, self.setWindowTitle, N_("Earlier versions"))
        self.list = QListWidget()
        self.list.setFixedWidth(LEFT)
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        say(self.list, self.list.setAccessibleName, N_("Earlier versions"))
        self._title = line("", "heading")
        self._note = line("", "muted")
        self._picture = DrawingView(size=PICTURE)
        self._picture.setFixedHeight(PICTURE[1])
        self.with_before = Tick()
        say(self.with_before, self.with_before.setText, N_("Compare with the version before it"))
        self.with_before.toggled.connect(self._show)
        self._head = line("", "strong")
        self._sentences = column(gap=6)
        inside = QWidget()
        inside.setLayout(column(self._sentences, 1, gap=0, margin=8))
        self.back_button = button(
            N_("Bring this version back"), self._bring_back, icon="undo", role="main"
        )
        right = column(
            self._title,
            self._note,
            box(column(self._picture, margin=6), "inset"),
            self.with_before,
            self._head,
            scrolled(inside),
            gap=8,
        )
        right.setStretch(5, 1)
        body = row(self.list, right, gap=20)
        body.setStretch(1, 1)
        kept = label(
            N_("Versions with a name are kept for good, of the others the last 20."), "muted"
        )
        foot = row(button(N_("Close"), self.reject), kept, self.back_button, gap=12)
        foot.setStretch(1, 1)
        self.setLayout(column(body, foot, gap=16, margin=20))
        self.resize(*SIZE)
        self.finished.connect(self._forget)
        on_language_change(self, self._fill)
        self.list.currentRowChanged.connect(self._show)
        self._show()
        self.list.setFocus()

    @property
    def shown(self) -> "Version | None":
        """The version that is looked at."""
        at = self.list.currentRow()
        return self._versions[at] if 0 <= at < len(self._versions) else None

    def _fill(self) -> None:
        at = self.list.currentRow()
        self.list.clear()
        for one in self._versions:
            self.list.addItem("\n".join(filter(None, (one.name, _said_of(one)))))
        self.list.setCurrentRow(max(at, 0))

    def _show(self) -> None:
        one = self.shown
        self.back_button.setEnabled(one is not None and one.workspace != self._now)
        if one is None:
            return
        self._title.setText(one.name or _said_of(one))
        self._note.setText("\n".join(filter(None, (one.note, _said_of(one) if one.name else ""))))
        pathways = one.workspace.pathways
        from ui.pages.beginnings import thumbnail

        self._picture.show_drawing(
            (lambda look, size: thumbnail(pathways[0], look, size)) if pathways else None
        )
        self._compare(one)

    def _compare(self, one: "Version") -> None:
        from planner.versions import change_words

        after = self._versions[self.list.currentRow() + 1 :]
        if self.with_before.isChecked():
            before = after[0].workspace if after else one.workspace
            pair = (before, one.workspace)
            self._head.setText(_("Changed since the version before it:"))
        else:
            pair = (one.workspace, self._now)
            self._head.setText(_("Changed since then:"))
        self._wanted = wanted = object()
        self._tasks.run(
            lambda: change_words(*pair), partial(self._say, wanted), lambda _error: None
        )

    def _say(self, wanted: object, sentences: tuple[str, ...]) -> None:
        if wanted is not self._wanted:
            return
        clear(self._sentences)
        self.sentences = sentences or (_("Nothing has changed."),)
        for said in self.sentences:
            self._sentences.addWidget(line(said))
        self.compared.emit()

    def _forget(self) -> None:
        """Let what is still being compared come to nothing."""
        self._wanted = None

    def _bring_back(self) -> None:
        one = self.shown
        if one is not None:
            self.accept()
            self.bring_back_chosen.emit(one)


def _said_of(one: "Version") -> str:
    """When and by whom a version was saved."""
    when = formats.moment(one.at)
    return _("{when}, by {who}", when=when, who=one.author) if one.author else when
