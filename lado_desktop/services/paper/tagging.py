"""What every mark on the page is (heading, paragraph, cell), so that screen readers can follow it (PDF/UA-1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

# A PDFDocument, whose published types leave out its pages and its catalogue.
Document = Any

LANGUAGE = "en-GB"
METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class Mark(NamedTuple):
    """A stretch of one page's drawing: the page from 0, and its number on that page."""

    page: int
    number: int


@dataclass(eq=False)
class Element:
    """A node of the structure: `role` is a standard PDF role, `said` the text it was given, `scope` is for TH."""

    role: str
    said: str = ""
    scope: str = ""
    kids: list[Element] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def add(self, role: str, said: str = "", scope: str = "") -> Element:
        """A new last child."""
        kid = Element(role, said, scope)
        self.kids.append(kid)
        return kid

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


class Pen:
    """Brackets drawing on a canvas with what it is; numbers the stretches of each page from 0."""

    def __init__(self) -> None:
        self._used: dict[int, int] = defaultdict(int)

    def begin(self, canvas: Canvas, element: Element) -> None:
        """What is drawn until `end` belongs to `element`."""
        page = canvas.getPageNumber() - 1
        mark = Mark(page, self._used[page])
        self._used[page] += 1
        element.marks.append(mark)
        canvas.addLiteral(f"/{element.role} <</MCID {mark.number}>> BDC")

    def decorate(self, canvas: Canvas) -> None:
        """What is drawn until `end` is no part of what the paper says."""
        canvas.addLiteral("/Artifact BMC")

    def end(self, canvas: Canvas) -> None:
        """Close what `begin` or `decorate` opened."""
        canvas.addLiteral("EMC")


def describe(document: Document, root: Element, title: str) -> None:
    """Write structure, language and title into `document`, which has all its pages and has not been saved."""
    by_page: dict[int, dict[int, PDFObjectReference]] = defaultdict(dict)
    top = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    document.Reference(top, "structure")
    top.dict["K"] = PDFArray([_write(document, root, PDFObjectReference("structure"), by_page)])
    top.dict["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(list(_numbers(by_page)))}), "parents")
    top.dict["ParentTreeNextKey"] = len(document.Pages.pages)
    for number, page in enumerate(document.Pages.pages):
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = number, PDFName("S")
    catalog = document.Catalog
    catalog.StructTreeRoot = top
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.Lang = PDFString(LANGUAGE)
    catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    catalog.Metadata = _metadata(title)


def _write(
    document: Document,
    element: Element,
    parent: PDFObjectReference,
    by_page: dict[int, dict[int, PDFObjectReference]],
) -> PDFObjectReference:
    name = f"element{len(document.idToObject)}"
    here = PDFObjectReference(name)
    node = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.role), "P": parent})
    document.Reference(node, name)
    for mark in element.marks:
        by_page[mark.page][mark.number] = here
    node.dict["K"] = PDFArray(
        [_content(mark) for mark in element.marks] + [_write(document, kid, here, by_page) for kid in element.kids]
    )
    if element.scope:
        node.dict["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(element.scope)})
    return here


def _content(mark: Mark) -> PDFDictionary:
    page = PDFObjectReference(f"Page{mark.page + 1}")
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": mark.number})


def _numbers(by_page: dict[int, dict[int, PDFObjectReference]]) -> Iterator[object]:
    for page in sorted(by_page):
        yield page
        yield PDFArray([by_page[page][number] for number in sorted(by_page[page])])


def _metadata(title: str) -> PDFStream:
    dictionary = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    return PDFStream(dictionary, METADATA.format(title=title, language=LANGUAGE).encode())
