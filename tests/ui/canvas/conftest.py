"""A map of a starter in a window, and hands to work on it with mouse and keys."""

import pytest
from map_hands import Hands
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pathways.errors import UserError
from pathways.library import starter
from planner.workspace import Workspace
from ui.canvas.view import MapView
from ui.document import Document


@pytest.fixture
def document(qapp: QApplication) -> Document:
    """A workspace with the COPD starter, the proposed design shown."""
    return Document(Workspace(cluster="Arfon").with_pathway(starter("copd")))


@pytest.fixture
def refused(document: Document) -> list[UserError]:
    """Every error that an edit is refused for."""
    errors: list[UserError] = []
    document.rejected.connect(errors.append)
    return errors


@pytest.fixture
def view(qtbot: QtBot, document: Document) -> MapView:
    """The map in a window that has the keyboard."""
    made = MapView(document)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


@pytest.fixture
def hands(view: MapView) -> Hands:
    """Hands on the map."""
    return Hands(view)
