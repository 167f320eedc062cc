"""From a starter to the PDF through the real window: how many clicks and keys it takes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pathways.model import PROPOSED, Setting
from ui.main_window import MainWindow
from ui.pages import handing_over
from ui.panels.drawer import DIFFERENCES

MOST = 25
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


class Person:
    """Presses what is seen, where it is seen, and what has the keyboard; counts every press."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.clicks = 0
        self.keys = 0

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on a widget that can be seen there."""
        place = widget.rect().center() if at is None else at
        top = QApplication.widgetAt(widget.mapToGlobal(place))
        assert widget.isVisible()
        assert widget.rect().contains(place)
        assert top is None or top is widget or widget.isAncestorOf(top), (widget, top)
        self.clicks += 1
        QTest.mouseClick(widget, LEFT, pos=place)

    def double_click(self, widget: QWidget, at: QPoint) -> None:
        """Click twice at one place."""
        self.click(widget, at)
        self.clicks += 1
        QTest.mouseDClick(widget, LEFT, pos=at)

    def key(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press keys; each goes to whatever has the keyboard."""
        for key in keys:
            self.keys += 1
            QTest.keyClick(self.at(), key, held)

    def write(self, text: str) -> None:
        """Type a text; every character counts."""
        self.keys += len(text)
        QTest.keyClicks(self.at(), text)

    def at(self) -> QWidget:
        """What has the keyboard."""
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    @property
    def presses(self) -> int:
        """Clicks and keys together."""
        return self.clicks + self.keys


@pytest.fixture
def person(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Person:
    """Somebody before the start page, whose documents go to the test's folder."""
    monkeypatch.setattr(handing_over, "own_folder", lambda: tmp_path)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.furniture.beginnings.is_filled)
    return Person(window)


def shown(window: QWidget, wanted: Callable[[QAbstractButton], bool]) -> QAbstractButton:
    """The one button that can be seen and is wanted."""
    found = [b for b in window.findChildren(QAbstractButton) if b.isVisible() and wanted(b)]
    assert len(found) == 1, found
    return found[0]


def named(name: str) -> Callable[[QAbstractButton], bool]:
    return lambda made: made.accessibleName() == name


def card_at(window: MainWindow, step_id: str) -> QPoint:
    view = window.furniture.work.map.view
    card = view.map_scene.card(step_id)
    assert card is not None
    return view.mapFromScene(card.card_rect.center())


def settings(window: MainWindow) -> dict[str, Setting | None]:
    pathway = window.furniture.document.pathway
    assert pathway is not None
    return {step.id: step.setting(PROPOSED) for step in pathway.steps}


def check_done(
    qtbot: QtBot, person: Person, folder: Path, before: dict[str, Setting | None], share: float
) -> None:
    """The population, three tags, the number and the PDF are all there."""
    document = person.window.furniture.document
    assert document.workspace.population == 40_000
    pathway = document.pathway
    assert pathway is not None
    after = settings(person.window)
    assert sum(before[step] is not after[step] for step in before) == 3
    assert share in {round(c.share(PROPOSED), 6) for c in pathway.connections}
    qtbot.waitUntil(lambda: any(folder.glob("*.pdf")), timeout=20_000)
    person.window.furniture.tasks.wait()
    assert next(folder.glob("*.pdf")).read_bytes().startswith(b"%PDF")


def test_with_the_mouse_a_proposal_takes_at_most_25_clicks_and_keys(
    qtbot: QtBot, person: Person, tmp_path: Path
) -> None:
    window = person.window
    person.click(window.furniture.beginnings.cluster_box.population)
    person.write("40000")
    person.click(shown(window, lambda b: b.accessibleName().startswith("COPD")))
    view = window.furniture.work.map.view
    before = settings(window)
    for step_id, setting in (("review", "Virtual"), ("spiro", "Virtual"), ("prevent", "Home")):
        person.click(view.viewport(), card_at(window, step_id))
        person.click(shown(view, named(setting)))
    share = view.mapFromScene(view.map_scene.share_rect(("review", "selfm")).center())
    person.double_click(view.viewport(), share)
    assert isinstance(person.at(), QLineEdit)
    person.write("75")
    person.key(Key.Key_Return)
    person.click(shown(window.furniture.work.inspector, named("Scale the others to 100%")))
    person.click(shown(window, named("List the differences of the designs")))
    assert window.furniture.work.map.drawer.isVisible()
    person.click(shown(window, named("Proposal")))
    person.click(shown(window, named("PDF proposal")))
    print(f"mouse: {person.clicks} clicks and {person.keys} keys")
    check_done(qtbot, person, tmp_path, before, 0.75)
    assert person.presses <= MOST


def test_by_keyboard_alone_a_proposal_takes_at_most_25_keys(
    qtbot: QtBot, person: Person, tmp_path: Path
) -> None:
    window = person.window
    assert isinstance(person.at(), QComboBox | QLineEdit)  # my cluster, where there is none yet
    person.key(Key.Key_Tab)
    person.write("40000")
    person.key(Key.Key_Return, Key.Key_Return)
    before = settings(window)
    person.key(Key.Key_Right, Key.Key_O, Key.Key_Right, Key.Key_C, Key.Key_Down, Key.Key_V)
    person.key(Key.Key_W, Key.Key_E)
    assert isinstance(person.at(), QLineEdit)
    person.write("77")
    person.key(Key.Key_Return, Key.Key_Percent)
    person.key(Key.Key_F8)
    drawer = window.furniture.work.map.drawer
    assert drawer.isVisible()
    assert drawer.part == DIFFERENCES
    person.key(Key.Key_E, held=Qt.KeyboardModifier.ControlModifier)
    print(f"keyboard: {person.keys} keys")
    check_done(qtbot, person, tmp_path, before, 0.77)
    assert person.clicks == 0
    assert person.presses <= MOST
