"""The button that adds a pathway from a starter, wherever there is none yet."""

from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton

from pathways.library import STARTERS, starter
from planner.i18n import N_, language
from ui.document import Document
from ui.widgets import button

__all__ = ["add_starter", "starter_button"]


def add_starter(document: Document, starter_id: str) -> None:
    """Add a starter to the workspace and show it."""
    pathway = starter(starter_id)
    _workspace, added = document.workspace.adding(pathway)
    document.edit_workspace(
        N_("Add “{pathway}”"),
        lambda w: w.adding(pathway)[0],
        show=added.id,
        pathway=added.name.said(language()),
    )


def starter_button(document: Document, role: str = "") -> QPushButton:
    """A button with a menu of the starters."""
    made = button(N_("Add from a starter"), icon="add", role=role)
    menu = QMenu(made)
    menu.aboutToShow.connect(lambda: _fill(menu, document))
    made.setMenu(menu)
    return made


def _fill(menu: QMenu, document: Document) -> None:
    menu.clear()
    for starter_id in STARTERS:
        action = menu.addAction(starter(starter_id).name.said(language()))
        action.triggered.connect(partial(_add, document, starter_id))


def _add(document: Document, starter_id: str, _on: bool = False) -> None:
    add_starter(document, starter_id)
