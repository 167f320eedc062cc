"""The steps in a table that is worked in with keys, as in a spreadsheet."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from pathways import edits
from pathways.errors import UserError
from pathways.model import CURRENT
from planner.cells import COLUMNS, as_rows, as_text
from planner.i18n import N_, _, ngettext
from ui.bugs import guarded
from ui.document import Document
from ui.models.steps import NAME, StepTable
from ui.text import say
from ui.widgets import set_role
from ui.words import rows_pasted

__all__ = ["StepsTable"]

Index = QModelIndex | QPersistentModelIndex
Key = Qt.Key
CTRL: Final = Qt.KeyboardModifier.ControlModifier
ALT: Final = Qt.KeyboardModifier.AltModifier
NONE: Final = Qt.KeyboardModifier.NoModifier
WIDTHS: Final = (226, 112, 100, 250, 250, 150, 120, 90, 90, 80, 80, 110)


class _Cells(QStyledItemDelegate):
    """Offers a list where a cell is one of a few words, and keeps what was refused to be mended.

    ``is_refused`` says that what was just put into a cell was refused; what is typed there next
    begins with the text that was.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self.is_refused = False
        self._refused: tuple[QPersistentModelIndex, str] | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line to type in, or a list."""
        column = COLUMNS[index.column()]
        if column.choices is None:
            made = super().createEditor(parent, option, index)
            if isinstance(made, QLineEdit):
                made.setPlaceholderText(_(column.help))
        else:
            made = QComboBox(parent)
            for word in column.choices.values():
                made.addItem(_(word) if word else _("Not in this design"), _(word) if word else "")
            made.activated.connect(lambda _at: self._chosen(made))
        say(made, made.setAccessibleName, column.heading)
        return made

    def _chosen(self, made: QWidget) -> None:
        self.commitData.emit(made)
        self.closeEditor.emit(made)

    @guarded
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what there is, or with what was refused."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
            return
        super().setEditorData(editor, index)
        if (
            self._refused is not None
            and self._refused[0] == index
            and isinstance(editor, QLineEdit)
        ):
            editor.setText(self._refused[1])

    @guarded
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Put what was typed into the document; what is refused is kept to be mended."""
        self.is_refused = False
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
            return
        assert isinstance(editor, QLineEdit)
        typed = editor.text()
        self.is_refused = not model.setData(index, typed)
        self._refused = (QPersistentModelIndex(index), typed) if self.is_refused else None
        set_role(editor, "wrong", "true" if self.is_refused else "false")

    def forget(self) -> None:
        """Begin anew with what the document holds."""
        self.is_refused, self._refused = False, None


class StepsTable(QTableView):
    """Shares its selection with the map; ``done`` carries words for what can be undone."""

    done = Signal(str)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.steps = StepTable(document, self)
        self._is_following = False
        self.setModel(self.steps)
        self._cells = _Cells(self)
        self.setItemDelegate(self._cells)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.AnyKeyPressed | triggers.EditKeyPressed
        )
        say(self, self.setAccessibleName, N_("The steps of the pathway"))
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, width in enumerate(WIDTHS):
            self.setColumnWidth(at, width)
        heads.setStretchLastSection(True)
        self.selectionModel().selectionChanged.connect(lambda *_a: self._selected())
        document.selection_changed.connect(self._show_selection)

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        """Make rows as high as their words, which is not worth its time while nobody looks."""
        super().showEvent(event)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the rows as they are."""
        super().hideEvent(event)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # What is chosen

    def rows(self) -> list[int]:
        """The rows in which anything is chosen, from the top; the row for one more is none."""
        chosen = {i.row() for i in self.selectionModel().selectedIndexes()}
        return sorted(row for row in chosen if row < len(self.steps.steps))

    def chosen(self) -> list[str]:
        """The steps in whose rows anything is chosen."""
        return [self.steps.steps[row].id for row in self.rows()]

    def _selected(self) -> None:
        if not self._is_following:
            self._is_following = True
            self._document.select_steps(*self.chosen())
            self._is_following = False

    def _show_selection(self) -> None:
        step = self._document.selection.step
        at = self.steps.row_of(step) if step else -1
        if at >= 0 and not self._is_following and at not in self.rows():
            self._is_following = True
            cell = self.steps.index(at, max(0, self.currentIndex().column()))
            alone = QItemSelectionModel.SelectionFlag.ClearAndSelect  # whatever keys are held
            self.selectionModel().setCurrentIndex(cell, alone)
            self._is_following = False

    # Keys

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key is for in a table; other keys begin to type."""
        act = self.acts().get(
            (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, event.key())
        )
        if self.state() is QAbstractItemView.State.EditingState:
            event.accept()  # the line that is being written passed it on, and has used it
        elif act is None:
            super().keyPressEvent(event)
        else:
            event.accept()
            act()

    def acts(self) -> dict[tuple[Qt.KeyboardModifier, int], Callable[[], object]]:
        """What each key does, by what is held with it."""
        return {
            (NONE, Key.Key_Return): self._write,
            (NONE, Key.Key_Enter): self._write,
            (NONE, Key.Key_Delete): self.clear_cells,
            (NONE, Key.Key_Backspace): self.clear_cells,
            (CTRL, Key.Key_Delete): self.delete_rows,
            (CTRL, Key.Key_Return): self.insert_below,
            (CTRL, Key.Key_Enter): self.insert_below,
            (CTRL, Key.Key_C): self.copy,
            (CTRL, Key.Key_V): self.paste,
            (ALT, Key.Key_Up): lambda: self.move_rows(-1),
            (ALT, Key.Key_Down): lambda: self.move_rows(1),
        }

    @guarded
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go down a row after Enter, as a spreadsheet does; stay with what was refused."""
        if hint is QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self._cells.forget()
        elif hint is not QAbstractItemDelegate.EndEditHint.NoHint and self._cells.is_refused:
            return
        super().closeEditor(editor, hint)
        at = self.currentIndex()
        below = self.steps.index(at.row() + 1, at.column())
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache and below.isValid():
            self.setCurrentIndex(below)

    def _write(self) -> None:
        index = self.currentIndex()
        if index.isValid() and self.steps.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    @guarded
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the keys do."""
        event.accept()
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """What can be done with the rows and cells that are chosen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        has_rows = bool(self.rows())
        entries: list[tuple[str, str, Callable[[], object], bool]] = [
            (N_("Copy"), "Ctrl+C", self.copy, True),
            (N_("Paste from Excel"), "Ctrl+V", self.paste, True),
            (N_("Clear the cells"), "Del", self.clear_cells, has_rows),
            (N_("Add a step below"), "Ctrl+Return", self.insert_below, True),
            (N_("Move up"), "Alt+Up", lambda: self.move_rows(-1), has_rows),
            (N_("Move down"), "Alt+Down", lambda: self.move_rows(1), has_rows),
            (N_("As in the current design"), "", self.as_now, self._can_be_as_now()),
            (N_("Delete the steps"), "Ctrl+Del", self.delete_rows, has_rows),
        ]
        for text, keys, act, is_possible in entries:
            action = menu.addAction(f"{_(text)}\t{keys}" if keys else _(text))
            action.setEnabled(is_possible)
            action.triggered.connect(lambda _on=False, act=act: act())
        return menu

    # What is done

    def copy(self) -> None:
        """Put the chosen cells on the clipboard; whole rows with their headings."""
        cells = [(i.row(), i.column()) for i in self.selectionModel().selectedIndexes()]
        rows = sorted({row for row, _c in cells if row < len(self.steps.steps)})
        columns = sorted({column for _r, column in cells})
        if rows:
            self._put_on_clipboard(rows, columns)

    def copy_all(self) -> None:
        """Put the whole table with its headings on the clipboard."""
        self._put_on_clipboard(range(len(self.steps.steps)), range(len(COLUMNS)))
        self.done.emit(_("The table is on the clipboard: paste it into Excel."))

    def _put_on_clipboard(self, rows: Sequence[int], columns: Sequence[int]) -> None:
        grid = [[self.steps.text(row, column) for column in columns] for row in rows]
        if len(columns) == len(COLUMNS):
            grid.insert(0, [_(column.heading) for column in COLUMNS])
        QGuiApplication.clipboard().setText(as_text(grid))

    def paste(self) -> None:
        """Take up rows from the clipboard, from the chosen cell on."""
        try:
            rows = as_rows(QGuiApplication.clipboard().text())
        except UserError as error:
            self._document.rejected.emit(error)
            return
        at = self.currentIndex()
        row = at.row() if at.isValid() else len(self.steps.steps)
        counts = self.steps.paste(rows, row, max(0, at.column())) if rows else None
        if counts is not None:
            self.done.emit(rows_pasted(*counts))

    def clear_cells(self) -> None:
        """Make the chosen cells blank."""
        self.steps.clear([(i.row(), i.column()) for i in self.selectionModel().selectedIndexes()])

    def delete_rows(self) -> None:
        """Delete the steps whose rows are chosen."""
        chosen = self.chosen()
        if chosen and self.steps.delete(chosen):
            self.done.emit(ngettext("Deleted {n} step.", "Deleted {n} steps.", len(chosen)))

    def insert_below(self) -> None:
        """Add a step below the chosen row, and let its name be typed."""
        rows = self.rows()
        step_id = self.steps.insert_below(rows[-1] if rows else len(self.steps.steps) - 1)
        if step_id:
            cell = self.steps.index(self.steps.row_of(step_id), NAME)
            self.setCurrentIndex(cell)
            self.edit(cell)

    def move_rows(self, by: int) -> None:
        """Move the chosen rows up or down."""
        if self.chosen():
            self.steps.move(self.chosen(), by)

    def as_now(self) -> None:
        """Deliver the chosen steps as in the current design."""
        chosen, design = self.chosen(), self._document.design
        self._document.edit(
            N_("Do the chosen steps as in the current design"),
            lambda p: edits.as_in(p, chosen, design, CURRENT),
        )

    def _can_be_as_now(self) -> bool:
        return bool(self.rows()) and self._document.design != CURRENT
