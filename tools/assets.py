"""Makes the bundled font, its table of widths, the icons and the map symbols from their sources."""

import argparse
import json
import re
import shutil
from pathlib import Path
from typing import Any, Final

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.subset import Options, Subsetter
from fontTools.svgLib.path import SVGPath
from fontTools.ttLib import TTFont

ROOT: Final = Path(__file__).resolve().parent.parent
FONTS: Final = ROOT / "planner" / "fonts"
ICONS: Final = ROOT / "ui" / "icons"
SYMBOLS: Final = ROOT / "planner" / "drawing" / "symbols.json"
LICENCES: Final = ROOT / "installer" / "licences"

FAMILY: Final = "Planner Sans"  # the source reserves its own name for unchanged copies
FACES: Final = {"Regular": "Regular", "Bold": "Semibold", "Italic": "It"}
CHARACTERS: Final = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x18F, 0x18F), (0x192, 0x192), (0x1CD, 0x1DC), (0x1E6, 0x1E7),
    (0x1FA, 0x1FF), (0x218, 0x21B), (0x232, 0x233), (0x259, 0x259), (0x2BC, 0x2BC),
    (0x2C6, 0x2C7), (0x2D8, 0x2DD), (0x300, 0x304), (0x306, 0x308), (0x30A, 0x30C),
    (0x327, 0x328), (0x391, 0x3C9), (0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x1EF2, 0x1EF3),
    (0x2009, 0x2027), (0x2030, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044), (0x2070, 0x2089),
    (0x20AC, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122), (0x2126, 0x2126), (0x215B, 0x215E),
    (0x2190, 0x2199), (0x2202, 0x2202), (0x2206, 0x2206), (0x220F, 0x220F), (0x2211, 0x2212),
    (0x2215, 0x2215), (0x221A, 0x221A), (0x221E, 0x221E), (0x222B, 0x222B), (0x2248, 0x2248),
    (0x2260, 0x2260), (0x2264, 0x2265), (0x25A0, 0x25A1), (0x25AA, 0x25AB), (0x25B2, 0x25C3),
    (0x25C6, 0x25C7), (0x25CA, 0x25CB), (0x25CF, 0x25CF), (0x25E6, 0x25E6), (0x2605, 0x2606),
    (0x2610, 0x2612), (0x2713, 0x2713), (0x2717, 0x2717),
)  # fmt: skip

SETTING_ICONS: Final = {
    "home": "house",
    "virtual": "video",
    "community": "map-pin",
    "hospital": "hospital",
}
KIND_ICONS: Final = {
    "prevention": "shield-check",
    "self_management": "hand-heart",
    "contact": "stethoscope",
    "test": "test-tube",
    "interpretation": "scan-eye",
    "procedure": "syringe",
    "review": "calendar-check",
    "advice": "messages-square",
    "admission": "bed",
    "end": "flag",
}
ACTION_ICONS: Final = {
    "stream": "users",
    "sub_pathway": "workflow",
    "add": "plus",
    "connect": "spline",
    "delete": "trash-2",
    "rename": "pencil",
    "duplicate": "copy",
    "cut": "scissors",
    "paste": "clipboard-paste",
    "undo": "undo-2",
    "redo": "redo-2",
    "zoom_in": "zoom-in",
    "zoom_out": "zoom-out",
    "zoom_fit": "maximize",
    "arrange": "layout-dashboard",
    "search": "search",
    "new": "file-plus",
    "open": "folder-open",
    "save": "save",
    "import": "file-input",
    "export": "share",
    "pdf": "file-text",
    "excel": "file-spreadsheet",
    "picture": "image",
    "print": "printer",
    "map": "map",
    "table": "table-2",
    "results": "chart-column",
    "proposal": "file-check",
    "pathway": "route",
    "starters": "library",
    "recent": "history",
    "staff": "user-round",
    "money": "pound-sterling",
    "moved": "arrow-right-left",
    "compare": "columns-2",
    "one_design": "square",
    "overlaid": "layers-2",
    "differences": "diff",
    "numbers": "hash",
    "journeys": "footprints",
    "error": "circle-alert",
    "warning": "triangle-alert",
    "info": "info",
    "good": "circle-check",
    "tip": "lightbulb",
    "source": "book-open",
    "link": "link",
    "light": "sun",
    "dark": "moon",
    "language": "languages",
    "help": "life-buoy",
    "settings": "settings-2",
    "command": "command",
    "expand": "chevron-right",
    "collapse": "chevron-down",
    "fold_left": "panel-left-close",
    "unfold_left": "panel-left-open",
    "fold_right": "panel-right-close",
    "unfold_right": "panel-right-open",
    "more": "ellipsis",
    "close": "x",
    "check": "check",
}


def _rename(font: TTFont, style: str) -> None:
    names: Any = font["name"]
    names.names = [record for record in names.names if record.nameID in {0, 5, 8, 9, 11, 13, 14}]
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    for number, text in {
        1: FAMILY,
        2: style,
        3: f"{postscript};1",
        4: FAMILY if style == "Regular" else f"{FAMILY} {style}",
        6: postscript,
        10: "Source Sans 3 by Adobe, cut down to the characters the planner uses and renamed.",
    }.items():
        names.setName(text, number, 3, 1, 0x409)
    metrics: Any = font["OS/2"]
    head: Any = font["head"]
    metrics.usWeightClass = 700 if style == "Bold" else 400
    metrics.fsSelection &= ~0b110_0001
    metrics.fsSelection |= {"Regular": 0x40, "Bold": 0x20, "Italic": 0x01}[style]
    head.macStyle = {"Regular": 0, "Bold": 1, "Italic": 2}[style]


def fonts(source: Path) -> None:
    """Write the three faces and the table of their widths, from the unpacked font package."""
    wanted = [code for first, last in CHARACTERS for code in range(first, last + 1)]
    widths: dict[str, dict[str, int]] = {}
    for style, original in FACES.items():
        font = TTFont(source / "TTF" / f"SourceSans3-{original}.ttf", recalcTimestamp=False)
        options = Options()
        options.layout_features = ["kern", "mark", "mkmk", "ccmp"]
        options.name_IDs = ["*"]
        options.notdef_outline = True
        cut = Subsetter(options)
        cut.populate(unicodes=wanted)
        cut.subset(font)
        _rename(font, style)
        font.save(FONTS / f"PlannerSans-{style}.ttf")
        advances: Any = font["hmtx"]
        named = font.getBestCmap()
        widths[style] = {chr(code): advances[named[code]][0] for code in sorted(named)}
    (FONTS / "widths.json").write_text(
        json.dumps(widths, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8"
    )
    for place in (FONTS / "OFL.txt", LICENCES / "planner-sans.txt"):
        text = (source / "LICENSE.md").read_text("utf-8").replace("\r\n", "\n")
        place.write_text("\n".join(line.rstrip() for line in text.splitlines()) + "\n", "utf-8")


def _thinned(svg: str) -> str:
    inner = re.sub(r"^.*?<svg.*?>|</svg>.*$", "", svg, flags=re.DOTALL)
    shapes = "".join(line.strip() for line in inner.splitlines())
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" '
        'fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" '
        f'stroke-linejoin="round">{shapes}</svg>\n'
    )


def _outline(svg: str) -> str:
    pen = DecomposingRecordingPen({})
    SVGPath.fromstring(svg.encode()).draw(pen)
    parts: list[str] = []
    at = (0.0, 0.0)
    for verb, points in pen.value:
        if verb == "qCurveTo":
            ((qx, qy), (x, y)) = points
            first = (at[0] + 2 / 3 * (qx - at[0]), at[1] + 2 / 3 * (qy - at[1]))
            second = (x + 2 / 3 * (qx - x), y + 2 / 3 * (qy - y))
            verb, points = "curveTo", (first, second, (x, y))
        letter = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "closePath": "Z"}.get(verb)
        if letter is None:
            continue
        parts.append(" ".join([letter, *(f"{n:.5g}" for point in points for n in point)]))
        if points:
            at = points[-1]
    return " ".join(parts)


def icons(source: Path) -> None:
    """Write the icons and the symbols of the map, from the folder of the icons' package."""
    for old in ICONS.glob("*.svg"):
        old.unlink()
    symbols = {}
    for name, original in (SETTING_ICONS | KIND_ICONS | ACTION_ICONS).items():
        svg = _thinned((source / "icons" / f"{original}.svg").read_text("utf-8"))
        (ICONS / f"{name}.svg").write_text(svg, "utf-8")
        if name in SETTING_ICONS | KIND_ICONS or name == "sub_pathway":
            symbols[name] = _outline(svg)
    SYMBOLS.write_text(json.dumps(symbols, indent=1, sort_keys=True) + "\n", "utf-8")
    shutil.copyfile(source / "LICENSE", LICENCES / "lucide-icons.txt")


def main(argv: list[str] | None = None) -> int:
    """Make everything from two unpacked packages: `source-sans` 3.52 and `lucide-static` 1.62."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("font", type=Path, help="folder of the source-sans package")
    parser.add_argument("icons", type=Path, help="folder of the lucide-static package")
    options = parser.parse_args(argv)
    fonts(options.font)
    icons(options.icons)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
