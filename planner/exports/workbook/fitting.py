"""Typed text made fit for a cell: what a workbook cannot hold, and how many lines it takes."""

import re
from typing import Final

from planner.fonts import text_width
from planner.i18n import _

__all__ = ["lines_of", "safe_text"]

MOST_TEXT: Final = 32_767
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def safe_text(text: str) -> str:
    """Typed text without what a workbook cannot hold; one too long for a cell says it is cut."""
    kept = _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if _units(kept) <= MOST_TEXT:
        return kept
    said = _("… (cut: a cell holds {n} characters)", n=f"{MOST_TEXT:,}")
    return (
        kept.encode("utf-16-le")[: 2 * (MOST_TEXT - len(said))].decode("utf-16-le", "ignore") + said
    )


def _units(text: str) -> int:
    """How many characters Excel counts: those beyond the first 65,536 of Unicode count twice."""
    return len(text.encode("utf-16-le")) // 2


def lines_of(text: str, room: float, size: float, *, bold: bool) -> int:
    """Lines that ``text`` takes when words are wrapped at ``room`` points."""
    lines, used = 1, 0.0
    for word in text.split(" "):
        width = text_width(f"{word} ", size, bold=bold)
        if used and used + width > room + 2:
            lines, used = lines + 1, 0.0
        lines += int(width // room) if width > room else 0
        used = used + width if width <= room else width % room
    return lines
