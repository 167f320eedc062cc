"""A table of texts, as a chart has behind it."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from planner.i18n import _

__all__ = ["PlainTable"]

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()


class PlainTable(QAbstractTableModel):
    """Headings and rows; every column but the first holds figures and stands at the right.

    A row that something opens behind is underlined.
    """

    def __init__(self) -> None:
        super().__init__()
        self._heads: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._opens: Callable[[int], bool] = lambda _at: False

    def show_rows(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        opens: Callable[[int], bool] = lambda _at: False,
    ) -> None:
        """Hold these rows from now on; ``opens`` says whether something opens behind a row."""
        self.beginResetModel()
        self._opens = opens
        self._heads = tuple(heads)
        self._rows = tuple(tuple(row) for row in rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """The rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """The columns there are."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """What a column holds."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        """What a cell says."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        if self._opens(index.row()):
            if role == Qt.ItemDataRole.FontRole and index.column() == 0:
                font = QFont()
                font.setUnderline(True)
                return font
            if role == Qt.ItemDataRole.ToolTipRole:
                return _("Show where this figure comes from")
        return None


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
