"""Collects the licence of each run-time part from what is installed, and lists them."""

import sys
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Final

from installer.parts import ROOT, run_time_parts

LICENCES: Final = ROOT / "installer" / "licences"
TABLE: Final = ROOT / "installer" / "THIRD_PARTY.md"

# The licence of each part under which it is used here, by its SPDX name.
USED_UNDER: Final = {
    "alembic": "MIT",
    "charset-normalizer": "MIT",
    "defusedxml": "PSF-2.0",
    "et-xmlfile": "MIT",
    "mako": "MIT",
    "markupsafe": "BSD-3-Clause",
    "networkx": "BSD-3-Clause",
    "numpy": "BSD-3-Clause",
    "openpyxl": "MIT",
    "pillow": "MIT-CMU",
    "platformdirs": "MIT",
    "pyside6-essentials": "LGPL-3.0-only",
    "reportlab": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
    "sqlalchemy": "MIT",
    "typing-extensions": "PSF-2.0",
}

LGPL: Final = """\
{name} {version} is offered by The Qt Company under LGPL-3.0-only, GPL-2.0-only or GPL-3.0-only.
This application uses it under LGPL-3.0-only, whose text is in LGPL-3.0.txt beside this file; that
licence refers to GPL-3.0.txt, which is there too.

The libraries are used unchanged and are loaded as separate files from the application's folder, so
that they can be replaced by other builds of the same version. Their source is offered by the Qt
project, under "Qt for Python", at https://code.qt.io/cgit/pyside/pyside-setup.git and
https://code.qt.io/cgit/qt/qtbase.git. Qt contains third-party code under permissive licences; the
list is at https://doc.qt.io/qt-6/licenses-used-in-qt.html.
"""

HEADING: Final = """\
# Parts by others

The application runs with the parts below, in exactly these versions (`requirements/run.lock`).
The text of each licence is in `licences/`. `python -m installer.collect_licences` writes this page.

| part | version | used under | text |
| --- | --- | --- | --- |
"""

ENDING: Final = """
numpy carries OpenBLAS (BSD-3-Clause) and the run-time libraries of GCC (GPL-3.0 with the exception
that lets any program use them); its licence file lists these and smaller pieces.

Drawn or set with, and part of the application: icons of the Lucide family (ISC,
`licences/lucide-icons.txt`) and the font Planner Sans (`licences/planner-sans.txt`).

The built application also carries Python and its standard library (PSF-2.0), SQLite (public
domain), the start-up program of PyInstaller (GPL-2.0 with an exception that lets the result carry
any licence) and, on Linux, the system libraries that the window needs.
"""


def licence_text(part: Distribution, name: str) -> str:
    """The licence texts that a part brings, each once.

    Raises:
        LookupError: It brings none.
    """
    if USED_UNDER[name].startswith("LGPL"):
        return LGPL.format(name=part.metadata["Name"], version=part.version)
    texts: list[str] = []
    for file in part.files or ():
        kind = file.name.upper()
        if ".dist-info" in str(file) and kind.startswith(("LICEN", "COPYING", "NOTICE")):
            text = Path(str(file.locate())).read_text("utf-8").strip()
            if text not in texts:
                texts.append(text)
    if not texts:
        raise LookupError(f"{name} brings no licence")
    return ("\n\n" + "-" * 72 + "\n\n").join(texts) + "\n"


def main() -> int:
    """Write a licence file for each run-time part, and the table."""
    rows = []
    for name, version in run_time_parts().items():
        part = distribution(name)
        if part.version != version:
            print(f"{name} {part.version} is installed, {version} is locked", file=sys.stderr)
            return 1
        (LICENCES / f"{name}.txt").write_text(licence_text(part, name), "utf-8")
        rows.append(f"| {name} | {version} | {USED_UNDER[name]} | `licences/{name}.txt` |\n")
    TABLE.write_text(HEADING + "".join(rows) + ENDING, "utf-8")
    print(f"{len(rows)} licences in {LICENCES}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
