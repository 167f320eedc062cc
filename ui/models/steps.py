"""The steps of the pathway shown as a table that can be typed in, with a row for one more."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pathways import edits
from pathways.model import Pathway, Step
from planner.cells import COLUMNS, NAME, NEXT, SETTING, new_row, pasted
from planner.i18n import N_, _, language
from ui.document import Document

__all__ = ["NAME", "NEXT", "SETTING", "StepTable"]

Index = QModelIndex | QPersistentModelIndex
NOTHING: Final = "–"
NO_PARENT: Final = QModelIndex()
ROLES: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class StepTable(QAbstractTableModel):
    """Holds the steps themselves; edits go to the document and come back as ``changed``."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._steps: tuple[Step, ...] = ()
        document.changed.connect(self.refresh)
        document.pathway_switched.connect(self.refresh)
        document.design_switched.connect(self.refresh)
        self.refresh()

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps, a row each; the row after the last is for one more."""
        return self._steps

    def row_of(self, step_id: str) -> int:
        """The row of a step; -1 where it has none."""
        return next((i for i, s in enumerate(self._steps) if s.id == step_id), -1)

    def refresh(self) -> None:
        """Take up the steps as they are now, row by row where only one was added or removed."""
        pathway = self._document.pathway
        steps = pathway.steps if pathway else ()
        before, after = [s.id for s in self._steps], [s.id for s in steps]
        if before != after:
            self.layoutAboutToBeChanged.emit()
            self._follow(before, after)
            self._steps = steps
            self.layoutChanged.emit()
        else:
            self._steps = steps
        self.dataChanged.emit(self.index(0, 0), self.index(len(steps), len(COLUMNS) - 1))

    def _follow(self, before: Sequence[str], after: Sequence[str]) -> None:
        """Let what is chosen stay with its step."""
        rows = {step: row for row, step in enumerate(after)}
        for index in self.persistentIndexList():
            row = index.row()
            now = rows.get(before[row], -1) if row < len(before) else len(after)
            moved = self.createIndex(now, index.column()) if now >= 0 else QModelIndex()
            self.changePersistentIndex(index, moved)

    def retranslate(self) -> None:
        """Say the headings and the words again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self.refresh()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """One row for each step, and one to type another into."""
        has_pathway = self._document.pathway is not None
        return 0 if parent.isValid() else len(self._steps) + has_pathway

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """The columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """What a column holds and how to type it, and the number of a row."""
        if orientation is Qt.Orientation.Vertical:
            shown = str(section + 1) if section < len(self._steps) else "+"
            return shown if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section].heading)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _(COLUMNS[section].help)
        return None

    def text(self, row: int, column: int) -> str:
        """What a cell holds, as it would be typed."""
        pathway = self._document.pathway
        if pathway is None or row >= len(self._steps):
            return ""
        return COLUMNS[column].write(pathway, self._steps[row], self._document.design)

    def data(self, index: Index, role: int = 0) -> Any:
        """What a cell says; to who listens, with the name of its step and column."""
        if role not in ROLES:
            return None
        row, column = index.row(), index.column()
        if row >= len(self._steps):
            is_said = column == NAME and role != Qt.ItemDataRole.EditRole
            return _("Type a name here to add a step") if is_said else ""
        text = self.text(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return text
        step = self._steps[row]
        shown = text or (NOTHING if not step.exists_in(self._document.design) else "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = _(COLUMNS[column].heading)
            said = shown if text else _("blank")
            name = step.name.said(language())
            return _("{step}, {column}: {value}", step=name, column=heading, value=said)
        return shown

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be typed in but what an end does not have, and a row without a name."""
        flags = super().flags(index)
        row, column = index.row(), index.column()
        if row >= len(self._steps):
            can_type = column == NAME
        else:
            step, key = self._steps[row], COLUMNS[column].key
            if step.is_end:
                can_type = key in ("name", "kind")
            else:
                is_here = step.exists_in(self._document.design)
                can_type = is_here or key in ("name", "kind", "setting")
        return flags | Qt.ItemFlag.ItemIsEditable if can_type else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Put what was typed into the document; whether it stands."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        row, column, typed = index.row(), index.column(), str(value)
        if row >= len(self._steps):
            return self._add(typed) if typed.strip() else True
        if self.text(row, column) == typed:
            return True
        step, design, read = self._steps[row], self._document.design, COLUMNS[column].read
        return self._document.edit(
            N_("Change “{field}” of “{step}”"),
            lambda p: read(p, step.id, design, typed),
            step=step.name.said(language()),
            field=COLUMNS[column].heading,
        )

    def _add(self, typed: str) -> bool:
        design = self._document.design
        return self._document.edit(
            N_("Add the step “{step}”"), lambda p: new_row(p, design, typed)[0], step=typed.strip()
        )

    # What is done to whole rows

    def paste(self, rows: Sequence[Sequence[str]], at: int, column: int) -> tuple[int, int] | None:
        """Take up rows of a spreadsheet; how many steps changed and were added, or ``None``."""
        counts: list[tuple[int, int]] = []
        design = self._document.design

        def put(pathway: Pathway) -> Pathway:
            made = pasted(pathway, design, rows, at, column)
            counts.append((len(made.changed), len(made.added)))
            return made.pathway

        return counts[-1] if self._document.edit(N_("Paste rows"), put) else None

    def clear(self, cells: Sequence[tuple[int, int]]) -> bool:
        """Make cells blank where that says something; names and kinds stay."""
        design = self._document.design
        wanted = [
            (self._steps[row].id, column)
            for row, column in cells
            if row < len(self._steps) and column > 1 and self.text(row, column)
        ]

        def blank(pathway: Pathway) -> Pathway:
            for step_id, column in wanted:
                pathway = COLUMNS[column].read(pathway, step_id, design, "")
            return pathway

        return self._document.edit(N_("Clear cells"), blank) if wanted else False

    def insert_below(self, row: int) -> str:
        """Add a step below a row, without a way to it yet; its id, or blank."""
        made: list[str] = []
        name, design = _("New step"), self._document.design

        def put(pathway: Pathway) -> Pathway:
            grown, step_id = new_row(pathway, design, name)
            made.append(step_id)
            return _up(grown, step_id, row)

        done = self._document.edit(N_("Add the step “{step}”"), put, step=name)
        return made[-1] if done else ""

    def move(self, step_ids: Sequence[str], by: int) -> bool:
        """Move rows up or down."""
        return self._document.edit(
            N_("Move rows"), partial(edits.move_steps, step_ids=step_ids, by=by), merge="rows"
        )

    def delete(self, step_ids: Sequence[str]) -> bool:
        """Delete steps."""
        remove = partial(edits.remove_steps, step_ids=step_ids)
        return self._document.edit(N_("Delete the chosen steps"), remove)


def _up(pathway: Pathway, step_id: str, row: int) -> Pathway:
    """The pathway with its last step moved up to stand below ``row``."""
    for _place in range(len(pathway.steps) - 2 - row):
        pathway = edits.move_steps(pathway, [step_id], -1)
    return pathway
