"""The bundled typeface: where its files are, and how wide a text is in it."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

__all__ = [
    "FACES",
    "SUBSTITUTE",
    "font_bytes",
    "font_paths",
    "printable",
    "text_width",
    "unprintable",
]

FACES: Final = ("Regular", "Bold", "Italic")
UNITS: Final = 1000
SUBSTITUTE: Final = "[?]"
_FOLDER: Final = Path(__file__).parent


def font_bytes(face: str) -> bytes:
    """The TrueType file of ``face``, one of ``FACES``."""
    return font_paths()[face].read_bytes()


@cache
def font_paths() -> dict[str, Path]:
    """Where the file of each face lies on disk."""
    return {face: _FOLDER / f"PlannerSans-{face}.ttf" for face in FACES}


@cache
def _widths() -> dict[str, dict[str, int]]:
    import json  # a window is painted before anything is measured

    table: dict[str, dict[str, int]] = json.loads((_FOLDER / "widths.json").read_text("utf-8"))
    return table


def text_width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """How wide ``text`` is without kerning, in the unit of ``size``; bold wins over italic.

    A character the typeface lacks counts as a full square, so that what another typeface
    draws in its place still fits.
    """
    advances = _widths()["Bold" if bold else "Italic" if italic else "Regular"]
    return sum(advances.get(character, UNITS) for character in text) * size / UNITS


def printable(text: str) -> str:
    """``text`` in characters the typeface has.

    An accent it lacks is left off its letter. Other characters that it lacks, such as those of
    other scripts and emoji, are replaced by one ``SUBSTITUTE`` for each run of them.
    """
    known = _widths()["Regular"]
    text = unicodedata.normalize("NFC", text)
    if all(character in known for character in text):
        return text
    made: list[str] = []
    for character in text:
        said = _printable(character, known)
        if said != SUBSTITUTE or made[-1:] != [SUBSTITUTE]:
            made.extend([said] if said else ())
    return "".join(made)


def unprintable(text: str) -> int:
    """How many characters of ``text`` are printed as a ``SUBSTITUTE``."""
    known = _widths()["Regular"]
    return sum(
        character not in known and _printable(character, known) == SUBSTITUTE
        for character in unicodedata.normalize("NFC", text)
    )


def _printable(character: str, known: dict[str, int]) -> str:
    if character in known:
        return character
    if character.isspace():
        return " "
    plain = "".join(c for c in unicodedata.normalize("NFKD", character) if c in known)
    if plain:
        return plain
    is_seen = character.isprintable() and not unicodedata.category(character).startswith("M")
    return SUBSTITUTE if is_seen else ""
