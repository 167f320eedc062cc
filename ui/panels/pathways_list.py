"""The pathways of the workspace: show one, add one from a starter, copy, rename, delete.

Those that open as a step of another stand beneath it, each once.
"""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QMenu,
    QToolButton,
    QWidget,
)

from pathways.model import Pathway
from pathways.values import Name
from planner.i18n import N_, _, language
from planner.workspace import Workspace
from ui.add_pathway import pathway_button
from ui.document import Document
from ui.row_button import RowButton
from ui.subpathways import listed_within
from ui.text import on_language_change, say
from ui.theme import set_icon
from ui.widgets import clear, column, label, row, scrolled, tool

__all__ = ["PathwaysList"]

LINE: Final = 34
TALLEST: Final = 238
AROUND: Final = 58  # the button below and the margins
INDENT: Final = 18
DEEPEST: Final = 3  # deeper ones stand no further in


class PathwaysList(QWidget):
    """One line for each pathway; ``deleted`` carries the name of one that was taken out."""

    deleted = Signal(str)
    rename_asked = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._lines = column(gap=2)
        self._group = QButtonGroup(self)
        self._shown: tuple[object, ...] = ()
        self.add_button = pathway_button(document)
        inside = QWidget()
        inside.setLayout(column(self._lines, 1, gap=0))
        self._area = scrolled(inside)
        whole = column(self._area, row(self.add_button, 1), gap=8)
        whole.setContentsMargins(8, 8, 8, 12)
        self.setLayout(whole)
        document.changed.connect(self.refresh)
        document.pathway_switched.connect(self.refresh)
        on_language_change(self, self.refresh)

    def refresh(self) -> None:
        """Show the pathways as the document has them."""
        pathways = self._document.workspace.pathways
        listed = listed_within(pathways)
        key = (
            language(),
            self._document.pathway_id,
            tuple((p.id, p.name, depth) for p, depth in listed),
        )
        if key == self._shown:
            return
        self._shown = key
        clear(self._lines)
        for pathway, depth in listed:
            self._lines.addWidget(self._line(pathway, depth))
        if not pathways:
            self._lines.addWidget(label(N_("No pathway yet. Add one to begin."), "muted"))
        tall = min(max(len(pathways), 2) * LINE, TALLEST)
        self._area.setFixedHeight(tall)
        self.setFixedHeight(tall + AROUND)

    def _line(self, pathway: Pathway, depth: int) -> QWidget:
        name = pathway.name.said(language())
        shown = RowButton("sub_pathway" if depth else "")
        shown.show_name(name)
        if depth:
            outer = self._document.workspace.openers(pathway.id)
            names = ", ".join(f"“{p.name.said(language())}”" for p in outer)
            within = _("{pathway}, opened within {others}", pathway=name, others=names)
            shown.setAccessibleName(within)
            shown.setToolTip(within)
        shown.setCheckable(True)
        shown.setChecked(pathway.id == self._document.pathway_id)
        shown.clicked.connect(lambda: self._document.show_pathway(pathway.id))
        self._group.addButton(shown)
        more = tool("more", N_("More for this pathway"))
        say(more, more.setAccessibleName, N_("More for “{pathway}”"), pathway=name)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        for text, icon, act in (
            (N_("Rename"), "rename", lambda: self._rename(pathway.id)),
            (N_("Duplicate"), "duplicate", lambda: self._duplicate(pathway.id)),
            (N_("Delete"), "delete", lambda: self._delete(pathway.id)),
        ):
            action = menu.addAction("")
            say(action, action.setText, text)
            set_icon(action, icon)
            action.triggered.connect(lambda _on=False, act=act: act())
        more.setMenu(menu)
        holder = QWidget()
        side_by_side = row(shown, more, gap=2, margin=(min(depth, DEEPEST) * INDENT, 0, 0, 0))
        side_by_side.setStretch(0, 1)
        holder.setLayout(side_by_side)
        return holder

    def _rename(self, pathway_id: str) -> None:
        self._document.show_pathway(pathway_id)
        self.rename_asked.emit()

    def _duplicate(self, pathway_id: str) -> None:
        pathway = self._document.workspace.pathway(pathway_id)
        copy = _copy_of(pathway, self._document.workspace)
        self._document.edit_workspace(
            N_("Duplicate “{pathway}”"),
            lambda w: w.adding(copy)[0],
            show=copy.id,
            pathway=pathway.name.said(language()),
        )

    def _delete(self, pathway_id: str) -> None:
        name = self._document.workspace.pathway(pathway_id).name.said(language())
        if self._document.edit_workspace(
            N_("Delete “{pathway}”"), lambda w: w.without_pathway(pathway_id), pathway=name
        ):
            self.deleted.emit(name)


def _copy_of(pathway: Pathway, workspace: Workspace) -> Pathway:
    """The pathway under a fresh id and a name that says it is a copy."""
    added = workspace.adding(pathway)[1]
    en = _("{name} (copy)", name=pathway.name.en) if pathway.name.en else ""
    cy = _("{name} (copy)", name=pathway.name.cy) if pathway.name.cy else ""
    return replace(added, name=Name(en, cy))
