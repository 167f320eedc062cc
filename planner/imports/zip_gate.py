"""The gate for workbooks: what a table needs, and no bombs, macros, links or document types."""

import io
import zipfile
import zlib
from typing import Final

from planner.i18n import N_
from planner.imports.errors import DoctypeError, HostileError
from planner.imports.xml_files import MOST_ATTRIBUTES, MOST_ELEMENTS

__all__ = ["checked_workbook"]

MOST_MEMBERS: Final = 2_000
MOST_BYTES: Final = 200_000_000
MOST_RATIO: Final = 100
MOST_PART: Final = 60_000_000
SMALL: Final = 100_000  # so little may be packed as tightly as it likes
_OLE: Final = b"\xd0\xcf\x11\xe0"
_FORBIDDEN: Final = ("vbaproject", "externallinks/", "embeddings/", "activex/", "macrosheets/")
_PIECE: Final = 1 << 20


def checked_workbook(data: bytes, file: str) -> io.BytesIO:
    """The bytes of a workbook that passed the gate, ready to be opened.

    Raises:
        HostileError: It is no zip, too large when unpacked, or holds macros or links elsewhere.
        DoctypeError: A part of it has a document type definition.
    """
    if data.startswith(_OLE):
        raise HostileError(file=file, what=N_("it is in an old form, or locked with a password"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _refuse_names(packed, file)
            whole = 0
            for member in packed.infolist():
                whole += _unpacked(packed, member, file)
                if whole > MOST_BYTES:
                    raise HostileError(file=file, what=N_("it is too large when unpacked"))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError,
            NotImplementedError, IndexError, OverflowError) as error:  # fmt: skip
        raise HostileError(file=file, what=N_("it is damaged, or no workbook")) from error
    return io.BytesIO(data)


def _refuse_names(packed: zipfile.ZipFile, file: str) -> None:
    members = packed.infolist()
    if len(members) > MOST_MEMBERS:
        raise HostileError(file=file, what=N_("it has too many parts"))
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise HostileError(file=file, what=N_("it is too large when unpacked"))
    seen = set()
    for member in members:
        name = member.filename.replace("\\", "/").lower()
        is_odd = name.startswith("/") or ":" in name or ".." in name.split("/") or "\0" in name
        if is_odd or name in seen:
            raise HostileError(file=file, what=N_("its parts have odd names"))
        seen.add(name)
        if any(word in name for word in _FORBIDDEN):
            raise HostileError(file=file, what=N_("it has macros, or links to other files"))
        if member.file_size > max(SMALL, MOST_RATIO * member.compress_size):
            raise HostileError(file=file, what=N_("it is packed tighter than any table"))


def _unpacked(packed: zipfile.ZipFile, member: zipfile.ZipInfo, file: str) -> int:
    """How many bytes a part has, read piece by piece, whatever it says of itself."""
    size = elements = attributes = 0
    before = b""
    with packed.open(member) as part:
        while piece := part.read(_PIECE):
            size += len(piece)
            elements += piece.count(b"<")
            attributes += piece.count(b"=")
            plain = (before + piece).replace(b"\0", b"").upper()  # in two-byte letters too
            if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
                raise DoctypeError(file=file)
            before = piece[-32:]
            if size > min(MOST_PART, max(SMALL, MOST_RATIO * member.compress_size)):
                raise HostileError(file=file, what=N_("it is too large when unpacked"))
            if elements > 4 * MOST_ELEMENTS or attributes > 2 * MOST_ATTRIBUTES:
                raise HostileError(file=file, what=N_("it is too large when unpacked"))
    return size
