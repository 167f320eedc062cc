"""The table page: the steps of the design shown, row by row."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from planner.i18n import N_, _
from ui.document import Document
from ui.models.steps import SETTING, StepTable
from ui.text import on_language_change, say
from ui.widgets import column, line
from ui.words import SETTINGS, design_word

__all__ = ["TablePage"]

Index = QModelIndex | QPersistentModelIndex
WIDTHS = (226, 112, 100, 120, 250, 130, 104, 84)


class _SettingChoice(QStyledItemDelegate):
    """Offers the four settings where a setting is edited."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list of the settings."""
        if index.column() != SETTING:
            return super().createEditor(parent, option, index)
        made = QComboBox(parent)
        for value, word in SETTINGS.items():
            made.addItem(_(word), value)
        say(made, made.setAccessibleName, N_("Where"))
        made.activated.connect(lambda _at: self.commitData.emit(made))
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with the setting there is."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Put the chosen setting into the document."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)


class TablePage(QWidget):
    """The selection is the one of the map."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("page")
        self._document = document
        self.model = StepTable(document, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(_SettingChoice(self.table))
        self.table.setAlternatingRowColors(True)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(True)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setTabKeyNavigation(False)
        say(self.table, self.table.setAccessibleName, N_("The steps of the pathway"))
        heads = self.table.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, width in enumerate(WIDTHS):
            self.table.setColumnWidth(at, width)
        heads.setStretchLastSection(True)
        self._title = line("", "heading")
        self._hint = line("", "muted")
        body = column(self._title, self._hint, self.table, gap=6)
        body.setContentsMargins(20, 14, 20, 16)
        body.setStretch(2, 1)
        self.setLayout(body)
        self.table.selectionModel().selectionChanged.connect(lambda *_a: self._selected())
        document.selection_changed.connect(self._show_selection)
        document.design_switched.connect(self._say)
        on_language_change(self, self._say)

    def showEvent(self, event: QShowEvent) -> None:
        """Make rows as high as their words, which is not worth its time while nobody looks."""
        super().showEvent(event)
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the rows as they are."""
        super().hideEvent(event)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _say(self) -> None:
        word = design_word(self._document.design)
        self._title.setText(_("Steps in the design “{design}”", design=word))
        self._hint.setText(_("Double-click a name or a place to change it."))
        self.model.retranslate()

    def _selected(self) -> None:
        rows = {i.row() for i in self.table.selectionModel().selectedRows()}
        if rows:
            self._document.select_steps(*(self.model.step(row).id for row in rows))

    def _show_selection(self) -> None:
        step = self._document.selection.step
        at = self.model.row_of(step) if step else -1
        if at >= 0 and at not in {i.row() for i in self.table.selectionModel().selectedRows()}:
            self.table.selectRow(at)
