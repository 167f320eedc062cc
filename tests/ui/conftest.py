"""A window of its own for each test, with settings that no other test and no person shares."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pathways.library import starter
from planner.workspace import Workspace
from ui.document import Document
from ui.main_window import MainWindow
from ui.theme import Theme

POPULATION = 40_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The screenless platform warns of what it cannot do for lack of a screen."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> None:
    """What the window remembers lies in the test's own folder."""
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )


@pytest.fixture
def workspace() -> Workspace:
    """A cluster of 40,000 with two pathways."""
    return Workspace(
        "Test cluster", population=POPULATION, pathways=(starter("copd"), starter("dvt"))
    )


@pytest.fixture
def document(qapp: QApplication, workspace: Workspace) -> Document:
    """The open workspace without a window."""
    return Document(workspace)


@pytest.fixture(scope="session")
def theme(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    """The light appearance, made once."""
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path_factory.mktemp("own"))
    )
    made = Theme(qapp)
    made.choose("light")
    return made


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, theme: Theme) -> Iterator[MainWindow]:
    """The whole window, on its start page."""
    made = MainWindow(qapp, theme)
    made.resize(1366, 768)  # the screen that is not there is smaller than a laptop's
    qtbot.addWidget(made, before_close_func=_forget_changes)
    with qtbot.waitSignal(made.painted):
        made.show()
    made.furnish()
    yield made
    made.furniture.tasks.wait()


@pytest.fixture
def working(window: MainWindow, workspace: Workspace) -> MainWindow:
    """The window with the workspace open."""
    window.furniture.document.open(workspace)
    return window


def _forget_changes(window: MainWindow) -> None:
    window.furniture.document.undo_stack.setClean()
