"""A look at everything once, for a built application: each page of a workspace, then the end."""

import sys
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, QTimer

from ui.main_window import MainWindow

__all__ = ["SelfTest"]

PATIENCE: Final = 60_000  # milliseconds
PAGES: Final = 4


class SelfTest(QObject):
    """Opens a file in the window, shows each page of it, and leaves: with 0 if all went well."""

    def __init__(self, window: MainWindow, path: Path) -> None:
        super().__init__(window)
        self._window = window
        self._page = 0
        sys.excepthook = self._fail
        self._timer = QTimer(self, interval=50)
        self._timer.timeout.connect(self._turn)
        self._timer.start()
        QTimer.singleShot(PATIENCE, self, lambda: self._leave("it took too long"))
        window.open_path(path)

    def _turn(self) -> None:
        furniture = self._window.furniture
        document = furniture.document
        if furniture.messages.isVisible():
            self._leave(furniture.messages.text)
        elif furniture.tasks.are_running or document.pathway is None:
            return
        elif self._page < PAGES:
            furniture.work.show_page(self._page)
            self._page += 1
        else:
            self._leave("" if document.estimate else str(document.estimate_error))

    def _fail(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, error, trace)
        self._leave(f"{kind.__name__}: {error}")

    def _leave(self, fault: str) -> None:
        self._timer.stop()
        if fault:
            print(fault, file=sys.stderr, flush=True)
        self._window.application.exit(1 if fault else 0)
