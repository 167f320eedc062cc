"""What stands in the window can be read in every appearance, as it is really painted."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.look import LOOKS, Palette, contrast
from ui.appearance import look_like, look_of, wants_contrast
from ui.main_window import MainWindow
from ui.theme import Theme

BLUR = 0.85  # the middle of a thin stroke is painted a little paler than its ink
PAGES = (0, 1, 2, 3)
WORDED = (QLabel, QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)


@pytest.fixture
def dressed(theme: Theme) -> Iterator[Theme]:
    """The theme, put back to the light appearance afterwards."""
    yield theme
    theme.choose("light")


def painted(widget: QWidget, whole: QImage) -> tuple[str, float]:
    """The ground a widget's words stand on, and how far what is furthest from it stands out."""
    edge = 3 if isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox | QAbstractButton) else 0
    area = widget.visibleRegion().boundingRect()
    area.translate(widget.mapTo(widget.window(), QPoint()))
    area = area.adjusted(edge, edge, -edge, -edge)
    part = whole.copy(area)  # its bits are gone with it
    colours = Counter(memoryview(part.constBits()).cast("I")) if area.isValid() else {}
    if not colours:
        return "", 21.0
    ground = f"#{max(colours, key=colours.__getitem__) & 0xFFFFFF:06X}"
    return ground, max(contrast(f"#{c & 0xFFFFFF:06X}", ground) for c in colours)


def photograph(window: QWidget) -> QImage:
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def said(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText() or widget.placeholderText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def faint(window: MainWindow, look: Palette) -> list[str]:
    """The words in the window that do not stand out enough, by what they say."""
    least = (7.0 if look.is_high else 4.5) * BLUR
    found, whole = [], photograph(window)
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, WORDED) or not widget.isVisible() or not widget.isEnabled():
            continue
        if widget.visibleRegion().boundingRect() != widget.rect() or not said(widget).strip():
            continue
        ground, ratio = painted(widget, whole)
        if ratio < least:
            found.append(f"{said(widget)!r} on {ground}: {ratio:.1f}")
    return found


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_every_word_in_the_window_can_be_read(
    look: Palette, working: MainWindow, dressed: Theme
) -> None:
    dressed.choose(look.name)
    working.resize(1366, 768)
    work = working.furniture.work
    work.show_questions()
    for page in PAGES:
        work.show_page(page)
        assert faint(working, look) == []


def test_words_that_say_what_to_type_can_be_read(
    qtbot: QtBot, working: MainWindow, dressed: Theme
) -> None:
    entry = QLineEdit(working)
    entry.setPlaceholderText("how many people are there?")
    entry.resize(240, 32)
    entry.show()
    for look in LOOKS:
        dressed.choose(look.name)
        assert painted(entry, photograph(working))[1] >= 4.5 * BLUR


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_every_part_of_the_window_knows_the_appearance(
    look: Palette, working: MainWindow, dressed: Theme
) -> None:
    dressed.choose(look.name)
    wrong = [w for w in working.findChildren(QWidget) if look_of(w.palette()) is not look]
    assert wrong == []


def test_the_appearance_of_the_system_is_followed_in_darkness_and_contrast(
    monkeypatch: pytest.MonkeyPatch, dressed: Theme
) -> None:
    monkeypatch.setenv("GTK_THEME", "Adwaita")
    assert wants_contrast() is False
    monkeypatch.setenv("GTK_THEME", "HighContrastInverse")
    assert wants_contrast() is True
    assert look_like(is_dark=True, is_high=True).name == "high dark"


def test_an_appearance_that_is_not_there_is_the_systems(dressed: Theme) -> None:
    dressed.choose("sepia")
    assert dressed.palette in LOOKS
