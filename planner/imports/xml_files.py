"""XML from anywhere: read whole within limits, and never with a document type definition."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from planner.files import read_whole
from planner.i18n import N_
from planner.imports.errors import DoctypeError, NotXmlError, TooMuchError

__all__ = ["children", "local", "parse_xml", "read_xml", "text_of", "without_counting"]

MOST_MEGABYTES: Final = 20
MOST_ELEMENTS: Final = 400_000
MOST_ATTRIBUTES: Final = 1_500_000
MOST_DEPTH: Final = 200


class _DoctypeBegunError(Exception):
    """A document type definition begins."""


@contextmanager
def without_counting() -> Iterator[None]:
    """Let nothing look for cycles: a tree has none, and looking takes as long as reading it."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def read_xml(path: Path) -> bytes:
    """The bytes of an XML file, for ``parse_xml``.

    Raises:
        FileError: It cannot be read, or is too large.
    """
    return read_whole(path, megabytes=MOST_MEGABYTES)


def parse_xml(data: bytes, file: str, until: tuple[bytes, ...] = ()) -> Element:
    """The root element of XML in any encoding that Python's own parser reads.

    With words to read ``until``, what comes after the last of any of them is held to be well
    formed, but no elements are made of it. A document type is refused where it begins, before
    anything in it is read.

    Raises:
        FileError: It is not XML, holds too much, or has a document type.
    """
    if data.count(b"<") > 2 * MOST_ELEMENTS or data.count(b"=") > MOST_ATTRIBUTES:
        raise TooMuchError(file=file, what=N_("too many elements"))
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    builder = TreeBuilder()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    end = max((data.rfind(word) for word in until), default=-1)
    end = len(data) if end < 0 else data.find(b">", end) + 1 or len(data)
    try:
        parser.Parse(data[:end], False)
        if end < len(data):
            parser.StartElementHandler = None
            parser.EndElementHandler = None
            parser.CharacterDataHandler = None
            parser.Parse(data[end:], False)
        parser.Parse(b"", True)
    except _DoctypeBegunError:
        raise DoctypeError(file=file) from None
    except expat.ExpatError as error:
        raise NotXmlError(file=file, line=str(error.lineno)) from error
    except (ValueError, LookupError) as error:  # an encoding that is none, or is not known
        raise NotXmlError(file=file, line="1") from error
    root: Element = builder.close()
    return root


def _refuse_doctype(*_words: object) -> None:
    raise _DoctypeBegunError


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return _without_space(element.tag)


@lru_cache(4096)
def _without_space(tag: str) -> str:
    return tag.rpartition("}")[2]


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children of an element that are called so, whatever their namespace."""
    return (child for child in element if _without_space(child.tag) in names)


def text_of(element: Element | None) -> str:
    """The text of an element and of all within it, its spaces made single."""
    if element is None:
        return ""
    said = "".join(element.itertext()) if len(element) else element.text or ""
    return " ".join(said.split())
