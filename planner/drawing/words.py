"""Text that fits: wrapping, shortening and stacking lines, and the words for settings."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from planner.drawing.marks import Text
from planner.fonts import text_width
from planner.i18n import N_, _
from planner.look import TYPE, TypeSize

__all__ = ["cut", "from_setting", "lines_of", "setting_word", "stacked", "to_setting", "wrapped"]

ELLIPSIS: Final = "…"

_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "home": N_("Home"),
        "virtual": N_("Virtual"),
        "community": N_("Community"),
        "hospital": N_("Hospital"),
    }
)
_FROM: Final[Mapping[str, str]] = MappingProxyType(
    {
        "home": N_("from home"),
        "virtual": N_("from virtual"),
        "community": N_("from community"),
        "hospital": N_("from hospital"),
    }
)
_TO: Final[Mapping[str, str]] = MappingProxyType(
    {
        "home": N_("to home"),
        "virtual": N_("to virtual"),
        "community": N_("to community"),
        "hospital": N_("to hospital"),
    }
)


def setting_word(setting: str) -> str:
    """The word for ``setting`` in the language being spoken."""
    return _(_WORDS[setting])


def from_setting(setting: str) -> str:
    """The words for having moved out of ``setting``."""
    return _(_FROM[setting])


def to_setting(setting: str) -> str:
    """The words for moving into ``setting``."""
    return _(_TO[setting])


def cut(text: str, width: float, size: float, *, bold: bool = False, italic: bool = False) -> str:
    """``text``, shortened with an ellipsis until it is at most ``width`` wide."""
    if text_width(text, size, bold=bold, italic=italic) <= width:
        return text
    room = width - text_width(ELLIPSIS, size, bold=bold, italic=italic)
    used = 0.0
    for i, character in enumerate(text):
        used += text_width(character, size, bold=bold, italic=italic)
        if used > room:
            return text[:i].rstrip(" ,;:–-") + ELLIPSIS if room > 0 else ""
    return text


def _pieces(word: str, width: float, size: float, bold: bool) -> list[str]:
    """``word`` in parts no wider than ``width``, broken with hyphens where it must be."""
    if text_width(word, size, bold=bold) <= width:
        return [word]
    hyphen = text_width("-", size, bold=bold)
    pieces, piece = [], ""
    for character in word:
        if piece and text_width(piece + character, size, bold=bold) + hyphen > width:
            own = piece.rfind("-") + 1  # a hyphen of its own is where it breaks best
            pieces.append(piece[:own] or piece + "-")
            piece = piece[own:] if own else ""
        piece += character
    return [*pieces, piece]


def wrapped(
    text: str, width: float, size: float, *, bold: bool = False, most: int | None = None
) -> tuple[str, ...]:
    """``text`` in lines at most ``width`` wide; what is past ``most`` lines becomes an ellipsis."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        for piece in _pieces(word, width, size, bold):
            longer = f"{line} {piece}" if line else piece
            if line and (line.endswith("-") or text_width(longer, size, bold=bold) > width):
                lines.append(line)
                line = piece
            else:
                line = longer
    if line:
        lines.append(line)
    if most is not None and len(lines) > most:
        kept = lines[: max(most, 1) - 1]
        rest = " ".join(lines[len(kept) :])
        return (*kept, cut(rest, width, size, bold=bold) if most else "")[:most]
    return tuple(lines)


def stacked(
    lines: tuple[str, ...],
    x: float,
    top: float,
    colour: str,
    type_size: TypeSize = TYPE.text,
    *,
    bold: bool = False,
    italic: bool = False,
    anchor: str = "start",
) -> tuple[Text, ...]:
    """The lines one below another, the first line's box starting at ``top``."""
    drop = (type_size.line + type_size.size * 0.7) / 2
    return tuple(
        Text(x, top + drop + i * type_size.line, line, type_size.size, colour, bold, italic, anchor)
        for i, line in enumerate(lines)
    )


def lines_of(*texts: str) -> float:
    """How wide the widest of ``texts`` is at the size of running text."""
    return max((text_width(text, TYPE.text.size) for text in texts), default=0.0)
