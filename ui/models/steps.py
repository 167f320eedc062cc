"""The steps of the pathway shown as a table, one row each; name and setting can be edited."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pathways import edits
from pathways.library import library
from pathways.model import Delivery, Setting, Step
from planner import formats
from planner.i18n import N_, _, language
from ui.document import Document
from ui.words import KINDS, SETTINGS

__all__ = ["COLUMNS", "NAME", "SETTING", "StepTable"]

Index = QModelIndex | QPersistentModelIndex
NAME: Final = 0
SETTING: Final = 2
NOTHING: Final = "–"
NO_PARENT: Final = QModelIndex()


def _staff(delivery: Delivery) -> str:
    roles = library().roles
    return "; ".join(
        _(
            "{role} {minutes} min",
            role=roles[s.role].name.said(language()) if s.role in roles else s.role,
            minutes=formats.number(s.minutes.central),
        )
        for s in delivery.staff
    )


def _tests(delivery: Delivery) -> str:
    tests = library().tests
    return "; ".join(
        tests[t.test].name.said(language()) if t.test in tests else t.test for t in delivery.tests
    )


def _dna(delivery: Delivery) -> str:
    return formats.percent(delivery.dna.central, 1) if delivery.dna else ""


def _beds(delivery: Delivery) -> str:
    return formats.number(delivery.bed_days.central) if delivery.bed_days else ""


COLUMNS: Final[tuple[tuple[str, Callable[[Delivery], str] | None], ...]] = (
    (N_("Step"), None),
    (N_("Kind"), None),
    (N_("Where"), lambda d: _(SETTINGS[d.setting.value])),
    (N_("Organisation"), lambda d: library().organisation(d.organisation).said(language())),
    (N_("Staff"), _staff),
    (N_("Tests"), _tests),
    (N_("Do not attend"), _dna),
    (N_("Bed days"), _beds),
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

    def step(self, at: int) -> Step:
        """The step of a row."""
        return self._steps[at]

    def row_of(self, step_id: str) -> int:
        """The row of a step; -1 where it has none."""
        return next((i for i, s in enumerate(self._steps) if s.id == step_id), -1)

    def refresh(self) -> None:
        """Take up the steps as they are now."""
        pathway = self._document.pathway
        steps = pathway.steps if pathway else ()
        if steps and [s.id for s in steps] == [s.id for s in self._steps]:
            self._steps = steps  # keeps the selection
            self.dataChanged.emit(self.index(0, 0), self.index(len(steps) - 1, len(COLUMNS) - 1))
        else:
            self.beginResetModel()
            self._steps = steps
            self.endResetModel()

    def retranslate(self) -> None:
        """Say the headings and the words again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self.refresh()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """One row for each step."""
        return 0 if parent.isValid() else len(self._steps)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """The columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """What a column holds, and the number of a row."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        return _(COLUMNS[section][0])

    def data(self, index: Index, role: int = 0) -> Any:
        """What a cell says; a setting is edited by its code."""
        step, at = self._steps[index.row()], index.column()
        if role == Qt.ItemDataRole.EditRole and at == SETTING:
            setting = step.setting(self._document.design)
            return setting.value if setting else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(step, at)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._text(step, at)
        return None

    def _text(self, step: Step, at: int) -> str:
        if at == NAME:
            return step.name.said(language())
        write = COLUMNS[at][1]
        if write is None:
            return _(KINDS[step.kind.value])
        delivery = step.deliveries.get(self._document.design)
        return (write(delivery) or NOTHING) if delivery else NOTHING

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names can be edited, and settings of steps that have one."""
        flags = super().flags(index)
        step = self._steps[index.row()]
        has_setting = step.setting(self._document.design) is not None
        if index.column() == NAME or (index.column() == SETTING and has_setting):
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Put an edit into the document."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        step, design = self._steps[index.row()], self._document.design
        name = step.name.said(language())
        if index.column() == NAME and str(value).strip():
            renamed = step.name.with_(language(), str(value).strip())
            return self._document.edit(
                N_("Rename “{step}”"), lambda p: edits.rename_step(p, step.id, renamed), step=name
            )
        if index.column() == SETTING and value in set(Setting):
            return self._document.edit(
                N_("Move “{step}”"),
                lambda p: edits.set_setting(p, [step.id], design, Setting(value)),
                step=name,
            )
        return False
