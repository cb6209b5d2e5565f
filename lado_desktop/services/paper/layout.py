"""The bricks every paper is built from: title, headings, paragraphs, facts, tables, a line to sign on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from typing import NamedTuple

from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Spacer,
)

from lado_desktop.services.paper.fonts import FAMILIES, font
from lado_desktop.services.paper.grid import Grid
from lado_desktop.services.paper.lines import Piece
from lado_desktop.services.paper.looks import (
    BODY,
    CELL,
    CELL_HEAD,
    CELL_LABEL,
    FACTS,
    HEADING,
    LISTING,
    NOTE,
    SIGNATURE,
    SUBHEADING,
    SUBTITLE,
    TITLE,
    Look,
)
from lado_desktop.services.paper.page import (
    BOTTOM,
    HEIGHT,
    SIDE,
    TEXT_WIDTH,
    TOP,
    WIDTH,
    Furniture,
    PageCanvas,
)
from lado_desktop.services.paper.passage import Passage
from lado_desktop.services.paper.tagging import LANGUAGE, Element, Pen

# A heading moves to the next page when less than this is left under it.
ROOM_FOR_HEADING = 78
ROOM_FOR_SUBHEADING = 60
AFTER_TABLE = 6

Cell = str | tuple[str, ...]


class Column(NamedTuple):
    """A table's column: its heading and its share of the width."""

    heading: str
    share: float


class Story:
    """A paper as it grows, from top to bottom; `root` is its structure, `flow` what is laid out."""

    def __init__(self) -> None:
        self.pen = Pen()
        self.root = Element("Document")
        self.flow: list[Flowable] = []

    def title(self, text: str, below: str = "") -> None:
        """The paper's name, and a quieter line under it."""
        self._pass(TITLE, Piece(text, TITLE.face))
        if below:
            self._pass(SUBTITLE, Piece(below))

    def heading(self, text: str) -> None:
        """A part of the paper."""
        self.flow.append(CondPageBreak(ROOM_FOR_HEADING))
        self._pass(HEADING, Piece(text, HEADING.face))

    def subheading(self, text: str) -> None:
        """A part of a part; where it comes right under a heading, the two stay together."""
        if self._is_under_heading():
            self.flow[-2] = CondPageBreak(ROOM_FOR_HEADING + ROOM_FOR_SUBHEADING)
        else:
            self.flow.append(CondPageBreak(ROOM_FOR_SUBHEADING))
        self._pass(SUBHEADING, Piece(text, SUBHEADING.face))

    def paragraph(self, text: str, lead: str = "") -> None:
        """Body text, with a bold word or two before it when `lead` is given. A text of several lines keeps them."""
        self._pass(BODY, *([Piece(lead, "bold")] if lead else []), Piece(text))

    def note(self, text: str) -> None:
        """Small, quiet text."""
        self._pass(NOTE, Piece(text))

    def facts(self, rows: Sequence[tuple[str, str]]) -> None:
        """Labels on the left, what is known on the right; a row without a value is left out."""
        element = self.root.add("Table")
        cells: list[list[list[Passage]]] = []
        for label, value in ((label, value) for label, value in rows if value):
            row = element.add("TR")
            head = self._cell((label,), CELL_LABEL, row.add("TH", scope="Row"))
            cells.append([head, self._cell((value,), CELL, row.add("TD"))])
        self._lay(Grid(cells, [TEXT_WIDTH * 0.22, TEXT_WIDTH * 0.78], FACTS, self.pen))

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
        """A table with a head that is repeated on every page; a cell of several texts gets a paragraph for each."""
        element = self.root.add("Table")
        head = element.add("TR")
        cells = [
            [
                self._cell((column.heading,), CELL_HEAD, head.add("TH", scope="Column"), repeats=True)
                for column in columns
            ]
        ]
        for values in rows:
            row = element.add("TR")
            texts = [(value,) if isinstance(value, str) else value for value in values]
            cells.append([self._cell(text, CELL, row.add("TD")) for text in texts])
        whole = sum(column.share for column in columns)
        widths = [TEXT_WIDTH * column.share / whole for column in columns]
        self._lay(Grid(cells, widths, LISTING, self.pen, heads=1))

    def signature(self, who: str) -> None:
        """A line to sign on and a line for the date, kept together."""
        cells = [[self._passage(CELL_LABEL, Piece(text))] if text else [] for text in (who, "", "Date")]
        lines = Grid([cells], [TEXT_WIDTH * 0.55, TEXT_WIDTH * 0.08, TEXT_WIDTH * 0.37], SIGNATURE, self.pen)
        self.flow.append(KeepTogether([Spacer(0, 44), lines]))

    def _is_under_heading(self) -> bool:
        above = self.flow[-1] if self.flow else None
        return isinstance(above, Passage) and above.look is HEADING

    def _lay(self, grid: Grid) -> None:
        self.flow += [grid, Spacer(0, AFTER_TABLE)]

    def _pass(self, look: Look, *pieces: Piece) -> None:
        self.flow.append(self._passage(look, *pieces))

    def _passage(self, look: Look, *pieces: Piece, under: Element | None = None, repeats: bool = False) -> Passage:
        said = " ".join(piece.text for piece in pieces)
        element = (under or self.root).add(look.role, said)
        return Passage(pieces, look, element, self.pen, repeats=repeats)

    def _cell(self, texts: tuple[str, ...], look: Look, under: Element, *, repeats: bool = False) -> list[Passage]:
        return [self._passage(look, Piece(text, look.face), under=under, repeats=repeats) for text in texts if text]


def build(story: Story, furniture: Furniture, title: str) -> bytes:
    """The paper as PDF, made in memory, with `title` alone in its properties; the same story gives the same bytes."""
    frame = Frame(SIDE, BOTTOM, TEXT_WIDTH, HEIGHT - TOP - BOTTOM, 0, 0, 0, 0)
    written = BytesIO()
    document = BaseDocTemplate(
        written,
        pagesize=(WIDTH, HEIGHT),
        pageTemplates=[PageTemplate(frames=[frame])],
        title=title,
        author="",
        subject="",
        creator="",
        lang=LANGUAGE,
        invariant=1,
        initialFontName=font(FAMILIES["regular"][0]).fontName,
    )
    canvas = partial(PageCanvas, furniture=furniture, root=story.root, pen=story.pen, title=title)
    document.build(story.flow, canvasmaker=canvas)
    return written.getvalue()
