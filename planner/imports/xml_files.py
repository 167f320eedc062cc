"""XML from anywhere: read whole within limits, and never with a document type definition."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, ParseError, XMLParser
from xml.parsers import expat

from planner.files import read_whole
from planner.i18n import N_
from planner.imports.errors import DoctypeError, NotXmlError, TooMuchError

__all__ = ["children", "local", "parse_xml", "read_xml", "text_of"]

MOST_MEGABYTES: Final = 20
MOST_ELEMENTS: Final = 400_000
MOST_ATTRIBUTES: Final = 1_500_000
MOST_DEPTH: Final = 200
_PIECE: Final = 65_536


class _BegunError(Exception):
    """The first element has begun; no document type can follow."""


class _DoctypeError(Exception):
    """There is a document type definition."""


def read_xml(path: Path) -> Element:
    """The root element of an XML file.

    Raises:
        FileError: It cannot be read, is not XML, is too large, or has a document type.
    """
    return parse_xml(read_whole(path, megabytes=MOST_MEGABYTES), path.name)


def parse_xml(data: bytes, file: str) -> Element:
    """The root element of XML in any encoding that Python's own parser reads.

    Raises:
        FileError: It is not XML, holds too much, is nested too deeply, or has a document type.
    """
    if data.count(b"<") > 2 * MOST_ELEMENTS or data.count(b"=") > MOST_ATTRIBUTES:
        raise TooMuchError(file=file, what=N_("too many elements"))
    _refuse_doctype(data, file)
    parser = XMLParser()
    try:
        parser.feed(data)
        root: Element = parser.close()
    except ParseError as error:
        raise NotXmlError(file=file, line=str(error.position[0])) from error
    except (ValueError, LookupError) as error:  # an encoding that is none, or is not known
        raise NotXmlError(file=file, line="1") from error
    return root


def _refuse_doctype(data: bytes, file: str) -> None:
    """Read what stands before the first element, the only place a document type can have."""
    prolog = expat.ParserCreate()
    prolog.StartDoctypeDeclHandler = _stop_at_doctype
    prolog.StartElementHandler = _stop_at_element
    try:
        for at in range(0, len(data), _PIECE):
            prolog.Parse(data[at : at + _PIECE], at + _PIECE >= len(data))
        prolog.Parse(b"", True)
    except _BegunError:
        return
    except _DoctypeError:
        raise DoctypeError(file=file) from None
    except expat.ExpatError as error:
        raise NotXmlError(file=file, line=str(error.lineno)) from error
    except (ValueError, LookupError) as error:
        raise NotXmlError(file=file, line="1") from error
    raise NotXmlError(file=file, line="1")


def _stop_at_doctype(*_words: object) -> None:
    raise _DoctypeError


def _stop_at_element(*_words: object) -> None:
    raise _BegunError


def local(element: Element) -> str:
    """The name of an element without its namespace; blank for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children of an element that are called so, whatever their namespace."""
    return (child for child in element if local(child) in names)


def text_of(element: Element | None) -> str:
    """The text of an element and of all within it, its spaces made single."""
    return "" if element is None else " ".join("".join(element.itertext()).split())
