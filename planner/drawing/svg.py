"""A drawing as SVG that stands alone: its font inside, its title and description for readers."""

from base64 import b64encode
from functools import cache
from html import escape
from typing import Final

from planner.drawing.marks import Drawing, Group, Line, Mark, Path, Rect, Text, flat
from planner.fonts import font_bytes
from planner.i18n import language
from planner.look import FAMILY

__all__ = ["svg"]

FALLBACK: Final = f"'{FAMILY}','Source Sans 3',Calibri,Carlito,'Segoe UI',sans-serif"
ANCHORS: Final = {"start": "", "middle": ' text-anchor="middle"', "end": ' text-anchor="end"'}


def svg(
    drawing: Drawing,
    *,
    margin: float = 0,
    background: str | None = "#FFFFFF",
    embed_font: bool = True,
) -> str:
    """The drawing as an SVG document, the same text for the same drawing every time.

    Args:
        drawing: What to draw.
        margin: Room left empty on all four sides [points].
        background: Colour behind a drawing that brings none of its own; ``None`` leaves it clear.
        embed_font: Whether the faces that are used travel inside the document.
    """
    width, height = drawing.width + 2 * margin, drawing.height + 2 * margin
    behind = drawing.background or background
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}" height="{_n(height)}" '
        f'viewBox="{_n(-margin)} {_n(-margin)} {_n(width)} {_n(height)}" role="img" '
        f'aria-labelledby="title description" xml:lang="{language()}">',
        f'<title id="title">{_said(drawing.title)}</title>',
        f'<desc id="description">{_said(drawing.description)}</desc>',
    ]
    style = f"text{{font-family:{FALLBACK};font-kerning:none;white-space:pre}}"
    if embed_font:
        style = "".join(_face(face) for face in _faces(drawing)) + style
    parts.append(f"<style>{style}</style>")
    if behind is not None:
        parts.append(_rect(Rect(-margin, -margin, width, height, 0, behind)))
    parts += [_mark(mark) for mark in drawing.marks]
    return "\n".join([*parts, "</svg>", ""])


def _faces(drawing: Drawing) -> list[str]:
    texts = [mark for mark in flat(drawing.marks) if isinstance(mark, Text)]
    used = {"Bold" if t.bold else "Italic" if t.italic else "Regular" for t in texts}
    return sorted(used)


@cache
def _face(face: str) -> str:
    weight = "bold" if face == "Bold" else "normal"
    slant = "italic" if face == "Italic" else "normal"
    data = b64encode(font_bytes(face)).decode("ascii")
    return (
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};font-style:{slant};"
        f"src:url(data:font/ttf;base64,{data}) format('truetype')}}\n"
    )


def _mark(mark: Mark) -> str:
    match mark:
        case Rect():
            return _rect(mark)
        case Line():
            ends = f'x1="{_n(mark.x1)}" y1="{_n(mark.y1)}" x2="{_n(mark.x2)}" y2="{_n(mark.y2)}"'
            return f"<line {ends}{_pen(mark)}/>"
        case Path():
            outline = " ".join(
                f"{s.verb}{' '.join(f'{_n(x)} {_n(y)}' for x, y in s.points)}"
                for s in mark.segments
            )
            return f'<path d="{outline}" fill="{mark.fill or "none"}"{_pen(mark)}/>'
        case Text():
            return _text(mark)
        case Group():
            return _group(mark)


def _rect(mark: Rect) -> str:
    rounded = f' rx="{_n(mark.radius)}"' if mark.radius else ""
    return (
        f'<rect x="{_n(mark.x)}" y="{_n(mark.y)}" width="{_n(mark.width)}" '
        f'height="{_n(mark.height)}"{rounded} fill="{mark.fill or "none"}"{_pen(mark)}/>'
    )


def _pen(mark: Rect | Line | Path) -> str:
    if mark.stroke is None:
        return ""
    pen = f' stroke="{mark.stroke}" stroke-width="{_n(mark.stroke_width)}"'
    if mark.dash:
        pen += f' stroke-dasharray="{" ".join(_n(part) for part in mark.dash)}"'
    if not isinstance(mark, Rect) and mark.round_cap:
        pen += ' stroke-linecap="round"'
    return pen + (' stroke-linejoin="round"' if isinstance(mark, Path) else "")


def _text(mark: Text) -> str:
    x, y = _n(mark.x), _n(mark.y)
    weight = ' font-weight="bold"' if mark.bold else ""
    slant = ' font-style="italic"' if mark.italic and not mark.bold else ""
    turn = f' transform="rotate({_n(mark.rotation)} {x} {y})"' if mark.rotation else ""
    return (
        f'<text x="{x}" y="{y}" font-size="{_n(mark.size)}" fill="{mark.colour}"'
        f"{weight}{slant}{ANCHORS[mark.anchor]}{turn}>{_said(mark.text)}</text>"
    )


def _group(mark: Group) -> str:
    moves = f"translate({_n(mark.x)} {_n(mark.y)})" if mark.x or mark.y else ""
    moves += f"scale({mark.scale:.6g})" if mark.scale != 1 else ""
    opened = f'<g transform="{moves}">' if moves else "<g>"
    named = f"<title>{_said(mark.name)}</title>" if mark.name else ""
    return f"{opened}{named}{''.join(_mark(inner) for inner in mark.marks)}</g>"


def _said(text: str) -> str:
    """``text`` for an XML document, without the control characters that XML forbids."""
    return escape("".join(c for c in text if c >= " " or c in "\t\n"), quote=False)


def _n(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
