"""Takes the pictures of the documents anew: the real window, and pages of a real proposal."""

import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow

IMAGES: Final = Path(__file__).resolve().parent.parent / "docs" / "images"
SIZE: Final = (1366, 768)
DAY: Final = date(2026, 11, 1)
DPI: Final = "60"


def main() -> int:
    """Write every picture; needs ``pdftoppm`` for the pages of the proposal."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as settings:
        os.environ["XDG_CONFIG_HOME"] = settings
        application = QApplication([])
        _window(application)
        _map()
        _pages()
    for made in sorted(IMAGES.iterdir()):
        print(f"{made.name}: {made.stat().st_size // 1024} kB")
    return 0


def _window(application: "QApplication") -> None:
    from planner.commands.whole import sample_workspace
    from ui.main_window import MainWindow
    from ui.theme import Theme

    application.setStyle("fusion")
    theme = Theme(application)
    window = MainWindow(application, theme)
    window.resize(*SIZE)
    window.show()
    window.furnish()
    _settle(application, window)
    _take(window, "start")
    furniture = window.furniture
    furniture.files.begin(sample_workspace())
    _settle(application, window)
    furniture.document.select_steps("spiro")
    _settle(application, window)
    _take(window, "map")
    furniture.work.show_page(2)
    _settle(application, window)
    _take(window, "results")
    furniture.work.show_page(0)
    theme.choose("high light")
    _settle(application, window)
    _take(window, "map-high-contrast")
    theme.choose("light")
    window.speak("cy")
    theme.choose("dark")
    furniture.work.show_page(0)
    _settle(application, window)
    _take(window, "map-cy-dark")
    window.speak("en")
    theme.choose("light")


def _settle(application: "QApplication", window: "MainWindow") -> None:
    """Let everything under way come to its end, what waits for a pause too."""
    from PySide6.QtTest import QTest

    QTest.qWait(900)
    window.furniture.tasks.wait()
    application.processEvents()


def _take(window: "MainWindow", name: str) -> None:
    window.grab().save(str(IMAGES / f"{name}.png"))


def _map() -> None:
    """A picture of the map as the planner saves it."""
    from planner.commands.whole import sample_workspace
    from planner.exports.map_files import write_pictures
    from planner.maps.picture import Asked
    from planner.maps.showing import Way

    sample, asked = sample_workspace(), Asked(way=Way.OVER, has_numbers=True)
    write_pictures(sample, sample.pathway("copd"), IMAGES / "map-over.png", asked, when=DAY)


def _pages() -> None:
    from planner.commands.whole import sample_workspace
    from planner.exports.pdf import write_proposal

    with tempfile.TemporaryDirectory() as folder:
        for language in ("en", "cy"):
            out = Path(folder) / f"proposal-{language}.pdf"
            write_proposal(sample_workspace(), "copd", out, language, when=DAY)
            for page in (1, 3) if language == "en" else (1,):
                name = IMAGES / f"proposal-{language}-{page}"
                order = ["pdftoppm", "-r", DPI, "-png", "-singlefile", "-f", str(page)]
                subprocess.run([*order, "-l", str(page), str(out), str(name)], check=True)


if __name__ == "__main__":
    sys.exit(main())
