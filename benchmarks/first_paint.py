"""Time from process start to first paint: our window against a bare one of the same size."""

import argparse
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Final

TARGET: Final = 1.35
HEAVY: Final = ("numpy", "networkx", "sqlalchemy", "openpyxl", "reportlab")
OURS: Final = (sys.executable, "-m", "ui.app", "--quit-after-first-paint")

BARE: Final = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", flush=True)
        QTimer.singleShot(0, QApplication.instance().quit)

application = QApplication(sys.argv)
window = Window()
window.resize({width}, {height})
window.show()
sys.exit(application.exec())
"""


def first_line(command: Sequence[str]) -> tuple[float, str]:
    """Seconds until the process printed its first line, which it does when painted; and the line.

    Raises:
        SystemExit: The process ended without saying that it had painted.
    """
    environment = dict(os.environ)
    # An installed application has its modules compiled; one that may not keep them would not.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & environment.keys():
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        took = time.perf_counter() - began
        process.stdout.read()
    if process.returncode or not line:
        raise SystemExit(f"no first paint: {' '.join(command[:4])} gave {process.returncode}")
    return took, line


def heavy_in(line: str) -> list[str]:
    """The heavy packages that our process says it had loaded when it painted."""
    return [name for name in HEAVY if re.search(rf"\b{name}\b", line)]


def main(argv: Sequence[str] | None = None) -> int:
    """Print both medians and their ratio; 0 when the target is met and nothing heavy was loaded."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--width", type=int, default=1366)
    parser.add_argument("--height", type=int, default=768)
    options = parser.parse_args(argv)
    bare = (sys.executable, "-c", BARE.format(width=options.width, height=options.height))
    for command in (bare, OURS):
        first_line(command)
    ours_seconds, bare_seconds, loaded = [], [], set[str]()
    for _ in range(options.runs):
        bare_seconds.append(first_line(bare)[0])
        took, line = first_line(OURS)
        ours_seconds.append(took)
        loaded.update(heavy_in(line))
    ours, other = statistics.median(ours_seconds), statistics.median(bare_seconds)
    print(
        f"ours {ours * 1000:.0f} ms, bare window {other * 1000:.0f} ms ({options.runs} runs each)"
    )
    print(f"ratio {ours / other:.2f} (target at most {TARGET})")
    print(f"heavy packages loaded at first paint: {', '.join(sorted(loaded)) or 'none'}")
    return 0 if ours / other <= TARGET and not loaded else 1


if __name__ == "__main__":
    sys.exit(main())
