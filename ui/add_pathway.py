"""Adding a pathway to the workspace: an empty one, or one of the starters."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QMenu, QPushButton

from pathways.library import STARTERS, starter
from pathways.model import Pathway
from pathways.values import Name
from planner.i18n import LANGUAGES, N_, _, language, speaking
from ui.document import Document
from ui.widgets import button

__all__ = ["add_blank", "add_starter", "blank_pathway", "pathway_button"]

NEW: Final = N_("New pathway")


def blank_pathway() -> Pathway:
    """A pathway without a step, with a name ready in both languages."""
    said = {}
    for code in LANGUAGES:
        with speaking(code):
            said[code] = _(NEW)
    return Pathway("pathway", Name(said["en"], said["cy"]))


def add_blank(document: Document) -> None:
    """Add an empty pathway to the workspace and show it."""
    _add(document, blank_pathway())


def add_starter(document: Document, starter_id: str) -> None:
    """Add a starter to the workspace and show it."""
    _add(document, starter(starter_id))


def _add(document: Document, pathway: Pathway) -> None:
    _workspace, added = document.workspace.adding(pathway)
    document.edit_workspace(
        N_("Add “{pathway}”"),
        lambda w: w.adding(pathway)[0],
        show=added.id,
        pathway=added.name.said(language()),
    )


def pathway_button(document: Document, role: str = "") -> QPushButton:
    """A button with a menu: an empty pathway, and the starters."""
    made = button(N_("Add a pathway"), icon="add", role=role)
    menu = QMenu(made)
    menu.aboutToShow.connect(lambda: _fill(menu, document))
    made.setMenu(menu)
    return made


def _fill(menu: QMenu, document: Document) -> None:
    menu.clear()
    menu.addAction(_("Draw a new pathway")).triggered.connect(lambda: add_blank(document))
    menu.addSection(_("Starters"))
    for starter_id in STARTERS:
        action = menu.addAction(starter(starter_id).name.said(language()))
        action.triggered.connect(partial(_add_chosen, document, starter_id))


def _add_chosen(document: Document, starter_id: str, _on: bool = False) -> None:
    add_starter(document, starter_id)
