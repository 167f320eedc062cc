"""The finished file: computed values put beside formulas, and nothing in it that a clock wrote."""

import gc
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Final
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from planner.exports.workbook.formulas import Scalar

__all__ = ["finished", "nothing_collected"]

# What openpyxl writes for a formula: a cell with an element f and an empty element v.
_FORMULA_CELL: Final = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"([^>]*?)(?: t="\w+")?([^>]*)>(<f[ >].*?</f>)<v ?(?:/>|></v>)</c>'
)
# Excel takes _x0041_ for the letter A; an underscore that begins such a thing is escaped itself.
_TEXT: Final = re.compile(rb"<t(?: [^>]*)?>[^<]*</t>")
_MEANT_AS_TYPED: Final = re.compile(rb"_(?=x[0-9A-Fa-f]{4}_)")
_STAMPS: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold


@contextmanager
def nothing_collected() -> Iterator[None]:
    """While a workbook is made all of it is in use, and looking for garbage takes a third more."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def finished(
    workbook: Workbook, cached: Mapping[str, Mapping[str, Scalar]], made: datetime | None = None
) -> bytes:
    """The bytes of the workbook, with ``cached`` values by sheet title and cell address.

    Args:
        workbook: As openpyxl holds it, without values beside its formulas.
        cached: The value of every formula; an array formula's at its first cell.
        made: When it was made; nothing is said of it where left out.

    Raises:
        ValueError: A formula has no value, or a value no formula.
    """
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_STORED) as unpacked:
        ExcelWriter(workbook, unpacked).save()
    out = io.BytesIO()
    with (
        zipfile.ZipFile(plain) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if found := re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name):
                title = workbook.sheetnames[int(found[1]) - 1]
                content = _with_values(title, content, cached.get(title, {}))
            elif name == "docProps/core.xml":
                content = _stamped(content, made)
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            target.writestr(member, content, compresslevel=4)
    return out.getvalue()


def _with_values(title: str, xml: bytes, values: Mapping[str, Scalar]) -> bytes:
    left = dict(values)

    def fill(found: re.Match[bytes]) -> bytes:
        address = found[1].decode()
        if address not in left:
            raise ValueError(f"{title}!{address}")
        kind, text = _written(left.pop(address))
        return b'<c r="%b"%b%b%b>%b<v>%b</v></c>' % (
            found[1], found[2], found[3], kind, found[4], text
        )  # fmt: skip

    filled = _TEXT.sub(lambda text: _MEANT_AS_TYPED.sub(b"_x005F_", text[0]), xml)
    filled = _FORMULA_CELL.sub(fill, filled)
    if left or filled.count(b"<f>") + filled.count(b"<f ") != len(values):
        raise ValueError(f"{title}: {sorted(left)[:5]}")
    return filled


def _written(value: Scalar) -> tuple[bytes, bytes]:
    """The type attribute and the content of a value."""
    if isinstance(value, bool):
        return b' t="b"', b"1" if value else b"0"
    if isinstance(value, str):
        text = escape(value).encode("utf-8")
        return b' t="str"', _MEANT_AS_TYPED.sub(b"_x005F_", text)
    return b"", repr(float(value) + 0.0).removesuffix(".0").encode()  # and never "-0"


def _stamped(xml: bytes, made: datetime | None) -> bytes:
    if made is None:
        return _STAMPS.sub(b"", xml)
    when = made.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return _STAMPS.sub(lambda found: found[1] + when + found[3], xml)
