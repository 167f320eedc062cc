"""The window with the work that was put aside, from which any of it can be opened again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from planner.i18n import N_
from ui.pages.recovered import RecoveredList
from ui.tasks import Tasks
from ui.text import say
from ui.widgets import button, column, label, row, scrolled

__all__ = ["PutAside"]

SIZE = (460, 480)


class PutAside(QDialog):
    """``open_chosen`` carries the piece of work that is to be opened."""

    open_chosen = Signal(object)

    def __init__(self, parent: QWidget, tasks: Tasks) -> None:
        super().__init__(parent)
        say(self, self.setWindowTitle, N_("Work put aside"))
        self.list = RecoveredList(tasks, is_aside=True)
        self._about = label(
            N_("Recovered work stays here for 30 days after it was opened or put aside."), "muted"
        )
        self._nothing = label(N_("There is nothing here."), "muted")
        self._nothing.hide()
        inside = QWidget()
        inside.setLayout(column(self._nothing, self.list, 1, gap=0, margin=(24, 8, 24, 8)))
        head = column(label(N_("Work put aside"), "heading"), self._about, gap=8)
        head.setContentsMargins(24, 20, 24, 0)
        self.close_button = button(N_("Close"), self.reject, role="main")
        foot = row(1, self.close_button)
        foot.setContentsMargins(24, 0, 24, 20)
        self.setLayout(column(head, scrolled(inside), foot, gap=8))
        self.resize(*SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # a look may be under way
        self.list.looked.connect(self._look)
        self.list.open_chosen.connect(self._open)

    def _look(self) -> None:
        self._nothing.setVisible(not self.list.entries)

    def _open(self, one: object) -> None:
        self.accept()
        self.open_chosen.emit(one)
