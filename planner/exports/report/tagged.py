"""A tagged PDF on reportlab's canvas: structure elements, and marks around what each draws."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from hashlib import md5
from html import escape
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

__all__ = ["Element", "TaggedCanvas"]

ROOT: Final = "StructureRoot"
_PAINTS: Final = re.compile(r"(?:^|\s)(?:Tj|TJ|'|\"|[fFBbSs]\*?|b|sh|Do|EI)(?:\s|$)")


class Element:
    """A structure element, put into the tree when it first draws something.

    ``repeats`` says that only the first drawing counts, as of a table's header on later pages.
    """

    __slots__ = ("alt", "box", "first_page", "kids", "name", "parent", "repeats", "role", "scope")

    def __init__(
        self,
        role: str,
        parent: "Element | None" = None,
        *,
        alt: str = "",
        scope: str = "",
        repeats: bool = False,
    ) -> None:
        self.role = role
        self.parent = parent
        self.alt = alt
        self.scope = scope
        self.repeats = repeats
        self.box: tuple[float, float, float, float] | None = None
        self.kids: list[Element | tuple[int, int]] = []
        self.first_page: int | None = None
        self.name = ""

    def attributes(self) -> PDFDictionary | None:
        """Where a figure stands, or which cells a table heading is for."""
        if self.scope:
            return PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(self.scope)})
        if self.box is not None:
            box = PDFArray([round(n, 2) for n in self.box])
            return PDFDictionary(
                {"O": PDFName("Layout"), "BBox": box, "Placement": PDFName("Block")}
            )
        return None


class TaggedCanvas(Canvas):
    """A canvas that knows which structure element draws; all else on a page is an artifact."""

    _code: list[str]
    _doc: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.root = Element("Document")
        self._marks: list[list[Element]] = [[]]
        self._is_marking = False
        self.setViewerPreference("DisplayDocTitle", "true")

    def put(self, element: Element) -> None:
        """Take an element into the tree, and those above it."""
        parent = element.parent or self.root
        if element.first_page is None and element is not self.root:
            if parent is not self.root:
                self.put(parent)
            element.parent = parent
            element.first_page = len(self._marks) - 1
            parent.kids.append(element)

    @contextmanager
    def marked(self, element: Element | None) -> Iterator[None]:
        """What is drawn inside the block belongs to ``element``; with ``None`` it is decoration."""
        if element is None or self._is_marking or (element.repeats and element.kids):
            yield
            return
        self.put(element)
        page = len(self._marks) - 1
        number = len(self._marks[page])
        self._marks[page].append(element)
        element.kids.append((page, number))
        self._code.append(f"/{element.role} <</MCID {number}>> BDC")
        self._is_marking = True
        yield
        self._is_marking = False
        self._code.append("EMC")

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """End the page: what no element drew becomes an artifact."""
        self._code[:] = _with_artifacts(self._code)
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._marks) - 1
        page.Tabs = PDFName("S")
        self._marks.append([])

    def describe(self, *, title: str, author: str, subject: str, when: date) -> None:
        """Say of the document what it is, who wrote it and on which day."""
        self.setTitle(title)
        self.setAuthor(author)
        self.setSubject(subject)
        self.setCreator("Community by Design pathway planner")
        stamp = self._doc._timeStamp
        stamp.YMDhms = (when.year, when.month, when.day, 12, 0, 0)
        stamp.dhh = stamp.dmm = 0
        # The file's identity comes from what it says, not from the machine's clock or settings.
        self._doc.signature = md5(f"{title}\n{author}\n{when}".encode(), usedforsecurity=False)

    def save(self) -> None:
        """Write the document with its structure, language and description."""
        if len(self._code):
            self.showPage()
        catalog, info = self._doc.Catalog, self._doc.info
        catalog.StructTreeRoot = self._structure()
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        day = "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*self._doc._timeStamp.YMDhms)
        catalog.Metadata = _xmp(info.title, info.author, info.subject, str(catalog.Lang.s), day)
        super().save()

    def _structure(self) -> PDFDictionary:
        document = self._doc
        elements = list(_within(self.root))
        for number, element in enumerate(elements):
            element.name = f"Structure{number}"
        for element in elements:
            document.Reference(_Entry(element), element.name)
        numbers: list[Any] = []
        for page, marks in enumerate(self._marks[:-1]):
            numbers += [page, document.Reference(_Marks(marks), f"Marks{page}")]
        tree = PDFDictionary(
            {
                "Type": PDFName("StructTreeRoot"),
                "K": PDFArray([PDFObjectReference(self.root.name)]),
                "ParentTree": PDFDictionary({"Nums": PDFArray(numbers)}),
                "ParentTreeNextKey": len(self._marks) - 1,
            }
        )
        document.Reference(tree, ROOT)
        return tree


def _within(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _within(kid)


class _Entry(PDFObject):
    """An element as the file has it: written at once, as there are thousands of them."""

    def __init__(self, element: Element) -> None:
        self.element = element

    def format(self, document: Any) -> bytes:
        """The dictionary of the element."""
        numbers, element = document.idToObjectNumberAndVersion, self.element
        kids = " ".join(_kid(kid, numbers) for kid in element.kids)
        parent = _number(element.parent.name if element.parent else ROOT, numbers)
        written = f"<< /Type /StructElem /S /{element.role} /P {parent} /K [ {kids} ]"
        if element.first_page is not None:
            written += f" /Pg {_page(element.first_page, numbers)}"
        said = written.encode("ascii")
        if element.alt:
            said += b" /Alt " + PDFString(element.alt).format(document)
        if (attributes := element.attributes()) is not None:
            said += b" /A " + attributes.format(document)
        return said + b" >>"


class _Marks(PDFObject):
    """The elements that draw on a page, in the order of their marks."""

    def __init__(self, marks: Sequence[Element]) -> None:
        self.marks = marks

    def format(self, document: Any) -> bytes:
        """The array of them."""
        numbers = document.idToObjectNumberAndVersion
        return f"[ {' '.join(_number(e.name, numbers) for e in self.marks)} ]".encode("ascii")


_Numbers = Mapping[str, tuple[int, int]]


def _kid(kid: Element | tuple[int, int], numbers: _Numbers) -> str:
    """A child: an element, or what is drawn with its page."""
    if isinstance(kid, Element):
        return _number(kid.name, numbers)
    page, number = kid
    return f"<< /Type /MCR /Pg {_page(page, numbers)} /MCID {number} >>"


def _number(name: str, numbers: _Numbers) -> str:
    """A reference to an object of the file."""
    number, version = numbers[name]
    return f"{number} {version} R"


def _page(index: int, numbers: _Numbers) -> str:
    return _number(f"Page{index + 1}", numbers)


def _with_artifacts(code: Sequence[str]) -> list[str]:
    """The operators of a page, with every stretch that paints outside an element marked."""
    done: list[str] = []
    stretch: list[str] = []
    is_inside = False

    def close() -> None:
        paints = any(_PAINTS.search(operators) for operators in stretch)
        done.extend(("/Artifact BMC", *stretch, "EMC") if paints else stretch)
        stretch.clear()

    for operators in code:
        if operators.endswith(" BDC"):
            close()
            is_inside = True
        (done if is_inside else stretch).append(operators)
        if operators == "EMC":
            is_inside = False
    close()
    return done


def _xmp(title: str, author: str, subject: str, language: str, day: str) -> PDFStream:
    """The description of the document that readers of tagged PDF look for."""
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(subject)}</rdf:li></rdf:Alt>
</dc:description>
<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
    kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    return PDFStream(kind, packet.encode("utf-8"), [])
