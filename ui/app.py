"""Starts the application: arguments, language, appearance and the window."""

import argparse
import gc
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from ui import BEGAN

__all__ = ["main"]

STYLE: Final = "fusion"
HEAVY: Final = ("numpy", "networkx", "sqlalchemy", "openpyxl", "reportlab")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window until it is left; the code to exit with."""
    gc.disable()  # nothing is garbage yet, and looking for it would delay the first paint

    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from planner.i18n import speak
    from ui.bugs import Bugs
    from ui.main_window import MainWindow
    from ui.theme import Theme

    speak(_language(None))
    options = _options(argv)
    speak(_language(options.lang))
    application = QApplication(sys.argv[:1])
    if application.style().name() != STYLE:
        application.setStyle(STYLE)
    application.setApplicationName("cbd-planner")
    application.setApplicationDisplayName("")
    bugs = Bugs(application)
    bugs.watch()
    theme = Theme(application)
    window = MainWindow(application, theme)

    def painted() -> None:
        gc.enable()
        if options.quit_after_first_paint:
            print(_first_paint(), flush=True)
            application.exit(0)
            return
        window.furnish()
        shown = window.furniture.messages.show_bug
        bugs.came.connect(shown, Qt.ConnectionType.QueuedConnection)
        if options.selftest is not None:
            from ui.selftest import SelfTest

            SelfTest(window, options.selftest)
        elif options.file is not None:
            window.open_path(options.file)

    window.painted.connect(painted)
    window.show()
    return application.exec()


def _first_paint() -> str:
    """How long it took to the first paint, and what heavy was loaded by then, as JSON."""
    took = time.perf_counter() - BEGAN
    heavy = ", ".join(f'"{name}"' for name in HEAVY if name in sys.modules)
    return f'{{"first_paint_s": {took:.4f}, "heavy": [{heavy}]}}'


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    from planner.i18n import LANGUAGES, _

    parser = argparse.ArgumentParser(
        prog="cbd-planner",
        description=_("Community by Design pathway planner"),
        # Asking how wide the terminal is would import as much as the window itself.
        formatter_class=partial(argparse.HelpFormatter, width=88),
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
    parser.add_argument(
        "--selftest",
        metavar=_("FILE"),
        type=Path,
        help=_("show every page of this file once and leave; 0 if all went well"),
    )
    return parser.parse_args(argv)


def _language(chosen: str | None) -> str:
    """The language asked for, else the one used last, else the system's where we speak it."""
    from PySide6.QtCore import QLocale

    from planner.i18n import LANGUAGES
    from ui.settings import recall

    known = recall("language")
    system = QLocale.system().name()[:2]
    return chosen or (known if known in LANGUAGES else "cy" if system == "cy" else "en")


if __name__ == "__main__":
    sys.exit(main())
