"""Maps side by side: each works on its own design; selection and undo are shared."""

from collections.abc import Iterator

import pytest
from map_hands import Hands
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pathways.model import CURRENT, PROPOSED, Setting
from planner.maps.showing import Way
from ui.canvas.pane import Pane, Side
from ui.canvas.view import MapView
from ui.document import Document

SIDES = {Side.CURRENT: CURRENT, Side.OPTION: PROPOSED}


@pytest.fixture
def views(qtbot: QtBot, document: Document) -> Iterator[dict[Side, MapView]]:
    """The current design and the option side by side."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1500, 700)
    beside = QHBoxLayout(window)
    made = {}
    for side in SIDES:
        pane = Pane(document, window)
        pane.look(Way.BESIDE, side)
        made[side] = MapView(document, pane=pane)
        beside.addWidget(made[side])
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield made
    window.close()


@pytest.mark.parametrize("side", SIDES)
def test_a_key_pressed_on_a_map_works_on_its_design(
    side: Side, document: Document, views: dict[Side, MapView]
) -> None:
    pathway = document.pathway
    assert pathway is not None
    before = pathway.step("spiro")
    hands = Hands(views[side])
    hands.click(hands.card("spiro"))
    assert document.design == SIDES[side]
    hands.key("o")
    after = document.pathway.step("spiro") if document.pathway else before
    other = next(d for s, d in SIDES.items() if s is not side)
    assert after.setting(SIDES[side]) is Setting.HOME
    assert after.setting(other) is before.setting(other)
    document.undo_stack.undo()
    assert document.pathway == pathway


def test_what_is_chosen_on_one_map_is_lit_on_both(
    document: Document, views: dict[Side, MapView]
) -> None:
    hands = Hands(views[Side.CURRENT])
    hands.click(hands.card("triage"))
    assert document.selection.step == "triage"
    for view in views.values():
        card = view.map_scene.card("triage")
        assert card is not None
        assert card.is_lit


def test_a_map_of_the_option_shows_the_option_that_is_compared(document: Document) -> None:
    pane = Pane(document)
    pane.look(Way.BESIDE, Side.OPTION)
    document.show_design(CURRENT)
    assert (pane.design, pane.other) == (PROPOSED, CURRENT)
    pane.take_up()
    assert document.design == PROPOSED
