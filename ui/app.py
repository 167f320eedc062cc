"""Starts the application: arguments, language, appearance and the window."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from planner.i18n import LANGUAGES, _, speak
from ui import BEGAN
from ui.main_window import MainWindow
from ui.settings import recall
from ui.theme import Theme

__all__ = ["main"]


STYLE: Final = "fusion"
HEAVY: Final = ("numpy", "networkx", "sqlalchemy", "openpyxl", "reportlab")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window until it is left; the code to exit with."""
    speak(_language(None))
    options = _options(argv)
    speak(_language(options.lang))
    application = QApplication(sys.argv[:1])
    if application.style().name() != STYLE:
        application.setStyle(STYLE)
    application.setApplicationName("cbd-planner")
    application.setApplicationDisplayName("")
    theme = Theme(application)
    window = MainWindow(application, theme)

    def painted() -> None:
        if options.quit_after_first_paint:
            import json
            import time

            took = time.perf_counter() - BEGAN
            heavy = [name for name in HEAVY if name in sys.modules]
            print(json.dumps({"first_paint_s": round(took, 4), "heavy": heavy}), flush=True)
            application.exit(0)
            return
        window.furnish()
        if options.file is not None:
            window.open_path(options.file)

    window.painted.connect(painted)
    window.show()
    return application.exec()


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="cbd-planner", description=_("Community by Design pathway planner")
    )
    parser.add_argument(
        "file",
        metavar=_("FILE"),
        nargs="?",
        type=Path,
        help=_("a workspace (.cbdplan) or a pathway (.json) to open"),
    )
    parser.add_argument("--lang", choices=LANGUAGES, help=_("the language of the window"))
    parser.add_argument(
        "--quit-after-first-paint",
        action="store_true",
        help=_("leave as soon as the window has been painted, and say how long it took"),
    )
    return parser.parse_args(argv)


def _language(chosen: str | None) -> str:
    """The language asked for, else the one used last, else the system's where we speak it."""
    known = recall("language")
    system = QLocale.system().name()[:2]
    return chosen or (known if known in LANGUAGES else "cy" if system == "cy" else "en")


if __name__ == "__main__":
    sys.exit(main())
