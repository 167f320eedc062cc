"""Dragging on a large map: nothing is laid out anew, and only what moves is painted."""

import pytest
from map_hands import Hands
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from pathways import edits
from pathways.model import Kind, Pathway
from pathways.values import Name
from planner.workspace import Workspace
from ui.canvas.view import MapView
from ui.document import Document


class Painted(QObject):
    """How much of a widget was painted [pixels]."""

    def __init__(self) -> None:
        super().__init__()
        self.area = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Add up what is painted."""
        if isinstance(event, QPaintEvent):
            self.area += event.rect().width() * event.rect().height()
        return super().eventFilter(watched, event)


@pytest.fixture
def document(qapp: QApplication) -> Document:
    """A pathway of 120 steps in rows."""
    pathway = Pathway("large", Name("Large"), designs=("current", "proposed"))
    last = ""
    for at in range(120):
        pathway, made = edits.add_step(pathway, Name(f"Step {at}"), Kind.CONTACT)
        if at % 10:
            pathway = edits.connect(pathway, last, made, pathway.designs)
        last = made
    return Document(Workspace("Arfon").with_pathway(pathway))


def test_a_step_of_a_drag_paints_little_and_lays_nothing_out(
    document: Document, hands: Hands, view: MapView
) -> None:
    content = view.map_scene.content
    start = hands.card("step_44")
    hands.press(start)
    hands.move(start + QPoint(20, 0))
    QApplication.processEvents()
    painted = Painted()
    hands.port.installEventFilter(painted)
    for by in range(1, 11):
        hands.move(start + QPoint(20 + 4 * by, 0))
        QApplication.processEvents()
    whole = view.viewport().width() * view.viewport().height()
    assert 0 < painted.area / 10 < 0.15 * whole
    assert view.map_scene.content is content
    hands.release(start + QPoint(60, 0))
    assert view.map_scene.content is not content
