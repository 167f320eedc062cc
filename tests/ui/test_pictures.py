"""Pictures of the map from the window: copied, saved in the background, printed on sheets."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from pytestqt.qtbot import QtBot

from pathways.model import Setting
from planner.exports.map_files import write_pictures
from planner.maps.picture import Asked
from planner.maps.showing import Way
from ui.actions import PICTURE
from ui.canvas.menu import map_menu
from ui.dialogs.picture import SavePicture
from ui.main_window import MainWindow
from ui.pictures import Options, Pictures
from ui.printing import BUTTONS, lay_down, preview, print_drawing


@pytest.fixture
def pictures(working: MainWindow) -> Pictures:
    return working.furniture.pictures


@pytest.fixture
def dialogue(qtbot: QtBot, working: MainWindow, pictures: Pictures) -> SavePicture:
    return SavePicture(working, pictures, working.furniture.document)


def test_the_whole_map_is_copied_as_pixels_and_as_svg(pictures: Pictures) -> None:
    pictures.copy()
    data = QGuiApplication.clipboard().mimeData()
    drawing = pictures.drawing(pictures.asked())
    assert drawing is not None
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (round(2 * drawing.width), round(2 * drawing.height))
    assert b"<svg" in bytes(data.data("image/svg+xml").data())


def test_chosen_steps_are_copied_alone(working: MainWindow, pictures: Pictures) -> None:
    whole = pictures.drawing(pictures.asked())
    pathway = working.furniture.document.pathway
    assert pathway is not None
    working.furniture.document.select_steps(pathway.steps[0].id)
    part = pictures.drawing(pictures.asked())
    assert whole is not None
    assert part is not None
    assert part.width < whole.width
    assert pictures.asked().steps == (pathway.steps[0].id,)


def test_a_picture_is_of_the_map_as_it_is_looked_at(
    working: MainWindow, pictures: Pictures
) -> None:
    maps = working.furniture.work.map.maps
    maps.look(Way.OVER)
    assert pictures.asked().way is Way.OVER
    assert not pictures.asked().has_numbers
    maps.show_numbers(is_shown=True)
    assert pictures.asked().has_numbers == (working.furniture.document.estimate is not None)


def test_a_saved_picture_is_the_one_that_the_command_line_writes(
    qtbot: QtBot, working: MainWindow, pictures: Pictures, tmp_path: Path
) -> None:
    document = working.furniture.document
    path, other = tmp_path / "map.png", tmp_path / "other.png"
    asked, told = Asked(design=document.design), list[float]()
    pictures.told.connect(told.append)
    with qtbot.waitSignal(pictures.wrote):
        pictures.save(asked, Options(scale=1), path)
    assert document.pathway is not None
    write_pictures(document.workspace, document.pathway, other, asked)
    assert path.read_bytes() == other.read_bytes()
    assert told[-1] == 1
    assert "map.png" in working.furniture.messages.text


def test_a_picture_that_cannot_be_written_is_said_in_words(
    qtbot: QtBot, working: MainWindow, pictures: Pictures, tmp_path: Path
) -> None:
    with qtbot.waitSignal(pictures.failed):
        pictures.save(Asked(), Options(), tmp_path / "nowhere" / "map.svg")
    assert "nowhere" in working.furniture.messages.text


def test_the_dialogue_remembers_what_was_chosen(
    qtbot: QtBot, dialogue: SavePicture, pictures: Pictures, tmp_path: Path
) -> None:
    wanted = replace(dialogue.options, suffix=".svg", has_changes=False)
    with qtbot.waitSignal(dialogue.accepted):
        pictures.save(dialogue.asked, wanted, tmp_path / "map.svg")
    assert Options.remembered() == wanted


def test_what_cannot_be_understood_is_not_remembered() -> None:
    from ui.settings import remember

    for text in ("{", "[1]", '{"scale": 2, "colour": "red"}', "7"):
        remember("picture", text)
        assert Options.remembered() == Options()


def test_every_field_of_the_dialogue_says_what_it_is(dialogue: SavePicture) -> None:
    from PySide6.QtWidgets import QComboBox

    assert all(field.accessibleName() for field in dialogue.findChildren(QComboBox))


def test_the_map_offers_its_pictures(working: MainWindow) -> None:
    view = working.furniture.work.map.view
    menu = map_menu(view, Setting.HOME)
    offered = [a.text() for a in menu.actions() if a.objectName() == PICTURE]
    assert offered == ["Save a picture of the map…", "Copy as a picture"]


@pytest.mark.parametrize("is_fitted", [True, False])
def test_the_map_is_printed_on_the_sheets_it_needs(
    is_fitted: bool, pictures: Pictures, tmp_path: Path
) -> None:
    drawing = pictures.drawing(pictures.asked())
    assert drawing is not None
    printer, path = QPrinter(), tmp_path / "printed.pdf"
    lay_down(printer)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    sheets = print_drawing(printer, drawing, is_fitted=is_fitted)
    assert (sheets == 1) is is_fitted
    assert path.read_bytes().count(b"/Type /Page\n") == sheets


def test_sheets_are_shown_before_they_are_printed(
    qtbot: QtBot, working: MainWindow, pictures: Pictures
) -> None:
    drawing = pictures.drawing(pictures.asked())
    assert drawing is not None
    shown = preview(working, drawing, is_fitted=True)
    pages = shown.findChild(QPrintPreviewWidget)
    assert pages is not None
    qtbot.waitUntil(lambda: pages.pageCount() == 1)
    assert drawing.title in shown.windowTitle()
    said = {action.text() for action in shown.findChildren(QAction)}
    assert "Paper lying on its side" in said
    assert not said & (set(BUTTONS) - set(BUTTONS.values()))
    shown.close()


def test_the_proposal_is_made_and_opened_to_be_printed(
    qtbot: QtBot, working: MainWindow, pictures: Pictures, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(
        "ui.pictures.QDesktopServices.openUrl", lambda url: opened.append(Path(url.toLocalFile()))
    )
    document = working.furniture.document
    qtbot.waitUntil(lambda: document.estimate is not None)
    pictures.print_proposal()
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    assert opened[0].read_bytes().startswith(b"%PDF")
    assert "Print it from there" in working.furniture.messages.text


def test_a_picture_painted_by_the_window_is_the_one_that_is_saved(
    pictures: Pictures, tmp_path: Path
) -> None:
    from planner.drawing.png import write_png
    from ui.drawing import picture

    drawing = pictures.drawing(pictures.asked())
    assert drawing is not None
    write_png(drawing, tmp_path / "saved.png")
    saved, painted = QImage(str(tmp_path / "saved.png")), picture(drawing)
    assert saved.size() == painted.size()
    # Made small, so that only what stands elsewhere or has another colour differs.
    one, other = (
        i.scaledToWidth(160).convertToFormat(QImage.Format.Format_RGB32) for i in (saved, painted)
    )
    far = [
        (x, y)
        for x in range(one.width())
        for y in range(one.height())
        if abs(one.pixelColor(x, y).lightnessF() - other.pixelColor(x, y).lightnessF()) > 0.35
    ]
    assert len(far) < one.width() * one.height() * 0.01
