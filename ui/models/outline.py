"""The design shown as an outline: steps in the order people meet them, their ways on beneath."""

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pathways.graph import reading_order
from pathways.model import Connection, Pathway, Step
from planner.cells.lists import write_staff
from planner.i18n import N_, _, language
from planner.typed import as_typed
from planner.words import KINDS, SETTINGS
from ui.canvas.acts import Acts
from ui.document import Document

__all__ = ["OutlineModel"]

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()
HEADINGS: Final = (N_("Step"), N_("Where"), N_("Who, and for how long"))
STEP, WHERE, WHO = range(3)


@dataclass(slots=True)
class _Row:
    """A step with its place in the outline, or one of its ways on."""

    at: int
    step: str
    above: "_Row | None" = None
    target: str = ""
    ways: "tuple[_Row, ...]" = ()


class OutlineModel(QAbstractItemModel):
    """Names of steps and shares of ways on can be typed; each row is said as one sentence."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._rows: tuple[_Row, ...] = ()
        document.changed.connect(self.refresh)
        document.pathway_switched.connect(self.refresh)
        document.design_switched.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Take up the design as it is now."""
        rows = tuple(self._made())
        if _shape(rows) == _shape(self._rows):
            if rows:
                last = self.index(len(rows) - 1, len(HEADINGS) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
                for at, row in enumerate(self._rows):
                    if row.ways:
                        above = self.index(at, 0)
                        end = self.index(len(row.ways) - 1, len(HEADINGS) - 1, above)
                        self.dataChanged.emit(self.index(0, 0, above), end)
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _made(self) -> list[_Row]:
        pathway, design = self._document.pathway, self._document.design
        if pathway is None:
            return []
        rows = []
        for at, step_id in enumerate(reading_order(pathway, design)):
            row = _Row(at, step_id)
            ways = sorted(pathway.leaving(step_id, design), key=lambda c: -c.share(design))
            row.ways = tuple(_Row(i, step_id, row, c.target) for i, c in enumerate(ways))
            rows.append(row)
        return rows

    # What a row stands for

    def row(self, index: Index) -> _Row | None:
        """The row of an index; ``None`` for none."""
        found = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, _Row) else None

    def step_of(self, index: Index) -> str:
        """The step that a row stands for, or from which a way leads."""
        row = self.row(index)
        return row.step if row else ""

    def way_of(self, index: Index) -> tuple[str, str] | None:
        """The ends of the connection that a row stands for; ``None`` for a step."""
        row = self.row(index)
        return (row.step, row.target) if row and row.target else None

    def index_of(self, step_id: str, target: str = "") -> QModelIndex:
        """The row of a step, or of its way to another."""
        for row in self._rows:
            if row.step == step_id:
                above = self.createIndex(row.at, 0, row)
                way = next((w for w in row.ways if w.target == target), None)
                return self.createIndex(way.at, 0, way) if way else above
        return QModelIndex()

    # The tree

    def index(self, row: int, column: int, parent: Index = NO_PARENT) -> QModelIndex:
        """The index of a row below another, or of a step."""
        above = self.row(parent)
        rows = above.ways if above else self._rows
        return self.createIndex(row, column, rows[row]) if row < len(rows) else QModelIndex()

    def parent(self, index: Index = NO_PARENT) -> QModelIndex:  # type: ignore[override]
        """The step below which a way on stands."""
        row = self.row(index)
        above = row.above if row else None
        return self.createIndex(above.at, 0, above) if above else QModelIndex()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """The steps, or the ways on from one."""
        if parent.column() > 0:
            return 0
        above = self.row(parent)
        return len(above.ways if above else self._rows) if above or not parent.isValid() else 0

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: ARG002
        """What is said of each step."""
        return len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """What a column holds."""
        is_said = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return _(HEADINGS[section]) if is_said else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names and shares can be typed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == STEP else flags

    def data(self, index: Index, role: int = 0) -> Any:
        """What a row says."""
        row, pathway = self.row(index), self._document.pathway
        if row is None or pathway is None or not pathway.has_step(row.step):
            return None
        if row.target and row.target not in {c.target for c in pathway.connections}:
            return None
        if role == Qt.ItemDataRole.EditRole:
            return self._typed(pathway, row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._aloud(pathway, row)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(pathway, row, index.column())
        return None

    def _connection(self, pathway: Pathway, row: _Row) -> Connection | None:
        ends = (row.step, row.target)
        return next((c for c in pathway.connections if (c.source, c.target) == ends), None)

    def _share(self, pathway: Pathway, row: _Row) -> str:
        connection = self._connection(pathway, row)
        share = connection.share(self._document.design) if connection else 0.0
        return f"{as_typed(share, percent=True)}%"

    def _typed(self, pathway: Pathway, row: _Row) -> str:
        if row.target:
            return self._share(pathway, row)
        return pathway.step(row.step).name.said(language())

    def _text(self, pathway: Pathway, row: _Row, column: int) -> str:
        step = pathway.step(row.step)
        if row.target:
            name = self._numbered(pathway.step(row.target))
            return f"{self._share(pathway, row)} → {name}" if column == STEP else ""
        if column == STEP:
            return self._numbered(step)
        return _where(step, self._document.design) if column == WHERE else self._who(step)

    def _numbered(self, step: Step) -> str:
        at = next((row.at for row in self._rows if row.step == step.id), -1)
        name = step.name.said(language())
        return f"{at + 1}. {name}" if at >= 0 else name

    def _who(self, step: Step) -> str:
        delivery = step.deliveries.get(self._document.design)
        return write_staff(delivery.staff) if delivery else ""

    def _aloud(self, pathway: Pathway, row: _Row) -> str:
        if row.target:
            name = pathway.step(row.target).name.said(language())
            return _("{share} go on to {step}", share=self._share(pathway, row), step=name)
        step = pathway.step(row.step)
        blanks = {
            "number": row.at + 1,
            "count": len(self._rows),
            "step": step.name.said(language()),
            "kind": _(KINDS[step.kind.value]),
        }
        if step.is_end:
            return _("Step {number} of {count}: {step}. {kind}.", **blanks)
        return _(
            "Step {number} of {count}: {step}. {kind}. {where}. {who}.",
            where=_where(step, self._document.design),
            who=self._who(step) or _("nobody named"),
            **blanks,
        )

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Put a name or a share into the document."""
        row = self.row(index)
        if row is None or role != Qt.ItemDataRole.EditRole:
            return False
        acts, typed = Acts(self._document), str(value).strip()
        if row.target:
            return acts.set_share((row.step, row.target), typed)
        return acts.rename(row.step, typed)


def _shape(rows: tuple[_Row, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((row.step, tuple(way.target for way in row.ways)) for row in rows)


def _where(step: Step, design: str) -> str:
    setting = step.setting(design)
    return _(SETTINGS[setting.value]) if setting else ""
