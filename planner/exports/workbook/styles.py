"""How a cell looks: one named style for each kind of content and number format."""

from collections.abc import Iterator
from typing import Final

from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
from openpyxl.styles import (
    Alignment,
    Border,
    Color,
    Font,
    NamedStyle,
    PatternFill,
    Protection,
    Side,
)
from openpyxl.styles.differential import DifferentialStyle

from planner.look import LIGHT

__all__ = [
    "FONT",
    "FORMATS",
    "INPUT_FILL",
    "INPUT_INK",
    "alarm",
    "all_styles",
    "colour",
    "heat_scale",
]

FONT: Final = "Arial"
INPUT_INK: Final = "0B3CC1"
INPUT_FILL: Final = "FFF8DC"
STRIPE: Final = "EEF1F4"
GREY: Final = "75808D"
HEAT: Final = "8CC3E8"
FORMATS: Final = {
    form: ";".join(f"{part}_-" for part in code.split(";"))  # air between a number and what follows
    for form, code in {
        "general": "General",
        "whole": '#,##0;-#,##0;"–"',
        "number": '#,##0.0;-#,##0.0;"–"',
        "exact": '#,##0.00;-#,##0.00;"–"',
        "fine": '0.0000;-0.0000;"–"',
        "share": '0.0%;-0.0%;"–"',
        "chance": '0.0%;-0.0%;"·"',
        "rate": "0.0##%",
        "pounds": '"£"#,##0;-"£"#,##0;"–"',
        "pence": '"£"#,##0.00;-"£"#,##0.00;"–"',
        "year": "0",
    }.items()
}
# Excel shows a truth as it is; LibreOffice shows one that it has not worked out anew as a number.
_TRUTH: Final = '"TRUE";"TRUE";"FALSE"'


def colour(token: str) -> str:
    """A colour of the look as Excel writes it."""
    return token.removeprefix("#")


def _font(**how: object) -> Font:
    return Font(name=FONT, **{"size": 10, "color": colour(LIGHT.ink), **how})  # type: ignore[arg-type]


def _fill(rgb: str) -> PatternFill:
    return PatternFill("solid", start_color=rgb, end_color=rgb)


_HAIRLINE: Final = Side("thin", color=colour(LIGHT.hairline))
_INK_LINE: Final = Side("thin", color=colour(LIGHT.ink))
_BOX: Final = Border(bottom=_HAIRLINE)
_TOTAL_BOX: Final = Border(top=_INK_LINE, bottom=_HAIRLINE)


def all_styles() -> Iterator[NamedStyle]:
    """Every named style, to be added once to a workbook."""
    top = Alignment(vertical="top", wrap_text=True)
    plain = Alignment(vertical="top")
    right = Alignment(horizontal="right", vertical="top")
    middle = Alignment(horizontal="center", vertical="top")
    yield NamedStyle("title", _font(size=16, bold=True), alignment=Alignment(vertical="center"))
    yield NamedStyle("subtitle", _font(color=colour(LIGHT.muted)), alignment=plain)
    yield NamedStyle("banner", _font(bold=True, color=colour(LIGHT.warning)), alignment=plain)
    yield NamedStyle("section", _font(size=12, bold=True), alignment=Alignment(vertical="bottom"))
    yield NamedStyle("note", _font(size=9, color=colour(LIGHT.muted)), alignment=plain)
    yield NamedStyle("wrapped note", _font(size=9, color=colour(LIGHT.muted)), alignment=top)
    for name, align in (("head", "left"), ("head number", "right")):
        yield NamedStyle(
            name,
            _font(bold=True, color="FFFFFF", size=9),
            _fill(colour(LIGHT.ink)),
            alignment=Alignment(horizontal=align, vertical="center", wrap_text=True),
        )
    yield NamedStyle("label", _font(), border=_BOX, alignment=top)
    yield NamedStyle("strong label", _font(bold=True), border=_BOX, alignment=top)
    yield NamedStyle("small label", _font(size=8, color=GREY), border=_BOX, alignment=plain)
    yield NamedStyle(
        "total label", _font(bold=True), _fill(STRIPE), border=_TOTAL_BOX, alignment=top
    )
    yield NamedStyle("group", _font(bold=True), _fill(STRIPE), border=_BOX, alignment=plain)
    yield NamedStyle("plain", _font(), alignment=plain)
    yield NamedStyle("plain app", _font(italic=True, color=GREY), alignment=plain)
    yield NamedStyle("ask", _font(size=13), alignment=top)
    yield NamedStyle(
        "link", _font(color=colour(LIGHT.mark("community")), underline="single"), border=_BOX,
        alignment=plain,
    )  # fmt: skip
    yield NamedStyle("app", _font(italic=True, color=GREY), border=_BOX, alignment=top)
    for name, font in (
        ("check", _font(bold=True, color=colour(LIGHT.good))),
        ("check quiet", _font(size=9, color=GREY)),
    ):
        yield NamedStyle(name, font, border=_BOX, alignment=middle, number_format=_TRUTH)
    for setting, tone in LIGHT.settings.items():
        yield NamedStyle(
            f"{setting} label",
            _font(bold=True, color=colour(tone.mark)),
            _fill(colour(tone.tint)),
            border=_BOX,
            alignment=top,
        )
    for form, code in FORMATS.items():
        yield NamedStyle(form, _font(), border=_BOX, number_format=code, alignment=right)
        yield NamedStyle(f"total {form}", _font(bold=True), _fill(STRIPE), _TOTAL_BOX, right, code)
        yield NamedStyle(
            f"big {form}", _font(bold=True, size=14), border=_BOX, number_format=code,
            alignment=right,
        )  # fmt: skip
        yield NamedStyle(
            f"app {form}", _font(italic=True, color=GREY), border=_BOX, number_format=code,
            alignment=right,
        )  # fmt: skip
        yield NamedStyle(
            f"input {form}",
            _font(color=INPUT_INK),
            _fill(INPUT_FILL),
            border=_BOX,
            number_format=code.split(";")[0],
            alignment=right,
            protection=Protection(locked=False),
        )
    yield NamedStyle(
        "input count",
        _font(color=INPUT_INK),
        _fill(INPUT_FILL),
        border=_BOX,
        number_format="0",
        alignment=Alignment(horizontal="left", vertical="top"),
        protection=Protection(locked=False),
    )
    yield NamedStyle(
        "input text",
        _font(color=INPUT_INK),
        _fill(INPUT_FILL),
        border=_BOX,
        alignment=top,
        protection=Protection(locked=False),
    )


def alarm() -> DifferentialStyle:
    """How a check looks that does not hold."""
    return DifferentialStyle(
        font=Font(bold=True, color="FFFFFF"), fill=PatternFill(bgColor=colour(LIGHT.error))
    )


def heat_scale() -> Rule:
    """From paper white at nought to a clear blue at the largest number."""
    ends = [FormatObject(type="num", val=0), FormatObject(type="max")]
    scale = ColorScale(cfvo=ends, color=[Color("FFFFFF"), Color(HEAT)])
    return Rule(type="colorScale", colorScale=scale)
