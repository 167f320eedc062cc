"""A workbook worked out anew by LibreOffice, and where that disagrees with what it holds."""

import math
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils.cell import get_column_letter, range_boundaries
from openpyxl.worksheet.formula import ArrayFormula

OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(
    OFFICE is None, reason="LibreOffice (soffice) is not installed, so nothing can recalculate"
)
ERRORS = ("#REF!", "#NAME?", "#DIV/0!", "#VALUE!", "#N/A", "#NUM!", "#NULL!", "Err:")
SECONDS = 120
# LibreOffice keeps the values it finds unless its profile says to work everything out on loading.
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
Cell = tuple[str, str]


def recalculated(workbook: Path, folder: Path) -> Path:
    """The workbook as LibreOffice works it out from its inputs, written into ``folder``."""
    assert OFFICE is not None
    with tempfile.TemporaryDirectory() as profile:
        user = Path(profile) / "user"
        user.mkdir()
        (user / "registrymodifications.xcu").write_text(ALWAYS, "utf-8")
        with (folder / "soffice.log").open("w") as log:
            office = subprocess.Popen(
                [
                    OFFICE,
                    f"-env:UserInstallation={Path(profile).as_uri()}",
                    "--headless",
                    "--norestore",
                    "--convert-to",
                    "xlsx:Calc MS Excel 2007 XML",
                    "--outdir",
                    str(folder),
                    str(workbook),
                ],
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            try:
                office.wait(SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(office.pid, signal.SIGKILL)  # it leaves children behind
                raise
    made = folder / workbook.name
    assert made.is_file(), (folder / "soffice.log").read_text("utf-8")
    return made


def formulas(workbook: Path) -> dict[Cell, str]:
    """Every formula by sheet and cell; each cell of an array formula is one."""
    found: dict[Cell, str] = {}
    for sheet in load_workbook(workbook).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, ArrayFormula):
                    for part in cells_of(cell.value.ref):
                        found[sheet.title, part] = str(cell.value.text)
                elif cell.data_type == "f":
                    found.setdefault((sheet.title, cell.coordinate), str(cell.value))
    return found


def cells_of(area: str) -> list[str]:
    """The addresses of all cells of ``B2:C4``."""
    first, top, last, bottom = range_boundaries(area)
    return [
        f"{get_column_letter(column)}{row}"
        for row in range(int(top or 1), int(bottom or 1) + 1)
        for column in range(int(first or 1), int(last or 1) + 1)
    ]


def values(workbook: Path) -> dict[Cell, Any]:
    """The value that every cell holds."""
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in load_workbook(workbook, data_only=True).worksheets
        for row in sheet.iter_rows()
        for cell in row
    }


def named(workbook: Path) -> dict[str, Any]:
    """The value of every named cell."""
    book = load_workbook(workbook, data_only=True)
    found: dict[str, Any] = {}
    for name, defined in book.defined_names.items():
        for sheet, address in defined.destinations:
            if ":" not in address:
                found[name] = book[sheet][address.replace("$", "")].value
    return found


def disagreements(workbook: Path, again: Path) -> list[str]:
    """Formulas without a value, with an error, or with another value when worked out anew."""
    held, worked_out = values(workbook), values(again)
    wrong: list[str] = []
    for cell, formula in formulas(workbook).items():
        before, after = held.get(cell), worked_out.get(cell)
        if isinstance(after, str) and after.startswith(ERRORS):
            wrong.append(f"{cell}: {formula} gives {after}")
        elif before is None and after not in (None, ""):
            wrong.append(f"{cell}: {formula} holds no value")
        elif not agree(before, after):
            wrong.append(f"{cell}: {formula} holds {before!r}, comes to {after!r}")
    return wrong


def agree(before: Any, after: Any) -> bool:
    """Whether two values are the same: numbers to a billionth, a blank and an empty text alike."""
    if isinstance(before, bool) or isinstance(after, bool):
        return bool(before) == bool(after)
    if isinstance(before, (int, float)) and isinstance(after, (int, float)):
        return math.isclose(before, after, rel_tol=1e-9, abs_tol=1e-9)
    return (before or "") == (after or "")
