"""What goes into the built application: the locked run-time parts, less what is never used."""

import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
LOCK: Final = ROOT / "requirements" / "run.lock"
OURS: Final = ("pathways", "resources", "planner", "ui")

# Leaving these out also keeps the promise that nothing in the bundle can reach the network.
UNUSED_MODULES: Final = (
    "PySide6.QtNetwork",
    "PySide6.QtPdf",
    "PySide6.QtPdfWidgets",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtQuickWidgets",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PIL.AvifImagePlugin",
    "PIL._avif",
    "PIL._imagingcms",
    "PIL._imagingtk",
    "PIL._webp",
    "PIL.ImageTk",
    "_hashlib",  # the digests that Python brings itself are enough, and libcrypto is large
    "_ssl",
    "ensurepip",
    "ftplib",
    "idlelib",
    "lib2to3",
    "numpy.f2py",
    "readline",
    "smtplib",
    "ssl",
    "tkinter",
    "turtle",
    "xmlrpc",
)

# Within the window library's folder: programs, translations and plug-ins that are never loaded.
UNUSED_FILES: Final = (
    "*/translations/*",
    "*/qml/*",
    "*/Qt*/plugins/egldeviceintegrations/*",
    "*/Qt*/plugins/generic/*",
    "*/Qt*/plugins/imageformats/*qpdf*",
    "*/Qt*/plugins/imageformats/*qtiff*",
    "*/Qt*/plugins/imageformats/*qwebp*",
    "*/Qt*/plugins/imageformats/*qicns*",
    "*/Qt*/plugins/imageformats/*qtga*",
    "*/Qt*/plugins/imageformats/*qwbmp*",
    "*/Qt*/plugins/networkinformation/*",
    "*/Qt*/plugins/platforminputcontexts/*virtualkeyboard*",
    "*/Qt*/plugins/platforms/*eglfs*",
    "*/Qt*/plugins/platforms/*linuxfb*",
    "*/Qt*/plugins/platforms/*minimalegl*",
    "*/Qt*/plugins/platforms/*vkkhrdisplay*",
    "*/Qt*/plugins/platforms/*vnc*",
    "*/Qt*/plugins/platformthemes/*gtk3*",
    "*/Qt*/plugins/tls/*",
    "*Qt6EglF*",
    "*Qt6Network*",
    "*Qt6OpenGLWidgets*",
    "*Qt6Pdf*",
    "*Qt6Qml*",
    "*Qt6Quick*",
    "*Qt6VirtualKeyboard*",
    "*libQt6Sql*",
)


NETWORKED: Final = frozenset({"ssl", "_ssl", "ftplib", "smtplib", "xmlrpc.client"})


def normal(name: str) -> str:
    """The one spelling of a part's name: small letters, hyphens."""
    return re.sub(r"[-_.]+", "-", name).lower()


def run_time_parts(lock: Path = LOCK) -> dict[str, str]:
    """Name and version of each part that the planner needs to run, from the lock."""
    pinned = re.findall(r"^([\w.-]+)==([^\s;\\]+)", lock.read_text("utf-8"), re.MULTILINE)
    return {normal(name): version for name, version in pinned}


def is_unused_file(destination: str) -> bool:
    """Whether a file of the bundle, by its path there, is never loaded."""
    path = destination.replace("\\", "/")
    return any(fnmatch(path, pattern) for pattern in UNUSED_FILES)


def is_system_library(destination: str) -> bool:
    """Whether a file of the bundle is a library of the machine that built it, Python apart."""
    return "/" not in destination and not destination.startswith("libpython")


def is_networked(name: str) -> bool:
    """Whether a module or file would let the application speak to a server."""
    return name in NETWORKED or "Qt6Network" in name or "QtNetwork" in name
