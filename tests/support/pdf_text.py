"""What a PDF of ours says and where: every stretch of text with its page and its box."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from planner.fonts import text_width

__all__ = ["Shown", "is_marked_draft", "outline", "shown", "text_of"]

Matrix = tuple[float, float, float, float, float, float]
START: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch of text on a page (from 1), from ``left`` to ``right`` on its base line [points].

    ``is_level`` is whether it is not turned; ``tag`` is the structure role or ``Artifact``.
    """

    page: int
    text: str
    left: float
    right: float
    y: float
    size: float
    tag: str
    is_level: bool


def text_of(path: Path) -> str:
    """All the text, stretches joined as a reader would: a space where a line ends."""
    return " ".join(" ".join(one.text for one in shown(path)).split())


def outline(path: Path) -> list[str]:
    """The bookmarks, outer and inner, in order."""
    with pikepdf.open(path) as pdf, pdf.open_outline() as tree:
        return [title for item in tree.root for title in _titles(item)]


def _titles(item: Any) -> Iterator[str]:
    yield str(item.title)
    for child in item.children:
        yield from _titles(child)


def is_marked_draft(path: Path, word: str) -> bool:
    """Whether ``word`` is laid over the first page, turned and as decoration."""
    return any(
        one.text == word and not one.is_level and one.tag == "Artifact"
        for one in shown(path)
        if one.page == 1
    )


def shown(path: Path) -> list[Shown]:
    """Every stretch of text in drawing order."""
    with pikepdf.open(path) as pdf:
        return [
            one
            for number, page in enumerate(pdf.pages, start=1)
            for one in _drawn(page, page.Resources, number, START, "")
        ]


def _drawn(stream: Any, resources: Any, page: int, at: Matrix, tag: str) -> Iterator[Shown]:
    fonts = {
        name: (_letters(font), "Bold" in str(font.BaseFont))
        for name, font in resources.get("/Font", {}).items()
    }
    place, stack, tags = at, list[Matrix](), [tag]
    line, lead, size = START, 0.0, 0.0
    letters: Mapping[int, str] = {}
    is_bold = False
    for step in pikepdf.parse_content_stream(stream):
        numbers = [float(n) for n in step.operands if isinstance(n, (int, float)) or _is_number(n)]
        match str(step.operator):
            case "q":
                stack.append(place)
            case "Q":
                place = stack.pop()
            case "cm":
                place = _times(tuple(numbers), place)  # type: ignore[arg-type]
            case "BDC" | "BMC":
                tags.append(str(step.operands[0])[1:])
            case "EMC":
                tags.pop()
            case "BT":
                line = START
            case "Tm":
                line = tuple(numbers)  # type: ignore[assignment]
            case "Td":
                line = _times((1, 0, 0, 1, numbers[0], numbers[1]), line)
            case "TL":
                lead = numbers[0]
            case "T*":
                line = _times((1, 0, 0, 1, 0, -lead), line)
            case "Tf":
                (letters, is_bold), size = fonts[str(step.operands[0])], numbers[0]
            case "Tj":
                said = "".join(letters.get(code, "\ufffd") for code in bytes(step.operands[0]))
                width = text_width(said, size, bold=is_bold)
                yield _placed(said, width, size, _times(line, place), page, tags[-1])
            case "Do":
                form = resources.XObject[str(step.operands[0])]
                yield from _drawn(form, form.Resources, page, place, tags[-1])


def _is_number(value: Any) -> bool:
    return type(value).__name__ == "Decimal"


def _placed(said: str, width: float, size: float, at: Matrix, page: int, tag: str) -> Shown:
    a, b, _c, _d, x, y = at
    scale = (a * a + b * b) ** 0.5
    right = x + width * a
    return Shown(page, said, min(x, right), max(x, right), y, size * scale, tag, abs(b) < 1e-6)


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _letters(font: Any) -> Mapping[int, str]:
    """What each code of a subset stands for."""
    written = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"^<(\w\w)> <(\w{4,})>$", written, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(said).decode("utf-16-be") for code, said in pairs}
