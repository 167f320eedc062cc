"""The start page: a heading at once, and what there is to begin from as soon as it is seen."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from planner.i18n import N_
from ui.widgets import column, label, row

if TYPE_CHECKING:
    from ui.pages.beginnings import Beginnings

__all__ = ["StartPage"]


WIDEST = 1366


class StartPage(QWidget):
    """Says what the planner is for; ``beginnings`` follow the first paint."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        inside = column(
            label(N_("Plan care closer to home"), "title"),
            label(
                N_(
                    "Draw a pathway once, say where each step is done now and where it could be, "
                    "and take the proposal to your Pan-Cluster Planning Group (PCPG)."
                ),
                "muted",
            ),
            1,
            gap=12,
            margin=(32, 24, 32, 12),
        )
        self._page = inside
        middle = QWidget()
        middle.setMaximumWidth(WIDEST)
        middle.setLayout(inside)
        self.setLayout(row(middle, gap=0))

    def add(self, beginnings: "Beginnings") -> None:
        """Put what there is to begin from below the heading."""
        self._page.insertWidget(2, beginnings, 1000)
