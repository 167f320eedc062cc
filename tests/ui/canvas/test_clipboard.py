"""Steps copied, cut and pasted on the map: one undo step each, chosen afterwards, data kept."""

import pytest
from map_hands import Hands
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from pathways import edits
from pathways.errors import UserError
from pathways.library import starter
from pathways.model import CURRENT, Pathway, Setting
from planner.clips import MIME
from planner.workspace import Workspace
from ui.canvas.clipboard import paste_beside
from ui.canvas.paste_tool import PasteTool
from ui.canvas.view import MapView
from ui.document import Document

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
COPIED = ("gp_review", "spirometry")


@pytest.fixture
def told(document: Document) -> list[str]:
    """Every line that is told of what was done."""
    words: list[str] = []
    document.told.connect(lambda text, _can_undo: words.append(text))
    return words


@pytest.fixture
def pair(document: Document) -> tuple[str, str]:
    """Two connected steps, neither an end."""
    pathway = shown(document)
    for connection in pathway.connections:
        ends = pathway.step(connection.source), pathway.step(connection.target)
        are_there = all(step.exists_in("proposed") for step in ends)
        if connection.share("proposed") > 0 and not ends[1].is_end and are_there:
            return connection.source, connection.target
    raise AssertionError


def shown(document: Document) -> Pathway:
    assert document.pathway is not None
    return document.pathway


def test_a_second_paste_key_puts_the_steps_beside_what_is_chosen(
    hands: Hands, document: Document, pair: tuple[str, str], told: list[str]
) -> None:
    before = shown(document)
    document.select_steps(*pair)
    hands.key(Qt.Key.Key_C, CTRL)
    hands.key(Qt.Key.Key_V, CTRL)
    assert isinstance(hands.view.tool, PasteTool)
    assert shown(document) is before  # nothing is put before it is said where
    hands.key(Qt.Key.Key_V, CTRL)
    after = shown(document)
    new = [s for s in after.steps if not before.has_step(s.id)]
    assert document.selection.steps == {s.id for s in new}
    assert [s.deliveries for s in new] == [s.deliveries for s in before.steps if s.id in pair]
    added = [c for c in after.connections if c not in before.connections]
    assert {c.source for c in added} | {c.target for c in added} == {s.id for s in new}
    assert all(s.id in after.placing.pins for s in new)
    assert told == ["Copied 2 steps.", "Pasted 2 steps."]
    document.undo_stack.undo()
    assert shown(document) == before


def test_what_is_put_beside_covers_no_card_and_moves_none(
    hands: Hands, view: MapView, document: Document, pair: tuple[str, str]
) -> None:
    before = {key: card.card_rect for key, card in view.map_scene.cards.items()}
    document.select_steps(*pair)
    hands.key(Qt.Key.Key_C, CTRL)
    hands.key(Qt.Key.Key_V, CTRL | SHIFT)
    rects = [card.card_rect for card in view.map_scene.cards.values()]
    # A lane above may grow, so what counts is the column.
    assert {key: view.map_scene.cards[key].card_rect.x() for key in before} == {
        key: rect.x() for key, rect in before.items()
    }
    assert not [1 for i, one in enumerate(rects) for other in rects[:i] if one.intersects(other)]


def test_a_press_puts_one_step_into_the_lane_below_the_mouse(
    hands: Hands, document: Document
) -> None:
    step = next(s for s in shown(document).steps if s.setting("proposed") is Setting.COMMUNITY)
    document.select_steps(step.id)
    hands.key(Qt.Key.Key_C, CTRL)
    hands.key(Qt.Key.Key_V, CTRL)
    at = hands.lane("hospital")
    hands.move(at)
    hands.click(at)
    assert hands.view.tool is None
    new = shown(document).step(document.selection.step)
    assert new.setting("proposed") is Setting.HOSPITAL
    assert new.name == step.name
    assert document.undo_stack.undoText().startswith("Paste “")
    assert new.id in shown(document).placing.pins


def test_arrow_keys_move_the_ghost_and_enter_puts_it(
    hands: Hands, view: MapView, document: Document, pair: tuple[str, str]
) -> None:
    document.select_steps(*pair)
    hands.key(Qt.Key.Key_C, CTRL)
    hands.key(Qt.Key.Key_V, CTRL)
    assert isinstance(view.tool, PasteTool)
    tool, before = view.tool, dict(view.tool.standing.spots)
    hands.key(Qt.Key.Key_Right, SHIFT)
    assert all(tool.standing.spots[s].x > spot.x for s, spot in before.items())
    hands.key(Qt.Key.Key_Return)
    pins = shown(document).placing.pins
    assert {pins[s].x for s in document.selection.steps} == {
        spot.x for spot in tool.standing.spots.values()
    }


def test_escape_gives_the_paste_up(hands: Hands, document: Document, pair: tuple[str, str]) -> None:
    document.select_steps(*pair)
    hands.key(Qt.Key.Key_C, CTRL)
    hands.key(Qt.Key.Key_V, CTRL)
    hands.key(Qt.Key.Key_Escape)
    assert hands.view.tool is None
    assert document.undo_stack.count() == 0
    assert document.selection.steps == set(pair)


def test_cut_takes_steps_away_and_paste_brings_them_into_another_pathway(
    hands: Hands, document: Document, pair: tuple[str, str]
) -> None:
    document.open(document.workspace.with_pathway(starter("dvt")))
    names = [shown(document).step(s).name for s in pair]
    document.select_steps(*pair)
    hands.key(Qt.Key.Key_X, CTRL)
    assert not any(shown(document).has_step(s) for s in pair)
    assert document.undo_stack.undoText() == "Cut the chosen steps"
    document.show_pathway("dvt")
    hands.key(Qt.Key.Key_V, CTRL | SHIFT)
    pasted = [shown(document).step(s) for s in document.selection.steps]
    assert sorted(s.name.en for s in pasted) == sorted(n.en for n in names)
    document.undo_stack.undo()
    assert document.pathway_id == "dvt"
    document.undo_stack.undo()
    assert document.pathway_id == "copd"
    assert all(shown(document).has_step(s) for s in pair)


def test_steps_are_on_the_clipboard_as_a_table_for_excel(
    hands: Hands, document: Document, pair: tuple[str, str]
) -> None:
    document.select_steps(*pair)
    hands.key(Qt.Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("Step\tKind\tWhere\tGoes on to\tStaff")
    assert [line.split("\t")[0] for line in lines[1:]] == [
        s.name.en for s in shown(document).steps if s.id in pair
    ]


def test_rows_from_excel_become_steps_on_the_map(
    hands: Hands, document: Document, told: list[str]
) -> None:
    QGuiApplication.clipboard().setText(
        "Step\tWhere\tGoes on to\nTriage\tVirtual\tScan\nScan\tHospital\t"
    )
    hands.key(Qt.Key.Key_V, CTRL)
    new = [shown(document).step(s) for s in document.selection.steps]
    assert {s.name.en: s.setting("proposed") for s in new} == {
        "Triage": Setting.VIRTUAL,
        "Scan": Setting.HOSPITAL,
    }
    assert told == ["Pasted: 0 steps changed, 2 steps added."]
    document.undo_stack.undo()
    assert not any(s.name.en == "Triage" for s in shown(document).steps)


def test_nothing_on_the_clipboard_is_said(
    hands: Hands, document: Document, told: list[str]
) -> None:
    QGuiApplication.clipboard().clear()
    hands.key(Qt.Key.Key_V, CTRL)
    assert told == ["There is nothing on the clipboard to paste: copy steps, or rows from Excel."]


def test_damaged_steps_on_the_clipboard_are_refused_in_words(
    hands: Hands, document: Document, refused: list[UserError]
) -> None:
    for wrong in (b"[]", b'{"schema": "cbd-steps/1", "steps": 3}', b"{", b'{"schema": 1}'):
        data = QMimeData()
        data.setData(MIME, wrong)
        QGuiApplication.clipboard().setMimeData(data)
        hands.key(Qt.Key.Key_V, CTRL)
    assert len(refused) == 4
    assert document.undo_stack.count() == 0


def test_steps_copied_in_another_window_come_with_all_they_hold(
    qtbot: QtBot, hands: Hands, document: Document, pair: tuple[str, str]
) -> None:
    document.select_steps(*pair)
    hands.key(Qt.Key.Key_C, CTRL)
    other = Document(Workspace("Elsewhere").with_pathway(Pathway("empty", starter("dvt").name)))
    there = MapView(other)
    qtbot.addWidget(there)
    there.resize(900, 600)
    there.show()
    paste_beside(there)
    before = [s for s in shown(document).steps if s.id in pair]
    assert [s.deliveries for s in shown(other).steps] == [s.deliveries for s in before]
    assert len(shown(other).connections) >= 1
    assert other.selection.steps == {s.id for s in shown(other).steps}


def test_what_is_copied_from_now_stands_in_the_design_it_is_pasted_into(
    hands: Hands, document: Document
) -> None:
    step_id = next(s.id for s in shown(document).steps if not s.is_end)
    document.edit("", lambda p: edits.set_delivery(p, step_id, "proposed", None))
    only_now = shown(document).step(step_id)
    document.show_design(CURRENT)
    document.select_steps(only_now.id)
    hands.key(Qt.Key.Key_C, CTRL)
    document.show_design("proposed")
    hands.key(Qt.Key.Key_V, CTRL | SHIFT)
    new = shown(document).step(document.selection.step)
    assert new.deliveries["proposed"] == only_now.deliveries[CURRENT]


def test_a_press_outside_every_card_while_pasting_chooses_nothing_else(
    hands: Hands, document: Document, pair: tuple[str, str]
) -> None:
    document.select_steps(pair[0])
    hands.key(Qt.Key.Key_C, CTRL)
    hands.key(Qt.Key.Key_V, CTRL)
    hands.click(QPoint(400, 300))
    assert document.selection.step
    assert document.selection.step != pair[0]
